/* accord-table-cells.c: what stands in a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "ui/table/accord-table-cells-private.h"

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

/* What a person reads for a value of a column: its words or its term, or else @label, which may be NULL. */
char *
accord_table_cells_format_value (AccordTableCells *self, const AccordListColumn *column, const char *value,
                                 const char *label)
{
  g_autofree char *words = format_value (self, column, value);

  return g_strdup (label == NULL || !g_str_equal (words, value) ? words : label);
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
  GtkAccessible *title;       /* weak: above the column */
} Column;

/* One widget of a column, whichever row it shows. */
typedef struct
{
  GtkColumnViewCell *cell;
  const Column *column;
  guint state;
  gboolean is_named;
} Cell;

enum
{
  STATE_BLOCK = 1 << 0,
  STATE_ACTIVE = 1 << 1,
};

#define CELL_KEY "accord-cell"

static Cell *
get_cell (GtkColumnViewCell *cell)
{
  return g_object_get_data (G_OBJECT (cell), CELL_KEY);
}

/* A screen reader calls a cell by the title of its column and by what stands in it. What holds the inscription is known
 * only once a row is shown. */
static void
name_cell (Cell *own)
{
  GtkWidget *inscription = gtk_column_view_cell_get_child (own->cell);
  GtkWidget *cell = gtk_widget_get_parent (inscription);

  if (own->is_named || cell == NULL || own->column->title == NULL)
    return;
  own->is_named = TRUE;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_LABELLED_BY, own->column->title,
                                  inscription, NULL, -1);
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer data)
{
  Column *column = data;
  GtkWidget *inscription = create_inscription (column->column->width);
  Cell *own = g_new (Cell, 1);

  *own = (Cell) { cell, column, 0, FALSE };
  g_object_set_data_full (G_OBJECT (cell), CELL_KEY, own, g_free);
  if (column->column->kind == ACCORD_LIST_NUMBER)
    align (inscription, 1);
  gtk_widget_add_css_class (inscription, "numeric");
  gtk_column_view_cell_set_child (cell, inscription);
}

static void
show_cell (Cell *own)
{
  const Column *column = own->column;
  AccordListRow *row = gtk_column_view_cell_get_item (own->cell);
  AccordRecord *record = row != NULL ? accord_list_row_get_record (row) : NULL;
  g_autofree char *text = NULL;

  if (g_str_equal (column->column->key, column->cells->look->title))
    text = format_title (column->cells, record);
  else
    text = accord_table_cells_format (column->cells, record, column->column->key);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_column_view_cell_get_child (own->cell)), text);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static guint
choose_state (const Cell *own)
{
  const AccordTableCells *cells = own->column->cells;
  guint row = gtk_column_view_cell_get_position (own->cell);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (cells->places, own->column->column));
  const AccordTableBlock *block = &cells->block;
  guint state = 0;

  if (!cells->has_block || place == 0)
    return 0;
  if (row == cells->row && place - 1 == cells->column)
    state |= STATE_ACTIVE;
  if ((block->top != block->bottom || block->start != block->end) && row >= block->top && row <= block->bottom &&
      place - 1 >= block->start && place - 1 <= block->end)
    state |= STATE_BLOCK;
  return state;
}

static void
paint_cell (Cell *own)
{
  guint state = choose_state (own);
  GtkWidget *widget;

  if (state == own->state)
    return;
  widget = gtk_widget_get_parent (gtk_column_view_cell_get_child (own->cell));
  own->state = state;
  set_class (widget, "accord-active", (state & STATE_ACTIVE) != 0);
  set_class (widget, "accord-block", (state & STATE_BLOCK) != 0);
}

static void
cell_read_cb (AccordListRow *row, GParamSpec *pspec, gpointer data)
{
  show_cell (get_cell (data));
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer data)
{
  Cell *own = get_cell (cell);

  g_hash_table_add (own->column->cells->bound, own);
  name_cell (own);
  follow (cell, gtk_column_view_cell_get_item (cell), G_CALLBACK (cell_read_cb), cell);
  show_cell (own);
  paint_cell (own);
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, gpointer data)
{
  Cell *own = get_cell (cell);

  g_hash_table_remove (own->column->cells->bound, own);
  unfollow (cell);
}

static void
free_column (gpointer data, GClosure *closure)
{
  Column *column = data;

  g_clear_weak_pointer (&column->title);
  g_free (column);
}

/* Makes the cells of one column, of which @title is above. */
GtkListItemFactory *
accord_table_cells_create_factory (AccordTableCells *self, const AccordListColumn *column, GtkAccessible *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *data = g_new0 (Column, 1);

  data->cells = self;
  data->column = column;
  g_set_weak_pointer (&data->title, title);
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cell_cb), data, free_column, G_CONNECT_DEFAULT);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell_cb), data);
  return factory;
}

/* Shows what is selected, in the cells that are there. */
void
accord_table_cells_paint (AccordTableCells *self)
{
  GHashTableIter iter;
  gpointer own;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &own, NULL))
    paint_cell (own);
}

/* The cell at a point of the table. */
gboolean
accord_table_cells_find_at (AccordTableCells *self, GtkWidget *table, double x, double y, guint *position,
                            const AccordListColumn **column)
{
  GtkWidget *picked = gtk_widget_pick (table, x, y, GTK_PICK_DEFAULT);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->bound);
  while (picked != NULL && g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Cell *own = key;
      GtkWidget *child = gtk_column_view_cell_get_child (own->cell);

      if (picked != child && picked != gtk_widget_get_parent (child))
        continue;
      *position = gtk_column_view_cell_get_position (own->cell);
      *column = own->column->column;
      return TRUE;
    }
  return FALSE;
}

/* The widget of a cell, when it is on the screen or near it. */
GtkWidget *
accord_table_cells_find_widget (AccordTableCells *self, guint position, const AccordListColumn *column)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Cell *own = key;

      if (own->column->column == column && gtk_column_view_cell_get_position (own->cell) == position)
        return gtk_widget_get_parent (gtk_column_view_cell_get_child (own->cell));
    }
  return NULL;
}

/* The row that has the focus. */
gboolean
accord_table_cells_find_focus (AccordTableCells *self, guint *position)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Cell *own = key;
      GtkWidget *widget = gtk_widget_get_parent (gtk_column_view_cell_get_child (own->cell));

      if (!gtk_widget_is_focus (gtk_widget_get_parent (widget)))
        continue;
      *position = gtk_column_view_cell_get_position (own->cell);
      return TRUE;
    }
  return FALSE;
}

void
accord_table_cells_init (AccordTableCells *self, AccordPartnership *partnership, const AccordListSource *source,
                         const AccordTableLook *look)
{
  *self = (AccordTableCells) {
    .partnership = g_object_ref (partnership),
    .source = source,
    .look = look,
    .bound = g_hash_table_new (NULL, NULL),
    .places = g_hash_table_new (NULL, NULL),
  };
}

void
accord_table_cells_clear (AccordTableCells *self)
{
  g_clear_object (&self->partnership);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
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
