/* accord-check-records.c: are the records there, and is everything asked of them filled in?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"

/* As many as a person would look at. */
#define MAX_RECORDS 8

/* --- the pack --- */

/* Whether the rule has "who" and a "test" whose parts can be asked of the records of @source. */
char *
accord_check_records_validate (AccordRulePack *pack, const AccordRule *rule, const char *source)
{
  static const AccordFindingState STATES[] = { ACCORD_FINDING_NONE };
  const char *keys[ACCORD_RULE_FACTS_MAX_KEYS + 2] = { ACCORD_CHECK_NUMBER, NULL };
  const char *const *known = accord_rule_facts_get_keys (source);
  const AccordRuleTest *test;

  for (guint i = 0; known[i] != NULL; i++)
    {
      keys[i + 1] = known[i];
      keys[i + 2] = NULL;
    }
  if (accord_check_get_text (rule, "who") == NULL)
    return g_strdup ("the check needs “who”");
  if (accord_check_get_text (rule, "test") == NULL)
    return g_strdup ("the check needs “test”");
  test = accord_rule_pack_find_test (pack, accord_check_get_text (rule, "test"));
  if (test == NULL)
    return g_strdup_printf ("there is no test “%s”", accord_check_get_text (rule, "test"));
  return accord_check_words_validate (rule, test, keys, STATES, G_N_ELEMENTS (STATES));
}

/* --- the facts --- */

static guint
find_bit (const char *source, const char *key)
{
  const char *const *keys = accord_rule_facts_get_keys (source);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_str_equal (keys[i], key))
      return 1u << i;
  return 0;
}

static guint
list_asked (const AccordRuleTest *test, const char *source)
{
  guint asked = 0;

  for (guint i = 0; i < test->parts->len; i++)
    asked |= find_bit (source, ((AccordTestPart *) g_ptr_array_index (test->parts, i))->key);
  return asked;
}

/* The records that lack something come first: those are to be opened. */
static void
add_records (AccordFindingPart *part, const AccordCheckRecords *records, guint asked)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < records->facts->len; i++)
      {
        const AccordRuleFact *fact = g_ptr_array_index (records->facts, i);
        AccordFindingRecord record = { records->source, fact->id, fact->title, fact->when, 0, 0 };

        if (((fact->holds & asked) == asked) == (pass == 0))
          continue;
        part->more = part->records->len >= MAX_RECORDS;
        if (part->more)
          return;
        accord_finding_part_add_record (part, &record);
      }
}

static void
add_missing (AccordFindingPart *part, const AccordCheckWords *words, const AccordCheckRecords *records, guint by_all)
{
  for (guint i = 0; i < words->test->parts->len; i++)
    {
      const AccordTestPart *asked = g_ptr_array_index (words->test->parts, i);
      gboolean holds = g_str_equal (asked->key, ACCORD_CHECK_NUMBER)
                           ? records->is_number_right
                           : (by_all & find_bit (records->source, asked->key)) != 0;

      if (!holds)
        accord_check_words_add_missing (words, part, asked);
    }
}

/*
 * Adds a part: recorded when there are as many records as are asked for and each of them has everything, none when there is
 * no record, or nothing in any of them.
 */
void
accord_check_records_judge (AccordFinding *finding, const char *who, gint64 organisation,
                            const AccordCheckRecords *records)
{
  AccordFindingPart *part = accord_finding_add_part (finding, who, organisation);
  AccordCheckWords words = {
    .rule = finding->rule,
    .test = accord_rule_pack_find_test (finding->pack, accord_check_get_text (finding->rule, "test")),
    .who = who,
  };
  guint asked = list_asked (words.test, records->source);
  guint by_all = records->facts->len > 0 ? asked : 0;
  guint by_any = 0;

  for (guint i = 0; i < records->facts->len; i++)
    {
      guint holds = ((AccordRuleFact *) g_ptr_array_index (records->facts, i))->holds;

      by_all &= holds;
      by_any |= asked & holds;
    }
  add_missing (part, &words, records, by_all);
  add_records (part, records, asked);
  part->state = part->missing->len == 0 ? ACCORD_FINDING_RECORDED
                : by_any != 0           ? ACCORD_FINDING_PARTLY
                                        : ACCORD_FINDING_NONE;
  if (part->state == ACCORD_FINDING_NONE)
    accord_check_words_say_state (&words, part);
}

/* --- the kinds --- */

static const char *const READS[] = { "partnership", "organisation", "terms_of_reference", "meeting", NULL };

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  const char *table = accord_check_get_text (rule, "table");

  if (table == NULL)
    return g_strdup ("the check needs “table”");
  if (accord_rule_facts_get_keys (table) == NULL || g_str_equal (table, "seat"))
    return g_strdup_printf ("the check cannot go over “%s”", table);
  return accord_check_records_validate (pack, rule, table);
}

static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  const AccordRule *rule = finding->rule;
  AccordRuleFactsQuestion question = {
    .source = accord_check_get_text (rule, "table"),
    .day = context->day,
    .organisation_kind = accord_check_get_text (rule, "organisation_kind"),
    .months = MAX (accord_check_get_number (rule, "months"), 0),
  };
  g_autoptr (GPtrArray) facts = accord_rule_facts_find (context->connection, &question, error);
  AccordCheckRecords records = { question.source, facts, facts != NULL && facts->len > 0 };

  if (facts == NULL)
    return FALSE;
  accord_check_records_judge (finding, accord_check_get_text (rule, "who"), 0, &records);
  return TRUE;
}

/* "record_exists": the partnership, or its terms of reference in force, with everything that the test asks. */
const AccordCheckKind accord_check_record_exists = { "record_exists", READS, validate, evaluate };

/* "all_entries": every entry of a log has everything that the test asks; with "months", every one since then. */
const AccordCheckKind accord_check_all_entries = { "all_entries", READS, validate, evaluate };
