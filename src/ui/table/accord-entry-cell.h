/* accord-entry-cell.h: one cell of a row that is being entered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list.h"
#include "ui/table/accord-cell-editor.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_ENTRY_CELL (accord_entry_cell_get_type ())
G_DECLARE_FINAL_TYPE (AccordEntryCell, accord_entry_cell, ACCORD, ENTRY_CELL, AdwBin)

GtkWidget *accord_entry_cell_new (AccordPartnership *partnership, const AccordListColumn *column);
void accord_entry_cell_set_name (AccordEntryCell *self, const char *name);
GtkWidget *accord_entry_cell_get_title (AccordEntryCell *self);
const AccordListColumn *accord_entry_cell_get_column (AccordEntryCell *self);
const char *accord_entry_cell_get_text (AccordEntryCell *self);
void accord_entry_cell_set_locked (AccordEntryCell *self, gboolean is_locked);
void accord_entry_cell_clear (AccordEntryCell *self);
void accord_entry_cell_remember (AccordEntryCell *self, const char *text);
gboolean accord_entry_cell_check (AccordEntryCell *self);
void accord_entry_cell_refuse (AccordEntryCell *self, const char *words);
const char *accord_entry_cell_get_caption (AccordEntryCell *self);

G_END_DECLS
