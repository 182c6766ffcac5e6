/* accord-prose-table-layout.h: places the cells of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE_TABLE_LAYOUT (accord_prose_table_layout_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseTableLayout, accord_prose_table_layout, ACCORD, PROSE_TABLE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *accord_prose_table_layout_new (void);
void accord_prose_table_layout_set_n_columns (AccordProseTableLayout *self, guint n_columns);
void accord_prose_table_layout_set_width (AccordProseTableLayout *self, int width);

G_END_DECLS
