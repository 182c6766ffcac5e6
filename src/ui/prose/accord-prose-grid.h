/* accord-prose-grid.h: a table in a text while it is edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/prose/accord-prose-buffer.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE_GRID (accord_prose_grid_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseGrid, accord_prose_grid, ACCORD, PROSE_GRID, GObject)

AccordProseGrid *accord_prose_grid_new (AccordProseBuffer *host, AccordProse *prose);
AccordProseGrid *accord_prose_grid_get_from_anchor (GtkTextChildAnchor *anchor);
GtkTextChildAnchor *accord_prose_grid_get_anchor (AccordProseGrid *self);
AccordProseBuffer *accord_prose_grid_get_host (AccordProseGrid *self);
AccordProse *accord_prose_grid_get_prose (AccordProseGrid *self);
void accord_prose_grid_set_prose (AccordProseGrid *self, AccordProse *prose);
guint accord_prose_grid_get_n_rows (AccordProseGrid *self);
guint accord_prose_grid_get_n_columns (AccordProseGrid *self);
AccordProseAlign accord_prose_grid_get_align (AccordProseGrid *self, guint column);
AccordProseBuffer *accord_prose_grid_get_cell (AccordProseGrid *self, guint row, guint column);
AccordProseBuffer *accord_prose_grid_peek_cell (AccordProseGrid *self, guint row, guint column);
gboolean accord_prose_grid_find_cell (AccordProseGrid *self, AccordProseBuffer *cell, guint *row, guint *column);
char *accord_prose_grid_dup_checked_text (AccordProseGrid *grid, guint row, guint column);
char *accord_prose_buffer_dup_checked_text (AccordProseBuffer *self);
char *accord_prose_grid_dup_cell_text (AccordProseGrid *self, guint row, guint column);

gboolean accord_prose_grid_add_row (AccordProseGrid *self, guint at);
gboolean accord_prose_grid_remove_row (AccordProseGrid *self, guint row);
gboolean accord_prose_grid_add_column (AccordProseGrid *self, guint at);
gboolean accord_prose_grid_remove_column (AccordProseGrid *self, guint column);
void accord_prose_grid_set_align (AccordProseGrid *self, guint column, AccordProseAlign align);
void accord_prose_grid_paste (AccordProseGrid *self, guint row, guint column, const AccordProseTable *table);

GPtrArray *accord_prose_buffer_list_grids (AccordProseBuffer *self);
AccordProseGrid *accord_prose_buffer_get_table_at (AccordProseBuffer *self, const GtkTextIter *iter);
gboolean accord_prose_buffer_select_table_before (AccordProseBuffer *self);
AccordProseGrid *accord_prose_buffer_get_grid (AccordProseBuffer *self);
AccordProseGrid *accord_prose_buffer_insert_table (AccordProseBuffer *self, AccordProse *prose);
void accord_prose_buffer_set_active_cell (AccordProseBuffer *self, AccordProseBuffer *cell);
AccordProseBuffer *accord_prose_buffer_get_active_cell (AccordProseBuffer *self);
void accord_prose_buffer_show_cell (AccordProseBuffer *self,
                                    AccordProseGrid *grid,
                                    guint row,
                                    guint column,
                                    int from,
                                    int to);
void accord_prose_buffer_leave_grid (AccordProseBuffer *self, AccordProseGrid *grid, gboolean after);
void accord_prose_buffer_remove_grid (AccordProseBuffer *self, AccordProseGrid *grid);

G_END_DECLS
