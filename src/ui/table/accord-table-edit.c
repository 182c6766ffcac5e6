/* accord-table-edit.c: one cell of a table, edited in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "model/accord-reference.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-chooser.h"
#include "base/accord-error-words.h"
#include "ui/common/accord-field-row.h"
#include "ui/common/accord-field-words.h"
#include "ui/common/accord-shell.h"
#include "ui/table/accord-table-view-private.h"

/* A cell may be narrower than what is typed into it. */
#define MIN_EDITOR_WIDTH 180

/* --- where the editor lies --- */

static GtkWidget *
find_edited (AccordTableView *self)
{
  guint position;

  if (!accord_list_find (self->list, self->edited.id, &position))
    return NULL;
  return accord_table_cells_find_widget (&self->cells, position, self->edited.column);
}

static gboolean
place_editor_cb (GtkOverlay *overlay, GtkWidget *editor, GdkRectangle *allocation, gpointer data)
{
  AccordTableView *self = data;
  GtkWidget *cell = find_edited (self);
  int width = gtk_widget_get_width (GTK_WIDGET (overlay)), height = gtk_widget_get_height (GTK_WIDGET (overlay));
  graphene_rect_t bounds;
  int minimum, natural;

  if (accord_table_enter_place (self, editor, allocation))
    return TRUE;
  /* A cell that is scrolled away leaves the editor where it was. */
  if (cell != NULL && gtk_widget_compute_bounds (cell, GTK_WIDGET (overlay), &bounds))
    self->editor_place = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                          (int) bounds.size.height };
  *allocation = self->editor_place;
  gtk_widget_measure (editor, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  allocation->width = MIN (MAX (allocation->width, MAX (MIN_EDITOR_WIDTH, minimum)), MAX (width, minimum));
  gtk_widget_measure (editor, GTK_ORIENTATION_VERTICAL, allocation->width, NULL, &natural, NULL, NULL);
  allocation->height = MAX (allocation->height, natural);
  allocation->x = CLAMP (allocation->x, 0, MAX (width - allocation->width, 0));
  allocation->y = CLAMP (allocation->y, 0, MAX (height - allocation->height, 0));
  return TRUE;
}

/* --- storing --- */

typedef struct
{
  AccordTableView *table;
  AccordTablePlace place;
  const AccordField *field;
  gint64 owner;
  char *text;
} Storing;

static void
storing_free (Storing *storing)
{
  g_object_unref (storing->table);
  g_free (storing->text);
  g_free (storing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Storing, storing_free)

static char *
name_cell (const AccordTablePlace *place)
{
  /* Translators: the cell of a table that is edited: the title of its column and the number of its row. */
  return g_strdup_printf (_("%s, row %u"), _(place->column->title), place->position + 1);
}

static void
open_editor (AccordTableView *self, const AccordTablePlace *place, const AccordField *field, gint64 owner,
             const char *stored, const char *text)
{
  g_autofree char *name = name_cell (place);

  self->edited = *place;
  self->edited_owner = owner;
  accord_cell_editor_begin (self->editor, field, name, stored, text);
}

/* What could not be stored comes back as it was typed, so that it can be stored again. */
static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Storing) storing = data;
  AccordTableView *self = storing->table;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  if (error == NULL || self->table == NULL)
    return;
  if (storing->text == NULL || accord_cell_editor_is_open (self->editor))
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  words = accord_error_words (error);
  open_editor (self, &storing->place, storing->field, storing->owner, "", storing->text);
  accord_cell_editor_refuse (self->editor, words);
}

static void
store (AccordTableView *self, AccordRequest *edit, const AccordField *field, const char *text)
{
  Storing *storing = g_new (Storing, 1);

  *storing = (Storing) { g_object_ref (self), self->edited, field, self->edited_owner, g_strdup (text) };
  accord_partnership_run_async (self->cells.partnership, edit, NULL, stored_cb, storing);
}

/* FALSE when it cannot be used: then the editor stays and says why. */
static gboolean
store_typed (AccordTableView *self)
{
  const AccordField *field = accord_cell_editor_get_field (self->editor);
  g_autofree char *text = accord_cell_editor_dup_text (self->editor);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  AccordRequest *edit;

  if (!accord_cell_editor_is_changed (self->editor))
    return TRUE;
  edit = accord_record_set (field, self->edited_owner, text, &error);
  if (edit != NULL)
    {
      store (self, edit, field, text);
      return TRUE;
    }
  words = accord_field_words_refuse (field, g_strstrip (text), error);
  accord_cell_editor_refuse (self->editor, words);
  return FALSE;
}

