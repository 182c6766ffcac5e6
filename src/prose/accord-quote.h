/* accord-quote.h: words of a text that can be found again after the text was edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How many characters on each side of a quote are kept with it. */
#define ACCORD_QUOTE_CONTEXT 32

/**
 * AccordQuote:
 * @exact: the words, on one line; "" for the text as a whole
 * @before: what stands before them, at most %ACCORD_QUOTE_CONTEXT characters
 * @after: what stands after them
 *
 * The TextQuoteSelector of the W3C's Web Annotation Data Model: words, and what tells apart the places where they are.
 */
typedef struct
{
  char *exact;
  char *before;
  char *after;
} AccordQuote;

/**
 * AccordQuoteMatch:
 * @ACCORD_QUOTE_GONE: the words are not there any more
 * @ACCORD_QUOTE_EXACT: they are there as they were
 * @ACCORD_QUOTE_ALIKE: words much like them are there
 */
typedef enum
{
  ACCORD_QUOTE_GONE,
  ACCORD_QUOTE_EXACT,
  ACCORD_QUOTE_ALIKE,
} AccordQuoteMatch;

void accord_quote_take (AccordQuote *quote, const char *text, guint start, guint end);
void accord_quote_clear (AccordQuote *quote);
AccordQuoteMatch accord_quote_find (const AccordQuote *quote, const char *text, guint *start, guint *end);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordQuote, accord_quote_clear)

G_END_DECLS
