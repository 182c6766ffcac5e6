/* accord-table-cells-private.h: what stands in a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/common/accord-table-view.h"

G_BEGIN_DECLS

/* What every cell of a table needs to know; freed with the table. */
typedef struct
{
  AccordPartnership *partnership;
  const AccordListSource *source;
  const AccordTableLook *look;
} AccordTableCells;

char *accord_table_cells_format (AccordTableCells *self, AccordRecord *record, const char *key);
char *accord_table_cells_name_row (AccordTableCells *self, AccordRecord *record);
GtkListItemFactory *accord_table_cells_create_factory (AccordTableCells *self, const AccordListColumn *column);
GtkListItemFactory *accord_table_cells_create_row_factory (AccordTableCells *self);
GtkListItemFactory *accord_table_cells_create_line_factory (AccordTableCells *self);

G_END_DECLS
