/* accord-list.c: a list of any length, read as it is looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-list.h"

#include "base/accord-error.h"
#include "model/accord-list-groups-private.h"
#include "model/accord-list-private.h"
#include "model/accord-list-query-private.h"
#include "model/accord-list-row-private.h"

/* Rows are fetched in aligned pages, and the rows of so many pages are kept whether somebody looks at them or not. */
#define PAGE_SIZE 64
#define PAGES_KEPT 24

/* A little more than the rows for which GTK keeps widgets. */
#define N_MOVED 256

/**
 * AccordList:
 *
 * A #GListModel of #AccordListRow over a query of any size. It holds the vector of ids, makes one row object for a record
 * when a position is asked for, and reads what the row shows in pages on the store's thread. After a change it reads
 * the ids again. Rows at the top of the stretch that differs come to stand for other records, which their notification
 * tells; that rows came or went is told by #GListModel::items-changed; and #AccordList:loading is notified once all is told.
 *
 * No #GtkSortListModel or #GtkFilterListModel belongs on top: they visit every row. Order, filters and words are given
 * to the list, as values. Main thread only.
 */
enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS,
};

enum
{
  NARROWED,
  GROUPED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void accord_list_model_init (GListModelInterface *iface);
static void want_page (AccordList *self, guint page);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordList, accord_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, accord_list_model_init))

/* --- the list model --- */

static GType
get_item_type (GListModel *model)
{
  return ACCORD_TYPE_LIST_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return ACCORD_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AccordList *self = ACCORD_LIST (model);
  AccordListRow *row;

  if (position >= self->ids->len)
    return NULL;
  row = accord_list_row_ensure (self->rows, g_array_index (self->ids, gint64, position));
  if (accord_list_row_get_record (row) == NULL)
    want_page (self, position / PAGE_SIZE);
  return row;
}

static void
accord_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- reading pages --- */

static void
keep_page (AccordList *self, guint page, GPtrArray *rows)
{
  g_queue_remove (&self->pages, GUINT_TO_POINTER (page));
  g_queue_push_tail (&self->pages, GUINT_TO_POINTER (page));
  g_hash_table_insert (self->kept, GUINT_TO_POINTER (page), rows);
  while (g_queue_get_length (&self->pages) > PAGES_KEPT)
    g_hash_table_remove (self->kept, g_queue_pop_head (&self->pages));
}

static void
forget_pages (AccordList *self)
{
  g_queue_clear (&self->pages);
  g_hash_table_remove_all (self->kept);
}

static void
rows_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordList) self = data;
  g_autoptr (GPtrArray) records = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);
      gint64 id = accord_record_get_id (record);
      AccordListRow *row = g_hash_table_lookup (self->rows, &id);

      if (row != NULL)
        accord_list_row_set_record (row, record);
    }
}

static void
read_rows (AccordList *self, GArray *ids)
{
  accord_partnership_run_async (self->partnership, accord_list_query_rows (self->source, ids), NULL, rows_read_cb,
                                g_object_ref (self));
}

static gboolean
fetch_cb (gpointer data)
{
  AccordList *self = data;
  GHashTableIter iter;
  gpointer key;
  GArray *ids;

  self->fetch_source = 0;
  if (g_hash_table_size (self->wanted) == 0)
    return G_SOURCE_REMOVE;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint page = GPOINTER_TO_UINT (key);
      GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = page * PAGE_SIZE; i < MIN ((page + 1) * PAGE_SIZE, self->ids->len); i++)
        {
          gint64 id = g_array_index (self->ids, gint64, i);

          g_ptr_array_add (rows, accord_list_row_ensure (self->rows, id));
          g_array_append_val (ids, id);
        }
      keep_page (self, page, rows);
    }
  g_hash_table_remove_all (self->wanted);
  read_rows (self, ids);
  return G_SOURCE_REMOVE;
}

