/* accord-overview-page.c: are we all right?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/overview/accord-overview-page.h"

#include <glib/gi18n.h>

#include "accord-overview-resource.h"
#include "base/accord-vague-date.h"
#include "engagement/accord-attention.h"
#include "engagement/accord-engagement-summary.h"
#include "ui/common/accord-plan-picker.h"
#include "ui/common/accord-shell.h"
#include "ui/overview/accord-attention-rows.h"
#include "ui/overview/accord-engagement-charts.h"
#include "ui/overview/accord-gauge.h"

/* What is slow to count waits until the edits pause. */
#define PAUSE_MS 400

/**
 * AccordOverviewPage:
 *
 * One screen that answers "are we all right?": who was involved in the strategy in hand, what needs a person, and how much
 * engagement there was of whom.
 */
struct _AccordOverviewPage
{
  AdwNavigationPage parent_instance;

  AccordPartnership *partnership;
  AccordChecks *checks;
  GPtrArray *needs;                     /* (nullable): of AccordAttention */
  AccordEngagementSummary *summary;     /* (nullable) */
  guint reload_source;

  AccordPlanPicker *picker;
  GtkWidget *plan_box;
  GtkLabel *plan_state;
  AdwWrapBox *gauges;
  GtkWidget *no_plan;
  GtkListBox *attention;
  GtkToggleButton *months_as_table;
  AdwBin *months;
  GtkWidget *coverage_group;
  AdwBin *coverage;
};

static void accord_overview_page_page_init (AccordPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordOverviewPage, accord_overview_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_PAGE, accord_overview_page_page_init))

static AccordPlanChecks *
get_plan (AccordOverviewPage *self)
{
  return accord_checks_get_plan (self->checks, accord_plan_picker_get_plan (self->picker));
}

/* --- the plan in hand --- */

static char *
describe_plan (AccordOverviewPage *self, AccordPlanChecks *plan)
{
  AccordVocabulary *states = accord_partnership_get_vocabulary (self->partnership, "plan_state");
  const char *state = states != NULL ? accord_vocabulary_get_label (states, plan->state) : plan->state;
  g_autofree char *day = accord_day_format (plan->approved_on);

  /* Translators: a strategy's state, and the day on which it was approved. */
  return *day != '\0' ? g_strdup_printf (_("%s · approved %s"), state, day) : g_strdup (state);
}

static void
show_in_checks (AccordOverviewPage *self)
{
  accord_shell_open (GTK_WIDGET (self), "finding", accord_plan_picker_get_plan (self->picker));
}

/* One for each requirement that can flag the plan. Gauges are kept: somebody may be on one. */
static void
show_gauges (AccordOverviewPage *self, AccordPlanChecks *plan)
{
  GtkWidget *gauge = gtk_widget_get_first_child (GTK_WIDGET (self->gauges));

  for (guint i = 0; i < plan->findings->len; i++)
    {
      AccordFinding *finding = g_ptr_array_index (plan->findings, i);

      if (finding->rule->severity != ACCORD_SEVERITY_HIGH)
        continue;
      if (gauge == NULL)
        {
          gauge = accord_gauge_new ();
          g_signal_connect_object (gauge, "clicked", G_CALLBACK (show_in_checks), self, G_CONNECT_SWAPPED);
          adw_wrap_box_append (self->gauges, gauge);
        }
      accord_gauge_show (ACCORD_GAUGE (gauge), finding);
      gauge = gtk_widget_get_next_sibling (gauge);
    }
  while (gauge != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (gauge);

      adw_wrap_box_remove (self->gauges, gauge);
      gauge = next;
    }
}

static void
show_attention (AccordOverviewPage *self)
{
  if (self->needs != NULL)
    accord_attention_rows_show (self->attention, get_plan (self), self->needs);
}

static void
show_plan (AccordOverviewPage *self)
{
  AccordPlanChecks *plan = get_plan (self);

  gtk_widget_set_visible (self->plan_box, plan != NULL);
  gtk_widget_set_visible (self->no_plan, plan == NULL);
  if (plan != NULL)
    {
      g_autofree char *state = describe_plan (self, plan);

      gtk_label_set_text (self->plan_state, state);
      show_gauges (self, plan);
    }
  show_attention (self);
}

static void
checked_cb (AccordOverviewPage *self)
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
  show_plan (self);
}

static void
open_clicked_cb (AccordOverviewPage *self)
{
  accord_shell_open (GTK_WIDGET (self), "plan", accord_plan_picker_get_plan (self->picker));
}

static void
print_clicked_cb (AccordOverviewPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.print-summary", "x", accord_plan_picker_get_plan (self->picker));
}

