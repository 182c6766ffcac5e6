/* accord-tables-in.c: tables that were spreadsheets for a while, brought back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-tables.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-error.h"
#include "base/accord-vague-date.h"
#include "exchange/accord-tables-private.h"
#include "model/accord-dump.h"

/* One file: a table, and for each column of its sheet the table's column, or -1 for one that is only there to be read. */
typedef struct
{
  const AccordDumpTable *table;
  AccordSheet *sheet;
  int *columns;
  char *name;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->sheet);
  g_free (source->columns);
  g_free (source->name);
  g_free (source);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Source, source_free)

/* --- which table a file is --- */

/* "content (2)" belongs to "content"; "(organisation)" to nothing. */
static char *
read_title (AccordSheet *sheet, guint column)
{
  char *title = g_strstrip (g_strdup (accord_sheet_get_cell (sheet, 0, column)));
  char *part = strstr (title, " (");

  if (part != NULL)
    *part = '\0';
  if (*title == '(')
    *title = '\0';
  return title;
}

/* How many columns of the table a sheet lacks; -1 when it has one that the table has not, or lacks the first, by which a
 * record is known. */
static int
match_table (Source *source, const AccordDumpTable *table, int *columns)
{
  guint n_columns = g_strv_length (table->columns);
  g_autofree gboolean *found = g_new0 (gboolean, n_columns);
  int n_missing = 0;

  for (guint i = 0; i < accord_sheet_get_n_columns (source->sheet); i++)
    {
      g_autofree char *title = read_title (source->sheet, i);

      columns[i] = -1;
      for (guint j = 0; j < n_columns && *title != '\0'; j++)
        if (g_str_equal (table->columns[j], title))
          columns[i] = (int) j;
      if (columns[i] >= 0)
        found[columns[i]] = TRUE;
      else if (*title != '\0')
        return -1;
    }
  for (guint i = 0; i < n_columns; i++)
    n_missing += !found[i];
  return n_columns > 0 && found[0] ? n_missing : -1;
}

static gboolean
find_table (Source *source, GPtrArray *tables, GError **error)
{
  guint n_columns = accord_sheet_get_n_columns (source->sheet);
  g_autofree int *columns = g_new0 (int, n_columns + 1);
  int fewest = G_MAXINT;

  for (guint i = 0; i < tables->len; i++)
    {
      int n_missing = match_table (source, g_ptr_array_index (tables, i), columns);

      if (n_missing < 0 || n_missing >= fewest)
        continue;
      fewest = n_missing;
      source->table = g_ptr_array_index (tables, i);
      g_free (source->columns);
      source->columns = g_memdup2 (columns, (n_columns + 1) * sizeof *columns);
    }
  if (source->table == NULL)
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s: its columns are not those of a table that Accord has written",
                 source->name);
  return source->table != NULL;
}

static Source *
read_source (GFile *file, GPtrArray *tables, GCancellable *cancellable, GError **error)
{
  g_autoptr (Source) source = g_new0 (Source, 1);

  source->name = g_file_get_basename (file);
  source->sheet = accord_sheet_read_file (file, NULL, cancellable, error);
  if (source->sheet != NULL)
    return find_table (source, tables, error) ? g_steal_pointer (&source) : NULL;
  g_prefix_error (error, "%s: ", source->name);
  return NULL;
}

static gboolean
is_table (const char *name)
{
  return g_str_has_suffix (name, ".csv") || g_str_has_suffix (name, ".xlsx");
}

static gboolean
read_folder (GPtrArray *sources, const char *path, GPtrArray *tables, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (path, name, NULL);
      Source *source;

      if (!is_table (name))
        continue;
      source = read_source (file, tables, cancellable, error);
      if (source == NULL)
        return FALSE;
      g_ptr_array_add (sources, source);
    }
  if (folder != NULL && sources->len == 0)
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "%s: there is no .csv and no .xlsx file in it", path);
  return sources->len > 0;
}

static GPtrArray *
read_sources (const char *path, GPtrArray *tables, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (source_free);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Source *source;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return read_folder (sources, path, tables, cancellable, error) ? g_steal_pointer (&sources) : NULL;
  source = read_source (file, tables, cancellable, error);
  if (source == NULL)
    return NULL;
  g_ptr_array_add (sources, source);
  return g_steal_pointer (&sources);
}

/* --- values --- */

typedef struct
{
  AccordConnection *connection;
  GHashTable *terms;              /* "vocabulary:code" -> gint64 */
  gboolean update;
  AccordTablesCount *count;
} Bringing;

static gboolean
fail_cell (const Source *source, guint row, const char *column, const char *what, GError **error)
{
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s, row %u, %s: %s", source->name,
               accord_sheet_get_row_number (source->sheet, row), column, what);
  return FALSE;
}

