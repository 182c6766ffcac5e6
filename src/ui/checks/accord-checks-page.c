/* accord-checks-page.c: every requirement, and what is recorded for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/checks/accord-checks-page.h"

#include <glib/gi18n.h>

#include "accord-checks-resource.h"
#include "ui/checks/accord-finding-row.h"
#include "ui/common/accord-error-words.h"
#include "ui/common/accord-plan-picker.h"

/**
 * AccordChecksPage:
 *
 * The requirements of the rule pack that the strategy in hand is judged by, by group. Rows stay while people read in them:
 * only what a row says changes after an edit.
 */
struct _AccordChecksPage
{
  AdwNavigationPage parent_instance;

  AccordPartnership *partnership;
  AccordChecks *checks;
  AccordPlanChecks *shown;
  GHashTable *rows;           /* id of a rule -> AccordFindingRow in the box */

  AccordPlanPicker *picker;
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkLabel *summary;
  GtkLabel *pack_label;
  GtkLabel *pack_note;
  GtkBox *groups;
};

static void accord_checks_page_page_init (AccordPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordChecksPage, accord_checks_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_PAGE, accord_checks_page_page_init))

/* --- the rows --- */

static void
clear_rows (AccordChecksPage *self)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->rows);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
add_group (AccordChecksPage *self, AccordPlanChecks *plan, const AccordRuleTerm *term)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint n = 0;

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
      n++;
    }
  gtk_widget_set_visible (group, n > 0);
  gtk_box_append (self->groups, group);
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
  guint n = g_strv_length (plan->flagged);
  g_autofree char *flags = g_strdup_printf (
      g_dngettext (NULL, "%u requirement flags this strategy", "%u requirements flag this strategy", n), n);
  g_autofree char *pack = g_strdup_printf (_("Checked against: %s"), plan->pack->label);

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
      show_summary (self, plan);
      show_findings (self, plan);
      gtk_stack_set_visible_child_name (self->stack, "findings");
    }
  g_clear_pointer (&self->shown, accord_plan_checks_unref);
  self->shown = accord_plan_checks_ref (plan);
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
  else if (plan != self->shown)
    show_plan (self, plan);
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
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
accord_checks_page_init (AccordChecksPage *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
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
