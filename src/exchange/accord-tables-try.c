/* accord-tables-try.c: what bringing tables back would do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-tables.h"

#include <glib/gi18n.h>

#include "exchange/accord-tables-private.h"

static void
sum_free (gpointer data)
{
  AccordTablesSum *sum = data;

  g_free (sum->file);
  g_free (sum->table);
  g_free (sum);
}

static void
refusal_free (gpointer data)
{
  AccordTablesRefusal *refusal = data;

  g_free (refusal->file);
  g_free (refusal->column);
  g_free (refusal->reason);
  g_free (refusal);
}

void
accord_tables_trial_free (AccordTablesTrial *self)
{
  g_ptr_array_unref (self->sums);
  g_ptr_array_unref (self->refusals);
  g_free (self);
}

/* One file at a time. A row has its place in one of the counts before it is looked at once more. */
typedef struct
{
  AccordTablesReader *reader;
  AccordTablesTrial *trial;
  GPtrArray *counts;            /* guint *, NULL: for each row of each file where it is counted */
  AccordTablesSum *sum;
  guint **places;
  const char *dangling;         /* the column that points nowhere */
} Trying;

static void
refuse_row (Trying *self, const AccordTablesSource *source, guint row, const char *column, const char *reason)
{
  AccordTablesRefusal *refusal = g_new (AccordTablesRefusal, 1);

  *refusal = (AccordTablesRefusal) { g_strdup (source->name), accord_sheet_get_row_number (source->sheet, row),
                                     g_strdup (column != NULL ? column : ""), g_strdup (reason) };
  g_ptr_array_add (self->trial->refusals, refusal);
  self->places[row] = NULL;
  self->sum->n_refused++;
}

/* Whether it is new, and else whether it is different: added as if nothing were to be changed, then changed. */
static gboolean
try_row (const AccordTablesSource *source, guint row, const GValue *values, gpointer data, GError **error)
{
  Trying *self = data;
  gboolean added = FALSE, changed = FALSE;

  if (!accord_dump_bring (self->reader->connection, source->table, values, FALSE, &added, error) ||
      (!added && !accord_dump_bring (self->reader->connection, source->table, values, TRUE, &changed, error)))
    return FALSE;
  self->places[row] = added ? &self->sum->n_added : changed ? &self->sum->n_changed : &self->sum->n_same;
  (*self->places[row])++;
  return TRUE;
}

static gboolean
look_again (const AccordTablesSource *source, guint row, const GValue *values, gpointer data, GError **error)
{
  Trying *self = data;

  return accord_dump_find_dangling (self->reader->connection, source->table, values, &self->dangling, error);
}

static gboolean
try_file (Trying *self, const AccordTablesSource *source, GCancellable *cancellable, GError **error)
{
  for (guint row = 1; row < accord_sheet_get_n_rows (source->sheet); row++)
    {
      g_autoptr (GError) reason = NULL;
      const char *column;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!accord_sheet_row_is_blank (source->sheet, row) &&
          !accord_tables_read_row (self->reader, source, row, try_row, self, &column, &reason))
        refuse_row (self, source, row, column, reason->message);
    }
  return TRUE;
}

/* A row may point to one that comes after it: what points nowhere is known when all of them are there. */
static gboolean
look_for_dangling (Trying *self, const AccordTablesSource *source, GCancellable *cancellable, GError **error)
{
  for (guint row = 1; row < accord_sheet_get_n_rows (source->sheet); row++)
    {
      const char *column;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      self->dangling = NULL;
      if (self->places[row] == NULL)
        continue;
      if (!accord_tables_read_row (self->reader, source, row, look_again, self, &column, error))
        return FALSE;
      if (self->dangling == NULL)
        continue;
      (*self->places[row])--;
      refuse_row (self, source, row, self->dangling, _("There is no such record"));
    }
  return TRUE;
}

static void
begin_file (Trying *self, guint index)
{
  const AccordTablesSource *source = self->reader->sources->pdata[index];

  if (index == self->trial->sums->len)
    {
      AccordTablesSum *sum = g_new0 (AccordTablesSum, 1);

      sum->file = g_strdup (source->name);
      sum->table = g_strdup (source->table->name);
      g_ptr_array_add (self->trial->sums, sum);
      g_ptr_array_add (self->counts, g_new0 (guint *, accord_sheet_get_n_rows (source->sheet) + 1));
    }
  self->sum = self->trial->sums->pdata[index];
  self->places = self->counts->pdata[index];
}

static gboolean
try_files (Trying *self, GCancellable *cancellable, GError **error)
{
  gboolean (*const steps[]) (Trying *, const AccordTablesSource *, GCancellable *, GError **)
      = { try_file, look_for_dangling };

  for (guint step = 0; step < G_N_ELEMENTS (steps); step++)
    for (guint i = 0; i < self->reader->sources->len; i++)
      {
        begin_file (self, i);
        if (!steps[step] (self, self->reader->sources->pdata[i], cancellable, error))
          return FALSE;
      }
  return TRUE;
}

static gpointer
try_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (AccordTablesReader) reader = { 0 };
  g_autoptr (AccordTablesTrial) trial = g_new0 (AccordTablesTrial, 1);
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (g_free);
  Trying self = { .reader = &reader, .trial = trial, .counts = counts };

  trial->sums = g_ptr_array_new_with_free_func (sum_free);
  trial->refusals = g_ptr_array_new_with_free_func (refusal_free);
  if (!accord_tables_reader_open (&reader, connection, data, FALSE, cancellable, error) ||
      !try_files (&self, cancellable, error))
    return NULL;
  return g_steal_pointer (&trial);
}

/**
 * accord_tables_try:
 * @paths: as for accord_tables_bring_in()
 *
 * Returns: (transfer full): a question whose answer is an #AccordTablesTrial: what accord_tables_bring_in() would do, were it
 *   to update; it fails where a whole file cannot be read
 */
AccordRequest *
accord_tables_try (const char *const *paths)
{
  return accord_request_try (try_cb, g_strdupv ((char **) paths), (GDestroyNotify) g_strfreev,
                             (GDestroyNotify) accord_tables_trial_free);
}
