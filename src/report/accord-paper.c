/* accord-paper.c: what the documents of a partnership share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-vague-count.h"
#include "base/accord-vague-date.h"
#include "model/accord-vocabulary.h"
#include "report/accord-paper-private.h"
#include "report/accord-prose-blocks.h"

/* Numbers of people below this can give somebody away. */
#define SMALL_NUMBER 5

/**
 * accord_paper_begin:
 * @connection: the token
 * @options: (nullable): what is chosen
 * @title: of the document
 * @subject: what kind of document it is
 *
 * Starts a document of the partnership, of today, with its title and with what is said in easy words.
 *
 * Returns: (transfer full): the document; %NULL on error
 */
AccordDocument *
accord_paper_begin (AccordConnection *connection, const AccordReportOptions *options, const char *title,
                    const char *subject, GError **error)
{
  g_autoptr (GPtrArray) partnership = accord_record_read_all (connection, "partnership", NULL, 0, error);
  g_autoptr (AccordLook) look = partnership != NULL ? accord_look_read (connection, error) : NULL;
  AccordDocument *document;
  char today[11];

  if (look == NULL)
    return NULL;
  accord_day_today (today);
  document = accord_document_new (title, today);
  if (partnership->len > 0)
    accord_document_set_author (document, accord_record_get (partnership->pdata[0], "name"));
  accord_document_set_subject (document, subject);
  accord_document_set_large_print (document, options != NULL && options->large_print);
  accord_paper_begin_look (document, look);
  accord_document_add_heading (document, 1, title);
  if (options != NULL && options->easy_read != NULL && *options->easy_read != '\0')
    {
      g_autoptr (AccordProse) prose = accord_prose_parse (options->easy_read);

      accord_document_add_heading (document, 2, _("In easy words"));
      accord_document_add_prose (document, prose, 2, 0);
      accord_document_add_rule (document);
    }
  return document;
}

static void
add_contact (AccordDocument *document, const AccordReportOptions *options)
{
  g_autoptr (AccordSpans) link = NULL;
  AccordSpans *spans;

  accord_document_add_heading (document, 2, _("Ask for another format"));
  accord_document_add_text (document, _("You can ask for this document in large print, in easy read, as audio, in Braille, in "
                                        "British Sign Language or in another language."));
  link = accord_paper_link (options->contact);
  spans = accord_spans_new (_("Ask: "));
  accord_spans_append_spans (spans, link);
  accord_document_add_paragraph (document, spans);
}

/**
 * accord_paper_end:
 * @connection: the token
 * @document: a document
 * @options: what is chosen
 *
 * Adds how to ask for the document in another format, for whoever cannot read it as it is, and what the partnership says at
 * the end of every document.
 *
 * Returns: whether that could be read
 */
gboolean
accord_paper_end (AccordConnection *connection, AccordDocument *document, const AccordReportOptions *options, GError **error)
{
  g_autoptr (AccordLook) look = accord_look_read (connection, error);

  if (look == NULL)
    return FALSE;
  if (options->contact != NULL && *options->contact != '\0')
    add_contact (document, options);
  accord_paper_end_look (document, look);
  return TRUE;
}

/**
 * accord_paper_link:
 * @text: words, an address of a web page or of e-mail
 *
 * Returns: (transfer full): the text, as a link where it is an address
 */
AccordSpans *
accord_paper_link (const char *text)
{
  AccordSpans *spans = accord_spans_new (NULL);
  gboolean is_mail = strchr (text, '@') != NULL && strpbrk (text, " \t\n/") == NULL;
  g_autofree char *address = is_mail ? g_strconcat ("mailto:", text, NULL) : g_strdup (text);

  if (is_mail || (strpbrk (text, " \t\n") == NULL && g_uri_peek_scheme (text) != NULL))
    accord_spans_append_link (spans, text, ACCORD_SPAN_PLAIN, address);
  else
    accord_spans_append (spans, text, ACCORD_SPAN_PLAIN);
  return spans;
}

/* --- facts --- */

