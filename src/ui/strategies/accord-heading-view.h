/* accord-heading-view.h: the heading of a section, where it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_HEADING_VIEW (accord_heading_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordHeadingView, accord_heading_view, ACCORD, HEADING_VIEW, GtkTextView)

char *accord_heading_view_dup_text (AccordHeadingView *self);
void accord_heading_view_set_text (AccordHeadingView *self, const char *text);

G_END_DECLS
