/* accord-table-cursor.c: the cell in hand, and the block around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "ui/common/accord-shell.h"
#include "ui/table/accord-table-view-private.h"

/* --- columns --- */

guint
accord_table_cursor_find_column (AccordTableView *self, const AccordListColumn *column)
{
  guint index = 0;

  if (!g_ptr_array_find (self->shown, column, &index))
    return 0;
  return index;
}

GtkColumnViewColumn *
accord_table_cursor_get_view_column (AccordTableView *self, const AccordListColumn *column)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (view_column), column->key) == 0)
        return view_column;
    }
  return NULL;
}

static const AccordListColumn *
find_by_key (AccordTableView *self, const char *key)
{
  for (guint i = 0; i < self->cells.source->n_columns; i++)
    if (g_strcmp0 (self->cells.source->columns[i].key, key) == 0)
      return &self->cells.source->columns[i];
  return NULL;
}

static gboolean
is_shown (AccordTableView *self, const AccordListColumn *column)
{
  return g_ptr_array_find (self->shown, column, NULL);
}

static void
take_shown_column (AccordTableView *self)
{
  if (self->shown->len == 0)
    return;
  if (self->column == NULL || !is_shown (self, self->column))
    self->column = self->shown->pdata[0];
  if (self->corner.column == NULL || !is_shown (self, self->corner.column))
    self->corner.column = self->column;
}

/* Columns came, went, or changed places: the cell in hand stays in its own while that is seen. */
void
accord_table_cursor_columns_changed (AccordTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  g_ptr_array_set_size (self->shown, 0);
  g_hash_table_remove_all (self->cells.places);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);
      const AccordListColumn *column = find_by_key (self, gtk_column_view_column_get_id (view_column));

      if (column == NULL || !gtk_column_view_column_get_visible (view_column))
        continue;
      g_ptr_array_add (self->shown, (gpointer) column);
      g_hash_table_insert (self->cells.places, (gpointer) column, GUINT_TO_POINTER (self->shown->len));
    }
  if (self->column == NULL)
    take_shown_column (self);
  if (self->entry != NULL)
    accord_table_entry_show_columns (self->entry, self->shown);
  accord_table_cursor_paint (self);
  /* A column that changes places goes for a moment. */
  accord_table_view_queue_settle (self);
}

/* --- the block --- */

static guint
count_rows (AccordTableView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

/* Whether a cell is in hand: its record may be out of the list as that is narrowed now. */
gboolean
accord_table_cursor_has_cell (AccordTableView *self)
{
  return self->selected != 0 && is_shown (self, self->column) && !self->compact &&
         accord_list_get_id (self->list, self->position) == self->selected;
}

/* What is selected, be it one cell or many. FALSE when nothing is. */
gboolean
accord_table_cursor_get_block (AccordTableView *self, AccordTableBlock *block)
{
  guint one = accord_table_cursor_find_column (self, self->column);
  guint other = accord_table_cursor_find_column (self, self->corner.column);

  if (!accord_table_cursor_has_cell (self))
    return FALSE;
  *block = (AccordTableBlock) {
    .top = MIN (self->position, self->corner.position),
    .bottom = MAX (self->position, self->corner.position),
    .start = MIN (one, other),
    .end = MAX (one, other),
  };
  if (self->reach & ACCORD_TABLE_REACH_ROWS)
    {
      block->top = 0;
      block->bottom = count_rows (self) - 1;
    }
  if (self->reach & ACCORD_TABLE_REACH_COLUMNS)
    {
      block->start = 0;
      block->end = self->shown->len - 1;
    }
  return TRUE;
}

/* Whether more than one cell is selected. */
gboolean
accord_table_cursor_has_block (AccordTableView *self)
{
  AccordTableBlock block;

  return accord_table_cursor_get_block (self, &block) && (block.top != block.bottom || block.start != block.end);
}

void
accord_table_cursor_paint (AccordTableView *self)
{
  AccordTableCells *cells = &self->cells;

  cells->has_block = accord_table_cursor_get_block (self, &cells->block);
  cells->row = self->position;
  cells->column = accord_table_cursor_find_column (self, self->column);
  accord_table_cells_paint (cells);
}

/* --- words --- */

static char *
describe_block (const AccordTableBlock *block)
{
  guint n_rows = block->bottom - block->top + 1, n_columns = block->end - block->start + 1;
  g_autofree char *rows = g_strdup_printf (g_dngettext (NULL, "%'u row", "%'u rows", n_rows), n_rows);
  g_autofree char *columns = g_strdup_printf (g_dngettext (NULL, "%u column", "%u columns", n_columns), n_columns);

  /* Translators: how large the selected part of a table is: "12 rows, 3 columns selected". */
  return g_strdup_printf (_("%s, %s selected"), rows, columns);
}

static char *
describe_cell (AccordTableView *self)
{
  g_autoptr (AccordListRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), self->position);
  g_autofree char *text = accord_table_cells_format (&self->cells, row != NULL ? accord_list_row_get_record (row) : NULL,
                                                     self->column->key);

  /* Translators: the cell of a table that is in hand: the title of its column, what stands in it, the number of its row. */
  return g_strdup_printf (_("%s, %s, row %u"), _(self->column->title), *text != '\0' ? text : _("empty"),
                          self->position + 1);
}

