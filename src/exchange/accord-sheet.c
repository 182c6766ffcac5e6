/* accord-sheet.c: a table of strings from a CSV file or a workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-sheet-private.h"

#include "base/accord-error.h"

#include <string.h>

/* How much of a file is asked for at once. */
#define READ_SIZE (1 << 20)

/**
 * AccordSheet:
 *
 * What a foreign table holds, as strings, with rows and columns numbered as a person sees them in a
 * spreadsheet program. It does not know what any cell means: #AccordTable finds the header, the
 * importers do the rest. A sheet does not change once it is read, so any thread may use it.
 */
G_DEFINE_FINAL_TYPE (AccordSheet, accord_sheet, G_TYPE_OBJECT)

static void
accord_sheet_finalize (GObject *object)
{
  AccordSheet *self = ACCORD_SHEET (object);

  g_free (self->text);
  g_free (self->cells);
  g_free (self->row_starts);
  g_free (self->name);
  g_strfreev (self->names);
  G_OBJECT_CLASS (accord_sheet_parent_class)->finalize (object);
}

static void
accord_sheet_class_init (AccordSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_sheet_finalize;
}

static void
accord_sheet_init (AccordSheet *self)
{
  self->row_starts_size = 64;
  self->row_starts = g_new0 (guint32, self->row_starts_size);
  self->names = g_new0 (char *, 1);
  self->name = g_strdup ("");
}

AccordSheet *
accord_sheet_new (AccordSheetFormat format)
{
  AccordSheet *self = g_object_new (ACCORD_TYPE_SHEET, NULL);

  self->format = format;
  return self;
}

/* The cells will be offsets into TEXT, which the reader may cut up. */
void
accord_sheet_take_text (AccordSheet *self, char *text, gsize length)
{
  g_free (self->text);
  self->text = text;
  self->text_length = length;
  self->text_size = length + 1;
}

static gboolean
fail_too_large (GError **error, const char *what)
{
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE, "the table has more than %s", what);
  return FALSE;
}

/* "row 5, column C: ..." */
void
accord_sheet_set_cell_error (GError **error, guint row, guint column, const char *what)
{
  g_autofree char *letters = accord_sheet_get_column_letters (column);

  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "row %u, column %s: %s", row + 1, letters, what);
}

/* Offset 0 is always the empty string. */
gboolean
accord_sheet_add_text (AccordSheet *self, const char *text, gsize length, guint32 *offset, GError **error)
{
  if (self->text_length + length + 2 > ACCORD_SHEET_MAX_TEXT)
    return fail_too_large (error, "512 MiB of text");

  if (self->text_length + length + 2 > self->text_size)
    {
      self->text_size = MAX (4096, MAX (self->text_size * 2, self->text_length + length + 2));
      self->text = g_realloc (self->text, self->text_size);
    }
  if (self->text_length == 0)
    self->text[self->text_length++] = '\0';
  if (length == 0)
    {
      *offset = 0;
      return TRUE;
    }

  *offset = (guint32) self->text_length;
  memcpy (self->text + self->text_length, text, length);
  self->text[self->text_length + length] = '\0';
  self->text_length += length + 1;
  return TRUE;
}

static gboolean
reserve_rows (AccordSheet *self, guint n_rows, GError **error)
{
  if (n_rows > ACCORD_SHEET_MAX_ROWS)
    return fail_too_large (error, "1,048,576 rows");
  if (n_rows + 1 > self->row_starts_size)
    {
      self->row_starts_size = MAX (self->row_starts_size * 2, n_rows + 1);
      self->row_starts = g_renew (guint32, self->row_starts, self->row_starts_size);
    }
  return TRUE;
}

/* Adds empty rows until there are UNTIL rows. */
gboolean
accord_sheet_skip_rows (AccordSheet *self, guint until, GError **error)
{
  if (!reserve_rows (self, until, error))
    return FALSE;
  while (self->n_rows < until)
    self->row_starts[++self->n_rows] = (guint32) self->n_cells;
  return TRUE;
}

gboolean
accord_sheet_add_row (AccordSheet *self, const guint32 *cells, guint n_cells, GError **error)
{
  while (n_cells > 0 && self->text[cells[n_cells - 1]] == '\0')
    n_cells--;
  if (n_cells > ACCORD_SHEET_MAX_COLUMNS)
    return fail_too_large (error, "16,384 columns");
  if (self->n_cells + n_cells > ACCORD_SHEET_MAX_CELLS)
    return fail_too_large (error, "50,000,000 cells");
  if (!reserve_rows (self, self->n_rows + 1, error))
    return FALSE;

  if (self->n_cells + n_cells > self->cells_size)
    {
      self->cells_size = MAX (256, MAX (self->cells_size * 2, self->n_cells + n_cells));
      self->cells = g_renew (guint32, self->cells, self->cells_size);
    }
  if (n_cells > 0)
    memcpy (self->cells + self->n_cells, cells, n_cells * sizeof *cells);
  self->n_cells += n_cells;
  self->n_columns = MAX (self->n_columns, n_cells);
  self->row_starts[++self->n_rows] = (guint32) self->n_cells;
  return TRUE;
}

