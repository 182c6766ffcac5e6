/* accord-involvement.c: was somebody involved in a strategy, or only told?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-involvement.h"

#include <json-glib/json-glib.h>

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
 * Who: took part, led it, or said it. Of many activities that is asked by the id alone, from indexes and small tables,
 * before any row of an activity or of its feedback is read: those are what costs. Of one that is read anyway, by its row.
 */
#define HAS_AUDIENCE(id) "EXISTS (SELECT 1 FROM activity_audience AS u WHERE u.activity_id = " id " AND u.audience = ?4)"
#define IS_PARTY(id)                                                                                                   \
  "EXISTS (SELECT 1 FROM activity_party AS p WHERE p.activity_id = " id " AND p.organisation_id = ?5)"
#define IS_ACTIVE_BY_ID(id)                                                                                            \
  "(" IS_PARTY (id) " OR " id " IN (SELECT b.id FROM activity AS b WHERE b.lead_id = ?5)"                              \
  " OR " id " IN (SELECT n.activity_id FROM feedback AS n WHERE n.organisation_id = ?5))"
#define IS_ACTIVE                                                                                                      \
  "(" IS_PARTY ("a.id") " OR a.lead_id IS ?5"                                                                          \
  " OR EXISTS (SELECT 1 FROM feedback AS n WHERE n.activity_id = a.id AND +n.organisation_id = ?5))"
#define IS_KIND(organisation, kind)                                                                                    \
  "EXISTS (SELECT 1 FROM organisation AS o WHERE o.id = " organisation " AND +o.kind = " kind ")"
#define HAS_KIND_PARTY(id, kind)                                                                                       \
  "EXISTS (SELECT 1 FROM activity_party AS p CROSS JOIN organisation AS o ON o.id = p.organisation_id"                 \
  " WHERE p.activity_id = " id " AND +o.kind = " kind ")"
#define KIND_IS_ACTIVE_BY_ID(id, kind)                                                                                 \
  "(" HAS_KIND_PARTY (id, kind) " OR " id " IN (SELECT b.id FROM organisation AS o"                                    \
  " CROSS JOIN activity AS b ON b.lead_id = o.id WHERE o.kind = " kind ")"                                             \
  " OR " id " IN (SELECT n.activity_id FROM organisation AS o CROSS JOIN feedback AS n ON n.organisation_id = o.id"    \
  " WHERE o.kind = " kind "))"
#define KIND_IS_ACTIVE(kind)                                                                                           \
  "(" HAS_KIND_PARTY ("a.id", kind) " OR " IS_KIND ("a.lead_id", kind)                                                 \
  " OR EXISTS (SELECT 1 FROM feedback AS n CROSS JOIN organisation AS o ON o.id = n.organisation_id"                   \
  " WHERE n.activity_id = a.id AND +o.kind = " kind "))"

#define ORGANISATION_BELONGS_BY_ID(id)                                                                                 \
  "(" IS_ACTIVE_BY_ID (id) " OR (" HAS_AUDIENCE (id) " AND NOT " KIND_IS_ACTIVE_BY_ID (id, "?6") "))"
#define ORGANISATION_BELONGS                                                                                           \
  "(" IS_ACTIVE " OR (" HAS_AUDIENCE ("a.id") " AND NOT " KIND_IS_ACTIVE ("?6") "))"
#define KIND_BELONGS_BY_ID(id) "(" HAS_AUDIENCE (id) " OR " KIND_IS_ACTIVE_BY_ID (id, "?5") ")"
#define KIND_BELONGS "(" HAS_AUDIENCE ("a.id") " OR " KIND_IS_ACTIVE ("?5") ")"
#define PEOPLE_BELONG HAS_AUDIENCE ("a.id")

/* Whose words: those of somebody else who is named are not theirs. */
#define ORGANISATION_COUNTS "(+f.organisation_id IS NULL OR +f.organisation_id = ?5)"
#define KIND_COUNTS "(+f.organisation_id IS NULL OR " IS_KIND ("f.organisation_id", "?5") ")"

