/* accord-text-row.h: a field that is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/common/accord-field-row.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_TEXT_ROW (accord_text_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordTextRow, accord_text_row, ACCORD, TEXT_ROW, AdwPreferencesRow)

GtkWidget *accord_text_row_new (AccordPartnership *partnership, const AccordField *field);
GtkWidget *accord_text_row_get_editor (AccordTextRow *self);

G_END_DECLS
