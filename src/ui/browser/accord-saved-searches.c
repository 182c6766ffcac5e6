/* accord-saved-searches.c: a button that keeps what a list is narrowed to under names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/browser/accord-saved-searches.h"

#include <glib/gi18n.h>

#include "model/accord-saved-search.h"
#include "ui/common/accord-name-dialog.h"
#include "ui/common/accord-shell.h"

#define SEARCH_KEY "accord-saved-search"

/**
 * AccordSavedSearches:
 *
 * Opens the searches that are kept in the file for a list: one is shown again, called otherwise, or deleted; and what the
 * list is narrowed to now is kept under a name.
 */
struct _AccordSavedSearches
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  AccordList *list;
  GPtrArray *searches;      /* AccordSavedSearch; NULL before they were read */
  char *renamed;            /* the name that is being changed */
  GtkWidget *button;
  GtkListBox *rows;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (AccordSavedSearches, accord_saved_searches, ADW_TYPE_BIN)

static const char *
get_table (AccordSavedSearches *self)
{
  return accord_list_get_source (self->list)->table;
}

static void
close_popover (AccordSavedSearches *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

/* --- one of them --- */

static const AccordSavedSearch *
get_search (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), SEARCH_KEY);
}

static void
activated_cb (AccordSavedSearches *self, GtkListBoxRow *row)
{
  const AccordSavedSearch *search = get_search (GTK_WIDGET (row));

  close_popover (self);
  accord_shell_list (GTK_WIDGET (self), get_table (self), search->narrowing);
}

static void
renamed_cb (GtkWidget *widget, const char *name, gpointer data)
{
  AccordSavedSearches *self = ACCORD_SAVED_SEARCHES (widget);
  g_autofree char *before = g_steal_pointer (&self->renamed);

  if (self->partnership != NULL && before != NULL && !g_str_equal (before, name))
    accord_shell_edit (widget, self->partnership, accord_saved_search_rename (get_table (self), before, name));
}

static void
rename_cb (GtkWidget *row)
{
  AccordSavedSearches *self = ACCORD_SAVED_SEARCHES (gtk_widget_get_ancestor (row, ACCORD_TYPE_SAVED_SEARCHES));

  g_set_str (&self->renamed, get_search (row)->name);
  close_popover (self);
  accord_name_dialog_present_with (GTK_WIDGET (self), _("Rename the Search"), self->renamed, _("_Rename"), renamed_cb, NULL);
}

static void
delete_cb (GtkWidget *row)
{
  AccordSavedSearches *self = ACCORD_SAVED_SEARCHES (gtk_widget_get_ancestor (row, ACCORD_TYPE_SAVED_SEARCHES));

  accord_shell_edit (row, self->partnership, accord_saved_search_delete (get_table (self), get_search (row)->name));
  close_popover (self);
  accord_shell_say (GTK_WIDGET (self), _("Deleted. Ctrl+Z brings it back."));
}

static void
add_button (GtkWidget *row, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
create_row (AccordSavedSearch *search)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *rename = g_strdup_printf (_("Rename “%s”"), search->name);
  g_autofree char *delete = g_strdup_printf (_("Delete “%s”"), search->name);

  g_object_set_data (G_OBJECT (row), SEARCH_KEY, search);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), search->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  add_button (row, "document-edit-symbolic", rename, G_CALLBACK (rename_cb));
  add_button (row, "user-trash-symbolic", delete, G_CALLBACK (delete_cb));
  return row;
}

/* --- all of them --- */

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordSavedSearches) self = data;
  g_autoptr (GPtrArray) searches = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (searches == NULL || self->partnership == NULL)
    return;
  gtk_list_box_remove_all (self->rows);
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  self->searches = g_steal_pointer (&searches);
  for (guint i = 0; i < self->searches->len; i++)
    gtk_list_box_append (self->rows, create_row (self->searches->pdata[i]));
}

static void
load (AccordSavedSearches *self)
{
  accord_partnership_run_async (self->partnership, accord_saved_searches_load (get_table (self)), NULL, loaded_cb,
                                g_object_ref (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordSavedSearches *self = data;

  if (self->searches != NULL && accord_changes_touch (changes, "setting"))
    load (self);
}

static void
shown_cb (AccordSavedSearches *self)
{
  if (self->searches == NULL)
    load (self);
}

/* --- keeping one --- */

static void
narrowed_cb (AccordSavedSearches *self)
{
  g_autoptr (AccordNarrowing) narrowing = accord_list_get_narrowing (self->list);

  gtk_widget_set_sensitive (self->save, !accord_narrowing_is_empty (narrowing));
}

static void
named_cb (GtkWidget *widget, const char *name, gpointer data)
{
  AccordSavedSearches *self = ACCORD_SAVED_SEARCHES (widget);
  g_autoptr (AccordNarrowing) narrowing = NULL;
  g_autofree char *words = NULL;

  if (self->partnership == NULL)
    return;
  narrowing = accord_list_get_narrowing (self->list);
  accord_shell_edit (widget, self->partnership, accord_saved_search_store (get_table (self), name, narrowing));
  words = g_strdup_printf (_("Search “%s” saved"), name);
  accord_shell_say (widget, words);
}

static void
save_cb (AccordSavedSearches *self)
{
  close_popover (self);
  accord_name_dialog_present_with (GTK_WIDGET (self), _("Save This Search"), "", _("_Save"), named_cb, NULL);
}

/* --- the object --- */

static void
accord_saved_searches_dispose (GObject *object)
{
  AccordSavedSearches *self = ACCORD_SAVED_SEARCHES (object);

  g_clear_object (&self->partnership);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (accord_saved_searches_parent_class)->dispose (object);
}

static void
accord_saved_searches_finalize (GObject *object)
{
  AccordSavedSearches *self = ACCORD_SAVED_SEARCHES (object);

  g_clear_pointer (&self->searches, g_ptr_array_unref);
  g_free (self->renamed);

  G_OBJECT_CLASS (accord_saved_searches_parent_class)->finalize (object);
}

static void
accord_saved_searches_class_init (AccordSavedSearchesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_saved_searches_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_saved_searches_finalize;
}

static GtkWidget *
create_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_("None yet. Filter the list or search it, then save that here under a name."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  return label;
}

static GtkWidget *
create_list (AccordSavedSearches *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->rows, create_placeholder ());
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Saved searches"), -1);
  g_signal_connect_swapped (self->rows, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->rows));
  return scrolled;
}

static GtkWidget *
create_popover (AccordSavedSearches *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (_("Saved Searches"));

  self->save = gtk_button_new_with_mnemonic (_("_Save This Search…"));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  gtk_widget_set_size_request (box, 280, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), create_list (self));
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Saved searches"), -1);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (shown_cb), self);
  return popover;
}

static void
accord_saved_searches_init (AccordSavedSearches *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "user-bookmarks-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), create_popover (self));
  gtk_widget_set_tooltip_text (self->button, _("Saved searches"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Saved searches"), -1);
  gtk_widget_add_css_class (self->button, "accord-filter");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/**
 * accord_saved_searches_new:
 * @partnership: whose
 * @list: what is narrowed, on a page that answers accord_shell_list()
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
accord_saved_searches_new (AccordPartnership *partnership, AccordList *list)
{
  AccordSavedSearches *self = g_object_new (ACCORD_TYPE_SAVED_SEARCHES, NULL);

  self->partnership = g_object_ref (partnership);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "narrowed", G_CALLBACK (narrowed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  narrowed_cb (self);
  return GTK_WIDGET (self);
}
