/* accord-engagement-charts.c: the engagement log at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/overview/accord-engagement-charts.h"

#include <glib/gi18n.h>

#include "ui/common/accord-bars.h"

/* Never more series than the eye can tell apart. */
#define MAX_SERIES 5

static GtkWidget *
make_label (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *label = make_label (_("No engagement is recorded in these months."), 0, "accord-subtitle");
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Go to Engagement"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.go::engagement");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
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
make_legend_entry (guint series, const AccordEngagementAudience *audience)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = g_strdup_printf ("%s %u", audience->label, audience->total);

  gtk_box_append (GTK_BOX (box), accord_bars_swatch_new (series));
  gtk_box_append (GTK_BOX (box), make_label (words, 0, "numeric"));
  return box;
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
      adw_wrap_box_append (legend, make_legend_entry (i, audience));
    }
  name = describe_months (summary);
  accord_bars_set_ends (bars, first, last);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bars), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (box, GTK_WIDGET (bars));
  gtk_box_append (box, GTK_WIDGET (legend));
  return GTK_WIDGET (box);
}

static GtkWidget *
make_scrolled (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  return scrolled;
}

static GtkGrid *
make_grid (void)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  return grid;
}

static void
attach_number (GtkGrid *grid, guint n, int column, int row)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("–");

  gtk_grid_attach (grid, make_label (text, 1, "numeric"), column, row, 1, 1);
}

static void
attach_heading (GtkGrid *grid, const char *text, float xalign, int column, int row)
{
  GtkWidget *label = make_label (text, xalign, "heading");

  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_grid_attach (grid, label, column, row, 1, 1);
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
  grid = make_grid ();
  attach_heading (grid, _("Month"), 0, 0, 0);
  for (guint i = 0; i < summary->audiences->len; i++)
    attach_heading (grid, ((AccordEngagementAudience *) g_ptr_array_index (summary->audiences, i))->label, 1, (int) i + 1,
                    0);
  for (guint month = 0; month < ACCORD_ENGAGEMENT_MONTHS; month++)
    {
      int row = ACCORD_ENGAGEMENT_MONTHS - (int) month;
      g_autofree char *name = accord_engagement_summary_get_month (summary, month);

      gtk_grid_attach (grid, make_label (name, 0, "numeric"), 0, row, 1, 1);
      for (guint i = 0; i < summary->audiences->len; i++)
        attach_number (grid, ((AccordEngagementAudience *) g_ptr_array_index (summary->audiences, i))->months[month],
                       (int) i + 1, row);
    }
  return make_scrolled (GTK_WIDGET (grid));
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
  GtkGrid *grid = make_grid ();
  guint n_places = g_strv_length (coverage->places);

  for (guint place = 0; place < n_places; place++)
    attach_heading (grid, coverage->places[place], 1, (int) place + 1, 0);
  for (guint group = 0; coverage->groups[group] != NULL; group++)
    {
      GtkWidget *label = make_label (coverage->groups[group], 0, NULL);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), 16);
      gtk_grid_attach (grid, label, 0, (int) group + 1, 1, 1);
      for (guint place = 0; place < n_places; place++)
        attach_number (grid, g_array_index (coverage->counts, guint, group * n_places + place), (int) place + 1,
                       (int) group + 1);
    }
  return make_scrolled (GTK_WIDGET (grid));
}
