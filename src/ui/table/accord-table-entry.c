/* accord-table-entry.c: a row that is being entered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/table/accord-table-entry.h"

#include <glib/gi18n.h>

/**
 * AccordTableEntry:
 *
 * A row of cells, each below the title of its column, with a line below them that says what there is to say of the cell in
 * hand. Where there is no table (accord_table_entry_set_compact()) the cells lie one below the other, each with its title,
 * and buttons do what there may be no keys for. It stores nothing: it gives what was typed as an #AccordListEdit.
 */
struct _AccordTableEntry
{
  AdwBin parent_instance;

  const AccordListSource *source;
  GPtrArray *cells;           /* AccordEntryCells, those that are not seen among them; borrowed */
  GPtrArray *shown;           /* those that are seen, from the start; borrowed */
  gboolean is_locked;
  gboolean is_compact;
  GtkWidget *scrolled;
  GtkWidget *row;
  GtkWidget *caption;
  GtkWidget *buttons;
  AccordTableEntryPlace place;
  gpointer data;
};

enum
{
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordTableEntry, accord_table_entry, ADW_TYPE_BIN)

/* --- where the cells lie --- */

static void
measure_row (GtkWidget *row, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
             int *natural_baseline)
{
  AccordTableEntry *self = ACCORD_TABLE_ENTRY (gtk_widget_get_ancestor (row, ACCORD_TYPE_TABLE_ENTRY));
  gboolean is_stacked = self->is_compact && orientation == GTK_ORIENTATION_VERTICAL;

  *minimum = *natural = 0;
  if (!self->is_compact && orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  for (guint i = 0; i < self->shown->len; i++)
    {
      int least = 0, wanted = 0;

      gtk_widget_measure (self->shown->pdata[i], orientation, -1, &least, &wanted, NULL, NULL);
      *minimum = is_stacked ? *minimum + wanted : MAX (*minimum, least);
      *natural = is_stacked ? *natural + wanted : MAX (*natural, wanted);
    }
}

static void
allocate_cell (GtkWidget *cell, int x, int y, int width, int height)
{
  gtk_widget_allocate (cell, width, height, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y)));
}

static void
allocate_row (GtkWidget *row, int width, int height, int baseline)
{
  AccordTableEntry *self = ACCORD_TABLE_ENTRY (gtk_widget_get_ancestor (row, ACCORD_TYPE_TABLE_ENTRY));
  int y = 0;

  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkWidget *cell = self->shown->pdata[i];
      int x = 0, room = 0, least, wanted;

      if (self->is_compact)
        {
          gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, -1, NULL, &wanted, NULL, NULL);
          allocate_cell (cell, 0, y, width, wanted);
          y += wanted;
          continue;
        }
      self->place (accord_entry_cell_get_column (ACCORD_ENTRY_CELL (cell)), self->data, &x, &room);
      gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      allocate_cell (cell, x, 0, MAX (room, least), height);
    }
}

static GtkSizeRequestMode
get_row_mode (GtkWidget *row)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* --- between the cells --- */

static void
caption_cb (AccordEntryCell *cell, GParamSpec *pspec, gpointer data)
{
  AccordTableEntry *self = data;

  if ((gtk_widget_get_state_flags (GTK_WIDGET (cell)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    return;
  gtk_label_set_text (GTK_LABEL (self->caption), accord_entry_cell_get_caption (cell));
  if (gtk_widget_has_css_class (GTK_WIDGET (cell), "error"))
    gtk_widget_add_css_class (self->caption, "error");
  else
    gtk_widget_remove_css_class (self->caption, "error");
}

static void
left_cb (AccordEntryCell *cell, int go, gpointer data)
{
  AccordTableEntry *self = data;
  guint place = 0;

  if (self->is_locked)
    return;
  g_ptr_array_find (self->shown, cell, &place);
  if (go == ACCORD_CELL_FORWARD && place + 1 < self->shown->len)
    gtk_widget_grab_focus (self->shown->pdata[place + 1]);
  else if (go == ACCORD_CELL_BACK && place > 0)
    gtk_widget_grab_focus (self->shown->pdata[place - 1]);
  else
    g_signal_emit (self, signals[LEFT], 0, go);
}

/* --- the object --- */

static void
accord_table_entry_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_TABLE_ENTRY (object)->cells);
  g_ptr_array_unref (ACCORD_TABLE_ENTRY (object)->shown);

  G_OBJECT_CLASS (accord_table_entry_parent_class)->finalize (object);
}

static void
accord_table_entry_class_init (AccordTableEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_table_entry_finalize;

  /**
   * AccordTableEntry::left:
   * @self: the row
   * @go: an #AccordCellGo that leaves the row: down stores it, "block" stores it and opens its record
   */
  signals[LEFT] = g_signal_new ("left", ACCORD_TYPE_TABLE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT);
}

static void
store_clicked_cb (AccordTableEntry *self)
{
  if (!self->is_locked)
    g_signal_emit (self, signals[LEFT], 0, ACCORD_CELL_DOWN);
}

static void
close_clicked_cb (AccordTableEntry *self)
{
  if (!self->is_locked)
    g_signal_emit (self, signals[LEFT], 0, ACCORD_CELL_GIVE_UP);
}

static void
add_button (AccordTableEntry *self, const char *icon_name, const char *words, void (*clicked_cb) (AccordTableEntry *self))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static GtkWidget *
make_foot (AccordTableEntry *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->caption = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->caption), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->caption, TRUE);
  gtk_widget_add_css_class (self->caption, "accord-field-caption");
  gtk_widget_add_css_class (self->caption, "numeric");
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_visible (self->buttons, FALSE);
  add_button (self, "object-select-symbolic", _("Store the row, and begin the next"), store_clicked_cb);
  add_button (self, "window-close-symbolic", _("Leave the new row"), close_clicked_cb);
  gtk_box_append (GTK_BOX (foot), self->caption);
  gtk_box_append (GTK_BOX (foot), self->buttons);
  return foot;
}

