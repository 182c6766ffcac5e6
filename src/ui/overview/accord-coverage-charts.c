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

/* The end of time, for a strategy that has no deadline: what is planned for any day is in time. */
#define ANY_DAY "9999-12-31"

/* --- groups by places --- */

static const char *
name_place (const AccordCoveragePlace *place)
{
  return place->id != 0 ? place->name : _("Elsewhere");
}

/* What leaves just the activities of a cell in the log. */
static AccordNarrowing *
narrow_to_cell (AccordPlanCoverage *coverage, const AccordCoverageGroup *group, const AccordCoveragePlace *place,
                gboolean is_planned)
{
  g_autofree char *plan = g_strdup_printf ("%" G_GINT64_FORMAT, coverage->plan);
  g_autofree char *id = place->id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, place->id) : g_strdup ("1");
  const char *where = place->id != 0 ? "within" : "elsewhere";

  if (!is_planned && !coverage->is_approved)
    return accord_narrowing_new_with ("group", group->code, where, id, "serves", plan, "state", "done", NULL);
  return accord_narrowing_new_with ("group", group->code, where, id, "serves", plan, "state",
                                    is_planned ? "planned" : "done", "ended",
                                    *coverage->deadline != '\0' ? coverage->deadline : ANY_DAY, NULL);
}

static void
append_number (GtkWidget *box, AccordPlanCoverage *coverage, guint group_index, guint place_index, gboolean is_planned)
{
  const AccordCoverageCell *cell = accord_plan_coverage_get_cell (coverage, group_index, place_index);
  const AccordCoverageGroup *group = g_ptr_array_index (coverage->groups, group_index);
  const AccordCoveragePlace *place = g_ptr_array_index (coverage->places, place_index);
  guint n = is_planned ? cell->planned : cell->done;
  /* Translators: in a grid: how many activities are planned beside those that are done. */
  g_autofree char *text = is_planned ? g_strdup_printf (_("+%'u"), n) : g_strdup_printf ("%'u", n);
  /* Translators: a group of people, and a place, of activities that are planned. */
  g_autofree char *what = g_strdup_printf (is_planned ? _("%s, %s, planned") : _("%s, %s"), group->label, name_place (place));

  if (n > 0)
    gtk_box_append (GTK_BOX (box),
                    accord_number_grid_rows_new (text, n, what, narrow_to_cell (coverage, group, place, is_planned)));
}

/* What is done, and what is planned: each opens its rows of the log. */
static void
attach_cell (GtkGrid *grid, AccordPlanCoverage *coverage, guint group, guint place, int row)
{
  const AccordCoverageCell *cell = accord_plan_coverage_get_cell (coverage, group, place);
  GtkWidget *box;

  if (cell->done + cell->planned == 0)
    {
      accord_number_grid_attach (grid, 0, (int) place + 1, row);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  append_number (box, coverage, group, place, FALSE);
  append_number (box, coverage, group, place, TRUE);
  gtk_grid_attach (grid, box, (int) place + 1, row, 1, 1);
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

/* What leaves the activities of a method in the log: all of them, or those whose people were counted or were not. */
static AccordNarrowing *
narrow_to_method (AccordPlanCoverage *coverage, const AccordMethodReach *method, const char *counted)
{
  g_autofree char *plan = g_strdup_printf ("%" G_GINT64_FORMAT, coverage->plan);
  gboolean is_known = *method->code != '\0';
  AccordNarrowing *rows = accord_narrowing_new_with (is_known ? "method" : "no_method", is_known ? method->code : "1",
                                                     "serves", plan, "state", "done", NULL);

  if (counted != NULL)
    g_hash_table_insert (rows->filters, g_strdup ("counted"), g_strdup (counted));
  if (coverage->is_approved)
    g_hash_table_insert (rows->filters, g_strdup ("ended"), g_strdup (coverage->deadline));
  return rows;
}

/* How many people came, which opens the activities where they were counted. */
static GtkWidget *
make_people (AccordPlanCoverage *coverage, const AccordMethodReach *method)
{
  g_autofree char *people = describe_people (method);
  /* Translators: a method, and how many people it reached, as "about 312". */
  g_autofree char *what = g_strdup_printf (_("%s, %s people"), name_method (method), people);
  guint n = method->activities - method->uncounted;

  if (n == 0)
    return accord_number_grid_label_new (people, 1, "numeric");
  return accord_number_grid_rows_new (people, n, what, narrow_to_method (coverage, method, "1"));
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
append_bar (GtkWidget *box, AccordPlanCoverage *coverage, const AccordMethodReach *method, guint64 most)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = accord_number_grid_label_new (name_method (method), 0, NULL);
  GtkWidget *track = accord_track_new ();

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), make_people (coverage, method));
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
        append_bar (box, coverage, method, most);
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
      /* Translators: a method, of activities in which people were not counted. */
      g_autofree char *uncounted = g_strdup_printf (_("%s, not counted"), name_method (method));

      accord_number_grid_attach_name (grid, name_method (method), 0, (int) i + 1);
      accord_number_grid_attach_rows (grid, method->activities, name_method (method),
                                      narrow_to_method (coverage, method, NULL), 1, (int) i + 1);
      gtk_grid_attach (grid, make_people (coverage, method), 2, (int) i + 1, 1, 1);
      accord_number_grid_attach_rows (grid, method->uncounted, uncounted, narrow_to_method (coverage, method, "0"), 3,
                                      (int) i + 1);
    }
  return accord_number_grid_scroll (grid);
}