/**
 * accord_paper_add_fact:
 * @document: a document whose innermost container is a list of key facts
 * @label: what it is
 * @value: as a person reads it; nothing is added for ""
 */
void
accord_paper_add_fact (AccordDocument *document, const char *label, const char *value)
{
  if (*value != '\0')
    accord_document_add_fact (document, label, accord_spans_new (value));
}

/**
 * accord_paper_add_day:
 * @document: a document whose innermost container is a list of key facts
 * @label: what it is
 * @iso: a day, ISO 8601; nothing is added for ""
 */
void
accord_paper_add_day (AccordDocument *document, const char *label, const char *iso)
{
  g_autofree char *day = accord_day_format (iso);

  accord_paper_add_fact (document, label, day);
}

/**
 * accord_paper_add_number:
 * @document: a document whose innermost container is a list of key facts
 * @label: what is counted
 * @number: how many
 */
void
accord_paper_add_number (AccordDocument *document, const char *label, guint number)
{
  g_autofree char *text = g_strdup_printf ("%'u", number);

  accord_paper_add_fact (document, label, text);
}

/**
 * accord_paper_add_address:
 * @document: a document whose innermost container is a list of key facts
 * @label: what is there
 * @address: where; nothing is added for ""
 */
void
accord_paper_add_address (AccordDocument *document, const char *label, const char *address)
{
  if (*address != '\0')
    accord_document_add_fact (document, label, accord_paper_link (address));
}

/**
 * accord_paper_add_plan_facts:
 * @connection: the token
 * @document: a document
 * @plan: a strategy
 *
 * Adds what kind of plan it is, whose, for when and in which state.
 *
 * Returns: whether they could be read
 */
gboolean
accord_paper_add_plan_facts (AccordConnection *connection, AccordDocument *document, AccordRecord *plan, GError **error)
{
  g_autoptr (AccordVocabulary) types = accord_vocabulary_load (connection, "plan_type", error);
  g_autoptr (AccordVocabulary) states = types != NULL ? accord_vocabulary_load (connection, "plan_state", error) : NULL;

  if (states == NULL)
    return FALSE;
  accord_document_begin_facts (document);
  accord_paper_add_fact (document, _("Kind"), accord_vocabulary_get_label (types, accord_record_get (plan, "plan_type")));
  accord_paper_add_fact (document, _("Owner"), accord_record_get (plan, "owner"));
  accord_paper_add_day (document, _("From"), accord_record_get (plan, "period_from"));
  accord_paper_add_day (document, _("Until"), accord_record_get (plan, "period_until"));
  accord_paper_add_fact (document, _("State"), accord_vocabulary_get_label (states, accord_record_get (plan, "state")));
  accord_paper_add_day (document, _("Approved on"), accord_record_get (plan, "approved_on"));
  accord_paper_add_day (document, _("Published on"), accord_record_get (plan, "published_on"));
  accord_document_end (document);
  return TRUE;
}

/* --- activities --- */

/**
 * accord_paper_describe_when:
 * @activity: with "happened_*"
 *
 * Returns: (transfer full): when it was, as a person reads it
 */
char *
accord_paper_describe_when (AccordRecord *activity)
{
  return accord_vague_date_format (accord_record_get (activity, "happened_from"),
                                   accord_record_get (activity, "happened_until"),
                                   accord_record_get (activity, "happened_text"));
}

/**
 * accord_paper_describe_activity:
 * @activity: with "title" and "happened_*"
 *
 * Returns: (transfer full): what and when it was
 */
char *
accord_paper_describe_activity (AccordRecord *activity)
{
  g_autofree char *when = accord_paper_describe_when (activity);

  if (*when == '\0')
    return g_strdup (accord_record_get (activity, "title"));
  /* Translators: an activity and when it was: "Coffee morning, 12/01/2026". */
  return g_strdup_printf (_("%s, %s"), accord_record_get (activity, "title"), when);
}

/**
 * accord_paper_describe_reach:
 * @activity: with "reach_*"
 * @options: whether small numbers are held back
 *
 * Returns: (transfer full): how many were reached, as a person reads it
 */
