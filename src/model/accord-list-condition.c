/* accord-list-condition.c: what the values of a column must be for a row to stay
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-list-condition.h"

#include <json-glib/json-glib.h>

#include "model/accord-list-query-private.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

/* More different values than a person would look through. */
#define N_VALUES_READ "300"

static void
clear (gpointer data)
{
  AccordListCondition *self = data;

  g_free (self->text);
  g_strfreev (self->values);
  g_free (self->from);
  g_free (self->until);
}

static AccordListCondition *
condition_new (AccordListConditionKind kind)
{
  AccordListCondition *self = g_atomic_rc_box_new0 (AccordListCondition);

  self->kind = kind;
  return self;
}

/**
 * accord_list_condition_new_contains:
 * @text: as typed
 *
 * Returns: (transfer full): holds where @text occurs, whatever the case of its letters
 */
AccordListCondition *
accord_list_condition_new_contains (const char *text)
{
  AccordListCondition *self = condition_new (ACCORD_LIST_CONTAINS);

  self->text = g_strdup (text);
  return self;
}

/**
 * accord_list_condition_new_values:
 * @values: (array zero-terminated=1): as stored
 *
 * Returns: (transfer full): holds where the value, or one of the values, is among @values
 */
AccordListCondition *
accord_list_condition_new_values (const char *const *values)
{
  AccordListCondition *self = condition_new (ACCORD_LIST_VALUES);

  self->values = g_strdupv ((char **) values);
  return self;
}

static AccordListCondition *
condition_new_range (AccordListConditionKind kind, const char *from, const char *until)
{
  AccordListCondition *self = condition_new (kind);

  self->from = g_strdup (from);
  self->until = g_strdup (until);
  return self;
}

/**
 * accord_list_condition_new_days:
 * @from: ISO 8601, or "" for any
 * @until: ISO 8601, or "" for any
 *
 * Returns: (transfer full): holds where the day may have been between the two
 */
AccordListCondition *
accord_list_condition_new_days (const char *from, const char *until)
{
  return condition_new_range (ACCORD_LIST_DAYS, from, until);
}

/**
 * accord_list_condition_new_numbers:
 * @from: in digits, or "" for any
 * @until: in digits, or "" for any
 *
 * Returns: (transfer full): holds where there is a number between the two, or one of them
 */
AccordListCondition *
accord_list_condition_new_numbers (const char *from, const char *until)
{
  return condition_new_range (ACCORD_LIST_NUMBERS, from, until);
}

/**
 * accord_list_condition_new_empty:
 * @is_empty: what it is to be
 *
 * Returns: (transfer full): holds where there is no value, or where there is one
 */
AccordListCondition *
accord_list_condition_new_empty (gboolean is_empty)
{
  return condition_new (is_empty ? ACCORD_LIST_EMPTY : ACCORD_LIST_NOT_EMPTY);
}

