/* accord-highlight-rules.c: what becomes of coded words when the feedback around them is edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-highlight-rules.h"

#include "model/accord-record-write.h"
#include "prose/accord-quote.h"

/* The words as they are now: what was corrected little by little is still found in the end. Words that are gone stay as
 * they were, for they may come back. */
static gboolean
follow (AccordConnection *connection, AccordRecord *highlight, const char *text, GError **error)
{
  const AccordQuote quote = { (char *) accord_record_get (highlight, "quote"),
                              (char *) accord_record_get (highlight, "quote_before"),
                              (char *) accord_record_get (highlight, "quote_after") };
  g_auto (AccordQuote) now = { 0 };
  guint start, end;

  if (accord_quote_find (&quote, text, &start, &end) == ACCORD_QUOTE_GONE)
    return TRUE;
  accord_quote_take (&now, text, start, end);
  return accord_record_write (connection, "highlight", accord_record_get_id (highlight),
                              (const char *const[]) { "quote", "quote_before", "quote_after", NULL },
                              (const char *const[]) { now.exact, now.before, now.after, NULL }, error);
}

/**
 * accord_highlights_follow_text:
 * @connection: the token, in the edit that wrote the text
 * @feedback: whose text was edited
 *
 * Lets the coded words of the feedback be those that its text has now.
 *
 * Returns: whether it was done
 */
gboolean
accord_highlights_follow_text (AccordConnection *connection, gint64 feedback, GError **error)
{
  g_autoptr (GPtrArray) highlights = accord_record_read_all (connection, "highlight", "feedback_id", feedback, error);
  g_autoptr (AccordRecord) said = NULL;

  if (highlights == NULL || highlights->len == 0)
    return highlights != NULL;
  said = accord_record_read (connection, "feedback", feedback, error);
  if (said == NULL)
    return FALSE;
  for (guint i = 0; i < highlights->len; i++)
    if (!follow (connection, highlights->pdata[i], accord_record_get (said, "text"), error))
      return FALSE;
  return TRUE;
}

/**
 * accord_highlights_uncode_others:
 * @connection: the token, in the edit that takes themes off the feedback, before it does
 * @feedback: a feedback
 * @codes: a JSON array: the codes of the themes that it keeps
 *
 * Words that are coded with another theme stay, with its name.
 *
 * Returns: whether it was done
 */
gboolean
accord_highlights_uncode_others (AccordConnection *connection, gint64 feedback, const char *codes, GError **error)
{
  return accord_connection_run (connection, error,
                                "UPDATE highlight SET term_id = NULL, former = t.label FROM term AS t"
                                " WHERE feedback_id = ?1 AND t.id = term_id"
                                " AND t.code NOT IN (SELECT value FROM json_each (?2))",
                                "it", feedback, codes);
}
