/* accord-trail.c: everything that somebody told us, and what changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-trail-private.h"

#include <string.h>

#include "base/accord-error.h"
#include "base/accord-fold.h"
#include "engagement/accord-evidence-private.h"
#include "model/accord-body-names.h"
#include "model/accord-record-write.h"
#include "model/accord-vocabulary.h"
#include "store/accord-connection.h"

/*
 * One mechanism for whatever a trail begins at: first the ids of activities and feedback with the way each was come by,
 * then their records, then the passages they are linked to. Passages are never looked for by themselves: they belong to
 * what was heard.
 */

#define PLACES_BELOW                                                                                                   \
  "WITH RECURSIVE below (id) AS (VALUES (?1) UNION SELECT p.id FROM place AS p JOIN below ON p.parent_id = below.id) "

static const struct
{
  AccordTrailKind kind;
  gboolean is_heard;
  AccordTrailWays way;
  const char *sql;
} STEPS[] = {
  { ACCORD_TRAIL_ORGANISATION, TRUE, ACCORD_WAY_DIRECT, "SELECT id FROM feedback WHERE organisation_id = ?1" },
  { ACCORD_TRAIL_ORGANISATION, TRUE, ACCORD_WAY_ACTIVITY,
    "SELECT f.id FROM activity_party AS p CROSS JOIN feedback AS f ON f.activity_id = p.activity_id"
    " WHERE p.organisation_id = ?1 AND f.organisation_id IS NULL" },
  { ACCORD_TRAIL_ORGANISATION, FALSE, ACCORD_WAY_DIRECT,
    "SELECT activity_id FROM activity_party WHERE organisation_id = ?1 UNION SELECT id FROM activity WHERE lead_id = ?1" },
  { ACCORD_TRAIL_PLACE, TRUE, ACCORD_WAY_DIRECT,
    PLACES_BELOW "SELECT f.id FROM below CROSS JOIN activity AS a ON a.place_id = below.id"
                 " CROSS JOIN feedback AS f ON f.activity_id = a.id" },
  { ACCORD_TRAIL_PLACE, FALSE, ACCORD_WAY_DIRECT,
    PLACES_BELOW "SELECT a.id FROM below CROSS JOIN activity AS a ON a.place_id = below.id" },
  { ACCORD_TRAIL_TERM, TRUE, ACCORD_WAY_DIRECT,
    ACCORD_TERMS_BELOW "SELECT ft.feedback_id FROM below CROSS JOIN feedback_term AS ft ON ft.term_id = below.id" },
  { ACCORD_TRAIL_TERM, TRUE, ACCORD_WAY_ACTIVITY,
    ACCORD_TERMS_BELOW
    "SELECT f.id FROM below CROSS JOIN activity_term AS at ON at.term_id = below.id"
    " CROSS JOIN feedback AS f ON f.activity_id = at.activity_id WHERE NOT EXISTS (SELECT 1 FROM feedback_term AS ft"
    " JOIN term AS t ON t.id = ft.term_id WHERE ft.feedback_id = f.id"
    " AND t.vocabulary = (SELECT vocabulary FROM term WHERE id = ?1))" },
  { ACCORD_TRAIL_TERM, FALSE, ACCORD_WAY_DIRECT,
    ACCORD_TERMS_BELOW "SELECT at.activity_id FROM below CROSS JOIN activity_term AS at ON at.term_id = below.id" },
};

static void
item_free (gpointer data)
{
  AccordTrailItem *item = data;

  g_clear_object (&item->activity);
  g_clear_object (&item->feedback);
  g_clear_pointer (&item->links, g_ptr_array_unref);
  g_free (item);
}

void
accord_trail_free (AccordTrail *self)
{
  g_free (self->name);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  g_clear_pointer (&self->heard, g_ptr_array_unref);
  g_free (self);
}

/* --- what was come by --- */

