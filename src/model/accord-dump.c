/* accord-dump.c: every record of a partnership, table by table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-dump.h"

#include "base/accord-error.h"
#include "model/accord-vocabulary-files.h"
#include "model/accord-vocabulary.h"
#include "store/accord-connection.h"

/* What a partnership consists of, in the order in which a person would read it. The journal is not in it: it says how
 * the records came about, in the file where they did. The search index is derived. */
static const char *const TABLES[] = {
  "partnership",    "setting",          "term",          "place",         "organisation",  "organisation_alias",
  "organisation_place", "person",       "seat",          "appointment",   "declaration",   "plan",
  "section",        "section_topic",    "import_batch",  "activity",      "activity_party", "activity_audience",
  "activity_term",  "activity_plan",    "feedback",      "feedback_term", "evidence_link", "finding_note",
  "plan_step",      "plan_version",     "approval",      "dispatch",      "assessment",    "need",
  "need_section",   "organisation_relation", "place_succession", "joining_request", "terms_of_reference", "meeting",
  "attendance",     "agenda_item",      "decision",      "action_item",   "chase",         "erasure",
  "plan_document",  "plan_response", "highlight",
};

static void
table_free (gpointer data)
{
  AccordDumpTable *table = data;

  g_strfreev (table->columns);
  g_strfreev (table->references);
  g_free (table->numbers);
  g_free (table);
}

static AccordDumpTable *
describe_table (AccordConnection *connection, const char *name, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT c.name, c.type = 'INTEGER', coalesce ((SELECT f.\"table\" FROM pragma_foreign_key_list (?1) f"
      " WHERE f.\"from\" = c.name AND f.id NOT IN (SELECT id FROM pragma_foreign_key_list (?1) WHERE seq > 0)), '')"
      " FROM pragma_table_info (?1) c ORDER BY c.cid",
      "t", name);
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) references = g_strv_builder_new ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gboolean));
  AccordDumpTable *table;
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      gboolean is_number = accord_statement_int (rows, 1) != 0;

      g_strv_builder_add (columns, accord_statement_text (rows, 0));
      g_array_append_val (numbers, is_number);
      g_strv_builder_add (references, accord_statement_text (rows, 2));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  table = g_new (AccordDumpTable, 1);
  *table = (AccordDumpTable) { name, g_strv_builder_end (columns), g_strv_builder_end (references),
                               g_array_steal (numbers, NULL) };
  return table;
}

/**
 * accord_dump_list_tables:
 * @connection: the token
 *
 * Returns: (transfer full) (element-type AccordDumpTable): the tables that make up a partnership; %NULL on error
 */
GPtrArray *
accord_dump_list_tables (AccordConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (table_free);

  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    {
      AccordDumpTable *table = describe_table (connection, TABLES[i], error);

      if (table == NULL)
        return NULL;
      g_ptr_array_add (tables, table);
    }
  return g_steal_pointer (&tables);
}

/* Every table's primary key is made of its first columns: ordering by all of them is ordering by the key. */
static char *
write_read_query (const AccordDumpTable *table)
{
  g_autofree char *columns = g_strjoinv (", ", table->columns);

  return g_strdup_printf ("SELECT %s FROM %s ORDER BY %s%s%s", columns, table->name, table->columns[0],
                          table->columns[1] != NULL ? ", " : "", table->columns[1] != NULL ? table->columns[1] : "");
}

/**
 * accord_dump_read:
 * @connection: the token
 * @table: from accord_dump_list_tables()
 * @func: called for each row, by rising primary key
 * @data: for @func
 * @cancellable: (nullable): stops it
 *
 * Returns: whether all rows were read
 */
gboolean
accord_dump_read (AccordConnection *connection, const AccordDumpTable *table, AccordDumpRowFunc func, gpointer data,
                  GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = write_read_query (table);
  guint n_columns = g_strv_length (table->columns);
  g_autofree GValue *values = g_new0 (GValue, n_columns);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "");
  GError *local_error = NULL;
  gboolean go_on = rows != NULL;

  while (go_on && accord_statement_step (rows, &local_error))
    {
      for (guint i = 0; i < n_columns; i++)
        accord_statement_get_value (rows, (int) i, &values[i]);
      go_on = func (table, values, data, &local_error) &&
              !g_cancellable_set_error_if_cancelled (cancellable, &local_error);
      for (guint i = 0; i < n_columns; i++)
        if (G_IS_VALUE (&values[i]))
          g_value_unset (&values[i]);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return go_on;
}

