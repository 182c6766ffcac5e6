/* accord-prose-cell.c: a cell of a table, where it is typed into
 *
 * A text view in which the keys lead from cell to cell. How large it wants to be it works out itself,
 * since a text view can only say how high it is at the width that it has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-cell.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/prose/accord-prose-buffer-private.h"
#include "ui/prose/accord-prose-link.h"
#include "ui/prose/accord-prose-paste.h"
#include "ui/prose/accord-prose-table-menu.h"

/* Around the text, and the longest word that is not broken; pixels. */
#define PADDING 8
#define MAX_WORD 200
#define MIN_WIDTH 60

/* As in the style sheet. */
#define LINE_HEIGHT 1.3

struct _AccordProseCell
{
  GtkTextView parent_instance;

  AccordProseGrid *grid;
  AccordProseBuffer *buffer;
  guint row;
  guint column;
  gulong history_handler;
};

G_DEFINE_FINAL_TYPE (AccordProseCell, accord_prose_cell, GTK_TYPE_TEXT_VIEW)

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* The text as the view draws it. */
static PangoLayout *
create_layout (AccordProseCell *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *text = NULL;
  PangoLayout *layout;
  GtkTextIter start;
  GtkTextIter end;
  guint at = 0;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_iter_get_text (&start, &end);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_attr_list_insert (attributes, pango_attr_line_height_new (LINE_HEIGHT));

  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      GtkTextIter next = start;
      const char *url;
      AccordProseStyle style = accord_prose_buffer_get_style_at (&start, &url);
      g_autofree char *run = NULL;
      guint from = at;

      if (!gtk_text_iter_forward_to_tag_toggle (&next, NULL))
        next = end;
      run = gtk_text_iter_get_text (&start, &next);
      at += strlen (run);
      if (style & ACCORD_PROSE_STRONG)
        add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from, at);
      if (style & ACCORD_PROSE_EMPHASIS)
        add_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), from, at);
      if (style & ACCORD_PROSE_LITERAL)
        add_attribute (attributes, pango_attr_family_new ("monospace"), from, at);
      start = next;
    }
  pango_layout_set_attributes (layout, attributes);

  return layout;
}

static GtkSizeRequestMode
accord_prose_cell_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_prose_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = create_layout (ACCORD_PROSE_CELL (widget));
  int size;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* A pixel for the cursor at the end. */
      pango_layout_get_pixel_size (layout, &size, NULL);
      *natural = MAX (size + 1 + 2 * PADDING, MIN_WIDTH);
      pango_layout_set_width (layout, 0);
      pango_layout_get_pixel_size (layout, &size, NULL);
      *minimum = CLAMP (size + 1 + 2 * PADDING, MIN_WIDTH, MIN (MAX_WORD, *natural));
      return;
    }

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (for_size >= 0)
    pango_layout_set_width (layout, MAX (for_size - 2 * PADDING, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &size);
  *minimum = *natural = size + 2 * PADDING;
}

