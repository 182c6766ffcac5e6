/* accord-chips-row.h: a field that holds several values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/common/accord-field-row.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_CHIPS_ROW (accord_chips_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordChipsRow, accord_chips_row, ACCORD, CHIPS_ROW, AdwPreferencesRow)

GtkWidget *accord_chips_row_new (AccordPartnership *partnership, const AccordField *field);

G_END_DECLS
