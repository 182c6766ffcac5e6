/* accord-file-choice.h: the file that a person chose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GFile *accord_file_choice_finish (GObject *dialog, GAsyncResult *result, GtkWidget *widget);

G_END_DECLS
