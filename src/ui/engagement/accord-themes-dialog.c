/* accord-themes-dialog.c: every theme, with what has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/engagement/accord-themes-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-fold.h"
#include "engagement/accord-highlight.h"
#include "engagement/accord-theme.h"
#include "ui/engagement/accord-theme-page.h"

#define THEME_KEY "accord-theme"

/**
 * AccordThemesDialog:
 *
 * The themes by their names, with how much has each; one opens its page.
 */
struct _AccordThemesDialog
{
  AdwDialog parent_instance;

  AccordPartnership *partnership;
  AdwNavigationView *navigation;
  GtkWidget *entry;
  GtkListBox *list;
  GtkWidget *without;           /* the row of words whose theme is gone */
  char *folded;                 /* what is looked for */
};

G_DEFINE_FINAL_TYPE (AccordThemesDialog, accord_themes_dialog, ADW_TYPE_DIALOG)

/* --- one of them --- */

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  AccordThemesDialog *self = data;

  adw_navigation_view_push (self->navigation,
                            accord_theme_page_new (self->partnership, g_object_get_data (G_OBJECT (row), THEME_KEY)));
}

static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
create_theme_row (AccordRecord *theme)
{
  g_autofree char *counts = accord_theme_page_describe (theme);
  GtkWidget *row = create_row (accord_record_get (theme, "label"), counts);

  g_object_set_data_full (G_OBJECT (row), THEME_KEY, g_object_ref (theme), g_object_unref);
  return row;
}

/* --- all of them --- */

static gboolean
is_looked_for (GtkListBoxRow *row, gpointer data)
{
  AccordThemesDialog *self = data;
  g_autofree char *title = accord_fold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  return strstr (title, self->folded) != NULL;
}

static void
typed_cb (GtkEditable *entry, gpointer data)
{
  AccordThemesDialog *self = data;

  g_free (self->folded);
  self->folded = accord_fold (gtk_editable_get_text (entry));
  gtk_list_box_invalidate_filter (self->list);
}

static void
themes_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordThemesDialog) self = data;
  g_autoptr (GPtrArray) themes = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (themes == NULL || self->partnership == NULL)
    return;
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < themes->len; i++)
    gtk_list_box_append (self->list, create_theme_row (themes->pdata[i]));
}

static void
words_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordThemesDialog) self = data;
  g_autoptr (GPtrArray) words = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);
  g_autofree char *count = NULL;

  if (words == NULL || self->partnership == NULL)
    return;
  count = g_strdup_printf (g_dngettext (NULL, "%'u coded passage", "%'u coded passages", words->len), words->len);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->without), count);
  gtk_widget_set_visible (gtk_widget_get_parent (self->without), words->len > 0);
}

static void
load (AccordThemesDialog *self)
{
  accord_partnership_run_async (self->partnership, accord_themes_list (), NULL, themes_loaded_cb, g_object_ref (self));
  accord_partnership_run_async (self->partnership, accord_highlights_without_theme (), NULL, words_loaded_cb,
                                g_object_ref (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordThemesDialog *self = data;

  if (self->partnership != NULL &&
      (accord_changes_touch (changes, "term") || accord_changes_touch (changes, "highlight") ||
       accord_changes_touch (changes, "feedback_term") || accord_changes_touch (changes, "activity_term")))
    load (self);
}

/* --- the object --- */

static void
accord_themes_dialog_dispose (GObject *object)
{
  g_clear_object (&ACCORD_THEMES_DIALOG (object)->partnership);

  G_OBJECT_CLASS (accord_themes_dialog_parent_class)->dispose (object);
}

static void
accord_themes_dialog_finalize (GObject *object)
{
  g_free (ACCORD_THEMES_DIALOG (object)->folded);

  G_OBJECT_CLASS (accord_themes_dialog_parent_class)->finalize (object);
}

static void
accord_themes_dialog_class_init (AccordThemesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_themes_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_themes_dialog_finalize;
}

static GtkListBox *
create_list (AccordThemesDialog *self, GtkWidget *box, const char *name)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (list));
  return list;
}

static GtkWidget *
create_content (AccordThemesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListBox *others;

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Find a theme"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a theme"), -1);
  g_signal_connect (self->entry, "changed", G_CALLBACK (typed_cb), self);
  gtk_box_append (GTK_BOX (box), self->entry);
  others = create_list (self, box, _("Words without a theme"));
  self->without = create_row (_("Words Without a Theme"), "");
  gtk_list_box_append (others, self->without);
  gtk_widget_set_visible (GTK_WIDGET (others), FALSE);
  self->list = create_list (self, box, _("Themes"));
  gtk_list_box_set_filter_func (self->list, is_looked_for, self, NULL);
  gtk_widget_add_css_class (box, "accord-dialog");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
accord_themes_dialog_init (AccordThemesDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  AdwNavigationPage *page = adw_navigation_page_new (view, _("Themes"));

  self->folded = g_strdup ("");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_content (self));
  self->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->navigation, page);
  adw_dialog_set_title (ADW_DIALOG (self), _("Themes"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->navigation));
  adw_dialog_set_focus (ADW_DIALOG (self), self->entry);
}

/**
 * accord_themes_dialog_new:
 * @partnership: what is shown and edited
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_themes_dialog_new (AccordPartnership *partnership)
{
  AccordThemesDialog *self = g_object_new (ACCORD_TYPE_THEMES_DIALOG, NULL);

  self->partnership = g_object_ref (partnership);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  load (self);
  return ADW_DIALOG (self);
}