static void
accord_table_entry_init (AccordTableEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cells = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->row, gtk_custom_layout_new (get_row_mode, measure_row, allocate_row));
  gtk_widget_set_overflow (self->row, GTK_OVERFLOW_HIDDEN);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->row);
  gtk_box_append (GTK_BOX (box), self->scrolled);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "accord-table-entry");
}

/* What a record that is not there yet has of its own. */
static gboolean
can_be_entered (const AccordListSource *source, const AccordListColumn *column)
{
  return column->owner == NULL && g_strcmp0 (column->table, source->table) == 0;
}

/**
 * accord_table_entry_new:
 * @partnership: whose
 * @source: a list to which rows can be added
 * @name: what the row is called
 * @place: where the columns lie
 * @data: for @place; outlives the row
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
accord_table_entry_new (AccordPartnership *partnership, const AccordListSource *source, const char *name,
                        AccordTableEntryPlace place, gpointer data)
{
  AccordTableEntry *self = g_object_new (ACCORD_TYPE_TABLE_ENTRY, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  g_autoptr (GtkSizeGroup) titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  self->source = source;
  self->place = place;
  self->data = data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < source->n_columns; i++)
    {
      GtkWidget *cell;

      if (!can_be_entered (source, &source->columns[i]))
        continue;
      cell = accord_entry_cell_new (partnership, &source->columns[i]);
      g_signal_connect_object (cell, "left", G_CALLBACK (left_cb), self, G_CONNECT_DEFAULT);
      g_signal_connect_object (cell, "notify::caption", G_CALLBACK (caption_cb), self, G_CONNECT_DEFAULT);
      gtk_size_group_add_widget (titles, accord_entry_cell_get_title (ACCORD_ENTRY_CELL (cell)));
      gtk_box_append (GTK_BOX (self->row), cell);
      g_ptr_array_add (self->cells, cell);
    }
  return GTK_WIDGET (self);
}

static AccordEntryCell *
find_cell (AccordTableEntry *self, const AccordListColumn *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (accord_entry_cell_get_column (self->cells->pdata[i]) == column)
      return self->cells->pdata[i];
  return NULL;
}

/**
 * accord_table_entry_show_columns:
 * @columns: (element-type AccordListColumn): the columns that are seen, from the start
 *
 * Shows a cell for each of them; what is typed into the others stays.
 */
void
accord_table_entry_show_columns (AccordTableEntry *self, GPtrArray *columns)
{
  g_return_if_fail (ACCORD_IS_TABLE_ENTRY (self));

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < columns->len; i++)
    {
      AccordEntryCell *cell = find_cell (self, columns->pdata[i]);

      if (cell != NULL)
        g_ptr_array_add (self->shown, cell);
    }
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_set_visible (self->cells->pdata[i], g_ptr_array_find (self->shown, self->cells->pdata[i], NULL));
}

/**
 * accord_table_entry_set_compact:
 * @is_compact: whether the cells lie one below the other, for there is no table
 */
