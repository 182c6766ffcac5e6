/* accord-record.c: one row, read whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-record.h"

#include <string.h>

#include "base/accord-error.h"
#include "base/accord-vague-count.h"
#include "base/accord-vague-date.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

/* The columns of a query, which all its rows share. Where two have one name, the second has the place of the first. */
typedef struct
{
  int n;
  GHashTable *places;      /* name -> place + 1 */
  guint places_of[];
} Columns;

static void
columns_clear (gpointer data)
{
  g_hash_table_unref (((Columns *) data)->places);
}

static void
columns_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, columns_clear);
}

static Columns *
columns_new (AccordStatement *row)
{
  int n = accord_statement_n_columns (row);
  Columns *self = g_atomic_rc_box_alloc0 (sizeof (Columns) + (gsize) n * sizeof (guint));

  self->n = n;
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  for (int i = 0; i < n; i++)
    {
      const char *name = g_intern_string (accord_statement_column_name (row, i));

      if (!g_hash_table_contains (self->places, name))
        g_hash_table_insert (self->places, (gpointer) name, GINT_TO_POINTER (i + 1));
      self->places_of[i] = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, name)) - 1;
    }
  return self;
}

/* They are worked out once for each statement, not once a row. */
static Columns *
columns_get (AccordStatement *row)
{
  Columns *self = accord_statement_get_data (row);

  if (self == NULL || self->n != accord_statement_n_columns (row))
    {
      self = columns_new (row);
      accord_statement_set_data (row, self, columns_unref);
    }
  return self;
}

/**
 * AccordRecord:
 *
 * A row as it was when it was read: every column as text, NULL as "". Never changes, so any thread may read it; after an
 * edit a new one is loaded. Details panes and forms are built on it with the fields of `accord-field.c`; what needs sums
 * or joins has a query of its own.
 */
struct _AccordRecord
{
  GObject parent_instance;

  const char *table;
  gint64 id;
  Columns *columns;
  guint32 *texts;          /* where each column's text begins, counted from here, and after that the texts; 0 is "" */
  GHashTable *put;         /* interned column -> text that no query gave; NULL where there is none */
};

G_DEFINE_FINAL_TYPE (AccordRecord, accord_record, G_TYPE_OBJECT)

static void
accord_record_finalize (GObject *object)
{
  AccordRecord *self = ACCORD_RECORD (object);

  g_clear_pointer (&self->columns, columns_unref);
  g_clear_pointer (&self->put, g_hash_table_unref);
  g_free (self->texts);

  G_OBJECT_CLASS (accord_record_parent_class)->finalize (object);
}

static void
accord_record_class_init (AccordRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_record_finalize;
}

static void
accord_record_init (AccordRecord *self)
{
}

/* One block a row, whatever the number of columns: long lists are read as records. */
static guint32 *
pack (const Columns *columns, AccordStatement *row)
{
  gsize size = (gsize) columns->n * sizeof (guint32);
  guint32 *texts;

  for (int i = 0; i < columns->n; i++)
    size += strlen (accord_statement_text (row, i)) + 1;
  texts = g_malloc (size);
  memset (texts, 0, (gsize) columns->n * sizeof (guint32));
  size = (gsize) columns->n * sizeof (guint32);
  for (int i = 0; i < columns->n; i++)
    {
      const char *text = accord_statement_text (row, i);
      gsize length = strlen (text);

      if (length == 0)
        continue;
      texts[columns->places_of[i]] = (guint32) size;
      memcpy ((char *) texts + size, text, length + 1);
      size += length + 1;
    }
  return texts;
}

/* Takes every column of the current row; the first must be the id. */
AccordRecord *
accord_record_read_row (const char *table, AccordStatement *row)
{
  AccordRecord *self = g_object_new (ACCORD_TYPE_RECORD, NULL);

  self->table = g_intern_string (table);
  self->id = accord_statement_int (row, 0);
  self->columns = g_atomic_rc_box_acquire (columns_get (row));
  self->texts = pack (self->columns, row);
  return self;
}

/* For what a query cannot work out, before anybody else sees the record. */
void
accord_record_put (AccordRecord *self, const char *column, const char *value)
{
  if (self->put == NULL)
    self->put = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (self->put, (gpointer) g_intern_static_string (column), g_strdup (value));
}

/**
 * accord_record_get_table:
 *
 * Returns: (transfer none): the table it is from
 */
const char *
accord_record_get_table (AccordRecord *self)
{
  g_return_val_if_fail (ACCORD_IS_RECORD (self), NULL);

  return self->table;
}

/**
 * accord_record_get_id:
 *
 * Returns: its identity
 */
