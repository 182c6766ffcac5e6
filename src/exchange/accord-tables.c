/* accord-tables.c: the tables of a partnership as spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-tables.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/accord-error.h"
#include "base/accord-save.h"
#include "exchange/accord-sheet-writer.h"
#include "exchange/accord-tables-private.h"
#include "model/accord-dump.h"

/*
 * A table is written with the columns of the schema and one row for each record, as text, so that it comes back as it was:
 *
 *   - behind a column that points to a record stands one in brackets with what a person knows that record by, which is not
 *     read: "organisation_id", "(organisation)". A term is written as “vocabulary:code”, as in the JSON format.
 *   - a text that is longer than a cell goes on in columns of its own: "content", "content (2)".
 *   - a control character is written as the picture that Unicode has for it.
 *   - a number of more than 15 digits is written as #123…: a spreadsheet would round it.
 */

#define MAX_EXACT G_GINT64_CONSTANT (999999999999999)

typedef struct
{
  guint column;
  guint part;
  gboolean is_name;
} Cell;

typedef struct
{
  const AccordDumpTable *table;
  GHashTable **names;             /* of each column: what those are called that it points to, or NULL */
  guint *n_parts;                 /* of each column: how many cells its longest text needs */
  GArray *cells;                  /* Cell */
  AccordSheetWriter *writer;
} Export;

static void
export_clear (Export *self)
{
  for (guint i = 0; self->names != NULL && self->table->columns[i] != NULL; i++)
    g_clear_pointer (&self->names[i], g_hash_table_unref);
  g_free (self->names);
  g_free (self->n_parts);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->writer, accord_sheet_writer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

/* --- values --- */

static char *
write_number (gint64 number)
{
  return g_strdup_printf ("%s%" G_GINT64_FORMAT, ABS (number) > MAX_EXACT ? "#" : "", number);
}

/* "_x000D_" is a carriage return to a workbook. */
static gboolean
needs_escape (gunichar before, gunichar c, gunichar after)
{
  return (c >= ACCORD_TABLES_PICTURES && c < ACCORD_TABLES_PICTURES + 0x20) || c == ACCORD_TABLES_ESCAPE ||
         (before == '_' && c == 'x' && g_unichar_isxdigit (after));
}

static char *
write_text (const char *text)
{
  GString *out = g_string_new (NULL);
  gunichar before = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (needs_escape (before, c, g_utf8_get_char (g_utf8_next_char (p))))
        g_string_append_unichar (out, ACCORD_TABLES_ESCAPE);
      g_string_append_unichar (out, c < ' ' && c != '\t' && c != '\n' ? ACCORD_TABLES_PICTURES + c : c);
      before = c;
    }
  return g_string_free_and_steal (out);
}

static char *
find_name (Export *self, guint column, const GValue *value)
{
  gint64 id = G_IS_VALUE (value) ? g_value_get_int64 (value) : 0;

  return g_strdup (G_IS_VALUE (value) ? g_hash_table_lookup (self->names[column], &id) : NULL);
}

static char *
write_value (Export *self, guint column, const GValue *value)
{
  if (!G_IS_VALUE (value))
    return g_strdup ("");
  if (g_str_equal (self->table->references[column], "term"))
    return find_name (self, column, value);
  return G_VALUE_HOLDS_INT64 (value) ? write_number (g_value_get_int64 (value)) : write_text (g_value_get_string (value));
}

static char *
cut_part (const char *text, guint part)
{
  const char *start = g_utf8_offset_to_pointer (text, MIN ((glong) part * ACCORD_TABLES_CELL, g_utf8_strlen (text, -1)));

  return g_utf8_substring (start, 0, MIN (ACCORD_TABLES_CELL, g_utf8_strlen (start, -1)));
}

static char *
write_cell (Export *self, const Cell *cell, const GValue *values)
{
  g_autofree char *text = cell->is_name ? find_name (self, cell->column, &values[cell->column])
                                        : write_value (self, cell->column, &values[cell->column]);

  if (text == NULL)
    return g_strdup ("");
  return self->n_parts[cell->column] == 1 && !cell->is_name ? g_steal_pointer (&text) : cut_part (text, cell->part);
}

/* --- columns --- */

static gboolean
measure_row (const AccordDumpTable *table, const GValue *values, gpointer data, GError **error)
{
  Export *self = data;

  for (guint i = 0; table->columns[i] != NULL; i++)
    if (G_IS_VALUE (&values[i]) && G_VALUE_HOLDS_STRING (&values[i]) &&
        strlen (g_value_get_string (&values[i])) * 2 > ACCORD_TABLES_CELL)
      {
        g_autofree char *text = write_text (g_value_get_string (&values[i]));

        self->n_parts[i] = MAX (self->n_parts[i], 1 + (guint) ((g_utf8_strlen (text, -1) - 1) / ACCORD_TABLES_CELL));
      }
  return TRUE;
}

