/* accord-highlight.h: words of what was heard, coded with a theme
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-record.h"
#include "prose/accord-quote.h"

G_BEGIN_DECLS

AccordRequest *accord_highlight_add (gint64 feedback, const char *theme, const AccordQuote *quote);
AccordRequest *accord_highlight_code (gint64 highlight, const char *theme);
AccordRequest *accord_highlight_remove (gint64 highlight);

AccordRequest *accord_highlights_of_activity (gint64 activity);
AccordRequest *accord_highlights_of_theme (gint64 theme);
AccordRequest *accord_highlights_without_theme (void);
GPtrArray *accord_highlights_read_of_theme (AccordConnection *connection, gint64 theme, GError **error);

G_END_DECLS
