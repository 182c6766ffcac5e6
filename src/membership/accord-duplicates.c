/* accord-duplicates.c: organisations and people that may be one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-duplicates.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-fold.h"
#include "model/accord-body-name.h"
#include "store/accord-connection.h"

/* Past this many, names are compared for being the same only: looking for other spellings grows with the square. */
#define MAX_COMPARED 2000

/* One spelling of one record. */
typedef struct
{
  gint64 id;
  gint64 weight;                /* how much of the file points at it */
  char *name;                   /* the record's own */
  char *folded;
  char *email;
  AccordBodyKey key;
} Candidate;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->name);
  g_free (candidate->folded);
  g_free (candidate->email);
  accord_body_key_clear (&candidate->key);
  g_free (candidate);
}

static void
duplicate_free (gpointer data)
{
  AccordDuplicate *duplicate = data;

  g_free (duplicate->keep_name);
  g_free (duplicate->other_name);
  g_free (duplicate);
}

/* Each gives id, weight, name, a spelling, e-mail. */
#define ORGANISATIONS                                                                                                  \
  "WITH spelling (id, text) AS (SELECT id, name FROM organisation UNION SELECT id, short_name FROM organisation"       \
  " WHERE short_name <> '' UNION SELECT organisation_id, alias FROM organisation_alias)"                               \
  " SELECT o.id, (SELECT count (*) FROM seat WHERE organisation_id = o.id) * 100"                                      \
  " + (SELECT count (*) FROM activity_party WHERE organisation_id = o.id), o.name, s.text, o.email"                    \
  " FROM spelling AS s JOIN organisation AS o ON o.id = s.id ORDER BY o.id, s.text <> o.name, s.text"
#define PEOPLE                                                                                                         \
  "SELECT p.id, (SELECT count (*) FROM appointment WHERE person_id = p.id), coalesce (nullif (p.name, ''), p.post),"   \
  " p.name, p.email FROM person AS p WHERE p.erased_on = '' ORDER BY p.id"

static GPtrArray *
read_candidates (AccordConnection *connection, const char *sql, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "");
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      Candidate *candidate = g_new0 (Candidate, 1);

      candidate->id = accord_statement_int (rows, 0);
      candidate->weight = accord_statement_int (rows, 1);
      candidate->name = g_strdup (accord_statement_text (rows, 2));
      candidate->folded = accord_fold (accord_statement_text (rows, 3));
      candidate->email = g_utf8_strdown (accord_statement_text (rows, 4), -1);
      accord_body_key_init (&candidate->key, accord_statement_text (rows, 3));
      g_ptr_array_add (candidates, candidate);
    }
  if (local_error == NULL)
    return g_steal_pointer (&candidates);
  g_propagate_error (error, local_error);
  return NULL;
}

static char *
name_pair (const char *table, gint64 one, gint64 other)
{
  return g_strdup_printf ("distinct:%s:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, table, MIN (one, other), MAX (one, other));
}

static GHashTable *
read_distinct (AccordConnection *connection, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error, "SELECT key FROM setting WHERE key >= 'distinct:' AND key < 'distinct;'", "");
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_hash_table_add (keys, g_strdup (accord_statement_text (rows, 0)));
  if (local_error == NULL)
    return g_steal_pointer (&keys);
  g_propagate_error (error, local_error);
  return NULL;
}

/* Also takes care that a pair is named once, whatever it has in common. */
static void
add (GPtrArray *duplicates, GHashTable *known, const char *table, const Candidate *a, const Candidate *b,
     AccordDuplicateReason reason)
{
  g_autofree char *key = name_pair (table, a->id, b->id);
  const Candidate *keep = b->weight > a->weight ? b : a;
  const Candidate *other = keep == a ? b : a;
  AccordDuplicate *duplicate;

  if (a->id == b->id || !g_hash_table_add (known, g_steal_pointer (&key)))
    return;
  duplicate = g_new (AccordDuplicate, 1);
  *duplicate = (AccordDuplicate) { table, keep->id, other->id, g_strdup (keep->name), g_strdup (other->name), reason };
  g_ptr_array_add (duplicates, duplicate);
}

static void
find_same (GPtrArray *candidates, gsize offset, const char *table, AccordDuplicateReason reason, GHashTable *known,
           GPtrArray *duplicates)
{
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = g_ptr_array_index (candidates, i);
      char *value = G_STRUCT_MEMBER (char *, candidate, offset);
      const Candidate *before = *value != '\0' ? g_hash_table_lookup (first, value) : NULL;

      if (before != NULL)
        add (duplicates, known, table, before, candidate, reason);
      else if (*value != '\0')
        g_hash_table_insert (first, value, candidate);
    }
}

static void
find_alike (GPtrArray *candidates, GHashTable *known, GPtrArray *duplicates)
{
  for (guint i = 0; candidates->len <= MAX_COMPARED && i < candidates->len; i++)
    for (guint j = i + 1; j < candidates->len; j++)
      {
        const Candidate *a = g_ptr_array_index (candidates, i);
        const Candidate *b = g_ptr_array_index (candidates, j);

        if (a->id != b->id && accord_body_key_is_alike (&a->key, &b->key))
          add (duplicates, known, "organisation", a, b, ACCORD_DUPLICATE_SPELLING);
      }
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) known = read_distinct (connection, error);
  g_autoptr (GPtrArray) bodies = known != NULL ? read_candidates (connection, ORGANISATIONS, error) : NULL;
  g_autoptr (GPtrArray) people = bodies != NULL ? read_candidates (connection, PEOPLE, error) : NULL;
  GPtrArray *duplicates;

  if (people == NULL)
    return NULL;
  duplicates = g_ptr_array_new_with_free_func (duplicate_free);
  find_same (bodies, G_STRUCT_OFFSET (Candidate, folded), "organisation", ACCORD_DUPLICATE_SPELLING, known, duplicates);
  find_alike (bodies, known, duplicates);
  find_same (bodies, G_STRUCT_OFFSET (Candidate, email), "organisation", ACCORD_DUPLICATE_EMAIL, known, duplicates);
  find_same (people, G_STRUCT_OFFSET (Candidate, folded), "person", ACCORD_DUPLICATE_SPELLING, known, duplicates);
  find_same (people, G_STRUCT_OFFSET (Candidate, email), "person", ACCORD_DUPLICATE_EMAIL, known, duplicates);
  return duplicates;
}

/**
 * accord_duplicates_load:
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordDuplicate, without those of which somebody
 *   said that they are two
 */
AccordRequest *
accord_duplicates_load (void)
{
  return accord_request_read (load_cb, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static gpointer
keep_apart_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (accord_connection_run (
      connection, error, "INSERT INTO setting (key, value) VALUES (?1, '1') ON CONFLICT DO NOTHING", "t", data));
}

/**
 * accord_duplicates_keep_apart:
 * @table: "organisation" or "person"
 * @one: a record
 * @other: another one that is proposed to be the same
 *
 * Returns: (transfer full): an edit after which the two are not proposed any more
 */
AccordRequest *
accord_duplicates_keep_apart (const char *table, gint64 one, gint64 other)
{
  return accord_request_edit (_("Kept apart"), keep_apart_cb, name_pair (table, one, other), g_free, NULL);
}
