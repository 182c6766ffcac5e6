/* accord-lens.h: what a strategy owes to people with a condition, or of a group
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engagement/accord-trail.h"

G_BEGIN_DECLS

/**
 * AccordLensPassage:
 * @ways: how it was come by: %ACCORD_WAY_WORDS when its text has the term's words, else as what it is linked to
 * @section: "id", "plan_id", "plan_title", "number", "heading"
 * @quotes: (element-type utf8): the words that were linked, or around the term's words, each on one line
 */
typedef struct
{
  guint ways;
  AccordRecord *section;
  GPtrArray *quotes;
} AccordLensPassage;

/**
 * AccordLensNeed:
 * @ways: %ACCORD_WAY_WORDS when its text has the term's words; %ACCORD_WAY_DIRECT when a section that is about the term, or
 *   rests on what was heard about it, is to meet it
 * @need: "id", "text", "assessment", "sections": the numbers and headings of those that are to meet it, maybe ""
 */
typedef struct
{
  guint ways;
  AccordRecord *need;
} AccordLensNeed;

/**
 * AccordLens:
 * @vocabulary: "condition", "group" or "theme"
 * @parent: the label of the term above, or ""
 * @below: (array zero-terminated=1): the labels of the terms below
 * @trail: activities and what was heard, by every way
 * @coded: (element-type AccordRecord): words coded with it, as accord_highlights_of_theme() gives them
 * @passages: (element-type AccordLensPassage): sections, in the order of reading
 * @needs: (element-type AccordLensNeed): of assessments
 * @is_cut: whether there is more in the log that only has the words than the newest that were read
 * @gaps: (array zero-terminated=1): what is missing, a sentence each; never empty
 *
 * Direct hits, hits through the term above and hits by words are told apart everywhere: @ways says how each was come by.
 */
typedef struct
{
  char *vocabulary;
  char *parent;
  char **below;
  AccordTrail *trail;
  GPtrArray *coded;
  GPtrArray *passages;
  GPtrArray *needs;
  gboolean is_cut;
  char **gaps;
} AccordLens;

/* Makes an answer about a term; returns NULL on error. */
typedef gpointer (*AccordLensReader) (AccordConnection *connection, gint64 term, GError **error);

AccordRequest *accord_lens_load (gint64 term);
AccordRequest *accord_lens_find (const char *words);
AccordRequest *accord_lens_ask (gint64 term, const char *words, AccordLensReader read, GDestroyNotify free_answer);
AccordLens *accord_lens_read (AccordConnection *connection, gint64 term, GError **error);
gint64 accord_lens_find_term (AccordConnection *connection, const char *words, GError **error);
void accord_lens_free (AccordLens *self);
JsonNode *accord_lens_to_json (AccordLens *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLens, accord_lens_free)

G_END_DECLS