void
accord_trail_found_init (AccordTrailFound *self)
{
  self->activities = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->heard = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
accord_trail_found_clear (AccordTrailFound *self)
{
  g_clear_pointer (&self->activities, g_hash_table_unref);
  g_clear_pointer (&self->heard, g_hash_table_unref);
}

guint
accord_trail_get_ways (GHashTable *table, gint64 id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, &id));
}

void
accord_trail_mark (GHashTable *table, gint64 id, guint ways)
{
  g_hash_table_replace (table, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (accord_trail_get_ways (table, id) | ways));
}

/* Marks every record whose id @sql answers, ?1 being @id. */
gboolean
accord_trail_mark_all (AccordConnection *connection, GHashTable *table, guint ways, const char *sql, gint64 id,
                       GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "i", id);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    accord_trail_mark (table, accord_statement_int (rows, 0), ways);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

gboolean
accord_trail_gather (AccordConnection *connection, AccordTrailKind kind, gint64 id, AccordTrailFound *found,
                     GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (STEPS); i++)
    if (STEPS[i].kind == kind &&
        !accord_trail_mark_all (connection, STEPS[i].is_heard ? found->heard : found->activities, STEPS[i].way, STEPS[i].sql,
                                id, error))
      return FALSE;
  return TRUE;
}

/* --- reading it --- */

static AccordRecord *
read_one (AccordConnection *connection, const char *table, const char *sql, gint64 id, GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (connection, error, sql, "i", id);
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;
  if (accord_statement_step (row, &local_error))
    return accord_record_read_row (table, row);
  if (local_error == NULL)
    g_set_error (&local_error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "No %s has the id %" G_GINT64_FORMAT, table, id);
  g_propagate_error (error, local_error);
  return NULL;
}

static AccordRecord *
read_activity (AccordConnection *connection, gint64 id, GError **error)
{
  return read_one (connection, "activity",
                   "SELECT a.*, coalesce (p.name, '') AS place FROM activity AS a LEFT JOIN place AS p ON p.id = a.place_id"
                   " WHERE a.id = ?1",
                   id, error);
}

static AccordRecord *
read_feedback (AccordConnection *connection, gint64 id, GError **error)
{
  return read_one (connection, "feedback",
                   "SELECT f.*, coalesce (o.name, '') AS organisation, coalesce ((SELECT label FROM term"
                   " WHERE vocabulary = 'response' AND code = f.response), '') AS response_label FROM feedback AS f"
                   " LEFT JOIN organisation AS o ON o.id = f.organisation_id WHERE f.id = ?1",
                   id, error);
}

/* The number of every section, as a reader counts it. */
static GHashTable *
read_numbers (AccordConnection *connection, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (AccordStatement) rows
      = accord_connection_query (connection, error, ACCORD_NUMBERED_SECTIONS "SELECT id, number FROM numbered", "");
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      g_hash_table_insert (numbers, g_memdup2 (&id, sizeof id), g_strdup (accord_statement_text (rows, 1)));
    }
  if (local_error == NULL)
    return g_steal_pointer (&numbers);
  g_propagate_error (error, local_error);
  return NULL;
}

static void
put_number (AccordRecord *link, GHashTable *numbers)
{
  gint64 section = accord_record_get_int (link, "section_id");
  const char *number = g_hash_table_lookup (numbers, &section);

  accord_record_put (link, "number", number != NULL ? number : "");
}

/* The links of an activity that are about the one thing heard there, or about the activity as a whole for 0. */
static GPtrArray *
read_links (AccordConnection *connection, GHashTable *numbers, gint64 activity, gint64 feedback, GError **error)
{
  g_autoptr (GPtrArray) all = accord_evidence_read_of_activity (connection, activity, error);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_object_unref);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    if (accord_record_get_int (all->pdata[i], "feedback_id") == feedback)
      {
        put_number (all->pdata[i], numbers);
        g_ptr_array_add (links, g_object_ref (all->pdata[i]));
      }
  return g_steal_pointer (&links);
}