/* --- where they do not agree --- */

static const char *const POSITIONS[ACCORD_N_POSITIONS] = { N_("Support"), N_("Oppose"), N_("Mixed"), N_("Suggest") };

static const char *
name_sector (const AccordPositions *positions)
{
  return *positions->sector != '\0' ? positions->sector : _("Public, or not named");
}

/* How many things were heard, which opens the activities where they were. */
static void
attach_position (GtkGrid *grid, const AccordContested *contested, const AccordPositions *positions, guint position,
                 const char *heading, int row)
{
  guint n = positions->counts[position];
  g_autofree char *text = g_strdup_printf ("%'u", n);
  /* Translators: a position, as "Oppose"; who takes it, as a sector; the section it is about. */
  g_autofree char *name = g_strdup_printf (_("%s, %s, “%s”"), _(POSITIONS[position]), name_sector (positions), heading);
  g_autofree char *heard = g_strdup_printf (g_dngettext (NULL, "%u thing heard", "%u things heard", n), n);
  g_autofree char *what = g_strdup_printf ("%s: %s", heard, name);
  g_autofree char *rows = NULL;

  if (n == 0)
    {
      accord_number_grid_attach (grid, 0, (int) position + 1, row);
      return;
    }
  rows = accord_contested_write_rows (contested, positions, position, name);
  gtk_grid_attach (grid, accord_number_grid_rows_new (text, positions->activities[position], what,
                                                      accord_narrowing_new_with ("position", rows, NULL)),
                   (int) position + 1, row, 1, 1);
}

/**
 * accord_coverage_contested_new:
 * @contested: a section; not kept
 *
 * Returns: (transfer floating): a card: the section, which opens, and a row of positions for each sector
 */
GtkWidget *
accord_coverage_contested_new (const AccordContested *contested)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkGrid *grid = accord_number_grid_new ();
  GtkWidget *scrolled, *link;
  g_autofree char *heading = g_strdup_printf ("%s %s", accord_record_get (contested->section, "number"),
                                              accord_record_get (contested->section, "heading"));

  for (guint i = 0; i < ACCORD_N_POSITIONS; i++)
    accord_number_grid_attach_heading (grid, _(POSITIONS[i]), 1, (int) i + 1, 0);
  for (guint k = 0; k < contested->sectors->len; k++)
    {
      const AccordPositions *positions = g_ptr_array_index (contested->sectors, k);

      accord_number_grid_attach_name (grid, name_sector (positions), 0, (int) k + 1);
      for (guint i = 0; i < ACCORD_N_POSITIONS; i++)
        attach_position (grid, contested, positions, i, heading, (int) k + 1);
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
