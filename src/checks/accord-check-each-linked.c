/* accord-check-each-linked.c: is each record linked to a section?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  static const char *const KNOWN[] = { "need", "plan_document", NULL };
  const char *table = accord_check_get_text (rule, "table");

  if (table == NULL || !g_strv_contains (KNOWN, table))
    return g_strdup ("the check can only go over “need” or “plan_document”");
  if (g_str_equal (table, "plan_document") && accord_check_get_text (rule, "document_kind") == NULL)
    return g_strdup ("the check needs “document_kind”");
  return accord_check_records_validate (pack, rule, table);
}

static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  const AccordRule *rule = finding->rule;
  AccordRuleFactsQuestion question = accord_check_records_ask (context, finding, accord_check_get_text (rule, "table"));
  g_autoptr (GPtrArray) facts = NULL;
  AccordCheckRecords records = { .source = question.source };

  question.code = accord_check_get_text (rule, "document_kind");
  facts = accord_rule_facts_find (context->connection, &question, error);
  if (facts == NULL)
    return FALSE;
  records.facts = facts;
  records.is_number_right = facts->len > 0;
  accord_check_records_judge (finding, accord_check_get_text (rule, "who"), 0, &records);
  return TRUE;
}

/* "each_linked": every need, or every document of a kind that the plan draws on, is linked to a section and has everything
 * else that the test asks. */
const AccordCheckKind accord_check_each_linked = { "each_linked", ACCORD_CHECK_BY_TABLE, validate, evaluate };
