/* accord-prose-paste.h: the clipboard of the editor of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/prose/accord-prose-grid.h"

G_BEGIN_DECLS

void accord_prose_paste_from_clipboard (GtkTextView *view, gboolean plain);
void accord_prose_copy_to_clipboard (GtkTextView *view, gboolean cut);

guint accord_prose_paste_html (AccordProseBuffer *buffer, const char *html);
guint accord_prose_paste_text (AccordProseBuffer *buffer, const char *text);
GdkContentProvider *accord_prose_copy (AccordProseBuffer *buffer);

G_END_DECLS
