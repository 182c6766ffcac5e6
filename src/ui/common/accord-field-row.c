/* accord-field-row.c: a row of a form, for one field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-field-row.h"

#include "ui/common/accord-chips-row.h"
#include "ui/common/accord-choice-row.h"
#include "ui/common/accord-text-row.h"

G_DEFINE_INTERFACE (AccordFieldRow, accord_field_row, ADW_TYPE_PREFERENCES_ROW)

static void
accord_field_row_default_init (AccordFieldRowInterface *iface)
{
}

/**
 * accord_field_row_new:
 * @partnership: what is edited
 * @field: the field
 *
 * Returns: (transfer floating): the row that suits the kind of @field; it shows nothing yet
 */
GtkWidget *
accord_field_row_new (AccordPartnership *partnership, const AccordField *field)
{
  if (accord_field_is_link (field))
    return accord_chips_row_new (partnership, field);
  switch (field->kind)
    {
    case ACCORD_FIELD_TERM:
    case ACCORD_FIELD_ORGANISATION:
    case ACCORD_FIELD_PLACE:
    case ACCORD_FIELD_PERSON:
    case ACCORD_FIELD_PLAN:
    case ACCORD_FIELD_ASSESSMENT:
      return accord_choice_row_new (partnership, field);
    default:
      return accord_text_row_new (partnership, field);
    }
}

/**
 * accord_field_row_show:
 * @record: a record of the field's table
 *
 * Shows another record, or another state of the same. What somebody is typing into the same record stays.
 */
void
accord_field_row_show (AccordFieldRow *self, AccordRecord *record)
{
  g_return_if_fail (ACCORD_IS_FIELD_ROW (self));
  g_return_if_fail (ACCORD_IS_RECORD (record));

  ACCORD_FIELD_ROW_GET_IFACE (self)->show (self, record);
}

/**
 * accord_field_row_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
accord_field_row_flush (AccordFieldRow *self)
{
  AccordFieldRowInterface *iface;

  g_return_if_fail (ACCORD_IS_FIELD_ROW (self));

  iface = ACCORD_FIELD_ROW_GET_IFACE (self);
  if (iface->flush != NULL)
    iface->flush (self);
}
