/* accord-evidence.c: the trail between what was heard and what was written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-evidence-private.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-vague-date.h"
#include "model/accord-plan-state.h"
#include "model/accord-record-write.h"
#include "prose/accord-prose.h"
#include "store/accord-connection.h"

/*
 * A link holds the SHA-256 of the section's text as it was when somebody last looked at both ends. A section that reads
 * differently now makes the link suspect, until it is confirmed. What a published strategy rests on stays as it was: every
 * edit of its links is refused with ACCORD_ERROR_CLOSED.
 */

typedef struct
{
  gint64 link;
  gint64 section;
  gint64 activity;
  gint64 feedback;
  AccordQuote quote;
  char *why;
} Trail;

static void
trail_free (gpointer data)
{
  Trail *trail = data;

  accord_quote_clear (&trail->quote);
  g_free (trail->why);
  g_free (trail);
}

static char *
read_body (AccordConnection *connection, gint64 section, GError **error)
{
  g_autoptr (AccordStatement) row
      = accord_connection_query (connection, error, "SELECT body FROM section WHERE id = ?1", "i", section);
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;
  if (accord_statement_step (row, &local_error))
    return g_strdup (accord_statement_text (row, 0));
  if (local_error == NULL)
    g_set_error (&local_error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "No section has the id %" G_GINT64_FORMAT, section);
  g_propagate_error (error, local_error);
  return NULL;
}

static char *
read_plain (const char *body)
{
  g_autoptr (AccordProse) prose = accord_prose_parse (body);

  return accord_prose_plain_text (prose);
}

/* The words as they are now with what is around them now, if they are still there. */
static void
renew_quote (AccordQuote *quote, const char *body)
{
  g_autofree char *plain = NULL;
  guint start, end;

  if (*quote->exact == '\0')
    return;
  plain = read_plain (body);
  if (accord_quote_find (quote, plain, &start, &end) == ACCORD_QUOTE_GONE)
    return;
  accord_quote_clear (quote);
  accord_quote_take (quote, plain, start, end);
}

/**
 * accord_evidence_write_link:
 * @connection: the token, in an edit
 * @section: where it is written
 * @activity: where it was heard
 * @feedback: one thing that was heard there, or 0
 * @quote: the words of the section; "" for the section as a whole
 *
 * Returns: the new link's id; 0 with ACCORD_ERROR_NOT_FOUND, or ACCORD_ERROR_CLOSED for a published strategy
 */
gint64
accord_evidence_write_link (AccordConnection *connection, gint64 section, gint64 activity, gint64 feedback,
                            const AccordQuote *quote, GError **error)
{
  g_autofree char *body = read_body (connection, section, error);
  g_autofree char *in = g_strdup_printf ("%" G_GINT64_FORMAT, section);
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, activity);
  g_autofree char *heard = g_strdup_printf ("%" G_GINT64_FORMAT, feedback);
  g_autofree char *hash = NULL;
  g_auto (AccordQuote) now = { g_strdup (quote->exact), g_strdup (quote->before), g_strdup (quote->after) };
  char today[11];

  if (body == NULL || !accord_section_check_open (connection, section, error))
    return 0;
  renew_quote (&now, body);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
  accord_day_today (today);
  return accord_record_insert (connection, "evidence_link",
                               (const char *const[]) { "section_id", "activity_id", "feedback_id", "quote", "quote_before",
                                                       "quote_after", "section_hash", "linked_on", NULL },
                               (const char *const[]) { in, at, heard, now.exact, now.before, now.after, hash, today, NULL },
                               error);
}

