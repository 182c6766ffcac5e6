/* accord-lens.c: what a strategy owes to people with a condition, or of a group
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-lens-private.h"

#include "base/accord-error.h"
#include "engagement/accord-evidence-private.h"
#include "engagement/accord-highlight.h"
#include "engagement/accord-trail-private.h"
#include "model/accord-record-write.h"
#include "model/accord-search-index.h"
#include "prose/accord-phrase.h"
#include "prose/accord-prose.h"
#include "store/accord-connection.h"

/*
 * The trail of the term, widened: what is marked with a term above it, and what only has its words. The index finds the
 * records that may have them; whether they do is decided on their text, since the index knows neither capitals nor fields.
 */

#define BY_PARENT_HEARD                                                                                                \
  ACCORD_TERMS_ABOVE "SELECT ft.feedback_id FROM above JOIN feedback_term AS ft ON ft.term_id = above.id"
#define BY_PARENT_ACTIVITIES                                                                                           \
  ACCORD_TERMS_ABOVE "SELECT at.activity_id FROM above JOIN activity_term AS at ON at.term_id = above.id"

typedef struct
{
  AccordConnection *connection;
  GPtrArray *phrases;           /* the term's words */
  AccordTrailFound found;
  GHashTable *passages;         /* section -> AccordLensPassage */
  gboolean is_cut;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->phrases, g_ptr_array_unref);
  g_clear_pointer (&reading->passages, g_hash_table_unref);
  accord_trail_found_clear (&reading->found);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
passage_free (gpointer data)
{
  AccordLensPassage *passage = data;

  g_clear_object (&passage->section);
  g_ptr_array_unref (passage->quotes);
  g_free (passage);
}

static void
need_free (gpointer data)
{
  AccordLensNeed *need = data;

  g_clear_object (&need->need);
  g_free (need);
}

void
accord_lens_free (AccordLens *self)
{
  g_free (self->vocabulary);
  g_free (self->parent);
  g_strfreev (self->below);
  g_clear_pointer (&self->trail, accord_trail_free);
  g_clear_pointer (&self->coded, g_ptr_array_unref);
  g_clear_pointer (&self->passages, g_ptr_array_unref);
  g_clear_pointer (&self->needs, g_ptr_array_unref);
  g_strfreev (self->gaps);
  g_free (self);
}

/* --- by words --- */

static AccordLensPassage *
ensure_passage (Reading *reading, gint64 section)
{
  AccordLensPassage *passage = g_hash_table_lookup (reading->passages, &section);

  if (passage == NULL)
    {
      passage = g_new0 (AccordLensPassage, 1);
      passage->quotes = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (reading->passages, g_memdup2 (&section, sizeof section), passage);
    }
  return passage;
}

typedef void (*HasWords) (Reading *reading, gint64 id, char *quote);

static void
activity_has_words (Reading *reading, gint64 id, char *quote)
{
  accord_trail_mark (reading->found.activities, id, ACCORD_WAY_WORDS);
  g_free (quote);
}

static void
feedback_has_words (Reading *reading, gint64 id, char *quote)
{
  accord_trail_mark (reading->found.heard, id, ACCORD_WAY_WORDS);
  g_free (quote);
}

static void
section_has_words (Reading *reading, gint64 id, char *quote)
{
  AccordLensPassage *passage = ensure_passage (reading, id);

  passage->ways |= ACCORD_WAY_WORDS;
  g_ptr_array_add (passage->quotes, quote);
}

/*
 * Where the index may have found the words, and the texts that count. Not who led an activity or said something: the name of
 * a body is not what it says. A common word is in most of a log: what has nothing but the words is looked at from the newest,
 * until there is as much of it as anybody reads.
 */
#define MAX_BY_WORDS 100

static const struct
{
  const char *all;              /* the newest first */
  const char *one;
  gboolean is_prose;
  gboolean is_limited;
  gboolean is_heard;
  HasWords has_words;
} TEXTS[] = {
  { "SELECT id FROM activity ORDER BY happened_from DESC, id DESC",
    "SELECT title, reached, asked, note FROM activity WHERE id = ?1", FALSE, TRUE, FALSE, activity_has_words },
  { "SELECT f.id FROM activity AS a CROSS JOIN feedback AS f ON f.activity_id = a.id"
    " ORDER BY a.happened_from DESC, a.id DESC",
    "SELECT text, response_text FROM feedback WHERE id = ?1", FALSE, TRUE, TRUE, feedback_has_words },
  { "SELECT id FROM section", "SELECT body, heading FROM section WHERE id = ?1", TRUE, FALSE, FALSE, section_has_words },
};

