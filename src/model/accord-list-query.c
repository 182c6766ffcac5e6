/* accord-list-query.c: what a list asks of the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-list-query-private.h"

#include <stdlib.h>

#include "model/accord-list-groups-private.h"
#include "model/accord-record-write.h"
#include "model/accord-search.h"
#include "store/accord-connection.h"

/* Follows a column's key where the record that is edited in it is not the row's own. */
#define OWNER_SUFFIX "_owner"

/**
 * accord_list_column_get_field:
 *
 * Returns: (transfer none) (nullable): what is edited in the column, %NULL when nothing is
 */
const AccordField *
accord_list_column_get_field (const AccordListColumn *self)
{
  return self->table != NULL ? accord_field_find (self->table, self->field) : NULL;
}

/**
 * accord_list_column_get_owner:
 * @record: what a row shows
 *
 * Returns: the record of the column's table that is edited in the row, or 0 when the row has none
 */
gint64
accord_list_column_get_owner (const AccordListColumn *self, AccordRecord *record)
{
  g_autofree char *key = self->owner != NULL ? g_strconcat (self->key, OWNER_SUFFIX, NULL) : NULL;

  return key != NULL ? accord_record_get_int (record, key) : accord_record_get_id (record);
}

void
accord_list_answer_free (AccordListAnswer *self)
{
  g_clear_pointer (&self->base, accord_list_base_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->first, g_ptr_array_unref);
  g_free (self);
}

static gboolean
propagate (GError *local_error, GError **error)
{
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* --- rows --- */

static char *
write_rows_query (const AccordListSource *source)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s", source->id);
  for (guint i = 0; i < source->n_columns; i++)
    g_string_append_printf (sql, ", %s AS %s", source->columns[i].expression, source->columns[i].key);
  for (guint i = 0; i < source->n_columns; i++)
    if (source->columns[i].owner != NULL)
      g_string_append_printf (sql, ", %s AS %s" OWNER_SUFFIX, source->columns[i].owner, source->columns[i].key);
  g_string_append_printf (sql, " FROM %s WHERE %s = ?1", source->from, source->id);
  return g_string_free_and_steal (sql);
}

/* One look-up by id each: a fraction of the cost of an OFFSET, wherever in the list the rows are. */
static GPtrArray *
read_rows (AccordConnection *connection, const AccordListSource *source, GArray *ids, guint n, GError **error)
{
  g_autofree char *sql = write_rows_query (source);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AccordStatement) row = accord_connection_query (connection, error, sql, "");
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;
  for (guint i = 0; i < n && local_error == NULL; i++)
    {
      accord_statement_rebind (row, "i", g_array_index (ids, gint64, i));
      if (accord_statement_step (row, &local_error))
        g_ptr_array_add (records, accord_record_read_row (source->table, row));
    }
  return propagate (local_error, error) ? g_steal_pointer (&records) : NULL;
}

typedef struct
{
  const AccordListSource *source;
  GArray *ids;
} RowsQuery;

static void
rows_query_free (gpointer data)
{
  RowsQuery *query = data;

  g_array_unref (query->ids);
  g_free (query);
}

static gpointer
rows_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  RowsQuery *query = data;

  return read_rows (connection, query->source, query->ids, query->ids->len, error);
}

/* Asks for the rows of @ids (taken); the answer is a GPtrArray of AccordRecord, without those that are gone. */
AccordRequest *
accord_list_query_rows (const AccordListSource *source, GArray *ids)
{
  RowsQuery *query = g_new (RowsQuery, 1);

  *query = (RowsQuery) { source, ids };
  return accord_request_read (rows_cb, query, rows_query_free, (GDestroyNotify) g_ptr_array_unref);
}

/* --- ids --- */

typedef struct
{
  const AccordListSource *source;
  AccordListBase *base;         /* NULL: to be read */
  const AccordListColumn *group;    /* NULL: none */
  const AccordListColumn *order;
  gboolean descending;
  char **filters;               /* a value for each of the source's, or NULL */
  AccordListCondition **conditions;   /* one for each of the source's columns, or NULL */
  char *words;                  /* NULL: none */
  guint n_first;
} IdsQuery;

static void
ids_query_free (gpointer data)
{
  IdsQuery *query = data;

  g_clear_pointer (&query->base, accord_list_base_unref);
  for (guint i = 0; i < query->source->n_filters; i++)
    g_free (query->filters[i]);
  g_free (query->filters);
  for (guint i = 0; i < query->source->n_columns; i++)
    g_clear_pointer (&query->conditions[i], accord_list_condition_unref);
  g_free (query->conditions);
  g_free (query->words);
  g_free (query);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

/* The ids that @sql leaves, rising. */
static GArray *
read_left (AccordConnection *connection, const char *sql, const char *value, const char *other, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, other != NULL ? "tt" : "t", value,
                                                              other);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean is_rising = TRUE;
  GError *local_error = NULL;
  gint64 last = 0;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      is_rising = is_rising && id >= last;
      last = id;
      g_array_append_val (ids, id);
    }
  if (!is_rising)
    g_array_sort (ids, compare_ids);
  return propagate (local_error, error) ? g_steal_pointer (&ids) : NULL;
}

static void
keep_both (guint8 *left, const guint8 *marks, guint n)
{
  for (guint i = 0; i < n; i++)
    left[i] &= marks[i];
}

static GArray *
read_filtered (AccordConnection *connection, const AccordListSource *source, const AccordListFilter *filter,
               const char *value, GError **error)
{
  g_autofree char *sql = filter->ids != NULL ? g_strdup (filter->ids)
                                             : g_strdup_printf ("SELECT %s FROM %s WHERE %s", source->id, source->from,
                                                                filter->condition);

  return read_left (connection, sql, value, NULL, error);
}