static AccordTrailItem *
read_item (AccordConnection *connection, GHashTable *numbers, gboolean is_heard, gint64 id, guint ways, GError **error)
{
  AccordTrailItem *item = g_new0 (AccordTrailItem, 1);

  item->ways = ways;
  if (is_heard)
    item->feedback = read_feedback (connection, id, error);
  if (!is_heard || item->feedback != NULL)
    item->activity = read_activity (
        connection, is_heard ? accord_record_get_int (item->feedback, "activity_id") : id, error);
  if (item->activity != NULL)
    item->links = read_links (connection, numbers, accord_record_get_id (item->activity), is_heard ? id : 0, error);
  if (item->links != NULL)
    return item;
  item_free (item);
  return NULL;
}

static gint64
get_item_id (const AccordTrailItem *item)
{
  return accord_record_get_id (item->feedback != NULL ? item->feedback : item->activity);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const AccordTrailItem *one = a, *two = b;
  int order = strcmp (accord_record_get (two->activity, "happened_from"), accord_record_get (one->activity, "happened_from"));

  if (order == 0)
    order = (accord_record_get_id (one->activity) < accord_record_get_id (two->activity)) -
            (accord_record_get_id (one->activity) > accord_record_get_id (two->activity));
  if (order == 0 && one->feedback != NULL)
    order = accord_record_get_int (one->feedback, "position") - accord_record_get_int (two->feedback, "position");
  return order != 0 ? order : (get_item_id (one) > get_item_id (two)) - (get_item_id (one) < get_item_id (two));
}

static GPtrArray *
read_items (AccordConnection *connection, GHashTable *numbers, GHashTable *found, gboolean is_heard, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  GHashTableIter iter;
  gpointer id, ways;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &id, &ways))
    {
      AccordTrailItem *item = read_item (connection, numbers, is_heard, *(gint64 *) id, GPOINTER_TO_UINT (ways),
                                         error);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, item);
    }
  g_ptr_array_sort_values (items, compare_items);
  return g_steal_pointer (&items);
}

static char *
read_name (AccordConnection *connection, AccordTrailKind kind, gint64 id, GError **error)
{
  static const char *const TABLES[] = { "organisation", "place", "term" };
  g_autoptr (AccordRecord) record = accord_record_read (connection, TABLES[kind], id, error);

  return record != NULL ? g_strdup (accord_record_get (record, kind == ACCORD_TRAIL_TERM ? "label" : "name")) : NULL;
}

