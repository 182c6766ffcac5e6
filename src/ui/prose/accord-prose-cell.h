/* accord-prose-cell.h: a cell of a table, where it is typed into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/prose/accord-prose-grid.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE_CELL (accord_prose_cell_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseCell, accord_prose_cell, ACCORD, PROSE_CELL, GtkTextView)

GtkWidget *accord_prose_cell_new (AccordProseGrid *grid, guint row, guint column);
void accord_prose_cell_update (AccordProseCell *self);
gboolean accord_prose_cell_press (AccordProseCell *self, guint keyval, GdkModifierType modifiers);
gboolean accord_prose_cell_act (AccordProseCell *self, const char *command);
void accord_prose_cell_select (AccordProseCell *self, int from, int to);

G_END_DECLS