static gpointer
link_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Trail *trail = data;
  gint64 id = accord_evidence_write_link (connection, trail->section, trail->activity, trail->feedback, &trail->quote,
                                          error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

/**
 * accord_evidence_link:
 * @section: where it is written
 * @activity: where it was heard
 * @feedback: one thing that was heard there, or 0 for the activity as a whole
 * @quote: (nullable): the words of the section that it bears on; what is around them need not be known. %NULL for the
 *   section as a whole
 *
 * Returns: (transfer full): an edit whose answer is the new link's id (`gint64 *`, to be freed)
 */
AccordRequest *
accord_evidence_link (gint64 section, gint64 activity, gint64 feedback, const AccordQuote *quote)
{
  Trail *trail = g_new0 (Trail, 1);

  trail->section = section;
  trail->activity = activity;
  trail->feedback = feedback;
  trail->quote.exact = g_strdup (quote != NULL ? quote->exact : "");
  trail->quote.before = g_strdup (quote != NULL && quote->before != NULL ? quote->before : "");
  trail->quote.after = g_strdup (quote != NULL && quote->after != NULL ? quote->after : "");
  return accord_request_edit (_("Link added"), link_cb, trail, trail_free, g_free);
}

/**
 * accord_evidence_unlink:
 * @link: a link
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_evidence_unlink (gint64 link)
{
  return accord_record_delete ("evidence_link", link);
}

/* --- confirming --- */

/* The link keeps the words as whoever confirmed it read them. */
static gboolean
confirm (AccordConnection *connection, AccordRecord *link, const char *body, const char *why, GError **error)
{
  g_auto (AccordQuote) quote = { g_strdup (accord_record_get (link, "quote")),
                                 g_strdup (accord_record_get (link, "quote_before")),
                                 g_strdup (accord_record_get (link, "quote_after")) };
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
  char today[11];

  renew_quote (&quote, body);
  accord_day_today (today);
  return accord_record_write (connection, "evidence_link", accord_record_get_id (link),
                              (const char *const[]) { "section_hash", "quote", "quote_before", "quote_after",
                                                      "confirmed_on", "confirmed_by", "confirmed_why", NULL },
                              (const char *const[]) { hash, quote.exact, quote.before, quote.after, today,
                                                      g_get_user_name (), why, NULL },
                              error);
}

static gpointer
confirm_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Trail *trail = data;
  g_autoptr (AccordRecord) link = accord_record_read (connection, "evidence_link", trail->link, error);
  g_autofree char *body
      = link != NULL ? read_body (connection, accord_record_get_int (link, "section_id"), error) : NULL;

  return GINT_TO_POINTER (body != NULL &&
                          accord_section_check_part_open (connection, "evidence_link", trail->link, error) &&
                          confirm (connection, link, body, trail->why, error));
}

/**
 * accord_evidence_confirm:
 * @link: a link
 * @why: the reason, or ""
 *
 * Says that the link still holds for the section as it reads today. Who said so, when and why is kept.
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_evidence_confirm (gint64 link, const char *why)
{
  Trail *trail = g_new0 (Trail, 1);

  trail->link = link;
  trail->why = g_strdup (why);
  return accord_request_edit (_("Link confirmed"), confirm_cb, trail, trail_free, NULL);
}

static gpointer
confirm_all_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Trail *trail = data;
  g_autofree char *body = read_body (connection, trail->section, error);
  g_autoptr (GPtrArray) links
      = body != NULL ? accord_record_read_all (connection, "evidence_link", "section_id", trail->section, error) : NULL;
  g_autofree char *hash = body != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1) : NULL;

  if (links == NULL || !accord_section_check_open (connection, trail->section, error))
    return NULL;
  for (guint i = 0; i < links->len; i++)
    if (!g_str_equal (accord_record_get (links->pdata[i], "section_hash"), hash) &&
        !confirm (connection, links->pdata[i], body, trail->why, error))
      return NULL;
  return GINT_TO_POINTER (TRUE);
}

/**
 * accord_evidence_confirm_all:
 * @section: a section
 * @why: the reason, or ""
 *
 * Confirms every link of the section that asks for it, in one step.
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_evidence_confirm_all (gint64 section, const char *why)
{
  Trail *trail = g_new0 (Trail, 1);

  trail->section = section;
  trail->why = g_strdup (why);
  return accord_request_edit (_("Links confirmed"), confirm_all_cb, trail, trail_free, NULL);
}

/* --- reading --- */

typedef struct
{
  const char *table;
  const char *sql;
  gint64 id;
} Question;

/* Where the words are now, in words. */
static void
find_quote (AccordRecord *record)
{
  AccordQuote quote = { (char *) accord_record_get (record, "quote"), (char *) accord_record_get (record, "quote_before"),
                        (char *) accord_record_get (record, "quote_after") };
  g_autofree char *plain = NULL;
  g_auto (AccordQuote) now = { 0 };
  guint start, end;

  if (*quote.exact == '\0')
    return;
  plain = read_plain (accord_record_get (record, "body"));
  if (accord_quote_find (&quote, plain, &start, &end) != ACCORD_QUOTE_GONE)
    accord_quote_take (&now, plain, start, end);
  accord_record_put (record, "quote_now", now.exact != NULL ? now.exact : "");
}

