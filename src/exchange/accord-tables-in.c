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

/* --- values --- */

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, what);
  return FALSE;
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
set_term (AccordTablesReader *self, GValue *value, const char *text)
{
  const gint64 *id = g_hash_table_lookup (self->terms, text);

  g_value_init (value, G_TYPE_INT64);
  if (id != NULL)
    g_value_set_int64 (value, *id);
  return id != NULL;
}

static gboolean
set_value (AccordTablesReader *self, const AccordTablesSource *source, guint row, guint column, GValue *value, GError **error)
{
  const AccordDumpTable *table = source->table;
  const char *name = table->columns[column];
  gboolean points = *table->references[column] != '\0';
  g_autofree char *text = accord_tables_read_text (source, row, column);

  if (!points && !table->numbers[column])
    set_text (value, name, g_steal_pointer (&text));
  else if (points && *text == '\0')
    /* A string that is not there is SQL's NULL, and not the column's default. */
    g_value_init (value, G_TYPE_STRING);
  else if (g_str_equal (table->references[column], "term"))
    return set_term (self, value, text) || refuse (error, _("There is no such term"));
  else if (!set_number (value, text))
    return refuse (error, _("This is not a whole number"));
  return TRUE;
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
name_term (const AccordTablesSource *source, guint row)
{
  g_autofree char *vocabulary = accord_tables_read_text (source, row, (guint) find_column (source->table, "vocabulary"));
  g_autofree char *code = accord_tables_read_text (source, row, (guint) find_column (source->table, "code"));

  return g_strconcat (vocabulary, ":", code, NULL);
}

/* The program's own terms have ids of their own in every file: a term is known by its vocabulary and its code. */
static void
know_term (AccordTablesReader *self, const AccordTablesSource *source, guint row, GValue *id)
{
  g_autofree char *name = name_term (source, row);
  const gint64 *known = g_hash_table_lookup (self->terms, name);

  if (known != NULL && G_IS_VALUE (id) && G_VALUE_HOLDS_INT64 (id))
    g_value_set_int64 (id, *known);
}

/*
 * accord_tables_read_row:
 * @row: of the sheet of @source, from 1
 * @func: what is done with its values; they are gone after it
 * @column: (out) (nullable): where it failed, %NULL for the row as a whole
 *
 * Returns: what @func returned; %FALSE with the bare reason when the row cannot be read
 */
gboolean
accord_tables_read_row (AccordTablesReader *self, const AccordTablesSource *source, guint row, AccordTablesRowFunc func,
                        gpointer data, const char **column, GError **error)
{
  guint n_columns = g_strv_length (source->table->columns);
  g_autofree GValue *values = g_new0 (GValue, n_columns);
  gboolean done = TRUE;

  *column = NULL;
  for (guint i = 0; done && i < n_columns; i++)
    if (accord_tables_has_column (source, i) && !set_value (self, source, row, i, &values[i], error))
      {
        *column = source->table->columns[i];
        done = FALSE;
      }
  if (done && g_str_equal (source->table->name, "term"))
    know_term (self, source, row, &values[0]);
  done = done && func (source, row, values, data, error);
  for (guint i = 0; i < n_columns; i++)
    if (G_IS_VALUE (&values[i]))
      g_value_unset (&values[i]);
  return done;
}

/* --- terms --- */

/* Those of the file first; what a sheet has beside them will have the ids that it says. */
static gboolean
collect_terms (AccordTablesReader *self, GPtrArray *sources, GError **error)
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
      const AccordTablesSource *source = g_ptr_array_index (sources, i);

      if (!g_str_equal (source->table->name, "term"))
        continue;
      for (guint row = 1; row < accord_sheet_get_n_rows (source->sheet); row++)
        {
          g_autofree char *term = name_term (source, row);
          g_autofree char *text = accord_tables_read_text (source, row, 0);
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

static gboolean
has_table (GPtrArray *sources, const char *name)
{
  for (guint i = 0; i < sources->len; i++)
    if (g_str_equal (((const AccordTablesSource *) sources->pdata[i])->table->name, name))
      return TRUE;
  return FALSE;
}

static int
compare_sources (gconstpointer a, gconstpointer b, gpointer data)
{
  guint first = 0, second = 0;

  g_ptr_array_find (data, (*(AccordTablesSource *const *) a)->table, &first);
  g_ptr_array_find (data, (*(AccordTablesSource *const *) b)->table, &second);
  return first < second ? -1 : first > second;
}

void
accord_tables_reader_clear (AccordTablesReader *self)
{
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->terms, g_hash_table_unref);
}

/*
 * accord_tables_reader_open:
 * @self: all zero
 * @connection: the token, in an edit
 * @paths: files, or folders of them
 * @is_new: whether the partnership has nothing yet
 *
 * Reads the files, and orders them as the schema's tables are: a record follows those that it points to, as far as that can be.
 *
 * Returns: whether the rows can be read now
 */
gboolean
accord_tables_reader_open (AccordTablesReader *self, AccordConnection *connection, char **paths, gboolean is_new,
                           GCancellable *cancellable, GError **error)
{
  self->connection = connection;
  self->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tables = accord_dump_list_tables (connection, error);
  self->sources = self->tables != NULL ? accord_tables_read_sources (paths, self->tables, cancellable, error) : NULL;
  if (self->sources == NULL)
    return FALSE;
  g_ptr_array_sort_with_data (self->sources, compare_sources, self->tables);
  return accord_dump_begin_restore (connection, !is_new || has_table (self->sources, "term"), error) &&
         collect_terms (self, self->sources, error);
}

/* --- requests --- */

typedef struct
{
  char **paths;
  gboolean update;
  gboolean is_new;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_strfreev (request->paths);
  g_free (request);
}

typedef struct
{
  AccordTablesReader reader;
  gboolean update;
  AccordTablesCount *count;
} Bringing;

static gboolean
bring_row (const AccordTablesSource *source, guint row, const GValue *values, gpointer data, GError **error)
{
  Bringing *self = data;
  gboolean changed = FALSE;

  if (!accord_dump_bring (self->reader.connection, source->table, values, self->update, &changed, error))
    return FALSE;
  self->count->n_rows++;
  self->count->n_changed += changed;
  return TRUE;
}

static gboolean
bring_table (Bringing *self, const AccordTablesSource *source, GCancellable *cancellable, GError **error)
{
  const char *column;

  for (guint row = 1; row < accord_sheet_get_n_rows (source->sheet); row++)
    {
      if (accord_sheet_row_is_blank (source->sheet, row))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!accord_tables_read_row (&self->reader, source, row, bring_row, self, &column, error))
        {
          g_prefix_error (error, "%s, row %u%s%s: ", source->name, accord_sheet_get_row_number (source->sheet, row),
                          column != NULL ? ", " : "", column != NULL ? column : "");
          return FALSE;
        }
    }
  self->count->n_tables++;
  return TRUE;
}