void
accord_table_entry_set_compact (AccordTableEntry *self, gboolean is_compact)
{
  g_return_if_fail (ACCORD_IS_TABLE_ENTRY (self));

  self->is_compact = is_compact;
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_set_visible (accord_entry_cell_get_title (self->cells->pdata[i]), is_compact);
  gtk_widget_set_visible (self->buttons, is_compact);
  gtk_label_set_wrap (GTK_LABEL (self->caption), is_compact);
  gtk_label_set_ellipsize (GTK_LABEL (self->caption), is_compact ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  is_compact ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_widget_queue_resize (self->row);
}

/**
 * accord_table_entry_remember:
 * @column: a column
 * @text: a value of it, as a person writes it
 *
 * Offers the value first from now on.
 */
void
accord_table_entry_remember (AccordTableEntry *self, const AccordListColumn *column, const char *text)
{
  AccordEntryCell *cell;

  g_return_if_fail (ACCORD_IS_TABLE_ENTRY (self));

  cell = find_cell (self, column);
  if (cell != NULL)
    accord_entry_cell_remember (cell, text);
}

/**
 * accord_table_entry_focus:
 *
 * Gives the first cell the focus.
 *
 * Returns: whether there is one
 */
gboolean
accord_table_entry_focus (AccordTableEntry *self)
{
  g_return_val_if_fail (ACCORD_IS_TABLE_ENTRY (self), FALSE);

  return self->shown->len > 0 && gtk_widget_grab_focus (self->shown->pdata[0]);
}

/**
 * accord_table_entry_check:
 *
 * Returns: whether every cell can be used, as far as that is known; the first that cannot has said why
 */
gboolean
accord_table_entry_check (AccordTableEntry *self)
{
  g_return_val_if_fail (ACCORD_IS_TABLE_ENTRY (self), FALSE);

  for (guint i = 0; i < self->cells->len; i++)
    if (!accord_entry_cell_check (self->cells->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * accord_table_entry_read:
 *
 * Returns: (transfer full): what is typed, as the row 1; nothing when nothing is
 */
AccordListEdit *
accord_table_entry_read (AccordTableEntry *self)
{
  AccordListEdit *edit;

  g_return_val_if_fail (ACCORD_IS_TABLE_ENTRY (self), NULL);

  edit = accord_list_edit_new (self->source);
  for (guint i = 0; i < self->cells->len; i++)
    {
      AccordEntryCell *cell = self->cells->pdata[i];
      g_autofree char *text = g_strstrip (g_strdup (accord_entry_cell_get_text (cell)));

      if (*text != '\0')
        accord_list_edit_put (edit, 1, 0, accord_entry_cell_get_column (cell), text);
    }
  return edit;
}

/**
 * accord_table_entry_refuse:
 * @problems: (element-type AccordListProblem): why the row could not be stored
 *
 * Says at each cell why it cannot be used, and gives the first of them the focus.
 */
void
accord_table_entry_refuse (AccordTableEntry *self, GPtrArray *problems)
{
  g_return_if_fail (ACCORD_IS_TABLE_ENTRY (self));

  for (guint i = problems->len; i > 0; i--)
    {
      const AccordListProblem *problem = problems->pdata[i - 1];

      accord_entry_cell_refuse (find_cell (self, problem->column), problem->words);
    }
}

/**
 * accord_table_entry_set_locked:
 * @is_locked: whether the row is being stored, so that nothing can be typed into it and no key leaves it
 */
void
accord_table_entry_set_locked (AccordTableEntry *self, gboolean is_locked)
{
  g_return_if_fail (ACCORD_IS_TABLE_ENTRY (self));

  self->is_locked = is_locked;
  for (guint i = 0; i < self->cells->len; i++)
    accord_entry_cell_set_locked (self->cells->pdata[i], is_locked);
}

/**
 * accord_table_entry_is_locked:
 *
 * Returns: whether the row is being stored
 */
gboolean
accord_table_entry_is_locked (AccordTableEntry *self)
{
  g_return_val_if_fail (ACCORD_IS_TABLE_ENTRY (self), FALSE);

  return self->is_locked;
}

/**
 * accord_table_entry_next:
 *
 * Remembers what was typed, and begins the next row.
 */
void
accord_table_entry_next (AccordTableEntry *self)
{
  g_return_if_fail (ACCORD_IS_TABLE_ENTRY (self));

  for (guint i = 0; i < self->cells->len; i++)
    {
      accord_entry_cell_remember (self->cells->pdata[i], accord_entry_cell_get_text (self->cells->pdata[i]));
      accord_entry_cell_clear (self->cells->pdata[i]);
    }
  accord_table_entry_focus (self);
}
