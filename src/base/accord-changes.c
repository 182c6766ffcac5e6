/* accord-changes.c: which records one transaction touched
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-changes.h"

#include <string.h>

/**
 * AccordChanges:
 *
 * The change feed's unit: every row that one transaction, one undo or one redo touched. Filled on the store's thread,
 * then handed over and never changed: any thread may read it.
 */
struct _AccordChanges
{
  gatomicrefcount ref_count;
  GArray *changes;
  GHashTable *tables;
};

G_DEFINE_BOXED_TYPE (AccordChanges, accord_changes, accord_changes_ref, accord_changes_unref)

/**
 * accord_changes_new:
 *
 * Returns: (transfer full): an empty set
 */
AccordChanges *
accord_changes_new (void)
{
  AccordChanges *self = g_new0 (AccordChanges, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->changes = g_array_new (FALSE, FALSE, sizeof (AccordChange));
  self->tables = g_hash_table_new (NULL, NULL);
  return self;
}

AccordChanges *
accord_changes_ref (AccordChanges *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_changes_unref (AccordChanges *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->changes);
  g_hash_table_unref (self->tables);
  g_free (self);
}

/**
 * accord_changes_add:
 * @table: the table's name; it is interned
 * @id: the first column of the row's primary key
 * @kind: what happened to the row
 *
 * Notes one row. Only while @self has not been handed over.
 */
void
accord_changes_add (AccordChanges *self, const char *table, gint64 id, AccordChangeKind kind)
{
  AccordChange change = { g_intern_string (table), id, kind };

  g_array_append_val (self->changes, change);
  g_hash_table_add (self->tables, (gpointer) change.table);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const AccordChange *first = a, *second = b;

  if (first->table != second->table)
    return strcmp (first->table, second->table);
  return (first->id > second->id) - (first->id < second->id);
}

/**
 * accord_changes_sort:
 *
 * Puts the rows of each table in the order of their ids, in which an index over them is written fastest. Only while @self
 * has not been handed over.
 */
void
accord_changes_sort (AccordChanges *self)
{
  g_array_sort (self->changes, compare_changes);
}

/**
 * accord_changes_get_length:
 *
 * Returns: how many rows were touched
 */
guint
accord_changes_get_length (AccordChanges *self)
{
  return self->changes->len;
}

/**
 * accord_changes_get:
 * @index: less than the length
 *
 * Returns: (transfer none): the row at @index
 */
const AccordChange *
accord_changes_get (AccordChanges *self, guint index)
{
  g_return_val_if_fail (index < self->changes->len, NULL);

  return &g_array_index (self->changes, AccordChange, index);
}

/**
 * accord_changes_touch:
 * @table: a table's name
 *
 * Returns: whether any row of @table was touched
 */
gboolean
accord_changes_touch (AccordChanges *self, const char *table)
{
  return g_hash_table_contains (self->tables, g_intern_string (table));
}
