/* accord-involvement.c: was somebody involved in a strategy, or only told?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-involvement.h"

#include "base/accord-error.h"
#include "base/accord-vague-date.h"
#include "store/accord-connection.h"

/* How many records an answer names. */
#define MAX_RECORDS 8

/*
 * How it is kept fast in a file of 100,000 activities. Whether a record passes all nine parts decides what a strategy's
 * state is, so that search is exact; it starts from the strategy's own links, which every such record has, and stops as
 * soon as there is enough to show. Which record comes closest when none passes only decides what is shown as missing: it
 * is looked for among 64 records linked to the strategy, the 64 newest that name the strategy, and the newest 128 of the
 * organisation or of the audience that serve every strategy.
 */

/*
 * The orders of joins and the indexes are chosen here: files are never analysed, so SQLite would have to guess. A plus sign
 * keeps it from an index that is worse.
 */

/* ?1 strategy, ?2 day of approval or '', ?3 value of the threshold, ?4 audience, then what each way of asking needs. */

#define HAPPENED "max (a.happened_from, a.happened_until)"
#define DONE_BEFORE_APPROVAL "(a.state = 'done' AND " HAPPENED " <> '' AND (?2 = '' OR " HAPPENED " <= ?2))"
#define METHOD_VALUE "(SELECT t.value FROM term AS t WHERE t.vocabulary = 'method' AND t.code = a.method)"
#define LEVEL_VALUE "(SELECT t.value FROM term AS t WHERE t.vocabulary = 'level' AND t.code = a.level)"
#define RESPONSE "(f.response <> '' OR f.response_text <> '')"
#define FED_BACK                                                                                                       \
  "(f.fed_back_from <> '' OR f.fed_back_until <> '' OR f.fed_back_text <> '' OR f.fed_back_how <> '')"

/* An activity that names no strategy serves every one. */
#define NAMES_NO_PLAN "NOT EXISTS (SELECT 1 FROM activity_plan AS x WHERE x.activity_id = a.id)"
#define SERVES                                                                                                         \
  "(EXISTS (SELECT 1 FROM activity_plan AS x WHERE x.activity_id = a.id AND x.plan_id = ?1) OR " NAMES_NO_PLAN ")"

/*
 * Who: took part, led it, or said it. Asked of the id alone, from indexes and small tables, before any row of the activity
 * or of its feedback is read: those are what costs.
 */
#define HAS_AUDIENCE(id) "EXISTS (SELECT 1 FROM activity_audience AS u WHERE u.activity_id = " id " AND u.audience = ?4)"
#define TOOK_PART(id)                                                                                                  \
  "(EXISTS (SELECT 1 FROM activity_party AS p WHERE p.activity_id = " id " AND p.organisation_id = ?5)"                \
  " OR " id " IN (SELECT b.id FROM activity AS b WHERE b.lead_id = ?5))"
#define SAID(id) id " IN (SELECT n.activity_id FROM feedback AS n WHERE n.organisation_id = ?5)"
#define KIND_TOOK_PART(id, kind)                                                                                       \
  "(EXISTS (SELECT 1 FROM activity_party AS p CROSS JOIN organisation AS o ON o.id = p.organisation_id"                \
  " WHERE p.activity_id = " id " AND +o.kind = " kind ")"                                                              \
  " OR " id " IN (SELECT b.id FROM organisation AS o CROSS JOIN activity AS b ON b.lead_id = o.id"                     \
  " WHERE o.kind = " kind "))"
#define KIND_SAID(id, kind)                                                                                            \
  id " IN (SELECT n.activity_id FROM organisation AS o CROSS JOIN feedback AS n ON n.organisation_id = o.id"           \
     " WHERE o.kind = " kind ")"

#define BELONGS_ORGANISATION(id)                                                                                       \
  "(" TOOK_PART (id) " OR " SAID (id) " OR (" HAS_AUDIENCE (id) " AND NOT " KIND_TOOK_PART (id, "?6") " AND NOT "      \
  KIND_SAID (id, "?6") "))"
#define BELONGS_KIND(id) "(" HAS_AUDIENCE (id) " OR " KIND_TOOK_PART (id, "?5") " OR " KIND_SAID (id, "?5") ")"

