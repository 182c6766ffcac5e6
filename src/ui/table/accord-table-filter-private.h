/* accord-table-filter-private.h: narrows a list by what stands in one of its columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/table/accord-table-cells-private.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_TABLE_FILTER (accord_table_filter_get_type ())
G_DECLARE_FINAL_TYPE (AccordTableFilter, accord_table_filter, ACCORD, TABLE_FILTER, GtkPopover)

gboolean accord_table_filter_has_terms (const AccordTableLook *look, const AccordListColumn *column);
GtkWidget *accord_table_filter_new (AccordTableCells *cells, AccordList *list, const AccordListColumn *column);
char *accord_table_filter_describe (AccordTableCells *cells, AccordList *list, const AccordListColumn *column);

G_END_DECLS