static void
row_activated_cb (AccordOverviewPage *self, GtkListBoxRow *row)
{
  accord_attention_rows_open (row);
}

/* --- the engagement --- */

static void
show_months (AccordOverviewPage *self)
{
  if (self->summary != NULL)
    adw_bin_set_child (self->months, gtk_toggle_button_get_active (self->months_as_table)
                                         ? accord_engagement_months_table_new (self->summary)
                                         : accord_engagement_months_chart_new (self->summary));
}

static void
show_summary (AccordOverviewPage *self)
{
  const AccordCoverage *coverage = &self->summary->coverage;

  gtk_widget_set_visible (GTK_WIDGET (self->months_as_table), self->summary->audiences->len > 0);
  show_months (self);
  gtk_widget_set_visible (self->coverage_group, coverage->groups[0] != NULL && coverage->places[0] != NULL);
  adw_bin_set_child (self->coverage, accord_engagement_coverage_new (coverage));
}

/* --- loading --- */

static void
needs_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordOverviewPage) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *needs = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (self->partnership == NULL)
    {
      g_clear_pointer (&needs, g_ptr_array_unref);
      return;
    }
  if (error != NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->needs, g_ptr_array_unref);
  self->needs = needs;
  show_attention (self);
}

static void
summary_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordOverviewPage) self = data;
  AccordEngagementSummary *summary = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (self->partnership == NULL || summary == NULL)
    {
      g_clear_pointer (&summary, accord_engagement_summary_free);
      return;
    }
  g_clear_pointer (&self->summary, accord_engagement_summary_free);
  self->summary = summary;
  show_summary (self);
}

static void
reload (AccordOverviewPage *self)
{
  accord_partnership_run_async (self->partnership, accord_attention_load (NULL), NULL, needs_loaded_cb,
                                g_object_ref (self));
  accord_partnership_run_async (self->partnership, accord_engagement_summary_load (NULL), NULL, summary_loaded_cb,
                                g_object_ref (self));
}

static gboolean
reload_cb (gpointer data)
{
  AccordOverviewPage *self = data;

  /* A page that is not shown reads when it is shown again. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_CONTINUE;
  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordOverviewPage *self = data;

  if (self->reload_source == 0 &&
      (accord_attention_is_touched (changes) || accord_changes_touch (changes, "activity_audience") ||
       accord_changes_touch (changes, "activity_term") || accord_changes_touch (changes, "place")))
    self->reload_source = g_timeout_add (PAUSE_MS, reload_cb, self);
}

/* --- the page --- */

static gboolean
open_record (AccordPage *page, const char *table, gint64 id)
{
  AccordOverviewPage *self = ACCORD_OVERVIEW_PAGE (page);

  if (!g_str_equal (table, "plan") || accord_checks_get_plan (self->checks, id) == NULL)
    return FALSE;
  accord_plan_picker_set_plan (self->picker, id);
  return TRUE;
}

static void
accord_overview_page_page_init (AccordPageInterface *iface)
{
  iface->open = open_record;
}

static void
accord_overview_page_dispose (GObject *object)
{
  AccordOverviewPage *self = ACCORD_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_OVERVIEW_PAGE);
  g_clear_pointer (&self->needs, g_ptr_array_unref);
  g_clear_pointer (&self->summary, accord_engagement_summary_free);
  g_clear_object (&self->checks);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_overview_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/overview/accord-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, picker);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, plan_box);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, plan_state);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, gauges);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, no_plan);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, attention);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, months_as_table);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, months);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, coverage_group);
  gtk_widget_class_bind_template_child (widget_class, AccordOverviewPage, coverage);
  gtk_widget_class_bind_template_callback (widget_class, show_plan);
  gtk_widget_class_bind_template_callback (widget_class, show_months);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
accord_overview_page_class_init (AccordOverviewPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_overview_page_dispose;

  accord_overview_get_resource ();
  g_type_ensure (ACCORD_TYPE_PLAN_PICKER);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
accord_overview_page_init (AccordOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_placeholder (self->attention, accord_attention_rows_make_placeholder ());
}

/**
 * accord_overview_page_new:
 * @partnership: what is looked at
 * @checks: what was found in it
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
accord_overview_page_new (AccordPartnership *partnership, AccordChecks *checks)
{
  AccordOverviewPage *self = g_object_new (ACCORD_TYPE_OVERVIEW_PAGE, NULL);

  self->partnership = g_object_ref (partnership);
  self->checks = g_object_ref (checks);
  g_signal_connect_object (checks, "changed", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  checked_cb (self);
  reload (self);
  return GTK_WIDGET (self);
}
