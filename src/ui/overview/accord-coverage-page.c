/* accord-coverage-page.c: who was reached where, and what is still to be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/overview/accord-coverage-page.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "engagement/accord-plan-coverage.h"
#include "ui/common/accord-plan-picker.h"
#include "ui/common/accord-record-link.h"
#include "ui/overview/accord-coverage-charts.h"
#include "ui/overview/accord-engagement-charts.h"

/**
 * AccordCoveragePage:
 *
 * What the engagement for a strategy comes to: who was reached where and how, whom nobody has reached, what planned
 * activities will change about that in time, and the passages on which people do not agree.
 */
struct _AccordCoveragePage
{
  AccordSheetPage parent_instance;

  AccordPlanPicker *picker;
  AccordPlanCoverage *coverage;         /* (nullable) */
  gboolean is_table[2];                 /* which charts are shown as tables */
};

enum
{
  MONTHS,
  METHODS,
};

G_DEFINE_FINAL_TYPE (AccordCoveragePage, accord_coverage_page, ACCORD_TYPE_SHEET_PAGE)

static const char *const WATCHES[] = { "activity", "activity_term", "activity_plan", "activity_audience", "feedback",
                                       "evidence_link", "organisation", "place", "plan", "section", "term", NULL };

/* --- sections --- */

static AdwPreferencesGroup *
add_group (AccordCoveragePage *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  gtk_widget_set_margin_top (GTK_WIDGET (group), 12);
  accord_sheet_page_add (ACCORD_SHEET_PAGE (self), GTK_WIDGET (group));
  return group;
}

static GtkWidget *
make_chart (AccordCoveragePage *self, guint which)
{
  AccordPlanCoverage *coverage = self->coverage;

  if (which == METHODS)
    return self->is_table[which] ? accord_coverage_methods_table_new (coverage) : accord_coverage_methods_chart_new (coverage);
  return self->is_table[which] ? accord_engagement_months_table_new (coverage->summary)
                               : accord_engagement_months_chart_new (coverage->summary);
}

static void
toggled_cb (GtkToggleButton *button, gpointer data)
{
  AccordCoveragePage *self = data;
  guint which = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "accord-chart"));
  AdwBin *slot = g_object_get_data (G_OBJECT (button), "accord-slot");

  self->is_table[which] = gtk_toggle_button_get_active (button);
  adw_bin_set_child (slot, make_chart (self, which));
}

static void
add_chart (AccordCoveragePage *self, guint which, const char *title, const char *description, const char *table_name)
{
  AdwPreferencesGroup *group = add_group (self, title, description);
  GtkWidget *button = gtk_toggle_button_new_with_mnemonic (_("Show as _table"));
  GtkWidget *slot = adw_bin_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, table_name);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), self->is_table[which]);
  g_object_set_data (G_OBJECT (button), "accord-chart", GUINT_TO_POINTER (which));
  g_object_set_data (G_OBJECT (button), "accord-slot", slot);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
  adw_bin_set_child (ADW_BIN (slot), make_chart (self, which));
  adw_preferences_group_set_header_suffix (group, button);
  adw_preferences_group_add (group, slot);
}

/* --- the grid --- */

static char *
describe_deadline (AccordPlanCoverage *coverage)
{
  g_autofree char *day = accord_day_format (coverage->deadline);

  if (coverage->is_approved)
    /* Translators: %s is a day. */
    return g_strdup_printf (_("What was done by %s, when the strategy was approved."), day);
  if (*day == '\0')
    return g_strdup (_("The strategy has no period yet, so every planned activity counts."));
  /* Translators: %s is a day. */
  return g_strdup_printf (_("A sign + stands for what is planned to end by %s, before the strategy’s period begins."), day);
}

static char *
describe_groups (AccordPlanCoverage *coverage)
{
  guint n_reached = 0;

  for (guint i = 0; i < coverage->groups->len; i++)
    n_reached += ((AccordCoverageGroup *) g_ptr_array_index (coverage->groups, i))->done > 0;
  return g_strdup_printf (g_dngettext (NULL, "%u of %u group was reached.", "%u of %u groups were reached.",
                                       coverage->groups->len),
                          n_reached, coverage->groups->len);
}

