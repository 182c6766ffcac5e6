/* accord-terms-dialog.c: the terms of reference
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/meetings/accord-terms-dialog.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-meeting.h"
#include "ui/common/accord-form.h"
#include "ui/common/accord-shell.h"

static const char *const FIELDS[] = { "title",         "from_on", "until_on", "decision_rule", "adopted_on", "minute",
                                      "review_due_on", "address", "note",     NULL };

/**
 * AccordTermsDialog:
 *
 * The versions of the terms of reference, newest first; of one of them everything, its quorum chosen from the rules that
 * the program brings and shown in words.
 */
struct _AccordTermsDialog
{
  AdwDialog parent_instance;

  AccordPartnership *partnership;
  gint64 terms;                       /* the version in hand */
  GPtrArray *templates;               /* AccordQuorumTemplate; NULL until they are read */
  AdwPreferencesGroup *versions;
  GPtrArray *rows;                    /* of the versions; the group holds them */
  AdwPreferencesGroup *quorum;
  AdwActionRow *words;
  AdwComboRow *choice;
  AccordForm *form;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (AccordTermsDialog, accord_terms_dialog, ADW_TYPE_DIALOG)

static void load (AccordTermsDialog *self);

/* --- the version in hand --- */

static guint
find_template (AccordTermsDialog *self, const char *json)
{
  for (guint i = 0; self->templates != NULL && i < self->templates->len; i++)
    if (g_str_equal (((AccordQuorumTemplate *) g_ptr_array_index (self->templates, i))->json, json))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
show_quorum (AccordTermsDialog *self, AccordRecord *version)
{
  const char *words = accord_record_get (version, "quorum_words");
  const char *problem = accord_record_get (version, "problem");

  self->showing = TRUE;
  adw_action_row_set_subtitle (self->words, *words != '\0'     ? words
                                            : *problem != '\0' ? problem
                                                               : _("None: meetings are not judged."));
  adw_combo_row_set_selected (self->choice, find_template (self, accord_record_get (version, "quorum")));
  self->showing = FALSE;
}

static void
chosen_cb (AccordTermsDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->choice);
  g_autoptr (GError) error = NULL;
  AccordRequest *edit;

  if (self->showing || self->terms == 0 || self->templates == NULL || selected >= self->templates->len)
    return;
  edit = accord_terms_set_quorum (self->terms,
                                  ((AccordQuorumTemplate *) g_ptr_array_index (self->templates, selected))->json, &error);
  if (edit == NULL)
    accord_shell_complain (GTK_WIDGET (self), error);
  else
    accord_shell_edit (GTK_WIDGET (self), self->partnership, edit);
}

static void
select_version (AccordTermsDialog *self, gint64 terms)
{
  self->terms = terms;
  accord_form_show (self->form, "terms_of_reference", terms);
  gtk_widget_set_visible (GTK_WIDGET (self->quorum), terms != 0);
}

/* --- the versions --- */

static void
version_activated_cb (AdwActionRow *row, gpointer data)
{
  AccordTermsDialog *self = data;

  select_version (self, *(gint64 *) g_object_get_data (G_OBJECT (row), "accord-id"));
  load (self);
}

static GtkWidget *
create_row (AccordTermsDialog *self, AccordRecord *version)
{
  gint64 id = accord_record_get_id (version);
  g_autofree char *from = accord_day_format (accord_record_get (version, "from_on"));
  g_autofree char *since = *from != '\0' ? g_strdup_printf (_("From %s"), from) : g_strdup (_("From the beginning"));
  gboolean is_in_force = accord_record_get_int (version, "is_in_force") != 0;
  g_autofree char *subtitle = is_in_force ? g_strdup_printf (_("%s · in force"), since) : g_strdup (since);
  const char *title = accord_record_get (version, "title");
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *title != '\0' ? title : _("Untitled version"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (id == self->terms)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic",
                                                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                                                   NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "accord-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (version_activated_cb), self);
  return row;
}

static AccordRecord *
find_version (GPtrArray *versions, gint64 id)
{
  for (guint i = 0; i < versions->len; i++)
    if (accord_record_get_id (versions->pdata[i]) == id)
      return versions->pdata[i];
  return NULL;
}

/* The version in hand, or else the one in force, or else the newest. */
static AccordRecord *
choose_version (AccordTermsDialog *self, GPtrArray *versions)
{
  AccordRecord *chosen = find_version (versions, self->terms);

  for (guint i = 0; chosen == NULL && i < versions->len; i++)
    if (accord_record_get_int (versions->pdata[i], "is_in_force") != 0)
      chosen = versions->pdata[i];
  return chosen != NULL || versions->len == 0 ? chosen : versions->pdata[0];
}

static void
show_versions (AccordTermsDialog *self, GPtrArray *versions)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->versions, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < versions->len; i++)
    {
      GtkWidget *row = create_row (self, versions->pdata[i]);

      adw_preferences_group_add (self->versions, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordTermsDialog) self = data;
  g_autoptr (GPtrArray) versions = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);
  AccordRecord *chosen;

