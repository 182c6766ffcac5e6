/* accord-import-batch.c: what was brought in, file by file, and how to take it back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-import-batch.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "store/accord-connection.h"

/* An activity of batch ?1 that a later edit touched, or whose feedback or trail one did. The journal knows: a row of a list
 * stands there under its owner's id. */
#define IS_EDITED                                                                                                      \
  "EXISTS (SELECT 1 FROM txn_row AS r JOIN txn AS t ON t.id = r.txn_id"                                                \
  " WHERE t.state = 'done' AND t.id > ?2 AND r.row_id = a.id AND r.table_name IN"                                      \
  " ('activity', 'activity_party', 'activity_audience', 'activity_term', 'activity_plan'))"                            \
  " OR EXISTS (SELECT 1 FROM feedback AS f JOIN txn_row AS r ON r.table_name = 'feedback' AND r.row_id = f.id"         \
  " JOIN txn AS t ON t.id = r.txn_id WHERE f.activity_id = a.id AND t.state = 'done' AND t.id > ?2)"                   \
  " OR EXISTS (SELECT 1 FROM evidence_link AS l JOIN txn_row AS r ON r.table_name = 'evidence_link'"                   \
  " AND r.row_id = l.id JOIN txn AS t ON t.id = r.txn_id"                                                              \
  " WHERE l.activity_id = a.id AND t.state = 'done' AND t.id > ?2)"

void
accord_import_batch_free (AccordImportBatch *self)
{
  g_free (self->kind);
  g_free (self->file_name);
  g_free (self->at);
  g_ptr_array_unref (self->edited);
  g_free (self);
}

/**
 * accord_import_batch_has_activities:
 *
 * Returns: whether what the file brought in is in the log, so that accord_import_batch_remove() removes it
 */
gboolean
accord_import_batch_has_activities (const AccordImportBatch *self)
{
  return g_str_equal (self->kind, "activities") || g_str_equal (self->kind, "comments");
}

static gboolean
load_edited (AccordConnection *connection, AccordImportBatch *batch, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT iif (a.ref = '', a.title, a.ref || ' ' || a.title) FROM activity AS a"
      " WHERE a.import_batch_id = ?1 AND (" IS_EDITED ") ORDER BY a.id",
      "ii", batch->id, batch->txn);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (batch->edited, g_strdup (accord_statement_text (rows, 0)));
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static AccordImportBatch *
read_batch (AccordStatement *row)
{
  AccordImportBatch *batch = g_new0 (AccordImportBatch, 1);

  batch->id = accord_statement_int (row, 0);
  batch->kind = g_strdup (accord_statement_text (row, 1));
  batch->file_name = g_strdup (accord_statement_text (row, 2));
  batch->at = g_strdup (accord_statement_text (row, 3));
  batch->imported = (guint) accord_statement_int (row, 4);
  batch->updated = (guint) accord_statement_int (row, 5);
  batch->txn = accord_statement_int (row, 6);
  batch->present = (guint) accord_statement_int (row, 7);
  batch->edited = g_ptr_array_new_with_free_func (g_free);
  return batch;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_import_batch_free);
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT b.id, b.kind, b.file_name, b.at, b.imported, b.updated,"
      " coalesce ((SELECT min (txn_id) FROM txn_row WHERE table_name = 'import_batch' AND row_id = b.id), 0),"
      " (SELECT count (*) FROM activity WHERE import_batch_id = b.id)"
      " FROM import_batch AS b ORDER BY b.id DESC",
      "");
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (batches, read_batch (rows));
  for (guint i = 0; i < batches->len && local_error == NULL; i++)
    load_edited (connection, batches->pdata[i], &local_error);
  if (local_error == NULL)
    return g_steal_pointer (&batches);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_import_batches_load:
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of AccordImportBatch, the newest first
 */
AccordRequest *
accord_import_batches_load (void)
{
  return accord_request_read (load_cb, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * accord_import_batch_take_back:
 * @self: a batch of which nothing was edited since
 *
 * Takes back all that the import did: its rows, what it updated, the organisations that it added.
 *
 * Returns: (transfer full): an edit of its own, one undo step; it does nothing and gives ACCORD_ERROR_CONFLICT when something
 *   that came later holds on to it, ACCORD_ERROR_ERASED or ACCORD_ERROR_NOTHING when the journal no longer has it. Of
 *   activities, accord_import_batch_remove() then removes the rows.
 */
AccordRequest *
accord_import_batch_take_back (const AccordImportBatch *self)
{
  /* Translators: names a step that can be undone; %s is the name of the file that was brought in. */
  g_autofree char *label = g_strdup_printf (_("“%s” taken out again"), self->file_name);

  return accord_request_revert (self->txn, label);
}

typedef struct
{
  gint64 batch;
  gboolean with_edited;
} Removal;

static gpointer
remove_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Removal *removal = data;
  gint64 txn, left;

  if (!accord_connection_get_int (connection, &txn, error,
                                  "SELECT coalesce (min (txn_id), 0) FROM txn_row"
                                  " WHERE table_name = 'import_batch' AND row_id = ?1",
                                  "i", removal->batch) ||
      !accord_connection_run (connection, error,
                              "DELETE FROM activity AS a WHERE import_batch_id = ?1 AND (?3 OR NOT (" IS_EDITED "))",
                              "iii", removal->batch, txn, (gint64) removal->with_edited) ||
      !accord_connection_get_int (connection, &left, error,
                                  "SELECT count (*) FROM activity WHERE import_batch_id = ?1", "i", removal->batch))
    return NULL;
  return GINT_TO_POINTER (left > 0 || accord_connection_run (connection, error,
                                                             "DELETE FROM import_batch WHERE id = ?1", "i",
                                                             removal->batch));
}

/**
 * accord_import_batch_remove:
 * @batch: of activities
 * @with_edited: whether those that were edited since go as well; else they are kept, and the batch with them
 *
 * Removes the activities that a file brought in, with their feedback and their trail. What the file updated and the
 * organisations that it added stay.
 *
 * Returns: (transfer full): an edit, one undo step
 */
AccordRequest *
accord_import_batch_remove (gint64 batch, gboolean with_edited)
{
  Removal *removal = g_new (Removal, 1);

  *removal = (Removal) { batch, with_edited };
  return accord_request_edit (_("Imported rows removed"), remove_cb, removal, g_free, NULL);
}
