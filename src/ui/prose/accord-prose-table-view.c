/* accord-prose-table-view.c: shows a table in the text
 *
 * A box as wide as the text, in which a table that is wider is scrolled sideways: the page never is. Until the table comes
 * near the screen it has no cells and nothing that scrolls, only about the room that they will take: most of a long text is
 * not looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-table-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/prose/accord-prose-cell.h"
#include "ui/prose/accord-prose-table-layout.h"
#include "ui/prose/accord-prose-zoom.h"

/* The line beside the first column, which the style sheet draws. */
#define BORDER 1

/* Around the words of a cell, as the cell has it. */
#define PADDING 8

/* Of the lines in a cell, as the style sheet has it. */
#define LINE_HEIGHT 1.3

struct _AccordProseTableView
{
  GtkWidget parent_instance;

  AccordProseGrid *grid;
  GtkWidget *sheet;
  GtkWidget *child;             /* the sheet; once there are cells, what scrolls it */
  gboolean editable;
  gboolean filled;
  int width;

  /* The height that the cells are thought to take, and for which width and size of text that was; 0 if not known. */
  int guess;
  int guessed_width;
  int guessed_zoom;
};

G_DEFINE_FINAL_TYPE (AccordProseTableView, accord_prose_table_view, GTK_TYPE_WIDGET)

static void
add_cell (AccordProseTableView *self, guint row, guint column)
{
  GtkWidget *cell = accord_prose_cell_new (self->grid, row, column);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (cell), self->editable);
  gtk_box_append (GTK_BOX (self->sheet), cell);
}

static gboolean
is_current (AccordProseTableView *self, GtkWidget *cell)
{
  guint row;
  guint column;

  return accord_prose_grid_find_cell (
      self->grid, ACCORD_PROSE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (cell))), &row, &column);
}

static void
describe (AccordProseTableView *self)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  accord_prose_grid_get_n_rows (self->grid), GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  accord_prose_grid_get_n_columns (self->grid), -1);
}

/* Makes the cells that the table has now. */
static void
fill (AccordProseTableView *self)
{
  guint n_rows = accord_prose_grid_get_n_rows (self->grid);
  guint n_columns = accord_prose_grid_get_n_columns (self->grid);
  GtkWidget *first = gtk_widget_get_first_child (self->sheet);

  if (first != NULL && is_current (self, first))
    {
      for (GtkWidget *cell = first; cell != NULL; cell = gtk_widget_get_next_sibling (cell))
        accord_prose_cell_update (ACCORD_PROSE_CELL (cell));
      return;
    }

  while ((first = gtk_widget_get_first_child (self->sheet)) != NULL)
    gtk_box_remove (GTK_BOX (self->sheet), first);

  accord_prose_table_layout_set_n_columns (
      ACCORD_PROSE_TABLE_LAYOUT (gtk_widget_get_layout_manager (self->sheet)), n_columns);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      add_cell (self, row, column);
  describe (self);
}

static void
add_scroller (AccordProseTableView *self)
{
  g_autoptr (GtkWidget) sheet = g_object_ref (self->sheet);

  gtk_widget_unparent (self->sheet);
  self->child = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->child), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->child), sheet);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
reshaped_cb (AccordProseTableView *self)
{
  self->guess = 0;
  describe (self);
  if (self->filled)
    fill (self);
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- before there are cells --- */

/* How wide a column would be if nothing was wrapped, and all of them together. */
static int *
guess_columns (AccordProseTableView *self, guint n_columns, int char_width, int *all)
{
  int *columns = g_new0 (int, n_columns);

  for (guint row = 0; row < accord_prose_grid_get_n_rows (self->grid); row++)
    for (guint column = 0; column < n_columns; column++)
      {
        g_autofree char *text = accord_prose_grid_dup_cell_text (self->grid, row, column);

        columns[column] = MAX (columns[column], (int) g_utf8_strlen (text, -1) * char_width + 2 * PADDING);
      }
  *all = 0;
  for (guint column = 0; column < n_columns; column++)
    *all += columns[column];

  return columns;
}

static int
guess_lines (AccordProseTableView *self, guint row, const int *columns, int all, int char_width)
{
  guint n_columns = accord_prose_grid_get_n_columns (self->grid);
  int n_lines = 1;

  for (guint column = 0; column < n_columns && all > self->width; column++)
    {
      g_autofree char *text = accord_prose_grid_dup_cell_text (self->grid, row, column);
      int width = MAX (columns[column] * self->width / all - 2 * PADDING, char_width);

      n_lines = MAX (n_lines, (int) g_utf8_strlen (text, -1) * char_width / width + 1);
    }

  return n_lines;
}

static int
guess_height (AccordProseTableView *self)
{
  guint n_columns = accord_prose_grid_get_n_columns (self->grid);
  guint n_rows = accord_prose_grid_get_n_rows (self->grid);
  PangoFontMetrics *metrics;
  g_autofree int *columns = NULL;
  int char_width, line, all;

  if (self->guess > 0 && self->guessed_width == self->width && self->guessed_zoom == accord_prose_zoom_get ())
    return self->guess;

  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  char_width = MAX (PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics)), 1);
  line = (int) (PANGO_PIXELS (pango_font_metrics_get_height (metrics)) * LINE_HEIGHT);
  pango_font_metrics_unref (metrics);
  columns = guess_columns (self, n_columns, char_width, &all);
  self->guess = 0;
  for (guint row = 0; row < n_rows; row++)
    self->guess += guess_lines (self, row, columns, all, char_width) * line + 2 * PADDING + BORDER;
  self->guessed_width = self->width;
  self->guessed_zoom = accord_prose_zoom_get ();

  return self->guess;
}

