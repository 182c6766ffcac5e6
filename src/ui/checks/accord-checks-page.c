/* accord-checks-page.c: every requirement, and what is recorded for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/checks/accord-checks-page.h"

#include <glib/gi18n.h>

#include "accord-checks-resource.h"
#include "ui/checks/accord-finding-row.h"
#include "base/accord-error-words.h"
#include "ui/common/accord-plan-picker.h"
#include "ui/common/accord-shell.h"

/**
 * AccordChecksPage:
 *
 * The requirements of the rule pack that the strategy in hand is judged by, by group; or, to see what a new one would ask
 * for, of the newest as if it applied today. Rows stay while people read in them: only what a row says changes after an edit.
 */
struct _AccordChecksPage
{
  AdwNavigationPage parent_instance;

  AccordPartnership *partnership;
  AccordChecks *checks;
  AccordPlanChecks *shown;
  GHashTable *rows;           /* id of a rule -> AccordFindingRow in the box */
  GHashTable *boxes;          /* id of a group -> AdwPreferencesGroup in the box */
  GCancellable *asking;       /* (nullable): while it is found out what the newest pack would come to */

  AccordPlanPicker *picker;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *summary;
  GtkLabel *pack_label;
  GtkLabel *pack_note;
  GtkBox *groups;
  GtkToggleButton *flagged;
  GtkToggleButton *must;
  GtkToggleButton *ours;
  GtkToggleButton *what_if;
  GtkLabel *no_match;
  GtkLabel *refused;
};

/* How every pack names what an Act asks for. */
#define MUST "must"

static void accord_checks_page_page_init (AccordPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordChecksPage, accord_checks_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_PAGE, accord_checks_page_page_init))

/* --- the rows --- */

static void
clear_rows (AccordChecksPage *self)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->rows);
  g_hash_table_remove_all (self->boxes);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
add_group (AccordChecksPage *self, AccordPlanChecks *plan, const AccordRuleTerm *term)
{
  GtkWidget *group = adw_preferences_group_new ();

  /* The title of a preferences group is markup. */
  g_autofree char *title = g_markup_escape_text (term->label, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < plan->findings->len; i++)
    {
      AccordFinding *finding = g_ptr_array_index (plan->findings, i);
      GtkWidget *row;

      if (!g_str_equal (finding->rule->group, term->id))
        continue;
      row = accord_finding_row_new (self->partnership, plan->plan);
      accord_finding_row_show (ACCORD_FINDING_ROW (row), finding);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_hash_table_insert (self->rows, (gpointer) finding->rule->id, row);
    }
  g_hash_table_insert (self->boxes, (gpointer) term->id, group);
  gtk_box_append (self->groups, group);
}

/* --- the filters --- */

static gboolean
is_wanted (AccordChecksPage *self, const AccordFinding *finding)
{
  return (!gtk_toggle_button_get_active (self->flagged) || finding->is_flagged) &&
         (!gtk_toggle_button_get_active (self->must) || g_str_equal (finding->rule->strength, MUST)) &&
         (!gtk_toggle_button_get_active (self->ours) ||
          g_str_equal (finding->rule->duty_holder, finding->pack->owner));
}

/* Says of a group how far it is, and hides it when nothing in it is wanted. */
static gboolean
show_group (AccordChecksPage *self, AccordPlanChecks *plan, const AccordRuleTerm *term)
{
  AdwPreferencesGroup *group = g_hash_table_lookup (self->boxes, term->id);
  g_autofree char *words = NULL;
  guint n = 0, n_open = 0, n_shown = 0;

  for (guint i = 0; i < plan->findings->len; i++)
    {
      AccordFinding *finding = g_ptr_array_index (plan->findings, i);
      gboolean wanted = is_wanted (self, finding);

      if (!g_str_equal (finding->rule->group, term->id))
        continue;
      gtk_widget_set_visible (g_hash_table_lookup (self->rows, finding->rule->id), wanted);
      n++;
      n_open += accord_finding_state_is_open (finding->state);
      n_shown += wanted;
    }
  /* Translators: of how many requirements something is missing. */
  words = g_strdup_printf (_("Something is missing in %u of %u"), n_open, n);
  adw_preferences_group_set_description (group, n_open > 0 ? words : _("Nothing is missing"));
  gtk_widget_set_visible (GTK_WIDGET (group), n_shown > 0);
  return n_shown > 0;
}

