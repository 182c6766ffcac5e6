/* accord-background.h: long work for a widget, on a thread of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void accord_background_run (GtkWidget *widget, GTaskThreadFunc work, gpointer data, GDestroyNotify data_free,
                            GCancellable *cancellable, GAsyncReadyCallback callback);

G_END_DECLS
