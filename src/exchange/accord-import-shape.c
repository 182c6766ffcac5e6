/* accord-import-shape.c: what a person said of the columns of one file, for the next of the same shape
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-private.h"

#include <string.h>

#include "base/accord-fold.h"
#include "model/accord-json.h"

/* A header stands among the first rows. */
#define MAX_HEADER_ROW 100

/* FNV-1a: what is remembered of a row must be the same in every run and on every machine. */
static guint64
hash_text (guint64 hash, const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    hash = (hash ^ *p) * G_GUINT64_CONSTANT (1099511628211);
  return (hash ^ 0xff) * G_GUINT64_CONSTANT (1099511628211);
}

#define HASH_START G_GUINT64_CONSTANT (14695981039346656037)

/* --- the shape of a file --- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The same for two files whose columns have the same headings, in whatever order and spelt with whatever capitals. */
static guint64
hash_headers (AccordSheet *sheet, guint row)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  guint64 hash = HASH_START;

  for (guint column = 0; column < accord_sheet_get_n_columns (sheet); column++)
    g_ptr_array_add (headers, accord_fold (accord_sheet_get_cell (sheet, row, column)));
  g_ptr_array_sort (headers, compare_texts);
  for (guint i = 0; i < headers->len; i++)
    if (*(const char *) headers->pdata[i] != '\0')
      hash = hash_text (hash, headers->pdata[i]);
  return hash;
}

static char *
name_shape (const AccordImporter *importer, guint64 shape)
{
  return g_strdup_printf ("import:%s:%016" G_GINT64_MODIFIER "x", importer->name, shape);
}

/*
 * accord_import_shape_find_header:
 * @row: (out): the header, when a file with these columns was brought in before
 *
 * Returns: whether one was
 */
gboolean
accord_import_shape_find_header (AccordImportPlan *self, guint *row)
{
  guint n_rows = MIN (accord_sheet_get_n_rows (self->sheet), MAX_HEADER_ROW);

  for (*row = 0; g_hash_table_size (self->known->mappings) > 0 && *row < n_rows; (*row)++)
    {
      g_autofree char *name = name_shape (self->importer, hash_headers (self->sheet, *row));

      if (g_hash_table_contains (self->known->mappings, name))
        return TRUE;
    }
  return FALSE;
}

