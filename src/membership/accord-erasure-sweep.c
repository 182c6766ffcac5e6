/* accord-erasure-sweep.c: takes a person's name out of every text of the file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "membership/accord-erasure-private.h"
#include "model/accord-dump.h"
#include "model/accord-schema-tables.h"
#include "store/accord-connection.h"

/* No table has more columns in its primary key. */
#define MAX_KEYS 4

typedef struct
{
  AccordConnection *connection;
  const char *table;
  GPtrArray *columns;          /* AccordSchemaColumn */
  const char *const *texts;
  const char *word;
} Sweep;

typedef struct
{
  GValue keys[MAX_KEYS];
  guint n_keys;
  gboolean in_key;             /* the text is part of the key: the row as a whole goes */
  GPtrArray *names;            /* of columns, not held */
  GPtrArray *values;           /* what is to stand in them */
  char *old_body;              /* of a section */
} Hit;

static void
hit_free (gpointer data)
{
  Hit *hit = data;

  for (guint i = 0; i < hit->n_keys; i++)
    g_value_unset (&hit->keys[i]);
  g_ptr_array_unref (hit->names);
  g_ptr_array_unref (hit->values);
  g_free (hit->old_body);
  g_free (hit);
}

/* What makes a person's row is dealt with there: another one of that name is another person. */
static gboolean
is_swept (const Sweep *sweep, const AccordSchemaColumn *column)
{
  static const char *const OWN[] = { "name", "email", "phone", NULL };

  return column->is_text && !(g_str_equal (sweep->table, "person") && g_strv_contains (OWN, column->name));
}

/* Finds candidates; whole words are looked for in what it finds. */
static char *
write_query (const Sweep *sweep)
{
  g_autoptr (GString) where = g_string_new (NULL);
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < sweep->columns->len; i++)
    {
      const AccordSchemaColumn *column = g_ptr_array_index (sweep->columns, i);

      g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", column->name);
      for (guint j = 0; is_swept (sweep, column) && sweep->texts[j] != NULL; j++)
        g_string_append_printf (where, "%sinstr (lower (%s), lower (?%u)) > 0", where->len > 0 ? " OR " : "",
                                column->name, j + 1);
    }
  g_string_append_printf (sql, " FROM %s WHERE %s", sweep->table, where->len > 0 ? where->str : "0");
  return g_string_free_and_steal (sql);
}

static Hit *
read_hit (const Sweep *sweep, AccordStatement *row)
{
  Hit *hit = g_new0 (Hit, 1);

  hit->names = g_ptr_array_new ();
  hit->values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < sweep->columns->len; i++)
    {
      const AccordSchemaColumn *column = g_ptr_array_index (sweep->columns, i);
      const char *text = accord_statement_text (row, (int) i);

      if (column->key > 0 && hit->n_keys < MAX_KEYS)
        accord_statement_get_value (row, (int) i, &hit->keys[hit->n_keys++]);
      if (!is_swept (sweep, column) || !accord_erasure_is_in (text, sweep->texts))
        continue;
      hit->in_key = hit->in_key || column->key > 0;
      g_ptr_array_add (hit->names, column->name);
      g_ptr_array_add (hit->values, accord_erasure_replace (text, sweep->texts, sweep->word));
      if (g_str_equal (sweep->table, "section") && g_str_equal (column->name, "body"))
        hit->old_body = g_strdup (text);
    }
  return hit;
}

static GPtrArray *
find_hits (const Sweep *sweep, GError **error)
{
  g_autofree char *sql = write_query (sweep);
  g_autoptr (AccordStatement) rows = accord_connection_query (sweep->connection, error, sql, "");
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (hit_free);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  if (strstr (sql, "?1") != NULL)
    for (guint i = 0; sweep->texts[i] != NULL; i++)
      accord_statement_bind_text (rows, (int) i + 1, sweep->texts[i]);
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (hits, read_hit (sweep, rows));
  if (local_error == NULL)
    return g_steal_pointer (&hits);
  g_propagate_error (error, local_error);
  return NULL;
}

