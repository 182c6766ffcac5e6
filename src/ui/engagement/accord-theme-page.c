/* accord-theme-page.c: the words of one theme, and what may become of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/engagement/accord-theme-page.h"

#include <glib/gi18n.h>

#include "engagement/accord-highlight.h"
#include "engagement/accord-theme.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-chooser.h"
#include "ui/common/accord-name-dialog.h"
#include "ui/common/accord-record-link.h"
#include "ui/common/accord-shell.h"

/* As many as anybody reads; the trail has the feedback of all. */
#define MAX_ROWS 200

/**
 * AccordThemePage:
 *
 * The words that have a theme, each going to where it was heard; and the theme's new name, its merging with another and its
 * deletion, each said before it is done. Or the words that have no theme any more.
 */
struct _AccordThemePage
{
  AdwNavigationPage parent_instance;

  AccordPartnership *partnership;
  gint64 theme;                 /* 0: words without one */
  char *label;
  GtkLabel *counts;
  GtkListBox *words;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (AccordThemePage, accord_theme_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- in words --- */

static char *
count_words (guint n)
{
  return g_strdup_printf (g_dngettext (NULL, "%'u coded passage", "%'u coded passages", n), n);
}

static char *
count_feedback (guint n)
{
  return g_strdup_printf (g_dngettext (NULL, "%'u piece of feedback", "%'u pieces of feedback", n), n);
}

static char *
count_activities (guint n)
{
  return g_strdup_printf (g_dngettext (NULL, "%'u activity", "%'u activities", n), n);
}

/**
 * accord_theme_page_describe:
 * @theme: from accord_themes_list()
 *
 * Returns: (transfer full): how much has the theme
 */
char *
accord_theme_page_describe (AccordRecord *theme)
{
  g_autofree char *words = count_words ((guint) accord_record_get_int (theme, "highlights"));
  g_autofree char *feedback = count_feedback ((guint) accord_record_get_int (theme, "feedback"));
  g_autofree char *activities = count_activities ((guint) accord_record_get_int (theme, "activities"));

  /* Translators: how many passages, pieces of feedback and activities have a theme. */
  return g_strdup_printf (_("%s · %s · %s"), words, feedback, activities);
}

/* --- what it has --- */

static void
open_cb (GtkWidget *row)
{
  AdwDialog *dialog = ADW_DIALOG (gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG));

  if (dialog != NULL)
    adw_dialog_close (dialog);
}

static GtkWidget *
create_row (AccordRecord *highlight)
{
  const char *now = accord_record_get (highlight, "quote_now");
  const char *former = accord_record_get (highlight, "former");
  const char *said_by = accord_record_get (highlight, "said_by");
  g_autofree char *title = g_strdup_printf (_("“%s”"), *now != '\0' ? now : accord_record_get (highlight, "quote"));
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (*former != '\0')
    g_strv_builder_take (parts, g_strdup_printf (_("Was: %s"), former));
  g_strv_builder_add (parts, accord_record_get (highlight, "title"));
  if (*said_by != '\0')
    g_strv_builder_add (parts, said_by);
  if (*now == '\0')
    g_strv_builder_add (parts, _("These words are no longer in the text."));
  all = g_strv_builder_end (parts);
  subtitle = g_strjoinv (" · ", all);
  row = accord_record_link_row_new (title, subtitle, "feedback", accord_record_get_int (highlight, "feedback_id"));
  g_signal_connect_after (row, "activated", G_CALLBACK (open_cb), NULL);
  return row;
}

static void
words_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordThemePage) self = data;
  g_autoptr (GPtrArray) highlights = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);
  g_autofree char *more = NULL;

  if (highlights == NULL || self->partnership == NULL)
    return;
  gtk_list_box_remove_all (self->words);
  for (guint i = 0; i < MIN (highlights->len, MAX_ROWS); i++)
    gtk_list_box_append (self->words, create_row (highlights->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->words), highlights->len > 0);
  if (highlights->len == 0)
    more = g_strdup (_("No words are coded with it. Select words of what was heard, and press Ctrl+T."));
  else if (highlights->len > MAX_ROWS)
    more = g_strdup_printf (g_dngettext (NULL, "… and %u more", "… and %u more", highlights->len - MAX_ROWS),
                            highlights->len - MAX_ROWS);
  gtk_label_set_text (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
}

static void
show_theme (AccordThemePage *self, AccordRecord *theme)
{
  g_autofree char *counts = accord_theme_page_describe (theme);

  g_set_str (&self->label, accord_record_get (theme, "label"));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), self->label);
  gtk_label_set_text (self->counts, counts);
}

