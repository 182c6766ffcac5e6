/* accord-check-decision-record.c: is there a decision on a topic?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"

#define SOURCE "decision"
#define OR_SECTION "section"

static const char *const ASKS[] = { SOURCE, OR_SECTION, NULL };

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  if (accord_check_get_text (rule, "topic") == NULL)
    return g_strdup ("the check needs “topic”");
  return accord_check_records_validate (pack, rule, SOURCE);
}

/* A section on the topic shows that it was considered: of what is asked of a decision it lacks nothing. */
static gboolean
add_sections (const AccordCheckContext *context, const AccordRule *rule, guint asked, GPtrArray *facts, GError **error)
{
  AccordRuleFactsQuestion question = {
    .source = OR_SECTION,
    .day = context->today,
    .plan = context->plan,
    .code = accord_check_get_text (rule, "or_section_topic"),
  };
  g_autoptr (GPtrArray) sections = NULL;

  if (question.code == NULL)
    return TRUE;
  sections = accord_rule_facts_find (context->connection, &question, error);
  if (sections == NULL)
    return FALSE;
  for (guint i = 0; i < sections->len; i++)
    {
      AccordRuleFact *section = g_ptr_array_index (sections, i);

      section->holds = section->holds != 0 ? asked : 0;
    }
  g_ptr_array_extend_and_steal (facts, g_steal_pointer (&sections));
  return TRUE;
}

static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  const AccordRule *rule = finding->rule;
  AccordRuleFactsQuestion question = accord_check_records_ask (context, finding, SOURCE);
  g_autoptr (GPtrArray) facts = NULL;
  AccordCheckRecords records = { .source = SOURCE, .one_will_do = TRUE };

  question.code = accord_check_get_text (rule, "topic");
  facts = accord_rule_facts_find (context->connection, &question, error);
  if (facts == NULL || !add_sections (context, rule, question.asked, facts, error))
    return FALSE;
  records.facts = facts;
  records.is_number_right = facts->len > 0;
  accord_check_records_judge (finding, accord_check_get_text (rule, "who"), 0, &records);
  return TRUE;
}

/* "decision_record": a decision of "topic", on this plan or on none in particular, with everything that the test asks; or a
 * section with text on "or_section_topic". */
const AccordCheckKind accord_check_decision_record = { "decision_record", ASKS, validate, evaluate };