/* A view asks for all rows of a screen in one go: they are read together once it is done asking. */
static void
want_page (AccordList *self, guint page)
{
  /* It is there, or being read. */
  if (g_hash_table_contains (self->kept, GUINT_TO_POINTER (page)))
    return;
  g_hash_table_add (self->wanted, GUINT_TO_POINTER (page));
  if (self->fetch_source == 0)
    self->fetch_source = g_idle_add_full (G_PRIORITY_HIGH, fetch_cb, self, NULL);
}

/* --- reading ids --- */

static void
set_loading (AccordList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
emit_splice (AccordList *self, GArray *ids, guint position, guint removed, guint added)
{
  g_array_unref (self->ids);
  self->ids = ids;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* So many of @a, then @b from so far before its end. */
static GArray *
join (GArray *a, guint n_of_a, GArray *b, guint n_of_b)
{
  GArray *joined = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_of_a + n_of_b);

  g_array_append_vals (joined, a->data, n_of_a);
  g_array_append_vals (joined, &g_array_index (b, gint64, b->len - n_of_b), n_of_b);
  return joined;
}

/* Rows that somebody holds are not asked for again when they come to stand for other records. */
static void
want_rows (AccordList *self, guint position, guint n)
{
  for (guint i = position; i < position + n; i++)
    {
      AccordListRow *row = g_hash_table_lookup (self->rows, &g_array_index (self->ids, gint64, i));

      if (row != NULL && accord_list_row_get_record (row) == NULL)
        want_page (self, i / PAGE_SIZE);
    }
}

/* How many rows at the top and at the end are the same. */
static void
compare (GArray *old, GArray *ids, guint *head, guint *tail)
{
  const gint64 *a = (const gint64 *) (gpointer) old->data;
  const gint64 *b = (const gint64 *) (gpointer) ids->data;
  guint shorter = MIN (old->len, ids->len);

  *head = *tail = 0;
  while (*head < shorter && a[*head] == b[*head])
    *head += 1;
  while (*tail < shorter - *head && a[old->len - 1 - *tail] == b[ids->len - 1 - *tail])
    *tail += 1;
}

/* Puts new ids in place of the old. GTK makes new widgets for a row that is removed and added, and asks for every row of a
 * stretch that is replaced in one go: so the rows at the top of the stretch that differs, which have the widgets, come to
 * stand for other records, and the rest is removed and added. */
static void
replace_ids (AccordList *self, GArray *ids, GHashTable *records)
{
  g_autoptr (GArray) old = g_array_ref (self->ids);
  const gint64 *a = (const gint64 *) (gpointer) old->data;
  const gint64 *b = (const gint64 *) (gpointer) ids->data;
  guint shorter = MIN (old->len, ids->len);
  guint head, tail, top, end;

  compare (old, ids, &head, &tail);
  if (head + tail == old->len && old->len == ids->len)
    return;

  forget_pages (self);
  g_hash_table_remove_all (self->wanted);
  top = MIN (shorter - head - tail, N_MOVED);
  end = head + top;
  emit_splice (self, join (old, end, old, tail), end, old->len - end - tail, 0);
  accord_list_row_move_all (self->rows, a + head, b + head, top, records);
  emit_splice (self, join (ids, end, ids, tail), end, 0, 0);
  emit_splice (self, g_array_ref (ids), end, 0, ids->len - end - tail);
  want_rows (self, head, top);
}

/* Where there are headings, the rows between two of them are known at any moment: the stretch that differs is replaced in
 * one go. */
static void
replace_grouped (AccordList *self, GArray *ids, GArray *groups)
{
  g_autoptr (GArray) old = g_array_ref (self->ids);
  guint head, tail;

  compare (old, ids, &head, &tail);
  accord_list_groups_compare (self->groups, old->len, groups, ids->len, &head, &tail);
  g_clear_pointer (&self->groups, g_array_unref);
  self->groups = groups != NULL ? g_array_ref (groups) : NULL;
  forget_pages (self);
  g_hash_table_remove_all (self->wanted);
  emit_splice (self, g_array_ref (ids), head, old->len - head - tail, ids->len - head - tail);
  g_signal_emit (self, signals[GROUPED], 0);
}

/* Shows @found, which is what is left of all rows, without what is folded. */
void
accord_list_show_found (AccordList *self, GArray *found, GArray *found_groups, GHashTable *records)
{
  g_autoptr (GArray) groups = found_groups != NULL ? accord_list_groups_fold (found_groups, self->folded) : NULL;
  g_autoptr (GArray) ids = groups != NULL ? accord_list_groups_list_shown (groups, found) : g_array_ref (found);

  if (self->found != found)
    {
      g_array_unref (self->found);
      self->found = g_array_ref (found);
    }
  if (self->groups != NULL || groups != NULL)
    replace_grouped (self, ids, groups);
  else
    replace_ids (self, ids, records);
}

static GHashTable *
index_records (GPtrArray *records)
{
  GHashTable *by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = accord_record_get_id (g_ptr_array_index (records, i));

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), g_ptr_array_index (records, i));
    }
  return by_id;
}

