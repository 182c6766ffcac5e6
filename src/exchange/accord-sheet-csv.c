/* accord-sheet-csv.c: RFC 4180 and what people call CSV
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-sheet-private.h"

#include "base/accord-error.h"
#include "exchange/accord-sheet-writer.h"

#include <string.h>

/* libcsv, the one library that is packaged, hands over one character after another (0.53 GB/s on
 * our machine), cannot detect a delimiter and does not say where a quotation mark was left open.
 * This reader cuts the text up where it stands: a field is ended by a NUL in the place of its
 * delimiter, and only a field with doubled quotation marks is moved. */

/* Records that are looked at to find the delimiter. */
#define SAMPLE_RECORDS 64
#define SAMPLE_BYTES (1 << 16)

/* Asking whether to stop, and saying how far it is, every so many records. */
#define CHECK_EVERY 4096

typedef struct
{
  AccordSheet *sheet;
  char *p;
  char *end;
  gboolean stops[256];          /* what ends a field without quotation marks */
  char delimiter;
  GArray *fields;               /* guint32 */
  guint row;
} Reader;

/* Counts the fields of the record at P; returns where the next one begins. */
static const char *
count_fields (const char *p, const char *end, char delimiter, guint *n_fields)
{
  *n_fields = 1;
  while (p < end)
    {
      if (*p == '"')
        {
          do
            {
              p = memchr (p + 1, '"', end - p - 1);
              if (p == NULL)
                return end;
              p++;
            }
          while (p < end && *p == '"');
        }
      while (p < end && *p != delimiter && *p != '\n' && *p != '\r')
        p++;
      if (p == end)
        break;
      if (*p++ != delimiter)
        return p < end && p[-1] == '\r' && *p == '\n' ? p + 1 : p;
      (*n_fields)++;
    }
  return end;
}

/* How well a delimiter explains the beginning of the text: by far the most records of a table have
 * as many fields as its header, while commas in the sentences of a table with semicolons are now
 * one, now three. */
static guint
rate_delimiter (const char *text, gsize length, char delimiter)
{
  guint counts[SAMPLE_RECORDS];
  guint n = 0, best = 0;
  const char *end = text + MIN (length, SAMPLE_BYTES);

  for (const char *p = text; p < end && n < SAMPLE_RECORDS; n++)
    p = count_fields (p, end, delimiter, &counts[n]);

  for (guint i = 0; i < n; i++)
    {
      guint same = 0;

      for (guint j = 0; j < n; j++)
        same += counts[j] == counts[i];
      if (counts[i] > 1)
        best = MAX (best, same * same * MIN (counts[i] - 1, 100));
    }
  return best;
}

static char
find_delimiter (const char *text, gsize length)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  char found = ',';
  guint best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint rating = rate_delimiter (text, length, candidates[i]);

      if (rating > best)
        {
          best = rating;
          found = candidates[i];
        }
    }
  return found;
}

/* Excel on a Mac and in some exports writes "sep=;" as the first line; spreadsheet programs do not
 * show it. */
static gsize
read_separator_line (const char *text, char *delimiter)
{
  const char *p = text;

  if (*p == '"')
    p++;
  if (g_ascii_strncasecmp (p, "sep=", 4) != 0 || p[4] == '\0' || strchr (",;\t|", p[4]) == NULL)
    return 0;
  *delimiter = p[4];
  p += 5;
  if (*p == '"')
    p++;
  if (*p == '\r')
    p++;
  else if (*p != '\n')
    return 0;
  return p + (*p == '\n') - text;
}

static char *
drop_carriage_returns (char *start, char *end)
{
  char *out = memchr (start, '\r', end - start);

  if (out == NULL)
    return end;
  for (char *p = out; p < end; p++)
    if (*p != '\r')
      *out++ = *p;
    else if (p + 1 == end || p[1] != '\n')
      *out++ = '\n';
  return out;
}

