/* accord-prose-table-layout.c: places the cells of a table
 *
 * As a browser does: the columns share the width of the text in the measure of what is in them, none
 * gets less than its longest word, and what is wider then is wider than the text. The height follows
 * from the width that was set, not from the one that is asked about, since the text around it takes
 * what is anchored in it at its least size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-table-layout.h"

struct _AccordProseTableLayout
{
  GtkLayoutManager parent_instance;

  guint n_columns;
  int width;
};

G_DEFINE_FINAL_TYPE (AccordProseTableLayout, accord_prose_table_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  int minimum;
  int natural;
  int width;
} Column;

static Column *
measure_columns (AccordProseTableLayout *self, GtkWidget *widget)
{
  Column *columns = g_new0 (Column, self->n_columns);
  guint i = 0;

  for (GtkWidget *cell = gtk_widget_get_first_child (widget); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    {
      int minimum;
      int natural;

      gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      columns[i].minimum = MAX (columns[i].minimum, minimum);
      columns[i].natural = MAX (columns[i].natural, natural);
      i = (i + 1) % self->n_columns;
    }

  return columns;
}

/* How wide the columns are. */
static Column *
share_width (AccordProseTableLayout *self, GtkWidget *widget)
{
  Column *columns = measure_columns (self, widget);
  int minimum = 0;
  int natural = 0;
  int rest = self->width;

  for (guint i = 0; i < self->n_columns; i++)
    {
      minimum += columns[i].minimum;
      natural += columns[i].natural;
    }

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->width <= minimum)
        columns[i].width = columns[i].minimum;
      else if (self->width < natural)
        columns[i].width = columns[i].minimum + (gint64) (self->width - minimum) *
                                                    (columns[i].natural - columns[i].minimum) / (natural - minimum);
      else
        columns[i].width = columns[i].natural + (self->width - natural) / (int) self->n_columns;
      rest -= columns[i].width;
    }

  /* What the divisions left. */
  if (rest > 0)
    columns[self->n_columns - 1].width += rest;

  return columns;
}

/* How high the row is that begins with @cell, which is moved to the next. */
static int
measure_row (AccordProseTableLayout *self, GtkWidget **cell, const Column *columns)
{
  int height = 0;

  for (guint i = 0; i < self->n_columns && *cell != NULL; i++)
    {
      int minimum;

      gtk_widget_measure (*cell, GTK_ORIENTATION_VERTICAL, columns[i].width, &minimum, NULL, NULL, NULL);
      height = MAX (height, minimum);
      *cell = gtk_widget_get_next_sibling (*cell);
    }

  return height;
}

static GtkSizeRequestMode
accord_prose_table_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
accord_prose_table_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                                   int for_size, int *minimum, int *natural, int *minimum_baseline,
                                   int *natural_baseline)
{
  AccordProseTableLayout *self = ACCORD_PROSE_TABLE_LAYOUT (manager);
  g_autofree Column *columns = NULL;
  GtkWidget *cell = gtk_widget_get_first_child (widget);
  int size = 0;

  if (self->n_columns > 0)
    columns = share_width (self, widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for (guint i = 0; i < self->n_columns; i++)
      size += columns[i].width;
  else
    while (cell != NULL)
      size += measure_row (self, &cell, columns);

  *minimum = *natural = size;
}

static void
accord_prose_table_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  AccordProseTableLayout *self = ACCORD_PROSE_TABLE_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *cell = gtk_widget_get_first_child (widget);
  g_autofree Column *columns = NULL;
  GtkAllocation place = { 0, 0, 0, 0 };

  if (cell == NULL)
    return;

  columns = share_width (self, widget);
  while (cell != NULL)
    {
      GtkWidget *next = cell;

      place.x = mirrored ? width : 0;
      place.height = measure_row (self, &next, columns);
      for (guint i = 0; i < self->n_columns && cell != NULL; i++, cell = gtk_widget_get_next_sibling (cell))
        {
          place.width = columns[i].width;
          if (mirrored)
            place.x -= place.width;
          gtk_widget_size_allocate (cell, &place, -1);
          if (!mirrored)
            place.x += place.width;
        }
      place.y += place.height;
    }
}

static void
accord_prose_table_layout_class_init (AccordProseTableLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = accord_prose_table_layout_get_request_mode;
  manager_class->measure = accord_prose_table_layout_measure;
  manager_class->allocate = accord_prose_table_layout_allocate;
}

static void
accord_prose_table_layout_init (AccordProseTableLayout *self)
{
}

/**
 * accord_prose_table_layout_new:
 *
 * Returns: (transfer full): a manager for a widget whose children are cells, row by row
 */
GtkLayoutManager *
accord_prose_table_layout_new (void)
{
  return g_object_new (ACCORD_TYPE_PROSE_TABLE_LAYOUT, NULL);
}

/**
 * accord_prose_table_layout_set_n_columns:
 * @self: a manager
 * @n_columns: how many cells make a row
 */
void
accord_prose_table_layout_set_n_columns (AccordProseTableLayout *self, guint n_columns)
{
  g_return_if_fail (ACCORD_IS_PROSE_TABLE_LAYOUT (self));

  self->n_columns = n_columns;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

/**
 * accord_prose_table_layout_set_width:
 * @self: a manager
 * @width: the width of the text around the table, in pixels
 */
void
accord_prose_table_layout_set_width (AccordProseTableLayout *self, int width)
{
  g_return_if_fail (ACCORD_IS_PROSE_TABLE_LAYOUT (self));

  if (self->width == width)
    return;

  self->width = width;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
