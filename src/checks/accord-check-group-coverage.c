/* accord-check-group-coverage.c: has each group of a branch been reached?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"

#define SOURCE "activity_of_group"

static const char *const ASKS[] = { "group", SOURCE, NULL };

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  if (accord_check_get_text (rule, "group") == NULL)
    return g_strdup ("the check needs “group”");
  return accord_check_records_validate (pack, rule, SOURCE);
}

static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  AccordRuleFactsQuestion question = accord_check_records_ask (context, finding, SOURCE);
  g_autoptr (GPtrArray) groups = accord_check_records_list (context, finding->rule, "group",
                                                            accord_check_get_text (finding->rule, "group"), error);

  question.day = context->day;
  return groups != NULL && accord_check_records_find_each (context, finding, groups, &question, error);
}

/* An activity that has no group, and had none, changes nothing. */
static gboolean
is_reached (const AccordCheckContext *context, const AccordRule *rule)
{
  static const char *const OTHERS[] = { "activity_term", "activity_plan", "term" };
  GHashTableIter iter;
  gpointer activity;

  for (guint i = 0; i < G_N_ELEMENTS (OTHERS); i++)
    if (accord_check_touches (context, OTHERS[i]))
      return TRUE;
  if (context->reach->is_vague)
    return TRUE;
  g_hash_table_iter_init (&iter, context->reach->activities);
  while (g_hash_table_iter_next (&iter, &activity, NULL))
    if (accord_rule_facts_have_terms (context->connection, *(gint64 *) activity))
      return TRUE;
  return FALSE;
}

/* "group_coverage": for each group below "group" in the vocabulary of groups, an activity that has everything that the test
 * asks. */
const AccordCheckKind accord_check_group_coverage = { "group_coverage", ASKS, validate, evaluate, is_reached };