static char *
write_change (const Sweep *sweep, const Hit *hit)
{
  GString *sql = g_string_new (NULL);
  guint n = hit->in_key ? 0 : hit->names->len;
  guint key = 0;

  g_string_printf (sql, hit->in_key ? "DELETE FROM %s" : "UPDATE %s SET ", sweep->table);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s%s = ?%u", i > 0 ? ", " : "", (char *) hit->names->pdata[i], i + 1);
  for (guint i = 0; i < sweep->columns->len; i++)
    {
      const AccordSchemaColumn *column = g_ptr_array_index (sweep->columns, i);

      if (column->key > 0)
        {
          g_string_append_printf (sql, "%s%s = ?%u", key == 0 ? " WHERE " : " AND ", column->name, n + key + 1);
          key++;
        }
    }
  return g_string_free_and_steal (sql);
}

static gboolean
change (const Sweep *sweep, const Hit *hit, GError **error)
{
  g_autofree char *sql = write_change (sweep, hit);
  g_autoptr (AccordStatement) statement = accord_connection_query (sweep->connection, error, sql, "");
  GError *local_error = NULL;
  guint n = hit->in_key ? 0 : hit->names->len;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    accord_statement_bind_text (statement, (int) i + 1, hit->values->pdata[i]);
  for (guint i = 0; i < hit->n_keys; i++)
    accord_statement_bind_value (statement, (int) (n + i + 1), &hit->keys[i]);
  accord_statement_step (statement, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Taking a name out is not the change of meaning that asks for a link to be confirmed again, and a version's fingerprint is
 * that of what it holds. */
static gboolean
follow (const Sweep *sweep, const Hit *hit, GError **error)
{
  for (guint i = 0; i < hit->names->len; i++)
    {
      const char *value = hit->values->pdata[i];
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, value, -1);
      g_autofree char *old_hash = NULL;

      if (g_str_equal (sweep->table, "plan_version") && g_str_equal (hit->names->pdata[i], "content") &&
          !accord_connection_run (sweep->connection, error, "UPDATE plan_version SET sha256 = ?2 WHERE id = ?1", "it",
                                  g_value_get_int64 (&hit->keys[0]), hash))
        return FALSE;
      if (hit->old_body == NULL || !g_str_equal (hit->names->pdata[i], "body"))
        continue;
      old_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, hit->old_body, -1);
      if (!accord_connection_run (sweep->connection, error,
                                  "UPDATE evidence_link SET section_hash = ?3 WHERE section_id = ?1 AND section_hash = ?2",
                                  "itt", g_value_get_int64 (&hit->keys[0]), old_hash, hash))
        return FALSE;
    }
  return TRUE;
}

static gboolean
sweep_table (Sweep *sweep, gint64 *n_records, GError **error)
{
  g_autoptr (GPtrArray) columns = accord_schema_list_columns (sweep->connection, sweep->table, error);
  g_autoptr (GPtrArray) hits = NULL;

  if (columns == NULL)
    return FALSE;
  sweep->columns = columns;
  hits = find_hits (sweep, error);
  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = g_ptr_array_index (hits, i);

      if (hit->names->len == 0)
        continue;
      if (!change (sweep, hit, error) || !follow (sweep, hit, error))
        return FALSE;
      *n_records += 1;
    }
  return TRUE;
}

/**
 * accord_erasure_sweep:
 * @connection: the token, in an erasure
 * @texts: (array zero-terminated=1): from accord_erasure_list_texts()
 * @word: what is to stand in their place
 * @n_records: (inout): counts the rows that lost something
 *
 * Goes through every text of every table, the names of edits in the history included.
 *
 * Returns: whether it was done
 */
gboolean
accord_erasure_sweep (AccordConnection *connection, const char *const *texts, const char *word, gint64 *n_records,
                      GError **error)
{
  g_autoptr (GPtrArray) tables = accord_dump_list_tables (connection, error);
  Sweep sweep = { .connection = connection, .texts = texts, .word = word };

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      sweep.table = ((AccordDumpTable *) tables->pdata[i])->name;
      if (!sweep_table (&sweep, n_records, error))
        return FALSE;
    }
  sweep.table = "txn";
  return tables != NULL && sweep_table (&sweep, n_records, error);
}