gint64
accord_record_get_id (AccordRecord *self)
{
  g_return_val_if_fail (ACCORD_IS_RECORD (self), 0);

  return self->id;
}

/**
 * accord_record_get:
 * @column: a column of its table, or of the query it came from
 *
 * Returns: (transfer none): the value as text, "" when there is none
 */
const char *
accord_record_get (AccordRecord *self, const char *column)
{
  const char *value = NULL;
  guint place;

  g_return_val_if_fail (ACCORD_IS_RECORD (self), "");

  if (self->put != NULL)
    value = g_hash_table_lookup (self->put, column);
  if (value != NULL)
    return value;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns->places, column));
  return place != 0 && self->texts[place - 1] != 0 ? (const char *) self->texts + self->texts[place - 1] : "";
}

/**
 * accord_record_get_int:
 * @column: a column
 *
 * Returns: the value as a number, 0 when there is none
 */
gint64
accord_record_get_int (AccordRecord *self, const char *column)
{
  return g_ascii_strtoll (accord_record_get (self, column), NULL, 10);
}

static const char *
get_part (AccordRecord *self, const AccordField *field, const char *part)
{
  g_autofree char *column = g_strconcat (field->name, part, NULL);

  return accord_record_get (self, column);
}

/**
 * accord_record_format:
 * @field: a field of its table that is not a link
 *
 * Gives the value as a person would type it: days as dd/mm/yyyy, vague dates and counts as they were written; codes
 * and references as they are stored.
 *
 * Returns: (transfer full): the text
 */
char *
accord_record_format (AccordRecord *self, const AccordField *field)
{
  const char *written;

  switch (field->kind)
    {
    case ACCORD_FIELD_DAY:
      return accord_day_format (accord_record_get (self, field->name));
    case ACCORD_FIELD_VAGUE_DATE:
      return accord_vague_date_format (get_part (self, field, "_from"), get_part (self, field, "_until"),
                                       get_part (self, field, "_text"));
    case ACCORD_FIELD_VAGUE_COUNT:
      written = get_part (self, field, "_text");
      return *written != '\0' ? g_strdup (written)
                              : accord_vague_count_format (g_ascii_strtoll (get_part (self, field, "_count"), NULL, 10),
                                                           get_part (self, field, "_qualifier"),
                                                           get_part (self, field, "_unit"));
    default:
      return g_strdup (accord_record_get (self, field->name));
    }
}

/* --- loading --- */

typedef struct
{
  const char *table;
  char *sql;
  gint64 id;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->sql);
  g_free (load);
}

static GPtrArray *
read_rows (AccordConnection *connection, Load *load, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, load->sql, load->id != 0 ? "i" : "",
                                                              load->id);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (records, accord_record_read_row (load->table, rows));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&records);
}

static Load *
load_one_new (const char *table, gint64 id)
{
  Load *load = g_new0 (Load, 1);

  *load = (Load) { g_intern_string (table), g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", table), id };
  return load;
}

/* What a person put in an order stays in it; bodies and places are read by name, everything else as it was made. */
static const char *
choose_order (const char *table)
{
  static const char *const POSITIONED[] = { "seat",        "plan",     "section",     "feedback",
                                            "agenda_item", "decision", "action_item", NULL };
  static const char *const NAMED[] = { "organisation", "place", NULL };

  if (g_strv_contains (POSITIONED, table))
    return "position, id";
  return g_strv_contains (NAMED, table) ? "name COLLATE NOCASE, id" : "id";
}

static Load *
load_all_new (const char *table, const char *owner_column, gint64 owner)
{
  g_autofree char *where = owner_column != NULL ? g_strdup_printf ("WHERE %s = ?1", owner_column) : g_strdup ("");
  Load *load = g_new0 (Load, 1);

  *load = (Load) { g_intern_string (table),
                   g_strdup_printf ("SELECT * FROM %s %s ORDER BY %s", table, where, choose_order (table)), owner };
  return load;
}

static gpointer
load_one (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  g_autoptr (GPtrArray) records = read_rows (connection, load, error);

  if (records == NULL)
    return NULL;
  if (records->len == 0)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "No %s has the id %" G_GINT64_FORMAT, load->table,
                   load->id);
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (records, 0));
}

static gpointer
load_all (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_rows (connection, data, error);
}

/**
 * accord_record_read:
 * @connection: the token
 * @table: a table of the model; a constant
 * @id: a record
 *
 * Returns: (transfer full): the record; %NULL with ACCORD_ERROR_NOT_FOUND when it is gone
 */