/* Names the cell as somebody would who reads the table out. */
static void
update_name (AccordProseCell *self)
{
  g_autofree char *header = accord_prose_grid_dup_cell_text (self->grid, 0, self->column);
  g_autofree char *name = NULL;

  if (self->row == 0)
    name = g_strdup_printf (_("Header of column %u"), self->column + 1);
  else if (*header != '\0')
    name = g_strdup_printf (_("Row %u, column “%s”"), self->row, header);
  else
    name = g_strdup_printf (_("Row %u, column %u"), self->row, self->column + 1);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * accord_prose_cell_update:
 * @self: a cell
 *
 * Aligns it as its column is now, and names it.
 */
void
accord_prose_cell_update (AccordProseCell *self)
{
  static const GtkJustification justifications[] = {
    [ACCORD_PROSE_ALIGN_NONE] = GTK_JUSTIFY_LEFT,
    [ACCORD_PROSE_ALIGN_LEFT] = GTK_JUSTIFY_LEFT,
    [ACCORD_PROSE_ALIGN_CENTRE] = GTK_JUSTIFY_CENTER,
    [ACCORD_PROSE_ALIGN_RIGHT] = GTK_JUSTIFY_RIGHT,
  };

  g_return_if_fail (ACCORD_IS_PROSE_CELL (self));

  gtk_text_view_set_justification (GTK_TEXT_VIEW (self),
                                   justifications[accord_prose_grid_get_align (self->grid, self->column)]);
  update_name (self);
}

static AccordProseBuffer *
get_host (AccordProseCell *self)
{
  return accord_prose_grid_get_host (self->grid);
}

/**
 * accord_prose_cell_select:
 * @self: a cell
 * @from: where what is to be selected begins, in characters
 * @to: where it ends; -1 for the end of the cell
 *
 * Goes into the cell.
 */
void
accord_prose_cell_select (AccordProseCell *self, int from, int to)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (ACCORD_IS_PROSE_CELL (self));

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Goes to another cell; from outside the table into the text around it. */
static void
go_to (AccordProseCell *self, int row, int column, gboolean to_end)
{
  AccordProseBuffer *host = get_host (self);

  if (row >= 0 && row < (int) accord_prose_grid_get_n_rows (self->grid))
    {
      accord_prose_buffer_show_cell (host, self->grid, row, column, to_end ? -1 : 0, to_end ? -1 : 0);
      return;
    }

  accord_prose_buffer_leave_grid (host, self->grid, row >= 0);
}

/* One cell on, or back, in the order of reading. */
static void
step (AccordProseCell *self, int by)
{
  int n_columns = accord_prose_grid_get_n_columns (self->grid);
  int index = self->row * n_columns + self->column + by;

  if (index < 0)
    go_to (self, -1, 0, FALSE);
  else
    go_to (self, index / n_columns, index % n_columns, by < 0);
}

static void
go_on (AccordProseCell *self)
{
  g_autoptr (AccordProseGrid) grid = g_object_ref (self->grid);
  guint n_rows = accord_prose_grid_get_n_rows (grid);

  if (self->row + 1 < n_rows || self->column + 1 < accord_prose_grid_get_n_columns (grid))
    {
      step (self, 1);
      return;
    }

  accord_prose_grid_add_row (grid, n_rows);
  accord_prose_buffer_show_cell (accord_prose_grid_get_host (grid), grid, n_rows, 0, 0, 0);
}

/* Whether the cursor can go no further up or down within the cell. */
static gboolean
is_at_line_edge (AccordProseCell *self, gboolean down)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));

  return down ? !gtk_text_view_forward_display_line (GTK_TEXT_VIEW (self), &iter) || gtk_text_iter_is_end (&iter)
              : !gtk_text_view_backward_display_line (GTK_TEXT_VIEW (self), &iter);
}

static gboolean
is_at_end (AccordProseCell *self, gboolean end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));

  return end ? gtk_text_iter_is_end (&iter) : gtk_text_iter_is_start (&iter);
}

static gboolean
press_arrow (AccordProseCell *self, guint keyval)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean forward = (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right) != mirrored;

  if (gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->buffer)) || !is_at_end (self, forward))
    return FALSE;

  step (self, forward ? 1 : -1);

  return TRUE;
}

/**
 * accord_prose_cell_press:
 * @self: a cell
 * @keyval: a key
 * @modifiers: the modifiers held, of those that count for shortcuts
 *
 * Does what the key does here where that differs from any text area.
 *
 * Returns: whether it did
 */