/* Named by the record itself: the activity, or the very words that count. */
#define ORGANISATION_NAMED "(" IS_PARTY ("a.id") " OR a.lead_id IS ?5 OR +f.organisation_id IS ?5)"
#define KIND_NAMED                                                                                                     \
  "(" HAS_KIND_PARTY ("a.id", "?5") " OR " IS_KIND ("a.lead_id", "?5") " OR " IS_KIND ("f.organisation_id", "?5") ")"

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

#define ALL_LOOKED_AT(belongs_by_id, recent, belongs)                                                                  \
  LOOKED_AT (belongs_by_id ("l.activity_id"), belongs_by_id ("w.activity_id"), recent, belongs)
#define ONE(number, belongs)                                                                                           \
  "SELECT a.id FROM activity AS a WHERE a.id = " number " AND a.state <> 'cancelled' AND " belongs " AND " SERVES

/* Of what is asked: all that pass, those that come closest, one activity. */
typedef struct
{
  const char *passing;
  const char *closest;
  const char *one;
} Wording;

/* The three ways of asking: an organisation by name, the organisations of a kind, people themselves. */
static const Wording ORGANISATION = {
  PASSING (IS_ACTIVE_BY_ID ("l.activity_id"), ORGANISATION_NAMED, ORGANISATION_COUNTS),
  CLOSEST (ALL_LOOKED_AT (ORGANISATION_BELONGS_BY_ID, RECENT_ORGANISATION, ORGANISATION_BELONGS), ORGANISATION_NAMED,
           ORGANISATION_COUNTS),
  CLOSEST (ONE ("?7", ORGANISATION_BELONGS), ORGANISATION_NAMED, ORGANISATION_COUNTS),
};
static const Wording KIND = {
  PASSING (KIND_BELONGS_BY_ID ("l.activity_id"), KIND_NAMED, KIND_COUNTS),
  CLOSEST (ALL_LOOKED_AT (KIND_BELONGS_BY_ID, RECENT_KIND, KIND_BELONGS), KIND_NAMED, KIND_COUNTS),
  CLOSEST (ONE ("?6", KIND_BELONGS), KIND_NAMED, KIND_COUNTS),
};
static const Wording PEOPLE = {
  PASSING (HAS_AUDIENCE ("l.activity_id"), "1", "1"),
  CLOSEST (ALL_LOOKED_AT (HAS_AUDIENCE, RECENT_AUDIENCE, PEOPLE_BELONG), "1", "1"),
  CLOSEST (ONE ("?5", PEOPLE_BELONG), "1", "1"),
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

  g_atomic_ref_count_init (&self->ref_count);
  self->records = g_ptr_array_new_with_free_func (record_free);
  return self;
}

AccordInvolvement *
accord_involvement_ref (AccordInvolvement *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_involvement_unref (AccordInvolvement *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->records);
  g_free (self);
}

/**
 * accord_involvement_is_recorded:
 *
 * Returns: whether a record passes every part of the test
 */
gboolean
accord_involvement_is_recorded (AccordInvolvement *self)
{
  return self->records->len > 0 &&
         ((AccordInvolvementRecord *) g_ptr_array_index (self->records, 0))->parts == ACCORD_INVOLVEMENT_ALL;
}

/**
 * accord_involvement_question_write:
 * @question: whose involvement in what
 * @name: how a person calls that
 *
 * Returns: (transfer full): the value of the filter "behind" of #accord_activities that leaves every activity which is
 *   looked at for @question
 */
char *
accord_involvement_question_write (const AccordInvolvementQuestion *question, const char *name)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "plan");
  json_builder_add_int_value (builder, question->plan);
  json_builder_set_member_name (builder, "audience");
  json_builder_add_string_value (builder, question->audience);
  if (question->organisation_kind != NULL)
    {
      json_builder_set_member_name (builder, "kind");
      json_builder_add_string_value (builder, question->organisation_kind);
    }
  if (question->organisation != 0)
    {
      json_builder_set_member_name (builder, "organisation");
      json_builder_add_int_value (builder, question->organisation);
    }
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* --- asking --- */

static AccordStatement *
ask_all (AccordConnection *connection, const AccordInvolvementQuestion *question, gboolean passing, GError **error)
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

