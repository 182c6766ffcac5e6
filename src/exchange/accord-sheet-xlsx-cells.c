/* accord-sheet-xlsx-cells.c: the shared strings and the cells of a workbook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-sheet-xlsx-private.h"

#include "base/accord-error.h"

#include <string.h>

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,                  /* t="s": an index of the shared strings */
  CELL_INLINE,                  /* t="inlineStr" */
  CELL_TEXT,                    /* t="str", the cached text of a formula, and t="e", an error such as #N/A */
  CELL_BOOLEAN,
  CELL_DATE,                    /* t="d": ISO 8601 */
} CellType;

typedef struct
{
  AccordSheet *sheet;
  const AccordWorkbook *workbook;
  GArray *strings;              /* while reading shared strings */
  GString *text;                /* of the string or the cell at hand */
  gboolean in_text;             /* inside t or v */
  guint phonetic;               /* inside rPh, which repeats the text in another script */

  GArray *cells;                /* guint32, of the row at hand */
  guint row;                    /* counted from 0 */
  guint column;
  CellType type;
  guint style;
  gboolean has_row;
  gboolean in_cell;
} Reader;

/* Excel's escape for characters that XML cannot hold: "_x000D_". */
static void
decode_escapes (GString *text)
{
  char *out;
  const char *p = strstr (text->str, "_x");

  if (p == NULL)
    return;
  out = text->str + (p - text->str);
  while (*p != '\0')
    {
      gunichar c = 0;
      gboolean is_escape = p[0] == '_' && p[1] == 'x';

      for (int i = 2; is_escape && i < 6; i++)
        {
          is_escape = g_ascii_isxdigit (p[i]);
          c = c * 16 + (is_escape ? g_ascii_xdigit_value (p[i]) : 0);
        }
      if (is_escape && p[6] == '_' && g_unichar_validate (c) && c != 0)
        {
          out += g_unichar_to_utf8 (c, out);
          p += 7;
        }
      else
        *out++ = *p++;
    }
  g_string_truncate (text, out - text->str);
}

/* Line feeds for every kind of new line. */
static void
normalise_new_lines (GString *text)
{
  char *out = memchr (text->str, '\r', text->len);

  if (out == NULL)
    return;
  for (const char *p = out; *p != '\0'; p++)
    if (*p != '\r')
      *out++ = *p;
    else if (p[1] != '\n')
      *out++ = '\n';
  g_string_truncate (text, out - text->str);
}

static gboolean
add_string (Reader *reader, guint32 *offset, GError **error)
{
  decode_escapes (reader->text);
  normalise_new_lines (reader->text);
  reader->text->len = accord_encoding_clean (reader->text->str, reader->text->len, &reader->sheet->flags);
  return accord_sheet_add_text (reader->sheet, reader->text->str, reader->text->len, offset, error);
}

static gboolean
text_cb (gpointer data, const char *text, gsize length, GError **error)
{
  Reader *reader = data;

  if (!reader->in_text || reader->phonetic > 0)
    return TRUE;
  if (reader->text->len + length > ACCORD_SHEET_MAX_CELL)
    {
      g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE,
                           "a cell holds more than 32,767 characters");
      return FALSE;
    }
  g_string_append_len (reader->text, text, length);
  return TRUE;
}

static gboolean
start_string_cb (gpointer data, const char *name, const AccordXmlAttributes *attributes, GError **error)
{
  Reader *reader = data;

  if (strcmp (name, "si") == 0)
    g_string_truncate (reader->text, 0);
  else if (strcmp (name, "rPh") == 0)
    reader->phonetic++;
  else if (strcmp (name, "t") == 0)
    reader->in_text = TRUE;
  return TRUE;
}

static gboolean
end_string_cb (gpointer data, const char *name, GError **error)
{
  Reader *reader = data;
  guint32 offset;

  if (strcmp (name, "t") == 0)
    reader->in_text = FALSE;
  else if (strcmp (name, "rPh") == 0)
    reader->phonetic--;
  else if (strcmp (name, "si") == 0)
    {
      if (reader->strings->len >= ACCORD_SHEET_MAX_CELLS)
        {
          g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE,
                               "there are more than 50,000,000 strings");
          return FALSE;
        }
      if (!add_string (reader, &offset, error))
        return FALSE;
      g_array_append_val (reader->strings, offset);
    }
  return TRUE;
}

