/* accord-choice-row.h: a field that is chosen from a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/common/accord-field-row.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_CHOICE_ROW (accord_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordChoiceRow, accord_choice_row, ACCORD, CHOICE_ROW, AdwComboRow)

GtkWidget *accord_choice_row_new (AccordPartnership *partnership, const AccordField *field);

G_END_DECLS
