/* accord-check-decision-per.c: was each needs assessment that came in decided on?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "checks/accord-check-records-private.h"

#define SOURCE "decision_on_assessment"

static const char *const ASKS[] = { "assessment", SOURCE, NULL };

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  if (g_strcmp0 (accord_check_get_text (rule, "over"), "assessment") != 0)
    return g_strdup ("the check can only go over “assessment”");
  if (!accord_check_words_has_state (pack, rule, ACCORD_FINDING_NOTHING_DUE))
    return g_strdup ("there are no words for the state “nothing_due”");
  return accord_check_records_validate (pack, rule, SOURCE);
}

/* What came in before the plan was approved has gone into it: only of what came later is it asked whether to revise. */
static void
leave_out_older (GPtrArray *assessments, const char *approved_on)
{
  for (guint i = assessments->len; i > 0; i--)
    {
      const AccordRuleFact *assessment = g_ptr_array_index (assessments, i - 1);

      if (strcmp (assessment->day, approved_on) <= 0)
        g_ptr_array_remove_index (assessments, i - 1);
    }
}

static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  AccordRuleFactsQuestion received = { .source = "assessment", .day = context->today };
  AccordRuleFactsQuestion question = accord_check_records_ask (context, finding, SOURCE);
  g_autoptr (GPtrArray) assessments = accord_rule_facts_find (context->connection, &received, error);

  if (assessments == NULL)
    return FALSE;
  leave_out_older (assessments, context->approved_on);
  if (assessments->len > 0)
    return accord_check_records_find_each (context, finding, assessments, &question, NULL, error);
  accord_check_records_say_nothing_due (finding);
  return TRUE;
}

/* "decision_per": for each assessment that was received, since the plan was approved if it was, a decision on it with
 * everything that the test asks. */
const AccordCheckKind accord_check_decision_per = { "decision_per", ASKS, validate, evaluate };