static int
find_column (AccordImportPlan *self, const char *wanted)
{
  for (guint column = 0; *wanted != '\0' && column < accord_table_get_n_columns (self->table); column++)
    {
      g_autofree char *header = accord_fold (accord_table_get_header (self->table, column));

      if (strcmp (header, wanted) == 0)
        return (int) column;
    }
  return -1;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

/* Reads the columns as they were read the last time. A setting that cannot be read, as from a damaged file, is none. */
static void
apply_mapping (AccordImportPlan *self, const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *columns = object != NULL ? json_object_get_member (object, "columns") : NULL;
  JsonNode *key = object != NULL ? json_object_get_member (object, "key") : NULL;

  if (columns == NULL || !JSON_NODE_HOLDS_OBJECT (columns))
    return;
  for (guint field = 0; field < self->importer->n_fields; field++)
    accord_table_set_column (self->table, field, -1);
  for (guint field = 0; field < self->importer->n_fields; field++)
    accord_table_set_column (self->table, field,
                             find_column (self, get_text (json_node_get_object (columns),
                                                          self->importer->fields[field].key)));
  self->key_column = key != NULL ? find_column (self, get_text (object, "key")) : ACCORD_IMPORT_WHOLE_ROW;
  self->is_remembered = TRUE;
}

/* Takes the file's shape, and what was said of it the last time. */
void
accord_import_shape_recall (AccordImportPlan *self)
{
  g_autofree char *name = NULL;
  const char *json;

  self->shape = hash_headers (self->sheet, accord_table_get_header_row (self->table));
  self->is_remembered = FALSE;
  self->key_column = self->importer->key_field >= 0
                         ? accord_table_get_column (self->table, (guint) self->importer->key_field)
                         : ACCORD_IMPORT_WHOLE_ROW;
  name = name_shape (self->importer, self->shape);
  json = g_hash_table_lookup (self->known->mappings, name);
  if (json != NULL)
    apply_mapping (self, json);
}

static char *
write_mapping (AccordImportPlan *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_object (builder);
  for (guint field = 0; field < self->importer->n_fields; field++)
    {
      int column = accord_table_get_column (self->table, field);
      g_autofree char *header = column >= 0 ? accord_fold (accord_table_get_header (self->table, (guint) column)) : NULL;

      if (header != NULL && *header != '\0')
        accord_json_set_text (builder, self->importer->fields[field].key, header);
    }
  json_builder_end_object (builder);
  if (self->key_column >= 0)
    {
      g_autofree char *header = accord_fold (accord_table_get_header (self->table, (guint) self->key_column));

      accord_json_set_text (builder, "key", header);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Keeps what was said of the columns, in the edit that brings the rows in. */
gboolean
accord_import_shape_remember (AccordImportPlan *self, AccordConnection *connection, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *json = NULL;

  if (self->table == NULL)
    return TRUE;
  name = name_shape (self->importer, self->shape);
  json = write_mapping (self);
  return accord_known_set_mapping (connection, name, json, error);
}

/* --- rows, to be known again --- */

struct _AccordImportSources
{
  AccordImportPlan *plan;
  guint64 *headers;             /* of each column */
  GHashTable *seen;             /* gint64: keys of the rows so far */
  GArray *keys;                 /* gint64: what @seen points to */
};

/*
 * accord_import_sources_new:
 *
 * Returns: (transfer full): what makes the keys of rows, for one reading of the plan's rows from the first to the last
 */
AccordImportSources *
accord_import_sources_new (AccordImportPlan *plan)
{
  AccordImportSources *self = g_new0 (AccordImportSources, 1);
  guint n_columns = accord_sheet_get_n_columns (plan->sheet);

  self->plan = plan;
  self->headers = g_new (guint64, n_columns + 1);
  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *header = accord_fold (accord_table_get_header (plan->table, column));

      self->headers[column] = hash_text (HASH_START, header);
    }
  self->seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), accord_sheet_get_n_rows (plan->sheet));
  return self;
}

void
accord_import_sources_free (AccordImportSources *self)
{
  g_hash_table_unref (self->seen);
  g_array_unref (self->keys);
  g_free (self->headers);
  g_free (self);
}

/* Fits SQLite's integers, and is not 0, which is no row. */
static gint64
to_id (guint64 hash)
{
  return (gint64) MAX (hash & G_MAXINT64, 1);
}

/*
 * accord_import_sources_read:
 * @row: a row of the sheet, below the ones asked about before
 *
 * Returns: the row's key, from the file's shape and what stands in the column that tells rows apart, or in the whole row
 *   where there is none; and a digest of all its cells, whatever the order of the columns. Of rows that have one key each
 *   gets its own, by which of them it is.
 */
AccordImportSource
accord_import_sources_read (AccordImportSources *self, guint row)
{
  AccordImportPlan *plan = self->plan;
  guint64 content = 0, key;
  AccordImportSource source;
  const char *id = plan->key_column >= 0 ? accord_sheet_get_cell (plan->sheet, row, (guint) plan->key_column) : "";

  for (guint column = 0; column < accord_sheet_get_n_columns (plan->sheet); column++)
    {
      const char *cell = accord_sheet_get_cell (plan->sheet, row, column);

      if (*cell != '\0')
        content += hash_text (self->headers[column], cell);
    }
  key = *id != '\0' ? hash_text (plan->shape, id) : plan->shape + content;
  source = (AccordImportSource) { to_id (key), to_id (content) };
  while (g_hash_table_contains (self->seen, &source.key))
    source.key = to_id (hash_text (++key, ""));
  /* As many were reserved as there are rows: what was added does not move. */
  g_array_append_val (self->keys, source.key);
  g_hash_table_add (self->seen, &g_array_index (self->keys, gint64, self->keys->len - 1));
  return source;
}
