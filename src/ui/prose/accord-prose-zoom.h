/* accord-prose-zoom.h: how large a text is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int accord_prose_zoom_get (void);
void accord_prose_zoom_show (GtkWidget *area);
void accord_prose_zoom_explain (GMenu *menu);
void accord_prose_zoom_attach (GtkWidget *widget);
void accord_prose_zoom_follow (GCallback changed, gpointer object);

G_END_DECLS
