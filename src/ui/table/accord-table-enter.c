/* accord-table-enter.c: rows entered at the top of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "ui/common/accord-shell.h"
#include "ui/table/accord-table-view-private.h"

/* The values of so many rows are offered before any is entered. */
#define N_ROWS_REMEMBERED 3

/* --- where the row lies --- */

static GtkWidget *
get_header (AccordTableView *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->table));
}

static void
place_column (const AccordListColumn *column, gpointer data, int *x, int *width)
{
  AccordTableView *self = data;
  GtkColumnViewColumn *view_column = accord_table_cursor_get_view_column (self, column);
  GtkWidget *title = view_column != NULL ? g_object_get_data (G_OBJECT (view_column), ACCORD_TABLE_TITLE_KEY) : NULL;
  graphene_rect_t bounds;

  if (title == NULL || !gtk_widget_compute_bounds (title, self->overlay, &bounds))
    return;
  *x = (int) graphene_rect_get_x (&bounds);
  *width = (int) graphene_rect_get_width (&bounds);
}

/* Whether @child is the row, which lies between the titles and the other rows. */
gboolean
accord_table_enter_place (AccordTableView *self, GtkWidget *child, GdkRectangle *allocation)
{
  graphene_rect_t bounds;
  int minimum, natural, top = 0;

  if (self->entry == NULL || child != GTK_WIDGET (self->entry))
    return FALSE;
  if (gtk_widget_compute_bounds (get_header (self), self->overlay, &bounds))
    top = (int) (graphene_rect_get_y (&bounds) + graphene_rect_get_height (&bounds));
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  allocation->x = 0;
  allocation->y = top;
  allocation->width = MAX (gtk_widget_get_width (self->overlay), minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, allocation->width, NULL, &natural, NULL, NULL);
  allocation->height = natural;
  return TRUE;
}

static void
make_room (AccordTableView *self, gboolean is_open)
{
  int natural = 0;

  if (is_open && !self->compact)
    gtk_widget_measure (GTK_WIDGET (self->entry), GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_set_margin_top (gtk_widget_get_last_child (GTK_WIDGET (self->table)), natural);
}

/* --- storing --- */

typedef struct
{
  AccordTableView *table;
  AccordListEdit *edit;
  gboolean should_open;
} Storing;

static void
storing_free (Storing *storing)
{
  g_object_unref (storing->table);
  accord_list_edit_unref (storing->edit);
  g_free (storing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Storing, storing_free)

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Storing) storing = data;
  AccordTableView *self = storing->table;
  GPtrArray *problems = accord_list_edit_get_problems (storing->edit);
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (self->table == NULL)
    return;
  accord_table_entry_set_locked (self->entry, FALSE);
  if (error == NULL)
    {
      accord_shell_announce (GTK_WIDGET (self), _("Stored. A new row begins."));
      accord_table_entry_next (self->entry);
      if (storing->should_open)
        {
          accord_table_enter_close (self);
          accord_table_view_open (self, accord_list_edit_get_made (storing->edit, 1));
        }
    }
  else if (g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_INVALID) && problems->len > 0)
    accord_table_entry_refuse (self->entry, problems);
  else
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      accord_table_entry_focus (self->entry);
    }
}

/* Takes what is typed; nothing is typed into the row until it is stored. */
static void
store (AccordTableView *self, gboolean should_open)
{
  g_autoptr (AccordListEdit) edit = NULL;
  g_autofree char *label = NULL;
  Storing *storing;

  if (!accord_table_entry_check (self->entry))
    return;
  edit = accord_table_entry_read (self->entry);
  if (accord_list_edit_get_length (edit) == 0)
    return;
  storing = g_new (Storing, 1);
  *storing = (Storing) { g_object_ref (self), accord_list_edit_ref (edit), should_open };
  accord_table_entry_set_locked (self->entry, TRUE);
  /* Translators: names an edit where it can be undone, as "Seat added". */
  label = g_strdup_printf (_("%s added"), accord_field_table_noun (self->cells.source->table));
  accord_partnership_run_async (self->cells.partnership, accord_list_edit_store (edit, label), NULL, stored_cb, storing);
}

/* Stores a row that is typed and not stored yet. FALSE when it cannot be used. */
gboolean
accord_table_enter_flush (AccordTableView *self)
{
  if (self->entry == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->entry)) ||
      accord_table_entry_is_locked (self->entry))
    return TRUE;
  if (!accord_table_entry_check (self->entry))
    return FALSE;
  store (self, FALSE);
  return TRUE;
}

