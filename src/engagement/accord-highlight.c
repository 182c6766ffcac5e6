/* accord-highlight.c: words of what was heard, coded with a theme
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-highlight.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-vague-date.h"
#include "engagement/accord-theme.h"
#include "engagement/accord-trail-private.h"
#include "model/accord-record-write.h"

/*
 * Coding words gives their feedback the theme, so that the trail, the lens and every filter find it without knowing of
 * highlights. A theme that only words gave goes with the last of them; one that somebody gave to the feedback itself stays.
 * The file's foreign keys refuse words with a theme that their feedback has not.
 */

typedef struct
{
  gint64 highlight;
  gint64 feedback;
  char *theme;
  AccordQuote quote;
} Coding;

static Coding *
coding_new (gint64 highlight, gint64 feedback, const char *theme)
{
  Coding *coding = g_new0 (Coding, 1);

  coding->highlight = highlight;
  coding->feedback = feedback;
  coding->theme = g_strdup (theme);
  return coding;
}

static void
coding_free (gpointer data)
{
  Coding *coding = data;

  accord_quote_clear (&coding->quote);
  g_free (coding->theme);
  g_free (coding);
}

/* --- coding --- */

static gboolean
give_theme (AccordConnection *connection, gint64 feedback, gint64 theme, GError **error)
{
  return accord_connection_run (connection, error,
                                "INSERT INTO feedback_term (feedback_id, term_id, by_words) VALUES (?1, ?2, 1)"
                                " ON CONFLICT DO NOTHING",
                                "ii", feedback, theme);
}

/* After the words have no theme any more, or another. */
static gboolean
take_theme (AccordConnection *connection, gint64 feedback, gint64 theme, GError **error)
{
  return accord_connection_run (connection, error,
                                "DELETE FROM feedback_term WHERE feedback_id = ?1 AND term_id = ?2 AND by_words = 1"
                                " AND NOT EXISTS (SELECT 1 FROM highlight AS h WHERE h.feedback_id = ?1 AND h.term_id = ?2)",
                                "ii", feedback, theme);
}

/* The words as the text has them, with what is around them there. */
static gboolean
locate (AccordConnection *connection, Coding *coding, GError **error)
{
  g_autoptr (AccordRecord) feedback = accord_record_read (connection, "feedback", coding->feedback, error);
  const char *text = feedback != NULL ? accord_record_get (feedback, "text") : NULL;
  guint start, end;

  if (text == NULL)
    return FALSE;
  if (accord_quote_find (&coding->quote, text, &start, &end) == ACCORD_QUOTE_GONE)
    {
      g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, _("These words are not in what was heard."));
      return FALSE;
    }
  accord_quote_clear (&coding->quote);
  accord_quote_take (&coding->quote, text, start, end);
  return TRUE;
}

/* The same words at the same place with the same theme are coded once. */
static gint64
find_same (AccordConnection *connection, const Coding *coding, gint64 theme)
{
  gint64 id = 0;

  accord_connection_get_int (connection, &id, NULL,
                             "SELECT id FROM highlight WHERE feedback_id = ?1 AND term_id = ?2 AND quote = ?3"
                             " AND quote_before = ?4 AND quote_after = ?5",
                             "iittt", coding->feedback, theme, coding->quote.exact, coding->quote.before,
                             coding->quote.after);
  return id;
}

static gint64
add (AccordConnection *connection, const Coding *coding, gint64 theme, GError **error)
{
  g_autofree char *feedback = g_strdup_printf ("%" G_GINT64_FORMAT, coding->feedback);
  g_autofree char *term = g_strdup_printf ("%" G_GINT64_FORMAT, theme);
  char today[11];

  accord_day_today (today);
  return accord_record_insert (connection, "highlight",
                               (const char *const[]) { "feedback_id", "term_id", "quote", "quote_before", "quote_after",
                                                       "coded_on", NULL },
                               (const char *const[]) { feedback, term, coding->quote.exact, coding->quote.before,
                                                       coding->quote.after, today, NULL },
                               error);
}

static gpointer
add_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Coding *coding = data;
  gint64 theme, id;

  if (!locate (connection, coding, error))
    return NULL;
  theme = accord_theme_find_or_add (connection, coding->theme, error);
  if (theme == 0 || !give_theme (connection, coding->feedback, theme, error))
    return NULL;
  id = find_same (connection, coding, theme);
  if (id == 0)
    id = add (connection, coding, theme, error);
  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

/**
 * accord_highlight_add:
 * @feedback: one thing that was heard
 * @theme: a theme's code or name; a name that no theme has makes one
 * @quote: words of its text
 *
 * Codes the words, and gives their feedback the theme. Words that have the theme already are left as they are.
 *
 * Returns: (transfer full): an edit, one undo step, whose answer is the highlight's id (`gint64 *`, to be freed); it fails
 *   with ACCORD_ERROR_INVALID when the words are not in the text or the theme has no name
 */
AccordRequest *
accord_highlight_add (gint64 feedback, const char *theme, const AccordQuote *quote)
{
  Coding *coding = coding_new (0, feedback, theme);

  coding->quote.exact = g_strdup (quote->exact);
  coding->quote.before = g_strdup (quote->before != NULL ? quote->before : "");
  coding->quote.after = g_strdup (quote->after != NULL ? quote->after : "");
  return accord_request_edit (_("Words coded"), add_cb, coding, coding_free, g_free);
}

