/* accord-import-shown.c: what a person sees of an import, and puts right in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-private.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"

AccordImportKind
accord_import_plan_get_kind (AccordImportPlan *self)
{
  return self->kind;
}

/**
 * accord_import_plan_get_file_name:
 *
 * Returns: (transfer none): the file's name without its folder
 */
const char *
accord_import_plan_get_file_name (AccordImportPlan *self)
{
  return self->file_name;
}

/**
 * accord_import_plan_get_sheet:
 *
 * Returns: (transfer none) (nullable): the table as it was read; %NULL for a strategy
 */
AccordSheet *
accord_import_plan_get_sheet (AccordImportPlan *self)
{
  return self->sheet;
}

/**
 * accord_import_plan_get_header_row:
 *
 * Returns: the row of the header, counted from 0
 */
guint
accord_import_plan_get_header_row (AccordImportPlan *self)
{
  return self->table != NULL ? accord_table_get_header_row (self->table) : 0;
}

guint
accord_import_plan_get_n_fields (AccordImportPlan *self)
{
  return self->importer->n_fields;
}

/**
 * accord_import_plan_get_field_key:
 *
 * Returns: (transfer none): the stable name of a field
 */
const char *
accord_import_plan_get_field_key (AccordImportPlan *self, guint field)
{
  g_return_val_if_fail (field < self->importer->n_fields, NULL);

  return self->importer->fields[field].key;
}

/**
 * accord_import_plan_get_field_label:
 *
 * Returns: (transfer none): what a person reads for a field, translated
 */
const char *
accord_import_plan_get_field_label (AccordImportPlan *self, guint field)
{
  g_return_val_if_fail (field < self->importer->n_fields, NULL);

  return _(self->importer->fields[field].label);
}

/**
 * accord_import_plan_get_column:
 *
 * Returns: the column that a field is read from, counted from 0; -1 for none
 */
int
accord_import_plan_get_column (AccordImportPlan *self, guint field)
{
  return self->table != NULL ? accord_table_get_column (self->table, field) : -1;
}

/**
 * accord_import_plan_set_column:
 * @field: a field
 * @column: where it is read from, -1 for nowhere; another field that was read from there is left without
 *
 * To be followed by accord_import_plan_interpret(). What stands in a column without a field goes into the notes.
 */
void
accord_import_plan_set_column (AccordImportPlan *self, guint field, int column)
{
  g_return_if_fail (self->table != NULL);

  accord_table_set_column (self->table, field, column);
}

/**
 * accord_import_plan_is_remembered:
 *
 * Returns: whether a file with these columns was brought in before, so that they are read as they were then
 */
gboolean
accord_import_plan_is_remembered (AccordImportPlan *self)
{
  return self->is_remembered;
}

/**
 * accord_import_plan_knows_rows:
 *
 * Returns: whether rows of this kind of table are known again when they come a second time
 */
gboolean
accord_import_plan_knows_rows (AccordImportPlan *self)
{
  return self->importer->knows_rows;
}

/**
 * accord_import_plan_get_key_column:
 *
 * Returns: the column that tells rows apart, or ACCORD_IMPORT_WHOLE_ROW
 */
int
accord_import_plan_get_key_column (AccordImportPlan *self)
{
  return self->key_column;
}

/**
 * accord_import_plan_set_key_column:
 * @column: the column that tells rows apart, whatever else changes in them, or ACCORD_IMPORT_WHOLE_ROW
 *
 * To be followed by accord_import_plan_interpret().
 */
void
accord_import_plan_set_key_column (AccordImportPlan *self, int column)
{
  g_return_if_fail (self->table != NULL && column < (int) accord_table_get_n_columns (self->table));

  self->key_column = column;
}

/**
 * accord_import_plan_get_n_known:
 *
 * Returns: how many rows were brought in before and say something else now
 */
guint
accord_import_plan_get_n_known (AccordImportPlan *self)
{
  return self->known_rows->len;
}

/**
 * accord_import_plan_get_n_updates:
 *
 * Returns: how many of them will change their record
 */
guint
accord_import_plan_get_n_updates (AccordImportPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < self->known_rows->len; i++)
    n += accord_import_plan_get_known (self, i)->update;
  return n;
}

/**
 * accord_import_plan_get_known:
 *
 * Returns: (transfer none): one of them, until the plan is interpreted anew
 */
const AccordImportKnownRow *
accord_import_plan_get_known (AccordImportPlan *self, guint index)
{
  return g_ptr_array_index (self->known_rows, index);
}