AccordListCondition *
accord_list_condition_ref (AccordListCondition *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
accord_list_condition_unref (AccordListCondition *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* --- as SQL --- */

/* The field of a column whose values are links of the row itself. */
static const AccordField *
find_link (const AccordListSource *source, const AccordListColumn *column)
{
  const AccordField *field = accord_list_column_get_field (column);

  return field != NULL && accord_field_is_link (field) && column->owner == NULL &&
                 g_str_equal (field->table, source->table)
             ? field
             : NULL;
}

static char *
write_values_of_links (const AccordField *field)
{
  const char *table = accord_record_link_table (field);

  if (field->kind == ACCORD_FIELD_TERMS)
    return g_strdup_printf ("SELECT l.%s_id FROM %s AS l JOIN term AS t ON t.id = l.term_id WHERE t.vocabulary = '%s'"
                            " AND t.code IN (SELECT value FROM json_each (?1)) ORDER BY 1",
                            field->table, table, field->vocabulary);
  return g_strdup_printf ("SELECT %s_id FROM %s WHERE %s IN (SELECT value FROM json_each (?1)) ORDER BY 1", field->table,
                          table, field->column);
}

static char *
write_numbers (const AccordListColumn *column)
{
  const char *number = column->order != NULL ? column->order : column->expression;

  return g_strdup_printf ("coalesce (%s, '') <> '' AND (?1 = '' OR %s >= CAST (?1 AS INTEGER))"
                          " AND (?2 = '' OR %s <= CAST (?2 AS INTEGER))",
                          column->expression, number, number);
}

static char *
write_condition (const AccordListCondition *self, const AccordListColumn *column)
{
  switch (self->kind)
    {
    case ACCORD_LIST_CONTAINS:
      return g_strdup_printf ("%s LIKE ?1 ESCAPE '\\'", column->expression);
    case ACCORD_LIST_VALUES:
      return g_strdup_printf ("coalesce (%s, '') IN (SELECT value FROM json_each (?1))", column->expression);
    case ACCORD_LIST_DAYS:
      return g_strdup_printf ("%s || %s <> '' AND (?1 = '' OR %s >= ?1) AND (?2 = '' OR %s <= ?2)", column->day_from,
                              column->day_until, column->day_until, column->day_from);
    case ACCORD_LIST_NUMBERS:
      return write_numbers (column);
    case ACCORD_LIST_EMPTY:
      return g_strdup_printf ("?1 = '' AND coalesce (%s, '') = ''", column->expression);
    case ACCORD_LIST_NOT_EMPTY:
    default:
      return g_strdup_printf ("?1 = '' AND coalesce (%s, '') <> ''", column->expression);
    }
}

/* A question for the ids of the rows that stay; ?1 and ?2 are what accord_list_condition_bind() gives. */
char *
accord_list_condition_write (AccordListCondition *self, const AccordListSource *source, const AccordListColumn *column)
{
  const AccordField *link = self->kind == ACCORD_LIST_VALUES ? find_link (source, column) : NULL;
  g_autofree char *condition = NULL;

  if (link != NULL)
    return write_values_of_links (link);
  condition = write_condition (self, column);
  return g_strdup_printf ("SELECT %s FROM %s WHERE %s", source->id, source->from, condition);
}

static char *
write_json (char **values)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (; *values != NULL; values++)
    json_builder_add_string_value (builder, *values);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char *
write_pattern (const char *text)
{
  g_autoptr (GString) pattern = g_string_new ("%");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  return g_strdup (pattern->str);
}

/* The value of ?1; that of ?2 is the last day. What a person typed goes to the store in no other way. */
char *
accord_list_condition_bind (AccordListCondition *self)
{
  switch (self->kind)
    {
    case ACCORD_LIST_CONTAINS:
      return write_pattern (self->text);
    case ACCORD_LIST_VALUES:
      return write_json (self->values);
    case ACCORD_LIST_DAYS:
    case ACCORD_LIST_NUMBERS:
      return g_strdup (self->from);
    case ACCORD_LIST_EMPTY:
    case ACCORD_LIST_NOT_EMPTY:
    default:
      return g_strdup ("");
    }
}

/* --- which values there are --- */

typedef struct
{
  const AccordListSource *source;
  const AccordListColumn *column;
} Values;

static char *
write_values_query (const Values *values)
{
  const AccordField *link = find_link (values->source, values->column);
  g_autofree char *on = NULL;

  if (link == NULL)
    return g_strdup_printf ("SELECT 0 AS id, coalesce (%s, '') AS value, coalesce (%s, '') AS label, count (*) AS n FROM %s"
                            " GROUP BY 2 ORDER BY 4 DESC, 2 LIMIT " N_VALUES_READ,
                            values->column->expression, values->column->expression, values->source->from);
  on = link->kind == ACCORD_FIELD_TERMS ? g_strdup ("t.id = l.term_id") : g_strdup_printf ("t.code = l.%s", link->column);
  if (link->kind == ACCORD_FIELD_TERMS || link->kind == ACCORD_FIELD_CODES)
    return g_strdup_printf ("SELECT 0 AS id, t.code AS value, t.label AS label, count (*) AS n FROM %s AS l JOIN term AS t"
                            " ON t.vocabulary = '%s' AND %s GROUP BY t.id ORDER BY 4 DESC, 3 LIMIT " N_VALUES_READ,
                            accord_record_link_table (link), link->vocabulary, on);
  if (link->kind == ACCORD_FIELD_WORDS)
    return g_strdup_printf ("SELECT 0 AS id, %s AS value, %s AS label, count (*) AS n FROM %s GROUP BY 2 ORDER BY 4 DESC"
                            " LIMIT " N_VALUES_READ,
                            link->column, link->column, accord_record_link_table (link));
  return g_strdup_printf ("SELECT 0 AS id, r.id AS value, r.%s AS label, count (*) AS n FROM %s AS l JOIN %.*s AS r"
                          " ON r.id = l.%s GROUP BY r.id ORDER BY 4 DESC, 3 LIMIT " N_VALUES_READ,
                          link->kind == ACCORD_FIELD_PLANS ? "title" : "name", accord_record_link_table (link),
                          (int) strlen (link->column) - 3, link->column, link->column);
}

static gpointer
values_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = write_values_query (data);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "");
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (records, accord_record_read_row ("", rows));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&records);
}

/**
 * accord_list_read_values:
 * @source: a list
 * @column: one of its columns
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord: each "value" as stored, its "label",
 *   and in "n" how many rows have it; the commonest first
 */
AccordRequest *
accord_list_read_values (const AccordListSource *source, const AccordListColumn *column)
{
  Values *values = g_new (Values, 1);

  *values = (Values) { source, column };
  return accord_request_read (values_cb, values, g_free, (GDestroyNotify) g_ptr_array_unref);
}
