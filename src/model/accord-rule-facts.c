/* accord-rule-facts.c: what is recorded, for rules to ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-rule-facts.h"

#include "base/accord-error.h"
#include "base/accord-vague-date.h"
#include "model/accord-rule-sources.h"
#include "store/accord-connection.h"

static void
fact_free (gpointer data)
{
  AccordRuleFact *fact = data;

  g_free (fact->title);
  g_free (fact->day);
  g_free (fact->when);
  g_free (fact);
}

static AccordRuleFact *
read_fact (const AccordRuleSource *source, AccordStatement *row)
{
  AccordRuleFact *fact = g_new (AccordRuleFact, 1);
  const char *written = accord_statement_text (row, 4);

  *fact = (AccordRuleFact) {
    .table = source->table,
    .id = accord_statement_int (row, 0),
    .subject = accord_statement_int (row, 1),
    .title = g_strdup (accord_statement_text (row, 2)),
    .day = g_strdup (accord_statement_text (row, 3)),
    .when = *written != '\0' ? g_strdup (written) : accord_day_format (accord_statement_text (row, 3)),
    .holds = (guint) accord_statement_int (row, 5),
  };
  return fact;
}

/* What has been seen of the records so far. */
typedef struct
{
  guint by_all;
  guint by_any;
  guint n_lacking;
  guint n_whole;
} Seen;

/* Whether this record is to be shown, or changes what all of them come to. */
static gboolean
is_wanted (const AccordRuleFactsQuestion *question, Seen *seen, guint holds)
{
  gboolean is_whole = (holds & question->asked) == question->asked;
  gboolean is_news = (seen->by_all & ~holds & question->asked) != 0 || (~seen->by_any & holds & question->asked) != 0;
  guint n = is_whole ? seen->n_whole++ : seen->n_lacking++;

  seen->by_all &= holds;
  seen->by_any |= holds;
  return question->most == 0 || is_news || n < question->most;
}

/* Whether no further record can change anything. */
static gboolean
is_settled (const AccordRuleFactsQuestion *question, const Seen *seen)
{
  if (question->one_will_do && question->most > 0)
    return seen->n_whole > 0 && seen->n_whole + seen->n_lacking >= question->most;
  return question->most > 0 && seen->n_lacking >= question->most && seen->n_whole > 0 &&
         (seen->by_all & question->asked) == 0 && (seen->by_any & question->asked) == question->asked;
}

/**
 * accord_rule_facts_new:
 *
 * Returns: (transfer full) (element-type AccordRuleFact): no records yet
 */
GPtrArray *
accord_rule_facts_new (void)
{
  return g_ptr_array_new_with_free_func (fact_free);
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
  const AccordRuleSource *found = accord_rule_source_find (source);

  return found != NULL ? found->keys : NULL;
}

/**
 * accord_rule_facts_are_touched:
 * @source: (nullable): what a rule asks about; %NULL for all there are
 * @changes: what an edit touched
 *
 * Returns: whether that can have changed an answer. Any thread.
 */
gboolean
accord_rule_facts_are_touched (const char *source, AccordChanges *changes)
{
  guint n = 0;
  const AccordRuleSource *all = accord_rule_source_list (&n);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; (source == NULL || g_str_equal (all[i].name, source)) && all[i].tables[k] != NULL; k++)
      if (accord_changes_touch (changes, all[i].tables[k]))
        return TRUE;
  return FALSE;
}

/**
 * accord_rule_facts_add_terms:
 * @connection: the token
 * @activity: an activity
 * @terms: (element-type gint64): a set that frees its ids
 *
 * Adds the groups, conditions and themes that an activity names, and all terms above them, to @terms.
 *
 * Returns: whether they could be read
 */
gboolean
accord_rule_facts_add_terms (AccordConnection *connection, gint64 activity, GHashTable *terms, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "WITH RECURSIVE up (id) AS (SELECT y.term_id FROM activity_term AS y WHERE y.activity_id = ?1"
      " UNION SELECT t.parent_id FROM up JOIN term AS t ON t.id = up.id WHERE t.parent_id IS NOT NULL) SELECT id FROM up",
      "i", activity);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      g_hash_table_add (terms, g_memdup2 (&id, sizeof id));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/**
 * accord_rule_facts_find:
 * @connection: the token
 * @question: which records
 *
 * Finds the records as they stood on a day: of seats those of a statutory basis, or of an organisation of the kind where
 * nobody entered a basis; of the terms of reference the version in force; of meetings those that were held; and so on,
 * as `accord-rule-sources.c` says.
 *
 * Returns: (transfer full) (element-type AccordRuleFact): the records; %NULL with an error of the store, or with
 *   ACCORD_ERROR_INVALID when there is no such source
 */
GPtrArray *
accord_rule_facts_find (AccordConnection *connection, const AccordRuleFactsQuestion *question, GError **error)
{
  g_autoptr (GPtrArray) facts = accord_rule_facts_new ();
  g_autoptr (AccordStatement) rows = NULL;
  const AccordRuleSource *source = accord_rule_source_find (question->source);
  Seen seen = { .by_all = G_MAXUINT };
  GError *local_error = NULL;

  if (source == NULL)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "Rules cannot ask about “%s”", question->source);
      return NULL;
    }
  rows = accord_connection_query (connection, error, source->sql, source->types, question->day, question->plan,
                                  question->organisation_kind != NULL ? question->organisation_kind : "",
                                  question->code != NULL ? question->code : "", (gint64) question->number,
                                  question->subject);
  if (rows == NULL)
    return NULL;
  while (!is_settled (question, &seen) && accord_statement_step (rows, &local_error))
    if (is_wanted (question, &seen, (guint) accord_statement_int (rows, 5)))
      g_ptr_array_add (facts, read_fact (source, rows));
  if (local_error == NULL)
    return g_steal_pointer (&facts);
  g_propagate_error (error, local_error);
  return NULL;
}