/* Reads a field that begins with a quotation mark; leaves reader->p behind it, at what ends it. */
static gboolean
read_quoted (Reader *reader, char **start, char **field_end, GError **error)
{
  char *p = reader->p + 1;
  char *out = p;

  *start = p;
  for (;;)
    {
      char *quote = memchr (p, '"', reader->end - p);

      if (quote == NULL)
        {
          accord_sheet_set_cell_error (error, reader->row, reader->fields->len,
                                       "the quotation mark at the beginning of this cell is never closed");
          return FALSE;
        }
      if (out != p)
        memmove (out, p, quote - p);
      out += quote - p;
      p = quote + 1;
      if (*p != '"')
        break;
      *out++ = '"';
      p++;
    }
  out = drop_carriage_returns (*start, out);

  /* What follows the closing mark does not belong there, but it is the person's text. */
  while (!reader->stops[(guint8) *p])
    *out++ = *p++;
  reader->p = p;
  *field_end = out;
  return TRUE;
}

static gboolean
add_field (Reader *reader, const char *start, const char *end, GError **error)
{
  guint32 offset = (guint32) (start - reader->sheet->text);

  if (end - start > ACCORD_SHEET_MAX_CELL || reader->fields->len > ACCORD_SHEET_MAX_COLUMNS)
    {
      g_autofree char *letters = accord_sheet_get_column_letters (reader->fields->len);

      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE,
                   end - start > ACCORD_SHEET_MAX_CELL
                     ? "row %u, column %s: the cell holds more than 32,767 characters"
                     : "row %u, column %s: there are more than 16,384 columns",
                   reader->row + 1, letters);
      return FALSE;
    }
  g_array_append_val (reader->fields, offset);
  return TRUE;
}

/* What a writer put before text that a spreadsheet would take for a formula is not the person's. */
static void
drop_apostrophe (Reader *reader, const char *start)
{
  if (*start == '\'' && accord_sheet_is_formula (start))
    g_array_index (reader->fields, guint32, reader->fields->len - 1)++;
}

static gboolean
read_record (Reader *reader, GError **error)
{
  char ended_by;

  g_array_set_size (reader->fields, 0);
  do
    {
      char *start = reader->p;
      char *field_end;

      if (*start == '"')
        {
          if (!read_quoted (reader, &start, &field_end, error))
            return FALSE;
        }
      else
        {
          char *p = start;

          while (!reader->stops[(guint8) *p])
            p++;
          reader->p = field_end = p;
        }

      if (!add_field (reader, start, field_end, error))
        return FALSE;
      ended_by = *reader->p;
      *field_end = '\0';
      *reader->p = '\0';
      drop_apostrophe (reader, start);
      if (reader->p < reader->end)
        reader->p++;
    }
  while (ended_by == reader->delimiter);

  if (ended_by == '\r' && *reader->p == '\n')
    reader->p++;
  return TRUE;
}

static gboolean
read_records (Reader *reader, AccordProgress *progress, GCancellable *cancellable, GError **error)
{
  while (reader->p < reader->end)
    {
      if (!read_record (reader, error)
          || !accord_sheet_add_row (reader->sheet, (const guint32 *) reader->fields->data,
                                    reader->fields->len, error))
        return FALSE;
      if (++reader->row % CHECK_EVERY == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          accord_progress_set (progress,
                               (double) (reader->p - reader->sheet->text) / reader->sheet->text_length);
        }
    }
  return TRUE;
}

/* Cuts the sheet's text into cells. */
gboolean
accord_sheet_read_csv (AccordSheet *self, AccordProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint32));
  Reader reader = { .sheet = self, .end = self->text + self->text_length, .fields = fields };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  reader.p = self->text + read_separator_line (self->text, &self->delimiter);
  if (reader.p == self->text)
    self->delimiter = find_delimiter (self->text, self->text_length);

  reader.delimiter = self->delimiter;
  reader.stops[(guint8) reader.delimiter] = TRUE;
  reader.stops['\n'] = TRUE;
  reader.stops['\r'] = TRUE;
  reader.stops['\0'] = TRUE;
  return read_records (&reader, progress, cancellable, error);
}