/* Text that was fingerprinted stays on this side: whoever asked gets "1" or "0" for it. */
static AccordRecord *
read_link (const char *table, AccordStatement *row)
{
  AccordRecord *record = accord_record_read_row (table, row);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, accord_record_get (record, "body"), -1);

  accord_record_put (record, "suspect", g_str_equal (hash, accord_record_get (record, "section_hash")) ? "0" : "1");
  find_quote (record);
  accord_record_put (record, "body", "");
  return record;
}

static GPtrArray *
read_answer (AccordConnection *connection, const Question *question, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, question->sql,
                                                              question->id != 0 ? "i" : "", question->id);
  gboolean is_link = g_str_equal (question->table, "evidence_link");
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (records, is_link ? read_link (question->table, rows)
                                      : accord_record_read_row (question->table, rows));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&records);
}

static gpointer
ask_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_answer (connection, data, error);
}

static AccordRequest *
ask (const char *table, const char *sql, gint64 id)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { g_intern_static_string (table), sql, id };
  return accord_request_read (ask_cb, question, g_free, (GDestroyNotify) g_ptr_array_unref);
}

#define LINKS                                                                                                          \
  ACCORD_NUMBERED_SECTIONS "SELECT l.*, s.body, s.heading, s.plan_id, p.title AS plan_title, n.number"                 \
                           " FROM evidence_link AS l JOIN section AS s ON s.id = l.section_id"                         \
                           " JOIN plan AS p ON p.id = s.plan_id JOIN numbered AS n ON n.id = s.id"
#define IN_ORDER " ORDER BY p.position, p.id, n.reading, l.id"

/**
 * accord_evidence_of_activity:
 * @activity: an activity
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord, in the order of reading: the columns
 *   of `evidence_link`, and "number", "heading", "plan_id" and "plan_title" of the section, "suspect" ("1" when the
 *   section has changed since the link was confirmed) and "quote_now" (the quoted words as they are now, "" when they are
 *   not in the section any more)
 */
AccordRequest *
accord_evidence_of_activity (gint64 activity)
{
  return ask ("evidence_link", LINKS " WHERE l.activity_id = ?1" IN_ORDER, activity);
}

/* The same, at once and without numbers: counting the sections anew for each of many activities would take minutes. */
GPtrArray *
accord_evidence_read_of_activity (AccordConnection *connection, gint64 activity, GError **error)
{
  const Question question
      = { g_intern_static_string ("evidence_link"),
          "SELECT l.*, s.body, s.heading, s.plan_id, p.title AS plan_title FROM evidence_link AS l"
          " JOIN section AS s ON s.id = l.section_id JOIN plan AS p ON p.id = s.plan_id WHERE l.activity_id = ?1"
          " ORDER BY p.position, p.id, l.id",
          activity };

  return read_answer (connection, &question, error);
}

/* Section -> the fingerprint of its text, for those with a link. */
static GHashTable *
read_hashes (AccordConnection *connection, GError **error)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT s.id, s.body FROM section AS s WHERE EXISTS (SELECT 1 FROM evidence_link AS l WHERE l.section_id = s.id)", "");
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      g_hash_table_insert (hashes, g_memdup2 (&id, sizeof id),
                           g_compute_checksum_for_string (G_CHECKSUM_SHA256, accord_statement_text (rows, 1), -1));
    }
  if (local_error == NULL)
    return g_steal_pointer (&hashes);
  g_propagate_error (error, local_error);
  return NULL;
}

/* The ids of suspect links, with commas between them. */
static char *
list_suspect (AccordConnection *connection, GError **error)
{
  g_autoptr (GHashTable) hashes = read_hashes (connection, error);
  const char *sql = "SELECT id, section_id, section_hash FROM evidence_link";
  g_autoptr (AccordStatement) rows = hashes != NULL ? accord_connection_query (connection, error, sql, "") : NULL;
  g_autoptr (GString) ids = g_string_new (NULL);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 section = accord_statement_int (rows, 1);

      if (g_strcmp0 (g_hash_table_lookup (hashes, &section), accord_statement_text (rows, 2)) != 0)
        g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 0 ? "," : "", accord_statement_int (rows, 0));
    }
  if (local_error == NULL)
    return g_string_free_and_steal (g_steal_pointer (&ids));
  g_propagate_error (error, local_error);
  return NULL;
}

