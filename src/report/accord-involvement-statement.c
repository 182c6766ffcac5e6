/* accord-involvement-statement.c: who was involved in a strategy, and what changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "engagement/accord-heard-rows.h"
#include "report/accord-paper-private.h"

static void
add_opening (AccordDocument *document, AccordRecord *plan, GPtrArray *activities, GPtrArray *links)
{
  guint answered = 0;
  guint told = 0;

  for (guint i = 0; i < links->len; i++)
    {
      answered += accord_paper_is_answered (links->pdata[i]);
      told += *accord_record_get (links->pdata[i], "fed_back_from") != '\0' ||
              *accord_record_get (links->pdata[i], "fed_back_text") != '\0';
    }
  accord_document_begin_facts (document);
  accord_paper_add_fact (document, _("Strategy"), accord_record_get (plan, "title"));
  accord_paper_add_day (document, _("Approved on"), accord_record_get (plan, "approved_on"));
  accord_paper_add_number (document, _("Activities"), activities->len);
  accord_paper_add_number (document, _("Links from what was heard to the text"), links->len);
  accord_paper_add_number (document, _("Of these with a response"), answered);
  accord_paper_add_number (document, _("Of these told what came of it"), told);
  accord_document_end (document);
}

static gboolean
is_same_section (GPtrArray *links, guint i)
{
  return i > 0 && accord_record_get_int (links->pdata[i], "section_id") ==
                      accord_record_get_int (links->pdata[i - 1], "section_id");
}

/* A table for each section, in the order in which the strategy is read. */
static void
add_sections (AccordDocument *document, GPtrArray *links)
{
  gboolean is_open = FALSE;

  accord_document_add_heading (document, 2, _("You said, we did"));
  if (links->len == 0)
    accord_document_add_text (document, _("Nothing that was heard is linked to the strategy yet."));
  for (guint i = 0; i < links->len; i++)
    {
      AccordRecord *link = g_ptr_array_index (links, i);

      if (!is_same_section (links, i))
        {
          if (is_open)
            accord_document_end (document);
          is_open = TRUE;
          accord_document_add_heading (document, 3, accord_record_get (link, "section"));
          accord_paper_begin_said_and_did (document);
        }
      accord_document_add_cell (document, accord_paper_write_said (link, link));
      accord_document_add_cell (document, accord_paper_write_did (link));
    }
  if (is_open)
    accord_document_end (document);
}

static void
add_involved (AccordDocument *document, GPtrArray *activities, const AccordReportOptions *options)
{
  accord_document_add_heading (document, 2, _("Who was involved"));
  if (activities->len == 0)
    {
      accord_document_add_text (document, _("No activity for this strategy is recorded."));
      return;
    }
  accord_paper_add_counts (document, activities, "audiences", _("With whom"));
  accord_document_add_heading (document, 2, _("How we asked"));
  accord_paper_add_activities (document, activities, options);
}

/**
 * accord_involvement_statement_write:
 * @connection: the token
 * @options: the subject is a strategy
 *
 * Returns: (transfer full): who was involved in the strategy and how, and, section by section, what was said and what came
 *   of it
 */
AccordDocument *
accord_involvement_statement_write (AccordConnection *connection, const AccordReportOptions *options, GError **error)
{
  g_autoptr (AccordRecord) plan = accord_record_read (connection, "plan", options->subject, error);
  g_autoptr (GPtrArray) activities = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *title = NULL;
  AccordDocument *document;

  if (plan == NULL)
    return NULL;
  activities = accord_heard_rows_read_activities_of_plan (connection, options->subject, error);
  links = activities != NULL ? accord_heard_rows_of_plan (connection, options->subject, error) : NULL;
  if (links == NULL)
    return NULL;
  /* Translators: the title of a document; %s is a strategy. */
  title = g_strdup_printf (_("%s: involvement statement"), accord_record_get (plan, "title"));
  document = accord_paper_begin (connection, options, title, _("Involvement statement"), error);
  if (document == NULL)
    return NULL;
  add_opening (document, plan, activities, links);
  add_involved (document, activities, options);
  add_sections (document, links);
  accord_document_add_text (document,
                            _("This is what the partnership’s records hold. What was never recorded is not in it."));
  return document;
}
