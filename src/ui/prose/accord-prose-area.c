/* accord-prose-area.c: the area that a section's text is typed into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-area.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/common/accord-shell.h"
#include "ui/prose/accord-prose-cell.h"
#include "ui/prose/accord-prose-link.h"
#include "ui/prose/accord-prose-marks.h"
#include "ui/prose/accord-prose-paste.h"
#include "ui/prose/accord-prose-spelling.h"
#include "ui/prose/accord-prose-table-view.h"
#include "ui/prose/accord-prose-zoom.h"

/* The widest column that reads well at 100 per cent, and the least space beside it; pixels. */
#define COLUMN_WIDTH 720
#define SIDE_MARGIN 18

/* A table to begin with, the header row included. */
#define NEW_TABLE_COLUMNS 3
#define NEW_TABLE_ROWS 3

/* How far from the screen a table has its cells made; screens. */
#define NEAR 0.5

/* Less than this the column never asks for, whatever is in it; pixels. */
#define LEAST_WIDTH 200

struct _AccordProseArea
{
  GtkSourceView parent_instance;

  AccordProseBuffer *buffer;
  AccordProseSpelling *spelling;
  GSignalGroup *scrolling;
  guint filling;
  GtkWidget *wanted_cell;               /* weak: to be scrolled to once it has a place */
  AccordProseKind announced_kind;
  guint announced_level;
};

G_DEFINE_FINAL_TYPE (AccordProseArea, accord_prose_area, GTK_SOURCE_TYPE_VIEW)

/**
 * accord_prose_area_get_buffer:
 * @self: an area
 *
 * Returns: (transfer none): its text
 */
AccordProseBuffer *
accord_prose_area_get_buffer (AccordProseArea *self)
{
  g_return_val_if_fail (ACCORD_IS_PROSE_AREA (self), NULL);

  return self->buffer;
}

/**
 * accord_prose_area_press:
 * @self: an area
 * @keyval: a key
 * @modifiers: the modifiers held, of those that count for shortcuts
 *
 * Does what the key does here where that differs from any text area.
 *
 * Returns: whether it did
 */
gboolean
accord_prose_area_press (AccordProseArea *self, guint keyval, GdkModifierType modifiers)
{
  gboolean shift = modifiers == GDK_SHIFT_MASK;

  g_return_val_if_fail (ACCORD_IS_PROSE_AREA (self), FALSE);

  if (modifiers == GDK_CONTROL_MASK && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    return accord_prose_link_open_at_cursor (GTK_TEXT_VIEW (self));

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)) || (modifiers != 0 && !shift))
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return shift ? accord_prose_buffer_break_within_line (self->buffer)
                   : accord_prose_buffer_break_line (self->buffer);

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return !shift && accord_prose_buffer_nest (self->buffer, 1);

    case GDK_KEY_ISO_Left_Tab:
      return accord_prose_buffer_nest (self->buffer, -1);

    case GDK_KEY_BackSpace:
      return !shift && (accord_prose_buffer_select_table_before (self->buffer) ||
                        accord_prose_buffer_erase_format (self->buffer));

    case GDK_KEY_space:
      return !shift && accord_prose_buffer_format_as_typed (self->buffer);

    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AccordProseArea *self)
{
  /* What is pressed in a table is the table's. */
  if (!gtk_widget_is_focus (GTK_WIDGET (self)) ||
      !accord_prose_area_press (self, keyval, state & gtk_accelerator_get_default_mod_mask ()))
    return GDK_EVENT_PROPAGATE;

  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self),
                                      gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
  return GDK_EVENT_STOP;
}

/* GtkTextView's own actions, for which the keys and the menu are there already. While there is
 * nothing to undo here the action is off, and the key goes on to the window, which undoes by the
 * journal. It does not go there once everything has been undone here: the journal would take back
 * the undoing, and bring the text again.
 */
static void
update_history_actions (AccordProseArea *self)
{
  gboolean editable = gtk_text_view_get_editable (GTK_TEXT_VIEW (self));
  gboolean can_go_forward = accord_prose_buffer_can_go_forward (self->buffer);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.undo",
                                 editable && (accord_prose_buffer_can_go_back (self->buffer) || can_go_forward));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "text.redo", editable && can_go_forward);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordProseArea *self = ACCORD_PROSE_AREA (widget);

  if (!accord_prose_buffer_can_go_back (self->buffer))
    {
      accord_shell_say (widget, _("There is nothing more to undo in this text."));
      return;
    }
  accord_prose_buffer_go_back (self->buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self),
                                      gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordProseArea *self = ACCORD_PROSE_AREA (widget);

  accord_prose_buffer_go_forward (self->buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self),
                                      gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
}

