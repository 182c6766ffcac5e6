/* accord-list-query.c: what a list asks of the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-list-query-private.h"

#include <stdlib.h>

#include "model/accord-record-private.h"
#include "model/accord-search.h"
#include "store/accord-connection.h"

AccordListBase *
accord_list_base_ref (AccordListBase *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_list_base_unref (AccordListBase *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->ids);
  g_clear_pointer (&self->owners, g_array_unref);
  g_free (self->by_id);
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

/* --- ids in order --- */

typedef struct
{
  const AccordListSource *source;
  char *sql;
  GStrv values;
} BaseQuery;

static void
base_query_free (gpointer data)
{
  BaseQuery *query = data;

  g_free (query->sql);
  g_strfreev (query->values);
  g_free (query);
}

static int
compare_by_id (gconstpointer a, gconstpointer b, gpointer data)
{
  const gint64 *ids = data;
  gint64 one = ids[*(const guint32 *) a];
  gint64 two = ids[*(const guint32 *) b];

  return one < two ? -1 : one > two;
}

/* A list that is read newest first, or in the order of its making, needs no sort. */
static gboolean
fill_by_id (AccordListBase *base)
{
  const gint64 *ids = (const gint64 *) (gpointer) base->ids->data;
  guint n = base->ids->len;
  gboolean rising = TRUE, falling = TRUE;

  base->by_id = g_new (guint32, MAX (n, 1));
  for (guint i = 1; i < n && (rising || falling); i++)
    {
      rising = rising && ids[i - 1] < ids[i];
      falling = falling && ids[i - 1] > ids[i];
    }
  for (guint i = 0; i < n; i++)
    base->by_id[i] = falling && !rising ? n - 1 - i : i;
  return rising || falling;
}

static gboolean
read_ids (AccordConnection *connection, BaseQuery *query, AccordListBase *base, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, query->sql, "");
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; query->values[i] != NULL; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, G_TYPE_STRING);
      g_value_set_string (&value, query->values[i]);
      accord_statement_bind_value (rows, (int) i + 1, &value);
    }
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      g_array_append_val (base->ids, id);
    }
  return propagate (local_error, error);
}

static gboolean
read_owners (AccordConnection *connection, const AccordListSource *source, AccordListBase *base, GError **error)
{
  g_autoptr (AccordStatement) rows = NULL;
  GError *local_error = NULL;

  base->owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (source->owners == NULL)
    return TRUE;
  rows = accord_connection_query (connection, error, source->owners, "");
  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 pair[2] = { accord_statement_int (rows, 0), accord_statement_int (rows, 1) };

      g_array_append_vals (base->owners, pair, 2);
    }
  return propagate (local_error, error);
}

static gpointer
base_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  BaseQuery *query = data;
  g_autoptr (AccordListBase) base = g_new0 (AccordListBase, 1);

  g_atomic_ref_count_init (&base->ref_count);
  base->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!read_ids (connection, query, base, error) || !read_owners (connection, query->source, base, error))
    return NULL;
  if (!fill_by_id (base))
    g_sort_array (base->by_id, base->ids->len, sizeof (guint32), compare_by_id, base->ids->data);
  return g_steal_pointer (&base);
}

/* Each condition's ?1 becomes a number of its own. */
static char *
number_condition (const char *condition, guint number)
{
  g_auto (GStrv) parts = g_strsplit (condition, "?1", -1);
  g_autofree char *placeholder = g_strdup_printf ("?%u", number);

  return g_strjoinv (placeholder, parts);
}

static void
add_conditions (GString *sql, GStrvBuilder *values, const AccordListSource *source, GHashTable *filters)
{
  guint number = 0;

  for (guint i = 0; i < source->n_filters; i++)
    {
      const char *value = g_hash_table_lookup (filters, source->filters[i].key);
      g_autofree char *condition = NULL;

      if (value == NULL)
        continue;
      condition = number_condition (source->filters[i].condition, ++number);
      g_string_append_printf (sql, " %s (%s)", number == 1 ? "WHERE" : "AND", condition);
      g_strv_builder_add (values, value);
    }
}

/* Asks for the ids that @filters leave, in the order of the column @order, or in the source's own. */
AccordRequest *
accord_list_query_base (const AccordListSource *source, const AccordListColumn *order, gboolean descending,
                        GHashTable *filters)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GString) sql = g_string_new (NULL);
  BaseQuery *query = g_new0 (BaseQuery, 1);

  g_string_printf (sql, "SELECT %s FROM %s", source->id, source->from);
  add_conditions (sql, values, source, filters);
  if (order != NULL)
    g_string_append_printf (sql, " ORDER BY %s %s, %s %s", order->order, descending ? "DESC" : "ASC", source->id,
                            descending ? "DESC" : "ASC");
  else
    g_string_append_printf (sql, " ORDER BY %s", source->default_order);

  query->source = source;
  query->sql = g_string_free_and_steal (g_steal_pointer (&sql));
  query->values = g_strv_builder_end (values);
  return accord_request_read (base_cb, query, base_query_free, (GDestroyNotify) accord_list_base_unref);
}

