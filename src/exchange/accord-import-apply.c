/* accord-import-apply.c: what a plan says, written as one edit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-private.h"

#include "model/accord-record.h"

/* The report that is kept with the batch lists no more than this many problems and skipped rows. */
#define MOST_KEPT 1000

/* What of the progress is writing; the rest is the journal's and the index's, which come after. */
#define SHARE_OF_WRITING 0.6

struct _AccordImportWriter
{
  AccordImportPlan *plan;
  AccordConnection *connection;
  AccordProgress *progress;
  GCancellable *cancellable;
  gint64 batch;
};

AccordConnection *
accord_import_writer_get_connection (AccordImportWriter *self)
{
  return self->connection;
}

gint64
accord_import_writer_get_batch (AccordImportWriter *self)
{
  return self->batch;
}

/*
 * accord_import_writer_step:
 * @done: records written
 * @total: of how many
 *
 * Returns: whether to go on; %FALSE with an error when the import was cancelled
 */
gboolean
accord_import_writer_step (AccordImportWriter *self, guint done, guint total, GError **error)
{
  if (done % 64 != 0)
    return TRUE;
  accord_progress_set (self->progress, SHARE_OF_WRITING * done / MAX (total, 1));
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
add_alias (AccordImportWriter *self, gint64 organisation, const char *alias, GError **error)
{
  g_autoptr (AccordInserter) inserter =
      accord_inserter_new_links (self->connection, "organisation_alias", (const char *const[]) { "alias", NULL },
                                 (const char *const[]) { "organisation_id", NULL }, error);

  return inserter != NULL && accord_inserter_add (inserter, &alias, &organisation, error) != 0;
}

/*
 * accord_import_writer_find_body:
 * @body: a body that the file names, or ACCORD_NO_BODY
 * @id: (out): its record, made now if there was none; 0 for ACCORD_NO_BODY
 *
 * Returns: whether it could be had
 */
gboolean
accord_import_writer_find_body (AccordImportWriter *self, guint body, gint64 *id, GError **error)
{
  AccordImportBody *entry;
  const AccordBody *found;

  *id = 0;
  if (body == ACCORD_NO_BODY)
    return TRUE;
  body = accord_import_plan_settle_body (self->plan, body);
  entry = accord_import_plan_get_body (self->plan, body);
  found = accord_body_names_get (self->plan->names, body);
  if (entry->id == 0)
    entry->id = found->id;
  if (entry->id == 0)
    entry->id = accord_record_insert (self->connection, "organisation",
                                      (const char *const[]) { "name", "kind", "sector", NULL },
                                      (const char *const[]) { found->name, found->kind, entry->sector, NULL }, error);
  *id = entry->id;
  return entry->id != 0;
}

/* Names that a person said are another's become its spellings, so that the next import knows. */
static gboolean
write_aliases (AccordImportWriter *self, GError **error)
{
  for (guint i = 0; i < self->plan->questions->len; i++)
    {
      const AccordImportQuestion *question = g_ptr_array_index (self->plan->questions, i);
      gint64 id;

      if (question->open.decision == ACCORD_IMPORT_SAME &&
          (!accord_import_writer_find_body (self, question->body, &id, error) ||
           !add_alias (self, id, question->open.name, error)))
        return FALSE;
    }
  return TRUE;
}

static gint64
write_batch (AccordImportWriter *self, GError **error)
{
  AccordImportPlan *plan = self->plan;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format_iso8601 (now);
  g_autofree char *read = g_strdup_printf ("%u", plan->n_read);
  g_autofree char *taken = g_strdup_printf ("%u", plan->n_taken);
  g_autofree char *skipped = g_strdup_printf ("%u", plan->skipped->len);
  g_autofree char *updated = g_strdup_printf ("%u", accord_import_plan_get_n_updates (plan));
  g_autoptr (JsonNode) report = accord_import_report_build (plan, FALSE, MOST_KEPT);
  g_autofree char *json = json_to_string (report, FALSE);

  return accord_record_insert (self->connection, "import_batch",
                               (const char *const[]) { "kind", "file_name", "sha256", "at", "rows_read", "imported",
                                                       "skipped", "updated", "report", NULL },
                               (const char *const[]) { plan->importer->name, plan->file_name, plan->sha256, at, read,
                                                       taken, skipped, updated, json, NULL },
                               error);
}

typedef struct
{
  AccordImportPlan *plan;
  AccordProgress *progress;
} Application;

static void
application_free (gpointer data)
{
  Application *application = data;

  g_object_unref (application->plan);
  g_clear_pointer (&application->progress, accord_progress_unref);
  g_free (application);
}

static gpointer
apply_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Application *application = data;
  AccordImportPlan *plan = application->plan;
  AccordImportWriter writer = { plan, connection, application->progress, cancellable, 0 };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  for (guint i = 0; i < plan->bodies->len; i++)
    g_array_index (plan->bodies, AccordImportBody, i).id = 0;
  writer.batch = write_batch (&writer, error);
  if (writer.batch == 0 || !plan->importer->write (plan, &writer, error) || !write_aliases (&writer, error) ||
      !accord_import_shape_remember (plan, connection, error))
    return NULL;
  accord_progress_set (application->progress, SHARE_OF_WRITING);
  return g_memdup2 (&writer.batch, sizeof writer.batch);
}

/**
 * accord_import_apply:
 * @self: a plan; nothing may be changed in it until the edit is done
 * @progress: (nullable): told how far it has come
 *
 * Makes the edit that brings in what the plan says: one transaction, one undo step. Cancelled or failed, it leaves the
 * partnership as it was. An organisation that the plan found and that was deleted since makes it fail.
 *
 * Returns: (transfer full): an edit whose answer is the id of the import's batch (`gint64 *`, to be freed)
 */
AccordRequest *
accord_import_apply (AccordImportPlan *self, AccordProgress *progress)
{
  g_autofree char *label = self->importer->name_edit (self);
  Application *application = g_new0 (Application, 1);

  application->plan = g_object_ref (self);
  application->progress = progress != NULL ? accord_progress_ref (progress) : NULL;
  return accord_request_edit (label, apply_cb, application, application_free, g_free);
}
