/* accord-several-dialog.c: writes the same into several rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/table/accord-several-dialog.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "model/accord-list-edit.h"
#include "ui/table/accord-entry-cell.h"
#include "ui/common/accord-shell.h"

#define REPLACE_KEY "accord-replace"
#define CAPTION_KEY "accord-caption"

/**
 * AccordSeveralDialog:
 *
 * A line for each column of a list that can be edited. What is typed is written into all the rows at once, as one step;
 * where nothing is typed they stay as they are. Several values are added to those that a row has, or take their place.
 */
struct _AccordSeveralDialog
{
  AdwDialog parent_instance;

  AccordPartnership *partnership;
  const AccordListSource *source;
  GArray *ids;
  GPtrArray *cells;         /* AccordEntryCells; the box holds them */
  GtkWidget *store;
};

G_DEFINE_FINAL_TYPE (AccordSeveralDialog, accord_several_dialog, ADW_TYPE_DIALOG)

/* --- storing --- */

typedef struct
{
  AccordSeveralDialog *dialog;
  AccordListEdit *edit;
  char *label;
} Storing;

static void
storing_free (Storing *storing)
{
  g_object_unref (storing->dialog);
  accord_list_edit_unref (storing->edit);
  g_free (storing->label);
  g_free (storing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Storing, storing_free)

static AccordEntryCell *
find_cell (AccordSeveralDialog *self, const AccordListColumn *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (accord_entry_cell_get_column (self->cells->pdata[i]) == column)
      return self->cells->pdata[i];
  return NULL;
}

static void
set_locked (AccordSeveralDialog *self, gboolean is_locked)
{
  gtk_widget_set_sensitive (self->store, !is_locked);
  for (guint i = 0; i < self->cells->len; i++)
    accord_entry_cell_set_locked (self->cells->pdata[i], is_locked);
}

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Storing) storing = data;
  AccordSeveralDialog *self = storing->dialog;
  GPtrArray *problems = accord_list_edit_get_problems (storing->edit);
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  set_locked (self, FALSE);
  if (error == NULL)
    {
      accord_shell_say (GTK_WIDGET (self), storing->label);
      adw_dialog_close (ADW_DIALOG (self));
    }
  else if (g_error_matches (error, ACCORD_ERROR, ACCORD_ERROR_INVALID) && problems->len > 0)
    {
      const AccordListProblem *first = problems->pdata[0];

      accord_entry_cell_refuse (find_cell (self, first->column), first->words);
    }
  else
    accord_shell_complain (GTK_WIDGET (self), error);
}

static void
put (AccordSeveralDialog *self, AccordListEdit *edit, AccordEntryCell *cell, const char *text)
{
  const AccordListColumn *column = accord_entry_cell_get_column (cell);
  GtkWidget *replace = g_object_get_data (G_OBJECT (cell), REPLACE_KEY);
  gboolean adds = replace != NULL && !gtk_check_button_get_active (GTK_CHECK_BUTTON (replace));

  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);

      if (adds)
        accord_list_edit_add (edit, i + 1, id, column, text);
      else
        accord_list_edit_put (edit, i + 1, id, column, text);
    }
}

static void
store (AccordSeveralDialog *self)
{
  g_autoptr (AccordListEdit) edit = accord_list_edit_new (self->source);
  Storing *storing;

  for (guint i = 0; i < self->cells->len; i++)
    {
      g_autofree char *text = g_strstrip (g_strdup (accord_entry_cell_get_text (self->cells->pdata[i])));

      if (!accord_entry_cell_check (self->cells->pdata[i]))
        return;
      if (*text != '\0')
        put (self, edit, self->cells->pdata[i], text);
    }
  if (accord_list_edit_get_length (edit) == 0)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  storing = g_new (Storing, 1);
  /* Translators: names an edit where it can be undone. */
  *storing = (Storing) { g_object_ref (self), accord_list_edit_ref (edit),
                         g_strdup_printf (g_dngettext (NULL, "Changed %'u row", "Changed %'u rows", self->ids->len),
                                          self->ids->len) };
  set_locked (self, TRUE);
  accord_partnership_run_async (self->partnership, accord_list_edit_store (edit, storing->label), NULL, stored_cb, storing);
}

/* --- the lines --- */