static void
accord_prose_area_paste_clipboard (GtkTextView *view)
{
  accord_prose_paste_from_clipboard (view, FALSE);
}

static void
accord_prose_area_copy_clipboard (GtkTextView *view)
{
  accord_prose_copy_to_clipboard (view, FALSE);
}

static void
accord_prose_area_cut_clipboard (GtkTextView *view)
{
  accord_prose_copy_to_clipboard (view, TRUE);
}

static void
paste_plain_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_prose_paste_from_clipboard (GTK_TEXT_VIEW (widget), TRUE);
}

/* GtkSourceView moves lines and words as plain text, which would lose their formats. */
static void
ignore_move_lines (GtkSourceView *view, gboolean down)
{
}

static void
ignore_move_words (GtkSourceView *view, int count)
{
}

/* A bullet that is drawn is not in the text that a screen reader reads, so that it is said when the
 * cursor comes there.
 */
static void
cursor_moved_cb (AccordProseArea *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter;
  AccordProseKind kind;
  guint level;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  kind = accord_prose_buffer_get_line_kind (self->buffer, &iter, &level);
  if (kind == self->announced_kind && level == self->announced_level)
    return;

  self->announced_kind = kind;
  self->announced_level = level;
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    {
      g_autofree char *text = accord_prose_marks_describe (kind, level);

      accord_shell_announce (GTK_WIDGET (self), text);
    }
}

static void
accord_prose_area_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  GTK_TEXT_VIEW_CLASS (accord_prose_area_parent_class)->snapshot_layer (view, layer, snapshot);
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    accord_prose_marks_draw (view, snapshot);
}

static AccordProseTableView *
get_table (AccordProseGrid *grid)
{
  guint n_widgets;
  g_autofree GtkWidget **widgets = gtk_text_child_anchor_get_widgets (accord_prose_grid_get_anchor (grid), &n_widgets);

  return n_widgets > 0 ? ACCORD_PROSE_TABLE_VIEW (widgets[0]) : NULL;
}

static void
fit_tables (AccordProseArea *self, int width)
{
  g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (self->buffer);

  for (guint i = 0; i < grids->len; i++)
    accord_prose_table_view_set_width (get_table (grids->pdata[i]), width);
}

/* Whether all lines on the screen have been laid out. Until then they are of no height but for those of tables, which all
 * seem to be there.
 */
static gboolean
is_laid_out (AccordProseArea *self, const GdkRectangle *visible)
{
  GtkTextIter iter;
  int y, height;

  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter, visible->y, NULL);
  do
    gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, &y, &height);
  while (height > 0 && y + height < visible->y + visible->height && gtk_text_iter_forward_line (&iter));

  return height > 0;
}

/* Makes the cells of the tables that are on the screen, or less than @margin screens away. */
static void
fill_tables_within (AccordProseArea *self, double margin)
{
  g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (self->buffer);
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  if (grids->len == 0 || !is_laid_out (self, &visible))
    return;

  for (guint i = 0; i < grids->len; i++)
    {
      GtkTextIter iter;
      int y;
      int height;

      gtk_text_buffer_get_iter_at_child_anchor (GTK_TEXT_BUFFER (self->buffer), &iter,
                                                accord_prose_grid_get_anchor (grids->pdata[i]));
      gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, &y, &height);
      if (y < visible.y + visible.height * (1 + margin) && y + height > visible.y - visible.height * margin)
        accord_prose_table_view_fill (get_table (grids->pdata[i]));
    }
}

static gboolean
fill_near_tables_cb (gpointer data)
{
  AccordProseArea *self = data;

  self->filling = 0;
  fill_tables_within (self, NEAR);

  return G_SOURCE_REMOVE;
}

/* What is seen comes first; what may be seen next when there is time. */
static void
fill_tables (AccordProseArea *self)
{
  fill_tables_within (self, 0);
  if (self->filling == 0)
    self->filling = g_idle_add_full (G_PRIORITY_LOW, fill_near_tables_cb, self, NULL);
}