/* Takes @text. */
static char *
read_pictures (char *text)
{
  GString *out = g_string_new (NULL);
  gboolean escaped = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!escaped && c == ACCORD_TABLES_ESCAPE)
        {
          escaped = TRUE;
          continue;
        }
      if (!escaped && c > ACCORD_TABLES_PICTURES && c < ACCORD_TABLES_PICTURES + 0x20)
        c -= ACCORD_TABLES_PICTURES;
      g_string_append_unichar (out, c);
      escaped = FALSE;
    }
  g_free (text);
  return g_string_free_and_steal (out);
}

/* All cells of a column, one behind the other. */
static char *
read_text (const Source *source, guint row, guint column)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < accord_sheet_get_n_columns (source->sheet); i++)
    if (source->columns[i] == (int) column)
      g_string_append (text, accord_sheet_get_cell (source->sheet, row, i));
  return read_pictures (g_string_free_and_steal (text));
}

static gboolean
is_day (const char *column)
{
  return g_str_has_suffix (column, "_on") || g_str_has_suffix (column, "_from") || g_str_has_suffix (column, "_until");
}

/* A spreadsheet writes days as it likes. */
static void
set_text (GValue *value, const char *column, char *text)
{
  char iso[11];

  g_value_init (value, G_TYPE_STRING);
  if (is_day (column) && *text != '\0' && accord_day_parse (text, iso, NULL))
    {
      g_value_set_string (value, iso);
      g_free (text);
    }
  else
    g_value_take_string (value, text);
}

static gboolean
set_number (GValue *value, const char *text)
{
  gint64 number;

  g_value_init (value, G_TYPE_INT64);
  if (!g_ascii_string_to_signed (text + (*text == '#'), 10, G_MININT64, G_MAXINT64, &number, NULL))
    return FALSE;
  g_value_set_int64 (value, number);
  return TRUE;
}

static gboolean
set_term (Bringing *self, GValue *value, const char *text)
{
  const gint64 *id = g_hash_table_lookup (self->terms, text);

  g_value_init (value, G_TYPE_INT64);
  if (id != NULL)
    g_value_set_int64 (value, *id);
  return id != NULL;
}

static gboolean
set_value (Bringing *self, const Source *source, guint row, guint column, GValue *value, GError **error)
{
  const AccordDumpTable *table = source->table;
  const char *name = table->columns[column];
  gboolean points = *table->references[column] != '\0';
  g_autofree char *text = read_text (source, row, column);

  if (!points && !table->numbers[column])
    set_text (value, name, g_steal_pointer (&text));
  else if (points && *text == '\0')
    /* A string that is not there is SQL's NULL, and not the column's default. */
    g_value_init (value, G_TYPE_STRING);
  else if (g_str_equal (table->references[column], "term"))
    return set_term (self, value, text) || fail_cell (source, row, name, "there is no such term", error);
  else if (!set_number (value, text))
    return fail_cell (source, row, name, "this is not a whole number", error);
  return TRUE;
}

static gboolean
has_column (const Source *source, guint column)
{
  for (guint i = 0; i < accord_sheet_get_n_columns (source->sheet); i++)
    if (source->columns[i] == (int) column)
      return TRUE;
  return FALSE;
}

static int
find_column (const AccordDumpTable *table, const char *name)
{
  for (int i = 0; table->columns[i] != NULL; i++)
    if (g_str_equal (table->columns[i], name))
      return i;
  return -1;
}

static char *
name_term (const Source *source, guint row)
{
  g_autofree char *vocabulary = read_text (source, row, (guint) find_column (source->table, "vocabulary"));
  g_autofree char *code = read_text (source, row, (guint) find_column (source->table, "code"));

  return g_strconcat (vocabulary, ":", code, NULL);
}

/* The program's own terms have ids of their own in every file: a term is known by its vocabulary and its code. */
static void
know_term (Bringing *self, const Source *source, guint row, GValue *id)
{
  g_autofree char *name = name_term (source, row);
  const gint64 *known = g_hash_table_lookup (self->terms, name);

  if (known != NULL && G_IS_VALUE (id) && G_VALUE_HOLDS_INT64 (id))
    g_value_set_int64 (id, *known);
}

static gboolean
bring_row (Bringing *self, const Source *source, guint row, GError **error)
{
  guint n_columns = g_strv_length (source->table->columns);
  g_autofree GValue *values = g_new0 (GValue, n_columns);
  gboolean done = TRUE, changed = FALSE;

  for (guint i = 0; done && i < n_columns; i++)
    if (has_column (source, i))
      done = set_value (self, source, row, i, &values[i], error);
  if (done && g_str_equal (source->table->name, "term"))
    know_term (self, source, row, &values[0]);
  if (done && !accord_dump_bring (self->connection, source->table, values, self->update, &changed, error))
    {
      g_prefix_error (error, "%s, row %u: ", source->name, accord_sheet_get_row_number (source->sheet, row));
      done = FALSE;
    }
  self->count->n_rows++;
  self->count->n_changed += changed;
  for (guint i = 0; i < n_columns; i++)
    if (G_IS_VALUE (&values[i]))
      g_value_unset (&values[i]);
  return done;
}

