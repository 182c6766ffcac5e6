/* accord-rule-facts.c: what is recorded of the membership, the terms of reference and the meetings, for rules to ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-rule-facts.h"

#include "base/accord-error.h"
#include "base/accord-vague-date.h"
#include "model/accord-membership-day.h"
#include "store/accord-connection.h"

/* ?1 the day, ?2 kind of organisation, ?3 statutory basis, ?4 months. What each SELECT gives: the record, whose it is, its
 * name, the day it began or took place, how that was written, and a bit for each key, in the order of the keys. */

/* A seat whose basis nobody entered is judged by whose seat it is. Nothing can be wrong with the appointment to a vacant
 * seat: that it is vacant is said once. */
#define SEATS                                                                                                          \
  "SELECT s.id, coalesce (s.organisation_id, a.organisation_id, 0), coalesce (nullif (s.title, ''), o.name, ''),"      \
  " coalesce (a.start_from, ''), coalesce (a.start_text, ''),"                                                         \
  " (a.id IS NOT NULL) + 2 * (a.id IS NULL OR a.start_from <> '') + 4 * (a.id IS NULL OR a.minute <> '')"            \
  " FROM seat AS s LEFT JOIN organisation AS o ON o.id = s.organisation_id"                                            \
  " LEFT JOIN appointment AS a ON a.id = " ACCORD_SEAT_HOLDER ("s", "?1")                                              \
  " WHERE s.kind = 'member' AND (s.statutory_basis = ?3 OR (s.statutory_basis = '' AND s.organisation_id IN"           \
  " (SELECT b.id FROM organisation AS b WHERE b.kind = ?2))) AND " ACCORD_SEAT_STANDS ("s", "?1")                      \
  " ORDER BY s.position, s.id"

#define PARTNERSHIP                                                                                                    \
  "SELECT p.id, 0, p.name, p.established_on, '', EXISTS (SELECT 1 FROM organisation AS o WHERE o.kind = ?2"            \
  " AND (o.from_on = '' OR o.from_on <= ?1) AND (o.until_on = '' OR o.until_on >= ?1))"                                \
  " + 2 * (p.established_on <> '' AND p.established_on <= ?1) + 4 * (p.minute <> '') FROM partnership AS p"

/* The version in force: the newest that has begun. */
#define TERMS                                                                                                          \
  "SELECT t.id, 0, t.title, t.from_on, '', (t.quorum <> '') + 2 * (t.adopted_on <> '') + 4 * (t.review_due_on <> '')" \
  " FROM terms_of_reference AS t WHERE t.from_on <= ?1 AND (t.until_on = '' OR t.until_on >= ?1)"                      \
  " ORDER BY t.from_on DESC, t.id DESC LIMIT 1"

#define MEETINGS                                                                                                       \
  "SELECT m.id, 0, m.title, m.held_on, '', (m.is_public = 'yes') + 2 * (m.papers <> '') + 4 * (m.minutes <> '')"     \
  " FROM meeting AS m WHERE m.state = 'held' AND m.held_on <> '' AND m.held_on <= ?1"                                  \
  " AND (?4 = 0 OR m.held_on > date (?1, '-' || ?4 || ' months')) ORDER BY m.held_on DESC, m.id DESC"

static const struct
{
  const char *name;
  const char *keys[ACCORD_RULE_FACTS_MAX_KEYS + 1];
  const char *types;      /* of the values, as far as the SELECT goes */
  const char *sql;
} SOURCES[] = {
  { "seat", { "filled", "dated", "minute", NULL }, "ttt", SEATS },
  { "partnership", { "body", "established_on", "minute", NULL }, "tt", PARTNERSHIP },
  { "terms_of_reference", { "quorum", "adopted_on", "review_due_on", NULL }, "t", TERMS },
  { "meeting", { "is_public", "papers", "minutes", NULL }, "ttti", MEETINGS },
};

static int
find_source (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (SOURCES); i++)
    if (g_strcmp0 (SOURCES[i].name, name) == 0)
      return (int) i;
  return -1;
}

static void
fact_free (gpointer data)
{
  AccordRuleFact *fact = data;

  g_free (fact->title);
  g_free (fact->when);
  g_free (fact);
}

static AccordRuleFact *
read_fact (AccordStatement *row)
{
  AccordRuleFact *fact = g_new (AccordRuleFact, 1);
  const char *written = accord_statement_text (row, 4);

  *fact = (AccordRuleFact) {
    .id = accord_statement_int (row, 0),
    .organisation = accord_statement_int (row, 1),
    .title = g_strdup (accord_statement_text (row, 2)),
    .when = *written != '\0' ? g_strdup (written) : accord_day_format (accord_statement_text (row, 3)),
    .holds = (guint) accord_statement_int (row, 5),
  };
  return fact;
}

/**
 * accord_rule_facts_get_keys:
 * @source: what a rule asks about
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): what can be asked of each of its records: the bits of
 *   #AccordRuleFact, lowest first; %NULL when there is no such source
 */
const char *const *
accord_rule_facts_get_keys (const char *source)
{
  int index = find_source (source);

  return index >= 0 ? SOURCES[index].keys : NULL;
}

/**
 * accord_rule_facts_find:
 * @connection: the token
 * @question: which records
 *
 * Finds the records as they stood on a day: of seats those of a statutory basis, or of an organisation of the kind where
 * nobody entered a basis; of the terms of reference the version in force; of meetings those that were held.
 *
 * Returns: (transfer full) (element-type AccordRuleFact): the records; %NULL with an error of the store, or with
 *   ACCORD_ERROR_INVALID when there is no such source
 */
GPtrArray *
accord_rule_facts_find (AccordConnection *connection, const AccordRuleFactsQuestion *question, GError **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (fact_free);
  g_autoptr (AccordStatement) rows = NULL;
  int source = find_source (question->source);
  GError *local_error = NULL;

  if (source < 0)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "Rules cannot ask about “%s”", question->source);
      return NULL;
    }
  rows = accord_connection_query (connection, error, SOURCES[source].sql, SOURCES[source].types, question->day,
                                  question->organisation_kind != NULL ? question->organisation_kind : "",
                                  question->statutory_basis != NULL ? question->statutory_basis : "",
                                  (gint64) question->months);
  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (facts, read_fact (rows));
  if (local_error == NULL)
    return g_steal_pointer (&facts);
  g_propagate_error (error, local_error);
  return NULL;
}
