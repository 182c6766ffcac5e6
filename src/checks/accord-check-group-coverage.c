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

/* "group_coverage": for each group below "group" in the vocabulary of groups, an activity that has everything that the test
 * asks. */
const AccordCheckKind accord_check_group_coverage = { "group_coverage", ASKS, validate, evaluate };