/* Whose words: those of somebody else who is named are not theirs. */
#define IS_OF_KIND "EXISTS (SELECT 1 FROM organisation AS o WHERE o.id = f.organisation_id AND +o.kind = ?5)"
#define COUNTS_ORGANISATION "(+f.organisation_id IS NULL OR +f.organisation_id = ?5)"
#define COUNTS_KIND "(+f.organisation_id IS NULL OR " IS_OF_KIND ")"

/* Named by the record itself: the activity, or the very words that count. */
#define NAMED_ORGANISATION "(" TOOK_PART ("a.id") " OR +f.organisation_id IS ?5)"
#define NAMED_KIND "(" KIND_TOOK_PART ("a.id", "?5") " OR " IS_OF_KIND ")"

/* Exact, from the links. */
#define PASSING(belongs, named, counts)                                                                                \
  "SELECT a.id, a.title, a.happened_from, a.happened_until, a.happened_text, f.id, l.id"                               \
  " FROM section AS s CROSS JOIN evidence_link AS l ON l.section_id = s.id"                                            \
  " CROSS JOIN activity AS a ON a.id = l.activity_id"                                                                  \
  " CROSS JOIN feedback AS f ON f.activity_id = a.id AND (l.feedback_id IS NULL OR l.feedback_id = f.id)"              \
  " WHERE s.plan_id = ?1 AND " belongs " AND a.evidence <> '' AND " DONE_BEFORE_APPROVAL                               \
  " AND " METHOD_VALUE " = 1 AND " LEVEL_VALUE " >= ?3 AND " SERVES                                                    \
  " AND f.text <> '' AND " RESPONSE " AND " FED_BACK " AND " counts " AND " named

#define LOOKED_AT(linked, own, recent, belongs)                                                                        \
  "SELECT * FROM (SELECT DISTINCT a.id FROM section AS s CROSS JOIN evidence_link AS l ON l.section_id = s.id"         \
  " CROSS JOIN activity AS a ON a.id = l.activity_id"                                                                  \
  " WHERE s.plan_id = ?1 AND " linked " AND a.state <> 'cancelled' AND " SERVES " LIMIT 64)"                           \
  " UNION ALL SELECT * FROM (SELECT a.id FROM activity_plan AS w CROSS JOIN activity AS a ON a.id = w.activity_id"     \
  " WHERE w.plan_id = ?1 AND " own " AND a.state <> 'cancelled' ORDER BY w.activity_id DESC LIMIT 64)"                 \
  " UNION ALL SELECT a.id FROM (" recent ") AS r CROSS JOIN activity AS a ON a.id = r.activity_id"                     \
  " WHERE " belongs " AND " NAMES_NO_PLAN " AND a.state <> 'cancelled'"

#define NEWEST(query) "SELECT * FROM (" query " DESC LIMIT 128)"
#define RECENT_AUDIENCE NEWEST ("SELECT activity_id FROM activity_audience WHERE audience = ?4 ORDER BY activity_id")
#define RECENT_ORGANISATION                                                                                            \
  RECENT_AUDIENCE                                                                                                      \
  " UNION ALL "                                                                                                        \
  NEWEST ("SELECT activity_id FROM activity_party WHERE organisation_id = ?5 ORDER BY activity_id")                    \
  " UNION ALL " NEWEST ("SELECT activity_id FROM feedback WHERE organisation_id = ?5 ORDER BY id")                     \
  " UNION ALL " NEWEST ("SELECT id FROM activity WHERE lead_id = ?5 ORDER BY id")
#define OF_KIND(query) "SELECT * FROM (" query " WHERE o.kind = ?5 LIMIT 128)"
#define RECENT_KIND                                                                                                    \
  RECENT_AUDIENCE                                                                                                      \
  " UNION ALL "                                                                                                        \
  OF_KIND ("SELECT p.activity_id FROM organisation AS o CROSS JOIN activity_party AS p ON p.organisation_id = o.id")   \
  " UNION ALL "                                                                                                        \
  OF_KIND ("SELECT n.activity_id FROM organisation AS o CROSS JOIN feedback AS n ON n.organisation_id = o.id")         \
  " UNION ALL "                                                                                                        \
  OF_KIND ("SELECT b.id FROM organisation AS o CROSS JOIN activity AS b ON b.lead_id = o.id")

