/* accord-subject.c: everything that is held about a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>
#include <string.h>

#include "membership/accord-erasure-private.h"
#include "membership/accord-erasure.h"
#include "model/accord-dump.h"
#include "model/accord-schema-tables.h"
#include "store/accord-connection.h"

/* How far from the person a record may stand: an appointment is theirs, and so is what is declared with it. */
#define MAX_DISTANCE 2

typedef struct
{
  AccordConnection *connection;
  JsonBuilder *builder;
  GHashTable *seen;             /* "table:id" */
} Export;

static void
add_columns (JsonBuilder *builder, AccordStatement *row)
{
  for (int i = 0; i < accord_statement_n_columns (row); i++)
    {
      const char *text = accord_statement_text (row, i);

      if (text == NULL || *text == '\0')
        continue;
      json_builder_set_member_name (builder, accord_statement_column_name (row, i));
      json_builder_add_string_value (builder, text);
    }
}

static gboolean add_linked (Export *export, const char *target, gint64 id, int distance, GError **error);

static gboolean
add_rows (Export *export, const AccordSchemaLink *link, gint64 id, int distance, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE %s = ?1", link->table, link->column);
  g_autoptr (AccordStatement) rows = accord_connection_query (export->connection, error, sql, "i", id);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 row = accord_statement_int (rows, 0);
      char *key = g_strdup_printf ("%s:%" G_GINT64_FORMAT, link->table, row);

      if (!g_hash_table_add (export->seen, key))
        continue;
      json_builder_begin_object (export->builder);
      json_builder_set_member_name (export->builder, "table");
      json_builder_add_string_value (export->builder, link->table);
      json_builder_set_member_name (export->builder, "as");
      json_builder_add_string_value (export->builder, link->column);
      json_builder_set_member_name (export->builder, "record");
      json_builder_begin_object (export->builder);
      add_columns (export->builder, rows);
      json_builder_end_object (export->builder);
      json_builder_end_object (export->builder);
      g_array_append_val (found, row);
    }
  for (guint i = 0; local_error == NULL && distance < MAX_DISTANCE && i < found->len; i++)
    add_linked (export, link->table, g_array_index (found, gint64, i), distance + 1, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* An organisation of which the person is the point of contact is not about the person beyond that. */
static gboolean
add_linked (Export *export, const char *target, gint64 id, int distance, GError **error)
{
  g_autoptr (GPtrArray) links = NULL;

  if (distance > 1 && !g_str_equal (target, "appointment"))
    return TRUE;
  links = accord_schema_list_links (export->connection, target, error);
  for (guint i = 0; links != NULL && i < links->len; i++)
    if (!add_rows (export, g_ptr_array_index (links, i), id, distance, error))
      return FALSE;
  return links != NULL;
}

static void
add_mention (JsonBuilder *builder, const char *table, gint64 id, const char *column, const char *text)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "table");
  json_builder_add_string_value (builder, table);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, id);
  json_builder_set_member_name (builder, "column");
  json_builder_add_string_value (builder, column);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, text);
  json_builder_end_object (builder);
}

typedef struct
{
  JsonBuilder *builder;
  const char *const *texts;
} Mentions;

static gboolean
mention_cb (const AccordDumpTable *table, const GValue *values, gpointer data, GError **error)
{
  Mentions *mentions = data;

  if (g_str_equal (table->name, "person"))
    return TRUE;
  for (guint i = 0; table->columns[i] != NULL; i++)
    if (G_VALUE_HOLDS_STRING (&values[i]) && accord_erasure_is_in (g_value_get_string (&values[i]), mentions->texts))
      add_mention (mentions->builder, table->name, G_VALUE_HOLDS_INT64 (&values[0]) ? g_value_get_int64 (&values[0]) : 0,
                   table->columns[i], g_value_get_string (&values[i]));
  return TRUE;
}

static gboolean
add_mentions (Export *export, AccordRecord *person, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) texts = accord_erasure_list_texts (export->connection, person, error);
  g_autoptr (GPtrArray) tables = texts != NULL ? accord_dump_list_tables (export->connection, error) : NULL;
  Mentions mentions = { export->builder, (const char *const *) texts };

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    if (!accord_dump_read (export->connection, tables->pdata[i], mention_cb, &mentions, cancellable, error))
      return FALSE;
  return tables != NULL;
}

static gboolean
add_history (Export *export, gint64 person, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      export->connection, error,
      "SELECT t.at, t.author, t.label FROM txn_row AS r JOIN txn AS t ON t.id = r.txn_id WHERE r.table_name = 'person'"
      " AND r.row_id = ?1 ORDER BY t.id",
      "i", person);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      json_builder_begin_object (export->builder);
      add_columns (export->builder, rows);
      json_builder_end_object (export->builder);
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
add_person (Export *export, gint64 id, GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (
      export->connection, error,
      "SELECT p.*, o.name AS organisation FROM person AS p LEFT JOIN organisation AS o ON o.id = p.organisation_id"
      " WHERE p.id = ?1",
      "i", id);

  if (row == NULL || !accord_statement_step (row, error))
    return FALSE;
  json_builder_set_member_name (export->builder, "person");
  json_builder_begin_object (export->builder);
  add_columns (export->builder, row);
  json_builder_end_object (export->builder);
  return TRUE;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (AccordRecord) person = accord_record_read (connection, "person", id, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Export export = { connection, builder, seen };

  json_builder_begin_object (builder);
  if (person == NULL || !add_person (&export, id, error))
    return NULL;
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  if (!add_linked (&export, "person", id, 1, error))
    return NULL;
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "mentions");
  json_builder_begin_array (builder);
  if (!add_mentions (&export, person, cancellable, error))
    return NULL;
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "history");
  json_builder_begin_array (builder);
  if (!add_history (&export, id, error))
    return NULL;
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/**
 * accord_subject_load:
 * @person: a person
 *
 * Everything that the file holds about somebody, for who asks for it (UK GDPR, article 15): the record, what points at it,
 * each text that has the name, the address or the number in it, and what the history tells of the record.
 *
 * Returns: (transfer full): a question whose answer is a #JsonNode
 */
AccordRequest *
accord_subject_load (gint64 person)
{
  return accord_request_read (load_cb, g_memdup2 (&person, sizeof person), g_free, (GDestroyNotify) json_node_unref);
}
