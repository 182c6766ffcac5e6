/* accord-engagement-charts.c: the engagement log at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/overview/accord-engagement-charts.h"

#include <glib/gi18n.h>

#include "ui/common/accord-bars.h"
#include "ui/overview/accord-number-grid.h"

/* Never more series than the eye can tell apart. */
#define MAX_SERIES 5

static GtkWidget *
make_empty (void)
{
  GtkWidget *label = accord_number_grid_label_new (_("No engagement is recorded in these months."), 0, "accord-subtitle");
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Go to Engagement"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.go::engagement");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static AccordNarrowing *
narrow_to_months (AccordEngagementSummary *summary, const AccordEngagementAudience *audience, guint first, guint last)
{
  g_autofree char *period = accord_engagement_summary_get_period (summary, first, last);

  return accord_narrowing_new_with ("audience", audience->code, "began", period, "state", "done", NULL);
}

static guint
count_all (AccordEngagementSummary *summary)
{
  guint n = 0;

  for (guint i = 0; i < summary->audiences->len; i++)
    n += ((AccordEngagementAudience *) g_ptr_array_index (summary->audiences, i))->total;
  return n;
}

/* The finding, not "chart": who was engaged most, and for how long nobody was. */
static char *
describe_months (AccordEngagementSummary *summary)
{
  GString *text = g_string_new (NULL);
  guint quiet = 0;

  for (guint i = 0; i < summary->audiences->len; i++)
    {
      const AccordEngagementAudience *audience = g_ptr_array_index (summary->audiences, i);

      g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "", audience->label, audience->total);
    }
  for (guint month = 0; month < ACCORD_ENGAGEMENT_MONTHS; month++)
    {
      guint n = 0;

      for (guint i = 0; i < summary->audiences->len; i++)
        n += ((AccordEngagementAudience *) g_ptr_array_index (summary->audiences, i))->months[month];
      quiet += n == 0;
    }
  g_string_append (text, ". ");
  g_string_append_printf (text, g_dngettext (NULL, "%u month without any.", "%u months without any.", quiet), quiet);
  return g_string_free_and_steal (text);
}

static GtkWidget *
make_legend_entry (AccordEngagementSummary *summary, guint series)
{
  const AccordEngagementAudience *audience = g_ptr_array_index (summary->audiences, series);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *words = g_strdup_printf ("%s %u", audience->label, audience->total);

  gtk_box_append (GTK_BOX (box), accord_bars_swatch_new (series));
  gtk_box_append (GTK_BOX (box), accord_number_grid_label_new (words, 0, "numeric"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  accord_number_grid_open_rows (button, audience->total, audience->label,
                                narrow_to_months (summary, audience, 0, ACCORD_ENGAGEMENT_MONTHS - 1));
  return button;
}

/**
 * accord_engagement_months_chart_new:
 * @summary: what the log comes to; not kept
 *
 * Returns: (transfer floating): bars by month, stacked by audience, with their names and totals below
 */
GtkWidget *
accord_engagement_months_chart_new (AccordEngagementSummary *summary)
{
  GtkBox *box;
  AdwWrapBox *legend;
  AccordBars *bars;
  g_autofree char *name = NULL;
  g_autofree char *first = accord_engagement_summary_get_month (summary, 0);
  g_autofree char *last = accord_engagement_summary_get_month (summary, ACCORD_ENGAGEMENT_MONTHS - 1);

  if (count_all (summary) == 0)
    return make_empty ();
  box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  legend = ADW_WRAP_BOX (adw_wrap_box_new ());
  bars = ACCORD_BARS (accord_bars_new (ACCORD_ENGAGEMENT_MONTHS));
  adw_wrap_box_set_child_spacing (legend, 18);
  adw_wrap_box_set_line_spacing (legend, 6);
  for (guint i = 0; i < MIN (summary->audiences->len, MAX_SERIES); i++)
    {
      const AccordEngagementAudience *audience = g_ptr_array_index (summary->audiences, i);

      accord_bars_add_series (bars, audience->months);
      adw_wrap_box_append (legend, make_legend_entry (summary, i));
    }
  name = describe_months (summary);
  accord_bars_set_ends (bars, first, last);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bars), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (box, GTK_WIDGET (bars));
  gtk_box_append (box, GTK_WIDGET (legend));
  return GTK_WIDGET (box);
}

static void
attach_month (GtkGrid *grid, AccordEngagementSummary *summary, guint month, guint series, int row)
{
  const AccordEngagementAudience *audience = g_ptr_array_index (summary->audiences, series);
  g_autofree char *name = accord_engagement_summary_get_month (summary, month);
  g_autofree char *what = g_strdup_printf ("%s, %s", audience->label, name);

  accord_number_grid_attach_rows (grid, audience->months[month], what, narrow_to_months (summary, audience, month, month),
                                  (int) series + 1, row);
}

static void
attach_cell (GtkGrid *grid, const AccordCoverage *coverage, guint group, guint place)
{
  guint n = g_array_index (coverage->counts, guint, group * coverage->place_ids->len + place);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (coverage->place_ids, gint64, place));
  g_autofree char *what = g_strdup_printf ("%s, %s", coverage->groups[group], coverage->places[place]);

  accord_number_grid_attach_rows (
      grid, n, what, accord_narrowing_new_with ("group", coverage->codes[group], "within", id, "state", "done", NULL),
      (int) place + 1, (int) group + 1);
}

/**
 * accord_engagement_months_table_new:
 * @summary: what the log comes to; not kept
 *
 * Returns: (transfer floating): the same numbers as a table, the newest month first
 */
GtkWidget *
accord_engagement_months_table_new (AccordEngagementSummary *summary)
{
  GtkGrid *grid;

  if (count_all (summary) == 0)
    return make_empty ();
  grid = accord_number_grid_new ();
  accord_number_grid_attach_heading (grid, _("Month"), 0, 0, 0);
  for (guint i = 0; i < summary->audiences->len; i++)
    accord_number_grid_attach_heading (
        grid, ((AccordEngagementAudience *) g_ptr_array_index (summary->audiences, i))->label, 1, (int) i + 1, 0);
  for (guint month = 0; month < ACCORD_ENGAGEMENT_MONTHS; month++)
    {
      int row = ACCORD_ENGAGEMENT_MONTHS - (int) month;
      g_autofree char *name = accord_engagement_summary_get_month (summary, month);

      gtk_grid_attach (grid, accord_number_grid_label_new (name, 0, "numeric"), 0, row, 1, 1);
      for (guint i = 0; i < summary->audiences->len; i++)
        attach_month (grid, summary, month, i, row);
    }
  return accord_number_grid_scroll (grid);
}

/**
 * accord_engagement_coverage_new:
 * @coverage: which groups were reached where; not kept
 *
 * Returns: (transfer floating): a row for each group, a column for each place, a dash where nobody was reached
 */
GtkWidget *
accord_engagement_coverage_new (const AccordCoverage *coverage)
{
  GtkGrid *grid = accord_number_grid_new ();
  guint n_places = g_strv_length (coverage->places);

  for (guint place = 0; place < n_places; place++)
    accord_number_grid_attach_heading (grid, coverage->places[place], 1, (int) place + 1, 0);
  for (guint group = 0; coverage->groups[group] != NULL; group++)
    {
      accord_number_grid_attach_name (grid, coverage->groups[group], 0, (int) group + 1);
      for (guint place = 0; place < n_places; place++)
        attach_cell (grid, coverage, group, place);
    }
  return accord_number_grid_scroll (grid);
}
