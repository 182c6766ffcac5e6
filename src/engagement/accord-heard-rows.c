/* accord-heard-rows.c: what was heard, row by row, for a report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-heard-rows.h"

#include "engagement/accord-evidence-private.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

#define LABEL(vocabulary, code) \
  "coalesce ((SELECT label FROM term WHERE vocabulary = '" vocabulary "' AND code = " code "), " code ")"

#define HEARD                                                                                                          \
  " a.id AS activity_id, a.title, a.happened_from, a.happened_until, a.happened_text, a.sensitivity, a.evidence,"      \
  " coalesce (f.text, '') AS text, coalesce (f.said_by, '') AS said_by, coalesce (o.name, '') AS organisation,"        \
  " coalesce (f.response, '') AS response, coalesce (" LABEL ("response", "f.response") ", '') AS response_label,"     \
  " coalesce (f.response_text, '') AS response_text, coalesce (f.fed_back_from, '') AS fed_back_from,"                 \
  " coalesce (f.fed_back_until, '') AS fed_back_until, coalesce (f.fed_back_text, '') AS fed_back_text"

#define OF_PLAN                                                                                                        \
  ACCORD_NUMBERED_SECTIONS                                                                                             \
  "SELECT l.id, l.section_id, l.feedback_id, l.quote, n.number || '  ' || s.heading AS section," HEARD                 \
  " FROM evidence_link AS l JOIN section AS s ON s.id = l.section_id AND s.plan_id = ?1"                               \
  " JOIN numbered AS n ON n.id = s.id JOIN activity AS a ON a.id = l.activity_id"                                      \
  " LEFT JOIN feedback AS f ON f.id = l.feedback_id LEFT JOIN organisation AS o ON o.id = f.organisation_id"           \
  " ORDER BY n.reading, a.happened_from, l.id"

#define IN_PERIOD                                                                                                      \
  "SELECT f.id," HEARD                                                                                                 \
  " FROM activity AS a JOIN feedback AS f ON f.activity_id = a.id"                                                     \
  " LEFT JOIN organisation AS o ON o.id = f.organisation_id"                                                           \
  " WHERE a.state = 'done' AND a.happened_from BETWEEN ?1 AND ?2 ORDER BY a.happened_from, a.id, f.position, f.id"

#define ACTIVITIES                                                                                                     \
  "SELECT a.id, a.title, a.happened_from, a.happened_until, a.happened_text, a.reach_count, a.reach_qualifier,"        \
  " a.reach_unit, coalesce (p.name, a.place_text) AS place,"                                                           \
  " coalesce (nullif (a.method_text, ''), " LABEL ("method", "a.method") ") AS method, " LABEL ("level", "a.level")    \
  " AS level, coalesce ((SELECT group_concat (label, '; ') FROM (SELECT " LABEL ("audience", "u.audience")             \
  " AS label FROM activity_audience AS u WHERE u.activity_id = a.id ORDER BY u.audience)), '') AS audiences,"          \
  " (SELECT count (*) FROM feedback AS f WHERE f.activity_id = a.id) AS heard"                                         \
  " FROM activity AS a LEFT JOIN place AS p ON p.id = a.place_id WHERE a.state = 'done' AND "

#define OLDEST_FIRST " ORDER BY a.happened_from, a.id"

/* Takes @rows. */
static GPtrArray *
read_rows (const char *table, AccordStatement *rows, GError **error)
{
  g_autoptr (AccordStatement) statement = rows;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (accord_statement_step (statement, &local_error))
    g_ptr_array_add (records, accord_record_read_row (table, statement));
  if (local_error == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_heard_rows_of_plan:
 * @connection: the token
 * @plan: a strategy
 *
 * Reads what the sections of a strategy rest on.
 *
 * Returns: (transfer full) (element-type AccordRecord): a row for each link, in the order of the sections: "section_id",
 *   "feedback_id" ("" for an activity as a whole), "quote", "section" (number and heading), "activity_id", the activity's
 *   "title", "happened_*", "sensitivity" and "evidence", and "text", "said_by", "organisation", "response",
 *   "response_label", "response_text" and "fed_back_*"; %NULL on error
 */
GPtrArray *
accord_heard_rows_of_plan (AccordConnection *connection, gint64 plan, GError **error)
{
  return read_rows ("evidence_link", accord_connection_query (connection, error, OF_PLAN, "i", plan), error);
}

/**
 * accord_heard_rows_in_period:
 * @connection: the token
 * @from: its first day, ISO 8601
 * @until: its last day
 *
 * Reads what was heard at activities that are done and began in a period.
 *
 * Returns: (transfer full) (element-type AccordRecord): as accord_heard_rows_of_plan(), without what is of a section;
 *   %NULL on error
 */
GPtrArray *
accord_heard_rows_in_period (AccordConnection *connection, const char *from, const char *until, GError **error)
{
  return read_rows ("feedback", accord_connection_query (connection, error, IN_PERIOD, "tt", from, until), error);
}

/**
 * accord_heard_rows_read_activities_of_plan:
 * @connection: the token
 * @plan: a strategy
 *
 * Reads the activities that are done and were held for a strategy, or that a section of it rests on.
 *
 * Returns: (transfer full) (element-type AccordRecord): "title", "happened_*", "reach_*", and in words "place", "method",
 *   "level", "audiences" (labels with "; " between them) and the number "heard", the oldest first; %NULL on error
 */
GPtrArray *
accord_heard_rows_read_activities_of_plan (AccordConnection *connection, gint64 plan, GError **error)
{
  return read_rows ("activity",
                    accord_connection_query (connection, error,
                                             ACTIVITIES
                                             "a.id IN (SELECT activity_id FROM activity_plan WHERE plan_id = ?1"
                                             " UNION SELECT l.activity_id FROM evidence_link AS l JOIN section AS s"
                                             " ON s.id = l.section_id WHERE s.plan_id = ?1)" OLDEST_FIRST,
                                             "i", plan),
                    error);
}

/**
 * accord_heard_rows_read_activities_in_period:
 * @connection: the token
 * @from: its first day, ISO 8601
 * @until: its last day
 *
 * Returns: (transfer full) (element-type AccordRecord): as accord_heard_rows_read_activities_of_plan(), of activities that
 *   began in the period; %NULL on error
 */
GPtrArray *
accord_heard_rows_read_activities_in_period (AccordConnection *connection, const char *from, const char *until, GError **error)
{
  return read_rows ("activity",
                    accord_connection_query (connection, error,
                                             ACTIVITIES "a.happened_from BETWEEN ?1 AND ?2" OLDEST_FIRST, "tt", from, until),
                    error);
}
