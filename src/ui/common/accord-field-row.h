/* accord-field-row.h: a row of a form, for one field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_FIELD_ROW (accord_field_row_get_type ())
G_DECLARE_INTERFACE (AccordFieldRow, accord_field_row, ACCORD, FIELD_ROW, AdwPreferencesRow)

/**
 * AccordFieldRowInterface:
 * @show: shows the field's value in @record, of which the row keeps no more than the value
 * @flush: (nullable): stores what is typed and not stored yet
 *
 * What a form asks of its rows. A row stores what a person enters by itself.
 */
struct _AccordFieldRowInterface
{
  GTypeInterface parent_iface;

  void (*show) (AccordFieldRow *self, AccordRecord *record);
  void (*flush) (AccordFieldRow *self);
};

GtkWidget *accord_field_row_new (AccordPartnership *partnership, const AccordField *field);
void accord_field_row_show (AccordFieldRow *self, AccordRecord *record);
void accord_field_row_flush (AccordFieldRow *self);

G_END_DECLS