  if (versions == NULL || self->partnership == NULL)
    return;
  chosen = choose_version (self, versions);
  select_version (self, chosen != NULL ? accord_record_get_id (chosen) : 0);
  show_versions (self, versions);
  if (chosen != NULL)
    show_quorum (self, chosen);
}

static void
load (AccordTermsDialog *self)
{
  accord_partnership_run_async (self->partnership, accord_terms_load_all (), NULL, loaded_cb, g_object_ref (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  if (accord_changes_touch (changes, "terms_of_reference"))
    load (data);
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordTermsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (error != NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  if (self->partnership == NULL)
    return;
  select_version (self, *id);
  load (self);
  accord_form_focus (self->form, "terms_of_reference", "from_on");
}

static void
add_cb (AccordTermsDialog *self)
{
  char today[11];

  accord_day_today (today);
  accord_form_flush (self->form);
  accord_partnership_run_async (self->partnership, accord_terms_add (today), NULL, added_cb, g_object_ref (self));
}

/* --- the rules that the program brings --- */

static void
templates_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordTermsDialog) self = data;
  g_autoptr (GPtrArray) templates = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  if (templates == NULL || self->partnership == NULL)
    return;
  for (guint i = 0; i < templates->len; i++)
    gtk_string_list_append (labels, ((AccordQuorumTemplate *) g_ptr_array_index (templates, i))->label);
  self->templates = g_steal_pointer (&templates);
  self->showing = TRUE;
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->choice, GTK_INVALID_LIST_POSITION);
  self->showing = FALSE;
  load (self);
}

/* --- the object --- */

static void
closed_cb (AccordTermsDialog *self)
{
  accord_form_flush (self->form);
}

static void
accord_terms_dialog_dispose (GObject *object)
{
  AccordTermsDialog *self = ACCORD_TERMS_DIALOG (object);

  g_clear_object (&self->partnership);
  g_clear_pointer (&self->templates, g_ptr_array_unref);

  G_OBJECT_CLASS (accord_terms_dialog_parent_class)->dispose (object);
}

static void
accord_terms_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_TERMS_DIALOG (object)->rows);

  G_OBJECT_CLASS (accord_terms_dialog_parent_class)->finalize (object);
}

static void
accord_terms_dialog_class_init (AccordTermsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_terms_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_terms_dialog_finalize;
}

static void
accord_terms_dialog_init (AccordTermsDialog *self)
{
  self->rows = g_ptr_array_new ();
}

static GtkWidget *
create_adder (AccordTermsDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add a Version"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  g_signal_connect_swapped (row, "activated", G_CALLBACK (add_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static void
fill_quorum (AccordTermsDialog *self)
{
  self->quorum = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->quorum, _("Quorum"));
  self->words = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->words), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words), _("A meeting is quorate with"));
  adw_action_row_set_subtitle_lines (self->words, 0);
  adw_preferences_group_add (self->quorum, GTK_WIDGET (self->words));
  self->choice = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), _("Choose a rule"));
  adw_combo_row_set_use_subtitle (self->choice, TRUE);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
  adw_preferences_group_add (self->quorum, GTK_WIDGET (self->choice));
  gtk_widget_set_visible (GTK_WIDGET (self->quorum), FALSE);
}

static GtkWidget *
create_content (AccordTermsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->versions));
  gtk_box_append (GTK_BOX (box), create_adder (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->quorum));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_widget_add_css_class (box, "accord-dialog");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  return view;
}

/**
 * accord_terms_dialog_new:
 * @partnership: what is edited
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_terms_dialog_new (AccordPartnership *partnership)
{
  AccordTermsDialog *self = g_object_new (ACCORD_TYPE_TERMS_DIALOG, NULL);

  self->partnership = g_object_ref (partnership);
  self->versions = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (self->versions,
                                         _("A meeting goes by the version that is in force on its day."));
  self->form = ACCORD_FORM (accord_form_new (partnership));
  accord_form_add_group (self->form, _("This Version"), "terms_of_reference", FIELDS);
  fill_quorum (self);
  adw_dialog_set_title (ADW_DIALOG (self), _("Terms of Reference"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 720);
  adw_dialog_set_child (ADW_DIALOG (self), create_content (self));
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  accord_partnership_run_async (partnership, accord_quorum_templates_load (), NULL, templates_loaded_cb,
                                g_object_ref (self));
  return ADW_DIALOG (self);
}
