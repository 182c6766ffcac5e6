/* accord-list.c: a list of any length, read as it is looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-list.h"

#include "base/accord-error.h"
#include "model/accord-list-query-private.h"
#include "model/accord-list-row-private.h"

/* Rows are fetched in aligned pages, and the rows of so many pages are kept whether somebody looks at them or not. */
#define PAGE_SIZE 64
#define PAGES_KEPT 24

/**
 * AccordList:
 *
 * A #GListModel of #AccordListRow over a query of any size. It holds the vector of ids, makes one row object for a record
 * when a position is asked for, and reads what the row shows in pages on the store's thread. After a change it reads
 * the ids again and tells its viewers the one stretch that differs.
 *
 * No #GtkSortListModel or #GtkFilterListModel belongs on top: they visit every row. Order, filters and words are given
 * to the list, as values. Main thread only.
 */
struct _AccordList
{
  GObject parent_instance;

  AccordPartnership *partnership;
  const AccordListSource *source;

  const AccordListColumn *order;
  gboolean descending;
  GHashTable *filters;        /* key -> value */
  char *words;

  AccordListBase *base;       /* before the search */
  GArray *ids;                /* what is shown */
  GHashTable *rows;           /* id -> AccordListRow, those that live; weak */
  GQueue pages;               /* page numbers, newest last, as GUINT_TO_POINTER */
  GHashTable *kept;           /* page -> GPtrArray of rows: what keeps the last pages alive */
  GHashTable *wanted;         /* pages asked for in this turn of the main loop */
  guint fetch_source;
  guint generation;           /* of the ids: an answer to an older question is dropped */
  guint refresh_source;
  gboolean base_is_stale;
  gboolean loading;
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

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

typedef struct
{
  AccordList *list;
  gint64 id;
} RowGone;

static void
row_gone_cb (gpointer data, GObject *row)
{
  g_autofree RowGone *gone = data;

  g_hash_table_remove (gone->list->rows, &gone->id);
}

static void
forget_row (gpointer key, gpointer value, gpointer data)
{
  g_autofree RowGone *gone = g_object_steal_data (value, "accord-list-gone");

  g_object_weak_unref (value, row_gone_cb, gone);
}

static AccordListRow *
ensure_row (AccordList *self, gint64 id)
{
  AccordListRow *row = g_hash_table_lookup (self->rows, &id);
  RowGone *gone;

  if (row != NULL)
    return g_object_ref (row);

  row = accord_list_row_new (id);
  gone = g_new (RowGone, 1);
  *gone = (RowGone) { self, id };
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, gone);
  g_object_set_data (G_OBJECT (row), "accord-list-gone", gone);
  g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
  return row;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AccordList *self = ACCORD_LIST (model);
  AccordListRow *row;

  if (position >= self->ids->len)
    return NULL;
  row = ensure_row (self, g_array_index (self->ids, gint64, position));
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
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  self->fetch_source = 0;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint page = GPOINTER_TO_UINT (key);
      GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = page * PAGE_SIZE; i < MIN ((page + 1) * PAGE_SIZE, self->ids->len); i++)
        {
          gint64 id = g_array_index (self->ids, gint64, i);

          g_ptr_array_add (rows, ensure_row (self, id));
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

/* Puts new ids in place of the old and says so as one removal and one addition: GTK asks for every row of a stretch
 * that is replaced in one go. */
static void
replace_ids (AccordList *self, GArray *ids)
{
  g_autoptr (GArray) old = self->ids;
  const gint64 *a = (const gint64 *) (gpointer) old->data;
  const gint64 *b = (const gint64 *) (gpointer) ids->data;
  guint head = 0, tail = 0;
  guint shorter = MIN (old->len, ids->len);

  while (head < shorter && a[head] == b[head])
    head++;
  while (tail < shorter - head && a[old->len - 1 - tail] == b[ids->len - 1 - tail])
    tail++;

  if (head + tail == old->len && old->len == ids->len)
    {
      self->ids = g_array_ref (ids);
      return;
    }
  forget_pages (self);
  g_hash_table_remove_all (self->wanted);

  if (head + tail < old->len)
    {
      self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), head + tail);
      g_array_append_vals (self->ids, a, head);
      g_array_append_vals (self->ids, a + old->len - tail, tail);
      g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, 0);
      g_array_unref (self->ids);
    }
  self->ids = g_array_ref (ids);
  if (head + tail < ids->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, 0, ids->len - head - tail);
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
searched_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (GArray) ids = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (asked->generation != asked->list->generation)
    return;
  if (ids != NULL)
    replace_ids (asked->list, ids);
  set_loading (asked->list, FALSE);
}

static void
show_base (AccordList *self)
{
  if (self->words == NULL)
    {
      replace_ids (self, self->base->ids);
      set_loading (self, FALSE);
      return;
    }
  accord_partnership_run_async (self->partnership, accord_list_query_search (self->base, self->words), NULL,
                                searched_cb, asked_new (self));
}

static void
base_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (AccordListBase) base = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);
  AccordList *self = asked->list;

  if (asked->generation != self->generation)
    return;
  if (base == NULL)
    {
      set_loading (self, FALSE);
      return;
    }
  g_clear_pointer (&self->base, accord_list_base_unref);
  self->base = g_steal_pointer (&base);
  self->base_is_stale = FALSE;
  show_base (self);
}

static gboolean
refresh_cb (gpointer data)
{
  AccordList *self = data;

  self->refresh_source = 0;
  self->generation++;
  if (!self->base_is_stale)
    {
      show_base (self);
      return G_SOURCE_REMOVE;
    }
  accord_partnership_run_async (self->partnership,
                                accord_list_query_base (self->source, self->order, self->descending, self->filters),
                                NULL, base_read_cb, asked_new (self));
  return G_SOURCE_REMOVE;
}

/* Several changes in one turn of the main loop are one question. */
static void
refresh (AccordList *self, gboolean base_is_stale)
{
  self->base_is_stale = self->base_is_stale || base_is_stale;
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

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordList *self = data;

  for (guint i = 0; self->source->watches[i] != NULL; i++)
    if (accord_changes_touch (changes, self->source->watches[i]))
      {
        reread_rows (self);
        refresh (self, TRUE);
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
  g_hash_table_foreach (self->rows, forget_row, NULL);
  g_hash_table_remove_all (self->rows);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_list_parent_class)->dispose (object);
}

static void
accord_list_finalize (GObject *object)
{
  AccordList *self = ACCORD_LIST (object);

  g_clear_pointer (&self->base, accord_list_base_unref);
  g_array_unref (self->ids);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->wanted);
  g_hash_table_unref (self->filters);
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
}

static void
accord_list_init (AccordList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->kept = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->wanted = g_hash_table_new (NULL, NULL);
  self->filters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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
  refresh (self, TRUE);
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
  refresh (self, TRUE);
}

/**
 * accord_list_set_filter:
 * @key: a filter of the source
 * @value: (nullable): what to keep, or %NULL to keep all
 *
 * Narrows the list.
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
  refresh (self, TRUE);
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
  if (!g_set_str (&self->words, has_words ? words : NULL))
    return;
  refresh (self, FALSE);
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
 * accord_list_get_total:
 *
 * Returns: how many rows there are with the filters and without the words
 */
guint
accord_list_get_total (AccordList *self)
{
  g_return_val_if_fail (ACCORD_IS_LIST (self), 0);

  return self->base != NULL ? self->base->ids->len : 0;
}
