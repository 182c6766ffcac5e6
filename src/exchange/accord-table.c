/* accord-table.c: a sheet whose header was found and whose columns are known by what they mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-table.h"

#include "base/accord-error.h"
#include "base/accord-fold.h"

#include <string.h>

/* A header stands below a title and a few remarks, never below a hundred rows. */
#define MAX_HEADER_ROW 100

/* Columns that are looked at for a header; a table of people has 20. */
#define MAX_HEADED_COLUMNS 512

/* Scores of how a header is worded, against one way to word it. */
#define SCORE_SAME 100
#define SCORE_SLIP 85
#define SCORE_CONTAINS 50
#define SCORE_RANGE 30

/* A header cell is short; what is longer is a remark or a record. */
#define MAX_HEADER_LENGTH 120

/**
 * AccordTable:
 *
 * Spreadsheets have a title above the header, blank rows between, totals below, columns in any
 * order under any name. A table finds the row that names most of the columns an importer looks for,
 * and gives each of them its column. What nobody looks for is listed, so that no importer loses it.
 *
 * Rows are those of the sheet, counted from 0; records begin below accord_table_get_header_row().
 * One thread at a time.
 */
struct _AccordTable
{
  GObject parent_instance;

  AccordSheet *sheet;
  guint header_row;
  guint n_columns;
  char **headers;               /* n_columns */
  guint n_specs;
  int *columns;                 /* of each spec, -1 when there is none */
  int *specs;                   /* of each column, -1 when there is none */
  GArray *unmatched;            /* guint */
};

G_DEFINE_FINAL_TYPE (AccordTable, accord_table, G_TYPE_OBJECT)

typedef struct
{
  guint spec;
  guint column;
  guint score;
} Match;

static void
accord_table_finalize (GObject *object)
{
  AccordTable *self = ACCORD_TABLE (object);

  g_clear_object (&self->sheet);
  g_strfreev (self->headers);
  g_free (self->columns);
  g_free (self->specs);
  g_array_unref (self->unmatched);
  G_OBJECT_CLASS (accord_table_parent_class)->finalize (object);
}

static void
accord_table_class_init (AccordTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_table_finalize;
}

static void
accord_table_init (AccordTable *self)
{
  self->unmatched = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* The ways to word each column, folded; one strv for each spec. */
static GPtrArray *
fold_specs (const AccordColumnSpec *specs, guint n_specs)
{
  GPtrArray *folded = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < n_specs; i++)
    {
      char **words = g_strsplit (specs[i].words, "\n", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          char *plain = accord_fold (words[j]);

          g_free (words[j]);
          words[j] = plain;
        }
      g_ptr_array_add (folded, words);
    }
  return folded;
}

/* Whether two texts differ by one letter that is missing, too many, wrong, or changed places with
 * its neighbour. */
static gboolean
is_slip (const char *a, const char *b)
{
  gsize length_a = strlen (a), length_b = strlen (b), i = 0;

  if (length_a > length_b)
    return is_slip (b, a);
  if (length_a < 6 || length_b - length_a > 1)
    return FALSE;
  while (a[i] != '\0' && a[i] == b[i])
    i++;
  if (length_a < length_b)
    return strcmp (a + i, b + i + 1) == 0;
  return a[i] != '\0'
         && (strcmp (a + i + 1, b + i + 1) == 0
             || (a[i] == b[i + 1] && a[i + 1] == b[i] && a[i + 1] != '\0'
                 && strcmp (a + i + 2, b + i + 2) == 0));
}

