/* accord-prose-misspellings.h: finds misspelt words in the tables of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libspelling.h>

#include "ui/prose/accord-prose-grid.h"

G_BEGIN_DECLS

/**
 * AccordMisspelling:
 * @grid: (nullable): the table that it is in, unowned; %NULL if it stands in the text itself
 * @row: the row of its cell
 * @column: the column of its cell
 * @start: where it begins in the cell or the text, in characters
 * @end: where it ends
 */
typedef struct
{
  AccordProseGrid *grid;
  guint row;
  guint column;
  int start;
  int end;
} AccordMisspelling;

GtkTextTag *accord_prose_misspellings_get_tag (AccordProseBuffer *cell);
void accord_prose_misspellings_mark (AccordProseBuffer *cell, SpellingChecker *checker);
gboolean accord_prose_misspellings_find_next (AccordProseBuffer *buffer,
                                              GtkTextTag *tag,
                                              SpellingChecker *checker,
                                              AccordMisspelling *found);

G_END_DECLS