AccordTrail *
accord_trail_read_found (AccordConnection *connection, AccordTrailKind kind, gint64 id, const AccordTrailFound *found,
                         GError **error)
{
  g_autoptr (AccordTrail) self = g_new0 (AccordTrail, 1);
  g_autoptr (GHashTable) numbers = read_numbers (connection, error);

  if (numbers == NULL)
    return NULL;
  self->kind = kind;
  self->id = id;
  self->name = read_name (connection, kind, id, error);
  self->activities = self->name != NULL ? read_items (connection, numbers, found->activities, FALSE, error) : NULL;
  self->heard = self->activities != NULL ? read_items (connection, numbers, found->heard, TRUE, error) : NULL;
  return self->heard != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_trail_read:
 * @connection: the token
 * @kind: where the trail begins
 * @id: the organisation, place or term
 *
 * Returns: (transfer full): the trail; %NULL on error
 */
AccordTrail *
accord_trail_read (AccordConnection *connection, AccordTrailKind kind, gint64 id, GError **error)
{
  g_auto (AccordTrailFound) found = { 0 };

  accord_trail_found_init (&found);
  return accord_trail_gather (connection, kind, id, &found, error)
             ? accord_trail_read_found (connection, kind, id, &found, error)
             : NULL;
}

/* --- by name --- */

static gint64
find_organisation (AccordConnection *connection, const char *name, GError **error)
{
  g_autoptr (AccordBodyNames) bodies = accord_body_names_load (connection, error);
  guint body;

  if (bodies == NULL)
    return 0;
  body = accord_body_names_find (bodies, name);
  if (body == ACCORD_NO_BODY)
    body = accord_body_names_find_alike (bodies, name);
  return body != ACCORD_NO_BODY ? accord_body_names_get (bodies, body)->id : 0;
}

static gint64
find_place (AccordConnection *connection, const char *name, GError **error)
{
  g_autoptr (AccordStatement) rows
      = accord_connection_query (connection, error, "SELECT id, name FROM place ORDER BY until_on = '' DESC, id", "");
  g_autofree char *wanted = accord_fold (name);
  GError *local_error = NULL;
  gint64 id = 0;

  if (rows == NULL)
    return 0;
  while (id == 0 && accord_statement_step (rows, &local_error))
    {
      g_autofree char *folded = accord_fold (accord_statement_text (rows, 1));

      if (strcmp (folded, wanted) == 0)
        id = accord_statement_int (rows, 0);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return id;
}

/* A term by its label, its code or another spelling; 0 when there is none, without an error. */
gint64
accord_trail_find_term (AccordConnection *connection, const char *vocabulary, const char *name, GError **error)
{
  g_autoptr (AccordVocabulary) terms = accord_vocabulary_load (connection, vocabulary, error);
  g_autofree char *folded = accord_fold (name);
  const AccordTerm *term;

  if (terms == NULL)
    return 0;
  term = accord_vocabulary_find_code (terms, name);
  if (term == NULL)
    term = accord_vocabulary_find_spelling (terms, folded);
  return term != NULL ? term->id : 0;
}

/* --- requests --- */

typedef struct
{
  AccordTrailKind kind;
  gint64 id;
  const char *vocabulary;
  char *name;                   /* NULL: by id */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->name);
  g_free (question);
}

static gint64
find_by_name (AccordConnection *connection, const Question *question, GError **error)
{
  GError *local_error = NULL;
  gint64 id;

  if (question->kind == ACCORD_TRAIL_ORGANISATION)
    id = find_organisation (connection, question->name, &local_error);
  else if (question->kind == ACCORD_TRAIL_PLACE)
    id = find_place (connection, question->name, &local_error);
  else
    id = accord_trail_find_term (connection, question->vocabulary, question->name, &local_error);
  if (id == 0 && local_error == NULL)
    g_set_error (&local_error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "Nothing is called “%s”", question->name);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return id;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  gint64 id = question->name != NULL ? find_by_name (connection, question, error) : question->id;

  return id != 0 ? accord_trail_read (connection, question->kind, id, error) : NULL;
}

static AccordRequest *
ask (AccordTrailKind kind, gint64 id, const char *vocabulary, const char *name)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { kind, id, g_intern_string (vocabulary), g_strdup (name) };
  return accord_request_read (load_cb, question, question_free, (GDestroyNotify) accord_trail_free);
}

/**
 * accord_trail_load:
 * @kind: where the trail begins
 * @id: the organisation, place or term
 *
 * Returns: (transfer full): a question whose answer is an #AccordTrail
 */
AccordRequest *
accord_trail_load (AccordTrailKind kind, gint64 id)
{
  return ask (kind, id, NULL, NULL);
}

/**
 * accord_trail_find:
 * @kind: where the trail begins
 * @vocabulary: (nullable): for a term, its vocabulary: "group", "condition", "theme"
 * @name: what it is called, in any spelling that is known
 *
 * Returns: (transfer full): a question whose answer is an #AccordTrail; it fails with ACCORD_ERROR_NOT_FOUND when nothing is
 *   called so
 */
AccordRequest *
accord_trail_find (AccordTrailKind kind, const char *vocabulary, const char *name)
{
  return ask (kind, 0, vocabulary, name);
}
