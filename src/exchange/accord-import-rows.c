/* accord-import-rows.c: what becomes of the rows of a plan, and their texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-fold.h"

/*
 * accord_import_plan_add_problem:
 * @row: a row of the sheet, for a strategy the number of a line, or ACCORD_IMPORT_WHOLE_FILE
 * @column: a column of the sheet, -1 for the whole row
 * @value: the value in question
 * @format: what is the matter, translated
 */
void
accord_import_plan_add_problem (AccordImportPlan *self, guint row, int column, const char *value, const char *format,
                                ...)
{
  AccordImportProblem *problem = g_new0 (AccordImportProblem, 1);
  va_list arguments;

  va_start (arguments, format);
  problem->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  problem->row = row == ACCORD_IMPORT_WHOLE_FILE ? 0
                 : self->sheet != NULL           ? accord_sheet_get_row_number (self->sheet, row)
                                                 : row;
  problem->column = column >= 0 ? accord_sheet_get_column_letters ((guint) column) : g_strdup ("");
  problem->value = g_strdup (value);
  g_ptr_array_add (self->problems, problem);
}

static void
mark (AccordImportPlan *self, guint row, AccordImportRowState state)
{
  if (row < self->states->len)
    self->states->data[row] = (guint8) state;
}

/* Everything that stands in a row, with a bar between the cells. */
static char *
join_cells (AccordImportPlan *self, guint row)
{
  GString *joined = g_string_new (NULL);

  for (guint column = 0; column < accord_sheet_get_n_columns (self->sheet); column++)
    {
      g_autofree char *cell = g_strstrip (g_strdup (accord_sheet_get_cell (self->sheet, row, column)));

      if (*cell != '\0')
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? " | " : "", cell);
    }
  return g_string_free_and_steal (joined);
}

/*
 * accord_import_plan_skip:
 * @row: a row of the sheet
 * @code: as AccordImportSkipped.code
 * @format: why, translated
 *
 * Lists a row as not used, with all that stands in it.
 */
void
accord_import_plan_skip (AccordImportPlan *self, guint row, const char *code, const char *format, ...)
{
  AccordImportSkipped *skipped = g_new0 (AccordImportSkipped, 1);
  va_list arguments;

  va_start (arguments, format);
  skipped->reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  skipped->row = accord_sheet_get_row_number (self->sheet, row);
  skipped->code = code;
  skipped->text = join_cells (self, row);
  g_ptr_array_add (self->skipped, skipped);
  mark (self, row, ACCORD_IMPORT_ROW_SKIPPED);
  self->n_read++;
}

void
accord_import_plan_take (AccordImportPlan *self, guint row)
{
  mark (self, row, ACCORD_IMPORT_ROW_TAKEN);
  self->n_read++;
  self->n_taken++;
}

/* Counts a row that was brought in before and says something else now. */
void
accord_import_plan_mark_known (AccordImportPlan *self, guint row)
{
  mark (self, row, ACCORD_IMPORT_ROW_KNOWN);
  self->n_read++;
}

void
accord_import_plan_skip_known (AccordImportPlan *self, guint row, const char *name)
{
  accord_import_plan_skip (self, row, "already_there", _("“%s” is in the log already, and nothing in the row is new."),
                           name);
}

void
accord_import_plan_set_content (AccordImportPlan *self, gpointer content, GDestroyNotify content_free)
{
  if (self->content != NULL)
    self->content_free (self->content);
  self->content = content;
  self->content_free = content_free;
}

/* A header that is printed again on every page. */
static gboolean
is_header_again (AccordImportPlan *self, guint row)
{
  guint header = accord_table_get_header_row (self->table);
  guint n_same = 0;

  for (guint field = 0; field < self->importer->n_fields; field++)
    {
      int column = accord_table_get_column (self->table, field);
      const char *cell = column >= 0 ? accord_sheet_get_cell (self->sheet, row, (guint) column) : "";

      if (*cell == '\0')
        continue;
      if (strcmp (cell, accord_sheet_get_cell (self->sheet, header, (guint) column)) != 0)
        return FALSE;
      n_same++;
    }
  return n_same >= 2;
}

/*
 * accord_import_plan_skip_plain:
 * @row: a row of the sheet below the header
 *
 * Deals with a row that is no record whatever the table is about: a blank one, a total, the header again.
 *
 * Returns: whether it was one
 */
gboolean
accord_import_plan_skip_plain (AccordImportPlan *self, guint row)
{
  if (accord_table_row_is_blank (self->table, row))
    {
      mark (self, row, ACCORD_IMPORT_ROW_BLANK);
      self->n_read++;
      self->n_blank++;
      return TRUE;
    }
  if (accord_table_row_is_total (self->table, row))
    accord_import_plan_skip (self, row, "total", _("The row adds others up."));
  else if (is_header_again (self, row))
    accord_import_plan_skip (self, row, "header", _("The row is the header again."));
  else
    return FALSE;
  return TRUE;
}

