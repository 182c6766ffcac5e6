/* accord-coverage-report.c: a strategy's coverage on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "engagement/accord-plan-coverage.h"
#include "report/accord-paper-private.h"

/* What leaves the house says no count below this: a few may be known by name to whoever reads it. */
#define LEAST 5

static char *
describe_count (guint64 n)
{
  if (n == 0)
    return g_strdup ("–");
  if (n < LEAST)
    return g_strdup_printf (_("under %u"), LEAST);
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, n);
}

static void
add_count (AccordDocument *document, guint64 n)
{
  g_autofree char *text = describe_count (n);

  accord_document_add_cell_text (document, text);
}

static void
add_column (AccordDocument *document, const char *title, double weight, AccordAlign align)
{
  accord_document_add_column (document, accord_spans_new (title), weight, align);
}

/* --- groups by places --- */

static void
add_grid (AccordDocument *document, AccordPlanCoverage *coverage)
{
  accord_document_add_heading (document, 2, _("Groups reached, by place"));
  accord_document_begin_table (document, _("Activities that are done"), ACCORD_TABLE_HEADER_COLUMN);
  add_column (document, _("Group"), 3, ACCORD_ALIGN_START);
  for (guint place = 0; place < coverage->places->len; place++)
    {
      const AccordCoveragePlace *column = g_ptr_array_index (coverage->places, place);

      add_column (document, column->id != 0 ? column->name : _("Elsewhere"), 1, ACCORD_ALIGN_END);
    }
  for (guint i = 0; i < coverage->groups->len; i++)
    {
      const AccordCoverageGroup *group = g_ptr_array_index (coverage->groups, i);

      if (group->done == 0)
        continue;
      accord_document_add_cell_text (document, group->label);
      for (guint place = 0; place < coverage->places->len; place++)
        add_count (document, accord_plan_coverage_get_cell (coverage, i, place)->done);
    }
  accord_document_end (document);
}

static void
add_unreached (AccordDocument *document, AccordPlanCoverage *coverage)
{
  accord_document_add_heading (document, 2, _("Groups that nobody reached"));
  accord_document_begin_list (document, ACCORD_LIST_BULLETED, 1);
  for (guint i = 0; i < coverage->groups->len; i++)
    {
      const AccordCoverageGroup *group = g_ptr_array_index (coverage->groups, i);
      /* Translators: a group that nobody reached yet, though that is planned. */
      g_autofree char *text = group->planned > 0 ? g_strdup_printf (_("%s (planned)"), group->label) : g_strdup (group->label);

      if (group->done > 0)
        continue;
      accord_document_begin_item (document);
      accord_document_add_text (document, text);
      accord_document_end (document);
    }
  accord_document_end (document);
}

/* --- methods and positions --- */

static void
add_methods (AccordDocument *document, AccordPlanCoverage *coverage)
{
  if (coverage->methods->len == 0)
    return;
  accord_document_add_heading (document, 2, _("People reached, by method"));
  accord_document_begin_table (document, NULL, ACCORD_TABLE_HEADER_COLUMN);
  add_column (document, _("Method"), 3, ACCORD_ALIGN_START);
  add_column (document, _("Activities"), 1, ACCORD_ALIGN_END);
  add_column (document, _("People"), 1, ACCORD_ALIGN_END);
  add_column (document, _("Not counted"), 1, ACCORD_ALIGN_END);
  for (guint i = 0; i < coverage->methods->len; i++)
    {
      const AccordMethodReach *method = g_ptr_array_index (coverage->methods, i);

      accord_document_add_cell_text (document, *method->label != '\0' ? method->label : _("Method not recorded"));
      add_count (document, method->activities);
      add_count (document, method->people);
      add_count (document, method->uncounted);
    }
  accord_document_end (document);
}

static void
add_positions (AccordDocument *document, const AccordContested *contested)
{
  g_autofree char *heading = g_strdup_printf ("%s %s", accord_record_get (contested->section, "number"),
                                              accord_record_get (contested->section, "heading"));

  accord_document_add_heading (document, 3, heading);
  accord_document_begin_table (document, NULL, ACCORD_TABLE_HEADER_COLUMN);
  add_column (document, _("Sector"), 3, ACCORD_ALIGN_START);
  add_column (document, _("Support"), 1, ACCORD_ALIGN_END);
  add_column (document, _("Oppose"), 1, ACCORD_ALIGN_END);
  add_column (document, _("Mixed"), 1, ACCORD_ALIGN_END);
  add_column (document, _("Suggest"), 1, ACCORD_ALIGN_END);
  for (guint i = 0; i < contested->sectors->len; i++)
    {
      const AccordPositions *positions = g_ptr_array_index (contested->sectors, i);

      accord_document_add_cell_text (document, *positions->sector != '\0' ? positions->sector : _("Public, or not named"));
      for (guint k = 0; k < G_N_ELEMENTS (positions->counts); k++)
        add_count (document, positions->counts[k]);
    }
  accord_document_end (document);
}

static void
add_contested (AccordDocument *document, AccordPlanCoverage *coverage)
{
  if (coverage->contested->len == 0)
    return;
  accord_document_add_heading (document, 2, _("Contested passages"));
  for (guint i = 0; i < coverage->contested->len; i++)
    add_positions (document, g_ptr_array_index (coverage->contested, i));
}

/* --- the whole --- */

static const char *
find_title (AccordPlanCoverage *coverage)
{
  for (guint i = 0; i < coverage->plans->len; i++)
    if (accord_record_get_id (coverage->plans->pdata[i]) == coverage->plan)
      return accord_record_get (coverage->plans->pdata[i], "title");
  return _("All activities");
}

static void
add_opening (AccordDocument *document, AccordPlanCoverage *coverage)
{
  g_autofree char *day = accord_day_format (coverage->deadline);
  /* Translators: %s is a day. */
  g_autofree char *when = coverage->is_approved ? g_strdup_printf (_("Counted is what was done by %s, when the strategy was "
                                                                     "approved."),
                                                                   day)
                                                : g_strdup (_("Counted is what is done so far."));
  g_autofree char *least = g_strdup_printf (_("Counts from 1 to %u are not given, and a dash stands for none. A group counts "
                                              "those below it too, and an activity may reach several groups."),
                                            LEAST - 1);

  accord_document_add_text (document, when);
  accord_document_add_text (document, least);
}

/**
 * accord_coverage_report_write:
 * @connection: the token
 * @options: the subject is a strategy, or 0 for the first
 *
 * Returns: (transfer full): which groups were reached where and how, and which were not, without any count from 1 to 4
 */
AccordDocument *
accord_coverage_report_write (AccordConnection *connection, const AccordReportOptions *options, GError **error)
{
  g_autoptr (AccordPlanCoverage) coverage = accord_plan_coverage_read (connection, options->subject, error);
  g_autofree char *title = NULL;
  AccordDocument *document;

  if (coverage == NULL)
    return NULL;
  /* Translators: the title of a report; %s is a strategy. */
  title = g_strdup_printf (_("%s: who was reached, and who was not"), find_title (coverage));
  document = accord_paper_begin (connection, options, title, _("Coverage of the engagement"), error);
  if (document == NULL)
    return NULL;
  add_opening (document, coverage);
  add_grid (document, coverage);
  add_unreached (document, coverage);
  add_methods (document, coverage);
  add_contested (document, coverage);
  accord_document_add_text (document,
                            _("This is what the partnership’s records hold. What was never recorded is not in it."));
  return document;
}
