/* accord-list-row.c: one row of a list, maybe not read yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-list-row-private.h"

/**
 * AccordListRow:
 *
 * Stands for one record wherever the list shows it. It is there at once; what it shows comes a little later, and again
 * after each change: #AccordListRow:record is notified.
 */
struct _AccordListRow
{
  GObject parent_instance;

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
  object_class->finalize = accord_list_row_finalize;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, ACCORD_TYPE_RECORD, G_PARAM_READABLE |
                                                 G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
accord_list_row_init (AccordListRow *self)
{
}

AccordListRow *
accord_list_row_new (gint64 id)
{
  AccordListRow *self = g_object_new (ACCORD_TYPE_LIST_ROW, NULL);

  self->id = id;
  return self;
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
 * Returns: the record's identity
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
