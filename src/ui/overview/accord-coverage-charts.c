/* accord-coverage-charts.c: a strategy's coverage at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/overview/accord-coverage-charts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/common/accord-record-link.h"
#include "ui/common/accord-track.h"
#include "ui/overview/accord-number-grid.h"

/* --- groups by places --- */

static const char *
name_place (const AccordCoveragePlace *place)
{
  return place->id != 0 ? place->name : _("Elsewhere");
}

static char *
describe_cell (const AccordCoverageCell *cell)
{
  if (cell->planned == 0)
    return cell->done > 0 ? g_strdup_printf ("%'u", cell->done) : g_strdup ("–");
  /* Translators: in a grid: activities that are done, and those that are planned: "3 +1". */
  return cell->done > 0 ? g_strdup_printf (_("%'u +%'u"), cell->done, cell->planned)
                        : g_strdup_printf (_("+%'u"), cell->planned);
}

/* What is heard of a cell: the signs alone say nothing to whoever does not see the headings. */
static char *
name_cell (const AccordCoverageGroup *group, const AccordCoveragePlace *place, const AccordCoverageCell *cell)
{
  /* Translators: a group, a place, how many activities are done there with it, and how many planned. */
  return g_strdup_printf (_("%s, %s: %u done, %u planned"), group->label, name_place (place), cell->done, cell->planned);
}

static void
attach_cell (GtkGrid *grid, AccordPlanCoverage *coverage, guint group, guint place, int row)
{
  const AccordCoverageCell *cell = accord_plan_coverage_get_cell (coverage, group, place);
  g_autofree char *text = describe_cell (cell);
  g_autofree char *name = name_cell (coverage->groups->pdata[group], coverage->places->pdata[place], cell);
  GtkWidget *label = accord_number_grid_label_new (text, 1, "numeric");

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (grid, label, (int) place + 1, row, 1, 1);
}

/**
 * accord_coverage_grid_new:
 * @coverage: what was counted; not kept
 *
 * Returns: (transfer floating): a row for each group with anything done or planned, a column for each place
 */
GtkWidget *
accord_coverage_grid_new (AccordPlanCoverage *coverage)
{
  GtkGrid *grid = accord_number_grid_new ();
  int row = 1;

  for (guint place = 0; place < coverage->places->len; place++)
    accord_number_grid_attach_heading (grid, name_place (coverage->places->pdata[place]), 1, (int) place + 1, 0);
  for (guint i = 0; i < coverage->groups->len; i++)
    {
      const AccordCoverageGroup *group = g_ptr_array_index (coverage->groups, i);

      if (group->done + group->planned == 0)
        continue;
      accord_number_grid_attach_name (grid, group->label, group->depth, row);
      for (guint place = 0; place < coverage->places->len; place++)
        attach_cell (grid, coverage, i, place, row);
      row++;
    }
  return accord_number_grid_scroll (grid);
}

/* --- reach by method --- */

static const char *
name_method (const AccordMethodReach *method)
{
  return *method->label != '\0' ? method->label : _("Method not recorded");
}

static char *
describe_people (const AccordMethodReach *method)
{
  g_autofree char *people = g_strdup_printf ("%'" G_GUINT64_FORMAT, method->people);

  if (method->people == 0 && method->uncounted > 0)
    return g_strdup (_("not counted"));
  /* Translators: %s is a number. */
  return method->is_rough ? g_strdup_printf (_("about %s"), people) : g_steal_pointer (&people);
}

static guint64
find_most (AccordPlanCoverage *coverage)
{
  guint64 most = 1;

  for (guint i = 0; i < coverage->methods->len; i++)
    most = MAX (most, ((AccordMethodReach *) g_ptr_array_index (coverage->methods, i))->people);
  return most;
}

static void
append_bar (GtkWidget *box, const AccordMethodReach *method, guint64 most)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = accord_number_grid_label_new (name_method (method), 0, NULL);
  GtkWidget *track = accord_track_new ();
  g_autofree char *people = describe_people (method);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), accord_number_grid_label_new (people, 1, "numeric"));
  accord_track_add (ACCORD_TRACK (track), 0, (double) method->people / (double) most, !method->is_rough);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), track);
}