/* --- words --- */

typedef struct
{
  AccordListBase *base;
  char *words;
} SearchQuery;

static void
search_query_free (gpointer data)
{
  SearchQuery *query = data;

  accord_list_base_unref (query->base);
  g_free (query->words);
  g_free (query);
}

/* Both run by rising id, so one walk marks every row that was found. */
static void
mark_found (AccordListBase *base, const gint64 *found, guint n_found, guint8 *marks)
{
  const gint64 *ids = (const gint64 *) (gpointer) base->ids->data;
  guint n = base->ids->len;

  for (guint i = 0, k = 0; i < n && k < n_found;)
    {
      gint64 id = ids[base->by_id[i]];

      if (id == found[k])
        marks[base->by_id[i]] = 1;
      if (id <= found[k])
        i++;
      else
        k++;
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

static GArray *
find_owners (AccordListBase *base, GArray *found)
{
  const gint64 *pairs = (const gint64 *) (gpointer) base->owners->data;
  const gint64 *hits = (const gint64 *) (gpointer) found->data;
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0, k = 0; i < base->owners->len && k < found->len;)
    {
      if (pairs[i] == hits[k])
        g_array_append_val (owners, pairs[i + 1]);
      if (pairs[i] <= hits[k])
        i += 2;
      else
        k++;
    }
  g_array_sort (owners, compare_ids);
  return owners;
}

static gpointer
search_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SearchQuery *query = data;
  AccordListBase *base = query->base;
  g_autoptr (GArray) found = accord_search_find (connection, query->words, error);
  g_autoptr (GArray) owners = NULL;
  g_autofree guint8 *marks = NULL;
  GArray *ids;

  if (found == NULL)
    return NULL;
  owners = find_owners (base, found);
  marks = g_new0 (guint8, MAX (base->ids->len, 1));
  mark_found (base, (const gint64 *) (gpointer) found->data, found->len, marks);
  mark_found (base, (const gint64 *) (gpointer) owners->data, owners->len, marks);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < base->ids->len; i++)
    if (marks[i])
      g_array_append_val (ids, g_array_index (base->ids, gint64, i));
  return ids;
}

/* Asks which rows of @base hold @words, themselves or in a record that belongs to them; in @base's order. */
AccordRequest *
accord_list_query_search (AccordListBase *base, const char *words)
{
  SearchQuery *query = g_new (SearchQuery, 1);

  *query = (SearchQuery) { accord_list_base_ref (base), g_strdup (words) };
  return accord_request_read (search_cb, query, search_query_free, (GDestroyNotify) g_array_unref);
}

/* --- rows --- */

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

static char *
write_rows_query (const AccordListSource *source)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s", source->id);
  for (guint i = 0; i < source->n_columns; i++)
    g_string_append_printf (sql, ", %s AS %s", source->columns[i].expression, source->columns[i].key);
  g_string_append_printf (sql, " FROM %s WHERE %s = ?1", source->from, source->id);
  return g_string_free_and_steal (sql);
}

/* One look-up by id each: a fraction of the cost of an OFFSET, wherever in the list the page is. */
static gpointer
rows_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  RowsQuery *query = data;
  g_autofree char *sql = write_rows_query (query->source);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AccordStatement) row = accord_connection_query (connection, error, sql, "");
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;
  for (guint i = 0; i < query->ids->len && local_error == NULL; i++)
    {
      accord_statement_rebind (row, "i", g_array_index (query->ids, gint64, i));
      if (accord_statement_step (row, &local_error))
        g_ptr_array_add (records, accord_record_read_row (query->source->table, row));
    }
  return propagate (local_error, error) ? g_steal_pointer (&records) : NULL;
}

/* Asks for the rows of @ids (taken); the answer is a GPtrArray of AccordRecord, without those that are gone. */
AccordRequest *
accord_list_query_rows (const AccordListSource *source, GArray *ids)
{
  RowsQuery *query = g_new (RowsQuery, 1);

  *query = (RowsQuery) { source, ids };
  return accord_request_read (rows_cb, query, rows_query_free, (GDestroyNotify) g_ptr_array_unref);
}
