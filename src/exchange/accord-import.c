/* accord-import.c: a file, understood before anything is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-private.h"

#include <glib/gi18n.h>

#include "exchange/accord-file.h"

/* A strategy of three hundred pages is one megabyte. */
#define MAX_STRATEGY (32 << 20)

/**
 * AccordImportPlan:
 *
 * What an import would do, row by row: a preview. It is made from a file and from a snapshot of the partnership, touches
 * neither, and can be put right (columns, header row, which names are one body) before accord_import_apply() writes it.
 *
 * Rows are those of the sheet, counted from 0, as in #AccordSheet; problems and skipped rows give the number that a
 * person sees. One thread at a time.
 */
G_DEFINE_FINAL_TYPE (AccordImportPlan, accord_import_plan, G_TYPE_OBJECT)

static const AccordImporter *const IMPORTERS[ACCORD_IMPORT_N_KINDS] = {
  &accord_import_members,
  &accord_import_activities,
  &accord_import_strategy,
};

static void
problem_free (gpointer data)
{
  AccordImportProblem *problem = data;

  g_free (problem->column);
  g_free (problem->text);
  g_free (problem->value);
  g_free (problem);
}

static void
skipped_free (gpointer data)
{
  AccordImportSkipped *skipped = data;

  g_free (skipped->reason);
  g_free (skipped->text);
  g_free (skipped);
}

static void
question_free (gpointer data)
{
  AccordImportQuestion *question = data;

  g_free (question->open.name);
  g_free (question->open.other);
  g_free (question);
}

static void
forget_findings (AccordImportPlan *self)
{
  accord_import_plan_set_content (self, NULL, NULL);
  g_clear_pointer (&self->names, accord_body_names_free);
  g_clear_pointer (&self->memos, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->bodies, g_array_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->states, g_byte_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->skipped, g_ptr_array_unref);
  g_clear_pointer (&self->known_rows, g_ptr_array_unref);
  self->n_read = self->n_taken = self->n_blank = 0;
}

static void
accord_import_plan_finalize (GObject *object)
{
  AccordImportPlan *self = ACCORD_IMPORT_PLAN (object);

  forget_findings (self);
  g_free (self->file_name);
  g_free (self->sha256);
  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->table);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->known, accord_known_free);
  g_hash_table_unref (self->decisions);
  g_hash_table_unref (self->updates);
  g_clear_object (&self->partnership);
  G_OBJECT_CLASS (accord_import_plan_parent_class)->finalize (object);
}

static void
accord_import_plan_class_init (AccordImportPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_import_plan_finalize;
}

static void
accord_import_plan_init (AccordImportPlan *self)
{
  self->decisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->updates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->key_column = ACCORD_IMPORT_WHOLE_ROW;
}

/* --- reading --- */

static AccordColumnSpec *
describe_columns (const AccordImporter *importer)
{
  AccordColumnSpec *specs = g_new (AccordColumnSpec, importer->n_fields);

  for (guint i = 0; i < importer->n_fields; i++)
    specs[i] = (AccordColumnSpec) { importer->fields[i].key, importer->fields[i].words };
  return specs;
}

/* The first row that may head columns. */
static gboolean
find_any_header (AccordSheet *sheet, guint *row)
{
  for (*row = 0; *row < accord_sheet_get_n_rows (sheet); (*row)++)
    {
      guint n = 0;

      for (guint column = 0; column < accord_sheet_get_n_columns (sheet); column++)
        n += *accord_sheet_get_cell (sheet, *row, column) != '\0';
      if (n > 1)
        return TRUE;
    }
  return FALSE;
}

/* A log with headings that say nothing to us is one all the same: a person will say what its columns are. */
static void
find_table (AccordImportPlan *self, GError **error)
{
  g_autofree AccordColumnSpec *specs = describe_columns (self->importer);
  g_autoptr (GError) local_error = NULL;
  guint row;

  if (accord_import_shape_find_header (self, &row))
    self->table = accord_table_find_at (self->sheet, row, specs, self->importer->n_fields);
  else
    self->table = accord_table_find (self->sheet, specs, self->importer->n_fields, &local_error);
  if (self->table == NULL && self->importer->knows_rows && find_any_header (self->sheet, &row))
    self->table = accord_table_find_at (self->sheet, row, specs, self->importer->n_fields);
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
}

static gboolean
read_table (AccordImportPlan *self, GBytes *bytes, AccordProgress *progress, GCancellable *cancellable, GError **error)
{
  self->sheet = accord_sheet_read_bytes (bytes, progress, cancellable, error);
  if (self->sheet == NULL)
    return FALSE;
  self->encoding = accord_sheet_get_encoding (self->sheet);
  self->flags = accord_sheet_get_flags (self->sheet);
  find_table (self, error);
  if (self->table == NULL)
    return FALSE;
  accord_import_shape_recall (self);
  return TRUE;
}

static gboolean
read_prose (AccordImportPlan *self, GBytes *bytes)
{
  gsize size, length;
  const char *data = g_bytes_get_data (bytes, &size);

  self->text = accord_encoding_prose_to_utf8 (data != NULL ? data : "", size, &self->encoding, &self->flags, &length);
  return TRUE;
}

/**
 * accord_import_plan_read:
 * @partnership: where it is to go
 * @kind: what the file holds
 * @file: a CSV file or an .xlsx workbook, for a strategy a text in CommonMark
 * @progress: (nullable): told how far it has come
 * @cancellable: (nullable): stops it
 *
 * Reads a file and plans what to do with each of its rows. Blocks; any thread but the window's.
 *
 * Returns: (transfer full): the plan, or %NULL with the errors of accord_sheet_read_bytes() and accord_table_find(),
 *   ACCORD_ERROR_NOT_FOUND or G_IO_ERROR_CANCELLED
 */