/**
 * accord_dump_begin_restore:
 * @connection: the token, in the edit that fills a new partnership
 * @with_terms: whether the vocabularies will be written too; else they are the program's own
 *
 * Makes ready for accord_dump_write(): rows may come in any order, and what points nowhere is found at the end.
 *
 * Returns: whether it is ready
 */
gboolean
accord_dump_begin_restore (AccordConnection *connection, gboolean with_terms, GError **error)
{
  return accord_connection_execute (connection, "PRAGMA defer_foreign_keys = ON", error) &&
         (with_terms || accord_vocabularies_seed (connection, error));
}

static char *
write_insert (const AccordDumpTable *table, const GValue *values)
{
  GString *sql = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);
  guint n = 0;

  g_string_printf (sql, "INSERT INTO %s (", table->name);
  for (guint i = 0; table->columns[i] != NULL; i++)
    if (G_IS_VALUE (&values[i]))
      {
        g_string_append_printf (sql, "%s%s", n > 0 ? ", " : "", table->columns[i]);
        g_string_append_printf (places, "%s?%u", n > 0 ? ", " : "", n + 1);
        n++;
      }
  g_string_append_printf (sql, ") VALUES (%s)", places->str);
  return g_string_free_and_steal (sql);
}

static gboolean
execute (AccordConnection *connection, const char *sql, const AccordDumpTable *table, const GValue *values,
         gboolean *changed, GError **error)
{
  g_autoptr (AccordStatement) statement = accord_connection_query (connection, error, sql, "");
  GError *local_error = NULL;
  int n = 0;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; table->columns[i] != NULL; i++)
    if (G_IS_VALUE (&values[i]))
      accord_statement_bind_value (statement, ++n, &values[i]);
  if (accord_statement_step (statement, &local_error) && changed != NULL)
    *changed = TRUE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/**
 * accord_dump_write:
 * @connection: the token, after accord_dump_begin_restore()
 * @table: from accord_dump_list_tables()
 * @values: as many as @table has columns; what is unset becomes the column's default
 *
 * Returns: whether the row was added
 */
gboolean
accord_dump_write (AccordConnection *connection, const AccordDumpTable *table, const GValue *values, GError **error)
{
  g_autofree char *sql = write_insert (table, values);

  return execute (connection, sql, table, values, NULL, error);
}

/* What tells a row from every other: the columns of the primary key, which stand first. */
static char *
load_key (AccordConnection *connection, const char *table, GError **error)
{
  g_autofree char *key = NULL;
  g_autoptr (AccordStatement) row = accord_connection_query (
      connection, error, "SELECT group_concat (name, ', ') FROM (SELECT name FROM pragma_table_info (?1) WHERE pk > 0"
      " ORDER BY pk)", "t", table);

  if (row != NULL && accord_statement_step (row, error))
    key = g_strdup (accord_statement_text (row, 0));
  return g_steal_pointer (&key);
}

/* Nothing is written where nothing is different, so that the journal has no change. */
static void
add_update (GString *sql, const AccordDumpTable *table, const GValue *values)
{
  g_autoptr (GString) different = g_string_new (NULL);
  guint n = 0;

  g_string_append (sql, "DO UPDATE SET ");
  for (guint i = 0; table->columns[i] != NULL; i++)
    if (G_IS_VALUE (&values[i]))
      {
        const char *column = table->columns[i];

        g_string_append_printf (sql, "%s%s = excluded.%s", n > 0 ? ", " : "", column, column);
        g_string_append_printf (different, "%s%s.%s IS NOT excluded.%s", n > 0 ? " OR " : "", table->name, column, column);
        n++;
      }
  g_string_append_printf (sql, " WHERE %s", different->str);
}

/**
 * accord_dump_bring:
 * @connection: the token, in an edit
 * @table: from accord_dump_list_tables()
 * @values: as many as @table has columns; what is unset becomes the column's default, or stays what it is
 * @update: whether a row that is there already takes these values; else it is left as it is
 * @changed: (out): whether there is something now that was not there
 *
 * As accord_dump_write(), into a partnership that has records.
 *
 * Returns: whether the row is there
 */
