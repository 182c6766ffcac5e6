/* accord-list-groups.c: the rows of a list under headings, some of them folded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-list-groups-private.h"

#include "model/accord-list-private.h"

static void
clear_group (gpointer data)
{
  g_clear_pointer (&((AccordListGroup *) data)->value, g_ref_string_release);
}

GArray *
accord_list_groups_new (void)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (AccordListGroup));

  g_array_set_clear_func (groups, clear_group);
  return groups;
}

/* One more row at the end, under the heading of @value. */
void
accord_list_groups_add_row (GArray *groups, const char *value)
{
  AccordListGroup *last = groups->len > 0 ? &g_array_index (groups, AccordListGroup, groups->len - 1) : NULL;

  if (last == NULL || !g_str_equal (last->value, value))
    {
      AccordListGroup group = { .value = g_ref_string_new (value) };

      g_array_append_val (groups, group);
      last = &g_array_index (groups, AccordListGroup, groups->len - 1);
    }
  last->n_rows++;
}

/* The same groups with those of @folded folded, each knowing where its rows begin. */
GArray *
accord_list_groups_fold (GArray *groups, GHashTable *folded)
{
  GArray *result = accord_list_groups_new ();
  guint start = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      AccordListGroup group = g_array_index (groups, AccordListGroup, i);

      g_ref_string_acquire (group.value);
      group.is_folded = g_hash_table_contains (folded, group.value);
      group.start = start;
      start += group.is_folded ? 0 : group.n_rows;
      g_array_append_val (result, group);
    }
  return result;
}

/* What is left of @all, which holds the rows of every group, when the folded groups are taken out. */
GArray *
accord_list_groups_list_shown (GArray *groups, GArray *all)
{
  GArray *shown = g_array_sized_new (FALSE, FALSE, sizeof (gint64), all->len);
  guint place = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const AccordListGroup *group = &g_array_index (groups, AccordListGroup, i);

      if (!group->is_folded)
        g_array_append_vals (shown, &g_array_index (all, gint64, place), group->n_rows);
      place += group->n_rows;
    }
  return shown;
}

/* The group that the row at @position is shown under; G_MAXUINT when there is none. */
guint
accord_list_groups_find (GArray *groups, guint position)
{
  guint low = 0, high = groups != NULL ? groups->len : 0;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const AccordListGroup *group = &g_array_index (groups, AccordListGroup, middle);

      if (group->start + (group->is_folded ? 0 : group->n_rows) <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return groups != NULL && low < groups->len ? low : G_MAXUINT;
}

/* The heading of each of @n rows, which live as long as @groups. */
static const char **
list_values (GArray *groups, guint n)
{
  const char **values = g_new0 (const char *, MAX (n, 1));

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const AccordListGroup *group = &g_array_index (groups, AccordListGroup, i);

      for (guint k = 0; !group->is_folded && k < group->n_rows; k++)
        values[group->start + k] = group->value;
    }
  return values;
}

/* How many of the rows at the top, of @head, and at the end, of @tail, are under the same heading too. */
void
accord_list_groups_compare (GArray *a, guint n_of_a, GArray *b, guint n_of_b, guint *head, guint *tail)
{
  g_autofree const char **of_a = list_values (a, n_of_a);
  g_autofree const char **of_b = list_values (b, n_of_b);
  guint top = 0, end = 0;

  while (top < *head && g_strcmp0 (of_a[top], of_b[top]) == 0)
    top++;
  while (end < *tail && g_strcmp0 (of_a[n_of_a - 1 - end], of_b[n_of_b - 1 - end]) == 0)
    end++;
  *head = top;
  *tail = end;
}

/* --- the list's --- */

/**
 * accord_list_set_group:
 * @column: (nullable): a column of the source whose values are few, or %NULL for no groups
 *
 * Puts the rows that have the same value in @column together, in the order that @column has, and within each group in the
 * order of the list. No group is folded then. #AccordList::grouped follows once they are read.
 */
void
accord_list_set_group (AccordList *self, const AccordListColumn *column)
{
  g_return_if_fail (ACCORD_IS_LIST (self));

  if (column == self->group)
    return;
  self->group = column;
  g_hash_table_remove_all (self->folded);
  self->asked++;
  accord_list_refresh (self, TRUE);
}

/**
 * accord_list_get_group:
 *
 * Returns: (transfer none) (nullable): the column that the list is grouped by, or is about to be
 */
const AccordListColumn *
accord_list_get_group (AccordList *self)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), NULL);

  return self->group;
}

/**
 * accord_list_get_n_groups:
 *
 * Returns: how many groups have rows, folded or not; 0 where the list is not grouped
 */
guint
accord_list_get_n_groups (AccordList *self)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), 0);

  return self->groups != NULL ? self->groups->len : 0;
}

/**
 * accord_list_get_nth_group:
 * @n: less than how many there are
 *
 * Returns: (transfer none): a group, until #AccordList::grouped
 */
const AccordListGroup *
accord_list_get_nth_group (AccordList *self, guint n)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), NULL);
  g_return_val_if_fail (n < accord_list_get_n_groups (self), NULL);

  return &g_array_index (self->groups, AccordListGroup, n);
}

/**
 * accord_list_find_group:
 * @position: of a row
 *
 * Returns: the number of the group it is in, %G_MAXUINT where there is none
 */
guint
accord_list_find_group (AccordList *self, guint position)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), G_MAXUINT);

  return accord_list_groups_find (self->groups, position);
}

static void
show_folds (AccordList *self)
{
  g_autoptr (GArray) found = g_array_ref (self->found);
  g_autoptr (GArray) groups = g_array_ref (self->groups);

  accord_list_show_found (self, found, groups, NULL);
}

/**
 * accord_list_fold:
 * @value: that of a group
 * @is_folded: whether its rows are out of the list
 *
 * Folds or unfolds a group, at once.
 */
void
accord_list_fold (AccordList *self, const char *value, gboolean is_folded)
{
  g_return_if_fail (ACCORD_IS_LIST (self));

  if (self->groups == NULL || is_folded == g_hash_table_contains (self->folded, value))
    return;
  if (is_folded)
    g_hash_table_add (self->folded, g_strdup (value));
  else
    g_hash_table_remove (self->folded, value);
  show_folds (self);
}

/**
 * accord_list_fold_all:
 * @is_folded: whether only the headings are to be seen
 *
 * Folds or unfolds all groups, at once.
 */
void
accord_list_fold_all (AccordList *self, gboolean is_folded)
{
  g_return_if_fail (ACCORD_IS_LIST (self));

  if (self->groups == NULL)
    return;
  g_hash_table_remove_all (self->folded);
  for (guint i = 0; is_folded && i < self->groups->len; i++)
    g_hash_table_add (self->folded, g_strdup (g_array_index (self->groups, AccordListGroup, i).value));
  show_folds (self);
}
