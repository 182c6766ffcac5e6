/* accord-search.c: words, found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-search.h"

#include "model/accord-search-index.h"
#include "prose/accord-phrase.h"
#include "store/accord-connection.h"

/*
 * The index is derived from the records, inside the transaction that changes them, from the same list of changes that
 * the window gets. No triggers: with them a large undo takes fifteen times as long.
 */

/* Past this many changed rows the index is given more memory: FTS5's own default, and what 100,000 records need. */
#define LARGE 5000
#define MEMORY (1 << 20)
#define MEMORY_FOR_LARGE (64 << 20)

typedef struct
{
  const char *table;
  const char *read;
} Source;

/* What a person would look for in each table. ?1 is the record. */
static const Source SOURCES[] = {
  { "organisation",
    "SELECT name || ' ' || short_name,"
    " coalesce ((SELECT group_concat (alias, ' ') FROM organisation_alias WHERE organisation_id = o.id), '')"
    " || ' ' || note FROM organisation AS o WHERE id = ?1" },
  { "person", "SELECT name, post FROM person WHERE id = ?1" },
  { "seat", "SELECT title, note FROM seat WHERE id = ?1" },
  { "appointment",
    "SELECT post, note FROM appointment WHERE id = ?1" },
  { "plan", "SELECT title, note FROM plan WHERE id = ?1" },
  { "section", "SELECT heading, body FROM section WHERE id = ?1" },
  { "activity",
    "SELECT title,"
    " ref || ' ' || lead || ' ' || reached || ' ' || place_text || ' ' || asked || ' ' || note"
    " FROM activity WHERE id = ?1" },
  { "feedback",
    "SELECT text, said_by || ' ' || response_text"
    " FROM feedback WHERE id = ?1" },
  { "meeting", "SELECT title, place || ' ' || note FROM meeting WHERE id = ?1" },
  { "agenda_item", "SELECT title, lead || ' ' || note FROM agenda_item WHERE id = ?1" },
  { "decision", "SELECT text, minute || ' ' || note FROM decision WHERE id = ?1" },
  { "action_item", "SELECT text, owner || ' ' || note FROM action_item WHERE id = ?1" },
  { "terms_of_reference", "SELECT title, decision_rule || ' ' || note FROM terms_of_reference WHERE id = ?1" },
};

/* An alias is part of its organisation's entry, and its row in the feed carries the organisation's id. */
static const Source *
find_source (const char *table)
{
  if (g_str_equal (table, "organisation_alias"))
    return &SOURCES[0];
  for (guint i = 0; i < G_N_ELEMENTS (SOURCES); i++)
    if (g_str_equal (table, SOURCES[i].table))
      return &SOURCES[i];
  return NULL;
}

/* Not INSERT from SELECT: SQLite sets a savepoint for that, and at each savepoint FTS5 writes out what it has gathered. */
static gboolean
add_entry (AccordConnection *connection, const Source *source, gint64 id, GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (connection, error, source->read, "i", id);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  if (accord_statement_step (row, &local_error))
    return accord_connection_run (connection, error, "INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)",
                                  "itt", id, accord_statement_text (row, 0), accord_statement_text (row, 1));
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
update_one (AccordConnection *connection, const AccordChange *change, GError **error)
{
  const Source *source = find_source (change->table);
  gboolean is_new;

  if (source == NULL)
    return TRUE;
  is_new = change->kind == ACCORD_CHANGE_ADDED && g_str_equal (change->table, source->table);
  if (!is_new && !accord_connection_run (connection, error, "DELETE FROM search WHERE rowid = ?1", "i", change->id))
    return FALSE;
  if (change->kind == ACCORD_CHANGE_REMOVED && g_str_equal (change->table, source->table))
    return TRUE;
  return add_entry (connection, source, change->id, error);
}

/* The index gathers words in memory until they fill this much, then sorts them into a piece of its own on the disk: many
 * small pieces cost several times the work of one large one. */
static gboolean
set_memory (AccordConnection *connection, gint64 bytes, GError **error)
{
  return accord_connection_run (connection, error, "INSERT INTO search (search, rank) VALUES ('hashsize', ?1)", "i",
                                bytes);
}

/* An AccordIndexFunc. */
gboolean
accord_search_update (AccordConnection *connection, AccordChanges *changes, gpointer data, GError **error)
{
  gboolean is_large = accord_changes_get_length (changes) > LARGE;

  if (is_large && !set_memory (connection, MEMORY_FOR_LARGE, error))
    return FALSE;
  /* Rows first, aliases after: an alias of a new organisation would else find its entry missing and add it twice. */
  for (int aliases = 0; aliases <= 1; aliases++)
    for (guint i = 0; i < accord_changes_get_length (changes); i++)
      {
        const AccordChange *change = accord_changes_get (changes, i);

        if (g_str_equal (change->table, "organisation_alias") == (aliases == 1) &&
            !update_one (connection, change, error))
          return FALSE;
      }
  return !is_large || set_memory (connection, MEMORY, error);
}

static gboolean
index_table (AccordConnection *connection, const Source *source, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", source->table);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "");
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    if (!add_entry (connection, source, accord_statement_int (rows, 0), &local_error))
      break;
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Makes the whole index anew. An entry that is only deleted leaves its words in the index until they are merged away. */
gboolean
accord_search_rebuild (AccordConnection *connection, GError **error)
{
  if (!accord_connection_run (connection, error, "INSERT INTO search (search) VALUES ('delete-all')", "") ||
      !set_memory (connection, MEMORY_FOR_LARGE, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (SOURCES); i++)
    if (!index_table (connection, &SOURCES[i], error))
      return FALSE;
  return set_memory (connection, MEMORY, error);
}

/**
 * accord_search_expression:
 * @words: as typed
 *
 * Makes an FTS5 expression: every word must occur, those between quotation marks one after the other, and the last one
 * may be only begun. Operators and other signs that a person types have no meaning.
 *
 * Returns: (transfer full) (nullable): the expression, %NULL when there is nothing to look for
 */
char *
accord_search_expression (const char *words)
{
  g_autoptr (GPtrArray) phrases = accord_phrases_parse (words);

  return accord_phrases_write (phrases, " ");
}

/**
 * accord_search_find:
 * @connection: the token
 * @words: as typed
 *
 * Returns: (transfer full) (element-type gint64): ids of all records, of whatever table, that hold the words, rising;
 *   empty when nothing is looked for; %NULL on error
 */
GArray *
accord_search_find (AccordConnection *connection, const char *words, GError **error)
{
  g_autofree char *expression = accord_search_expression (words);

  return expression != NULL ? accord_search_match (connection, expression, error)
                            : g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* The same, of an FTS5 expression. */
GArray *
accord_search_match (AccordConnection *connection, const char *expression, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AccordStatement) rows = NULL;
  GError *local_error = NULL;

  rows = accord_connection_query (connection, error, "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid",
                                  "t", expression);
  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      g_array_append_val (ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&ids);
}