gboolean
accord_dump_bring (AccordConnection *connection, const AccordDumpTable *table, const GValue *values, gboolean update,
                   gboolean *changed, GError **error)
{
  g_autofree char *key = load_key (connection, table->name, error);
  g_autofree char *insert = NULL;
  g_autoptr (GString) sql = NULL;

  *changed = FALSE;
  if (key == NULL)
    return FALSE;
  insert = write_insert (table, values);
  sql = g_string_new (NULL);
  g_string_printf (sql, "%s ON CONFLICT (%s) ", insert, key);
  if (update)
    add_update (sql, table, values);
  else
    g_string_append (sql, "DO NOTHING");
  g_string_append (sql, " RETURNING 1");
  return execute (connection, sql->str, table, values, changed, error);
}

/**
 * accord_dump_find_dangling:
 * @connection: the token
 * @table: from accord_dump_list_tables()
 * @values: a row of it
 * @column: (out) (nullable): the first column that points to a record that is not there; %NULL for none
 *
 * Returns: whether it could be found out
 */
gboolean
accord_dump_find_dangling (AccordConnection *connection, const AccordDumpTable *table, const GValue *values,
                           const char **column, GError **error)
{
  *column = NULL;
  for (guint i = 0; table->columns[i] != NULL && *column == NULL; i++)
    {
      g_autofree char *sql = NULL;
      GError *local_error = NULL;
      gint64 found = 0;

      if (*table->references[i] == '\0' || !G_IS_VALUE (&values[i]) || !G_VALUE_HOLDS_INT64 (&values[i]))
        continue;
      sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?1", table->references[i]);
      if (!accord_connection_get_int (connection, &found, &local_error, sql, "i", g_value_get_int64 (&values[i])) &&
          local_error == NULL)
        *column = table->columns[i];
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
    }
  return TRUE;
}

/* What a person knows a record by, for the tables that others point to. */
static const struct
{
  const char *table;
  const char *name;
} NAMES[] = {
  { "organisation", "name" },
  { "place", "name" },
  { "person", "CASE WHEN name <> '' THEN name ELSE post END" },
  { "seat", "CASE WHEN title <> '' THEN title ELSE number END" },
  { "plan", "title" },
  { "section", "heading" },
  { "activity", "CASE WHEN ref <> '' THEN ref || ' ' || title ELSE title END" },
  { "meeting", "trim (held_on || ' ' || title)" },
  { "assessment", "title" },
  { "term", "vocabulary || ':' || code" },
};

/**
 * accord_dump_load_names:
 * @connection: the token
 * @table: a table
 *
 * Returns: (transfer full) (nullable) (element-type gint64 utf8): what a person knows its records by, by id; nothing for a
 *   table whose records have no name; %NULL on error
 */
GHashTable *
accord_dump_load_names (AccordConnection *connection, const char *table, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (AccordStatement) rows = NULL;
  g_autofree char *sql = NULL;
  GError *local_error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (g_str_equal (NAMES[i].table, table))
      sql = g_strdup_printf ("SELECT id, %s FROM %s", NAMES[i].name, table);
  if (sql == NULL)
    return g_steal_pointer (&names);
  rows = accord_connection_query (connection, error, sql, "");
  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      g_hash_table_insert (names, g_memdup2 (&id, sizeof id), g_strdup (accord_statement_text (rows, 1)));
    }
  if (local_error == NULL)
    return g_steal_pointer (&names);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_dump_find_term:
 * @connection: the token
 * @vocabulary: a vocabulary
 * @code: a code
 *
 * Returns: the term's id; 0 with ACCORD_ERROR_FORMAT when there is no such term
 */
gint64
accord_dump_find_term (AccordConnection *connection, const char *vocabulary, const char *code, GError **error)
{
  GError *local_error = NULL;
  gint64 id = 0;

  if (!accord_connection_get_int (connection, &id, &local_error,
                                  "SELECT id FROM term WHERE vocabulary = ?1 AND code = ?2", "tt", vocabulary, code) &&
      local_error == NULL)
    g_set_error (&local_error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "There is no term “%s:%s”", vocabulary, code);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return id;
}

/**
 * accord_dump_get_schema:
 * @connection: the token
 *
 * Returns: the file's schema version, 0 on error
 */
gint64
accord_dump_get_schema (AccordConnection *connection, GError **error)
{
  gint64 version = 0;

  accord_connection_get_int (connection, &version, error, "PRAGMA user_version", "");
  return version;
}