static void
accord_prose_table_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  AccordProseTableView *self = ACCORD_PROSE_TABLE_VIEW (widget);

  gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
  if (!self->filled && orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = MAX (*minimum, guess_height (self));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MAX (*minimum, self->width);
}

static void
accord_prose_table_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AccordProseTableView *self = ACCORD_PROSE_TABLE_VIEW (widget);

  gtk_widget_size_allocate (self->child, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
accord_prose_table_view_dispose (GObject *object)
{
  AccordProseTableView *self = ACCORD_PROSE_TABLE_VIEW (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_object (&self->grid);

  G_OBJECT_CLASS (accord_prose_table_view_parent_class)->dispose (object);
}

static void
accord_prose_table_view_class_init (AccordProseTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_prose_table_view_dispose;
  widget_class->measure = accord_prose_table_view_measure;
  widget_class->size_allocate = accord_prose_table_view_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "prose-table");
}

static void
accord_prose_table_view_init (AccordProseTableView *self)
{
  self->editable = TRUE;
  self->sheet = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);
  gtk_widget_set_layout_manager (self->sheet, accord_prose_table_layout_new ());
  gtk_widget_add_css_class (self->sheet, "sheet");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Table"), -1);
  self->child = self->sheet;
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

/**
 * accord_prose_table_view_new:
 * @grid: a table in a text
 *
 * Returns: (transfer floating): a widget that shows it
 */
GtkWidget *
accord_prose_table_view_new (AccordProseGrid *grid)
{
  AccordProseTableView *self = g_object_new (ACCORD_TYPE_PROSE_TABLE_VIEW, NULL);

  self->grid = g_object_ref (grid);
  g_signal_connect_object (grid, "reshaped", G_CALLBACK (reshaped_cb), self, G_CONNECT_SWAPPED);
  describe (self);

  return GTK_WIDGET (self);
}

/**
 * accord_prose_table_view_set_width:
 * @self: a table
 * @width: the width of the text around it, in pixels
 */
void
accord_prose_table_view_set_width (AccordProseTableView *self, int width)
{
  g_return_if_fail (ACCORD_IS_PROSE_TABLE_VIEW (self));

  if (self->width == width)
    return;

  self->width = width;
  accord_prose_table_layout_set_width (ACCORD_PROSE_TABLE_LAYOUT (gtk_widget_get_layout_manager (self->sheet)),
                                       MAX (width - BORDER, 0));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * accord_prose_table_view_set_editable:
 * @self: a table
 * @editable: whether its cells can be changed
 */
void
accord_prose_table_view_set_editable (AccordProseTableView *self, gboolean editable)
{
  g_return_if_fail (ACCORD_IS_PROSE_TABLE_VIEW (self));

  self->editable = editable;
  for (GtkWidget *cell = gtk_widget_get_first_child (self->sheet); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    gtk_text_view_set_editable (GTK_TEXT_VIEW (cell), editable);
}

/**
 * accord_prose_table_view_fill:
 * @self: a table
 *
 * Makes the widgets of the cells, unless they are there; to be called before the table is seen.
 */
void
accord_prose_table_view_fill (AccordProseTableView *self)
{
  g_return_if_fail (ACCORD_IS_PROSE_TABLE_VIEW (self));

  if (self->filled)
    return;

  self->filled = TRUE;
  add_scroller (self);
  fill (self);
}

/**
 * accord_prose_table_view_get_cell:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the widget of the cell, which is made if it was not there
 */
GtkWidget *
accord_prose_table_view_get_cell (AccordProseTableView *self, guint row, guint column)
{
  GtkWidget *cell;

  g_return_val_if_fail (ACCORD_IS_PROSE_TABLE_VIEW (self), NULL);

  accord_prose_table_view_fill (self);
  cell = gtk_widget_get_first_child (self->sheet);
  for (guint i = row * accord_prose_grid_get_n_columns (self->grid) + column; i > 0 && cell != NULL; i--)
    cell = gtk_widget_get_next_sibling (cell);

  return cell;
}