AccordRecord *
accord_record_read (AccordConnection *connection, const char *table, gint64 id, GError **error)
{
  Load *load = load_one_new (table, id);
  AccordRecord *record = load_one (connection, load, NULL, error);

  load_free (load);
  return record;
}

/**
 * accord_record_read_all:
 * @connection: the token
 * @table: a table of the model; a constant
 * @owner_column: (nullable): the column that names the owner, or %NULL for the whole table; a constant
 * @owner: the owner, 0 without @owner_column
 *
 * Returns: (transfer full) (element-type AccordRecord): the records in their order; %NULL on error
 */
GPtrArray *
accord_record_read_all (AccordConnection *connection, const char *table, const char *owner_column, gint64 owner,
                        GError **error)
{
  Load *load = load_all_new (table, owner_column, owner);
  GPtrArray *records = read_rows (connection, load, error);

  load_free (load);
  return records;
}

/**
 * accord_record_load:
 * @table: a table of the model
 * @id: a record
 *
 * Returns: (transfer full): a question whose answer is an #AccordRecord; ACCORD_ERROR_NOT_FOUND when it is gone
 */
AccordRequest *
accord_record_load (const char *table, gint64 id)
{
  return accord_request_read (load_one, load_one_new (table, id), load_free, g_object_unref);
}

/**
 * accord_record_load_all:
 * @table: a table of the model
 * @owner_column: (nullable): the column that names the owner, or %NULL for the whole table
 * @owner: the owner, 0 without @owner_column
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord, in their order
 */
AccordRequest *
accord_record_load_all (const char *table, const char *owner_column, gint64 owner)
{
  return accord_request_read (load_all, load_all_new (table, owner_column, owner), load_free,
                              (GDestroyNotify) g_ptr_array_unref);
}

/* --- links --- */

/* Groups, conditions and themes of an activity lie in one table, told apart by their vocabulary. */
const char *
accord_record_link_table (const AccordField *field)
{
  return g_str_has_prefix (field->name, "activity_") && field->kind == ACCORD_FIELD_TERMS ? "activity_term" : field->name;
}

static char *
write_links_query (const AccordField *field)
{
  const char *table = accord_record_link_table (field);

  if (field->kind == ACCORD_FIELD_TERMS)
    return g_strdup_printf ("SELECT t.id, t.code AS value, t.label AS label FROM %s AS l JOIN term AS t ON t.id = l.term_id"
                            " WHERE l.%s_id = ?1 AND t.vocabulary = '%s' ORDER BY t.position",
                            table, field->table, field->vocabulary);
  if (field->kind == ACCORD_FIELD_CODES)
    return g_strdup_printf ("SELECT t.id, l.%s AS value, coalesce(t.label, l.%s) AS label FROM %s AS l LEFT JOIN term AS t"
                            " ON t.vocabulary = '%s' AND t.code = l.%s WHERE l.%s_id = ?1 ORDER BY t.position",
                            field->column, field->column, table, field->vocabulary, field->column, field->table);
  if (field->kind == ACCORD_FIELD_WORDS)
    return g_strdup_printf ("SELECT 0 AS id, %s AS value, %s AS label FROM %s WHERE %s_id = ?1 ORDER BY 2",
                            field->column, field->column, table, field->table);
  return g_strdup_printf ("SELECT r.id, r.id AS value, r.%s AS label FROM %s AS l JOIN %.*s AS r ON r.id = l.%s"
                          " WHERE l.%s_id = ?1 ORDER BY 3",
                          field->kind == ACCORD_FIELD_PLANS ? "title" : "name", table,
                          (int) strlen (field->column) - 3, field->column, field->column, field->table);
}

static Load *
load_links_new (const AccordField *field, gint64 owner)
{
  Load *load = g_new0 (Load, 1);

  *load = (Load) { g_intern_string (accord_record_link_table (field)), write_links_query (field), owner };
  return load;
}

/**
 * accord_record_load_links:
 * @field: a field that is a link
 * @owner: whose
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord with the columns "value" (code, id or
 *   text) and "label" (what a person reads)
 */
AccordRequest *
accord_record_load_links (const AccordField *field, gint64 owner)
{
  return accord_request_read (load_all, load_links_new (field, owner), load_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * accord_record_read_links:
 * @connection: the token
 *
 * The same in the midst of other questions.
 *
 * Returns: (transfer full) (element-type AccordRecord): the links; %NULL on error
 */
GPtrArray *
accord_record_read_links (AccordConnection *connection, const AccordField *field, gint64 owner, GError **error)
{
  Load *load = load_links_new (field, owner);
  GPtrArray *records = read_rows (connection, load, error);

  load_free (load);
  return records;
}