/* --- leaving --- */

static void
focus_table (AccordTableView *self)
{
  if (accord_table_cursor_has_cell (self))
    accord_table_cursor_focus (self);
}

static void
go_on (AccordTableView *self, AccordCellGo go)
{
  switch (go)
    {
    case ACCORD_CELL_DOWN:
    case ACCORD_CELL_UP:
      accord_table_cursor_step (self, go == ACCORD_CELL_DOWN ? 1 : -1, 0);
      break;
    case ACCORD_CELL_FORWARD:
    case ACCORD_CELL_BACK:
      accord_table_cursor_step (self, 0, go == ACCORD_CELL_FORWARD ? 1 : -1);
      break;
    case ACCORD_CELL_GIVE_UP:
    case ACCORD_CELL_BLOCK:
      focus_table (self);
      break;
    case ACCORD_CELL_STAY:
    default:
      break;
    }
}

static gboolean
finish (AccordTableView *self, AccordCellGo go)
{
  if (go == ACCORD_CELL_GIVE_UP)
    return TRUE;
  if (go == ACCORD_CELL_BLOCK && accord_table_cursor_has_block (self))
    {
      g_autofree char *text = accord_cell_editor_dup_text (self->editor);

      accord_table_block_put (self, text);
      return TRUE;
    }
  return store_typed (self);
}

static void
left_cb (AccordCellEditor *editor, int go, gpointer data)
{
  AccordTableView *self = data;

  if (!finish (self, (AccordCellGo) go))
    return;
  accord_cell_editor_end (editor);
  go_on (self, (AccordCellGo) go);
}

/* Stores what is being typed, as far as it can be used. FALSE when it cannot. */
gboolean
accord_table_edit_flush (AccordTableView *self)
{
  if (!accord_cell_editor_is_open (self->editor))
    return TRUE;
  if (!store_typed (self))
    return FALSE;
  accord_cell_editor_end (self->editor);
  return TRUE;
}