/* What is painted first is complete: it needs no reading once it is there. */
static void
take_first (AccordList *self, GPtrArray *records)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);
      AccordListRow *row = accord_list_row_ensure (self->rows, accord_record_get_id (record));

      if (accord_list_row_get_record (row) == NULL)
        accord_list_row_set_record (row, record);
      g_ptr_array_add (rows, row);
    }
  g_hash_table_remove (self->wanted, GUINT_TO_POINTER (0));
  keep_page (self, 0, rows);
}

typedef struct
{
  AccordList *list;
  guint generation;
} Asked;

static Asked *
asked_new (AccordList *self)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { g_object_ref (self), self->generation };
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->list);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
ids_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (AccordListAnswer) answer = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);
  AccordList *self = asked->list;

  if (asked->generation != self->generation)
    return;
  if (answer != NULL)
    {
      g_autoptr (GHashTable) records = index_records (answer->first);

      g_clear_pointer (&self->base, accord_list_base_unref);
      self->base = g_steal_pointer (&answer->base);
      self->base_is_stale = FALSE;
      self->total = answer->total;
      self->shown = self->asked;
      accord_list_show_found (self, answer->ids, answer->groups, records);
      if (self->ids->len == self->found->len)
        take_first (self, answer->first);
    }
  set_loading (self, FALSE);
}

static gboolean
refresh_cb (gpointer data)
{
  AccordList *self = data;
  AccordListBase *base = self->base_is_stale ? NULL : self->base;

  self->refresh_source = 0;
  accord_partnership_run_async (self->partnership,
                                accord_list_query_ids (self->source, base, self->group, self->order, self->descending,
                                                       self->filters, self->conditions, self->words, PAGE_SIZE),
                                NULL, ids_read_cb, asked_new (self));
  return G_SOURCE_REMOVE;
}

/* Several changes in one turn of the main loop are one question. */
void
accord_list_refresh (AccordList *self, gboolean base_is_stale)
{
  self->base_is_stale = self->base_is_stale || base_is_stale;
  self->generation++;
  set_loading (self, TRUE);
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add_full (G_PRIORITY_DEFAULT, refresh_cb, self, NULL);
}

/* Rows that somebody holds show what was read before until the new values are there: nothing flickers. */
static void
reread_rows (AccordList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (accord_list_row_get_record (value) != NULL)
      g_array_append_vals (ids, key, 1);
  read_rows (self, ids);
}

/* After order, filters or words were set. */
void
accord_list_ask_for_other (AccordList *self)
{
  self->asked++;
  accord_list_refresh (self, FALSE);
  g_signal_emit (self, signals[NARROWED], 0);
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordList *self = data;

  for (guint i = 0; self->source->watches[i] != NULL; i++)
    if (accord_changes_touch (changes, self->source->watches[i]))
      {
        reread_rows (self);
        accord_list_refresh (self, TRUE);
        return;
      }
}

/* --- the object --- */

static void
accord_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, ACCORD_LIST (object)->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_list_dispose (GObject *object)
{
  AccordList *self = ACCORD_LIST (object);

  g_clear_handle_id (&self->fetch_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->generation++;
  forget_pages (self);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_list_parent_class)->dispose (object);
}

