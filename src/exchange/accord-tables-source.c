/* accord-tables-source.c: the files that tables come back in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-tables-private.h"

#include <string.h>

#include "base/accord-error.h"

static void
source_free (AccordTablesSource *source)
{

  g_clear_object (&source->sheet);
  g_free (source->columns);
  g_free (source->name);
  g_free (source);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTablesSource, source_free)

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
match_table (AccordTablesSource *source, const AccordDumpTable *table, int *columns)
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
find_table (AccordTablesSource *source, GPtrArray *tables, GError **error)
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

static AccordTablesSource *
read_source (GFile *file, GPtrArray *tables, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordTablesSource) source = g_new0 (AccordTablesSource, 1);

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
      AccordTablesSource *source;

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

static gboolean
read_path (GPtrArray *sources, const char *path, GPtrArray *tables, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AccordTablesSource *source;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return read_folder (sources, path, tables, cancellable, error);
  source = read_source (file, tables, cancellable, error);
  if (source != NULL)
    g_ptr_array_add (sources, source);
  return source != NULL;
}

/*
 * accord_tables_read_sources:
 * @paths: files, or folders of them
 * @tables: (element-type AccordDumpTable): those of the partnership; they must outlive the answer
 *
 * Returns: (transfer full) (element-type AccordTablesSource): the files, or %NULL with the first that cannot be read
 */
GPtrArray *
accord_tables_read_sources (char **paths, GPtrArray *tables, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);

  for (guint i = 0; paths[i] != NULL; i++)
    if (!read_path (sources, paths[i], tables, cancellable, error))
      return NULL;
  return g_steal_pointer (&sources);
}

/* --- what stands in it --- */

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

/*
 * accord_tables_read_text:
 *
 * Returns: (transfer full): all cells of a column of the table, one behind the other
 */
char *
accord_tables_read_text (const AccordTablesSource *source, guint row, guint column)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < accord_sheet_get_n_columns (source->sheet); i++)
    if (source->columns[i] == (int) column)
      g_string_append (text, accord_sheet_get_cell (source->sheet, row, i));
  return read_pictures (g_string_free_and_steal (text));
}

/*
 * accord_tables_has_column:
 *
 * Returns: whether the file has a column of the table
 */
gboolean
accord_tables_has_column (const AccordTablesSource *source, guint column)
{
  for (guint i = 0; i < accord_sheet_get_n_columns (source->sheet); i++)
    if (source->columns[i] == (int) column)
      return TRUE;
  return FALSE;
}
