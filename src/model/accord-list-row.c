/* accord-list-row.c: one row of a list, maybe not read yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-list-row-private.h"

/**
 * AccordListRow:
 *
 * Stands for what the list shows at one place. It is there at once; what it shows comes a little later, and again after
 * each change: #AccordListRow:record is notified. Where a list changes as a whole, the rows at its top stay and come to
 * stand for other records, which costs a view a twentieth of what new rows do.
 */
struct _AccordListRow
{
  GObject parent_instance;

  GHashTable *listed;         /* id -> row: all that are alive, of one list; it owns none of them */
  gint64 id;
  AccordRecord *record;
};

G_DEFINE_FINAL_TYPE (AccordListRow, accord_list_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RECORD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
accord_list_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordListRow *self = ACCORD_LIST_ROW (object);

  switch (id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_list_row_dispose (GObject *object)
{
  AccordListRow *self = ACCORD_LIST_ROW (object);

  if (self->listed != NULL && g_hash_table_lookup (self->listed, &self->id) == self)
    g_hash_table_remove (self->listed, &self->id);
  g_clear_pointer (&self->listed, g_hash_table_unref);

  G_OBJECT_CLASS (accord_list_row_parent_class)->dispose (object);
}

static void
accord_list_row_finalize (GObject *object)
{
  AccordListRow *self = ACCORD_LIST_ROW (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (accord_list_row_parent_class)->finalize (object);
}

static void
accord_list_row_class_init (AccordListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = accord_list_row_get_property;
  object_class->dispose = accord_list_row_dispose;
  object_class->finalize = accord_list_row_finalize;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, ACCORD_TYPE_RECORD, G_PARAM_READABLE |
                                                 G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_list_row_init (AccordListRow *self)
{
}

static void
list_row (AccordListRow *self, gint64 id)
{
  self->id = id;
  g_hash_table_replace (self->listed, g_memdup2 (&id, sizeof id), self);
}

/* The row that stands for a record, made if there is none; a reference of the caller's own. */
AccordListRow *
accord_list_row_ensure (GHashTable *listed, gint64 id)
{
  AccordListRow *self = g_hash_table_lookup (listed, &id);

  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (ACCORD_TYPE_LIST_ROW, NULL);
  self->listed = g_hash_table_ref (listed);
  list_row (self, id);
  return self;
}

/* The rows that stood for @from come to stand for @to, place by place. @records holds those that are known already. */
void
accord_list_row_move_all (GHashTable *listed, const gint64 *from, const gint64 *to, guint n, GHashTable *records)
{
  g_autofree AccordListRow **rows = g_new0 (AccordListRow *, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      rows[i] = g_hash_table_lookup (listed, &from[i]);
      g_hash_table_remove (listed, &from[i]);
    }
  for (guint i = 0; i < n; i++)
    if (rows[i] != NULL)
      list_row (rows[i], to[i]);
  for (guint i = 0; i < n; i++)
    if (rows[i] != NULL && from[i] != to[i])
      accord_list_row_set_record (rows[i], g_hash_table_lookup (records, &to[i]));
}

void
accord_list_row_set_record (AccordListRow *self, AccordRecord *record)
{
  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/**
 * accord_list_row_get_id:
 *
 * Returns: the identity of the record that it stands for now
 */
gint64
accord_list_row_get_id (AccordListRow *self)
{
  g_return_val_if_fail (ACCORD_IS_LIST_ROW (self), 0);

  return self->id;
}

/**
 * accord_list_row_get_record:
 *
 * Returns: (transfer none) (nullable): the values, by the keys of the list's columns; %NULL until they are read
 */
AccordRecord *
accord_list_row_get_record (AccordListRow *self)
{
  g_return_val_if_fail (ACCORD_IS_LIST_ROW (self), NULL);

  return self->record;
}