static gpointer
bring_in_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;
  g_auto (AccordTablesReader) reader = { 0 };
  g_autofree AccordTablesCount *count = g_new0 (AccordTablesCount, 1);
  Bringing self;

  if (!accord_tables_reader_open (&reader, connection, request->paths, request->is_new, cancellable, error))
    return NULL;
  self = (Bringing) { reader, request->update, count };
  for (guint i = 0; i < reader.sources->len; i++)
    if (!bring_table (&self, reader.sources->pdata[i], cancellable, error))
      return NULL;
  return g_steal_pointer (&count);
}

static Request *
request_new (const char *const *paths, gboolean update, gboolean is_new)
{
  Request *request = g_new (Request, 1);

  *request = (Request) { g_strdupv ((char **) paths), update, is_new };
  return request;
}

/**
 * accord_tables_bring_in:
 * @paths: files that accord_tables_save() wrote and a spreadsheet may have changed, or folders of such files
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
accord_tables_bring_in (const char *const *paths, gboolean update)
{
  return accord_request_edit (_("Tables imported"), bring_in_cb, request_new (paths, update, FALSE), request_free, g_free);
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
  const char *const paths[] = { folder, NULL };

  return accord_request_edit ("", bring_in_cb, request_new (paths, FALSE, TRUE), request_free, g_free);
}