/* Whether WORDS stand in TEXT, beginning and ending where words do. */
static gboolean
contains_words (const char *text, const char *words)
{
  gsize length = strlen (words);

  for (const char *p = strstr (text, words); p != NULL; p = strstr (p + 1, words))
    if ((p == text || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return TRUE;
  return FALSE;
}

static guint
score_header (const char *header, char **words)
{
  guint best = 0;
  gsize length = strlen (header);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint score = 0;

      if (words[i][0] == '\0')
        continue;
      if (strcmp (header, words[i]) == 0)
        score = SCORE_SAME;
      else if (is_slip (header, words[i]))
        score = SCORE_SLIP;
      else if (contains_words (header, words[i]))
        /* The more of the header it explains, and the nearer to its beginning, the better. */
        score = SCORE_CONTAINS + (guint) (SCORE_RANGE * strlen (words[i]) / length)
                + (g_str_has_prefix (header, words[i]) ? 3 : 0);
      best = MAX (best, score);
    }
  return best;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *first = a, *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  return first->spec < second->spec ? -1 : first->spec > second->spec;
}

/* Gives every spec its best column, best match first and each column once; returns the sum of the scores. */
static guint
match_row (AccordSheet *sheet, guint row, GPtrArray *specs, int *columns, guint *n_matched)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  gboolean taken[MAX_HEADED_COLUMNS] = { FALSE };
  guint n_columns = MIN (accord_sheet_get_n_columns (sheet), MAX_HEADED_COLUMNS);
  guint sum = 0;

  *n_matched = 0;
  for (guint column = 0; column < n_columns; column++)
    {
      const char *cell = accord_sheet_get_cell (sheet, row, column);
      g_autofree char *header = NULL;

      if (cell[0] == '\0' || strlen (cell) > MAX_HEADER_LENGTH)
        continue;
      header = accord_fold (cell);
      for (guint spec = 0; spec < specs->len && header[0] != '\0'; spec++)
        {
          Match match = { spec, column, score_header (header, g_ptr_array_index (specs, spec)) };

          if (match.score > 0)
            g_array_append_val (matches, match);
        }
    }
  g_array_sort (matches, compare_matches);

  for (guint spec = 0; spec < specs->len; spec++)
    columns[spec] = -1;
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      if (columns[match->spec] >= 0 || taken[match->column])
        continue;
      columns[match->spec] = (int) match->column;
      taken[match->column] = TRUE;
      sum += match->score;
      (*n_matched)++;
    }
  return sum;
}

static gboolean
column_has_content (AccordTable *self, guint column)
{
  guint n_rows = accord_sheet_get_n_rows (self->sheet);

  for (guint row = self->header_row + 1; row < n_rows; row++)
    if (accord_sheet_get_cell (self->sheet, row, column)[0] != '\0')
      return TRUE;
  return FALSE;
}

static void
list_unmatched (AccordTable *self)
{
  g_array_set_size (self->unmatched, 0);
  for (guint column = 0; column < self->n_columns; column++)
    if (self->specs[column] < 0 && (self->headers[column][0] != '\0' || column_has_content (self, column)))
      g_array_append_val (self->unmatched, column);
}

/* Header text on one line, made different from those before it: "Notes", "Notes (2)". */
static void
read_headers (AccordTable *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->n_columns = accord_sheet_get_n_columns (self->sheet);
  self->headers = g_new0 (char *, self->n_columns + 1);
  for (guint column = 0; column < self->n_columns; column++)
    {
      g_auto (GStrv) words = g_strsplit_set (accord_sheet_get_cell (self->sheet, self->header_row, column),
                                             " \t\n", -1);
      g_autoptr (GString) header = g_string_new (NULL);
      guint n;

      for (guint i = 0; words[i] != NULL; i++)
        if (words[i][0] != '\0')
          g_string_append_printf (header, "%s%s", header->len > 0 ? " " : "", words[i]);

      n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, header->str)) + 1;
      g_hash_table_insert (seen, g_strdup (header->str), GUINT_TO_POINTER (n));
      if (n > 1 && header->len > 0)
        g_string_append_printf (header, " (%u)", n);
      self->headers[column] = g_string_free_and_steal (g_steal_pointer (&header));
    }
}

static AccordTable *
new_table (AccordSheet *sheet, guint header_row, const int *columns, guint n_specs)
{
  AccordTable *self = g_object_new (ACCORD_TYPE_TABLE, NULL);

  self->sheet = g_object_ref (sheet);
  self->header_row = header_row;
  read_headers (self);
  self->n_specs = n_specs;
  self->columns = g_memdup2 (columns, n_specs * sizeof *columns);
  self->specs = g_new (int, self->n_columns + 1);
  for (guint column = 0; column < self->n_columns; column++)
    self->specs[column] = -1;
  for (guint spec = 0; spec < n_specs; spec++)
    if (columns[spec] >= 0)
      self->specs[columns[spec]] = (int) spec;
  list_unmatched (self);
  return self;
}