gboolean
accord_prose_cell_press (AccordProseCell *self, guint keyval, GdkModifierType modifiers)
{
  gboolean editable;

  g_return_val_if_fail (ACCORD_IS_PROSE_CELL (self), FALSE);

  editable = gtk_text_view_get_editable (GTK_TEXT_VIEW (self));
  if (modifiers == GDK_CONTROL_MASK && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    return accord_prose_link_open_at_cursor (GTK_TEXT_VIEW (self)) ||
           (editable && accord_prose_cell_act (self, "row-below"));
  if (keyval == GDK_KEY_ISO_Left_Tab || (keyval == GDK_KEY_Tab && modifiers == GDK_SHIFT_MASK))
    {
      step (self, -1);
      return TRUE;
    }
  if (modifiers != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      if (editable)
        go_on (self);
      else
        step (self, 1);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      go_to (self, self->row + 1, self->column, TRUE);
      return TRUE;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!is_at_line_edge (self, FALSE))
        return FALSE;
      go_to (self, (int) self->row - 1, self->column, TRUE);
      return TRUE;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (!is_at_line_edge (self, TRUE))
        return FALSE;
      go_to (self, self->row + 1, self->column, FALSE);
      return TRUE;

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return press_arrow (self, keyval);

    case GDK_KEY_Escape:
      accord_prose_buffer_leave_grid (get_host (self), self->grid, TRUE);
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AccordProseCell *self)
{
  return accord_prose_cell_press (self, keyval, state & gtk_accelerator_get_default_mod_mask ());
}

/**
 * accord_prose_cell_act:
 * @self: a cell
 * @command: "row-above", "row-below", "row-remove", "column-before", "column-after", "column-remove",
 *   "align-left", "align-centre", "align-right" or "remove"
 *
 * Changes the table that the cell is in, and goes to where the cell then is.
 *
 * Returns: whether that could be done
 */
gboolean
accord_prose_cell_act (AccordProseCell *self, const char *command)
{
  g_autoptr (AccordProseGrid) grid = NULL;
  AccordProseBuffer *host;
  guint row;
  guint column;
  gboolean done = TRUE;

  g_return_val_if_fail (ACCORD_IS_PROSE_CELL (self), FALSE);

  /* The cell goes with the old shape of the table. */
  grid = g_object_ref (self->grid);
  host = get_host (self);
  row = self->row;
  column = self->column;

  if (g_str_equal (command, "remove"))
    {
      accord_prose_buffer_remove_grid (host, grid);
      return TRUE;
    }

  if (g_str_equal (command, "row-above"))
    done = accord_prose_grid_add_row (grid, row);
  else if (g_str_equal (command, "row-below"))
    done = accord_prose_grid_add_row (grid, ++row);
  else if (g_str_equal (command, "row-remove"))
    done = accord_prose_grid_remove_row (grid, row);
  else if (g_str_equal (command, "column-before"))
    done = accord_prose_grid_add_column (grid, column);
  else if (g_str_equal (command, "column-after"))
    done = accord_prose_grid_add_column (grid, ++column);
  else if (g_str_equal (command, "column-remove"))
    done = accord_prose_grid_remove_column (grid, column);
  else if (g_str_equal (command, "align-left"))
    accord_prose_grid_set_align (grid, column, ACCORD_PROSE_ALIGN_LEFT);
  else if (g_str_equal (command, "align-centre"))
    accord_prose_grid_set_align (grid, column, ACCORD_PROSE_ALIGN_CENTRE);
  else if (g_str_equal (command, "align-right"))
    accord_prose_grid_set_align (grid, column, ACCORD_PROSE_ALIGN_RIGHT);
  else
    g_return_val_if_reached (FALSE);

  if (done)
    accord_prose_buffer_show_cell (host, grid, row, column, 0, 0);

  return done;
}

/* As in the text around the table, which does the work. */
static void
update_history_actions (AccordProseCell *self)
{
  gboolean editable = gtk_text_view_get_editable (GTK_TEXT_VIEW (self));
  gboolean can_go_forward = accord_prose_buffer_can_go_forward (self->buffer);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.undo",
                                 editable && (accord_prose_buffer_can_go_back (self->buffer) || can_go_forward));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.redo", editable && can_go_forward);
}

static void
history_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (gtk_widget_get_parent (widget), name, NULL);
}