/**
 * accord_import_plan_set_update:
 * @index: the index of a known row
 * @update: whether its record is to say what the row says; without a word of a person it is left as it is
 */
void
accord_import_plan_set_update (AccordImportPlan *self, guint index, gboolean update)
{
  AccordImportKnownRow *known = g_ptr_array_index (self->known_rows, index);

  known->update = update;
  if (update)
    g_hash_table_add (self->updates, g_memdup2 (&known->id, sizeof known->id));
  else
    g_hash_table_remove (self->updates, &known->id);
}

void
accord_import_plan_set_update_all (AccordImportPlan *self, gboolean update)
{
  for (guint i = 0; i < self->known_rows->len; i++)
    accord_import_plan_set_update (self, i, update);
}

AccordImportRowState
accord_import_plan_get_row_state (AccordImportPlan *self, guint row)
{
  return row < self->states->len ? self->states->data[row] : ACCORD_IMPORT_ROW_OUTSIDE;
}

static char *
format_date (const char *text)
{
  g_auto (AccordVagueDate) date = { 0 };

  if (!accord_vague_date_parse (text, &date, NULL))
    return g_strdup (text);
  return accord_vague_date_format (date.from, date.until, date.text);
}

/**
 * accord_import_plan_dup_value:
 * @row: a row of the sheet
 * @field: a field
 *
 * Returns: (transfer full): the value of a field as it will be shown once it is imported; "" for none
 */
char *
accord_import_plan_dup_value (AccordImportPlan *self, guint row, guint field)
{
  const AccordImportField *description;
  const AccordTerm *term;
  const char *text;

  g_return_val_if_fail (self->table != NULL && field < self->importer->n_fields, NULL);

  description = &self->importer->fields[field];
  text = accord_import_plan_get_text (self, row, field);
  if (description->shown == ACCORD_IMPORT_AS_DATE)
    return format_date (text);
  if (description->shown == ACCORD_IMPORT_AS_TERM &&
      (term = accord_import_plan_recognise (self, description->vocabulary, text)) != NULL)
    return g_strdup (term->label);
  return g_strdup (text);
}

/**
 * accord_import_plan_get_section:
 * @section: a section of a strategy, below accord_import_plan_get_n_read()
 * @body: (out) (transfer none): its text
 *
 * Returns: (transfer none): its heading; "" where a text begins without one
 */
const char *
accord_import_plan_get_section (AccordImportPlan *self, guint section, const char **body)
{
  g_return_val_if_fail (self->importer->get_section != NULL && section < self->n_read, NULL);

  return self->importer->get_section (self, section, body);
}

/**
 * accord_import_plan_get_n_read:
 *
 * Returns: the rows below the header: those that are taken, skipped and blank; for a strategy its sections
 */
guint
accord_import_plan_get_n_read (AccordImportPlan *self)
{
  return self->n_read;
}

guint
accord_import_plan_get_n_taken (AccordImportPlan *self)
{
  return self->n_taken;
}

guint
accord_import_plan_get_n_blank (AccordImportPlan *self)
{
  return self->n_blank;
}

guint
accord_import_plan_get_n_problems (AccordImportPlan *self)
{
  return self->problems->len;
}

/**
 * accord_import_plan_get_problem:
 *
 * Returns: (transfer none): a problem, until the plan is interpreted anew
 */
const AccordImportProblem *
accord_import_plan_get_problem (AccordImportPlan *self, guint index)
{
  return g_ptr_array_index (self->problems, index);
}

guint
accord_import_plan_get_n_skipped (AccordImportPlan *self)
{
  return self->skipped->len;
}

/**
 * accord_import_plan_get_skipped:
 *
 * Returns: (transfer none): a skipped row, until the plan is interpreted anew
 */
const AccordImportSkipped *
accord_import_plan_get_skipped (AccordImportPlan *self, guint index)
{
  return g_ptr_array_index (self->skipped, index);
}

guint
accord_import_plan_get_n_proposals (AccordImportPlan *self)
{
  return self->questions->len;
}

/**
 * accord_import_plan_get_proposal:
 *
 * Returns: (transfer none): the question whether two names are one body's, until the plan is interpreted anew
 */
const AccordImportProposal *
accord_import_plan_get_proposal (AccordImportPlan *self, guint index)
{
  const AccordImportQuestion *question = g_ptr_array_index (self->questions, index);

  return &question->open;
}