static void
accord_list_finalize (GObject *object)
{
  AccordList *self = ACCORD_LIST (object);

  g_clear_pointer (&self->base, accord_list_base_unref);
  g_array_unref (self->ids);
  g_array_unref (self->found);
  g_clear_pointer (&self->groups, g_array_unref);
  g_hash_table_unref (self->folded);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->wanted);
  g_hash_table_unref (self->filters);
  g_hash_table_unref (self->conditions);
  g_free (self->words);

  G_OBJECT_CLASS (accord_list_parent_class)->finalize (object);
}

static void
accord_list_class_init (AccordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_list_get_property;
  object_class->dispose = accord_list_dispose;
  object_class->finalize = accord_list_finalize;

  /**
   * AccordList:loading:
   *
   * Whether the ids are being read: an empty list may not stay empty.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE |
                                                   G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AccordList::narrowed:
   * @self: the list
   *
   * What it is narrowed to was changed: a filter, what the values of a column must be, or the words.
   */
  signals[NARROWED] = g_signal_new ("narrowed", ACCORD_TYPE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * AccordList::grouped:
   * @self: the list
   *
   * Its groups are others now, or have other rows, or one was folded or unfolded. #GListModel::items-changed came before.
   */
  signals[GROUPED] = g_signal_new ("grouped", ACCORD_TYPE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_list_init (AccordList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->found = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->kept = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->wanted = g_hash_table_new (NULL, NULL);
  self->filters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->conditions = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) accord_list_condition_unref);
  g_queue_init (&self->pages);
}

/**
 * accord_list_new:
 * @partnership: whose records
 * @source: which; it must live as long as the program
 *
 * Returns: (transfer full): a list that is empty now and fills itself
 */
AccordList *
accord_list_new (AccordPartnership *partnership, const AccordListSource *source)
{
  AccordList *self = g_object_new (ACCORD_TYPE_LIST, NULL);

  self->partnership = g_object_ref (partnership);
  self->source = source;
  self->loading = TRUE;
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  accord_list_refresh (self, TRUE);
  return self;
}

/**
 * accord_list_get_source:
 *
 * Returns: (transfer none): what it lists
 */
const AccordListSource *
accord_list_get_source (AccordList *self)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), NULL);

  return self->source;
}

/**
 * accord_list_is_loading:
 *
 * Returns: whether the ids are being read
 */
gboolean
accord_list_is_loading (AccordList *self)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), FALSE);

  return self->loading;
}

/**
 * accord_list_get_serial:
 *
 * Returns: a number that is another one once the list shows another order, other filters or other words
 */
guint
accord_list_get_serial (AccordList *self)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), 0);

  return self->shown;
}

/**
 * accord_list_get_id:
 * @position: of a row
 *
 * Returns: the row's record, 0 when there is no such row
 */
gint64
accord_list_get_id (AccordList *self, guint position)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * accord_list_find:
 * @id: a record
 * @position: (out) (optional): where it is
 *
 * Returns: whether it is in the list as it is narrowed now
 */
gboolean
accord_list_find (AccordList *self, gint64 id, guint *position)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * accord_list_read:
 * @position: of the first row
 * @n: how many rows
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord, without the rows that are gone
 */
AccordRequest *
accord_list_read (AccordList *self, guint position, guint n)
{
  GArray *ids;

  g_return_val_if_fail (ACCORD_IS_LIST (self), NULL);
  g_return_val_if_fail (position + n <= self->ids->len, NULL);

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (ids, &g_array_index (self->ids, gint64, position), n);
  return accord_list_query_rows (self->source, ids);
}

/**
 * accord_list_get_n_found:
 *
 * Returns: how many rows the list would have if nothing were folded
 */
guint
accord_list_get_n_found (AccordList *self)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), 0);

  return self->found->len;
}

/**
 * accord_list_get_total:
 *
 * Returns: how many rows there are with the filters and without the words
 */
guint
accord_list_get_total (AccordList *self)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), 0);

  return self->total;
}