#define CLOSEST(looked_at, named, counts)                                                                              \
  "SELECT a.id, a.title, a.happened_from, a.happened_until, a.happened_text, f.id,"                                    \
  " (SELECT l.id FROM evidence_link AS l CROSS JOIN section AS s ON s.id = l.section_id"                               \
  " WHERE l.activity_id = a.id AND +s.plan_id = ?1 AND (+l.feedback_id IS NULL OR +l.feedback_id = f.id) LIMIT 1),"    \
  " a.state = 'done', " DONE_BEFORE_APPROVAL ", coalesce (" METHOD_VALUE ", -1), coalesce (" LEVEL_VALUE ", -1), "     \
  named ", f.text <> '', " RESPONSE ", " FED_BACK ", a.evidence <> ''"                                                 \
  " FROM (" looked_at " LIMIT 256) AS c CROSS JOIN activity AS a ON a.id = c.id"                                       \
  " LEFT JOIN feedback AS f ON f.activity_id = a.id AND " counts

#define ALL_LOOKED_AT(belongs, recent)                                                                                 \
  LOOKED_AT (belongs ("l.activity_id"), belongs ("w.activity_id"), recent, belongs ("r.activity_id"))

/* The three ways of asking: an organisation by name, the organisations of a kind, people themselves. */
static const struct
{
  const char *passing;
  const char *closest;
} ORGANISATION = {
  PASSING ("(" TOOK_PART ("l.activity_id") " OR " SAID ("l.activity_id") ")", NAMED_ORGANISATION, COUNTS_ORGANISATION),
  CLOSEST (ALL_LOOKED_AT (BELONGS_ORGANISATION, RECENT_ORGANISATION), NAMED_ORGANISATION, COUNTS_ORGANISATION),
}, KIND = {
  PASSING (BELONGS_KIND ("l.activity_id"), NAMED_KIND, COUNTS_KIND),
  CLOSEST (ALL_LOOKED_AT (BELONGS_KIND, RECENT_KIND), NAMED_KIND, COUNTS_KIND),
}, PEOPLE = {
  PASSING (HAS_AUDIENCE ("l.activity_id"), "1", "1"),
  CLOSEST (ALL_LOOKED_AT (HAS_AUDIENCE, RECENT_AUDIENCE), "1", "1"),
};

enum
{
  COLUMN_ACTIVITY,
  COLUMN_TITLE,
  COLUMN_HAPPENED_FROM,
  COLUMN_HAPPENED_UNTIL,
  COLUMN_HAPPENED_TEXT,
  COLUMN_FEEDBACK,
  COLUMN_LINK,
  COLUMN_IS_DONE,
  COLUMN_DONE_BEFORE_APPROVAL,
  COLUMN_METHOD,
  COLUMN_LEVEL,
  COLUMN_NAMED,
  COLUMN_HEARD,
  COLUMN_RESPONSE,
  COLUMN_FED_BACK,
  COLUMN_EVIDENCE,
};

static void
record_free (gpointer data)
{
  AccordInvolvementRecord *record = data;

  g_free (record->title);
  g_free (record->happened);
  g_free (record);
}

static AccordInvolvement *
involvement_new (void)
{
  AccordInvolvement *self = g_new0 (AccordInvolvement, 1);

  self->records = g_ptr_array_new_with_free_func (record_free);
  return self;
}

/**
 * accord_involvement_free:
 * @self: (transfer full): an answer
 */
void
accord_involvement_free (AccordInvolvement *self)
{
  g_ptr_array_unref (self->records);
  g_free (self);
}

static AccordStatement *
ask (AccordConnection *connection, const AccordInvolvementQuestion *question, gboolean passing, GError **error)
{
  gint64 threshold = question->threshold;

  if (question->organisation != 0 && passing)
    return accord_connection_query (connection, error, ORGANISATION.passing, "ititi", question->plan,
                                    question->approved_on, threshold, question->audience, question->organisation);
  if (question->organisation != 0)
    return accord_connection_query (connection, error, ORGANISATION.closest, "ititit", question->plan,
                                    question->approved_on, threshold, question->audience, question->organisation,
                                    question->organisation_kind);
  if (question->organisation_kind != NULL)
    return accord_connection_query (connection, error, passing ? KIND.passing : KIND.closest, "ititt", question->plan,
                                    question->approved_on, threshold, question->audience, question->organisation_kind);
  return accord_connection_query (connection, error, passing ? PEOPLE.passing : PEOPLE.closest, "itit", question->plan,
                                  question->approved_on, threshold, question->audience);
}