/**
 * accord_table_find:
 * @sheet: a sheet
 * @specs: the columns to look for; where two want a column equally, the earlier gets it
 * @n_specs: how many
 * @error: return location
 *
 * Finds the row, among the first hundred, that names most of the columns, and gives each of them
 * the column that is headed most like it.
 *
 * Any thread.
 *
 * Returns: (transfer full): the table, or %NULL with `ACCORD_ERROR_FORMAT` when no row names two of
 * the columns
 */
AccordTable *
accord_table_find (AccordSheet *sheet, const AccordColumnSpec *specs, guint n_specs, GError **error)
{
  g_autoptr (GPtrArray) folded = fold_specs (specs, n_specs);
  g_autofree int *columns = g_new (int, n_specs + 1);
  g_autofree int *best_columns = g_new (int, n_specs + 1);
  guint n_rows = MIN (accord_sheet_get_n_rows (sheet), MAX_HEADER_ROW);
  guint best = 0, best_row = 0, best_matched = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      guint n_matched;
      guint score = match_row (sheet, row, folded, columns, &n_matched);

      if (score > best && n_matched >= MIN (2, n_specs))
        {
          best = score;
          best_row = row;
          best_matched = n_matched;
          memcpy (best_columns, columns, n_specs * sizeof *columns);
        }
    }

  if (best_matched == 0)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT,
                   "no row at the top of the table names its columns");
      return NULL;
    }
  return new_table (sheet, best_row, best_columns, n_specs);
}

/**
 * accord_table_find_at:
 * @sheet: a sheet
 * @header_row: the row that a person says is the header, counted from 0
 * @specs: the columns to look for
 * @n_specs: how many
 *
 * As accord_table_find(), when the header is known. It may name none of the columns.
 *
 * Returns: (transfer full): the table
 */
AccordTable *
accord_table_find_at (AccordSheet *sheet, guint header_row, const AccordColumnSpec *specs, guint n_specs)
{
  g_autoptr (GPtrArray) folded = fold_specs (specs, n_specs);
  g_autofree int *columns = g_new (int, n_specs + 1);
  guint n_matched;

  match_row (sheet, header_row, folded, columns, &n_matched);
  return new_table (sheet, header_row, columns, n_specs);
}

/**
 * accord_table_get_sheet:
 * @self: a table
 *
 * Returns: (transfer none): its sheet
 */
AccordSheet *
accord_table_get_sheet (AccordTable *self)
{
  return self->sheet;
}

/**
 * accord_table_get_header_row:
 * @self: a table
 *
 * Returns: the row of the header, counted from 0; the first record is below it
 */
guint
accord_table_get_header_row (AccordTable *self)
{
  return self->header_row;
}

/**
 * accord_table_get_n_columns:
 * @self: a table
 *
 * Returns: the number of its columns
 */
guint
accord_table_get_n_columns (AccordTable *self)
{
  return self->n_columns;
}

/**
 * accord_table_get_header:
 * @self: a table
 * @column: counted from 0
 *
 * Returns: (transfer none): what heads a column, on one line and different from every other ("Notes
 * (2)"); "" for none
 */
const char *
accord_table_get_header (AccordTable *self, guint column)
{
  return column < self->n_columns ? self->headers[column] : "";
}

/**
 * accord_table_get_column:
 * @self: a table
 * @spec: index of a spec
 *
 * Returns: its column, or -1 when no column is headed like it
 */
int
accord_table_get_column (AccordTable *self, guint spec)
{
  return spec < self->n_specs ? self->columns[spec] : -1;
}

/**
 * accord_table_get_spec:
 * @self: a table
 * @column: counted from 0
 *
 * Returns: the index of the spec that has this column, or -1
 */
int
accord_table_get_spec (AccordTable *self, guint column)
{
  return column < self->n_columns ? self->specs[column] : -1;
}

/**
 * accord_table_set_column:
 * @self: a table
 * @spec: index of a spec
 * @column: its column, or -1 for none; another spec that had it is left without
 *
 * Puts right what accord_table_find() guessed.
 */
