/* accord-schema.c: what the file itself says of its tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-schema-tables.h"

#include "store/accord-connection.h"

static void
link_free (gpointer data)
{
  AccordSchemaLink *link = data;

  g_free (link->table);
  g_free (link->column);
  g_free (link->target);
  g_free (link);
}

static void
column_free (gpointer data)
{
  AccordSchemaColumn *column = data;

  g_free (column->name);
  g_free (column);
}

static gpointer
read_link (AccordStatement *row)
{
  AccordSchemaLink *link = g_new (AccordSchemaLink, 1);

  *link = (AccordSchemaLink) { g_strdup (accord_statement_text (row, 0)), g_strdup (accord_statement_text (row, 1)),
                               g_strdup (accord_statement_text (row, 2)) };
  return link;
}

static gpointer
read_column (AccordStatement *row)
{
  AccordSchemaColumn *column = g_new (AccordSchemaColumn, 1);

  *column = (AccordSchemaColumn) { g_strdup (accord_statement_text (row, 0)),
                                   g_str_equal (accord_statement_text (row, 1), "TEXT"),
                                   (int) accord_statement_int (row, 2) };
  return column;
}

static GPtrArray *
read_all (AccordStatement *rows, gpointer (*read) (AccordStatement *row), GDestroyNotify item_free, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  GError *local_error = NULL;

  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (items, read (rows));
  if (local_error == NULL)
    return g_steal_pointer (&items);
  g_propagate_error (error, local_error);
  return NULL;
}

/* Every column of the file that points at @target: what a later schema adds is found as well. */
GPtrArray *
accord_schema_list_links (AccordConnection *connection, const char *target, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT m.name, k.\"from\", k.\"table\" FROM sqlite_schema AS m JOIN pragma_foreign_key_list (m.name) AS k"
      " WHERE m.type = 'table' AND k.\"table\" = ?1 ORDER BY m.name, k.\"from\"",
      "t", target);

  return rows != NULL ? read_all (rows, read_link, link_free, error) : NULL;
}

/* The columns of a table, in its order. */
GPtrArray *
accord_schema_list_columns (AccordConnection *connection, const char *table, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error, "SELECT name, type, pk FROM pragma_table_info (?1) ORDER BY cid", "t", table);

  return rows != NULL ? read_all (rows, read_column, column_free, error) : NULL;
}