static void
add_grid (AccordCoveragePage *self)
{
  g_autofree char *deadline = describe_deadline (self->coverage);
  g_autofree char *groups = describe_groups (self->coverage);
  g_autofree char *description = g_strdup_printf ("%s %s", groups, deadline);
  AdwPreferencesGroup *group = add_group (self, _("Groups Reached, by Place"), description);

  adw_preferences_group_add (group, accord_coverage_grid_new (self->coverage));
}

/* --- what is planned, and what is not --- */

static char *
list_closed (AccordPlanCoverage *coverage, const AccordPlannedActivity *planned)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < planned->closes->len; i++)
    {
      guint cell = g_array_index (planned->closes, guint, i);
      const AccordCoverageGroup *group = g_ptr_array_index (coverage->groups, cell / coverage->places->len);
      const AccordCoveragePlace *place = g_ptr_array_index (coverage->places, cell % coverage->places->len);

      g_string_append (text, i > 0 ? "; " : "");
      if (place->id == 0)
        g_string_append (text, group->label);
      else
        /* Translators: a group of people, in a place. */
        g_string_append_printf (text, _("%s in %s"), group->label, place->name);
    }
  return g_string_free_and_steal (text);
}

static char *
describe_planned (AccordPlanCoverage *coverage, const AccordPlannedActivity *planned)
{
  AccordRecord *activity = planned->activity;
  g_autofree char *when = accord_vague_date_format (accord_record_get (activity, "happened_from"),
                                                    accord_record_get (activity, "happened_until"),
                                                    accord_record_get (activity, "happened_text"));
  g_autofree char *closed = list_closed (coverage, planned);
  g_autofree char *deadline = accord_day_format (coverage->deadline);

  if (*accord_record_get (activity, "last_day") == '\0')
    return g_strdup (_("No day is planned, so it closes no gap yet."));
  if (!planned->in_time)
    /* Translators: when an activity is planned, and the day by which it should have been. */
    return g_strdup_printf (_("%s: after %s, so it closes no gap."), when, deadline);
  if (*closed == '\0')
    /* Translators: %s is when an activity is planned. */
    return g_strdup_printf (_("%s reaches no group for the first time."), when);
  /* Translators: when an activity is planned, and whom it will reach where: "12/01/2027 reaches Carers in North". */
  return g_strdup_printf (_("%s reaches for the first time: %s"), when, closed);
}

static void
add_planned_row (AccordCoveragePage *self, AdwPreferencesGroup *group, const AccordPlannedActivity *planned)
{
  const char *title = accord_record_get (planned->activity, "title");
  g_autofree char *words = describe_planned (self->coverage, planned);

  adw_preferences_group_add (group, accord_record_link_row_new (*title != '\0' ? title : _("Untitled activity"), words,
                                                                "activity", accord_record_get_id (planned->activity)));
}

/* Of a branch of which nobody was reached, only the branch is named. */
static char *
list_unreached (AccordPlanCoverage *coverage)
{
  GString *text = g_string_new (NULL);
  guint below = G_MAXUINT;

  for (guint i = 0; i < coverage->groups->len; i++)
    {
      const AccordCoverageGroup *group = g_ptr_array_index (coverage->groups, i);

      if (group->depth > below)
        continue;
      below = G_MAXUINT;
      if (group->done + group->planned > 0)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", group->label);
      below = group->depth;
    }
  return g_string_free_and_steal (text);
}

static void
add_gaps (AccordCoveragePage *self)
{
  AccordPlanCoverage *coverage = self->coverage;
  g_autofree char *unreached = list_unreached (coverage);
  g_autofree char *words = *unreached != '\0' ? g_strdup_printf (_("Not reached anywhere, and nothing planned: %s."), unreached)
                                             : g_strdup (_("Every group was reached somewhere, or will be."));
  AdwPreferencesGroup *group
      = add_group (self, coverage->is_approved ? _("Whom Nobody Reached") : _("Gaps, and What Is Planned"), words);

  for (guint i = 0; !coverage->is_approved && i < coverage->planned->len; i++)
    add_planned_row (self, group, g_ptr_array_index (coverage->planned, i));
}

