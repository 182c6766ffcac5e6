/* accord-tables-dialog.h: a table that was a spreadsheet for a while, brought back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/accord-file-dialog.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_TABLES_DIALOG (accord_tables_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordTablesDialog, accord_tables_dialog, ACCORD, TABLES_DIALOG, AccordFileDialog)

void accord_tables_dialog_choose (GtkWidget *parent, AccordPartnership *partnership);
void accord_tables_dialog_present (GtkWidget *parent, AccordPartnership *partnership, GFile *file);

G_END_DECLS
