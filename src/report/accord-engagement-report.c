/* accord-engagement-report.c: the engagement of a period
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "engagement/accord-heard-rows.h"
#include "report/accord-paper-private.h"

static void
add_opening (AccordDocument *document, GPtrArray *activities, GPtrArray *heard)
{
  guint answered = 0;

  for (guint i = 0; i < heard->len; i++)
    answered += accord_paper_is_answered (heard->pdata[i]);
  accord_document_begin_facts (document);
  accord_paper_add_number (document, _("Activities"), activities->len);
  accord_paper_add_number (document, _("Things that were said"), heard->len);
  accord_paper_add_number (document, _("Of these with a response"), answered);
  accord_document_end (document);
}

static void
add_kinds (AccordDocument *document, GPtrArray *activities)
{
  accord_document_add_heading (document, 2, _("With whom"));
  accord_paper_add_counts (document, activities, "audiences", _("With whom"));
  accord_document_add_heading (document, 2, _("How"));
  accord_paper_add_counts (document, activities, "method", _("Method"));
  accord_document_add_heading (document, 2, _("How deeply"));
  accord_paper_add_counts (document, activities, "level", _("Level"));
  accord_document_add_heading (document, 2, _("Where"));
  accord_paper_add_counts (document, activities, "place", _("Place"));
}

static void
add_heard (AccordDocument *document, GPtrArray *heard, gboolean answered, const char *heading)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < heard->len; i++)
    {
      AccordRecord *row = g_ptr_array_index (heard, i);

      if (accord_paper_is_answered (row) != answered)
        continue;
      if (!begun)
        {
          accord_document_add_heading (document, 2, heading);
          accord_paper_begin_said_and_did (document);
        }
      begun = TRUE;
      accord_document_add_cell (document, accord_paper_write_said (row, row));
      accord_document_add_cell (document, accord_paper_write_did (row));
    }
  if (begun)
    accord_document_end (document);
}

/**
 * accord_engagement_report_write:
 * @connection: the token
 * @options: with both days of the period
 *
 * Returns: (transfer full): what was done in the period, with whom, what was said and what came of it
 */
AccordDocument *
accord_engagement_report_write (AccordConnection *connection, const AccordReportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) activities
      = accord_heard_rows_read_activities_in_period (connection, options->first_day, options->last_day, error);
  g_autoptr (GPtrArray) heard
      = activities != NULL ? accord_heard_rows_in_period (connection, options->first_day, options->last_day, error) : NULL;
  g_autofree char *from = accord_day_format (options->first_day);
  g_autofree char *until = accord_day_format (options->last_day);
  g_autofree char *title = NULL;
  AccordDocument *document;

  if (heard == NULL)
    return NULL;
  /* Translators: the title of a document; both are days. */
  title = g_strdup_printf (_("Engagement from %s to %s"), from, until);
  document = accord_paper_begin (connection, options, title, _("Engagement report"), error);
  if (document == NULL)
    return NULL;
  add_opening (document, activities, heard);
  if (activities->len == 0)
    {
      accord_document_add_text (document, _("No activity is recorded for this period."));
      return document;
    }
  add_kinds (document, activities);
  accord_document_add_heading (document, 2, _("What was done"));
  accord_paper_add_activities (document, activities, options);
  add_heard (document, heard, TRUE, _("You said, we did"));
  add_heard (document, heard, FALSE, _("Not answered yet"));
  return document;
}