static AccordInvolvementRecord *
find_record (AccordInvolvement *self, gint64 activity)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      AccordInvolvementRecord *record = g_ptr_array_index (self->records, i);

      if (record->activity == activity)
        return record;
    }
  return NULL;
}

static void
take_row (AccordInvolvement *self, AccordStatement *row, guint parts)
{
  gint64 activity = accord_statement_int (row, COLUMN_ACTIVITY);
  AccordInvolvementRecord *record = find_record (self, activity);

  if (record == NULL)
    {
      record = g_new0 (AccordInvolvementRecord, 1);
      record->activity = activity;
      record->title = g_strdup (accord_statement_text (row, COLUMN_TITLE));
      record->happened = accord_vague_date_format (accord_statement_text (row, COLUMN_HAPPENED_FROM),
                                                   accord_statement_text (row, COLUMN_HAPPENED_UNTIL),
                                                   accord_statement_text (row, COLUMN_HAPPENED_TEXT));
      g_ptr_array_add (self->records, record);
    }
  else if (__builtin_popcount (parts) <= __builtin_popcount (record->parts))
    return;
  record->feedback = accord_statement_int (row, COLUMN_FEEDBACK);
  record->link = accord_statement_int (row, COLUMN_LINK);
  record->parts = parts;
}

static gboolean
find_passing (AccordConnection *connection, const AccordInvolvementQuestion *question, AccordInvolvement *self,
              GError **error)
{
  g_autoptr (AccordStatement) row = ask (connection, question, TRUE, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  while (self->records->len <= MAX_RECORDS && accord_statement_step (row, &local_error))
    take_row (self, row, ACCORD_INVOLVEMENT_ALL);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  self->asked = self->records->len > 0;
  return TRUE;
}

static guint
read_parts (AccordStatement *row, int threshold)
{
  const gboolean holds[ACCORD_INVOLVEMENT_N_PARTS] = {
    accord_statement_int (row, COLUMN_DONE_BEFORE_APPROVAL) != 0,
    accord_statement_int (row, COLUMN_METHOD) == 1,
    accord_statement_int (row, COLUMN_LEVEL) >= threshold,
    accord_statement_int (row, COLUMN_NAMED) != 0,
    accord_statement_int (row, COLUMN_HEARD) != 0,
    accord_statement_int (row, COLUMN_LINK) != 0,
    accord_statement_int (row, COLUMN_RESPONSE) != 0,
    accord_statement_int (row, COLUMN_FED_BACK) != 0,
    accord_statement_int (row, COLUMN_EVIDENCE) != 0,
  };
  guint parts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (holds); i++)
    parts |= holds[i] ? 1u << i : 0;
  return parts;
}

static gboolean
only_informs (AccordStatement *row, int threshold)
{
  return accord_statement_int (row, COLUMN_METHOD) == 0 ||
         (accord_statement_int (row, COLUMN_LEVEL) == 0 && threshold > 0);
}

static gboolean
find_closest (AccordConnection *connection, const AccordInvolvementQuestion *question, AccordInvolvement *self,
              GError **error)
{
  g_autoptr (AccordStatement) row = ask (connection, question, FALSE, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &local_error))
    {
      gboolean informs = only_informs (row, question->threshold);

      /* A newsletter that is only planned has told nobody anything. */
      if (informs && accord_statement_int (row, COLUMN_IS_DONE) == 0)
        continue;
      self->asked = self->asked || !informs;
      take_row (self, row, read_parts (row, question->threshold));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const AccordInvolvementRecord *first = *(AccordInvolvementRecord *const *) a;
  const AccordInvolvementRecord *second = *(AccordInvolvementRecord *const *) b;
  int by_parts = __builtin_popcount (second->parts) - __builtin_popcount (first->parts);

  if (by_parts != 0)
    return by_parts;
  return (second->activity > first->activity) - (second->activity < first->activity);
}

