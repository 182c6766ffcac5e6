/* accord-prose-link.h: follows the links of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void accord_prose_link_set_up (GtkTextView *view);
const char *accord_prose_link_get_at_cursor (GtkTextView *view);
gboolean accord_prose_link_open_at_cursor (GtkTextView *view);

G_END_DECLS
