/* accord-whole.c: a whole partnership as one JSON file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-whole.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "base/accord-error.h"
#include "model/accord-dump.h"

/*
 * The format, version 1:
 *
 *   { "format": "accord-partnership", "version": 1, "schema": 1,
 *     "tables": { "partnership": [ { "id": 1, "name": "…" }, … ], "place": [ … ], … } }
 *
 * Tables and columns are those of the schema, rows stand by rising primary key, one a line: the same content gives the
 * same bytes, and two files can be compared. What is written has every column; what is read may leave out a column that
 * is at its default, may leave out the table "term" for the program's own vocabularies, and may name a term as
 * "term": "group:carers" where the schema has term_id.
 */

#define FORMAT "accord-partnership"
#define VERSION 1

/* --- writing --- */

typedef struct
{
  GOutputStream *stream;
  JsonGenerator *generator;
  gboolean first;
} Writer;

static gboolean
put (Writer *writer, const char *text, GError **error)
{
  return g_output_stream_write_all (writer->stream, text, strlen (text), NULL, NULL, error);
}

static void
set_member (JsonObject *object, const char *column, const GValue *value)
{
  if (!G_IS_VALUE (value))
    json_object_set_null_member (object, column);
  else if (G_VALUE_HOLDS_INT64 (value))
    json_object_set_int_member (object, column, g_value_get_int64 (value));
  else
    json_object_set_string_member (object, column, g_value_get_string (value));
}

static gboolean
write_row (const AccordDumpTable *table, const GValue *values, gpointer data, GError **error)
{
  Writer *writer = data;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GString) line = g_string_new (writer->first ? "\n   " : ",\n   ");

  json_node_take_object (node, json_object_new ());
  for (guint i = 0; table->columns[i] != NULL; i++)
    set_member (json_node_get_object (node), table->columns[i], &values[i]);
  json_generator_set_root (writer->generator, node);
  json_generator_to_gstring (writer->generator, line);
  writer->first = FALSE;
  return put (writer, line->str, error);
}

static gboolean
write_tables (AccordConnection *connection, Writer *writer, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) tables = accord_dump_list_tables (connection, error);

  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      AccordDumpTable *table = g_ptr_array_index (tables, i);
      g_autofree char *head = g_strdup_printf ("%s\n  \"%s\": [", i > 0 ? "," : "", table->name);

      writer->first = TRUE;
      if (!put (writer, head, error) ||
          !accord_dump_read (connection, table, write_row, writer, cancellable, error) || !put (writer, "]", error))
        return FALSE;
    }
  return tables != NULL;
}

static gboolean
write_all (AccordConnection *connection, Writer *writer, GCancellable *cancellable, GError **error)
{
  gint64 schema = accord_dump_get_schema (connection, error);
  g_autofree char *head = g_strdup_printf ("{\n \"format\": \"%s\",\n \"version\": %d,\n \"schema\": %" G_GINT64_FORMAT
                                           ",\n \"tables\": {",
                                           FORMAT, VERSION, schema);

  return schema != 0 && put (writer, head, error) && write_tables (connection, writer, cancellable, error) &&
         put (writer, "\n }\n}\n", error) && g_output_stream_close (writer->stream, cancellable, error);
}

static gpointer
save_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (data);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GOutputStream) buffered = NULL;
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GCancellable) give_up = g_cancellable_new ();
  Writer writer;

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, cancellable,
                           error);
  if (stream == NULL)
    return NULL;
  buffered = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (stream), 1 << 18);
  writer = (Writer) { buffered, generator, TRUE };
  if (write_all (connection, &writer, cancellable, error))
    return GINT_TO_POINTER (TRUE);

  /* Closing with a cancelled cancellable leaves what was there before. */
  g_cancellable_cancel (give_up);
  g_output_stream_close (G_OUTPUT_STREAM (stream), give_up, NULL);
  return NULL;
}

/**
 * accord_whole_save:
 * @path: the file to write; replaced only once the new one is whole
 *
 * Returns: (transfer full): a question that writes the whole partnership to @path, without its history
 */
AccordRequest *
accord_whole_save (const char *path)
{
  return accord_request_read (save_cb, g_strdup (path), g_free, NULL);
}

/* --- reading --- */

static gboolean
fail_format (GError **error, const char *table, guint row, const char *what)
{
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s, entry %u: %s", table, row + 1, what);
  return FALSE;
}

static int
find_column (const AccordDumpTable *table, const char *name)
{
  for (int i = 0; table->columns[i] != NULL; i++)
    if (g_str_equal (table->columns[i], name))
      return i;
  return -1;
}

static gboolean
take_value (GValue *value, JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      g_value_init (value, G_TYPE_INT64);
      g_value_set_int64 (value, json_node_get_int (node));
      return TRUE;
    }
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  g_value_init (value, G_TYPE_STRING);
  g_value_set_string (value, json_node_get_string (node));
  return TRUE;
}

static gboolean
take_term (AccordConnection *connection, GValue *value, JsonNode *node, GError **error)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ":", 2);
  gint64 id;

  if (g_strv_length (parts) != 2)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "a term is written as “vocabulary:code”");
      return FALSE;
    }
  id = accord_dump_find_term (connection, parts[0], parts[1], error);
  g_value_init (value, G_TYPE_INT64);
  g_value_set_int64 (value, id);
  return id != 0;
}

