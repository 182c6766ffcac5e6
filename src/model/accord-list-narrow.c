/* accord-list-narrow.c: what a list is sorted by, and narrowed to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-list-private.h"

/**
 * accord_list_set_order:
 * @key: (nullable): a column that can be sorted by, or %NULL for the list's own order
 * @descending: the other way round
 *
 * Sorts the list.
 */
void
accord_list_set_order (AccordList *self, const char *key, gboolean descending)
{
  const AccordListColumn *order = NULL;

  g_return_if_fail (ACCORD_IS_LIST (self));

  for (guint i = 0; key != NULL && i < self->source->n_columns; i++)
    if (g_str_equal (self->source->columns[i].key, key) && self->source->columns[i].order != NULL)
      order = &self->source->columns[i];
  if (order == self->order && descending == self->descending)
    return;
  self->order = order;
  self->descending = descending;
  self->asked++;
  accord_list_refresh (self, TRUE);
}

/**
 * accord_list_set_filter:
 * @key: a filter of the source
 * @value: (nullable): what to keep, or %NULL to keep all
 *
 * Narrows the list. #AccordList::narrowed follows.
 */
void
accord_list_set_filter (AccordList *self, const char *key, const char *value)
{
  g_return_if_fail (ACCORD_IS_LIST (self));

  if (g_strcmp0 (g_hash_table_lookup (self->filters, key), value) == 0)
    return;
  if (value != NULL)
    g_hash_table_insert (self->filters, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (self->filters, key);
  accord_list_ask_for_other (self);
}

/**
 * accord_list_get_filter:
 * @key: a filter of the source
 *
 * Returns: (transfer none) (nullable): what is kept; %NULL when all is
 */
const char *
accord_list_get_filter (AccordList *self, const char *key)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), NULL);

  return g_hash_table_lookup (self->filters, key);
}

/**
 * accord_list_set_condition:
 * @column: a column of the source
 * @condition: (nullable): what its values must be, or %NULL to keep all
 *
 * Narrows the list by what stands in a column. #AccordList::narrowed follows.
 */
void
accord_list_set_condition (AccordList *self, const AccordListColumn *column, AccordListCondition *condition)
{
  g_return_if_fail (ACCORD_IS_LIST (self));

  if (condition != NULL)
    g_hash_table_insert (self->conditions, (gpointer) column, accord_list_condition_ref (condition));
  else if (!g_hash_table_remove (self->conditions, column))
    return;
  accord_list_ask_for_other (self);
}

/**
 * accord_list_get_condition:
 * @column: a column of the source
 *
 * Returns: (transfer none) (nullable): what its values must be, %NULL when the list is not narrowed by it
 */
AccordListCondition *
accord_list_get_condition (AccordList *self, const AccordListColumn *column)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), NULL);

  return g_hash_table_lookup (self->conditions, column);
}

/**
 * accord_list_set_search:
 * @words: (nullable): as typed; %NULL or nothing but signs shows all
 *
 * Narrows the list to the rows that hold all of @words.
 */
void
accord_list_set_search (AccordList *self, const char *words)
{
  gboolean has_words = FALSE;

  g_return_if_fail (ACCORD_IS_LIST (self));

  for (const char *p = words; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    has_words = has_words || g_unichar_isalnum (g_utf8_get_char (p));
  if (g_set_str (&self->words, has_words ? words : NULL))
    accord_list_ask_for_other (self);
}

/**
 * accord_list_get_search:
 *
 * Returns: (transfer none) (nullable): the words that it is narrowed to; %NULL for none
 */
const char *
accord_list_get_search (AccordList *self)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), NULL);

  return self->words;
}

/**
 * accord_list_narrow:
 * @narrowing: what to narrow it to; filters and columns that it has not are passed by
 *
 * Narrows the list to this and to nothing else. #AccordList::narrowed follows.
 */
void
accord_list_narrow (AccordList *self, const AccordNarrowing *narrowing)
{
  g_return_if_fail (ACCORD_IS_LIST (self));

  g_hash_table_remove_all (self->filters);
  g_hash_table_remove_all (self->conditions);
  for (guint i = 0; i < self->source->n_filters; i++)
    {
      const char *key = self->source->filters[i].key;
      const char *value = g_hash_table_lookup (narrowing->filters, key);

      if (value != NULL)
        g_hash_table_insert (self->filters, g_strdup (key), g_strdup (value));
    }
  for (guint i = 0; i < self->source->n_columns; i++)
    {
      const AccordListColumn *column = &self->source->columns[i];
      AccordListCondition *condition = g_hash_table_lookup (narrowing->conditions, column->key);

      if (condition != NULL)
        g_hash_table_insert (self->conditions, (gpointer) column, accord_list_condition_ref (condition));
    }
  g_set_str (&self->words, narrowing->words);
  accord_list_ask_for_other (self);
}

/**
 * accord_list_get_narrowing:
 *
 * Returns: (transfer full): what it is narrowed to
 */
AccordNarrowing *
accord_list_get_narrowing (AccordList *self)
{
  AccordNarrowing *narrowing;
  GHashTableIter iter;
  gpointer key, value;

  g_return_val_if_fail (ACCORD_IS_LIST (self), NULL);

  narrowing = accord_narrowing_new ();
  g_hash_table_iter_init (&iter, self->filters);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (narrowing->filters, g_strdup (key), g_strdup (value));
  g_hash_table_iter_init (&iter, self->conditions);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (narrowing->conditions, g_strdup (((const AccordListColumn *) key)->key),
                         accord_list_condition_ref (value));
  narrowing->words = g_strdup (self->words);
  return narrowing;
}