static char *
quote_row (Reading *reading, AccordStatement *row, gboolean is_prose)
{
  char *quote = NULL;

  for (int i = 0; quote == NULL && i < accord_statement_n_columns (row); i++)
    {
      const char *text = accord_statement_text (row, i);
      g_autoptr (AccordProse) prose = is_prose ? accord_prose_parse (text) : NULL;
      g_autofree char *plain = prose != NULL ? accord_prose_plain_text (prose) : NULL;

      quote = accord_lens_quote_words (reading->phrases, plain != NULL ? plain : text);
    }
  return quote;
}

/* Whether it was come by in another way than by its words. */
static gboolean
is_found (Reading *reading, gint64 id, guint which)
{
  GHashTable *found = TEXTS[which].is_heard ? reading->found.heard : reading->found.activities;

  return (accord_trail_get_ways (found, id) & ~ACCORD_WAY_WORDS) != 0;
}

static gboolean
read_text (Reading *reading, AccordStatement *row, gint64 id, guint which, guint *n_by_words, GError **error)
{
  gboolean is_counted = TEXTS[which].is_limited && !is_found (reading, id, which);
  GError *local_error = NULL;
  char *quote = NULL;

  if (is_counted && *n_by_words == MAX_BY_WORDS)
    {
      reading->is_cut = TRUE;
      return TRUE;
    }
  accord_statement_rebind (row, "i", id);
  if (accord_statement_step (row, &local_error))
    quote = quote_row (reading, row, TEXTS[which].is_prose);
  if (quote != NULL)
    {
      *n_by_words += is_counted;
      TEXTS[which].has_words (reading, id, quote);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* @ids is a set. */
static gboolean
read_texts (Reading *reading, GHashTable *ids, guint which, GError **error)
{
  g_autoptr (AccordStatement) all = accord_connection_query (reading->connection, error, TEXTS[which].all, "");
  g_autoptr (AccordStatement) one
      = all != NULL ? accord_connection_query (reading->connection, error, TEXTS[which].one, "") : NULL;
  GError *local_error = NULL;
  guint n_by_words = 0;

  if (one == NULL)
    return FALSE;
  while (local_error == NULL && accord_statement_step (all, &local_error))
    {
      gint64 id = accord_statement_int (all, 0);

      if (g_hash_table_contains (ids, &id))
        read_text (reading, one, id, which, &n_by_words, &local_error);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
find_words (Reading *reading, GError **error)
{
  g_autofree char *expression = accord_phrases_write (reading->phrases, " OR ");
  g_autoptr (GArray) ids = expression != NULL ? accord_search_match (reading->connection, expression, error) : NULL;
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (ids == NULL)
    return expression == NULL;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    if (!read_texts (reading, set, i, error))
      return FALSE;
  return TRUE;
}

/* --- passages --- */

static void
add_link (Reading *reading, guint ways, AccordRecord *link)
{
  AccordLensPassage *passage = ensure_passage (reading, accord_record_get_int (link, "section_id"));
  const char *now = accord_record_get (link, "quote_now");
  const char *quote = *now != '\0' ? now : accord_record_get (link, "quote");

  /* That its text has the words is a fact of the section; that what it rests on has them is no more than a hint. */
  passage->ways |= ways & ~ACCORD_WAY_WORDS;
  if (*quote != '\0' && (ways & ~ACCORD_WAY_WORDS) != 0)
    g_ptr_array_insert (passage->quotes, 0, g_strdup (quote));
}

static void
add_links (Reading *reading, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const AccordTrailItem *item = g_ptr_array_index (items, i);

      for (guint k = 0; k < item->links->len; k++)
        if ((item->ways & ~ACCORD_WAY_WORDS) != 0)
          add_link (reading, item->ways, item->links->pdata[k]);
    }
}

/* In the order of reading. */
static GPtrArray *
list_passages (Reading *reading, GError **error)
{
  g_autoptr (GPtrArray) passages = g_ptr_array_new_with_free_func (passage_free);
  g_autoptr (AccordStatement) rows = accord_connection_query (
      reading->connection, error,
      ACCORD_NUMBERED_SECTIONS "SELECT s.id, s.plan_id, p.title AS plan_title, n.number, s.heading FROM section AS s"
                               " JOIN plan AS p ON p.id = s.plan_id JOIN numbered AS n ON n.id = s.id"
                               " ORDER BY p.position, p.id, n.reading",
      "");
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);
      gpointer key, passage;

      if (!g_hash_table_steal_extended (reading->passages, &id, &key, &passage))
        continue;
      g_free (key);
      ((AccordLensPassage *) passage)->section = accord_record_read_row (g_intern_static_string ("section"), rows);
      g_ptr_array_add (passages, passage);
    }
  if (local_error == NULL)
    return g_steal_pointer (&passages);
  g_propagate_error (error, local_error);
  return NULL;
}

/* --- needs --- */

/* A section is about the term when it rests on what was heard about it, or its heading says so. */
static gboolean
is_about (Reading *reading, GPtrArray *passages, gint64 section)
{
  for (guint i = 0; i < passages->len; i++)
    {
      const AccordLensPassage *passage = g_ptr_array_index (passages, i);
      g_autofree char *said = NULL;

      if (accord_record_get_id (passage->section) != section)
        continue;
      said = accord_lens_quote_words (reading->phrases, accord_record_get (passage->section, "heading"));
      return (passage->ways & ACCORD_WAY_DIRECT) != 0 || said != NULL;
    }
  return FALSE;
}

static gboolean
is_met_by_one (Reading *reading, GPtrArray *passages, gint64 need, gboolean *met, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      reading->connection, error, "SELECT section_id FROM need_section WHERE need_id = ?1", "i", need);
  GError *local_error = NULL;

  *met = FALSE;
  if (rows == NULL)
    return FALSE;
  while (!*met && accord_statement_step (rows, &local_error))
    *met = is_about (reading, passages, accord_statement_int (rows, 0));
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
add_need (Reading *reading, GPtrArray *passages, AccordStatement *row, GPtrArray *needs, GError **error)
{
  g_autofree char *said = accord_lens_quote_words (reading->phrases, accord_statement_text (row, 1));
  gboolean met;
  AccordLensNeed *need;

  if (!is_met_by_one (reading, passages, accord_statement_int (row, 0), &met, error))
    return FALSE;
  if (said == NULL && !met)
    return TRUE;
  need = g_new (AccordLensNeed, 1);
  *need = (AccordLensNeed) { (said != NULL ? ACCORD_WAY_WORDS : 0) | (met ? ACCORD_WAY_DIRECT : 0),
                             accord_record_read_row (g_intern_static_string ("need"), row) };
  g_ptr_array_add (needs, need);
  return TRUE;
}

static GPtrArray *
list_needs (Reading *reading, GPtrArray *passages, GError **error)
{
  g_autoptr (GPtrArray) needs = g_ptr_array_new_with_free_func (need_free);
  g_autoptr (AccordStatement) rows = accord_connection_query (
      reading->connection, error,
      ACCORD_NUMBERED_SECTIONS
      "SELECT n.id, n.text, coalesce (a.title, '') AS assessment, coalesce ((SELECT group_concat (d.number || ' ' ||"
      " s.heading, '; ') FROM need_section AS ns JOIN section AS s ON s.id = ns.section_id JOIN numbered AS d"
      " ON d.id = s.id WHERE ns.need_id = n.id), '') AS sections FROM need AS n LEFT JOIN assessment AS a"
      " ON a.id = n.assessment_id ORDER BY a.received_on DESC, a.id, n.position, n.id",
      "");
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    if (!add_need (reading, passages, rows, needs, &local_error))
      break;
  if (local_error == NULL)
    return g_steal_pointer (&needs);
  g_propagate_error (error, local_error);
  return NULL;
}

/* --- the term --- */

static gboolean
read_term (AccordConnection *connection, AccordLens *self, gint64 id, GError **error)
{
  g_autoptr (AccordRecord) term = accord_record_read (connection, "term", id, error);
  g_autoptr (GStrvBuilder) below = g_strv_builder_new ();
  g_autoptr (AccordStatement) rows = NULL;
  GError *local_error = NULL;

  if (term == NULL)
    return FALSE;
  self->vocabulary = g_strdup (accord_record_get (term, "vocabulary"));
  if (accord_record_get_int (term, "parent_id") != 0)
    {
      g_autoptr (AccordRecord) parent
          = accord_record_read (connection, "term", accord_record_get_int (term, "parent_id"), error);

      if (parent == NULL)
        return FALSE;
      self->parent = g_strdup (accord_record_get (parent, "label"));
    }
  else
    self->parent = g_strdup ("");
  rows = accord_connection_query (connection, error,
                                  ACCORD_TERMS_BELOW "SELECT t.label FROM below JOIN term AS t ON t.id = below.id"
                                                     " WHERE t.id <> ?1 ORDER BY t.position, t.id",
                                  "i", id);
  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    g_strv_builder_add (below, accord_statement_text (rows, 0));
  self->below = g_strv_builder_end (below);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
gather (Reading *reading, gint64 term, GError **error)
{
  return accord_trail_gather (reading->connection, ACCORD_TRAIL_TERM, term, &reading->found, error) &&
         accord_trail_mark_all (reading->connection, reading->found.heard, ACCORD_WAY_PARENT, BY_PARENT_HEARD, term, error) &&
         accord_trail_mark_all (reading->connection, reading->found.activities, ACCORD_WAY_PARENT, BY_PARENT_ACTIVITIES, term,
                                error) &&
         find_words (reading, error);
}

/**
 * accord_lens_read:
 * @connection: the token
 * @term: a condition, a group or a theme
 *
 * Returns: (transfer full): what the records say of it; %NULL on error
 */
AccordLens *
accord_lens_read (AccordConnection *connection, gint64 term, GError **error)
{
  g_autoptr (AccordLens) self = g_new0 (AccordLens, 1);
  g_auto (Reading) reading = { connection };

  accord_trail_found_init (&reading.found);
  reading.passages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, passage_free);
  if (!read_term (connection, self, term, error))
    return NULL;
  reading.phrases = accord_lens_read_words (connection, term, error);
  if (reading.phrases == NULL || !gather (&reading, term, error))
    return NULL;
  self->trail = accord_trail_read_found (connection, ACCORD_TRAIL_TERM, term, &reading.found, error);
  self->coded = self->trail != NULL ? accord_highlights_read_of_theme (connection, term, error) : NULL;
  if (self->coded == NULL)
    return NULL;
  self->is_cut = reading.is_cut;
  add_links (&reading, self->trail->activities);
  add_links (&reading, self->trail->heard);
  self->passages = list_passages (&reading, error);
  self->needs = self->passages != NULL ? list_needs (&reading, self->passages, error) : NULL;
  self->gaps = self->needs != NULL ? accord_lens_list_gaps (connection, self, error) : NULL;
  return self->gaps != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_lens_find_term:
 * @connection: the token
 * @words: a condition, a group or a theme, in any spelling that is known
 *
 * Returns: the term; 0 with @error set when there is none
 */
gint64
accord_lens_find_term (AccordConnection *connection, const char *words, GError **error)
{
  static const char *const VOCABULARIES[] = { "condition", "group", "theme" };
  GError *local_error = NULL;
  gint64 term = 0;

  for (guint i = 0; term == 0 && local_error == NULL && i < G_N_ELEMENTS (VOCABULARIES); i++)
    term = accord_trail_find_term (connection, VOCABULARIES[i], words, &local_error);
  if (term == 0 && local_error == NULL)
    g_set_error (&local_error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "Nothing is called “%s”", words);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return term;
}

/* --- requests --- */

typedef struct
{
  gint64 term;
  char *words;                  /* NULL: by @term */
  AccordLensReader read;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->words);
  g_free (question);
}

static gpointer
ask_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  gint64 term = question->words != NULL ? accord_lens_find_term (connection, question->words, error) : question->term;

  return term != 0 ? question->read (connection, term, error) : NULL;
}

