/* accord-table-entry.h: a row that is being entered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list-edit.h"
#include "ui/table/accord-entry-cell.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_TABLE_ENTRY (accord_table_entry_get_type ())
G_DECLARE_FINAL_TYPE (AccordTableEntry, accord_table_entry, ACCORD, TABLE_ENTRY, AdwBin)

/**
 * AccordTableEntryPlace:
 * @column: a column
 * @data: what was given with the function
 * @x: (out): where its cells begin
 * @width: (out): how wide they are
 *
 * Says where a column of the table lies now.
 */
typedef void (*AccordTableEntryPlace) (const AccordListColumn *column, gpointer data, int *x, int *width);

GtkWidget *accord_table_entry_new (AccordPartnership *partnership, const AccordListSource *source, const char *name,
                                   AccordTableEntryPlace place, gpointer data);
void accord_table_entry_show_columns (AccordTableEntry *self, GPtrArray *columns);
void accord_table_entry_set_compact (AccordTableEntry *self, gboolean is_compact);
void accord_table_entry_remember (AccordTableEntry *self, const AccordListColumn *column, const char *text);
gboolean accord_table_entry_focus (AccordTableEntry *self);
gboolean accord_table_entry_check (AccordTableEntry *self);
AccordListEdit *accord_table_entry_read (AccordTableEntry *self);
void accord_table_entry_refuse (AccordTableEntry *self, GPtrArray *problems);
void accord_table_entry_set_locked (AccordTableEntry *self, gboolean is_locked);
gboolean accord_table_entry_is_locked (AccordTableEntry *self);
void accord_table_entry_next (AccordTableEntry *self);

G_END_DECLS
