/* accord-approval-dialog.c: asks when a strategy was approved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-approval-dialog.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "ui/common/accord-shell.h"

typedef struct
{
  GtkWidget *parent;
  AccordPartnership *partnership;
  gint64 plan;
  GtkEditable *entry;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->parent);
  g_object_unref (asking->partnership);
  g_object_unref (asking->entry);
  g_free (asking);
}

/* What cannot be read as a day cannot be recorded. */
static void
changed_cb (GtkEditable *entry, gpointer data)
{
  char day[11];
  gboolean is_day = accord_day_parse (gtk_editable_get_text (entry), day, NULL);

  adw_alert_dialog_set_response_enabled (data, "record", is_day);
  if (is_day)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GError) error = NULL;
  AccordRequest *edit;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), "record"))
    {
      edit = accord_record_set (accord_field_find ("plan", "approved_on"), asking->plan,
                                gtk_editable_get_text (asking->entry), &error);
      if (edit != NULL)
        accord_shell_edit (asking->parent, asking->partnership, edit);
      else
        accord_shell_complain (asking->parent, error);
    }
  asking_free (asking);
}

/**
 * accord_approval_dialog_present:
 * @parent: what asks
 * @partnership: where it is recorded
 * @plan: the strategy
 *
 * Asks for the day of the approval, because from then on nothing that was heard can have shaped the text. The person may
 * leave it for later.
 */
void
accord_approval_dialog_present (GtkWidget *parent, AccordPartnership *partnership, AccordRecord *plan)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _("When Was It Approved?"), _("Only what was heard before that day counts as involvement in preparing the strategy.")));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();
  g_autofree char *shown = accord_record_format (plan, accord_field_find ("plan", "approved_on"));
  Asking *asking = g_new (Asking, 1);
  char today[11];

  accord_day_today (today);
  if (*shown == '\0')
    {
      g_free (shown);
      shown = accord_day_format (today);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Approved on (dd/mm/yyyy)"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_alert_dialog_set_extra_child (dialog, group);
  adw_alert_dialog_add_responses (dialog, "later", _("_Later"), "record", _("_Record"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "record", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "record");
  adw_alert_dialog_set_close_response (dialog, "later");
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), dialog);
  gtk_editable_set_text (GTK_EDITABLE (entry), shown);

  *asking = (Asking) { g_object_ref (parent), g_object_ref (partnership), accord_record_get_id (plan),
                       g_object_ref (GTK_EDITABLE (entry)) };
  adw_alert_dialog_choose (dialog, parent, NULL, chosen_cb, asking);
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
}
