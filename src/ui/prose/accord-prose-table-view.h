/* accord-prose-table-view.h: shows a table in the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/prose/accord-prose-grid.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE_TABLE_VIEW (accord_prose_table_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseTableView, accord_prose_table_view, ACCORD, PROSE_TABLE_VIEW, GtkWidget)

GtkWidget *accord_prose_table_view_new (AccordProseGrid *grid);
void accord_prose_table_view_set_width (AccordProseTableView *self, int width);
void accord_prose_table_view_set_editable (AccordProseTableView *self, gboolean editable);
void accord_prose_table_view_fill (AccordProseTableView *self);
GtkWidget *accord_prose_table_view_get_cell (AccordProseTableView *self, guint row, guint column);

G_END_DECLS