/* A theme that is gone has no page. */
static void
theme_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordThemePage) self = data;
  g_autoptr (AccordRecord) theme = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (self->partnership == NULL)
    return;
  if (theme != NULL)
    show_theme (self, theme);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
load (AccordThemePage *self)
{
  accord_partnership_run_async (self->partnership,
                                self->theme != 0 ? accord_highlights_of_theme (self->theme)
                                                 : accord_highlights_without_theme (),
                                NULL, words_loaded_cb, g_object_ref (self));
  if (self->theme != 0)
    accord_partnership_run_async (self->partnership, accord_theme_preview (self->theme, 0), NULL, theme_loaded_cb,
                                  g_object_ref (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordThemePage *self = data;

  if (self->partnership != NULL &&
      (accord_changes_touch (changes, "highlight") || accord_changes_touch (changes, "term") ||
       accord_changes_touch (changes, "feedback") || accord_changes_touch (changes, "feedback_term") ||
       accord_changes_touch (changes, "activity_term")))
    load (self);
}

/* --- its name --- */

static void
renamed_cb (GtkWidget *widget, const char *name, gpointer data)
{
  AccordThemePage *self = ACCORD_THEME_PAGE (widget);
  g_autoptr (GError) error = NULL;
  AccordRequest *edit;

  if (self->partnership == NULL || g_str_equal (name, self->label))
    return;
  edit = accord_theme_rename (self->theme, name, &error);
  if (edit != NULL)
    accord_shell_edit (widget, self->partnership, edit);
  else
    accord_shell_complain (widget, error);
}

static void
rename_cb (AccordThemePage *self)
{
  accord_name_dialog_present_with (GTK_WIDGET (self), _("Rename the Theme"), self->label, _("_Rename"), renamed_cb, NULL);
}

/* --- merging and deleting --- */

typedef struct
{
  AccordThemePage *page;
  gint64 into;                  /* 0: deleting */
  char *into_label;
} Ending;

static void
ending_free (Ending *ending)
{
  g_object_unref (ending->page);
  g_free (ending->into_label);
  g_free (ending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ending, ending_free)

static void
ended_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (Ending) ending = data;
  AccordThemePage *self = ending->page;
  AccordRequest *edit;

  if (!g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), "end") ||
      self->partnership == NULL)
    return;
  edit = ending->into != 0 ? accord_theme_merge (ending->into, self->theme, NULL) : accord_theme_delete (self->theme);
  if (edit != NULL)
    accord_shell_edit (GTK_WIDGET (self), self->partnership, edit);
}

/* What changes, one thing a line. */
static char *
describe_end (const Ending *ending, AccordRecord *theme)
{
  const char *label = accord_record_get (theme, "label");
  guint n_words = (guint) accord_record_get_int (theme, "highlights");
  guint n_shared = (guint) accord_record_get_int (theme, "shared");
  guint n_below = (guint) accord_record_get_int (theme, "below");
  g_autofree char *words = count_words (n_words);
  g_autofree char *feedback = count_feedback ((guint) accord_record_get_int (theme, "feedback"));
  g_autofree char *activities = count_activities ((guint) accord_record_get_int (theme, "activities"));
  g_autofree char *shared = count_feedback (n_shared);
  GString *text = g_string_new (NULL);

  if (ending->into != 0)
    {
      g_string_append_printf (text, _("Get “%s” instead of “%s”: %s, %s, %s."), ending->into_label, label, words, feedback,
                              activities);
      if (n_shared > 0)
        g_string_append_printf (text, _("\nHave both, and keep one: %s."), shared);
      g_string_append_printf (text, _("\nThe name “%s” stays as another spelling."), label);
    }
  else
    {
      g_string_append_printf (text, _("Lose “%s”: %s, %s."), label, feedback, activities);
      if (n_words > 0)
        g_string_append_printf (text, _("\nStay coded, with its name and without a theme: %s."), words);
    }
  if (n_below > 0)
    g_string_append_printf (text, g_dngettext (NULL, "\n%u theme below it moves up.", "\n%u themes below it move up.",
                                               n_below),
                            n_below);
  g_string_append (text, _("\nCtrl+Z takes it back."));
  return g_string_free_and_steal (text);
}