static void
accord_prose_cell_paste_clipboard (GtkTextView *view)
{
  accord_prose_paste_from_clipboard (view, FALSE);
}

static void
accord_prose_cell_copy_clipboard (GtkTextView *view)
{
  accord_prose_copy_to_clipboard (view, FALSE);
}

static void
accord_prose_cell_cut_clipboard (GtkTextView *view)
{
  accord_prose_copy_to_clipboard (view, TRUE);
}

static void
paste_plain_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_prose_paste_from_clipboard (GTK_TEXT_VIEW (widget), TRUE);
}

static void
focus_entered_cb (AccordProseCell *self)
{
  if (accord_prose_buffer_get_grid (self->buffer) == NULL)
    return;

  update_name (self);
  accord_prose_buffer_set_active_cell (get_host (self), self->buffer);
  if (self->history_handler == 0)
    self->history_handler = g_signal_connect_object (get_host (self), "edited", G_CALLBACK (update_history_actions),
                                                     self, G_CONNECT_SWAPPED);
  update_history_actions (self);
}

static void
focus_left_cb (AccordProseCell *self)
{
  if (accord_prose_buffer_get_grid (self->buffer) != NULL && self->history_handler != 0)
    g_clear_signal_handler (&self->history_handler, get_host (self));
}

static void
accord_prose_cell_dispose (GObject *object)
{
  AccordProseCell *self = ACCORD_PROSE_CELL (object);

  if (self->history_handler != 0 && self->buffer != NULL && accord_prose_buffer_get_grid (self->buffer) != NULL)
    g_clear_signal_handler (&self->history_handler, get_host (self));

  G_OBJECT_CLASS (accord_prose_cell_parent_class)->dispose (object);
  g_clear_object (&self->buffer);
  g_clear_object (&self->grid);
}

static void
accord_prose_cell_class_init (AccordProseCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *text_view_class = GTK_TEXT_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_prose_cell_dispose;
  widget_class->get_request_mode = accord_prose_cell_get_request_mode;
  widget_class->measure = accord_prose_cell_measure;
  text_view_class->copy_clipboard = accord_prose_cell_copy_clipboard;
  text_view_class->cut_clipboard = accord_prose_cell_cut_clipboard;
  text_view_class->paste_clipboard = accord_prose_cell_paste_clipboard;

  gtk_widget_class_install_action (widget_class, "text.undo", NULL, history_cb);
  gtk_widget_class_install_action (widget_class, "text.redo", NULL, history_cb);
  gtk_widget_class_install_action (widget_class, "text.paste-plain", NULL, paste_plain_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "text.paste-plain",
                                       NULL);
}

static void
accord_prose_cell_init (AccordProseCell *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, PADDING);
  gtk_text_view_set_right_margin (view, PADDING);
  gtk_text_view_set_top_margin (view, PADDING);
  gtk_text_view_set_bottom_margin (view, PADDING);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cell");
  accord_prose_link_set_up (view);

  /* Before the input method, which would take Enter. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * accord_prose_cell_new:
 * @grid: a table
 * @row: a row; 0 is the header
 * @column: a column
 *
 * Returns: (transfer floating): a widget for the cell
 */
GtkWidget *
accord_prose_cell_new (AccordProseGrid *grid, guint row, guint column)
{
  AccordProseCell *self = g_object_new (ACCORD_TYPE_PROSE_CELL, NULL);
  g_autoptr (GMenuModel) menu = NULL;

  self->grid = g_object_ref (grid);
  self->buffer = g_object_ref (accord_prose_grid_get_cell (grid, row, column));
  self->row = row;
  self->column = column;
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), GTK_TEXT_BUFFER (self->buffer));
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "edited", G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
  menu = accord_prose_table_menu_new (FALSE);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self), menu);
  if (row == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "header");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_INDEX, row + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, column + 1, -1);
  accord_prose_cell_update (self);
  g_signal_emit_by_name (get_host (self), "cell-shown", self->buffer);

  return GTK_WIDGET (self);
}