char *
accord_paper_describe_reach (AccordRecord *activity, const AccordReportOptions *options)
{
  gint64 count = accord_record_get_int (activity, "reach_count");
  const char *qualifier = accord_record_get (activity, "reach_qualifier");
  const char *unit = accord_record_get (activity, "reach_unit");

  /* Also "about 3" and "more than 2"; what is written beside a number in words is never taken over. */
  if (options->suppress && count > 0 && count < SMALL_NUMBER)
    return accord_vague_count_format (SMALL_NUMBER, "fewer_than", unit);
  return accord_vague_count_format (count, qualifier, unit);
}

/**
 * accord_paper_add_activities:
 * @document: a document
 * @activities: (element-type AccordRecord): as accord_heard_rows_read_activities_of_plan() gives them
 * @options: whether small numbers are held back
 *
 * Adds a table of activities.
 */
void
accord_paper_add_activities (AccordDocument *document, GPtrArray *activities, const AccordReportOptions *options)
{
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  accord_document_add_column (document, accord_spans_new (_("When")), 0, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("What")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("With whom")), 3, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Reached")), 0, ACCORD_ALIGN_START);
  for (guint i = 0; i < activities->len; i++)
    {
      AccordRecord *activity = g_ptr_array_index (activities, i);
      g_autofree char *when = accord_paper_describe_when (activity);
      g_autofree char *reach = accord_paper_describe_reach (activity, options);
      AccordSpans *what = accord_spans_new (accord_record_get (activity, "title"));

      if (*accord_record_get (activity, "method") != '\0')
        {
          accord_spans_append_break (what);
          accord_spans_append (what, accord_record_get (activity, "method"), ACCORD_SPAN_ITALIC);
        }
      accord_document_add_cell_text (document, when);
      accord_document_add_cell (document, what);
      accord_document_add_cell_text (document, accord_record_get (activity, "audiences"));
      accord_document_add_cell_text (document, reach);
    }
  accord_document_end (document);
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *one = *(const char *const *) a;
  const char *two = *(const char *const *) b;
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (data, one));
  guint second = GPOINTER_TO_UINT (g_hash_table_lookup (data, two));

  return first != second ? (first < second ? 1 : -1) : g_utf8_collate (one, two);
}

static GHashTable *
count_values (GPtrArray *activities, const char *column)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < activities->len; i++)
    {
      const char *value = accord_record_get (activities->pdata[i], column);
      g_auto (GStrv) names = g_strsplit (*value != '\0' ? value : _("Not recorded"), "; ", -1);

      for (char **name = names; *name != NULL; name++)
        {
          guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, *name));

          g_hash_table_insert (counts, g_strdup (*name), GUINT_TO_POINTER (count + 1));
        }
    }
  return counts;
}

/**
 * accord_paper_add_counts:
 * @document: a document
 * @activities: (element-type AccordRecord): activities
 * @column: what they are told apart by; an activity with several values, "; " between them, counts for each
 * @title: what a person reads for it
 *
 * Adds how many activities there were of each kind, the most often first.
 */
void
accord_paper_add_counts (AccordDocument *document, GPtrArray *activities, const char *column, const char *title)
{
  g_autoptr (GHashTable) counts = count_values (activities, column);
  g_autoptr (GPtrArray) names = g_hash_table_get_keys_as_ptr_array (counts);

  g_ptr_array_sort_with_data (names, compare_counts, counts);
  accord_document_begin_table (document, NULL, ACCORD_TABLE_HEADER_COLUMN);
  accord_document_add_column (document, accord_spans_new (title), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Activities")), 1, ACCORD_ALIGN_END);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *number
          = g_strdup_printf ("%'u", GPOINTER_TO_UINT (g_hash_table_lookup (counts, names->pdata[i])));

      accord_document_add_cell_text (document, names->pdata[i]);
      accord_document_add_cell_text (document, number);
    }
  accord_document_end (document);
}