static void
left_cb (AccordEntryCell *cell, int go, gpointer data)
{
  AccordSeveralDialog *self = data;

  switch (go)
    {
    case ACCORD_CELL_FORWARD:
    case ACCORD_CELL_BACK:
      gtk_widget_child_focus (GTK_WIDGET (self), go == ACCORD_CELL_FORWARD ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
      break;
    case ACCORD_CELL_GIVE_UP:
      adw_dialog_close (ADW_DIALOG (self));
      break;
    default:
      store (self);
      break;
    }
}

static void
caption_cb (AccordEntryCell *cell)
{
  GtkWidget *caption = g_object_get_data (G_OBJECT (cell), CAPTION_KEY);

  gtk_label_set_text (GTK_LABEL (caption), accord_entry_cell_get_caption (cell));
  gtk_widget_set_visible (caption, *accord_entry_cell_get_caption (cell) != '\0');
  if (gtk_widget_has_css_class (GTK_WIDGET (cell), "error"))
    gtk_widget_add_css_class (caption, "error");
  else
    gtk_widget_remove_css_class (caption, "error");
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_line (AccordSeveralDialog *self, const AccordListColumn *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *cell = accord_entry_cell_new (self->partnership, column);
  GtkWidget *caption = make_label ("", "accord-field-caption");

  accord_entry_cell_set_name (ACCORD_ENTRY_CELL (cell), _(column->title));
  gtk_widget_add_css_class (cell, "accord-single-cell");
  gtk_widget_set_visible (caption, FALSE);
  g_object_set_data (G_OBJECT (cell), CAPTION_KEY, caption);
  g_signal_connect_object (cell, "left", G_CALLBACK (left_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect (cell, "notify::caption", G_CALLBACK (caption_cb), NULL);
  g_ptr_array_add (self->cells, cell);
  gtk_box_append (GTK_BOX (box), make_label (_(column->title), "heading"));
  gtk_box_append (GTK_BOX (box), cell);
  gtk_box_append (GTK_BOX (box), caption);
  if (accord_field_is_link (accord_list_column_get_field (column)))
    {
      GtkWidget *replace = gtk_check_button_new_with_label (_("In place of what is there"));

      g_object_set_data (G_OBJECT (cell), REPLACE_KEY, replace);
      gtk_box_append (GTK_BOX (box), replace);
    }
  return box;
}

static GtkWidget *
create_lines (AccordSeveralDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_box_append (GTK_BOX (box), make_label (_("What is left empty here stays as it is in each row."), "accord-subtitle"));
  for (guint i = 0; i < self->source->n_columns; i++)
    if (accord_list_column_get_field (&self->source->columns[i]) != NULL)
      gtk_box_append (GTK_BOX (box), create_line (self, &self->source->columns[i]));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

/* --- the object --- */

static void
accord_several_dialog_finalize (GObject *object)
{
  AccordSeveralDialog *self = ACCORD_SEVERAL_DIALOG (object);

  g_ptr_array_unref (self->cells);
  g_array_unref (self->ids);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_several_dialog_parent_class)->finalize (object);
}

static void
accord_several_dialog_class_init (AccordSeveralDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_several_dialog_finalize;
}

static void
accord_several_dialog_init (AccordSeveralDialog *self)
{
  self->cells = g_ptr_array_new ();
}

/**
 * accord_several_dialog_new:
 * @partnership: what is edited
 * @source: a list
 * @ids: (transfer full) (element-type gint64): some of its rows
 *
 * Returns: (transfer floating): a dialog that writes the same into all of them
 */
AdwDialog *
accord_several_dialog_new (AccordPartnership *partnership, const AccordListSource *source, GArray *ids)
{
  AccordSeveralDialog *self = g_object_new (ACCORD_TYPE_SEVERAL_DIALOG, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  g_autofree char *title = g_strdup_printf (g_dngettext (NULL, "Edit %'u Row", "Edit %'u Rows", ids->len), ids->len);

  self->partnership = g_object_ref (partnership);
  self->source = source;
  self->ids = ids;
  self->store = gtk_button_new_with_mnemonic (_("_Change"));
  gtk_widget_add_css_class (self->store, "suggested-action");
  g_signal_connect_swapped (self->store, "clicked", G_CALLBACK (store), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->store);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_lines (self));
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_dialog_set_content_width (ADW_DIALOG (self), 480);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  if (self->cells->len > 0)
    adw_dialog_set_focus (ADW_DIALOG (self), self->cells->pdata[0]);
  return ADW_DIALOG (self);
}
