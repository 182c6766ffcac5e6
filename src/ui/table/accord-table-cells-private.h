/* accord-table-cells-private.h: what stands in a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/table/accord-table-view.h"

G_BEGIN_DECLS

/* Rows and columns as they are shown, counted from 0; the last ones are within. */
typedef struct
{
  guint top;
  guint bottom;
  guint start;
  guint end;
} AccordTableBlock;

/* What every cell of a table needs to know; freed with the table. */
typedef struct
{
  AccordPartnership *partnership;
  const AccordListSource *source;
  const AccordTableLook *look;
  GHashTable *bound;          /* the AccordTableCells that show a row now */
  GHashTable *places;         /* AccordListColumn -> its place among those that are shown, from 1 */
  gboolean has_block;
  AccordTableBlock block;     /* what is selected */
  guint row;                  /* and the cell in hand in it */
  guint column;
} AccordTableCells;

void accord_table_cells_init (AccordTableCells *self, AccordPartnership *partnership, const AccordListSource *source,
                              const AccordTableLook *look);
void accord_table_cells_clear (AccordTableCells *self);
void accord_table_cells_paint (AccordTableCells *self);
gboolean accord_table_cells_find_at (AccordTableCells *self, GtkWidget *table, double x, double y, guint *position,
                                     const AccordListColumn **column);
GtkWidget *accord_table_cells_find_widget (AccordTableCells *self, guint position, const AccordListColumn *column);
gboolean accord_table_cells_find_focus (AccordTableCells *self, guint *position);

char *accord_table_cells_format (AccordTableCells *self, AccordRecord *record, const char *key);
char *accord_table_cells_format_value (AccordTableCells *self, const AccordListColumn *column, const char *value,
                                       const char *label);
char *accord_table_cells_name_row (AccordTableCells *self, AccordRecord *record);
GtkListItemFactory *accord_table_cells_create_factory (AccordTableCells *self, const AccordListColumn *column,
                                                       GtkAccessible *title);
GtkListItemFactory *accord_table_cells_create_row_factory (AccordTableCells *self);
GtkListItemFactory *accord_table_cells_create_line_factory (AccordTableCells *self);

G_END_DECLS