void
accord_table_cursor_announce (AccordTableView *self)
{
  g_autofree char *words = NULL;
  AccordTableBlock block;

  if (!accord_table_cursor_get_block (self, &block))
    return;
  words = block.top == block.bottom && block.start == block.end ? describe_cell (self) : describe_block (&block);
  accord_shell_announce (GTK_WIDGET (self), words);
}

/* --- moving --- */

/* Gives the row of the cell in hand the focus. To scroll to it gives it the focus only within the table. */
void
accord_table_cursor_focus (AccordTableView *self)
{
  GtkWidget *cell = accord_table_cells_find_widget (&self->cells, self->position, self->column);

  gtk_widget_grab_focus (cell != NULL ? gtk_widget_get_parent (cell) : GTK_WIDGET (self->table));
}

/* Puts the cell in hand elsewhere, or, to @extend the block, its other corner. */
void
accord_table_cursor_move (AccordTableView *self, guint position, const AccordListColumn *column, gboolean extend)
{
  guint n_rows = count_rows (self);

  if (n_rows == 0 || self->shown->len == 0)
    return;
  position = MIN (position, n_rows - 1);
  extend = extend && accord_table_cursor_has_cell (self);
  self->corner = (AccordTablePlace) { accord_list_get_id (self->list, position), position, column };
  self->reach = ACCORD_TABLE_REACH_NONE;
  if (!extend)
    {
      self->column = column;
      self->position = position;
    }
  gtk_column_view_scroll_to (self->table, position, accord_table_cursor_get_view_column (self, column),
                             extend ? GTK_LIST_SCROLL_NONE : GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  if (!extend)
    accord_table_cursor_focus (self);
  accord_table_cursor_paint (self);
  accord_table_cursor_announce (self);
}

static guint
add_within (guint place, int step, guint n)
{
  gint64 sum = (gint64) place + step;

  return (guint) CLAMP (sum, 0, (gint64) n - 1);
}

/* Goes on from the cell in hand, by so many rows and columns. */
void
accord_table_cursor_step (AccordTableView *self, int rows, int columns)
{
  guint column = accord_table_cursor_find_column (self, self->column);

  if (count_rows (self) == 0 || self->shown->len == 0)
    return;
  accord_table_cursor_move (self, add_within (self->position, rows, count_rows (self)),
                            self->shown->pdata[add_within (column, columns, self->shown->len)], FALSE);
}

/* The rows changed around the block, whose corners are where their records are now. */
void
accord_table_cursor_settle (AccordTableView *self)
{
  if (self->corner.id == self->selected || !accord_list_find (self->list, self->corner.id, &self->corner.position))
    {
      self->corner.id = self->selected;
      self->corner.position = self->position;
    }
  take_shown_column (self);
  accord_table_cursor_paint (self);
}

/* The cell in hand is one that somebody else chose: there is no block around it. */
void
accord_table_cursor_forget (AccordTableView *self)
{
  self->reach = ACCORD_TABLE_REACH_NONE;
  self->corner = (AccordTablePlace) { self->selected, self->position, self->column };
  accord_table_cursor_paint (self);
}

/* --- the menu --- */

static GMenuModel *
create_menu (AccordTableView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) record = g_menu_new ();
  g_autoptr (GMenu) cells = g_menu_new ();
  g_autoptr (GMenu) rows = g_menu_new ();
  AccordTableBlock block;
  g_autofree char *edit = NULL;
  g_autofree char *delete = NULL;
  guint n = accord_table_cursor_get_block (self, &block) ? block.bottom - block.top + 1 : 1;

  g_menu_append (record, _("_Show the Details"), "table.open");
  g_menu_append (record, _("_Edit"), "table.edit");
  g_menu_append (cells, _("_Copy"), "table.copy");
  g_menu_append (cells, _("_Paste"), "table.paste");
  g_menu_append (cells, _("_Fill Down"), "table.fill-down");
  g_menu_append (cells, _("C_lear"), "table.clear");
  g_menu_append (cells, _("F_ilter by This Column…"), "table.filter('')");
  edit = g_strdup_printf (g_dngettext (NULL, "Ed_it %'u Row…", "Ed_it %'u Rows…", n), n);
  g_menu_append (rows, edit, "table.edit-rows");
  delete = g_strdup_printf (g_dngettext (NULL, "_Delete %'u Row", "_Delete %'u Rows", n), n);
  g_menu_append (rows, delete, "table.delete-rows");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (record));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (cells));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  return G_MENU_MODEL (menu);
}