AccordImportPlan *
accord_import_plan_read (AccordPartnership *partnership, AccordImportKind kind, GFile *file, AccordProgress *progress,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordImportPlan) self = g_object_new (ACCORD_TYPE_IMPORT_PLAN, NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (kind < ACCORD_IMPORT_N_KINDS, NULL);

  self->partnership = g_object_ref (partnership);
  self->kind = kind;
  self->importer = IMPORTERS[kind];
  self->file_name = g_file_get_basename (file);
  bytes = accord_file_load (file, kind == ACCORD_IMPORT_STRATEGY ? MAX_STRATEGY : ACCORD_SHEET_MAX_TEXT, cancellable, error);
  if (bytes == NULL)
    return NULL;
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->known = accord_partnership_run (partnership, accord_known_load (), cancellable, error);
  if (self->known == NULL || (kind == ACCORD_IMPORT_STRATEGY ? !read_prose (self, bytes)
                                                             : !read_table (self, bytes, progress, cancellable, error)))
    return NULL;
  if (!accord_import_plan_interpret (self, progress, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

typedef struct
{
  AccordPartnership *partnership;
  AccordImportKind kind;
  GFile *file;
  AccordProgress *progress;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->partnership);
  g_object_unref (reading->file);
  g_clear_pointer (&reading->progress, accord_progress_unref);
  g_free (reading);
}

static void
read_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  AccordImportPlan *plan = accord_import_plan_read (reading->partnership, reading->kind, reading->file,
                                                    reading->progress, cancellable, &error);

  if (plan != NULL)
    g_task_return_pointer (task, plan, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * accord_import_plan_read_async:
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * As accord_import_plan_read(), on a thread of its own.
 */
void
accord_import_plan_read_async (AccordPartnership *partnership, AccordImportKind kind, GFile *file,
                               AccordProgress *progress, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (partnership, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->partnership = g_object_ref (partnership);
  reading->kind = kind;
  reading->file = g_object_ref (file);
  reading->progress = progress != NULL ? accord_progress_ref (progress) : NULL;
  g_task_set_source_tag (task, accord_import_plan_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread_cb);
}

/**
 * accord_import_plan_read_finish:
 *
 * Returns: (transfer full): the plan, or %NULL with the errors of accord_import_plan_read()
 */
AccordImportPlan *
accord_import_plan_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
note_what_was_changed (AccordImportPlan *self)
{
  static const struct
  {
    AccordTextFlags flag;
    const char *text;
  } changes[] = {
    { ACCORD_TEXT_HAD_CONTROLS, N_("Control characters in the file were replaced by spaces.") },
    { ACCORD_TEXT_HAD_DIRECTIONS, N_("Characters that change the direction of text were taken out of the file.") },
    { ACCORD_TEXT_HAD_INVALID, N_("Some characters could not be read; each is shown as “\357\277\275”.") },
  };
  const char *before = g_hash_table_lookup (self->known->files, self->sha256);

  if (before != NULL)
    accord_import_plan_add_problem (self, ACCORD_IMPORT_WHOLE_FILE, -1, self->file_name,
                                    _("This very file was imported on %.10s."), before);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (self->flags & changes[i].flag)
      accord_import_plan_add_problem (self, ACCORD_IMPORT_WHOLE_FILE, -1, "", "%s", _(changes[i].text));
}

/**
 * accord_import_plan_interpret:
 * @self: a plan
 * @progress: (nullable): told how far it has come
 * @cancellable: (nullable): stops it
 *
 * Plans anew, after accord_import_plan_set_column() or accord_import_plan_set_header_row(). Decisions on names are kept.
 * A quarter of a second for 100,000 rows. Any thread.
 *
 * Returns: whether it did; after an error the plan is of no more use
 */
gboolean
accord_import_plan_interpret (AccordImportPlan *self, AccordProgress *progress, GCancellable *cancellable,
                              GError **error)
{
  forget_findings (self);
  self->names = accord_body_names_copy (self->known->bodies);
  self->memos = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  self->texts = g_string_chunk_new (4096);
  self->bodies = g_array_new (FALSE, TRUE, sizeof (AccordImportBody));
  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->states = g_byte_array_new ();
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->skipped = g_ptr_array_new_with_free_func (skipped_free);
  self->known_rows = g_ptr_array_new_with_free_func (accord_import_known_row_free);
  for (guint i = 0; i < accord_body_names_get_length (self->names); i++)
    {
      AccordImportBody body = { G_MAXUINT, "", -1, 0 };

      g_array_append_val (self->bodies, body);
    }
  if (self->sheet != NULL)
    {
      g_byte_array_set_size (self->states, accord_sheet_get_n_rows (self->sheet));
      memset (self->states->data, ACCORD_IMPORT_ROW_OUTSIDE, self->states->len);
    }
  note_what_was_changed (self);
  return self->importer->interpret (self, progress, cancellable, error);
}

/**
 * accord_import_plan_set_header_row:
 * @row: the row that names the columns, counted from 0
 *
 * To be followed by accord_import_plan_interpret(). The columns are found anew.
 */
void
accord_import_plan_set_header_row (AccordImportPlan *self, guint row)
{
  g_autofree AccordColumnSpec *specs = describe_columns (self->importer);

  g_return_if_fail (self->sheet != NULL && row < accord_sheet_get_n_rows (self->sheet));

  g_object_unref (self->table);
  self->table = accord_table_find_at (self->sheet, row, specs, self->importer->n_fields);
  accord_import_shape_recall (self);
}