/**
 * accord_lens_ask:
 * @term: a condition, a group or a theme; 0 when @words say which
 * @words: (nullable): what it is called, in any spelling that is known
 * @read: makes the answer
 * @free_answer: frees it
 *
 * Returns: (transfer full): a question about a term; it fails with ACCORD_ERROR_NOT_FOUND when nothing is called so
 */
AccordRequest *
accord_lens_ask (gint64 term, const char *words, AccordLensReader read, GDestroyNotify free_answer)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { term, g_strdup (words), read };
  return accord_request_read (ask_cb, question, question_free, free_answer);
}

static gpointer
read_lens (AccordConnection *connection, gint64 term, GError **error)
{
  return accord_lens_read (connection, term, error);
}

/**
 * accord_lens_load:
 * @term: a condition, a group or a theme
 *
 * Returns: (transfer full): a question whose answer is an #AccordLens
 */
AccordRequest *
accord_lens_load (gint64 term)
{
  return accord_lens_ask (term, NULL, read_lens, (GDestroyNotify) accord_lens_free);
}

/**
 * accord_lens_find:
 * @words: a condition, a group or a theme, in any spelling that is known
 *
 * Returns: (transfer full): a question whose answer is an #AccordLens; it fails with ACCORD_ERROR_NOT_FOUND when nothing is
 *   called so
 */
AccordRequest *
accord_lens_find (const char *words)
{
  return accord_lens_ask (0, words, read_lens, (GDestroyNotify) accord_lens_free);
}