static AccordStatement *
ask_one (AccordConnection *connection, const AccordInvolvementQuestion *question, gint64 activity, GError **error)
{
  gint64 threshold = question->threshold;

  if (question->organisation != 0)
    return accord_connection_query (connection, error, ORGANISATION.one, "itititi", question->plan,
                                    question->approved_on, threshold, question->audience, question->organisation,
                                    question->organisation_kind, activity);
  if (question->organisation_kind != NULL)
    return accord_connection_query (connection, error, KIND.one, "ititti", question->plan, question->approved_on,
                                    threshold, question->audience, question->organisation_kind, activity);
  return accord_connection_query (connection, error, PEOPLE.one, "ititi", question->plan, question->approved_on, threshold,
                                  question->audience, activity);
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
take_row (AccordInvolvement *self, AccordStatement *row, guint parts, gboolean asks)
{
  gint64 activity = accord_statement_int (row, COLUMN_ACTIVITY);
  AccordInvolvementRecord *record = find_record (self, activity);

  if (record == NULL)
    {
      record = g_new0 (AccordInvolvementRecord, 1);
      record->activity = activity;
      record->asks = asks;
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
  g_autoptr (AccordStatement) row = ask_all (connection, question, TRUE, error);
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  while (self->records->len <= MAX_RECORDS && accord_statement_step (row, &local_error))
    take_row (self, row, ACCORD_INVOLVEMENT_ALL, TRUE);
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

/* Takes @rows (transfer full). */
static gboolean
take_rows (AccordInvolvement *self, AccordStatement *rows, int threshold, GError **error)
{
  g_autoptr (AccordStatement) row = rows;
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &local_error))
    {
      gboolean informs = only_informs (row, threshold);

      /* A newsletter that is only planned has told nobody anything. */
      if (informs && accord_statement_int (row, COLUMN_IS_DONE) == 0)
        continue;
      self->asked = self->asked || !informs;
      take_row (self, row, read_parts (row, threshold), !informs);
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

static void
put_in_order (AccordInvolvement *self)
{
  g_ptr_array_sort (self->records, compare_records);
  if (self->records->len <= MAX_RECORDS)
    return;
  self->more = TRUE;
  g_ptr_array_set_size (self->records, MAX_RECORDS);
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

  if (!find_passing (connection, question, self, error))
    return NULL;
  if (self->records->len == 0 &&
      !take_rows (self, ask_all (connection, question, FALSE, error), question->threshold, error))
    return NULL;
  put_in_order (self);
  return g_steal_pointer (&self);
}

/* --- looking again --- */

static gpointer
copy_record (gconstpointer source, gpointer data)
{
  AccordInvolvementRecord *copy = g_memdup2 (source, sizeof *copy);

  copy->title = g_strdup (copy->title);
  copy->happened = g_strdup (copy->happened);
  return copy;
}

/* What was found, with what is found of one activity in place of what was. */
static AccordInvolvement *
replace_one (AccordInvolvement *before, gint64 activity, AccordInvolvement *one)
{
  AccordInvolvement *self = involvement_new ();

  self->more = before->more;
  self->asked = before->more && before->asked;
  for (guint i = 0; i < before->records->len; i++)
    {
      const AccordInvolvementRecord *record = g_ptr_array_index (before->records, i);

      if (record->activity != activity)
        g_ptr_array_add (self->records, copy_record (record, NULL));
    }
  g_ptr_array_extend (self->records, one->records, copy_record, NULL);
  for (guint i = 0; i < self->records->len; i++)
    self->asked = self->asked || ((AccordInvolvementRecord *) g_ptr_array_index (self->records, i))->asks;
  put_in_order (self);
  return self;
}

/* Of what is recorded only records that pass are kept. With few left of many, the many are looked for again. */
static AccordInvolvement *
look_among_passing (AccordInvolvement *before, gint64 activity, AccordInvolvement *one)
{
  g_autoptr (AccordInvolvement) nothing = involvement_new ();
  g_autoptr (AccordInvolvement) self = NULL;
  gboolean passes = accord_involvement_is_recorded (one);

  if (!passes && find_record (before, activity) == NULL)
    return accord_involvement_ref (before);
  self = replace_one (before, activity, passes ? one : nothing);
  return self->records->len >= (self->more ? MAX_RECORDS / 2 : 1) ? g_steal_pointer (&self) : NULL;
}

/* Of what is not, one that got worse may leave its place to one of those that are not shown. With @has_changed it may have
 * been one of those, and count no longer. */
static AccordInvolvement *
look_among_closest (AccordInvolvement *before, gint64 activity, gboolean has_changed, AccordInvolvement *one)
{
  const AccordInvolvementRecord *was = find_record (before, activity);
  const AccordInvolvementRecord *is = one->records->len > 0 ? g_ptr_array_index (one->records, 0) : NULL;
  gboolean is_worse = was != NULL && (is == NULL || __builtin_popcount (is->parts) < __builtin_popcount (was->parts));

  if (accord_involvement_is_recorded (one) || (before->more && (is_worse || (has_changed && !one->asked))))
    return NULL;
  return was != NULL || is != NULL ? replace_one (before, activity, one) : accord_involvement_ref (before);
}

/* What one activity makes of it; %NULL without an error when all must be looked at again. */
static AccordInvolvement *
look_at_one (AccordConnection *connection, const AccordInvolvementQuestion *question, AccordInvolvement *before,
             gint64 activity, gboolean has_changed, GError **error)
{
  g_autoptr (AccordInvolvement) one = NULL;
  gboolean was_recorded = accord_involvement_is_recorded (before);

  /* There are more than can be shown: one more that passes is no news. */
  if (was_recorded && before->more && find_record (before, activity) == NULL)
    return accord_involvement_ref (before);
  one = involvement_new ();
  if (!take_rows (one, ask_one (connection, question, activity, error), question->threshold, error))
    return NULL;
  return was_recorded ? look_among_passing (before, activity, one) : look_among_closest (before, activity, has_changed, one);
}

/* The activities that were touched, and those that stand on a row that was. */
static GArray *
list_touched (AccordInvolvement *self, AccordInvolvementReach *reach)
{
  GArray *touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer activity;

  g_hash_table_iter_init (&iter, reach->activities);
  while (g_hash_table_iter_next (&iter, &activity, NULL))
    g_array_append_val (touched, *(gint64 *) activity);
  for (guint i = 0; i < self->records->len; i++)
    {
      const AccordInvolvementRecord *record = g_ptr_array_index (self->records, i);

      if (!g_hash_table_contains (reach->activities, &record->activity) &&
          (g_hash_table_contains (reach->rows, &record->feedback) || g_hash_table_contains (reach->rows, &record->link)))
        g_array_append_val (touched, record->activity);
    }
  return touched;
}

/**
 * accord_involvement_update:
 * @connection: the token
 * @question: whose involvement in what
 * @before: the answer before some edits; its approval, threshold and names must be those of @question
 * @reach: what those edits reach
 *
 * As accord_involvement_find(), looking only at what the edits can have changed. Of many records that pass, which of them
 * are shown may differ, and that there are more may be so no longer.
 *
 * Returns: (transfer full): what is recorded, @before itself when that is so still; %NULL with an error of the store
 */
AccordInvolvement *
accord_involvement_update (AccordConnection *connection, const AccordInvolvementQuestion *question,
                           AccordInvolvement *before, AccordInvolvementReach *reach, GError **error)
{
  g_autoptr (AccordInvolvement) self = accord_involvement_ref (before);
  g_autoptr (GArray) touched = list_touched (before, reach);
  GError *local_error = NULL;

  if (reach->is_vague && !accord_involvement_is_recorded (before))
    return accord_involvement_find (connection, question, error);
  for (guint i = 0; i < touched->len; i++)
    {
      g_autoptr (AccordInvolvement) last = g_steal_pointer (&self);

      self = look_at_one (connection, question, last, g_array_index (touched, gint64, i),
                          g_hash_table_contains (reach->changed, &g_array_index (touched, gint64, i)), &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return NULL;
        }
      if (self == NULL)
        return accord_involvement_find (connection, question, error);
    }
  return g_steal_pointer (&self);
}

/* --- whom to ask about --- */

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
