/* accord-report.c: the documents that a partnership publishes and signs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-report.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "report/accord-paper-private.h"

/* The one list of documents: the command line, the window and the tests go through it. */
static const AccordReport REPORTS[] = {
  { "summary", N_("Strategy Summary"), N_("A strategy on two to four pages, with what is recorded about it"),
    ACCORD_REPORT_OF_PLAN, accord_summary_write },
  { "strategy", N_("Full Strategy"), N_("All sections, with contents, and with sources as footnotes"), ACCORD_REPORT_OF_PLAN,
    accord_full_strategy_write },
  { "involvement", N_("Involvement Statement"), N_("You said, we did: who was involved in a strategy, and what changed"),
    ACCORD_REPORT_OF_PLAN | ACCORD_REPORT_WITH_NUMBERS, accord_involvement_statement_write },
  { "engagement", N_("Engagement Report"), N_("The engagement of a period, and what came of it"),
    ACCORD_REPORT_IN_PERIOD | ACCORD_REPORT_WITH_NUMBERS, accord_engagement_report_write },
  { "coverage", N_("Coverage of the Engagement"), N_("Which groups were reached where and how, and which were not"),
    ACCORD_REPORT_OF_PLAN, accord_coverage_report_write },
  { "members", N_("Membership List"), N_("Who holds which seat on a day"), ACCORD_REPORT_ON_DAY | ACCORD_REPORT_WITH_PEOPLE,
    accord_membership_list_write },
  { "interests", N_("Register of Interests"), N_("What the members of a day have declared"),
    ACCORD_REPORT_ON_DAY | ACCORD_REPORT_WITH_PEOPLE, accord_interests_register_write },
  { "meeting", N_("Meeting Pack"), N_("Agenda, papers, actions and attendance of a meeting"), ACCORD_REPORT_OF_MEETING,
    accord_meeting_pack_write },
  { "lens", N_("Answer About a Condition or Group"), N_("How the views and experiences of these people inform the strategy"),
    ACCORD_REPORT_OF_TERM, accord_lens_letter_write },
  { "adoption", N_("Adoption Pack"),
    N_("What was adopted: the frozen text with its fingerprint, the membership, the attendance, the evidence and the checks"),
    ACCORD_REPORT_OF_PLAN | ACCORD_REPORT_WITH_PEOPLE, accord_adoption_pack_write },
};

/**
 * accord_report_get:
 * @index: from 0
 *
 * Returns: (transfer none) (nullable): a document; %NULL after the last
 */
const AccordReport *
accord_report_get (guint index)
{
  return index < G_N_ELEMENTS (REPORTS) ? &REPORTS[index] : NULL;
}

/**
 * accord_report_find:
 * @name: a name of the command line
 *
 * Returns: (transfer none) (nullable): the document of that name
 */
const AccordReport *
accord_report_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (REPORTS); i++)
    if (g_str_equal (REPORTS[i].name, name))
      return &REPORTS[i];
  return NULL;
}

/**
 * accord_report_options_copy:
 * @self: options
 *
 * Returns: (transfer full): the same
 */
AccordReportOptions *
accord_report_options_copy (const AccordReportOptions *self)
{
  AccordReportOptions *copy = g_memdup2 (self, sizeof *self);

  copy->words = g_strdup (self->words);
  copy->first_day = g_strdup (self->first_day);
  copy->last_day = g_strdup (self->last_day);
  copy->contact = g_strdup (self->contact);
  copy->easy_read = g_strdup (self->easy_read);
  return copy;
}

/**
 * accord_report_options_free:
 * @self: (transfer full): options
 */
void
accord_report_options_free (AccordReportOptions *self)
{
  g_free (self->words);
  g_free (self->first_day);
  g_free (self->last_day);
  g_free (self->contact);
  g_free (self->easy_read);
  g_free (self);
}

typedef struct
{
  const AccordReport *report;
  AccordReportOptions *options;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  accord_report_options_free (order->options);
  g_free (order);
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  AccordDocument *document = order->report->write (connection, order->options, error);

  if (document != NULL && !accord_paper_end (connection, document, order->options, error))
    g_clear_pointer (&document, accord_document_unref);
  return document;
}

/* Days that were left open are settled once, so that a document speaks of one day throughout. */
static void
settle_days (AccordReportOptions *options)
{
  char today[11];
  GDate date;

  accord_day_today (today);
  if (options->last_day == NULL || *options->last_day == '\0')
    g_set_str (&options->last_day, today);
  if (options->first_day != NULL && *options->first_day != '\0')
    return;
  g_date_clear (&date, 1);
  g_date_set_parse (&date, options->last_day);
  if (!g_date_valid (&date))
    return;
  g_date_subtract_years (&date, 1);
  g_date_add_days (&date, 1);
  g_free (options->first_day);
  options->first_day = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                                        g_date_get_day (&date));
}

/**
 * accord_report_load:
 * @self: a document
 * @options: what is chosen for it
 *
 * Returns: (transfer full): a question whose answer is an #AccordDocument; it fails with ACCORD_ERROR_NOT_FOUND when its
 *   subject is not there
 */
AccordRequest *
accord_report_load (const AccordReport *self, const AccordReportOptions *options)
{
  Order *order = g_new (Order, 1);

  *order = (Order) { self, accord_report_options_copy (options) };
  settle_days (order->options);
  return accord_request_read (load_cb, order, order_free, (GDestroyNotify) accord_document_unref);
}
