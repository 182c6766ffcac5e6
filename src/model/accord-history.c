/* accord-history.c: who changed what, and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-history.h"

#include "store/accord-connection.h"

typedef struct
{
  const char *table;
  gint64 number;
} Query;

static void
entry_free (gpointer data)
{
  AccordHistoryEntry *entry = data;

  g_free (entry->at);
  g_free (entry->author);
  g_free (entry->label);
  g_free (entry->state);
  g_free (entry);
}

static AccordHistoryEntry *
read_entry (AccordStatement *row)
{
  AccordHistoryEntry *entry = g_new (AccordHistoryEntry, 1);

  *entry = (AccordHistoryEntry) {
    .id = accord_statement_int (row, 0),
    .at = g_strdup (accord_statement_text (row, 1)),
    .author = g_strdup (accord_statement_text (row, 2)),
    .label = g_strdup (accord_statement_text (row, 3)),
    .state = g_strdup (accord_statement_text (row, 4)),
    .changes = accord_statement_int (row, 5),
  };
  return entry;
}

static AccordStatement *
ask (AccordConnection *connection, const Query *query, GError **error)
{
  if (query->table == NULL)
    return accord_connection_query (connection, error,
                                    "SELECT id, at, author, label, state, changes FROM txn ORDER BY id DESC LIMIT ?1", "i",
                                    query->number);
  return accord_connection_query (connection, error,
                                  "SELECT t.id, t.at, t.author, t.label, t.state, t.changes FROM txn_row AS r"
                                  " JOIN txn AS t ON t.id = r.txn_id WHERE r.table_name = ?1 AND r.row_id = ?2"
                                  " ORDER BY t.id DESC",
                                  "ti", query->table, query->number);
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (AccordStatement) rows = ask (connection, data, error);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (entries, read_entry (rows));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&entries);
}

static AccordRequest *
make_request (const char *table, gint64 number)
{
  Query *query = g_new (Query, 1);

  *query = (Query) { table != NULL ? g_intern_string (table) : NULL, number };
  return accord_request_read (load_cb, query, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * accord_history_load:
 * @limit: how many at most
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordHistoryEntry, newest first
 */
AccordRequest *
accord_history_load (guint limit)
{
  return make_request (NULL, limit);
}

/**
 * accord_history_load_record:
 * @table: a table of the model
 * @id: a record, there or not any more
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordHistoryEntry: the transactions that touched
 *   the record or one of its links, newest first
 */
AccordRequest *
accord_history_load_record (const char *table, gint64 id)
{
  return make_request (table, id);
}
