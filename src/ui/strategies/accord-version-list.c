/* accord-version-list.c: the frozen versions of a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-version-list.h"

#include <glib/gi18n.h>

#include "plans/accord-plan-version.h"
#include "ui/common/accord-shell.h"
#include "ui/strategies/accord-version-compare.h"
#include "ui/strategies/accord-version-details.h"
#include "ui/strategies/accord-version-words.h"

/**
 * AccordVersionList:
 *
 * A page with the versions of one strategy, newest first. Each opens what became of it; its button compares it with today.
 */
struct _AccordVersionList
{
  AdwNavigationPage parent_instance;

  GtkStack *stack;
  GtkListBox *list;

  AccordPartnership *partnership;
  gint64 plan;
  GPtrArray *versions;          /* AccordPlanVersion */
  gint64 wanted_version;        /* to be opened once it is read, or 0; with: */
  const char *wanted_table;
  gint64 wanted_record;
};

G_DEFINE_FINAL_TYPE (AccordVersionList, accord_version_list, ADW_TYPE_NAVIGATION_PAGE)

static void
push (AccordVersionList *self, AdwNavigationPage *page)
{
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW)), page);
}

static const AccordPlanVersion *
get_version (AccordVersionList *self, GtkWidget *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  return self->versions != NULL && (guint) index < self->versions->len ? g_ptr_array_index (self->versions, index) : NULL;
}

static void
activated_cb (AccordVersionList *self, GtkWidget *row)
{
  const AccordPlanVersion *version = get_version (self, row);

  if (version != NULL)
    push (self, accord_version_details_new (self->partnership, version, NULL, 0));
}

static void
compare_row_cb (GtkWidget *button, gpointer data)
{
  AccordVersionList *self = data;
  const AccordPlanVersion *version = get_version (self, gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));

  if (version != NULL)
    push (self, accord_version_compare_new (self->partnership, self->plan, version->id));
}

/* --- the list --- */

static char *
write_facts (AccordVersionList *self, const AccordPlanVersion *version)
{
  AccordVocabulary *states = accord_partnership_get_vocabulary (self->partnership, "plan_state");
  g_autofree char *when = accord_version_write_moment (version->frozen_at);
  /* Translators: how many of the bodies that were asked have approved. */
  g_autofree char *approved = version->n_asked > 0
                                  ? g_strdup_printf (_("%u of %u approved"), version->n_approved, version->n_asked)
                                  : g_strdup (_("nobody asked to approve"));
  g_autofree char *sent = g_strdup_printf (g_dngettext (NULL, "%u copy sent", "%u copies sent", version->n_sent),
                                           version->n_sent);

  /* Translators: %.12s is how the fingerprint of a version begins. */
  g_autofree char *hash = g_strdup_printf (_("SHA-256 %.12s"), version->sha256);

  return g_strdup_printf ("%s · %s · %s\n%s · %s · %s", when, accord_vocabulary_get_label (states, version->state),
                          version->author, approved, sent, hash);
}

static GtkWidget *
make_row (AccordVersionList *self, const AccordPlanVersion *version)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("view-dual-symbolic");
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *title = accord_version_write_title (version);
  g_autofree char *facts = write_facts (self, version);
  /* Translators: %u is the number of a version. */
  g_autofree char *words = g_strdup_printf (_("Compare version %u with today"), version->number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (compare_row_cb), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  return row;
}

/* Unless the person has gone elsewhere before the versions were read. */
static void
show_wanted (AccordVersionList *self)
{
  if (gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    return;
  for (guint i = 0; self->versions != NULL && i < self->versions->len; i++)
    {
      const AccordPlanVersion *version = g_ptr_array_index (self->versions, i);

      if (version->id != self->wanted_version)
        continue;
      self->wanted_version = 0;
      push (self, accord_version_details_new (self->partnership, version, self->wanted_table, self->wanted_record));
      return;
    }
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordVersionList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (self->partnership == NULL)
    return;
  if (versions == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  self->versions = g_steal_pointer (&versions);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < self->versions->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (self->versions, i)));
  gtk_stack_set_visible_child_name (self->stack, self->versions->len > 0 ? "list" : "empty");
  show_wanted (self);
}

static void
load (AccordVersionList *self)
{
  accord_partnership_run_async (self->partnership, accord_plan_versions_load (self->plan), NULL, loaded_cb,
                                g_object_ref (self));
}

static void
changed_cb (AccordVersionList *self, AccordChanges *changes)
{
  if (accord_changes_touch (changes, "plan_version") || accord_changes_touch (changes, "approval") ||
      accord_changes_touch (changes, "dispatch"))
    load (self);
}

/* --- freezing --- */

static void
freeze_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordVersionList) self = data;
  GtkWidget *entry = adw_alert_dialog_get_extra_child (ADW_ALERT_DIALOG (dialog));

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), "freeze") && self->partnership != NULL)
    accord_shell_edit (GTK_WIDGET (self), self->partnership,
                       accord_plan_version_freeze (self->plan, gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
freeze_cb (AccordVersionList *self)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _("Freeze a Version?"), _("It keeps the strategy as it is now, whatever is written afterwards.")));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("For the board, say"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the version is called"), -1);
  adw_alert_dialog_set_extra_child (dialog, entry);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "freeze", _("_Freeze"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "freeze", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "freeze");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, freeze_chosen_cb, g_object_ref (self));
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
}

/* --- the page --- */

static void
accord_version_list_dispose (GObject *object)
{
  AccordVersionList *self = ACCORD_VERSION_LIST (object);

  g_clear_object (&self->partnership);
  g_clear_pointer (&self->versions, g_ptr_array_unref);

  G_OBJECT_CLASS (accord_version_list_parent_class)->dispose (object);
}

static void
accord_version_list_class_init (AccordVersionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_version_list_dispose;
}

static GtkWidget *
make_button (AccordVersionList *self, const char *label, GCallback func)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", func, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_empty (AccordVersionList *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = make_button (self, _("Freeze a _Version"), G_CALLBACK (freeze_cb));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Version Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("A version keeps the text as it was sent or approved. Two can be compared word by word."));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static GtkWidget *
make_list (AccordVersionList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_margin_top (GTK_WIDGET (self->list), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->list), 24);
  gtk_widget_set_margin_start (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->list), 12);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
accord_version_list_init (AccordVersionList *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_button (self, _("_Freeze…"), G_CALLBACK (freeze_cb)));
  gtk_stack_add_named (self->stack, make_list (self), "list");
  gtk_stack_add_named (self->stack, make_empty (self), "empty");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), view);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _("Versions"));
}

/**
 * accord_version_list_new:
 * @partnership: what is shown and edited
 * @plan: a strategy
 *
 * Returns: (transfer floating): a page with its versions, for the navigation view that the editor is in
 */
AdwNavigationPage *
accord_version_list_new (AccordPartnership *partnership, gint64 plan)
{
  AccordVersionList *self = g_object_new (ACCORD_TYPE_VERSION_LIST, NULL);

  self->partnership = g_object_ref (partnership);
  self->plan = plan;
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * accord_version_list_show:
 * @version: a version of the strategy
 * @table: "approval", "dispatch", or another for the version as a whole
 * @record: one of these
 *
 * Opens a version as soon as it is read, with one of its approvals or copies in sight.
 */
void
accord_version_list_show (AccordVersionList *self, gint64 version, const char *table, gint64 record)
{
  g_return_if_fail (ACCORD_IS_VERSION_LIST (self));

  self->wanted_version = version;
  self->wanted_table = g_intern_string (table);
  self->wanted_record = record;
  show_wanted (self);
}