static void
filter (AccordChecksPage *self)
{
  gboolean is_any = FALSE;

  if (self->shown == NULL || self->shown->pack == NULL)
    return;
  for (guint i = 0; i < self->shown->pack->groups->len; i++)
    is_any = show_group (self, self->shown, g_ptr_array_index (self->shown->pack->groups, i)) || is_any;
  gtk_widget_set_visible (GTK_WIDGET (self->no_match), !is_any);
}

/* A filter by which a pack tells nothing apart is not offered. */
static void
offer_filters (AccordChecksPage *self, AccordRulePack *pack)
{
  gboolean has_must = FALSE;

  for (guint i = 0; i < pack->strengths->len; i++)
    has_must = has_must || g_str_equal (((AccordRuleTerm *) g_ptr_array_index (pack->strengths, i))->id, MUST);
  if (!has_must)
    gtk_toggle_button_set_active (self->must, FALSE);
  if (*pack->owner == '\0')
    gtk_toggle_button_set_active (self->ours, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->must), has_must);
  gtk_widget_set_visible (GTK_WIDGET (self->ours), *pack->owner != '\0');
}

static gboolean
has_same_rows (AccordChecksPage *self, AccordPlanChecks *plan)
{
  return self->shown != NULL && self->shown->plan == plan->plan && self->shown->pack == plan->pack &&
         self->shown->findings->len == plan->findings->len;
}

static void
show_findings (AccordChecksPage *self, AccordPlanChecks *plan)
{
  if (!has_same_rows (self, plan))
    {
      clear_rows (self);
      for (guint i = 0; i < plan->pack->groups->len; i++)
        add_group (self, plan, g_ptr_array_index (plan->pack->groups, i));
      return;
    }
  for (guint i = 0; i < plan->findings->len; i++)
    {
      AccordFinding *finding = g_ptr_array_index (plan->findings, i);
      AccordFindingRow *row = g_hash_table_lookup (self->rows, finding->rule->id);

      if (row != NULL)
        accord_finding_row_show (row, finding);
    }
}

/* --- the plan in hand --- */

static void
show_summary (AccordChecksPage *self, AccordPlanChecks *plan)
{
  gboolean what_if = gtk_toggle_button_get_active (self->what_if);
  guint n = g_strv_length (plan->flagged);
  g_autofree char *flags = g_strdup_printf (
      g_dngettext (NULL, "%u requirement flags this strategy", "%u requirements flag this strategy", n), n);
  g_autofree char *pack = g_strdup_printf (what_if ? _("As if this applied today: %s") : _("Checked against: %s"),
                                           plan->pack->label);

  gtk_label_set_text (self->summary, n > 0 ? flags : _("Nothing flags this strategy"));
  gtk_label_set_text (self->pack_label, pack);
  gtk_label_set_text (self->pack_note, plan->pack->note);
}

static void
show_plan (AccordChecksPage *self, AccordPlanChecks *plan)
{
  if (plan->pack == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "no-rules");
      clear_rows (self);
    }
  else
    {
      offer_filters (self, plan->pack);
      show_summary (self, plan);
      show_findings (self, plan);
      gtk_stack_set_visible_child_name (self->stack, "findings");
    }
  g_clear_pointer (&self->shown, accord_plan_checks_unref);
  self->shown = accord_plan_checks_ref (plan);
  filter (self);
}

/* --- what if --- */

/* The pack to try, where it would ask for anything else: another edition, or what has come into force since. */
static AccordRulePack *
find_what_if (AccordPlanChecks *plan)
{
  AccordRulePack *newest = accord_rule_packs_find_newest (accord_rule_packs_get_default (), plan->plan_type);

  return newest != NULL && (newest != plan->pack || *plan->approved_on != '\0') ? newest : NULL;
}

static void
tried_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordChecksPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (plans != NULL && plans->len > 0 && self->what_if != NULL && gtk_toggle_button_get_active (self->what_if))
    show_plan (self, g_ptr_array_index (plans, 0));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    accord_shell_complain (GTK_WIDGET (self), error);
}

static void
try_newest (AccordChecksPage *self, AccordPlanChecks *plan, AccordRulePack *pack)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  accord_partnership_run_async (self->partnership, accord_checks_for_plan_by (pack, plan->plan, NULL), self->asking,
                                tried_cb, g_object_ref (self));
}