/* Forgets empty rows at the end, and gives back memory. */
void
accord_sheet_finish (AccordSheet *self)
{
  while (self->n_rows > 0 && self->row_starts[self->n_rows] == self->row_starts[self->n_rows - 1])
    self->n_rows--;
  self->row_starts_size = self->n_rows + 1;
  self->row_starts = g_renew (guint32, self->row_starts, self->row_starts_size);
  self->cells_size = self->n_cells;
  self->cells = g_renew (guint32, self->cells, self->cells_size);
}

/* Forgets the rows, not the text. */
void
accord_sheet_clear (AccordSheet *self)
{
  self->n_rows = 0;
  self->n_cells = 0;
  self->n_columns = 0;
}

static gboolean
has_magic (GBytes *bytes, const char *magic, gsize length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

/* Files of other programs that people choose by mistake. */
static gboolean
refuse_known_formats (GBytes *bytes, GError **error)
{
  const char *what = NULL;

  if (has_magic (bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
    what = "this is a workbook with a password, or of Excel 2003 and before: save it as .xlsx without one";
  else if (has_magic (bytes, "%PDF-", 5))
    what = "this is a PDF file, not a table";
  else if (has_magic (bytes, "\x89PNG", 4) || has_magic (bytes, "\xFF\xD8\xFF", 3))
    what = "this is a picture, not a table";
  else if (has_magic (bytes, "SQLite format 3", 15))
    what = "this is a database, not a table";
  else if (has_magic (bytes, "{\\rtf", 5))
    what = "this is a text document, not a table";
  if (what != NULL)
    g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, what);
  return what == NULL;
}

/**
 * accord_sheet_read_bytes:
 * @bytes: the content of a file
 * @progress: (nullable): told how far it has come
 * @cancellable: (nullable): stops the reading
 * @error: return location
 *
 * Reads a CSV file or an .xlsx workbook; which of them it is, its content says. Of a workbook it
 * reads the first visible sheet that is not empty.
 *
 * Blocks; any thread.
 *
 * Returns: (transfer full): the sheet, maybe without rows, or %NULL with `ACCORD_ERROR_FORMAT`,
 * `ACCORD_ERROR_TOO_LARGE` or `G_IO_ERROR_CANCELLED`
 */
AccordSheet *
accord_sheet_read_bytes (GBytes *bytes, AccordProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordSheet) self = NULL;

  if (!refuse_known_formats (bytes, error))
    return NULL;

  if (has_magic (bytes, "PK\x03\x04", 4) || has_magic (bytes, "PK\x05\x06", 4))
    {
      self = accord_sheet_new (ACCORD_SHEET_XLSX);
      if (!accord_sheet_read_xlsx (self, bytes, progress, cancellable, error))
        return NULL;
    }
  else
    {
      gsize size, length;
      const char *data = g_bytes_get_data (bytes, &size);
      char *text;

      if (size > ACCORD_SHEET_MAX_TEXT)
        {
          fail_too_large (error, "512 MiB of text");
          return NULL;
        }
      self = accord_sheet_new (ACCORD_SHEET_CSV);
      text = accord_encoding_to_utf8 (data, size, &self->encoding, &self->flags, &length);
      accord_sheet_take_text (self, text, length);
      if (!accord_sheet_read_csv (self, progress, cancellable, error))
        return NULL;
    }

  accord_sheet_finish (self);
  accord_progress_set (progress, 1);
  return g_steal_pointer (&self);
}

static void
map_io_error (GError **error, GError *io_error)
{
  AccordError code = ACCORD_ERROR_FAILED;

  if (g_error_matches (io_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, io_error);
      return;
    }
  if (g_error_matches (io_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    code = ACCORD_ERROR_NOT_FOUND;
  else if (g_error_matches (io_error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    code = ACCORD_ERROR_FORMAT;
  g_set_error_literal (error, ACCORD_ERROR, code, io_error->message);
  g_error_free (io_error);
}

static gsize
guess_size (GFileInputStream *stream, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                               cancellable, NULL);

  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_SIZE))
    return 0;
  return (gsize) CLAMP (g_file_info_get_size (info), 0, (goffset) ACCORD_SHEET_MAX_TEXT);
}

/* Not g_file_load_bytes(): a file may be endless, or grow while it is read. */
static GBytes *
load_file (GFile *file, GCancellable *cancellable, GError **error)
{
  GError *io_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &io_error);
  gsize size = stream != NULL ? guess_size (stream, cancellable) : 0;
  g_autoptr (GByteArray) content = g_byte_array_sized_new ((guint) size + READ_SIZE);
  gssize n = 0;

  while (stream != NULL)
    {
      guint length = content->len;

      if (length > ACCORD_SHEET_MAX_TEXT)
        {
          fail_too_large (error, "512 MiB");
          return NULL;
        }
      g_byte_array_set_size (content, length + READ_SIZE);
      n = g_input_stream_read (G_INPUT_STREAM (stream), content->data + length, READ_SIZE, cancellable,
                               &io_error);
      g_byte_array_set_size (content, length + (guint) MAX (n, 0));
      if (n <= 0)
        break;
    }

  if (io_error != NULL)
    {
      map_io_error (error, io_error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/**
 * accord_sheet_read_file:
 * @file: a CSV file or an .xlsx workbook
 * @progress: (nullable): told how far it has come
 * @cancellable: (nullable): stops the reading
 * @error: return location
 *
 * As accord_sheet_read_bytes(), from a file.
 *
 * Blocks; any thread.
 *
 * Returns: (transfer full): the sheet, or %NULL, also with `ACCORD_ERROR_NOT_FOUND`
 */
AccordSheet *
accord_sheet_read_file (GFile *file, AccordProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = load_file (file, cancellable, error);

  return bytes != NULL ? accord_sheet_read_bytes (bytes, progress, cancellable, error) : NULL;
}

/**
 * accord_sheet_get_n_rows:
 * @self: a sheet
 *
 * Returns: the number of rows, title and blank rows included, without blank rows at the end
 */
guint
accord_sheet_get_n_rows (AccordSheet *self)
{
  return self->n_rows;
}

/**
 * accord_sheet_get_n_columns:
 * @self: a sheet
 *
 * Returns: the number of columns of the longest row
 */
guint
accord_sheet_get_n_columns (AccordSheet *self)
{
  return self->n_columns;
}

/**
 * accord_sheet_get_cell:
 * @self: a sheet
 * @row: counted from 0
 * @column: counted from 0
 *
 * Returns: (transfer none): the text of a cell as it was written, with line feeds for new lines; ""
 * where there is none
 */
const char *
accord_sheet_get_cell (AccordSheet *self, guint row, guint column)
{
  if (row >= self->n_rows || column >= self->row_starts[row + 1] - self->row_starts[row])
    return "";
  return self->text + self->cells[self->row_starts[row] + column];
}

/**
 * accord_sheet_get_row_number:
 * @self: a sheet
 * @row: counted from 0
 *
 * The number that a spreadsheet program shows beside a row. In a CSV file with line breaks inside
 * cells it is less than the number of the line that a text editor shows, because people look for a
 * row in the program they made the file with.
 *
 * Returns: a number from 1
 */
guint
accord_sheet_get_row_number (AccordSheet *self, guint row)
{
  return row + 1;
}

/**
 * accord_sheet_row_is_blank:
 * @self: a sheet
 * @row: counted from 0
 *
 * Returns: whether every cell of the row is empty or white space
 */
gboolean
accord_sheet_row_is_blank (AccordSheet *self, guint row)
{
  if (row >= self->n_rows)
    return TRUE;
  for (guint32 i = self->row_starts[row]; i < self->row_starts[row + 1]; i++)
    for (const char *p = self->text + self->cells[i]; *p != '\0'; p = g_utf8_next_char (p))
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        return FALSE;
  return TRUE;
}

/**
 * accord_sheet_get_format:
 * @self: a sheet
 *
 * Returns: what the file was
 */
AccordSheetFormat
accord_sheet_get_format (AccordSheet *self)
{
  return self->format;
}

/**
 * accord_sheet_get_encoding:
 * @self: a sheet
 *
 * Returns: how a CSV file was encoded; of no meaning for a workbook
 */
AccordEncoding
accord_sheet_get_encoding (AccordSheet *self)
{
  return self->encoding;
}

/**
 * accord_sheet_get_delimiter:
 * @self: a sheet
 *
 * Returns: what stood between the cells of a CSV file; 0 for a workbook
 */
char
accord_sheet_get_delimiter (AccordSheet *self)
{
  return self->delimiter;
}

/**
 * accord_sheet_get_flags:
 * @self: a sheet
 *
 * Returns: what had to be changed in the text
 */
AccordTextFlags
accord_sheet_get_flags (AccordSheet *self)
{
  return self->flags;
}

/**
 * accord_sheet_get_name:
 * @self: a sheet
 *
 * Returns: (transfer none): the name of the sheet in its workbook; "" for a CSV file
 */
const char *
accord_sheet_get_name (AccordSheet *self)
{
  return self->name;
}

/**
 * accord_sheet_get_names:
 * @self: a sheet
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of all visible sheets of the
 * workbook, in their order
 */
const char *const *
accord_sheet_get_names (AccordSheet *self)
{
  return (const char *const *) self->names;
}

/**
 * accord_sheet_get_column_letters:
 * @column: counted from 0
 *
 * Names a column as spreadsheet programs do: "A", "Z", "AA".
 *
 * Returns: (transfer full): its letters
 */
char *
accord_sheet_get_column_letters (guint column)
{
  char letters[16];
  gsize i = sizeof letters - 1;

  letters[i] = '\0';
  for (guint64 n = (guint64) column + 1; n > 0; n = (n - 1) / 26)
    letters[--i] = (char) ('A' + (n - 1) % 26);
  return g_strdup (letters + i);
}
