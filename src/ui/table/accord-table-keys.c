/* accord-table-keys.c: the keys of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-vague-date.h"
#include "ui/table/accord-table-view-private.h"

static guint
count_rows (AccordTableView *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static guint
count_rows_of_a_page (AccordTableView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));
  double a_row = gtk_adjustment_get_upper (adjustment) / MAX (count_rows (self), 1);
  double n = gtk_adjustment_get_page_size (adjustment) / MAX (a_row, 1);

  return (guint) MAX (n - 1, 1);
}

/* Where a key goes from a cell; G_MAXINT goes as far as there is. */
typedef struct
{
  guint key;
  GdkModifierType control;
  int rows;
  int columns;
} Move;

static const Move MOVES[] = {
  { GDK_KEY_Up, 0, -1, 0 },
  { GDK_KEY_Down, 0, 1, 0 },
  { GDK_KEY_Left, 0, 0, -1 },
  { GDK_KEY_Right, 0, 0, 1 },
  { GDK_KEY_Home, 0, 0, -G_MAXINT },
  { GDK_KEY_End, 0, 0, G_MAXINT },
  { GDK_KEY_Up, GDK_CONTROL_MASK, -G_MAXINT, 0 },
  { GDK_KEY_Down, GDK_CONTROL_MASK, G_MAXINT, 0 },
  { GDK_KEY_Left, GDK_CONTROL_MASK, 0, -G_MAXINT },
  { GDK_KEY_Right, GDK_CONTROL_MASK, 0, G_MAXINT },
  { GDK_KEY_Home, GDK_CONTROL_MASK, -G_MAXINT, -G_MAXINT },
  { GDK_KEY_End, GDK_CONTROL_MASK, G_MAXINT, G_MAXINT },
};

static gboolean
find_move (AccordTableView *self, guint key, GdkModifierType control, Move *move)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int page = (int) count_rows_of_a_page (self);

  if (key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down)
    {
      *move = (Move) { key, control, key == GDK_KEY_Page_Up ? -page : page, 0 };
      return control == 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (MOVES); i++)
    {
      if (MOVES[i].key != key || MOVES[i].control != control)
        continue;
      *move = MOVES[i];
      if (is_rtl && (key == GDK_KEY_Left || key == GDK_KEY_Right))
        move->columns = -move->columns;
      return TRUE;
    }
  return FALSE;
}

static guint
add_within (guint place, int step, guint n)
{
  gint64 sum = (gint64) place + step;

  return (guint) CLAMP (sum, 0, (gint64) n - 1);
}

/* Before any cell is in hand, an arrow takes one of the row that has the focus. */
static gboolean
take_first (AccordTableView *self)
{
  guint position = 0;

  if (accord_table_cursor_has_cell (self))
    return FALSE;
  accord_table_cells_find_focus (&self->cells, &position);
  accord_table_cursor_move (self, position, self->column, FALSE);
  return TRUE;
}

static void
go (AccordTableView *self, const Move *move, gboolean extend)
{
  gboolean is_step = ABS (move->rows) < G_MAXINT && ABS (move->columns) < G_MAXINT;
  guint from_row, from;

  if (count_rows (self) == 0 || self->shown->len == 0 || (take_first (self) && is_step))
    return;
  from_row = extend ? self->corner.position : self->position;
  from = accord_table_cursor_find_column (self, extend ? self->corner.column : self->column);
  accord_table_cursor_move (self, add_within (from_row, move->rows, count_rows (self)),
                            self->shown->pdata[add_within (from, move->columns, self->shown->len)], extend);
}

static void
select_reach (AccordTableView *self, AccordTableReach reach)
{
  take_first (self);
  self->reach = reach;
  accord_table_cursor_paint (self);
  accord_table_cursor_announce (self);
}

static gboolean
drop_block (AccordTableView *self)
{
  if (!accord_table_cursor_has_block (self))
    return FALSE;
  accord_table_cursor_move (self, self->position, self->column, FALSE);
  return TRUE;
}

/* What a key does to the cell in hand, or to the block. */
typedef struct
{
  guint key;
  GdkModifierType state;
  void (*run) (AccordTableView *self);
} Command;

static void
select_all (AccordTableView *self)
{
  select_reach (self, ACCORD_TABLE_REACH_ROWS | ACCORD_TABLE_REACH_COLUMNS);
}

static void
select_columns (AccordTableView *self)
{
  select_reach (self, ACCORD_TABLE_REACH_ROWS);
}

static void
select_rows (AccordTableView *self)
{
  select_reach (self, ACCORD_TABLE_REACH_COLUMNS);
}

static void
open_record (AccordTableView *self)
{
  if (!take_first (self))
    accord_table_view_activate (self);
}

static void
edit (AccordTableView *self)
{
  if (!take_first (self))
    accord_table_edit_begin (self, NULL);
}