/* The methods by which nobody was counted; %NULL when there are none. */
static char *
list_uncounted (AccordPlanCoverage *coverage)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < coverage->methods->len; i++)
    {
      const AccordMethodReach *method = g_ptr_array_index (coverage->methods, i);

      if (method->people == 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name_method (method));
    }
  /* Translators: %s are methods, with ";" between them. */
  return names->len > 0 ? g_strdup_printf (_("Nobody was counted: %s."), names->str) : NULL;
}

/**
 * accord_coverage_methods_chart_new:
 * @coverage: what was counted; not kept
 *
 * Returns: (transfer floating): a bar for each method, as long as the people that were reached by it are many; methods by
 *   which nobody was counted are named below
 */
GtkWidget *
accord_coverage_methods_chart_new (AccordPlanCoverage *coverage)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *uncounted = list_uncounted (coverage);
  guint64 most = find_most (coverage);

  for (guint i = 0; i < coverage->methods->len; i++)
    {
      const AccordMethodReach *method = g_ptr_array_index (coverage->methods, i);

      if (method->people > 0)
        append_bar (box, method, most);
    }
  if (uncounted != NULL)
    gtk_box_append (GTK_BOX (box), accord_number_grid_label_new (uncounted, 0, "accord-subtitle"));
  return box;
}

/**
 * accord_coverage_methods_table_new:
 * @coverage: what was counted; not kept
 *
 * Returns: (transfer floating): the same numbers as a table, with how many activities and how many of them not counted
 */
GtkWidget *
accord_coverage_methods_table_new (AccordPlanCoverage *coverage)
{
  GtkGrid *grid = accord_number_grid_new ();

  accord_number_grid_attach_heading (grid, _("Method"), 0, 0, 0);
  accord_number_grid_attach_heading (grid, _("Activities"), 1, 1, 0);
  accord_number_grid_attach_heading (grid, _("People"), 1, 2, 0);
  accord_number_grid_attach_heading (grid, _("People not counted"), 1, 3, 0);
  for (guint i = 0; i < coverage->methods->len; i++)
    {
      const AccordMethodReach *method = g_ptr_array_index (coverage->methods, i);
      g_autofree char *people = describe_people (method);

      accord_number_grid_attach_name (grid, name_method (method), 0, (int) i + 1);
      accord_number_grid_attach (grid, method->activities, 1, (int) i + 1);
      accord_number_grid_attach_text (grid, people, 2, (int) i + 1);
      accord_number_grid_attach (grid, method->uncounted, 3, (int) i + 1);
    }
  return accord_number_grid_scroll (grid);
}

/* --- where they do not agree --- */

/**
 * accord_coverage_contested_new:
 * @contested: a section; not kept
 *
 * Returns: (transfer floating): a card: the section, which opens, and a row of positions for each sector
 */
GtkWidget *
accord_coverage_contested_new (const AccordContested *contested)
{
  static const char *const POSITIONS[] = { N_("Support"), N_("Oppose"), N_("Mixed"), N_("Suggest") };
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkGrid *grid = accord_number_grid_new ();
  GtkWidget *scrolled, *link;
  g_autofree char *heading = g_strdup_printf ("%s %s", accord_record_get (contested->section, "number"),
                                              accord_record_get (contested->section, "heading"));

  for (guint i = 0; i < G_N_ELEMENTS (POSITIONS); i++)
    accord_number_grid_attach_heading (grid, _(POSITIONS[i]), 1, (int) i + 1, 0);
  for (guint k = 0; k < contested->sectors->len; k++)
    {
      const AccordPositions *positions = g_ptr_array_index (contested->sectors, k);

      accord_number_grid_attach_name (grid, *positions->sector != '\0' ? positions->sector : _("Public, or not named"), 0,
                                      (int) k + 1);
      for (guint i = 0; i < G_N_ELEMENTS (POSITIONS); i++)
        accord_number_grid_attach (grid, positions->counts[i], (int) i + 1, (int) k + 1);
    }
  link = accord_record_link_new (heading, "section", accord_record_get_id (contested->section));
  scrolled = accord_number_grid_scroll (grid);
  g_object_set (link, "margin-start", 12, "margin-end", 12, "margin-top", 6, NULL);
  g_object_set (scrolled, "margin-start", 12, "margin-end", 12, "margin-bottom", 12, NULL);
  gtk_box_append (GTK_BOX (card), link);
  gtk_box_append (GTK_BOX (card), scrolled);
  gtk_widget_add_css_class (card, "card");
  return card;
}
