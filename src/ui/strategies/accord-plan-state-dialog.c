/* accord-plan-state-dialog.c: takes a strategy to another state
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-plan-state-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "model/accord-plan-state.h"
#include "plans/accord-plan-move.h"
#include "ui/common/accord-shell.h"

typedef struct
{
  GtkWidget *parent;
  AccordPartnership *partnership;
  gint64 plan;
  char *state;
  GtkEditable *day;
  GtkEditable *note;
  AdwSwitchRow *freeze;         /* NULL when none is offered */
  GtkEditable *label;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->parent);
  g_object_unref (asking->partnership);
  g_free (asking->state);
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
  char day[11];

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result), "record") &&
      accord_day_parse (gtk_editable_get_text (asking->day), day, NULL))
    {
      gboolean is_frozen = asking->freeze != NULL && adw_switch_row_get_active (asking->freeze);

      accord_shell_edit (asking->parent, asking->partnership,
                         accord_plan_move (asking->plan, asking->state, day, gtk_editable_get_text (asking->note),
                                           is_frozen ? gtk_editable_get_text (asking->label) : NULL));
    }
  asking_free (asking);
}

static GtkWidget *
make_entry (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  if (group != NULL)
    adw_preferences_group_add (group, entry);
  return entry;
}

static void
offer_version (Asking *asking, AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_switch_row_new ();
  GtkWidget *label;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Freeze a version"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  adw_preferences_group_add (group, row);
  label = make_entry (group, _("What the version is called"));
  gtk_editable_set_text (GTK_EDITABLE (label), _("For approval"));
  g_object_bind_property (row, "active", label, "sensitive", G_BINDING_SYNC_CREATE);
  asking->freeze = ADW_SWITCH_ROW (row);
  asking->label = GTK_EDITABLE (label);
}

/* Says where the strategy goes, and what comes with it. */
static char *
explain (const char *state, const char *words)
{
  const char *consequence = "";

  if (g_str_equal (state, "approved"))
    consequence = _("Only what was heard before that day counts as involvement in preparing the strategy.");
  else if (g_str_equal (state, ACCORD_PLAN_PUBLISHED))
    consequence = _("From then on its text stays as it is. A strategy that it revises becomes superseded.");
  /* Translators: the first %s is a state of a strategy, as "Out for engagement"; the second a sentence, or nothing. */
  return g_strstrip (g_strdup_printf (_("Its state becomes “%s”. %s"), words, consequence));
}

/**
 * accord_plan_state_fill_menu:
 * @menu: what offers the states; its items have the action "strategy.set-state"
 * @partnership: whose states they are
 * @state: where the strategy stands
 *
 * Offers what may follow, and nothing else.
 */
void
accord_plan_state_fill_menu (GMenu *menu, AccordPartnership *partnership, const char *state)
{
  AccordVocabulary *states = accord_partnership_get_vocabulary (partnership, "plan_state");

  g_menu_remove_all (menu);
  for (guint i = 0; i < accord_vocabulary_get_length (states); i++)
    {
      const AccordTerm *term = accord_vocabulary_get (states, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (term->label, NULL);

      g_menu_item_set_action_and_target (item, "strategy.set-state", "s", term->code);
      if (!term->retired && accord_plan_state_may_follow (state, term->code))
        g_menu_append_item (menu, item);
    }
}

static void
revised_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) widget = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *plan = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (plan == NULL)
    accord_shell_complain (widget, error);
  else if (gtk_widget_get_root (widget) != NULL)
    accord_shell_open (widget, "plan", *plan);
}

/**
 * accord_plan_state_revise:
 * @widget: what asks
 * @partnership: where the strategy is
 * @plan: a strategy
 *
 * Begins the strategy that is to follow, and opens it.
 */
void
accord_plan_state_revise (GtkWidget *widget, AccordPartnership *partnership, gint64 plan)
{
  accord_partnership_run_async (partnership, accord_plan_revise (plan), NULL, revised_cb, g_object_ref (widget));
}

/**
 * accord_plan_state_dialog_present:
 * @parent: what asks
 * @partnership: where it is recorded
 * @plan: the strategy
 * @state: where it is to go
 *
 * Asks since when, and for the minute; offers to freeze a version of what goes to approval.
 */
void
accord_plan_state_dialog_present (GtkWidget *parent, AccordPartnership *partnership, AccordRecord *plan, const char *state)
{
  const char *words = accord_vocabulary_get_label (accord_partnership_get_vocabulary (partnership, "plan_state"), state);
  g_autofree char *body = explain (state, words);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Change the State?"), body));
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gboolean is_approval = g_str_equal (state, "approved");
  Asking *asking = g_new0 (Asking, 1);
  g_autofree char *shown = NULL;
  char today[11];

  accord_day_today (today);
  shown = accord_day_format (today);
  *asking = (Asking) { .parent = g_object_ref (parent), .partnership = g_object_ref (partnership),
                       .plan = accord_record_get_id (plan), .state = g_strdup (state) };
  asking->day = GTK_EDITABLE (make_entry (group, is_approval ? _("Approved on (dd/mm/yyyy)") : _("Since (dd/mm/yyyy)")));
  asking->note = GTK_EDITABLE (make_entry (group, _("Minute reference or note")));
  if (g_str_equal (state, ACCORD_PLAN_FOR_APPROVAL))
    offer_version (asking, group);
  adw_alert_dialog_set_extra_child (dialog, GTK_WIDGET (group));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "record", _("_Record"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "record", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "record");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (asking->day, "changed", G_CALLBACK (changed_cb), dialog);
  gtk_editable_set_text (asking->day, shown);
  adw_alert_dialog_choose (dialog, parent, NULL, chosen_cb, asking);
  adw_dialog_set_focus (ADW_DIALOG (dialog), GTK_WIDGET (asking->day));
}
