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

/* Whether more than activities and what was heard in them was touched: then every group is looked at again. */
static gboolean
is_all_reached (const AccordCheckContext *context)
{
  static const char *const OTHERS[] = { "activity_term", "activity_plan", "term" };

  for (guint i = 0; i < G_N_ELEMENTS (OTHERS); i++)
    if (accord_check_touches (context, OTHERS[i]))
      return TRUE;
  return context->reach->is_vague;
}

/* The terms of the activities that were touched, and those above them. */
static GHashTable *
list_reached (const AccordCheckContext *context, GError **error)
{
  g_autoptr (GHashTable) terms = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer activity;

  g_hash_table_iter_init (&iter, context->reach->activities);
  while (g_hash_table_iter_next (&iter, &activity, NULL))
    if (!accord_rule_facts_add_terms (context->connection, *(gint64 *) activity, terms, error))
      return NULL;
  return g_steal_pointer (&terms);
}

static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  AccordRuleFactsQuestion question = accord_check_records_ask (context, finding, SOURCE);
  gboolean is_whole = context->before == NULL || context->reach == NULL || context->changes == NULL ||
                      is_all_reached (context);
  g_autoptr (GHashTable) reached = is_whole ? NULL : list_reached (context, error);
  g_autoptr (GPtrArray) groups = NULL;

  if (!is_whole && reached == NULL)
    return FALSE;
  groups = accord_check_records_list (context, finding->rule, "group", accord_check_get_text (finding->rule, "group"), error);
  question.day = context->day;
  return groups != NULL && accord_check_records_find_each (context, finding, groups, &question, reached, error);
}

/* An activity that has no group, and had none, changes nothing. */
static gboolean
is_reached (const AccordCheckContext *context, const AccordRule *rule)
{
  g_autoptr (GHashTable) reached = is_all_reached (context) ? NULL : list_reached (context, NULL);

  return reached == NULL || g_hash_table_size (reached) > 0;
}

/* "group_coverage": for each group below "group" in the vocabulary of groups, an activity that has everything that the test
 * asks. */
const AccordCheckKind accord_check_group_coverage = { "group_coverage", ASKS, validate, evaluate, is_reached };