/* The links of all activities whose section has changed since they were confirmed. Only of those the text is read. */
GPtrArray *
accord_evidence_read_suspect (AccordConnection *connection, GError **error)
{
  g_autofree char *ids = list_suspect (connection, error);
  g_autofree char *sql = ids != NULL ? g_strconcat (LINKS " WHERE l.id IN (", ids, ")" IN_ORDER, NULL) : NULL;
  const Question question = { g_intern_static_string ("evidence_link"), sql, 0 };

  return sql != NULL ? read_answer (connection, &question, error) : NULL;
}

/**
 * accord_evidence_of_section:
 * @section: a section
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord, newest activity first: the columns of
 *   `evidence_link`; "title", "happened_from", "happened_until", "happened_text" and the "reach_" columns of the activity;
 *   "feedback", "said_by", "response" and "response_text" of what was heard, "" when the link is to the activity as a
 *   whole; "suspect" ("1" when the section has changed since the link was confirmed) and "quote_now" (the quoted words as
 *   they are now, "" when they are not in the section any more)
 */
AccordRequest *
accord_evidence_of_section (gint64 section)
{
  return ask ("evidence_link",
              "SELECT l.*, s.body, a.title, a.happened_from, a.happened_until, a.happened_text, a.reach_count,"
              " a.reach_qualifier, a.reach_unit, a.reach_text, f.text AS feedback, f.said_by, f.response, f.response_text"
              " FROM evidence_link AS l JOIN section AS s ON s.id = l.section_id JOIN activity AS a ON a.id = l.activity_id"
              " LEFT JOIN feedback AS f ON f.id = l.feedback_id WHERE l.section_id = ?1"
              " ORDER BY a.happened_from DESC, a.id DESC, f.position, l.id",
              section);
}

/**
 * accord_evidence_list_sections:
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord: every section that can still be linked,
 *   of every strategy that is not published, in the order of reading, with "plan_id", "plan_title", "number" and "heading"
 */
AccordRequest *
accord_evidence_list_sections (void)
{
  return ask ("section",
              ACCORD_NUMBERED_SECTIONS "SELECT s.id, s.plan_id, p.title AS plan_title, s.heading, n.number FROM section AS s"
                                " JOIN plan AS p ON p.id = s.plan_id JOIN numbered AS n ON n.id = s.id"
                                " WHERE p.state NOT IN ('published', 'superseded') ORDER BY p.position, p.id, n.reading",
              0);
}

/**
 * accord_evidence_read_answered:
 * @connection: the token
 * @plan: a strategy
 * @limit: how many at most
 *
 * Finds what was heard, answered and linked to the strategy: first what changed it, then the newest.
 *
 * Returns: (transfer full) (element-type AccordRecord): rows with "said", "did" and "section" (number and heading); %NULL
 *   on error
 */
GPtrArray *
accord_evidence_read_answered (AccordConnection *connection, gint64 plan, guint limit, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      ACCORD_NUMBERED_SECTIONS
      "SELECT f.id, f.text AS said,"
      " coalesce (nullif (f.response_text, ''), (SELECT label FROM term WHERE vocabulary = 'response' AND code = f.response),"
      " f.response) AS did,"
      " n.number || ' ' || s.heading AS section"
      " FROM evidence_link AS l JOIN section AS s ON s.id = l.section_id AND s.plan_id = ?1"
      " JOIN numbered AS n ON n.id = s.id JOIN feedback AS f ON f.id = l.feedback_id"
      " JOIN activity AS a ON a.id = l.activity_id"
      " WHERE f.text <> '' AND (f.response <> '' OR f.response_text <> '')"
      " GROUP BY f.id ORDER BY f.response <> 'changed', a.happened_from DESC, f.id LIMIT ?2",
      "ii", plan, (gint64) limit);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (records, accord_record_read_row ("feedback", rows));
  if (local_error == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, local_error);
  return NULL;
}
