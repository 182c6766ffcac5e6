/* accord-plain-english.h: what would make a text easier to read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordHintKind:
 * @ACCORD_HINT_LONG_SENTENCE: a sentence of more words than one reads with ease
 * @ACCORD_HINT_LONG_WORD: words for which there are plainer ones
 * @ACCORD_HINT_ABBREVIATION: an abbreviation that is not written out where the strategy has it first
 */
typedef enum
{
  ACCORD_HINT_LONG_SENTENCE,
  ACCORD_HINT_LONG_WORD,
  ACCORD_HINT_ABBREVIATION,
} AccordHintKind;

/**
 * AccordHint:
 * @kind: what it is about
 * @start: its first character
 * @end: the character after its last
 * @n_words: of a sentence, how many words it has
 * @words: the words it is about; of a sentence, its first
 * @instead: (nullable): plainer words
 *
 * One place that could be plainer.
 */
typedef struct
{
  AccordHintKind kind;
  guint start;
  guint end;
  guint n_words;
  char *words;
  char *instead;
} AccordHint;

/**
 * AccordPlanWords:
 * @n_words: how many words its other sections have
 * @expanded: (array zero-terminated=1): abbreviations that are written out before the section
 *
 * The strategy around a section.
 */
typedef struct
{
  guint n_words;
  GStrv expanded;
} AccordPlanWords;

typedef struct _AccordPlainEnglish AccordPlainEnglish;

AccordPlainEnglish *accord_plain_english_new (const char *path, GError **error);
AccordPlainEnglish *accord_plain_english_get_default (void);
void accord_plain_english_free (AccordPlainEnglish *self);
guint accord_plain_english_get_minutes (const AccordPlainEnglish *self, guint n_words);
GPtrArray *accord_plain_english_check (const AccordPlainEnglish *self, const char *text, const char *const *expanded);

AccordRequest *accord_plan_words_load (gint64 section);
void accord_plan_words_free (AccordPlanWords *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPlainEnglish, accord_plain_english_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPlanWords, accord_plan_words_free)

G_END_DECLS
