/* accord-plan-trail.c: where a strategy has stood, and what it came from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-plan-trail.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "model/accord-record.h"
#include "ui/common/accord-shell.h"

/**
 * AccordPlanTrail:
 *
 * A row for each state that a strategy entered, with the day and the minute, and one for the strategy that it revises and
 * for each that revises it, which open.
 */
struct _AccordPlanTrail
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  AccordPartnership *partnership;
};

G_DEFINE_FINAL_TYPE (AccordPlanTrail, accord_plan_trail, ADW_TYPE_BIN)

static AdwActionRow *
add_row (AccordPlanTrail *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (self->group, row);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return ADW_ACTION_ROW (row);
}

/* --- other strategies --- */

static void
open_cb (AdwActionRow *row, gpointer data)
{
  AccordRecord *plan = data;
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_DIALOG);

  accord_shell_open (GTK_WIDGET (row), "plan", accord_record_get_id (plan));
  adw_dialog_close (ADW_DIALOG (dialog));
}

static void
free_plan (gpointer plan, GClosure *closure)
{
  g_object_unref (plan);
}

static void
add_plan (AccordPlanTrail *self, const char *words, AccordRecord *plan)
{
  AdwActionRow *row = add_row (self, accord_record_get (plan, "title"), words);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (row, arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (open_cb), g_object_ref (plan), free_plan, G_CONNECT_DEFAULT);
}

static void
revising_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPlanTrail) self = data;
  g_autoptr (GPtrArray) plans = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  for (guint i = 0; plans != NULL && self->partnership != NULL && i < plans->len; i++)
    add_plan (self, _("Revises this one"), g_ptr_array_index (plans, i));
}

static void
revised_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPlanTrail) self = data;
  g_autoptr (AccordRecord) plan = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (plan != NULL && self->partnership != NULL)
    add_plan (self, _("Revised by this one"), plan);
}

static void
plan_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPlanTrail) self = data;
  g_autoptr (AccordRecord) plan = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);
  gint64 revised = plan != NULL ? accord_record_get_int (plan, "revises_id") : 0;

  if (revised != 0 && self->partnership != NULL)
    accord_partnership_run_async (self->partnership, accord_record_load ("plan", revised), NULL, revised_loaded_cb,
                                  g_object_ref (self));
}

/* --- states --- */

static void
add_step (AccordPlanTrail *self, AccordRecord *step)
{
  AccordVocabulary *states = accord_partnership_get_vocabulary (self->partnership, "plan_state");
  g_autofree char *day = accord_day_format (accord_record_get (step, "entered_on"));
  const char *note = accord_record_get (step, "note");
  g_autofree char *subtitle = *note != '\0' ? g_strdup_printf ("%s · %s", day, note) : g_strdup (day);

  add_row (self, accord_vocabulary_get_label (states, accord_record_get (step, "state")), subtitle);
}

static void
steps_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPlanTrail) self = data;
  g_autoptr (GPtrArray) steps = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  for (guint i = 0; steps != NULL && self->partnership != NULL && i < steps->len; i++)
    add_step (self, g_ptr_array_index (steps, i));
}

/* --- the object --- */

static void
accord_plan_trail_dispose (GObject *object)
{
  g_clear_object (&ACCORD_PLAN_TRAIL (object)->partnership);

  G_OBJECT_CLASS (accord_plan_trail_parent_class)->dispose (object);
}

static void
accord_plan_trail_class_init (AccordPlanTrailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_plan_trail_dispose;
}

static void
accord_plan_trail_init (AccordPlanTrail *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Where It Has Stood"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * accord_plan_trail_new:
 * @partnership: where the strategy is
 * @plan: a strategy
 *
 * Returns: (transfer floating): its trail, filled a little later; it lies in an #AdwDialog
 */
GtkWidget *
accord_plan_trail_new (AccordPartnership *partnership, gint64 plan)
{
  AccordPlanTrail *self = g_object_new (ACCORD_TYPE_PLAN_TRAIL, NULL);

  self->partnership = g_object_ref (partnership);
  accord_partnership_run_async (partnership, accord_record_load_all ("plan_step", "plan_id", plan), NULL, steps_loaded_cb,
                                g_object_ref (self));
  accord_partnership_run_async (partnership, accord_record_load ("plan", plan), NULL, plan_loaded_cb, g_object_ref (self));
  accord_partnership_run_async (partnership, accord_record_load_all ("plan", "revises_id", plan), NULL, revising_loaded_cb,
                                g_object_ref (self));
  return GTK_WIDGET (self);
}