/* Fills workbook->strings; the strings stay in the text of SHEET. */
gboolean
accord_xlsx_read_strings (AccordPackage *package,
                          const char *part,
                          AccordWorkbook *workbook,
                          AccordSheet *sheet,
                          GCancellable *cancellable,
                          GError **error)
{
  static const AccordXmlHandlers handlers = { start_string_cb, end_string_cb, text_cb };
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { .sheet = sheet, .strings = workbook->strings, .text = text };

  return accord_package_parse (package, part, &handlers, &reader, NULL, cancellable, error);
}

static gboolean
read_uint (const char *text, gsize length, guint max, guint *value)
{
  guint64 number = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      number = number * 10 + (text[i] - '0');
      if (number > max)
        return FALSE;
    }
  *value = (guint) number;
  return length > 0;
}

/* "AB12": the column counts from 0; the row must be the one that the cell stands in. */
static gboolean
read_reference (Reader *reader, const char *text, gsize length, GError **error)
{
  guint column = 0, row = 0;
  gsize i = 0;

  for (; i < length && g_ascii_isalpha (text[i]) && column <= ACCORD_SHEET_MAX_COLUMNS; i++)
    column = column * 26 + (g_ascii_toupper (text[i]) - 'A' + 1);

  if (column == 0 || column > ACCORD_SHEET_MAX_COLUMNS
      || !read_uint (text + i, length - i, ACCORD_SHEET_MAX_ROWS, &row)
      || row != reader->row + 1)
    {
      g_autofree char *shown = g_strndup (text, MIN (length, 20));

      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "row %u has a cell that says it is in “%s”",
                   reader->row + 1, shown);
      return FALSE;
    }
  reader->column = column - 1;
  return TRUE;
}

static gboolean
start_row (Reader *reader, const AccordXmlAttributes *attributes, GError **error)
{
  gsize length;
  const char *text = accord_xml_get (attributes, "r", &length);
  guint number = reader->sheet->n_rows + 1;

  if (text != NULL && (!read_uint (text, length, ACCORD_SHEET_MAX_ROWS, &number)
                       || number <= reader->sheet->n_rows))
    {
      g_autofree char *shown = g_strndup (text, MIN (length, 20));

      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "row “%s” comes after row %u", shown,
                   reader->sheet->n_rows);
      return FALSE;
    }
  reader->row = number - 1;
  reader->column = 0;
  reader->has_row = TRUE;
  g_array_set_size (reader->cells, 0);
  return TRUE;
}

static gboolean
start_cell (Reader *reader, const AccordXmlAttributes *attributes, GError **error)
{
  static const struct { const char *name; CellType type; } types[] = {
    { "s", CELL_SHARED }, { "inlineStr", CELL_INLINE }, { "str", CELL_TEXT }, { "e", CELL_TEXT },
    { "b", CELL_BOOLEAN },
    { "d", CELL_DATE }, { "n", CELL_NUMBER },
  };
  gsize length;
  const char *text = accord_xml_get (attributes, "r", &length);

  if (text != NULL && !read_reference (reader, text, length, error))
    return FALSE;

  reader->style = 0;
  text = accord_xml_get (attributes, "s", &length);
  if (text != NULL)
    read_uint (text, length, G_MAXINT, &reader->style);

  reader->type = CELL_NUMBER;
  text = accord_xml_get (attributes, "t", &length);
  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (types); i++)
    if (strlen (types[i].name) == length && memcmp (types[i].name, text, length) == 0)
      reader->type = types[i].type;

  reader->in_cell = TRUE;
  g_string_truncate (reader->text, 0);
  return TRUE;
}

static gboolean
start_cb (gpointer data, const char *name, const AccordXmlAttributes *attributes, GError **error)
{
  Reader *reader = data;

  if (strcmp (name, "row") == 0)
    return start_row (reader, attributes, error);
  if (!reader->has_row)
    return TRUE;
  if (strcmp (name, "c") == 0)
    return start_cell (reader, attributes, error);
  if (!reader->in_cell)
    return TRUE;
  if (strcmp (name, "rPh") == 0)
    reader->phonetic++;
  else if (strcmp (name, reader->type == CELL_INLINE ? "t" : "v") == 0)
    reader->in_text = TRUE;
  return TRUE;
}

