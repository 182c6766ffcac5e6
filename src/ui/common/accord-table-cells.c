/* accord-table-cells.c: what stands in a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "ui/common/accord-table-cells-private.h"

/* A row is there before its record is read, and its record changes: whatever shows it listens while it is bound. */
#define HANDLER_KEY "accord-cell-handler"

/* Dates, numbers and single words are never cut. */
#define NARROW_COLUMN 14

/* --- text --- */

static const AccordListColumn *
find_column (AccordTableCells *self, const char *key)
{
  for (guint i = 0; i < self->source->n_columns; i++)
    if (g_str_equal (self->source->columns[i].key, key))
      return &self->source->columns[i];
  return NULL;
}

static const char *
find_words (AccordTableCells *self, const char *key, const char *value)
{
  for (const AccordTableWord *word = self->look->words; word != NULL && word->key != NULL; word++)
    if (g_str_equal (word->key, key) && g_str_equal (word->value, value))
      return _(word->words);
  return NULL;
}

static char *
format_value (AccordTableCells *self, const AccordListColumn *column, const char *value)
{
  const char *words = find_words (self, column->key, value);
  AccordVocabulary *vocabulary;

  if (words != NULL)
    return g_strdup (words);
  if (column->kind == ACCORD_LIST_DAY)
    return accord_day_format (value);
  if (column->kind == ACCORD_LIST_TERM && *value != '\0')
    {
      vocabulary = accord_partnership_get_vocabulary (self->partnership, column->vocabulary);
      return g_strdup (vocabulary != NULL ? accord_vocabulary_get_label (vocabulary, value) : value);
    }
  return g_strdup (value);
}

/* What a person reads in one column of a row; "" while it is not read yet. */
char *
accord_table_cells_format (AccordTableCells *self, AccordRecord *record, const char *key)
{
  const AccordListColumn *column = find_column (self, key);
  g_autofree char *text = NULL;

  if (record == NULL || column == NULL)
    return g_strdup ("");
  text = format_value (self, column, accord_record_get (record, key));
  /* One line: a note may have been pasted with line ends. */
  return g_strdelimit (g_steal_pointer (&text), "\n\r\t", ' ');
}

static char *
format_title (AccordTableCells *self, AccordRecord *record)
{
  char *title = accord_table_cells_format (self, record, self->look->title);

  if (record == NULL || *title != '\0')
    return title;
  g_free (title);
  return g_strdup (_(self->look->untitled));
}

static char *
format_subtitle (AccordTableCells *self, AccordRecord *record)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; self->look->subtitle[i] != NULL; i++)
    {
      g_autofree char *text = accord_table_cells_format (self, record, self->look->subtitle[i]);

      if (*text != '\0')
        g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
    }
  return g_string_free_and_steal (line);
}

/* How a screen reader calls a row. */
char *
accord_table_cells_name_row (AccordTableCells *self, AccordRecord *record)
{
  g_autofree char *title = format_title (self, record);
  g_autofree char *subtitle = format_subtitle (self, record);

  return *subtitle != '\0' ? g_strdup_printf ("%s, %s", title, subtitle) : g_steal_pointer (&title);
}

/* --- following a row --- */

typedef struct
{
  AccordListRow *row;
  gulong handler;
} Following;

static void
following_free (gpointer data)
{
  Following *following = data;

  g_signal_handler_disconnect (following->row, following->handler);
  g_object_unref (following->row);
  g_free (following);
}

static void
follow (gpointer shower, AccordListRow *row, GCallback callback, gpointer data)
{
  Following *following = g_new (Following, 1);

  following->row = g_object_ref (row);
  following->handler = g_signal_connect (row, "notify::record", callback, data);
  g_object_set_data_full (shower, HANDLER_KEY, following, following_free);
}

static void
unfollow (gpointer shower)
{
  g_object_set_data (shower, HANDLER_KEY, NULL);
}

/* --- cells --- */

/* What was cut off is said when the pointer rests on it. */
static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (cell));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (cell, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (text == NULL || width <= gtk_widget_get_width (cell))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* An inscription counts from the left, whichever way the window runs. */
static void
align (GtkWidget *inscription, float from_start)
{
  gboolean is_rtl = gtk_widget_get_direction (inscription) == GTK_TEXT_DIR_RTL;

  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), is_rtl ? 1 - from_start : from_start);
}

