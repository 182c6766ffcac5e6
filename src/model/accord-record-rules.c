/* accord-record-rules.c: what the fields of a record may not say together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-error.h"
#include "model/accord-record-write.h"

#define LAST(appointment) "CASE " appointment ".ended_on WHEN '' THEN '9999-12-31' ELSE " appointment ".ended_on END"

/* An appointment whose start nobody knows is only known to have been there on its last day. */
#define FIRST(appointment)                                                                                             \
  "CASE " appointment ".start_until WHEN '' THEN " LAST (appointment) " ELSE " appointment ".start_until END"

/* Two members of one seat surely at the same time: who comes on the day on which the other leaves does not count. */
#define TOGETHER                                                                                                       \
  "a.role = 'member' AND b.role = 'member' AND b.id <> a.id AND ((a.ended_on = '' AND b.ended_on = '')"                \
  " OR max (" FIRST ("a") ", " FIRST ("b") ") < min (" LAST ("a") ", " LAST ("b") "))"

#define BEFORE(table, last, first)                                                                                     \
  "SELECT 1 FROM " table " WHERE id = ?1 AND " last " <> '' AND " first " <> '' AND " last " < " first

/*
 * A rule is looked at when one of its columns was written, and when a record is new: what is wrong already, in a list that
 * was brought in, stands in nobody's way. Its query gives a row when the rule is broken.
 */
static const struct
{
  const char *table;
  const char *columns;        /* separated by spaces */
  const char *broken;
  const char *words;
} RULES[] = {
  { "appointment", "start_from ended_on", BEFORE ("appointment", "ended_on", "start_from"),
    N_("The appointment would have ended before it starts.") },
  { "appointment", "start_from end_until", BEFORE ("appointment", "end_until", "start_from"),
    N_("The term would end before it starts.") },
  { "appointment", "seat_id role start_from ended_on",
    "SELECT 1 FROM appointment AS a JOIN seat AS s ON s.id = a.seat_id AND s.shared = 0"
    " JOIN appointment AS b ON b.seat_id = a.seat_id WHERE a.id = ?1 AND " TOGETHER,
    N_("The seat has one member, and another appointment is in force at that time. End that one first, or let the seat be"
       " shared.") },
  { "appointment", "seat_id role",
    "SELECT 1 FROM appointment AS a WHERE a.id = ?1 AND a.role = 'deputy' AND a.ended_on = '' AND NOT EXISTS (SELECT 1"
    " FROM appointment AS b WHERE b.seat_id = a.seat_id AND b.role = 'member' AND b.ended_on = '')",
    N_("A deputy stands in for a member, and nobody holds the seat. Appoint the member first.") },
  { "seat", "shared",
    "SELECT 1 FROM seat AS s JOIN appointment AS a ON a.seat_id = s.id JOIN appointment AS b ON b.seat_id = s.id"
    " WHERE s.id = ?1 AND s.shared = 0 AND a.ended_on = '' AND b.ended_on = '' AND " TOGETHER,
    N_("Two members hold the seat. End one of the appointments first.") },
  { "seat", "from_on until_on", BEFORE ("seat", "until_on", "from_on"), N_("The seat would end before it begins.") },
  { "place", "from_on until_on", BEFORE ("place", "until_on", "from_on"), N_("The place would end before it begins.") },
  { "place", "parent_id",
    "WITH RECURSIVE above (id) AS (SELECT parent_id FROM place WHERE id = ?1 UNION SELECT p.parent_id FROM place AS p"
    " JOIN above ON above.id = p.id) SELECT 1 FROM above WHERE id = ?1",
    N_("A place cannot lie within itself.") },
  { "organisation", "from_on until_on", BEFORE ("organisation", "until_on", "from_on"),
    N_("The organisation would end before it begins.") },
  { "organisation_relation", "organisation_id other_id",
    "SELECT 1 FROM organisation_relation WHERE id = ?1 AND organisation_id = other_id",
    N_("That is the organisation itself. Choose another one.") },
  { "organisation_relation", "from_on until_on", BEFORE ("organisation_relation", "until_on", "from_on"),
    N_("It would end before it begins.") },
  { "declaration", "declared_from due_on", BEFORE ("declaration", "due_on", "declared_from"),
    N_("The next declaration would be due before this one was made.") },
  { "joining_request", "received_on decided_on", BEFORE ("joining_request", "decided_on", "received_on"),
    N_("The request would be decided before it was received.") },
  { "joining_request", "received_on answered_on", BEFORE ("joining_request", "answered_on", "received_on"),
    N_("The request would be answered before it was received.") },
};

static gboolean
concerns (const char *rule_columns, const char *const *columns)
{
  g_auto (GStrv) names = g_strsplit (rule_columns, " ", -1);

  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) names, columns[i]))
      return TRUE;
  return columns == NULL;
}

/**
 * accord_record_check:
 * @connection: the token, in the edit, after the record was written
 * @table: its table
 * @id: the record
 * @columns: (nullable) (array zero-terminated=1): those that were written; %NULL for a new record
 *
 * Refuses what no single value shows: an end before the start, a second member in a seat that is not shared, a deputy
 * without a member.
 *
 * Returns: whether it can stay; else ACCORD_ERROR_INVALID with words for a person, and the edit is to be given up
 */
gboolean
accord_record_check (AccordConnection *connection, const char *table, gint64 id, const char *const *columns,
                     GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (RULES); i++)
    {
      g_autoptr (AccordStatement) row = NULL;
      GError *local_error = NULL;

      if (!g_str_equal (RULES[i].table, table) || !concerns (RULES[i].columns, columns))
        continue;
      row = accord_connection_query (connection, error, RULES[i].broken, "i", id);
      if (row == NULL)
        return FALSE;
      if (accord_statement_step (row, &local_error))
        g_set_error_literal (&local_error, ACCORD_ERROR, ACCORD_ERROR_INVALID, _(RULES[i].words));
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return FALSE;
        }
    }
  return TRUE;
}