/* Scrolls so that a cell is seen; a text view does that for its own cursor only. */
static void
reveal_cell (AccordProseArea *self, GtkWidget *cell)
{
  GtkAdjustment *vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  graphene_rect_t bounds;
  double top;

  if (vertical == NULL || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return;

  top = bounds.origin.y + gtk_adjustment_get_value (vertical);
  gtk_adjustment_clamp_page (vertical, top, top + bounds.size.height);
}

/* Once the text has been scrolled to the table of a cell, to the cell. */
static void
reveal_wanted_cell (AccordProseArea *self)
{
  graphene_rect_t bounds;

  if (self->wanted_cell == NULL || gtk_widget_get_width (self->wanted_cell) == 0 ||
      !gtk_widget_compute_bounds (gtk_widget_get_parent (self->wanted_cell), GTK_WIDGET (self), &bounds) ||
      bounds.origin.y > gtk_widget_get_height (GTK_WIDGET (self)) || bounds.origin.y + bounds.size.height < 0)
    return;

  reveal_cell (self, self->wanted_cell);
  g_clear_weak_pointer (&self->wanted_cell);
}

/* Also when nobody scrolls: a text that is laid out little by little moves. */
static void
scrolled_cb (AccordProseArea *self)
{
  fill_tables (self);
  reveal_wanted_cell (self);
}

static void
vadjustment_changed_cb (AccordProseArea *self)
{
  GtkAdjustment *vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  g_signal_group_set_target (self->scrolling, vertical);
}

static int
get_column_width (AccordProseArea *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  return gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_left_margin (view) -
         gtk_text_view_get_right_margin (view);
}

static void
table_inserted_cb (AccordProseArea *self, const GtkTextIter *iter, GtkTextChildAnchor *anchor)
{
  GtkWidget *table = accord_prose_table_view_new (accord_prose_grid_get_from_anchor (anchor));

  accord_prose_table_view_set_editable (ACCORD_PROSE_TABLE_VIEW (table), gtk_text_view_get_editable (GTK_TEXT_VIEW (self)));
  accord_prose_table_view_set_width (ACCORD_PROSE_TABLE_VIEW (table), MAX (get_column_width (self), 0));
  gtk_text_view_add_child_at_anchor (GTK_TEXT_VIEW (self), table, anchor);
}

static void
editable_changed_cb (AccordProseArea *self)
{
  g_autoptr (GPtrArray) grids = accord_prose_buffer_list_grids (self->buffer);

  for (guint i = 0; i < grids->len; i++)
    accord_prose_table_view_set_editable (get_table (grids->pdata[i]), gtk_text_view_get_editable (GTK_TEXT_VIEW (self)));
}

static void
cell_wanted_cb (AccordProseArea *self, AccordProseGrid *grid, guint row, guint column, int from, int to)
{
  GtkTextIter iter;
  GtkTextMark *mark;
  GtkWidget *cell = accord_prose_table_view_get_cell (get_table (grid), row, column);

  accord_prose_cell_select (ACCORD_PROSE_CELL (cell), from, to);
  if (gtk_widget_get_width (cell) > 0)
    {
      reveal_cell (self, cell);
      return;
    }
  /* It has just been made, and has no place before the table has one. */
  g_set_weak_pointer (&self->wanted_cell, cell);
  gtk_text_buffer_get_iter_at_child_anchor (GTK_TEXT_BUFFER (self->buffer), &iter, accord_prose_grid_get_anchor (grid));
  mark = gtk_text_buffer_create_mark (GTK_TEXT_BUFFER (self->buffer), NULL, &iter, TRUE);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0, FALSE, 0, 0);
  gtk_text_buffer_delete_mark (GTK_TEXT_BUFFER (self->buffer), mark);
}

static void
cell_left_cb (AccordProseArea *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self),
                                      gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
}

/**
 * accord_prose_area_get_active:
 * @self: an area
 *
 * Returns: (transfer none): what the toolbar is for: the cell that the cursor is in, else the text
 */
AccordProseBuffer *
accord_prose_area_get_active (AccordProseArea *self)
{
  AccordProseBuffer *cell;

  g_return_val_if_fail (ACCORD_IS_PROSE_AREA (self), NULL);

  cell = accord_prose_buffer_get_active_cell (self->buffer);

  return cell != NULL ? cell : self->buffer;
}

/**
 * accord_prose_area_get_cell:
 * @self: an area
 *
 * Returns: (transfer none) (nullable): the widget of the cell that the cursor is in
 */
