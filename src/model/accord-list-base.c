/* accord-list-base.c: all rows of a list in their order, before anything narrows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-list-query-private.h"

#include "model/accord-list-groups-private.h"
#include "store/accord-connection.h"

#define NOWHERE G_MAXUINT32

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
  g_array_unref (self->owned);
  g_clear_pointer (&self->groups, g_array_unref);
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

static gboolean
read_ids (AccordConnection *connection, const char *sql, AccordListBase *self, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "");
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      g_array_append_val (self->ids, id);
      if (self->groups != NULL)
        accord_list_groups_add_row (self->groups, accord_statement_text (rows, 1));
    }
  return propagate (local_error, error);
}

static gint64
get_id (AccordListBase *self, guint32 position)
{
  return g_array_index (self->ids, gint64, position);
}

static int
compare_by_id (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 one = get_id (data, *(const guint32 *) a);
  gint64 two = get_id (data, *(const guint32 *) b);

  return one < two ? -1 : one > two;
}

/* A list that is read newest first, or in the order of its making, needs no sort. */
static void
fill_by_id (AccordListBase *self)
{
  guint n = self->ids->len;
  gboolean rising = TRUE, falling = TRUE;

  self->by_id = g_new (guint32, MAX (n, 1));
  for (guint i = 1; i < n && (rising || falling); i++)
    {
      rising = rising && get_id (self, i - 1) < get_id (self, i);
      falling = falling && get_id (self, i - 1) > get_id (self, i);
    }
  for (guint i = 0; i < n; i++)
    self->by_id[i] = falling && !rising ? n - 1 - i : i;
  if (!rising && !falling)
    g_sort_array (self->by_id, n, sizeof (guint32), compare_by_id, self);
}

static guint32
find_position (AccordListBase *self, gint64 id)
{
  guint low = 0, high = self->ids->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (get_id (self, self->by_id[middle]) < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->ids->len && get_id (self, self->by_id[low]) == id ? self->by_id[low] : NOWHERE;
}

static gboolean
read_owned (AccordConnection *connection, const AccordListSource *source, AccordListBase *self, GError **error)
{
  g_autoptr (AccordStatement) rows = NULL;
  GError *local_error = NULL;

  if (source->owners == NULL)
    return TRUE;
  rows = accord_connection_query (connection, error, source->owners, "");
  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      AccordListOwned owned = { accord_statement_int (rows, 0), find_position (self, accord_statement_int (rows, 1)) };

      if (owned.position != NOWHERE)
        g_array_append_val (self->owned, owned);
    }
  return propagate (local_error, error);
}

/* The rows of a group follow each other, in the order of the groups' own column. */
static char *
write_ids_query (const AccordListSource *source, const AccordListColumn *group, const AccordListColumn *order,
                 gboolean descending)
{
  const char *direction = descending ? "DESC" : "ASC";
  g_autofree char *by = order != NULL ? g_strdup_printf ("%s %s, %s %s", order->order, direction, source->id, direction)
                                      : g_strdup (source->default_order);

  if (group == NULL)
    return g_strdup_printf ("SELECT %s FROM %s ORDER BY %s", source->id, source->from, by);
  return g_strdup_printf ("SELECT %s, coalesce (%s, '') AS heading FROM %s ORDER BY %s, heading, %s", source->id,
                          group->expression, source->from, group->order != NULL ? group->order : "heading", by);
}

/* Reads every row's id in the order of the column @order, or in the source's own; by the groups of @group, if any. */
AccordListBase *
accord_list_base_read (AccordConnection *connection, const AccordListSource *source, const AccordListColumn *group,
                       const AccordListColumn *order, gboolean descending, GError **error)
{
  g_autoptr (AccordListBase) self = g_new0 (AccordListBase, 1);
  g_autofree char *sql = write_ids_query (source, group, order, descending);

  g_atomic_ref_count_init (&self->ref_count);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->owned = g_array_new (FALSE, FALSE, sizeof (AccordListOwned));
  self->groups = group != NULL ? accord_list_groups_new () : NULL;
  if (!read_ids (connection, sql, self, error))
    return NULL;
  fill_by_id (self);
  return read_owned (connection, source, self, error) ? g_steal_pointer (&self) : NULL;
}

/* Marks the rows whose ids are @found. Both run by rising id, so one walk finds them. */
void
accord_list_base_mark (AccordListBase *self, GArray *found, guint8 *marks)
{
  guint n = self->ids->len;

  for (guint i = 0, k = 0; i < n && k < found->len;)
    {
      gint64 id = get_id (self, self->by_id[i]);
      gint64 hit = g_array_index (found, gint64, k);

      if (id == hit)
        marks[self->by_id[i]] = 1;
      if (id <= hit)
        i++;
      else
        k++;
    }
}

/* Marks the rows to which the records @found belong. */
void
accord_list_base_mark_owners (AccordListBase *self, GArray *found, guint8 *marks)
{
  for (guint i = 0, k = 0; i < self->owned->len && k < found->len;)
    {
      const AccordListOwned *owned = &g_array_index (self->owned, AccordListOwned, i);
      gint64 hit = g_array_index (found, gint64, k);

      if (owned->id == hit)
        marks[owned->position] = 1;
      if (owned->id <= hit)
        i++;
      else
        k++;
    }
}
