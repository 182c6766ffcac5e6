/* accord-check-checklist.c: does the plan have each of these documents?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"

#define SOURCE "plan_document"

static const char *const ASKS[] = { SOURCE, NULL };

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  g_auto (GStrv) items = accord_check_get_list (rule, "items");

  if (items == NULL)
    return g_strdup ("the check needs “items”, a list of kinds of document");
  return accord_check_records_validate_keys (pack, rule, (const char *const *) items);
}

/* One that says where it can be read. */
static GPtrArray *
find_documents (const AccordCheckContext *context, const char *kind, GError **error)
{
  AccordRuleFactsQuestion question = {
    .source = SOURCE,
    .day = context->today,
    .plan = context->plan,
    .code = kind,
  };
  GPtrArray *documents = accord_rule_facts_find (context->connection, &question, error);

  for (guint i = documents != NULL ? documents->len : 0; i > 0; i--)
    if ((((AccordRuleFact *) g_ptr_array_index (documents, i - 1))->holds & 1) == 0)
      g_ptr_array_remove_index (documents, i - 1);
  return documents;
}

static gboolean
look_for (const AccordCheckContext *context, AccordFindingPart *part, const AccordCheckWords *words,
          const AccordTestPart *item, GError **error)
{
  g_autoptr (GPtrArray) documents = find_documents (context, item->key, error);

  if (documents == NULL)
    return FALSE;
  if (documents->len == 0)
    accord_check_words_add_missing (words, part, item);
  else
    {
      const AccordRuleFact *fact = g_ptr_array_index (documents, 0);
      AccordFindingRecord record = {
        .table = fact->table,
        .id = fact->id,
        .title = *fact->title != '\0' ? fact->title : item->label,
        .when = fact->when,
      };

      accord_finding_part_add_record (part, &record);
    }
  return TRUE;
}

static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  const AccordRule *rule = finding->rule;
  AccordCheckWords words = {
    .rule = rule,
    .test = accord_rule_pack_find_test (finding->pack, accord_check_get_text (rule, "test")),
    .who = accord_check_get_text (rule, "who"),
  };
  AccordFindingPart *part = accord_finding_add_part (finding, words.who, 0);

  for (guint i = 0; i < words.test->parts->len; i++)
    if (!look_for (context, part, &words, g_ptr_array_index (words.test->parts, i), error))
      return FALSE;
  if (part->missing->len == 0)
    part->state = ACCORD_FINDING_RECORDED;
  else if (part->missing->len < words.test->parts->len)
    part->state = ACCORD_FINDING_PARTLY;
  else
    accord_check_words_say_state (&words, part);
  return TRUE;
}

/* "checklist": the plan has a document of each of the kinds "items", with an address; the parts of the test are the kinds. */
const AccordCheckKind accord_check_checklist = { "checklist", ASKS, validate, evaluate };