GtkWidget *
accord_prose_area_get_cell (AccordProseArea *self)
{
  AccordProseBuffer *cell;
  AccordProseGrid *grid;
  guint row;
  guint column;

  g_return_val_if_fail (ACCORD_IS_PROSE_AREA (self), NULL);

  cell = accord_prose_buffer_get_active_cell (self->buffer);
  grid = cell != NULL ? accord_prose_buffer_get_grid (cell) : NULL;
  if (grid == NULL || !accord_prose_grid_find_cell (grid, cell, &row, &column) || get_table (grid) == NULL)
    return NULL;

  return accord_prose_table_view_get_cell (get_table (grid), row, column);
}

/**
 * accord_prose_area_get_column_width:
 *
 * Returns: the most pixels that the column of the text takes, with the least space beside it, at the size texts have now
 */
int
accord_prose_area_get_column_width (void)
{
  return COLUMN_WIDTH * accord_prose_zoom_get () / 100 + 2 * SIDE_MARGIN;
}

/**
 * accord_prose_area_return:
 * @self: an area
 *
 * Gives the focus back, after a button, to where the cursor is.
 */
void
accord_prose_area_return (AccordProseArea *self)
{
  GtkWidget *cell = accord_prose_area_get_cell (self);

  gtk_widget_grab_focus (cell != NULL ? cell : GTK_WIDGET (self));
}

/**
 * accord_prose_area_insert_table:
 * @self: an area
 *
 * Puts an empty table at the cursor, or after the table that it is in, and goes into it.
 */
void
accord_prose_area_insert_table (AccordProseArea *self)
{
  AccordProseBuilder *builder;
  g_autoptr (AccordProse) prose = NULL;
  AccordProseBuffer *cell;
  AccordProseGrid *grid;

  g_return_if_fail (ACCORD_IS_PROSE_AREA (self));

  builder = accord_prose_builder_new ();
  accord_prose_builder_begin_table (builder, NEW_TABLE_COLUMNS);
  for (guint i = 0; i < NEW_TABLE_COLUMNS * NEW_TABLE_ROWS; i++)
    accord_prose_builder_begin_cell (builder, ACCORD_PROSE_ALIGN_NONE);
  prose = accord_prose_builder_end (builder);

  cell = accord_prose_buffer_get_active_cell (self->buffer);
  if (cell != NULL)
    accord_prose_buffer_leave_grid (self->buffer, accord_prose_buffer_get_grid (cell), TRUE);
  grid = accord_prose_buffer_insert_table (self->buffer, prose);
  accord_prose_buffer_show_cell (self->buffer, grid, 0, 0, 0, 0);
}

/* However the focus comes to the text, it has left the cell. */
static gboolean
accord_prose_area_grab_focus (GtkWidget *widget)
{
  gboolean grabbed = GTK_WIDGET_CLASS (accord_prose_area_parent_class)->grab_focus (widget);

  if (gtk_widget_is_focus (widget))
    accord_prose_buffer_set_active_cell (ACCORD_PROSE_AREA (widget)->buffer, NULL);

  return grabbed;
}

/* A cursor that comes to a table goes into it. */
static void
accord_prose_area_move_cursor (GtkTextView *view, GtkMovementStep step, int count, gboolean extend)
{
  AccordProseArea *self = ACCORD_PROSE_AREA (view);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  gboolean was_in_table;
  AccordProseGrid *grid;
  GtkTextIter before;
  GtkTextIter iter;
  gboolean forward;

  gtk_text_buffer_get_iter_at_mark (buffer, &before, gtk_text_buffer_get_insert (buffer));
  was_in_table = accord_prose_buffer_get_table_at (self->buffer, &before) != NULL;
  GTK_TEXT_VIEW_CLASS (accord_prose_area_parent_class)->move_cursor (view, step, count, extend);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  grid = accord_prose_buffer_get_table_at (self->buffer, &iter);
  forward = gtk_text_iter_compare (&before, &iter) < 0;

  if (extend || grid == NULL || (was_in_table && gtk_text_iter_get_line (&before) == gtk_text_iter_get_line (&iter) &&
                                 !forward))
    return;

  if (forward)
    accord_prose_buffer_show_cell (self->buffer, grid, 0, 0, 0, 0);
  else
    accord_prose_buffer_show_cell (self->buffer, grid, G_MAXUINT,
                                   step == GTK_MOVEMENT_DISPLAY_LINES ? 0 : G_MAXUINT, -1, -1);
}