/* "2022-12-15T00:00:00" as dd/mm/yyyy; anything else stays as it is. */
static void
rewrite_iso_date (GString *text)
{
  char day[11];

  if (text->len < 10 || text->str[4] != '-' || text->str[7] != '-'
      || (text->len > 10 && !g_str_has_prefix (text->str + 10, "T00:00:00")))
    return;
  g_snprintf (day, sizeof day, "%.2s/%.2s/%.4s", text->str + 8, text->str + 5, text->str);
  g_string_assign (text, day);
}

static gboolean
find_shared (Reader *reader, guint32 *offset, GError **error)
{
  guint index;

  if (!read_uint (reader->text->str, reader->text->len, G_MAXUINT, &index)
      || index >= reader->workbook->strings->len)
    {
      accord_sheet_set_cell_error (error, reader->row, reader->column,
                                   "it refers to a string that is not in the workbook");
      return FALSE;
    }
  *offset = g_array_index (reader->workbook->strings, guint32, index);
  return TRUE;
}

static gboolean
add_value (Reader *reader, guint32 *offset, GError **error)
{
  AccordNumberKind kind = ACCORD_NUMBER_GENERAL;
  char number[ACCORD_NUMBER_SIZE];
  gsize length;

  *offset = 0;
  if (reader->text->len == 0)
    return TRUE;

  switch (reader->type)
    {
    case CELL_SHARED:
      return find_shared (reader, offset, error);
    case CELL_BOOLEAN:
      return accord_sheet_add_text (reader->sheet, reader->text->str[0] == '1' ? "TRUE" : "FALSE",
                                    reader->text->str[0] == '1' ? 4 : 5, offset, error);
    case CELL_DATE:
      rewrite_iso_date (reader->text);
      return add_string (reader, offset, error);
    case CELL_NUMBER:
      if (reader->style < reader->workbook->styles->len)
        kind = g_array_index (reader->workbook->styles, AccordNumberKind, reader->style);
      length = accord_number_print (reader->text->str, reader->text->len, kind, reader->workbook->since_1904,
                                    number);
      return accord_sheet_add_text (reader->sheet, number, length, offset, error);
    case CELL_INLINE:
    case CELL_TEXT:
    default:
      return add_string (reader, offset, error);
    }
}

static gboolean
end_cell (Reader *reader, GError **error)
{
  guint32 offset;

  reader->in_cell = FALSE;
  reader->phonetic = 0;
  if (reader->column >= ACCORD_SHEET_MAX_COLUMNS)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE, "row %u has more than 16,384 columns",
                   reader->row + 1);
      return FALSE;
    }
  if (!add_value (reader, &offset, error))
    return FALSE;

  if (offset != 0)
    {
      guint32 empty = 0;

      while (reader->cells->len <= reader->column)
        g_array_append_val (reader->cells, empty);
      g_array_index (reader->cells, guint32, reader->column) = offset;
    }
  reader->column++;
  return TRUE;
}

static gboolean
end_row (Reader *reader, GError **error)
{
  guint32 nothing;

  reader->has_row = FALSE;
  /* Rows that only carry a format are not kept, or one at the very bottom would make a million. */
  if (reader->cells->len == 0)
    return TRUE;
  return accord_sheet_add_text (reader->sheet, "", 0, &nothing, error)
         && accord_sheet_skip_rows (reader->sheet, reader->row, error)
         && accord_sheet_add_row (reader->sheet, (const guint32 *) reader->cells->data, reader->cells->len,
                                  error);
}

static gboolean
end_cb (gpointer data, const char *name, GError **error)
{
  Reader *reader = data;

  if (!reader->has_row)
    return TRUE;
  if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    reader->in_text = FALSE;
  else if (strcmp (name, "rPh") == 0)
    reader->phonetic -= reader->phonetic > 0;
  else if (strcmp (name, "c") == 0 && reader->in_cell)
    return end_cell (reader, error);
  else if (strcmp (name, "row") == 0)
    return end_row (reader, error);
  return TRUE;
}

/* Adds the rows of a sheet. Merged cells need nothing: all but the first of them are empty in the
 * file too. */
gboolean
accord_xlsx_read_cells (AccordPackage *package,
                        const char *part,
                        const AccordWorkbook *workbook,
                        AccordSheet *sheet,
                        AccordProgress *progress,
                        GCancellable *cancellable,
                        GError **error)
{
  static const AccordXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  Reader reader = { .sheet = sheet, .workbook = workbook, .text = text, .cells = cells };

  return accord_package_parse (package, part, &handlers, &reader, progress, cancellable, error);
}