static GArray *
read_conditioned (AccordConnection *connection, const AccordListSource *source, const AccordListColumn *column,
                  AccordListCondition *condition, GError **error)
{
  g_autofree char *sql = accord_list_condition_write (condition, source, column);
  g_autofree char *value = accord_list_condition_bind (condition);

  return read_left (connection, sql, value, condition->until, error);
}

/* Takes @found. */
static gboolean
keep_found (AccordListBase *base, GArray *found, guint8 *left)
{
  g_autofree guint8 *marks = g_new0 (guint8, MAX (base->ids->len, 1));

  if (found == NULL)
    return FALSE;
  accord_list_base_mark (base, found, marks);
  keep_both (left, marks, base->ids->len);
  g_array_unref (found);
  return TRUE;
}

static gboolean
apply_filters (AccordConnection *connection, IdsQuery *query, AccordListBase *base, guint8 *left, GError **error)
{
  const AccordListSource *source = query->source;

  for (guint i = 0; i < source->n_filters; i++)
    if (query->filters[i] != NULL &&
        !keep_found (base, read_filtered (connection, source, &source->filters[i], query->filters[i], error), left))
      return FALSE;
  for (guint i = 0; i < source->n_columns; i++)
    if (query->conditions[i] != NULL &&
        !keep_found (base, read_conditioned (connection, source, &source->columns[i], query->conditions[i], error), left))
      return FALSE;
  return TRUE;
}

/* A row is found by its own words and by those of what belongs to it. */
static gboolean
apply_words (AccordConnection *connection, const char *words, AccordListBase *base, guint8 *left, GError **error)
{
  g_autoptr (GArray) found = accord_search_find (connection, words, error);
  g_autofree guint8 *marks = g_new0 (guint8, MAX (base->ids->len, 1));

  if (found == NULL)
    return FALSE;
  accord_list_base_mark (base, found, marks);
  accord_list_base_mark_owners (base, found, marks);
  keep_both (left, marks, base->ids->len);
  return TRUE;
}

static guint
count_left (const guint8 *left, guint n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += left[i];
  return count;
}

/* What @left leaves of the rows and of their groups. */
static void
keep_left (AccordListAnswer *answer, const guint8 *left)
{
  GArray *groups = answer->base->groups;
  guint in_group = 0, group = 0;

  answer->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), answer->total);
  answer->groups = groups != NULL ? accord_list_groups_new () : NULL;
  for (guint i = 0; i < answer->base->ids->len; i++)
    {
      if (groups != NULL && in_group++ == g_array_index (groups, AccordListGroup, group).n_rows)
        {
          group++;
          in_group = 1;
        }
      if (!left[i])
        continue;
      g_array_append_val (answer->ids, g_array_index (answer->base->ids, gint64, i));
      if (groups != NULL)
        accord_list_groups_add_row (answer->groups, g_array_index (groups, AccordListGroup, group).value);
    }
}

static gboolean
narrow (AccordConnection *connection, IdsQuery *query, AccordListAnswer *answer, GError **error)
{
  AccordListBase *base = answer->base;
  guint n = base->ids->len;
  g_autofree guint8 *left = g_malloc (MAX (n, 1));

  memset (left, 1, n);
  if (!apply_filters (connection, query, base, left, error))
    return FALSE;
  answer->total = count_left (left, n);
  if (query->words != NULL && !apply_words (connection, query->words, base, left, error))
    return FALSE;
  keep_left (answer, left);
  return TRUE;
}

static gpointer
ids_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  IdsQuery *query = data;
  g_autoptr (AccordListAnswer) answer = g_new0 (AccordListAnswer, 1);

  answer->base = query->base != NULL ? accord_list_base_ref (query->base)
                                     : accord_list_base_read (connection, query->source, query->group,
                                                              query->order, query->descending, error);
  if (answer->base == NULL || !narrow (connection, query, answer, error))
    return NULL;
  answer->first = read_rows (connection, query->source, answer->ids, MIN (answer->ids->len, query->n_first), error);
  return answer->first != NULL ? g_steal_pointer (&answer) : NULL;
}

/* Asks for the ids that @filters, @conditions and @words leave of @base, or of the groups and the order named when @base is
 * NULL; and for the records of the first @n_first of them. The answer is an AccordListAnswer. */
AccordRequest *
accord_list_query_ids (const AccordListSource *source, AccordListBase *base, const AccordListColumn *group,
                       const AccordListColumn *order, gboolean descending, GHashTable *filters, GHashTable *conditions,
                       const char *words, guint n_first)
{
  IdsQuery *query = g_new (IdsQuery, 1);

  *query = (IdsQuery) {
    .source = source,
    .base = base != NULL ? accord_list_base_ref (base) : NULL,
    .group = group,
    .order = order,
    .descending = descending,
    .filters = g_new0 (char *, MAX (source->n_filters, 1)),
    .conditions = g_new0 (AccordListCondition *, MAX (source->n_columns, 1)),
    .words = g_strdup (words),
    .n_first = n_first,
  };
  for (guint i = 0; i < source->n_filters; i++)
    query->filters[i] = g_strdup (g_hash_table_lookup (filters, source->filters[i].key));
  for (guint i = 0; i < source->n_columns; i++)
    {
      AccordListCondition *condition = g_hash_table_lookup (conditions, &source->columns[i]);

      query->conditions[i] = condition != NULL ? accord_list_condition_ref (condition) : NULL;
    }
  return accord_request_read (ids_cb, query, ids_query_free, (GDestroyNotify) accord_list_answer_free);
}