static gboolean
read_members (AccordConnection *connection, const AccordDumpTable *table, guint row, JsonObject *object, GValue *values,
              GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      gboolean is_term = g_str_equal (name, "term") && find_column (table, "term_id") >= 0;
      int column = find_column (table, is_term ? "term_id" : name);

      if (column < 0)
        return fail_format (error, table->name, row, name);
      if (is_term ? !take_term (connection, &values[column], node, error) : !take_value (&values[column], node))
        {
          if (is_term)
            g_prefix_error (error, "%s, entry %u: ", table->name, row + 1);
          return is_term ? FALSE : fail_format (error, table->name, row, name);
        }
    }
  return TRUE;
}

static gboolean
restore_row (AccordConnection *connection, const AccordDumpTable *table, guint row, JsonNode *node, GError **error)
{
  guint n_columns = g_strv_length (table->columns);
  g_autofree GValue *values = g_new0 (GValue, n_columns);
  gboolean done;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail_format (error, table->name, row, "not an object");
  done = read_members (connection, table, row, json_node_get_object (node), values, error);
  if (done && !accord_dump_write (connection, table, values, error))
    {
      g_prefix_error (error, "%s, entry %u: ", table->name, row + 1);
      done = FALSE;
    }
  for (guint i = 0; i < n_columns; i++)
    if (G_IS_VALUE (&values[i]))
      g_value_unset (&values[i]);
  return done;
}

static gboolean
restore_table (AccordConnection *connection, const AccordDumpTable *table, JsonObject *tables, GCancellable *cancellable,
               GError **error)
{
  JsonNode *node = json_object_get_member (tables, table->name);
  JsonArray *rows;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s is not a list", table->name);
      return FALSE;
    }
  rows = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !restore_row (connection, table, i, json_array_get_element (rows, i), error))
      return FALSE;
  return TRUE;
}

/* A table that we do not know would be lost without a word. */
static gboolean
check_table_names (GPtrArray *known, JsonObject *tables, GError **error)
{
  g_autoptr (GList) names = json_object_get_members (tables);

  for (GList *name = names; name != NULL; name = name->next)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < known->len; i++)
        found = found || g_str_equal (((AccordDumpTable *) known->pdata[i])->name, name->data);
      if (!found)
        {
          g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "There is no table “%s”", (char *) name->data);
          return FALSE;
        }
    }
  return TRUE;
}

static JsonObject *
find_tables (JsonNode *root, GError **error)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *tables = object != NULL ? json_object_get_member (object, "tables") : NULL;

  if (tables == NULL || !JSON_NODE_HOLDS_OBJECT (tables) ||
      g_strcmp0 (json_object_get_string_member_with_default (object, "format", NULL), FORMAT) != 0)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "This is not a partnership that Accord has written");
      return NULL;
    }
  if (json_object_get_int_member_with_default (object, "version", 0) != VERSION)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NEWER, "This file is of version %" G_GINT64_FORMAT,
                   json_object_get_int_member_with_default (object, "version", 0));
      return NULL;
    }
  return json_node_get_object (tables);
}

static JsonParser *
parse (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  GError *local_error = NULL;

  if (json_parser_load_from_mapped_file (parser, path, &local_error))
    return g_steal_pointer (&parser);
  if (local_error->domain == JSON_PARSER_ERROR)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s", local_error->message);
      g_error_free (local_error);
    }
  else
    g_propagate_error (error, local_error);
  return NULL;
}

static gpointer
restore_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonParser) parser = parse (data, error);
  JsonObject *object = parser != NULL ? find_tables (json_parser_get_root (parser), error) : NULL;
  g_autoptr (GPtrArray) tables = NULL;

  if (object == NULL)
    return NULL;
  tables = accord_dump_list_tables (connection, error);
  if (tables == NULL || !check_table_names (tables, object, error) ||
      !accord_dump_begin_restore (connection, json_object_has_member (object, "term"), error))
    return NULL;
  for (guint i = 0; i < tables->len; i++)
    if (!restore_table (connection, g_ptr_array_index (tables, i), object, cancellable, error))
      return NULL;
  return GINT_TO_POINTER (TRUE);
}

/**
 * accord_whole_restore:
 * @path: a file that accord_whole_save() wrote, or one written by hand in its format
 *
 * Returns: (transfer full): the edit that fills a new partnership from @path, for accord_partnership_create(); it fails
 *   with ACCORD_ERROR_FORMAT, table, entry and column named, or ACCORD_ERROR_NEWER
 */
AccordRequest *
accord_whole_restore (const char *path)
{
  return accord_request_edit ("", restore_cb, g_strdup (path), g_free, NULL);
}

static void
remove_and_free (gpointer data)
{
  g_unlink (data);
  g_free (data);
}

/**
 * accord_whole_restore_and_remove:
 * @path: a temporary file of the caller's
 *
 * Returns: (transfer full): as accord_whole_restore(); @path is removed with the edit, whether it was made or not
 */
AccordRequest *
accord_whole_restore_and_remove (const char *path)
{
  return accord_request_edit ("", restore_cb, g_strdup (path), remove_and_free, NULL);
}
