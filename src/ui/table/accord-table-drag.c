/* accord-table-drag.c: a row of a table on its way to another page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/table/accord-table-view-private.h"

/* Dragging over cells selects them; but the row in hand, taken by its name, goes along itself: as text that is selected
 * does, where dragging over text selects it. */

/* Says where somebody presses, before the cell there is taken in hand. */
void
accord_table_drag_press (AccordTableView *self, guint position, const AccordListColumn *column)
{
  g_autoptr (AccordListRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  self->takes_row = self->cells.look->provide != NULL && row != NULL && accord_list_row_get_id (row) == self->selected &&
                    g_str_equal (column->key, self->cells.look->title);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  AccordTableView *self = data;
  g_autoptr (AccordListRow) row = NULL;
  const AccordListColumn *column;
  guint position;

  if (!self->takes_row ||
      !accord_table_cells_find_at (&self->cells, GTK_WIDGET (self->table), x, y, &position, &column))
    return NULL;
  row = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  return self->cells.look->provide (row);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  AccordTableView *self = data;
  const AccordListColumn *column = self->column;
  GtkWidget *cell = column != NULL ? accord_table_cells_find_widget (&self->cells, self->position, column) : NULL;
  g_autoptr (GdkPaintable) paintable = cell != NULL ? gtk_widget_paintable_new (cell) : NULL;

  if (paintable != NULL)
    gtk_drag_source_set_icon (source, paintable, 0, 0);
}

/* @presses is the gesture that hears of presses first. */
void
accord_table_drag_init (AccordTableView *self, GtkGesture *presses)
{
  GtkDragSource *source;

  if (self->cells.look->provide == NULL)
    return;
  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (source));
  gtk_gesture_group (GTK_GESTURE (source), presses);
}