static gboolean
load_names (Export *self, AccordConnection *connection, GError **error)
{
  for (guint i = 0; self->table->columns[i] != NULL; i++)
    {
      self->n_parts[i] = 1;
      if (*self->table->references[i] == '\0')
        continue;
      self->names[i] = accord_dump_load_names (connection, self->table->references[i], error);
      if (self->names[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
list_cells (Export *self)
{
  for (guint i = 0; self->table->columns[i] != NULL; i++)
    {
      Cell name = { i, 0, TRUE };

      for (guint part = 0; part < self->n_parts[i]; part++)
        {
          Cell cell = { i, part, FALSE };

          g_array_append_val (self->cells, cell);
        }
      if (self->names[i] != NULL && g_hash_table_size (self->names[i]) > 0 &&
          !g_str_equal (self->table->references[i], "term"))
        g_array_append_val (self->cells, name);
    }
}

static char *
write_title (Export *self, const Cell *cell)
{
  const char *column = self->table->columns[cell->column];

  if (cell->is_name)
    return g_strdup_printf ("(%.*s)", (int) (strlen (column) - (g_str_has_suffix (column, "_id") ? 3 : 0)), column);
  return cell->part == 0 ? g_strdup (column) : g_strdup_printf ("%s (%u)", column, cell->part + 1);
}

/* --- tables --- */

static gboolean
write_row (const AccordDumpTable *table, const GValue *values, gpointer data, GError **error)
{
  Export *self = data;
  g_auto (GStrv) cells = g_new0 (char *, self->cells->len + 1);

  for (guint i = 0; i < self->cells->len; i++)
    cells[i] = write_cell (self, &g_array_index (self->cells, Cell, i), values);
  accord_sheet_writer_add_row (self->writer, (const char *const *) cells);
  return TRUE;
}

static void
begin (Export *self, AccordSheetFormat format)
{
  g_autofree AccordSheetColumn *columns = g_new0 (AccordSheetColumn, self->cells->len);
  g_auto (GStrv) titles = g_new0 (char *, self->cells->len + 1);

  for (guint i = 0; i < self->cells->len; i++)
    {
      titles[i] = write_title (self, &g_array_index (self->cells, Cell, i));
      columns[i] = (AccordSheetColumn) { titles[i], (int) CLAMP (strlen (titles[i]) + 2, 12, 30), FALSE };
    }
  self->writer = accord_sheet_writer_new (format, self->table->name, columns, self->cells->len);
}

static gboolean
save_table (AccordConnection *connection, const AccordDumpTable *table, AccordSheetFormat format, const char *path,
            GCancellable *cancellable, GError **error)
{
  guint n_columns = g_strv_length (table->columns);
  g_auto (Export) self = { .table = table,
                           .names = g_new0 (GHashTable *, n_columns),
                           .n_parts = g_new0 (guint, n_columns),
                           .cells = g_array_new (FALSE, FALSE, sizeof (Cell)) };
  g_autoptr (GBytes) bytes = NULL;

  if (!load_names (&self, connection, error) ||
      !accord_dump_read (connection, table, measure_row, &self, cancellable, error))
    return FALSE;
  list_cells (&self);
  begin (&self, format);
  if (!accord_dump_read (connection, table, write_row, &self, cancellable, error))
    return FALSE;
  bytes = accord_sheet_writer_finish (self.writer, error);
  return bytes != NULL && accord_save_bytes (path, bytes, cancellable, error);
}

/* --- requests --- */

typedef struct
{
  char *table;                    /* NULL: all of them */
  AccordSheetFormat format;
  char *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_free (saving->table);
  g_free (saving->path);
  g_free (saving);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GError *local_error = NULL;

  if (g_file_make_directory (folder, NULL, &local_error) || g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_clear_error (&local_error);
      return TRUE;
    }
  g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_READ_ONLY, local_error->message);
  g_error_free (local_error);
  return FALSE;
}

static gboolean
save_tables (AccordConnection *connection, GPtrArray *tables, const Saving *saving, GCancellable *cancellable,
             GError **error)
{
  if (!make_folder (saving->path, error))
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      const AccordDumpTable *table = g_ptr_array_index (tables, i);
      g_autofree char *name
          = g_strconcat (table->name, saving->format == ACCORD_SHEET_CSV ? ".csv" : ".xlsx", NULL);
      g_autofree char *path = g_build_filename (saving->path, name, NULL);

      if (!save_table (connection, table, saving->format, path, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static void
complain_about_table (GPtrArray *tables, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < tables->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((AccordDumpTable *) tables->pdata[i])->name);
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "There is no table “%s”; there are %s", name, names->str);
}

static gpointer
save_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_autoptr (GPtrArray) tables = accord_dump_list_tables (connection, error);

  if (tables == NULL)
    return NULL;
  if (saving->table == NULL)
    return GINT_TO_POINTER (save_tables (connection, tables, saving, cancellable, error));
  for (guint i = 0; i < tables->len; i++)
    {
      const AccordDumpTable *table = g_ptr_array_index (tables, i);

      if (g_str_equal (table->name, saving->table))
        return GINT_TO_POINTER (save_table (connection, table, saving->format, saving->path, cancellable, error));
    }
  complain_about_table (tables, saving->table, error);
  return NULL;
}

static AccordRequest *
save (const char *table, AccordSheetFormat format, const char *path)
{
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving) { g_strdup (table), format, g_strdup (path) };
  return accord_request_read (save_cb, saving, saving_free, NULL);
}

/**
 * accord_tables_save:
 * @table: a table of the schema: organisation, person, seat, meeting, …
 * @format: what is written
 * @path: the file to write
 *
 * Writes every record of a table, with all that it says, so that accord_tables_bring_in() has it back unchanged. What a
 * spreadsheet would take for a formula is written so that it is text.
 *
 * Returns: (transfer full): a question that writes the file, whole or not at all; ACCORD_ERROR_INVALID, the tables named,
 *   when there is none of that name
 */
AccordRequest *
accord_tables_save (const char *table, AccordSheetFormat format, const char *path)
{
  return save (table, format, path);
}

/**
 * accord_tables_save_all:
 * @format: what is written
 * @folder: where; it is made when it is not there
 *
 * As accord_tables_save(), every table in a file of its own: `organisation.csv` and so on.
 *
 * Returns: (transfer full): a question that writes the files
 */
AccordRequest *
accord_tables_save_all (AccordSheetFormat format, const char *folder)
{
  return save (NULL, format, folder);
}