static void
type_today (AccordTableView *self)
{
  const AccordField *field = self->column != NULL ? accord_list_column_get_field (self->column) : NULL;
  char iso[11];
  g_autofree char *day = NULL;

  if (field == NULL || (field->kind != ACCORD_FIELD_DAY && field->kind != ACCORD_FIELD_VAGUE_DATE))
    return;
  accord_day_today (iso);
  day = accord_day_format (iso);
  accord_table_edit_begin (self, day);
}

static void
move_column_back (AccordTableView *self)
{
  accord_table_columns_move (self, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? 1 : -1);
}

static void
move_column_on (AccordTableView *self)
{
  accord_table_columns_move (self, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1);
}

static void
enter (AccordTableView *self)
{
  accord_table_view_enter (self);
}

static const Command COMMANDS[] = {
  { GDK_KEY_Insert, 0, enter },
  { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, accord_table_columns_filter },
  { GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, accord_table_groups_fold },
  { GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, accord_table_groups_unfold },
  { GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK, move_column_back },
  { GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK, move_column_on },
  { GDK_KEY_F10, GDK_SHIFT_MASK, accord_table_cursor_pop_up_menu },
  { GDK_KEY_Menu, 0, accord_table_cursor_pop_up_menu },
  { GDK_KEY_a, GDK_CONTROL_MASK, select_all },
  { GDK_KEY_space, GDK_CONTROL_MASK, select_columns },
  { GDK_KEY_space, GDK_SHIFT_MASK, select_rows },
  { GDK_KEY_c, GDK_CONTROL_MASK, accord_table_copy },
  { GDK_KEY_Insert, GDK_CONTROL_MASK, accord_table_copy },
  { GDK_KEY_v, GDK_CONTROL_MASK, accord_table_block_paste },
  { GDK_KEY_Insert, GDK_SHIFT_MASK, accord_table_block_paste },
  { GDK_KEY_d, GDK_CONTROL_MASK, accord_table_block_fill_down },
  { GDK_KEY_Delete, 0, accord_table_block_clear },
  { GDK_KEY_BackSpace, 0, accord_table_block_clear },
  { GDK_KEY_semicolon, GDK_CONTROL_MASK, type_today },
  { GDK_KEY_F2, 0, edit },
  { GDK_KEY_F2, GDK_SHIFT_MASK, accord_table_block_edit_rows },
  { GDK_KEY_Return, 0, open_record },
};

static gboolean
type (AccordTableView *self, guint key)
{
  gunichar sign = gdk_keyval_to_unicode (key);
  char text[7] = "";

  /* A space by itself is the list's. */
  if (!g_unichar_isprint (sign) || sign == ' ')
    return FALSE;
  g_unichar_to_utf8 (sign, text);
  if (accord_table_cursor_has_cell (self))
    accord_table_edit_begin (self, text);
  return accord_table_cursor_has_cell (self);
}

static gboolean
do_command (AccordTableView *self, guint key, guint pressed, GdkModifierType state)
{
  if (key == GDK_KEY_Escape && state == 0)
    return drop_block (self);
  for (guint i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    if (COMMANDS[i].key == key && COMMANDS[i].state == state)
      {
        COMMANDS[i].run (self);
        return TRUE;
      }
  return (state & ~GDK_SHIFT_MASK) == 0 && type (self, pressed);
}

static gboolean
is_in_rows (AccordTableView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  return focus != NULL && !gtk_widget_is_ancestor (focus, header) &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (self->table));
}

static guint
drop_keypad (guint key)
{
  static const guint KEYS[][2] = {
    { GDK_KEY_KP_Up, GDK_KEY_Up },           { GDK_KEY_KP_Down, GDK_KEY_Down },
    { GDK_KEY_KP_Left, GDK_KEY_Left },       { GDK_KEY_KP_Right, GDK_KEY_Right },
    { GDK_KEY_KP_Home, GDK_KEY_Home },       { GDK_KEY_KP_End, GDK_KEY_End },
    { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up }, { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down },
    { GDK_KEY_KP_Enter, GDK_KEY_Return },    { GDK_KEY_KP_Delete, GDK_KEY_Delete },
    { GDK_KEY_ISO_Enter, GDK_KEY_Return },   { GDK_KEY_KP_Insert, GDK_KEY_Insert },
  };

  for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
    if (KEYS[i][0] == key)
      return KEYS[i][1];
  return key;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint pressed, guint code, GdkModifierType all, gpointer data)
{
  AccordTableView *self = data;
  GdkModifierType state = all & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);
  guint key = drop_keypad (gdk_keyval_to_lower (pressed));
  Move move;

  if (self->compact || !is_in_rows (self))
    return GDK_EVENT_PROPAGATE;
  if ((state & ~(GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0 && find_move (self, key, state & GDK_CONTROL_MASK, &move))
    {
      go (self, &move, (state & GDK_SHIFT_MASK) != 0);
      return GDK_EVENT_STOP;
    }
  return do_command (self, key, pressed, state);
}

void
accord_table_keys_init (AccordTableView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the list's own, which know no cells. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->table), keys);
}
