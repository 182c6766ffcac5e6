/* accord-end-dialog.c: asks when and why an appointment ended
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-end-dialog.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-seats.h"
#include "ui/common/accord-choices.h"
#include "base/accord-error-words.h"
#include "ui/common/accord-shell.h"

typedef struct
{
  GtkWidget *parent;
  AccordPartnership *partnership;
  AccordRecord *appointment;
  AdwAlertDialog *dialog;       /* not held: it outlives nothing here */
  GtkEditable *day;
  AdwComboRow *reason;
  GtkLabel *caption;
} Ending;

static void
ending_free (Ending *ending)
{
  g_object_unref (ending->parent);
  g_object_unref (ending->partnership);
  g_object_unref (ending->appointment);
  g_object_unref (ending->day);
  g_object_unref (ending->reason);
  g_free (ending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ending, ending_free)

/* Reads the day; words say why it cannot be the last one. */
static char *
check_day (Ending *ending, char iso[11])
{
  const char *start = accord_record_get (ending->appointment, "start_from");
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (ending->day)));
  g_autofree char *start_day = accord_day_format (start);
  g_autoptr (GError) error = NULL;

  if (*text == '\0')
    return g_strdup (_("Say which day was the last one."));
  if (!accord_day_parse (text, iso, &error))
    return accord_error_words (error);
  if (strcmp (iso, start) < 0)
    return g_strdup_printf (_("The appointment started later, on %s."), start_day);
  return NULL;
}

static void
day_changed_cb (GtkEditable *entry, gpointer data)
{
  Ending *ending = data;
  char iso[11];
  g_autofree char *words = check_day (ending, iso);

  gtk_label_set_text (ending->caption, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (ending->caption), words != NULL);
  adw_alert_dialog_set_response_enabled (ending->dialog, "end", words == NULL);
  if (words != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (Ending) ending = data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result);
  AccordChoice *choice = adw_combo_row_get_selected_item (ending->reason);
  g_autofree char *words = NULL;
  char iso[11];

  g_signal_handlers_disconnect_by_data (ending->day, ending);
  if (!g_str_equal (response, "end") || (words = check_day (ending, iso)) != NULL)
    return;
  accord_shell_edit (ending->parent, ending->partnership,
                     accord_seat_end_appointment (accord_record_get_id (ending->appointment), iso,
                                                  choice != NULL ? accord_choice_get_value (choice) : ""));
}

static GListModel *
list_reasons (AccordPartnership *partnership)
{
  AccordVocabulary *vocabulary = accord_partnership_get_vocabulary (partnership, "ended_reason");
  GListStore *reasons = g_list_store_new (ACCORD_TYPE_CHOICE);

  for (guint i = 0; i < accord_vocabulary_get_length (vocabulary); i++)
    {
      const AccordTerm *term = accord_vocabulary_get (vocabulary, i);
      g_autoptr (AccordChoice) choice = accord_choice_new (term->code, term->label, NULL, 0);

      g_list_store_append (reasons, choice);
    }
  return G_LIST_MODEL (reasons);
}

static GtkWidget *
create_reason (AccordPartnership *partnership)
{
  g_autoptr (GListModel) reasons = list_reasons (partnership);
  g_autoptr (GtkExpression) label = gtk_property_expression_new (ACCORD_TYPE_CHOICE, NULL, "label");
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Why"));
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), label);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), reasons);
  return row;
}

static GtkWidget *
create_content (Ending *ending)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *day = adw_entry_row_new ();
  GtkWidget *reason = create_reason (ending->partnership);
  GtkWidget *caption = gtk_label_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (day), _("Last day (dd/mm/yyyy)"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (day), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), day);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), reason);
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "error");
  gtk_widget_set_visible (caption, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (day), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, caption, NULL, -1);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), caption);

  ending->day = g_object_ref (GTK_EDITABLE (day));
  ending->reason = g_object_ref (ADW_COMBO_ROW (reason));
  ending->caption = GTK_LABEL (caption);
  return box;
}

/**
 * accord_end_dialog_present:
 * @parent: what asks; kept alive until the answer
 * @partnership: what is edited
 * @appointment: one that lasts
 *
 * Asks for the last day and the reason, and ends the appointment.
 */
void
accord_end_dialog_present (GtkWidget *parent, AccordPartnership *partnership, AccordRecord *appointment)
{
  Ending *ending = g_new0 (Ending, 1);
  GtkWidget *content;
  char today[11];
  g_autofree char *day = NULL;

  ending->parent = g_object_ref (parent);
  ending->partnership = g_object_ref (partnership);
  ending->appointment = g_object_ref (appointment);
  ending->dialog = ADW_ALERT_DIALOG (
      adw_alert_dialog_new (_("End the Appointment?"), _("It stays in the history of the seat.")));
  content = create_content (ending);
  adw_alert_dialog_set_extra_child (ending->dialog, content);
  adw_alert_dialog_add_responses (ending->dialog, "cancel", _("_Cancel"), "end", _("_End"), NULL);
  adw_alert_dialog_set_response_appearance (ending->dialog, "end", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ending->dialog, "end");
  adw_alert_dialog_set_close_response (ending->dialog, "cancel");
  g_signal_connect (ending->day, "changed", G_CALLBACK (day_changed_cb), ending);

  accord_day_today (today);
  day = accord_day_format (today);
  gtk_editable_set_text (ending->day, day);
  adw_dialog_set_focus (ADW_DIALOG (ending->dialog), GTK_WIDGET (ending->day));
  adw_alert_dialog_choose (ending->dialog, parent, NULL, chosen_cb, ending);
}