/* As it is, or as the newest pack would have it. */
static void
show_chosen (AccordChecksPage *self, AccordPlanChecks *plan)
{
  AccordRulePack *pack = find_what_if (plan);

  gtk_widget_set_visible (GTK_WIDGET (self->what_if), pack != NULL);
  if (pack != NULL && gtk_toggle_button_get_active (self->what_if))
    try_newest (self, plan, pack);
  else if (plan != self->shown)
    show_plan (self, plan);
}

static void
update (AccordChecksPage *self)
{
  const GError *error = accord_checks_get_error (self->checks);
  AccordPlanChecks *plan = accord_checks_get_plan (self->checks, accord_plan_picker_get_plan (self->picker));

  if (error != NULL)
    {
      g_autofree char *words = accord_error_words (error);
      g_autofree char *description = g_markup_escape_text (words, -1);

      adw_status_page_set_description (self->failed, description);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  else if (plan == NULL)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    show_chosen (self, plan);
}

/* Another strategy is looked at as it is. */
static void
picked_cb (AccordChecksPage *self)
{
  gtk_toggle_button_set_active (self->what_if, FALSE);
  update (self);
}

static void
show_refused (AccordChecksPage *self)
{
  GPtrArray *refused = accord_rule_packs_get_default ()->refused;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->refused), refused->len > 0);
  if (refused->len == 0)
    return;
  /* Translators: the file, the line and what is wrong with it, in English, for whoever writes rule packs. */
  text = g_strdup_printf (_("A rule pack cannot be used, and the one before it stays in force. %s"),
                          ((GError *) g_ptr_array_index (refused, 0))->message);
  gtk_label_set_text (self->refused, text);
}

static void
checked_cb (AccordChecksPage *self)
{
  GPtrArray *plans = accord_checks_get_plans (self->checks);
  g_autofree gint64 *ids = g_new (gint64, plans->len);
  g_autofree const char **titles = g_new (const char *, plans->len);

  for (guint i = 0; i < plans->len; i++)
    {
      AccordPlanChecks *plan = g_ptr_array_index (plans, i);

      ids[i] = plan->plan;
      titles[i] = plan->title;
    }
  accord_plan_picker_update (self->picker, ids, titles, plans->len);
  show_refused (self);
  update (self);
}

/* --- the page --- */

static gboolean
open_record (AccordPage *page, const char *table, gint64 id)
{
  AccordChecksPage *self = ACCORD_CHECKS_PAGE (page);

  if (!g_str_equal (table, "finding") || accord_checks_get_plan (self->checks, id) == NULL)
    return FALSE;
  accord_plan_picker_set_plan (self->picker, id);
  return TRUE;
}

static void
accord_checks_page_page_init (AccordPageInterface *iface)
{
  iface->open = open_record;
}

static void
accord_checks_page_dispose (GObject *object)
{
  AccordChecksPage *self = ACCORD_CHECKS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_CHECKS_PAGE);
  g_clear_pointer (&self->shown, accord_plan_checks_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->boxes, g_hash_table_unref);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->checks);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_checks_page_parent_class)->dispose (object);
}

static void
accord_checks_page_class_init (AccordChecksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_checks_page_dispose;

  accord_checks_get_resource ();
  g_type_ensure (ACCORD_TYPE_PLAN_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/checks/accord-checks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, picker);
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, failed);
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, summary);
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, pack_label);
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, pack_note);
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, groups);
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, flagged);
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, must);
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, ours);
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, what_if);
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, no_match);
  gtk_widget_class_bind_template_child (widget_class, AccordChecksPage, refused);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, filter);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
accord_checks_page_init (AccordChecksPage *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->boxes = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_checks_page_new:
 * @partnership: what is checked
 * @checks: what was found
 *
 * Returns: (transfer floating): the page. It opens the "finding" of a strategy's id: its checks
 */
GtkWidget *
accord_checks_page_new (AccordPartnership *partnership, AccordChecks *checks)
{
  AccordChecksPage *self = g_object_new (ACCORD_TYPE_CHECKS_PAGE, NULL);

  self->partnership = g_object_ref (partnership);
  self->checks = g_object_ref (checks);
  g_signal_connect_object (checks, "changed", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  checked_cb (self);
  return GTK_WIDGET (self);
}