/* --- opening and leaving --- */

static void
remember_rows (AccordTableView *self)
{
  guint n_rows = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->list)), N_ROWS_REMEMBERED);

  for (guint row = n_rows; row > 0; row--)
    {
      g_autoptr (AccordListRow) item = g_list_model_get_item (G_LIST_MODEL (self->list), row - 1);
      AccordRecord *record = accord_list_row_get_record (item);

      for (guint i = 0; record != NULL && i < self->cells.source->n_columns; i++)
        {
          g_autofree char *text = accord_table_cells_format (&self->cells, record, self->cells.source->columns[i].key);

          accord_table_entry_remember (self->entry, &self->cells.source->columns[i], text);
        }
    }
}

/* What is typed stays for when the row is opened again. */
void
accord_table_enter_close (AccordTableView *self)
{
  if (self->entry == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->entry)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->entry), FALSE);
  make_room (self, FALSE);
}

/* Above a table the row is between its titles and its rows; above lines, where the focus goes is as it is anywhere. */
static void
leave (AccordTableView *self, AccordCellGo go)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->compact && root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), go == ACCORD_CELL_BACK ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  else if (go == ACCORD_CELL_BACK)
    gtk_widget_child_focus (get_header (self), GTK_DIR_TAB_BACKWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
left_cb (AccordTableEntry *entry, int go, gpointer data)
{
  AccordTableView *self = data;

  switch (go)
    {
    case ACCORD_CELL_DOWN:
    case ACCORD_CELL_BLOCK:
      store (self, go == ACCORD_CELL_BLOCK);
      break;
    case ACCORD_CELL_FORWARD:
    case ACCORD_CELL_BACK:
      leave (self, (AccordCellGo) go);
      break;
    case ACCORD_CELL_GIVE_UP:
      accord_table_enter_close (self);
      gtk_widget_grab_focus (GTK_WIDGET (self));
      break;
    default:
      break;
    }
}

/* The row is above the list that is shown: over the table, whose columns it follows, or before the lines. */
void
accord_table_enter_arrange (AccordTableView *self)
{
  GtkWidget *box = gtk_widget_get_parent (self->scrolled);
  g_autoptr (GtkWidget) entry = NULL;

  if (self->entry == NULL)
    return;
  entry = g_object_ref (GTK_WIDGET (self->entry));
  if (gtk_widget_get_parent (entry) == box)
    gtk_box_remove (GTK_BOX (box), entry);
  else
    gtk_overlay_remove_overlay (GTK_OVERLAY (self->overlay), entry);
  accord_table_entry_set_compact (self->entry, self->compact);
  if (self->compact)
    gtk_box_prepend (GTK_BOX (box), entry);
  else
    gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), entry);
}

void
accord_table_enter_init (AccordTableView *self)
{
  const AccordTableLook *look = self->cells.look;

  if (look->entry == NULL)
    return;
  self->entry = ACCORD_TABLE_ENTRY (accord_table_entry_new (self->cells.partnership, self->cells.source, _(look->entry),
                                                            place_column, self));
  accord_table_entry_show_columns (self->entry, self->shown);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->entry));
  g_signal_connect_object (self->entry, "left", G_CALLBACK (left_cb), self, G_CONNECT_DEFAULT);
}

/**
 * accord_table_view_can_enter:
 *
 * Returns: whether rows can be entered at the top of the table as it is shown now
 */
gboolean
accord_table_view_can_enter (AccordTableView *self)
{
  g_return_val_if_fail (ACCORD_IS_TABLE_VIEW (self), FALSE);

  return self->entry != NULL && gtk_widget_get_mapped (GTK_WIDGET (self));
}

/**
 * accord_table_view_enter:
 *
 * Opens a row at the top of the table, in which one new record after the other is typed.
 *
 * Returns: whether there is a table that has such a row
 */
gboolean
accord_table_view_enter (AccordTableView *self)
{
  g_return_val_if_fail (ACCORD_IS_TABLE_VIEW (self), FALSE);

  if (!accord_table_view_can_enter (self))
    return FALSE;
  if (!gtk_widget_get_visible (GTK_WIDGET (self->entry)))
    {
      remember_rows (self);
      gtk_widget_set_visible (GTK_WIDGET (self->entry), TRUE);
      make_room (self, TRUE);
    }
  return accord_table_entry_focus (self->entry);
}
