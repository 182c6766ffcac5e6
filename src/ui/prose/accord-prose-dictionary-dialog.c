/* accord-prose-dictionary-dialog.c: a person's own words, to see and to remove
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-dictionary-dialog.h"

#include <glib/gi18n.h>

#include "ui/common/accord-shell.h"

static void
remove_cb (GtkButton *button, gpointer data)
{
  AccordDictionary *dictionary = data;
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  g_autofree char *word = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  g_autoptr (GError) error = NULL;

  if (!accord_dictionary_remove (dictionary, word, &error))
    accord_shell_complain (GTK_WIDGET (button), error);
}

static void
add_cb (AdwEntryRow *row, gpointer data)
{
  AccordDictionary *dictionary = data;
  g_autofree char *word = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autoptr (GError) error = NULL;

  if (*word == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  if (!accord_dictionary_add (dictionary, word, &error))
    accord_shell_complain (GTK_WIDGET (row), error);
}

static GtkWidget *
make_row (AccordDictionary *dictionary, const char *word)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (_("Remove %s"), word);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), word);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), dictionary, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_words (GtkListBox *list, AccordDictionary *dictionary)
{
  g_auto (GStrv) words = accord_dictionary_list (dictionary);

  gtk_list_box_remove_all (list);
  for (guint i = 0; words[i] != NULL; i++)
    gtk_list_box_append (list, make_row (dictionary, words[i]));
  gtk_widget_set_visible (GTK_WIDGET (list), words[0] != NULL);
}

static void
words_changed_cb (AccordDictionary *dictionary, gpointer data)
{
  show_words (data, dictionary);
}

static GtkWidget *
make_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static GtkWidget *
make_content (AccordDictionary *dictionary)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *own = adw_preferences_group_new ();
  GtkWidget *list = make_list (_("Your words"));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Words that are never marked as misspelt. The names of the partnership’s "
                                           "organisations and places, and abbreviations in capitals, need not be here."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add a word"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (add_cb), dictionary, G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  show_words (GTK_LIST_BOX (list), dictionary);
  g_signal_connect_object (dictionary, "changed", G_CALLBACK (words_changed_cb), list, G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (own), list);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (own));
  return page;
}

/**
 * accord_prose_dictionary_dialog_new:
 * @dictionary: a person's own words
 *
 * Returns: (transfer floating): the list of them
 */
AdwDialog *
accord_prose_dictionary_dialog_new (AccordDictionary *dictionary)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (dictionary));
  adw_dialog_set_title (dialog, _("Personal Dictionary"));
  adw_dialog_set_content_width (dialog, 440);
  adw_dialog_set_content_height (dialog, 520);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