/* The menu of the cell in hand and of the block around it. */
void
accord_table_cursor_pop_up_menu (AccordTableView *self)
{
  AccordTablePlace place = { self->selected, self->position, self->column };
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *popover;

  if (!accord_table_cursor_has_cell (self) || self->popover != NULL || !accord_table_edit_flush (self))
    return;
  menu = create_menu (self);
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cells"), -1);
  accord_table_edit_pop_up (self, popover, &place);
}

static gboolean
is_in_block (AccordTableView *self, guint position, const AccordListColumn *column)
{
  AccordTableBlock block;
  guint place = accord_table_cursor_find_column (self, column);

  return accord_table_cursor_get_block (self, &block) && position >= block.top && position <= block.bottom &&
         place >= block.start && place <= block.end;
}

/* --- the pointer --- */

static gboolean
find_cell (AccordTableView *self, double x, double y, guint *position, const AccordListColumn **column)
{
  return !self->compact && accord_table_cells_find_at (&self->cells, GTK_WIDGET (self->table), x, y, position, column);
}

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_gesture_get_device (gesture);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  AccordTableView *self = data;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const AccordListColumn *column;
  guint position;

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY)
    {
      if (!find_cell (self, x, y, &position, &column))
        return;
      if (!is_in_block (self, position, column))
        accord_table_cursor_move (self, position, column, FALSE);
      accord_table_cursor_pop_up_menu (self);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }
  /* A finger may be about to scroll. */
  if (is_touch (GTK_GESTURE (gesture)) || !find_cell (self, x, y, &position, &column))
    return;
  accord_table_drag_press (self, position, column);
  accord_table_cursor_move (self, position, column, (state & GDK_SHIFT_MASK) != 0);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  AccordTableView *self = data;
  const AccordListColumn *column;
  guint position;

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY ||
      !find_cell (self, x, y, &position, &column))
    return;
  if (is_touch (GTK_GESTURE (gesture)))
    accord_table_cursor_move (self, position, column, FALSE);
  if (n_press == 2)
    accord_table_edit_begin (self, NULL);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer data)
{
  AccordTableView *self = data;
  const AccordListColumn *column;
  double x, y;
  guint position;

  if (self->takes_row || is_touch (GTK_GESTURE (gesture)) || !gtk_gesture_drag_get_start_point (gesture, &x, &y) ||
      !find_cell (self, x + dx, y + dy, &position, &column) ||
      (position == self->corner.position && column == self->corner.column))
    return;
  accord_table_cursor_move (self, position, column, TRUE);
}

void
accord_table_cursor_init (AccordTableView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_gesture_group (drag, click);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->table), GTK_EVENT_CONTROLLER (drag));
  accord_table_drag_init (self, click);
}
