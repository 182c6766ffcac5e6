/* accord-phrase.h: words looked for in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AccordWord:
 * @start: where it begins in the text, in bytes
 * @end: where it ends
 * @folded: lower case, without accents
 *
 * A word as the search index cuts text into words.
 */
typedef struct
{
  guint start;
  guint end;
  char *folded;
} AccordWord;

/**
 * AccordPhrase:
 * @text: the words with spaces between them, for the index
 * @words: (element-type utf8): the same, folded
 * @is_begun: whether the last word may go on
 * @is_abbreviation: whether it counts only where it is written in capitals
 *
 * Words that stand one after the other.
 */
typedef struct
{
  char *text;
  GPtrArray *words;
  gboolean is_begun;
  gboolean is_abbreviation;
} AccordPhrase;

GArray *accord_words_read (const char *text);

AccordPhrase *accord_phrase_new (const char *text);
void accord_phrase_free (AccordPhrase *self);
gboolean accord_phrase_find (const AccordPhrase *self, const char *text, GArray *words, guint *start, guint *end);
GPtrArray *accord_phrases_parse (const char *typed);
char *accord_phrases_write (GPtrArray *phrases, const char *between);
char *accord_phrase_quote (const char *text, guint *start, guint *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPhrase, accord_phrase_free)

G_END_DECLS