static void
add_contested (AccordCoveragePage *self)
{
  GPtrArray *contested = self->coverage->contested;
  AdwPreferencesGroup *group
      = add_group (self, _("Contested Passages"),
                   contested->len > 0 ? _("Sections that somebody opposes or is in two minds about, and how many of the "
                                          "things heard say what.")
                                      : _("Nothing that was heard and linked opposes a passage."));

  for (guint i = 0; i < contested->len; i++)
    {
      GtkWidget *card = accord_coverage_contested_new (g_ptr_array_index (contested, i));

      gtk_widget_set_margin_bottom (card, 12);
      adw_preferences_group_add (group, card);
    }
}

/* --- the page --- */

static void
show_plans (AccordCoveragePage *self)
{
  GPtrArray *plans = self->coverage->plans;
  g_autofree gint64 *ids = g_new (gint64, plans->len);
  g_autofree const char **titles = g_new (const char *, plans->len);

  for (guint i = 0; i < plans->len; i++)
    {
      ids[i] = accord_record_get_id (plans->pdata[i]);
      titles[i] = accord_record_get (plans->pdata[i], "title");
    }
  accord_plan_picker_update (self->picker, ids, titles, plans->len);
}

static AccordRequest *
ask (AccordSheetPage *page)
{
  return accord_plan_coverage_load (accord_plan_picker_get_plan (ACCORD_COVERAGE_PAGE (page)->picker));
}

static void
show (AccordSheetPage *page, gpointer answer)
{
  AccordCoveragePage *self = ACCORD_COVERAGE_PAGE (page);

  g_clear_pointer (&self->coverage, accord_plan_coverage_free);
  self->coverage = answer;
  show_plans (self);
  accord_sheet_page_clear (page);
  add_gaps (self);
  add_grid (self);
  add_chart (self, METHODS, _("People Reached, by Method"),
             _("In activities whose people were counted. A hatched bar holds counts that are no more than about right."),
             _("People reached, by method, as a table"));
  add_chart (self, MONTHS, _("Engagement, Last 24 Months"), _("Activities of every strategy, by audience."),
             _("Engagement by month, as a table"));
  add_contested (self);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordCoveragePage *self = ACCORD_COVERAGE_PAGE (widget);

  gtk_widget_activate_action (widget, g_str_equal (action, "coverage.print") ? "win.print-told" : "win.save-told", "(sx)",
                              "coverage", accord_plan_picker_get_plan (self->picker));
}

static void
accord_coverage_page_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_COVERAGE_PAGE (object)->coverage, accord_plan_coverage_free);

  G_OBJECT_CLASS (accord_coverage_page_parent_class)->finalize (object);
}

static void
accord_coverage_page_class_init (AccordCoveragePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AccordSheetPageClass *page_class = ACCORD_SHEET_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_coverage_page_finalize;
  page_class->watches = WATCHES;
  page_class->ask = ask;
  page_class->show = show;
  gtk_widget_class_install_action (widget_class, "coverage.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "coverage.save", NULL, print_cb);
}

static void
accord_coverage_page_init (AccordCoveragePage *self)
{
  AdwHeaderBar *header = accord_sheet_page_get_header (ACCORD_SHEET_PAGE (self));

  self->picker = ACCORD_PLAN_PICKER (accord_plan_picker_new ());
  g_signal_connect_object (self->picker, "changed", G_CALLBACK (accord_sheet_page_reload), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (header, GTK_WIDGET (self->picker));
  adw_header_bar_pack_end (header, accord_sheet_page_make_paper_button ("coverage.print", "coverage.save"));
}

/**
 * accord_coverage_page_new:
 * @partnership: what is looked at
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
accord_coverage_page_new (AccordPartnership *partnership)
{
  AccordSheetPage *self
      = g_object_new (ACCORD_TYPE_COVERAGE_PAGE, "title", _("Coverage"), "tag", "coverage", NULL);

  accord_sheet_page_set_up (self, partnership);
  return GTK_WIDGET (self);
}