static GtkWidget *
create_inscription (int width)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), width <= NARROW_COLUMN ? width : width / 2);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), width);
  align (inscription, 0);
  gtk_widget_set_has_tooltip (inscription, TRUE);
  g_signal_connect (inscription, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  return inscription;
}

typedef struct
{
  AccordTableCells *cells;
  const AccordListColumn *column;
} Column;

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer data)
{
  Column *column = data;
  GtkWidget *inscription = create_inscription (column->column->width);

  if (column->column->kind == ACCORD_LIST_NUMBER)
    align (inscription, 1);
  /* Long names differ at their ends as often as at their beginnings. */
  if (g_str_equal (column->column->key, column->cells->look->title))
    gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (inscription, "numeric");
  gtk_column_view_cell_set_child (cell, inscription);
}

static void
show_cell (GtkColumnViewCell *cell, Column *column)
{
  AccordListRow *row = gtk_column_view_cell_get_item (cell);
  AccordRecord *record = row != NULL ? accord_list_row_get_record (row) : NULL;
  g_autofree char *text = NULL;

  if (g_str_equal (column->column->key, column->cells->look->title))
    text = format_title (column->cells, record);
  else
    text = accord_table_cells_format (column->cells, record, column->column->key);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_column_view_cell_get_child (cell)), text);
}

static void
cell_read_cb (AccordListRow *row, GParamSpec *pspec, gpointer data)
{
  show_cell (data, g_object_get_data (data, "accord-cell-column"));
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer data)
{
  g_object_set_data (G_OBJECT (cell), "accord-cell-column", data);
  follow (cell, gtk_column_view_cell_get_item (cell), G_CALLBACK (cell_read_cb), cell);
  show_cell (cell, data);
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer data)
{
  unfollow (cell);
}

static void
free_column (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* Makes the cells of one column. */
GtkListItemFactory *
accord_table_cells_create_factory (AccordTableCells *self, const AccordListColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *data = g_new (Column, 1);

  *data = (Column) { self, column };
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cell_cb), data, free_column, G_CONNECT_DEFAULT);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell_cb), data);
  return factory;
}

/* --- rows of a table --- */

static void
name_row (GtkColumnViewRow *row, AccordTableCells *self)
{
  g_autofree char *name = accord_table_cells_name_row (
      self, accord_list_row_get_record (gtk_column_view_row_get_item (row)));

  gtk_column_view_row_set_accessible_label (row, name);
}

static void
row_read_cb (AccordListRow *item, GParamSpec *pspec, gpointer data)
{
  name_row (data, g_object_get_data (data, "accord-cells"));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, gpointer data)
{
  g_object_set_data (G_OBJECT (row), "accord-cells", data);
  follow (row, gtk_column_view_row_get_item (row), G_CALLBACK (row_read_cb), row);
  name_row (row, data);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, gpointer data)
{
  unfollow (row);
}

/* Names the rows of a table. */
GtkListItemFactory *
accord_table_cells_create_row_factory (AccordTableCells *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  return factory;
}

/* --- rows of two lines --- */

static void
setup_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = create_inscription (6);
  GtkWidget *subtitle = create_inscription (6);

  gtk_widget_add_css_class (subtitle, "accord-subtitle");
  gtk_widget_add_css_class (subtitle, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_list_item_set_child (item, box);
}

static void
show_line (GtkListItem *item, AccordTableCells *self)
{
  AccordRecord *record = accord_list_row_get_record (gtk_list_item_get_item (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *title_text = format_title (self, record);
  g_autofree char *subtitle_text = format_subtitle (self, record);
  g_autofree char *name = accord_table_cells_name_row (self, record);

  gtk_inscription_set_text (GTK_INSCRIPTION (title), title_text);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_next_sibling (title)), subtitle_text);
  gtk_list_item_set_accessible_label (item, name);
}

static void
line_read_cb (AccordListRow *row, GParamSpec *pspec, gpointer data)
{
  show_line (data, g_object_get_data (data, "accord-cells"));
}

static void
bind_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_object_set_data (G_OBJECT (item), "accord-cells", data);
  follow (item, gtk_list_item_get_item (item), G_CALLBACK (line_read_cb), item);
  show_line (item, data);
}

static void
unbind_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  unfollow (item);
}

/* Makes rows of a name and a line below it. */
GtkListItemFactory *
accord_table_cells_create_line_factory (AccordTableCells *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_line_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_line_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_line_cb), self);
  return factory;
}