static void
previewed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Ending) ending = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) theme = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  GtkWidget *parent = GTK_WIDGET (ending->page);
  g_autofree char *body = NULL;
  AdwAlertDialog *dialog;
  gboolean is_merge = ending->into != 0;

  if (theme == NULL)
    {
      accord_shell_complain (parent, error);
      return;
    }
  body = describe_end (ending, theme);
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (is_merge ? _("Merge the Two?") : _("Delete the Theme?"), body));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "end", is_merge ? _("_Merge") : _("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "end", is_merge ? ADW_RESPONSE_SUGGESTED : ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, is_merge ? "end" : "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, parent, NULL, ended_cb, g_steal_pointer (&ending));
}

static void
preview (AccordThemePage *self, gint64 into, const char *into_label)
{
  Ending *ending = g_new (Ending, 1);

  *ending = (Ending) { g_object_ref (self), into, g_strdup (into_label) };
  accord_partnership_run_async (self->partnership, accord_theme_preview (self->theme, into), NULL, previewed_cb, ending);
}

static void
merge_cb (AccordChooser *chooser, AccordChoice *choice, gpointer data)
{
  AccordThemePage *self = data;
  const AccordTerm *into
      = accord_vocabulary_find_code (accord_partnership_get_vocabulary (self->partnership, ACCORD_THEMES),
                                     accord_choice_get_value (choice));

  if (into != NULL && into->id != self->theme)
    preview (self, into->id, into->label);
}

static void
delete_cb (AccordThemePage *self)
{
  preview (self, 0, NULL);
}

/* --- the object --- */

static void
accord_theme_page_dispose (GObject *object)
{
  g_clear_object (&ACCORD_THEME_PAGE (object)->partnership);

  G_OBJECT_CLASS (accord_theme_page_parent_class)->dispose (object);
}

static void
accord_theme_page_finalize (GObject *object)
{
  g_free (ACCORD_THEME_PAGE (object)->label);

  G_OBJECT_CLASS (accord_theme_page_parent_class)->finalize (object);
}

static void
accord_theme_page_class_init (AccordThemePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_theme_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_theme_page_finalize;
}

static void
accord_theme_page_init (AccordThemePage *self)
{
}

static GtkWidget *
create_merge_button (AccordThemePage *self, const char *code)
{
  GListModel *themes = accord_choices_get (self->partnership, accord_field_find ("feedback", "feedback_term"));
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = accord_chooser_new (themes, _("Theme"), FALSE);

  accord_chooser_set_hidden (ACCORD_CHOOSER (chooser), (const char *const[]) { code, NULL });
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Merge Into"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (merge_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
create_buttons (AccordThemePage *self, const char *code)
{
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());
  GtkWidget *rename = gtk_button_new_with_mnemonic (_("_Rename…"));
  GtkWidget *delete = gtk_button_new_with_mnemonic (_("_Delete…"));

  g_signal_connect_swapped (rename, "clicked", G_CALLBACK (rename_cb), self);
  g_signal_connect_swapped (delete, "clicked", G_CALLBACK (delete_cb), self);
  gtk_widget_add_css_class (delete, "destructive-action");
  adw_wrap_box_set_child_spacing (box, 6);
  adw_wrap_box_set_line_spacing (box, 6);
  adw_wrap_box_append (box, rename);
  adw_wrap_box_append (box, create_merge_button (self, code));
  adw_wrap_box_append (box, delete);
  return GTK_WIDGET (box);
}

static GtkLabel *
create_label (void)
{
  return GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL));
}

static GtkWidget *
create_content (AccordThemePage *self, const char *code)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->counts = create_label ();
  self->more = create_label ();
  self->words = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->words, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (self->words), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Coded words"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counts));
  if (self->theme != 0)
    gtk_box_append (GTK_BOX (box), create_buttons (self, code));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_widget_add_css_class (box, "accord-dialog");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

/**
 * accord_theme_page_new:
 * @partnership: what is edited
 * @theme: (nullable): from accord_themes_list(); %NULL for the words whose theme is gone
 *
 * Returns: (transfer floating): its page, in the navigation of a dialog
 */
AdwNavigationPage *
accord_theme_page_new (AccordPartnership *partnership, AccordRecord *theme)
{
  AccordThemePage *self = g_object_new (ACCORD_TYPE_THEME_PAGE, "title", _("Words Without a Theme"), NULL);
  GtkWidget *view = adw_toolbar_view_new ();

  self->partnership = g_object_ref (partnership);
  self->theme = theme != NULL ? accord_record_get_id (theme) : 0;
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view),
                                create_content (self, theme != NULL ? accord_record_get (theme, "code") : ""));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  if (theme != NULL)
    show_theme (self, theme);
  else
    gtk_label_set_text (self->counts, _("Their theme was deleted, or taken off what was heard. Give them another where they"
                                        " stand."));
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