static gpointer
code_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Coding *coding = data;
  g_autoptr (AccordRecord) highlight = accord_record_read (connection, "highlight", coding->highlight, error);
  gint64 theme = highlight != NULL ? accord_theme_find_or_add (connection, coding->theme, error) : 0;
  gint64 feedback = theme != 0 ? accord_record_get_int (highlight, "feedback_id") : 0;
  gint64 before = theme != 0 ? accord_record_get_int (highlight, "term_id") : 0;

  return GINT_TO_POINTER (theme != 0 && give_theme (connection, feedback, theme, error) &&
                          accord_connection_run (connection, error,
                                                 "UPDATE highlight SET term_id = ?2, former = '' WHERE id = ?1", "ii",
                                                 coding->highlight, theme) &&
                          (before == theme || take_theme (connection, feedback, before, error)));
}

/**
 * accord_highlight_code:
 * @highlight: coded words, or such whose theme is gone
 * @theme: another theme's code or name; a name that no theme has makes one
 *
 * Returns: (transfer full): an edit after which the words have that theme and no other
 */
AccordRequest *
accord_highlight_code (gint64 highlight, const char *theme)
{
  return accord_request_edit (_("Words coded"), code_cb, coding_new (highlight, 0, theme), coding_free, NULL);
}

static gpointer
remove_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Coding *coding = data;
  g_autoptr (AccordRecord) highlight = accord_record_read (connection, "highlight", coding->highlight, error);

  return GINT_TO_POINTER (highlight != NULL &&
                          accord_connection_run (connection, error, "DELETE FROM highlight WHERE id = ?1", "i",
                                                 coding->highlight) &&
                          take_theme (connection, accord_record_get_int (highlight, "feedback_id"),
                                      accord_record_get_int (highlight, "term_id"), error));
}

/**
 * accord_highlight_remove:
 * @highlight: coded words
 *
 * Returns: (transfer full): an edit after which the words are not coded; their feedback keeps the theme if somebody gave it
 *   to the feedback itself, or other words of it have the theme
 */
AccordRequest *
accord_highlight_remove (gint64 highlight)
{
  return accord_request_edit (_("Coding removed"), remove_cb, coding_new (highlight, 0, NULL), coding_free, NULL);
}

/* --- reading --- */

typedef struct
{
  const char *sql;
  gint64 id;
} Question;

/* Where the words are now, in the text that was read with them. */
static AccordRecord *
read_highlight (AccordStatement *row)
{
  AccordRecord *record = accord_record_read_row ("highlight", row);
  const AccordQuote quote = { (char *) accord_record_get (record, "quote"),
                              (char *) accord_record_get (record, "quote_before"),
                              (char *) accord_record_get (record, "quote_after") };
  const char *text = accord_record_get (record, "text");
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_auto (AccordQuote) now = { 0 };
  guint start = 0, end = 0;

  if (accord_quote_find (&quote, text, &start, &end) != ACCORD_QUOTE_GONE)
    accord_quote_take (&now, text, start, end);
  from = g_strdup_printf ("%u", start);
  until = g_strdup_printf ("%u", end);
  accord_record_put (record, "start", from);
  accord_record_put (record, "end", until);
  accord_record_put (record, "quote_now", now.exact != NULL ? now.exact : "");
  return record;
}

static GPtrArray *
read_answer (AccordConnection *connection, const Question *question, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AccordStatement) rows
      = accord_connection_query (connection, error, question->sql, question->id != 0 ? "i" : "", question->id);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (records, read_highlight (rows));
  if (local_error == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, local_error);
  return NULL;
}

static gpointer
ask_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_answer (connection, data, error);
}

static AccordRequest *
ask (const char *sql, gint64 id)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { sql, id };
  return accord_request_read (ask_cb, question, g_free, (GDestroyNotify) g_ptr_array_unref);
}

#define HIGHLIGHTS                                                                                                     \
  "SELECT h.*, coalesce (t.label, '') AS theme, coalesce (t.code, '') AS theme_code, f.text, f.said_by, f.activity_id," \
  " a.title, a.happened_from, a.happened_until, a.happened_text FROM highlight AS h JOIN feedback AS f"                \
  " ON f.id = h.feedback_id JOIN activity AS a ON a.id = f.activity_id LEFT JOIN term AS t ON t.id = h.term_id "
#define NEWEST_FIRST " ORDER BY a.happened_from DESC, a.id DESC, f.position, f.id, h.id"

/**
 * accord_highlights_of_activity:
 * @activity: an activity
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord in the order in which they were made:
 *   the columns of `highlight`; "theme" and "theme_code", "" when the theme is gone; "text", "said_by" and "activity_id" of
 *   the feedback; "title" and the "happened_" columns of the activity; "quote_now", the words as they are now, "" when the
 *   text has them no more, and "start" and "end", where they are in the text, in characters
 */
AccordRequest *
accord_highlights_of_activity (gint64 activity)
{
  return ask (HIGHLIGHTS "WHERE f.activity_id = ?1 ORDER BY f.position, f.id, h.id", activity);
}

static const char OF_THEME[]
    = ACCORD_TERMS_BELOW HIGHLIGHTS "WHERE h.term_id IN (SELECT id FROM below)" NEWEST_FIRST;

/**
 * accord_highlights_of_theme:
 * @theme: a theme
 *
 * Returns: (transfer full): a question as accord_highlights_of_activity(): the words that have the theme or one below it,
 *   those of the newest activity first
 */
AccordRequest *
accord_highlights_of_theme (gint64 theme)
{
  return ask (OF_THEME, theme);
}

/* The same, at once. */
GPtrArray *
accord_highlights_read_of_theme (AccordConnection *connection, gint64 theme, GError **error)
{
  return read_answer (connection, &(const Question) { OF_THEME, theme }, error);
}

/**
 * accord_highlights_without_theme:
 *
 * Returns: (transfer full): a question as accord_highlights_of_theme(): the words whose theme is gone
 */
AccordRequest *
accord_highlights_without_theme (void)
{
  return ask (HIGHLIGHTS "WHERE h.term_id IS NULL" NEWEST_FIRST, 0);
}
