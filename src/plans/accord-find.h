/* accord-find.h: finds words in texts, and replaces them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"
#include "prose/accord-prose.h"

G_BEGIN_DECLS

/**
 * AccordFindFlags:
 * @ACCORD_FIND_MATCH_CASE: capital letters count
 * @ACCORD_FIND_WHOLE_WORDS: not within a longer word
 */
typedef enum
{
  ACCORD_FIND_PLAIN = 0,
  ACCORD_FIND_MATCH_CASE = 1 << 0,
  ACCORD_FIND_WHOLE_WORDS = 1 << 1,
} AccordFindFlags;

/**
 * AccordFindRange:
 * @start: the first byte
 * @end: the byte after the last
 */
typedef struct
{
  gsize start;
  gsize end;
} AccordFindRange;

/**
 * AccordFindHit:
 * @section: the section
 * @number: its number, as "2.1"
 * @heading: its heading
 * @in_heading: whether it was found in the heading; else in the text
 * @ordinal: which one of that heading or text it is, from 0
 * @is_kept: whether it stands in what Accord keeps as source, where it is not replaced
 * @before: some words before it, on one line
 * @found: what was found, as it is written there
 * @after: some words after it
 * @source: the heading or text that it was found in, as it is stored
 * @prose: (nullable): that text; %NULL for a heading
 *
 * One place where the words are.
 */
typedef struct
{
  gint64 section;
  char *number;
  char *heading;
  gboolean in_heading;
  guint ordinal;
  gboolean is_kept;
  char *before;
  char *found;
  char *after;
  GRefString *source;
  AccordProse *prose;
} AccordFindHit;

typedef struct _AccordFind AccordFind;

AccordFind *accord_find_new (const char *words, AccordFindFlags flags);
AccordFind *accord_find_ref (AccordFind *self);
void accord_find_unref (AccordFind *self);
const char *accord_find_get_words (const AccordFind *self);
AccordFindFlags accord_find_get_flags (const AccordFind *self);
gboolean accord_find_equal (const AccordFind *a, const AccordFind *b);
GArray *accord_find_in_text (const AccordFind *self, const char *text);
char *accord_find_replace_in_text (const AccordFind *self, const char *text, const char *replacement,
                                   const gboolean *chosen, guint n_chosen);
AccordProse *accord_find_replace_in_prose (const AccordFind *self, AccordProse *prose, const char *replacement,
                                           const gboolean *chosen, guint n_chosen);

void accord_find_hit_free (AccordFindHit *hit);
AccordRequest *accord_find_in_plan (gint64 plan, AccordFind *find);
AccordRequest *accord_find_replace_in_plan (gint64 plan, AccordFind *find, const char *replacement, GPtrArray *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFind, accord_find_unref)

G_END_DECLS
