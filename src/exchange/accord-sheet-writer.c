/* accord-sheet-writer.c: a table written as CSV or as a workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-sheet-writer.h"

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/accord-error.h"
#include "base/accord-vague-date.h"

/**
 * AccordSheetWriter:
 *
 * What accord_sheet_read_file() gives back cell by cell. Text stays text: in a workbook because its cells are strings, in a
 * CSV file because an apostrophe stands before what a spreadsheet would take for a formula; the reader takes it away again.
 */
struct _AccordSheetWriter
{
  AccordSheetFormat format;
  AccordSheetColumn *columns;
  guint n_columns;
  guint row;

  GString *csv;

  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *day;
  const char *buffer;
  size_t size;
  lxw_error problem;
};

/**
 * accord_sheet_is_formula:
 * @text: a cell
 *
 * A spreadsheet works out what begins so, whoever wrote it. Apostrophes before it count too, so that the one which a writer
 * adds can be told from those that were there.
 *
 * Returns: whether a CSV file has to have one more apostrophe before it, and a reader to take one away
 */
gboolean
accord_sheet_is_formula (const char *text)
{
  text += strspn (text, "'");
  return *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL;
}

/* --- CSV --- */

static void
add_csv_cell (GString *csv, const char *text)
{
  g_string_append_c (csv, '"');
  if (accord_sheet_is_formula (text))
    g_string_append_c (csv, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

static void
add_csv_row (AccordSheetWriter *self, const char *const *cells)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->csv, ',');
      add_csv_cell (self->csv, cells[i]);
    }
  g_string_append (self->csv, "\r\n");
}

/* --- .xlsx --- */

static void
add_xlsx_cell (AccordSheetWriter *self, guint column, const char *text)
{
  lxw_datetime day = { 0 };
  lxw_error code = LXW_NO_ERROR;
  char iso[11];

  if (self->columns[column].is_day && strlen (text) == 10 && accord_day_parse (text, iso, NULL) &&
      g_str_equal (iso, text))
    {
      day.year = atoi (text);
      day.month = atoi (text + 5);
      day.day = atoi (text + 8);
      code = worksheet_write_datetime (self->sheet, self->row, (lxw_col_t) column, &day, self->day);
    }
  else if (*text != '\0')
    code = worksheet_write_string (self->sheet, self->row, (lxw_col_t) column, text, NULL);
  if (code != LXW_NO_ERROR)
    self->problem = code;
}

static void
begin_workbook (AccordSheetWriter *self, const char *name)
{
  lxw_workbook_options options = { .output_buffer = &self->buffer, .output_buffer_size = &self->size };
  lxw_format *bold;

  self->workbook = workbook_new_opt (NULL, &options);
  if (self->workbook == NULL)
    {
      self->problem = LXW_ERROR_MEMORY_MALLOC_FAILED;
      return;
    }
  self->sheet = workbook_add_worksheet (self->workbook, name);
  self->day = workbook_add_format (self->workbook);
  format_set_num_format (self->day, "dd/mm/yyyy");
  bold = workbook_add_format (self->workbook);
  format_set_bold (bold);
  for (guint i = 0; i < self->n_columns; i++)
    {
      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, self->columns[i].width, NULL);
      worksheet_write_string (self->sheet, 0, (lxw_col_t) i, self->columns[i].title, bold);
    }
  worksheet_freeze_panes (self->sheet, 1, 0);
}

/* --- both --- */

/* With a byte order mark: without one Excel takes the file for Windows-1252. */
static void
begin_csv (AccordSheetWriter *self)
{
  g_autofree const char **titles = g_new (const char *, self->n_columns);

  self->csv = g_string_new ("\357\273\277");
  for (guint i = 0; i < self->n_columns; i++)
    titles[i] = self->columns[i].title;
  add_csv_row (self, titles);
}

/**
 * accord_sheet_writer_new:
 * @format: what is written
 * @name: of the workbook's sheet
 * @columns: what stands side by side; the titles are copied into the file at once
 * @n_columns: how many
 *
 * Begins a table with a row of titles. One thread at a time.
 *
 * Returns: (transfer full): the writer
 */
AccordSheetWriter *
accord_sheet_writer_new (AccordSheetFormat format, const char *name, const AccordSheetColumn *columns, guint n_columns)
{
  AccordSheetWriter *self = g_new0 (AccordSheetWriter, 1);

  self->format = format;
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  if (format == ACCORD_SHEET_CSV)
    begin_csv (self);
  else
    begin_workbook (self, name);
  return self;
}

/**
 * accord_sheet_writer_add_row:
 * @cells: a text for each column, "" for nothing
 *
 * Adds a row below those that are there.
 */
void
accord_sheet_writer_add_row (AccordSheetWriter *self, const char *const *cells)
{
  self->row++;
  if (self->csv != NULL)
    add_csv_row (self, cells);
  for (guint i = 0; self->workbook != NULL && i < self->n_columns; i++)
    add_xlsx_cell (self, i, cells[i]);
}

/**
 * accord_sheet_writer_finish:
 *
 * Returns: (transfer full): the file; %NULL with ACCORD_ERROR_FAILED when the workbook could not be made, for a cell with
 *   more than 32,767 characters too
 */
GBytes *
accord_sheet_writer_finish (AccordSheetWriter *self, GError **error)
{
  lxw_error code = LXW_NO_ERROR;

  if (self->csv != NULL)
    return g_string_free_to_bytes (g_steal_pointer (&self->csv));
  if (self->workbook != NULL)
    code = workbook_close (g_steal_pointer (&self->workbook));
  if (self->problem == LXW_NO_ERROR)
    self->problem = code;
  if (self->problem == LXW_NO_ERROR)
    {
      const char *buffer = g_steal_pointer (&self->buffer);

      return g_bytes_new_with_free_func (buffer, self->size, free, (gpointer) buffer);
    }
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FAILED, "Writing a workbook: %s", lxw_strerror (self->problem));
  return NULL;
}

void
accord_sheet_writer_free (AccordSheetWriter *self)
{
  if (self->csv != NULL)
    g_string_free (self->csv, TRUE);
  /* The library knows no other way to let go of a workbook. */
  if (self->workbook != NULL)
    workbook_close (self->workbook);
  free ((gpointer) self->buffer);
  g_free (self->columns);
  g_free (self);
}