void
accord_table_set_column (AccordTable *self, guint spec, int column)
{
  g_return_if_fail (spec < self->n_specs && column < (int) self->n_columns);

  if (self->columns[spec] >= 0)
    self->specs[self->columns[spec]] = -1;
  if (column >= 0 && self->specs[column] >= 0)
    self->columns[self->specs[column]] = -1;
  self->columns[spec] = column;
  if (column >= 0)
    self->specs[column] = (int) spec;
  list_unmatched (self);
}

/**
 * accord_table_get_unmatched:
 * @self: a table
 * @n_columns: (out): how many
 *
 * Lists the columns that no spec has and that are headed or hold something. Their content is the
 * person's: an importer keeps it, see accord_table_dup_unmatched().
 *
 * Returns: (transfer none) (array length=n_columns): columns, until accord_table_set_column() is called
 */
const guint *
accord_table_get_unmatched (AccordTable *self, guint *n_columns)
{
  *n_columns = self->unmatched->len;
  return (const guint *) self->unmatched->data;
}

/**
 * accord_table_get_cell:
 * @self: a table
 * @row: a row of the sheet
 * @spec: index of a spec
 *
 * Returns: (transfer none): the text as written, "" when there is no such column
 */
const char *
accord_table_get_cell (AccordTable *self, guint row, guint spec)
{
  int column = accord_table_get_column (self, spec);

  return column >= 0 ? accord_sheet_get_cell (self->sheet, row, (guint) column) : "";
}

static char *
trim (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, end - text);
}

/**
 * accord_table_dup_cell:
 * @self: a table
 * @row: a row of the sheet
 * @spec: index of a spec
 *
 * Returns: (transfer full): the text without white space at its ends, no-break spaces included
 */
char *
accord_table_dup_cell (AccordTable *self, guint row, guint spec)
{
  return trim (accord_table_get_cell (self, row, spec));
}

/**
 * accord_table_dup_unmatched:
 * @self: a table
 * @row: a row of the sheet
 *
 * What a row holds in columns that no spec has, one "Header: text" a line; a column without a
 * header is named by its letters.
 *
 * Returns: (transfer full): the text, maybe ""
 */
char *
accord_table_dup_unmatched (AccordTable *self, guint row)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->unmatched->len; i++)
    {
      guint column = g_array_index (self->unmatched, guint, i);
      g_autofree char *text = trim (accord_sheet_get_cell (self->sheet, row, column));
      g_autofree char *letters = NULL;
      const char *header = self->headers[column];

      if (text[0] == '\0')
        continue;
      if (header[0] == '\0')
        header = letters = accord_sheet_get_column_letters (column);
      g_string_append_printf (out, "%s%s: %s", out->len > 0 ? "\n" : "", header, text);
    }
  return g_string_free_and_steal (out);
}

/**
 * accord_table_row_is_blank:
 * @self: a table
 * @row: a row of the sheet
 *
 * Returns: whether there is nothing in it
 */
gboolean
accord_table_row_is_blank (AccordTable *self, guint row)
{
  return accord_sheet_row_is_blank (self->sheet, row);
}

/**
 * accord_table_row_is_total:
 * @self: a table
 * @row: a row of the sheet
 *
 * Whether a row adds others up: the first thing in it is "Total", "TOTAL MEMBERS", "Sub-total" or
 * the like, it has a number, and it is mostly empty, as the record of a body called "Total
 * Wellbeing" is not.
 *
 * Returns: %TRUE if so
 */
gboolean
accord_table_row_is_total (AccordTable *self, guint row)
{
  static const char *const names[] = { "total", "totals", "subtotal", "sub total", "grand total",
                                       "overall total" };
  guint n_filled = 0;
  gboolean has_name = FALSE, has_number = FALSE;

  for (guint column = 0; column < self->n_columns; column++)
    {
      const char *cell = accord_sheet_get_cell (self->sheet, row, column);

      if (cell[strspn (cell, " \t\n")] == '\0')
        continue;
      if (n_filled++ == 0)
        {
          g_autofree char *folded = accord_fold (cell);

          for (gsize i = 0; i < G_N_ELEMENTS (names) && !has_name; i++)
            has_name = contains_words (folded, names[i]) && g_str_has_prefix (folded, names[i]);
          if (!has_name)
            return FALSE;
        }
      has_number = has_number || strpbrk (cell, "0123456789") != NULL;
    }
  return has_name && has_number && n_filled <= MAX (3, self->n_columns / 2);
}