static gboolean
bring_table (Bringing *self, const Source *source, GCancellable *cancellable, GError **error)
{
  for (guint row = 1; row < accord_sheet_get_n_rows (source->sheet); row++)
    if (!accord_sheet_row_is_blank (source->sheet, row) &&
        (g_cancellable_set_error_if_cancelled (cancellable, error) || !bring_row (self, source, row, error)))
      return FALSE;
  self->count->n_tables++;
  return TRUE;
}

/* --- terms --- */

/* Those of the file first; what a sheet has beside them will have the ids that it says. */
static gboolean
collect_terms (Bringing *self, GPtrArray *sources, GError **error)
{
  g_autoptr (GHashTable) names = accord_dump_load_names (self->connection, "term", error);
  GHashTableIter iter;
  gpointer id, name;

  if (names == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &id, &name))
    g_hash_table_insert (self->terms, g_strdup (name), g_memdup2 (id, sizeof (gint64)));
  for (guint i = 0; i < sources->len; i++)
    {
      const Source *source = g_ptr_array_index (sources, i);

      if (!g_str_equal (source->table->name, "term"))
        continue;
      for (guint row = 1; row < accord_sheet_get_n_rows (source->sheet); row++)
        {
          g_autofree char *term = name_term (source, row);
          g_autofree char *text = read_text (source, row, 0);
          g_auto (GValue) value = G_VALUE_INIT;

          if (!g_hash_table_contains (self->terms, term) && set_number (&value, text))
            {
              gint64 number = g_value_get_int64 (&value);

              g_hash_table_insert (self->terms, g_steal_pointer (&term), g_memdup2 (&number, sizeof number));
            }
        }
    }
  return TRUE;
}

/* --- requests --- */

typedef struct
{
  char *path;
  gboolean update;
  gboolean is_new;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_free (request);
}

static gboolean
has_table (GPtrArray *sources, const char *name)
{
  for (guint i = 0; i < sources->len; i++)
    if (g_str_equal (((const Source *) sources->pdata[i])->table->name, name))
      return TRUE;
  return FALSE;
}

/* In the order of the schema's tables: a record follows those that it points to, as far as that can be. */
static gboolean
bring_sources (Bringing *self, GPtrArray *sources, GPtrArray *tables, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < tables->len; i++)
    for (guint j = 0; j < sources->len; j++)
      {
        const Source *source = g_ptr_array_index (sources, j);

        if (source->table == g_ptr_array_index (tables, i) && !bring_table (self, source, cancellable, error))
          return FALSE;
      }
  return TRUE;
}

static gpointer
bring_in_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) tables = accord_dump_list_tables (connection, error);
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GHashTable) terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree AccordTablesCount *count = g_new0 (AccordTablesCount, 1);
  Bringing self = { connection, terms, request->update, count };

  sources = tables != NULL ? read_sources (request->path, tables, cancellable, error) : NULL;
  if (sources == NULL ||
      !accord_dump_begin_restore (connection, !request->is_new || has_table (sources, "term"), error) ||
      !collect_terms (&self, sources, error) || !bring_sources (&self, sources, tables, cancellable, error))
    return NULL;
  return g_steal_pointer (&count);
}

static Request *
request_new (const char *path, gboolean update, gboolean is_new)
{
  Request *request = g_new (Request, 1);

  *request = (Request) { g_strdup (path), update, is_new };
  return request;
}

/**
 * accord_tables_bring_in:
 * @path: a file that accord_tables_save() wrote and a spreadsheet may have changed, or a folder of such files
 * @update: whether a record that is there already takes what the file says; else it is left as it is
 *
 * Brings tables back: a record that is not there is added, under the id that it had. Nothing is deleted. A column that was
 * taken out of a file stays what it is.
 *
 * Returns: (transfer full): the edit, whose answer is an #AccordTablesCount to be freed with g_free(); ACCORD_ERROR_FORMAT,
 *   file, row and column named, when a file cannot be read, and ACCORD_ERROR_INVALID when a row points to a record that is
 *   not there
 */
AccordRequest *
accord_tables_bring_in (const char *path, gboolean update)
{
  return accord_request_edit (_("Tables imported"), bring_in_cb, request_new (path, update, FALSE), request_free, g_free);
}

/**
 * accord_tables_restore:
 * @folder: what accord_tables_save_all() wrote
 *
 * Returns: (transfer full): the edit that fills a new partnership, for accord_partnership_create(); it fails as
 *   accord_tables_bring_in() does
 */
AccordRequest *
accord_tables_restore (const char *folder)
{
  return accord_request_edit ("", bring_in_cb, request_new (folder, FALSE, TRUE), request_free, g_free);
}