/* What is in the column may be wider than the window for a moment, while it is made narrower. */
static void
accord_prose_area_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  GTK_WIDGET_CLASS (accord_prose_area_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

/* Keeps the column at a width that reads well, in the middle. */
static void
accord_prose_area_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AccordProseArea *self = ACCORD_PROSE_AREA (widget);
  int margin = (width - accord_prose_area_get_column_width ()) / 2 + SIDE_MARGIN;

  margin = MAX (SIDE_MARGIN, margin);

  if (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (widget)) != margin)
    {
      gtk_text_view_set_left_margin (GTK_TEXT_VIEW (widget), margin);
      gtk_text_view_set_right_margin (GTK_TEXT_VIEW (widget), margin);
    }
  fit_tables (self, MAX (width - 2 * margin, 0));

  GTK_WIDGET_CLASS (accord_prose_area_parent_class)->size_allocate (widget, width, height, baseline);
  scrolled_cb (self);
}

static void
update_colours_cb (AccordProseArea *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkRGBA colour;

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager),
                                       adw_style_manager_get_dark (manager), &colour);
  accord_prose_buffer_set_link_colour (self->buffer, &colour);
}

/* GTK 4.18 tells those who count the characters of a text about all that comes and goes, except of the anchor
 * of a child that comes. libspelling counts, and would fail; it begins again when the tables are there.
 */
static void
table_coming_cb (AccordProseArea *self)
{
  if (self->spelling != NULL)
    accord_prose_spelling_restart (self->spelling);
}

static void
accord_prose_area_dispose (GObject *object)
{
  AccordProseArea *self = ACCORD_PROSE_AREA (object);

  if (self->spelling != NULL)
    accord_prose_spelling_close (self->spelling);
  g_clear_object (&self->spelling);
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_object (&self->scrolling);
  g_clear_weak_pointer (&self->wanted_cell);

  G_OBJECT_CLASS (accord_prose_area_parent_class)->dispose (object);
  g_clear_object (&self->buffer);
}

static void
accord_prose_area_class_init (AccordProseAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *text_view_class = GTK_TEXT_VIEW_CLASS (klass);
  GtkSourceViewClass *source_view_class = GTK_SOURCE_VIEW_CLASS (klass);

  object_class->dispose = accord_prose_area_dispose;
  widget_class->grab_focus = accord_prose_area_grab_focus;
  widget_class->measure = accord_prose_area_measure;
  widget_class->size_allocate = accord_prose_area_size_allocate;
  text_view_class->move_cursor = accord_prose_area_move_cursor;
  text_view_class->copy_clipboard = accord_prose_area_copy_clipboard;
  text_view_class->cut_clipboard = accord_prose_area_cut_clipboard;
  text_view_class->paste_clipboard = accord_prose_area_paste_clipboard;
  text_view_class->snapshot_layer = accord_prose_area_snapshot_layer;
  source_view_class->move_lines = ignore_move_lines;
  source_view_class->move_words = ignore_move_words;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "spelling.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, GDK_ALT_MASK, "spelling.next", NULL);
  gtk_widget_class_install_action (widget_class, "text.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "text.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "text.paste-plain", NULL, paste_plain_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "text.paste-plain",
                                       NULL);
}

static void
accord_prose_area_init (AccordProseArea *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->buffer = accord_prose_buffer_new ();
  gtk_text_view_set_buffer (view, GTK_TEXT_BUFFER (self->buffer));
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_top_margin (view, 18);
  gtk_text_view_set_bottom_margin (view, 48);
  gtk_text_view_set_pixels_above_lines (view, 4);
  gtk_text_view_set_pixels_below_lines (view, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "accord-prose");

  /* Before the input method, which would take Enter and space. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  g_signal_connect_object (self->buffer, "insert-child-anchor", G_CALLBACK (table_coming_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "insert-child-anchor", G_CALLBACK (table_inserted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->buffer, "cell-wanted", G_CALLBACK (cell_wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "cell-left", G_CALLBACK (cell_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::editable", G_CALLBACK (editable_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "edited", G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "edited", G_CALLBACK (update_history_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "loaded", G_CALLBACK (update_history_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::editable", G_CALLBACK (update_history_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_colours_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (update_colours_cb), self, G_CONNECT_SWAPPED);

  self->scrolling = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->scrolling, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_group_connect_swapped (self->scrolling, "changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_object (self, "notify::vadjustment", G_CALLBACK (vadjustment_changed_cb), self, G_CONNECT_SWAPPED);
  accord_prose_zoom_show (GTK_WIDGET (self));
  accord_prose_link_set_up (view);
  update_colours_cb (self);
  self->spelling = accord_prose_spelling_new (view, self->buffer);
  update_history_actions (self);
}
