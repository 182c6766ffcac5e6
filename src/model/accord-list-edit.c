/* accord-list-edit.c: many cells of a list, written as one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-list-edit.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "model/accord-field-reader.h"
#include "model/accord-record-write.h"

typedef struct
{
  guint row;
  gint64 id;                  /* of the row; 0 for one that is to be made */
  const AccordListColumn *column;
  char *text;                 /* NULL: the value of another row */
  gint64 from;
  gboolean adds;              /* to the several values that are there */
} Cell;

/**
 * AccordListEdit:
 *
 * What is to be written into many cells: pasted, filled down, cleared. It is stored whole, as one step that can be undone,
 * or not at all: then it knows what was wrong with which cell.
 */
struct _AccordListEdit
{
  gatomicrefcount ref_count;
  const AccordListSource *source;
  GArray *cells;
  GPtrArray *problems;
  GHashTable *made;           /* row -> id, of the rows that were new */
};

static void
cell_clear (gpointer data)
{
  g_free (((Cell *) data)->text);
}

static void
problem_free (gpointer data)
{
  AccordListProblem *problem = data;

  g_free (problem->text);
  g_free (problem->words);
  g_free (problem);
}

/**
 * accord_list_edit_new:
 * @source: a list
 *
 * Returns: (transfer full): nothing to write yet
 */