/*
 * accord_import_plan_keep:
 *
 * Returns: (transfer none): a copy of @text that lives until the plan is interpreted anew
 */
const char *
accord_import_plan_keep (AccordImportPlan *self, const char *text)
{
  return *text != '\0' ? g_string_chunk_insert (self->texts, text) : "";
}

/* Printable ASCII at both ends: nothing to trim. */
static gboolean
is_trim (const char *text, gsize length)
{
  return text[0] > ' ' && text[0] < 0x7f && text[length - 1] > ' ' && text[length - 1] < 0x7f;
}

/*
 * accord_import_plan_get_text:
 * @row: a row of the sheet
 * @field: a field of the importer
 *
 * Returns: (transfer none): what stands there, without white space at its ends; "" for none
 */
const char *
accord_import_plan_get_text (AccordImportPlan *self, guint row, guint field)
{
  const char *cell = accord_table_get_cell (self->table, row, field);
  g_autofree char *trimmed = NULL;

  if (*cell == '\0' || is_trim (cell, strlen (cell)))
    return cell;
  trimmed = accord_table_dup_cell (self->table, row, field);
  return accord_import_plan_keep (self, trimmed);
}

/*
 * accord_import_plan_get_line:
 *
 * Returns: (transfer none): the same on one line, for what is shown on one: "Dean" above "School of Health" is "Dean,
 *   School of Health"
 */
const char *
accord_import_plan_get_line (AccordImportPlan *self, guint row, guint field)
{
  const char *text = accord_import_plan_get_text (self, row, field);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) line = NULL;

  if (strpbrk (text, "\n\t") == NULL)
    return text;
  lines = g_strsplit (text, "\n", -1);
  line = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (g_strdelimit (lines[i], "\t", ' '));
      if (lines[i][0] != '\0')
        {
          if (line->len > 0)
            g_string_append (line, strchr (",;:.-/&", line->str[line->len - 1]) != NULL ? " " : ", ");
          g_string_append (line, lines[i]);
        }
    }
  return accord_import_plan_keep (self, line->str);
}

/*
 * accord_import_plan_get_memo:
 * @name: what is remembered; a constant
 * @value_free: (nullable): frees what is remembered
 *
 * In 100,000 rows the same few words stand again and again: what a text was taken for is remembered by the text, which
 * must live as long as the plan's content.
 *
 * Returns: (transfer none): a table of texts
 */
GHashTable *
accord_import_plan_get_memo (AccordImportPlan *self, const char *name, GDestroyNotify value_free)
{
  GHashTable *memo = g_hash_table_lookup (self->memos, name);

  if (memo == NULL)
    {
      memo = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, value_free);
      g_hash_table_insert (self->memos, (gpointer) name, memo);
    }
  return memo;
}

/*
 * accord_import_plan_recognise:
 * @vocabulary: the name of a vocabulary; a constant
 * @text: a text that lives as long as the plan's content
 *
 * Returns: (nullable): the term that the text means
 */
const AccordTerm *
accord_import_plan_recognise (AccordImportPlan *self, const char *vocabulary, const char *text)
{
  GHashTable *memo;
  gpointer found;

  if (*text == '\0')
    return NULL;
  memo = accord_import_plan_get_memo (self, vocabulary, NULL);
  if (!g_hash_table_lookup_extended (memo, text, NULL, &found))
    {
      found = (gpointer) accord_vocabulary_recognise (accord_known_get_vocabulary (self->known, vocabulary), text);
      g_hash_table_insert (memo, (gpointer) text, found);
    }
  return found;
}

/* Adds "Heading: text" to a note, on a line of its own. */
void
accord_import_add_note (GString *note, const char *heading, const char *text)
{
  if (*text == '\0')
    return;
  if (note->len > 0)
    g_string_append_c (note, '\n');
  if (*heading != '\0')
    g_string_append_printf (note, "%s: ", heading);
  g_string_append (note, text);
}

/* Reads the rows below the header one by one; says how far it has come, and looks at the cancellable, now and then. */
gboolean
accord_import_plan_read_rows (AccordImportPlan *self, AccordImportRowFunc read, gpointer data, AccordProgress *progress,
                              GCancellable *cancellable, GError **error)
{
  guint n_rows = accord_sheet_get_n_rows (self->sheet);

  for (guint row = accord_table_get_header_row (self->table) + 1; row < n_rows; row++)
    {
      if (row % 256 == 0)
        {
          accord_progress_set (progress, (double) row / n_rows);
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
        }
      read (data, row);
    }
  return TRUE;
}
