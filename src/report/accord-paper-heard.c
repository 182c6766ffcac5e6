/* accord-paper-heard.c: you said, we did
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "report/accord-paper-private.h"

/* A record that is marked as sensitive counts, but who said what is not for paper. */
static gboolean
is_sensitive (AccordRecord *activity)
{
  return *accord_record_get (activity, "sensitivity") != '\0';
}

/**
 * accord_paper_write_said:
 * @activity: where it was said
 * @feedback: what was said; may be the same record
 *
 * Returns: (transfer full): what was said, by whom and where
 */
AccordSpans *
accord_paper_write_said (AccordRecord *activity, AccordRecord *feedback)
{
  gboolean sensitive = is_sensitive (activity);
  AccordSpans *spans = accord_spans_new (sensitive ? _("Not quoted here: the record says that it is sensitive.")
                                                   : accord_record_get (feedback, "text"));
  g_autofree char *where = accord_paper_describe_activity (activity);
  const char *who = sensitive ? "" : accord_record_get (feedback, "said_by");

  if (*accord_spans_get_text (spans) != '\0')
    accord_spans_append_break (spans);
  if (*who == '\0' && !sensitive)
    who = accord_record_get (feedback, "organisation");
  if (*who != '\0')
    {
      accord_spans_append (spans, who, ACCORD_SPAN_ITALIC);
      accord_spans_append_break (spans);
    }
  accord_spans_append (spans, where, ACCORD_SPAN_ITALIC);
  return spans;
}

/**
 * accord_paper_is_answered:
 * @feedback: what was said
 *
 * Returns: whether there is a response, a reasoned "no change" included
 */
gboolean
accord_paper_is_answered (AccordRecord *feedback)
{
  return *accord_record_get (feedback, "response_label") != '\0' || *accord_record_get (feedback, "response_text") != '\0';
}

/**
 * accord_paper_write_did:
 * @feedback: what was said
 *
 * Returns: (transfer full): what came of it, and when those who said it were told
 */
AccordSpans *
accord_paper_write_did (AccordRecord *feedback)
{
  const char *label = accord_record_get (feedback, "response_label");
  const char *text = accord_record_get (feedback, "response_text");
  g_autofree char *told = accord_vague_date_format (accord_record_get (feedback, "fed_back_from"),
                                                    accord_record_get (feedback, "fed_back_until"),
                                                    accord_record_get (feedback, "fed_back_text"));
  AccordSpans *spans = accord_spans_new (NULL);

  if (!accord_paper_is_answered (feedback))
    accord_spans_append (spans, _("No response is recorded yet."), ACCORD_SPAN_PLAIN);
  if (*label != '\0')
    accord_spans_append (spans, label, ACCORD_SPAN_BOLD);
  if (*label != '\0' && *text != '\0')
    accord_spans_append_break (spans);
  accord_spans_append (spans, text, ACCORD_SPAN_PLAIN);
  if (*told != '\0')
    {
      /* Translators: when those who said it were told what came of it. */
      g_autofree char *words = g_strdup_printf (_("Told: %s"), told);

      accord_spans_append_break (spans);
      accord_spans_append (spans, words, ACCORD_SPAN_ITALIC);
    }
  return spans;
}

/**
 * accord_paper_begin_said_and_did:
 * @document: a document
 *
 * Opens a table whose rows are accord_paper_write_said() and accord_paper_write_did().
 */
void
accord_paper_begin_said_and_did (AccordDocument *document)
{
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  accord_document_add_column (document, accord_spans_new (_("You said")), 1, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("We did")), 1, ACCORD_ALIGN_START);
}