AccordListEdit *
accord_list_edit_new (const AccordListSource *source)
{
  AccordListEdit *self = g_new0 (AccordListEdit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->source = source;
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->made = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

AccordListEdit *
accord_list_edit_ref (AccordListEdit *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_list_edit_unref (AccordListEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->cells);
  g_ptr_array_unref (self->problems);
  g_hash_table_unref (self->made);
  g_free (self);
}

/**
 * accord_list_edit_put:
 * @row: the row's number, for what is said of it; cells of new rows that share a number share a row
 * @id: the row's record, or 0 for a new one
 * @column: a column
 * @text: its value as a person writes it
 */
void
accord_list_edit_put (AccordListEdit *self, guint row, gint64 id, const AccordListColumn *column, const char *text)
{
  Cell cell = { row, id, column, g_strdup (text), 0, FALSE };

  g_array_append_val (self->cells, cell);
}

/**
 * accord_list_edit_add:
 * @row: the row's number
 * @id: the row's record
 * @column: a column that holds several values
 * @text: values as a person writes them, which are added to those that are there
 */
void
accord_list_edit_add (AccordListEdit *self, guint row, gint64 id, const AccordListColumn *column, const char *text)
{
  Cell cell = { row, id, column, g_strdup (text), 0, TRUE };

  g_array_append_val (self->cells, cell);
}

/**
 * accord_list_edit_copy:
 * @row: the row's number
 * @id: the row's record
 * @column: a column
 * @from: the record of the row whose value it is to have
 */
void
accord_list_edit_copy (AccordListEdit *self, guint row, gint64 id, const AccordListColumn *column, gint64 from)
{
  Cell cell = { row, id, column, NULL, from, FALSE };

  g_array_append_val (self->cells, cell);
}

/**
 * accord_list_edit_get_length:
 *
 * Returns: how many cells are to be written
 */
guint
accord_list_edit_get_length (AccordListEdit *self)
{
  return self->cells->len;
}

/**
 * accord_list_edit_get_problems:
 *
 * To be asked once the edit was refused.
 *
 * Returns: (transfer none): #AccordListProblem, in the order of the cells
 */
GPtrArray *
accord_list_edit_get_problems (AccordListEdit *self)
{
  return self->problems;
}

/**
 * accord_list_edit_get_made:
 * @row: the number of a row that was new
 *
 * To be asked once the edit is stored.
 *
 * Returns: its record, or 0 when nothing was written into it
 */
gint64
accord_list_edit_get_made (AccordListEdit *self, guint row)
{
  gint64 *made = g_hash_table_lookup (self->made, GUINT_TO_POINTER (row));

  return made != NULL ? *made : 0;
}

/* --- on the store's thread --- */

typedef struct
{
  AccordConnection *connection;
  AccordListEdit *edit;
  AccordFieldReader *reader;
} Writing;

static void
note_problem (Writing *writing, const Cell *cell, const char *words)
{
  AccordListProblem *problem = g_new (AccordListProblem, 1);

  *problem = (AccordListProblem) { cell->row, cell->column, g_strdup (cell->text != NULL ? cell->text : ""),
                                   g_strdup (words) };
  g_ptr_array_add (writing->edit->problems, problem);
}

static gint64
ensure_row (Writing *writing, guint row, GError **error)
{
  const AccordListSource *source = writing->edit->source;
  gint64 *made = g_hash_table_lookup (writing->edit->made, GUINT_TO_POINTER (row));
  gint64 id;

  if (made != NULL)
    return *made;
  id = accord_record_insert (writing->connection, source->table, source->new_columns, source->new_values, error);
  if (id != 0)
    g_hash_table_insert (writing->edit->made, GUINT_TO_POINTER (row), g_memdup2 (&id, sizeof id));
  return id;
}

/* The record that is edited in a cell: 0 without an error when the row has none. */
static gint64
find_owner (Writing *writing, const AccordListColumn *column, gint64 row_id, GError **error)
{
  const AccordListSource *source = writing->edit->source;
  g_autofree char *sql = NULL;
  gint64 owner = 0;

  if (column->owner == NULL)
    return row_id;
  sql = g_strdup_printf ("SELECT coalesce (%s, 0) FROM %s WHERE %s = ?1", column->owner, source->from, source->id);
  return accord_connection_get_int (writing->connection, &owner, error, sql, "i", row_id) ? owner : 0;
}

static gboolean
write_text (Writing *writing, const Cell *cell, const AccordField *field, gint64 owner, GError **error)
{
  g_auto (GStrv) read = accord_field_reader_read (writing->reader, field, cell->text, error);
  g_auto (GStrv) columns = NULL;
  g_auto (GStrv) values = NULL;

  if (read == NULL)
    return FALSE;
  if (accord_field_is_link (field) && cell->adds)
    return accord_record_add_links (writing->connection, field, owner, (const char *const *) read, error);
  if (accord_field_is_link (field))
    return accord_record_write_links (writing->connection, field, owner, (const char *const *) read, error);
  return accord_record_parse (field, read[0], &columns, &values, error) &&
         accord_record_enter (writing->connection, field->table, owner, (const char *const *) columns,
                              (const char *const *) values, error);
}

static gboolean
copy_links (Writing *writing, const AccordField *field, gint64 owner, gint64 from, GError **error)
{
  const char *table = accord_record_link_table (field);
  g_autofree char *sql = NULL;

  if (!accord_record_write_links (writing->connection, field, owner, (const char *const[]) { NULL }, error))
    return FALSE;
  if (field->kind == ACCORD_FIELD_TERMS)
    sql = g_strdup_printf ("INSERT INTO %s (%s_id, term_id) SELECT ?1, l.term_id FROM %s AS l JOIN term AS t"
                           " ON t.id = l.term_id WHERE l.%s_id = ?2 AND t.vocabulary = '%s'",
                           table, field->table, table, field->table, field->vocabulary);
  else
    sql = g_strdup_printf ("INSERT INTO %s (%s_id, %s) SELECT ?1, %s FROM %s WHERE %s_id = ?2", table, field->table,
                           field->column, field->column, table, field->table);
  return accord_connection_run (writing->connection, error, sql, "ii", owner, from);
}

static gboolean
write_copy (Writing *writing, const AccordField *field, gint64 owner, gint64 from, GError **error)
{
  g_auto (GStrv) columns = NULL;
  g_auto (GStrv) values = NULL;
  g_autofree char *names = NULL;
  g_autofree char *sql = NULL;

  if (owner == from)
    return TRUE;
  if (accord_field_is_link (field))
    return copy_links (writing, field, owner, from, error);
  /* For the names of its columns: any value will do. */
  if (!accord_record_parse (field, field->required ? "x" : "", &columns, &values, error))
    return FALSE;
  names = g_strjoinv (", ", columns);
  sql = g_strdup_printf ("UPDATE %s SET (%s) = (SELECT %s FROM %s WHERE id = ?2) WHERE id = ?1", field->table, names, names,
                         field->table);
  return accord_connection_run (writing->connection, error, sql, "ii", owner, from);
}

/* A cell that says what it is to say is left alone: what was copied here, with columns that are worked out and cells of
 * which there is no record, can be pasted back. */
static gboolean
is_said (Writing *writing, const Cell *cell, gboolean *said, GError **error)
{
  const AccordListSource *source = writing->edit->source;
  g_autofree char *sql = NULL;
  g_autoptr (AccordStatement) row = NULL;
  GError *local_error = NULL;

  *said = cell->text != NULL && *cell->text == '\0' && cell->column->table == NULL;
  if (cell->id == 0 || cell->text == NULL || *cell->text == '\0')
    return TRUE;
  sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s = ?1", cell->column->expression, source->from, source->id);
  row = accord_connection_query (writing->connection, error, sql, "i", cell->id);
  if (row == NULL)
    return FALSE;
  if (accord_statement_step (row, &local_error))
    *said = g_str_equal (accord_statement_text (row, 0), cell->text);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static char *
describe_missing (const AccordListColumn *column)
{
  /* Translators: a kind of record that the row of a table would need: "There is no appointment in this row". */
  return g_strdup_printf (_("%s: this row has none that could be changed"), accord_field_table_noun (column->table));
}

static gboolean
write_found (Writing *writing, const Cell *cell, gint64 owner, GError **error)
{
  const AccordField *field = accord_list_column_get_field (cell->column);
  gint64 from;

  if (cell->text != NULL)
    return write_text (writing, cell, field, owner, error);
  from = find_owner (writing, cell->column, cell->from, error);
  return from != 0 && write_copy (writing, field, owner, from, error);
}

/* FALSE when there is no use in going on. What is wrong with one cell is noted, and the others are still looked at. */
static gboolean
write_cell (Writing *writing, const Cell *cell, GError **error)
{
  GError *local_error = NULL;
  gint64 owner = 0;
  gint64 id = cell->id;
  gboolean said;

  if (!is_said (writing, cell, &said, error))
    return FALSE;
  if (said)
    return TRUE;
  if (cell->column->table == NULL)
    {
      note_problem (writing, cell, _("This column is worked out and cannot be changed"));
      return TRUE;
    }
  if (id == 0 && writing->edit->source->new_columns != NULL)
    id = ensure_row (writing, cell->row, &local_error);
  if (id != 0 && local_error == NULL)
    owner = find_owner (writing, cell->column, id, &local_error);
  if (owner != 0 && write_found (writing, cell, owner, &local_error))
    return TRUE;
  if (owner == 0 && local_error == NULL && cell->text != NULL && *cell->text == '\0')
    return TRUE;
  if (local_error == NULL || g_error_matches (local_error, ACCORD_ERROR, ACCORD_ERROR_INVALID))
    {
      g_autofree char *words = local_error == NULL ? describe_missing (cell->column) : g_strdup (local_error->message);
      const AccordField *field = accord_list_column_get_field (cell->column);

      if (local_error != NULL && field->required && cell->text != NULL && *cell->text == '\0')
        g_set_str (&words, _("This cannot be empty."));
      note_problem (writing, cell, words);
      g_clear_error (&local_error);
      return TRUE;
    }
  g_propagate_error (error, local_error);
  return FALSE;
}

static gpointer
store_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AccordListEdit *self = data;
  g_autoptr (AccordFieldReader) reader = accord_field_reader_new (connection);
  Writing writing = { connection, self, reader };

  g_ptr_array_set_size (self->problems, 0);
  g_hash_table_remove_all (self->made);
  for (guint i = 0; i < self->cells->len; i++)
    if (!write_cell (&writing, &g_array_index (self->cells, Cell, i), error))
      return NULL;
  if (self->problems->len == 0)
    return GINT_TO_POINTER (TRUE);
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID,
               g_dngettext (NULL, "%u value cannot be used", "%u values cannot be used", self->problems->len),
               self->problems->len);
  return NULL;
}

/**
 * accord_list_edit_store:
 * @label: names the edit where it can be undone
 *
 * Stores all cells, or none. After ACCORD_ERROR_INVALID the problems say why. Nothing may be put into @self meanwhile.
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_list_edit_store (AccordListEdit *self, const char *label)
{
  return accord_request_edit (label, store_cb, accord_list_edit_ref (self), (GDestroyNotify) accord_list_edit_unref, NULL);
}