/**
 * accord_involvement_find:
 * @connection: the token
 * @question: whose involvement in what
 *
 * Finds what is recorded. An activity counts when it is not cancelled, serves the strategy, and has the audience or names
 * the organisation. For an organisation by name, an activity of the audience that names no organisation of the kind
 * counts too, without that part; what another organisation said never counts.
 *
 * Returns: (transfer full): what is recorded; %NULL with an error of the store
 */
AccordInvolvement *
accord_involvement_find (AccordConnection *connection, const AccordInvolvementQuestion *question, GError **error)
{
  g_autoptr (AccordInvolvement) self = involvement_new ();

  if (!find_passing (connection, question, self, error) ||
      (self->records->len == 0 && !find_closest (connection, question, self, error)))
    return NULL;

  g_ptr_array_sort (self->records, compare_records);
  self->more = self->records->len > MAX_RECORDS;
  if (self->more)
    g_ptr_array_set_size (self->records, MAX_RECORDS);
  return g_steal_pointer (&self);
}

static void
voice_free (gpointer data)
{
  AccordVoice *voice = data;

  g_free (voice->name);
  g_free (voice);
}

/**
 * accord_involvement_list_voices:
 * @connection: the token
 * @organisation_kind: code of a kind of organisation
 * @day: ISO 8601
 *
 * Lists the organisations of a kind that cover a place of the partnership on a day: "each Local Healthwatch organisation
 * whose area lies wholly or partly in the area" (2007 Act, section 116ZB(4)). One whose places nobody has entered counts.
 *
 * Returns: (transfer full) (element-type AccordVoice): by name; %NULL with an error of the store
 */
GPtrArray *
accord_involvement_list_voices (AccordConnection *connection, const char *organisation_kind, const char *day,
                                GError **error)
{
  g_autoptr (GPtrArray) voices = g_ptr_array_new_with_free_func (voice_free);
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT o.id, o.name FROM organisation AS o WHERE o.kind = ?1"
      " AND (o.from_on = '' OR o.from_on <= ?2) AND (o.until_on = '' OR o.until_on >= ?2)"
      " AND (NOT EXISTS (SELECT 1 FROM organisation_place AS c WHERE c.organisation_id = o.id)"
      " OR EXISTS (SELECT 1 FROM organisation_place AS c JOIN place AS p ON p.id = c.place_id"
      " WHERE c.organisation_id = o.id AND (c.from_on = '' OR c.from_on <= ?2) AND (c.until_on = '' OR c.until_on >= ?2)"
      " AND (p.from_on = '' OR p.from_on <= ?2) AND (p.until_on = '' OR p.until_on >= ?2)))"
      " ORDER BY o.name COLLATE NOCASE, o.id",
      "tt", organisation_kind, day);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      AccordVoice *voice = g_new (AccordVoice, 1);

      *voice = (AccordVoice) { accord_statement_int (rows, 0), g_strdup (accord_statement_text (rows, 1)) };
      g_ptr_array_add (voices, voice);
    }
  if (local_error == NULL)
    return g_steal_pointer (&voices);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_involvement_get_threshold:
 * @connection: the token
 * @fallback: code of the level that counts when the partnership has not chosen one
 * @value: (out): its value
 * @label: (out) (transfer full): what a person reads for it
 *
 * Finds the level from which involvement counts. The Act does not say what "involve" asks: it is the partnership's choice.
 *
 * Returns: whether it was found; ACCORD_ERROR_INVALID when @fallback is no level
 */
gboolean
accord_involvement_get_threshold (AccordConnection *connection, const char *fallback, int *value, char **label,
                                  GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (
      connection, error,
      "SELECT value, label FROM term WHERE vocabulary = 'level'"
      " AND code IN ((SELECT nullif (threshold_level, '') FROM partnership), ?1)"
      " ORDER BY code = (SELECT threshold_level FROM partnership) DESC LIMIT 1",
      "t", fallback);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  if (accord_statement_step (row, &local_error))
    {
      *value = (int) accord_statement_int (row, 0);
      *label = g_strdup (accord_statement_text (row, 1));
      return TRUE;
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "“%s” is no level of involvement", fallback);
  return FALSE;
}
