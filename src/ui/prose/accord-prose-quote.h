/* accord-prose-quote.h: words of a text that something else points at, and the text on both sides of the cursor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "prose/accord-quote.h"
#include "ui/prose/accord-prose-area.h"

G_BEGIN_DECLS

gboolean accord_prose_area_show_quote (AccordProseArea *area, const AccordQuote *quote);
gboolean accord_prose_area_take_quote (AccordProseArea *area, AccordQuote *quote);
void accord_prose_area_cut_in_two (AccordProseArea *area, char **first, char **heading, char **second);

G_END_DECLS
