/* accord-check-section-topic.c: does a section deal with a topic?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"

#define SOURCE "section"

static const char *const ASKS[] = { SOURCE, NULL };

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  if (accord_check_get_text (rule, "topic") == NULL)
    return g_strdup ("the check needs “topic”");
  return accord_check_records_validate (pack, rule, SOURCE);
}

static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  const AccordRule *rule = finding->rule;
  AccordRuleFactsQuestion question = accord_check_records_ask (context, finding, SOURCE);

  question.code = accord_check_get_text (rule, "topic");
  question.number = MAX (accord_check_get_number (rule, "min_words"), 0);
  return accord_check_records_find (context, finding, accord_check_get_text (rule, "who"), 0, &question, error);
}

/* "section_topic": a section that has the topic, with everything that the test asks; "min_words" is what "long_enough" asks
 * of it and the sections below it together. */
const AccordCheckKind accord_check_section_topic = { "section_topic", ASKS, validate, evaluate };