/* --- choosing --- */

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover, gpointer data)
{
  AccordTableView *self = data;

  self->popover = NULL;
  focus_table (self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
pop_up (AccordTableView *self, GtkWidget *popover)
{
  GtkWidget *cell = find_edited (self);
  graphene_rect_t bounds;

  gtk_widget_set_parent (popover, self->overlay);
  if (cell != NULL && gtk_widget_compute_bounds (cell, self->overlay, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                                   (int) bounds.size.height });
  self->popover = popover;
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* Shows a popover below a cell. */
void
accord_table_edit_pop_up (AccordTableView *self, GtkWidget *popover, const AccordTablePlace *place)
{
  self->edited = *place;
  pop_up (self, popover);
}

static void
chosen_cb (AccordChooser *chooser, AccordChoice *choice, gpointer data)
{
  AccordTableView *self = data;
  const AccordField *field = accord_list_column_get_field (self->edited.column);
  g_autoptr (GError) error = NULL;
  AccordRequest *edit = accord_record_set (field, self->edited_owner, accord_choice_get_value (choice), &error);

  if (edit == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  store (self, edit, field, NULL);
  accord_table_cursor_step (self, 1, 0);
}

static void
add_cb (AccordChooser *chooser, const char *text, gpointer data)
{
  AccordTableView *self = data;
  AccordRequest *edit = accord_reference_add (accord_list_column_get_field (self->edited.column), self->edited_owner, text,
                                              NULL);

  if (edit != NULL)
    store (self, edit, NULL, NULL);
}

static void
open_chooser (AccordTableView *self, const AccordField *field, const char *typed)
{
  GtkWidget *chooser = accord_chooser_new (accord_choices_get (self->cells.partnership, field), _(field->label),
                                           accord_reference_get_table (field) != NULL);

  g_signal_connect (chooser, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (chooser, "add", G_CALLBACK (add_cb), self);
  pop_up (self, chooser);
  if (typed != NULL)
    accord_chooser_type (ACCORD_CHOOSER (chooser), typed);
}

/* --- several values, and what is stored now --- */

typedef struct
{
  AccordTableView *table;
  AccordTablePlace place;
  const AccordField *field;
} Loading;

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->table);
  g_free (loading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loading, loading_free)

static void
open_chips (AccordTableView *self, const AccordField *field, AccordRecord *record)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = accord_field_row_new (self->cells.partnership, field);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_widget_set_size_request (list, 280, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  accord_field_row_show (ACCORD_FIELD_ROW (row), record);
  pop_up (self, popover);
  gtk_widget_grab_focus (row);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Loading) loading = data;
  AccordTableView *self = loading->table;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) record = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  g_autofree char *stored = NULL;

  /* Somebody went on meanwhile. */
  if (self->table == NULL || self->selected != loading->place.id || self->column != loading->place.column ||
      self->popover != NULL || accord_cell_editor_is_open (self->editor))
    return;
  if (record == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  if (accord_field_is_link (loading->field))
    {
      self->edited = loading->place;
      open_chips (self, loading->field, record);
      return;
    }
  stored = accord_record_format (record, loading->field);
  open_editor (self, &loading->place, loading->field, accord_record_get_id (record), stored, NULL);
}

static void
load (AccordTableView *self, const AccordTablePlace *place, const AccordField *field, gint64 owner)
{
  Loading *loading = g_new (Loading, 1);

  *loading = (Loading) { g_object_ref (self), *place, field };
  accord_partnership_run_async (self->cells.partnership, accord_record_load (field->table, owner), NULL, loaded_cb,
                                loading);
}

/* --- beginning --- */

static void
refuse_column (AccordTableView *self, const AccordListColumn *column)
{
  g_autofree char *words = g_strdup_printf (_("“%s” is worked out from other values and cannot be changed here."),
                                            _(column->title));

  accord_shell_say (GTK_WIDGET (self), words);
}

static void
refuse_row (AccordTableView *self, const AccordField *field)
{
  /* Translators: what a row of a table does not have, as "Appointment", and therefore cannot be typed into. */
  g_autofree char *words = g_strdup_printf (_("%s: this row has none that could be changed."),
                                            accord_field_table_noun (field->table));

  accord_shell_say (GTK_WIDGET (self), words);
}

static gboolean
is_chosen (const AccordField *field)
{
  return field->kind == ACCORD_FIELD_TERM || field->kind == ACCORD_FIELD_ORGANISATION || field->kind == ACCORD_FIELD_PLACE;
}

/* Edits the cell in hand: its value when @typed is NULL, or what is typed in place of it. */
void
accord_table_edit_begin (AccordTableView *self, const char *typed)
{
  AccordTablePlace place = { self->selected, self->position, self->column };
  const AccordField *field;
  g_autoptr (AccordListRow) row = NULL;
  gint64 owner;

  if (!accord_table_cursor_has_cell (self) || self->popover != NULL || !accord_table_edit_flush (self))
    return;
  field = accord_list_column_get_field (place.column);
  row = g_list_model_get_item (G_LIST_MODEL (self->list), place.position);
  if (field == NULL)
    {
      refuse_column (self, place.column);
      return;
    }
  if (accord_list_row_get_record (row) == NULL)
    return;
  owner = accord_list_column_get_owner (place.column, accord_list_row_get_record (row));
  if (owner == 0)
    {
      refuse_row (self, field);
      return;
    }
  self->edited = place;
  self->edited_owner = owner;
  if (is_chosen (field))
    open_chooser (self, field, typed);
  else if (typed == NULL || accord_field_is_link (field))
    load (self, &place, field, owner);
  else
    open_editor (self, &place, field, owner, "", typed);
}

static void
scrolled_cb (AccordTableView *self)
{
  if (accord_cell_editor_is_open (self->editor) || self->entry != NULL)
    gtk_widget_queue_allocate (self->overlay);
}

void
accord_table_edit_init (AccordTableView *self)
{
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (self->scrolled);

  self->editor = ACCORD_CELL_EDITOR (accord_cell_editor_new ());
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->editor));
  g_signal_connect_object (self->overlay, "get-child-position", G_CALLBACK (place_editor_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->editor, "left", G_CALLBACK (left_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scrolled), "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scrolled), "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}
