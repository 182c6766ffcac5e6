/* accord-check-records.c: are the records there, and is everything asked of them filled in?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"

/* As many as a person would look at. */
#define MAX_RECORDS 8

/* --- the pack --- */

static const AccordRuleTest *
get_test (AccordRulePack *pack, const AccordRule *rule)
{
  return accord_rule_pack_find_test (pack, accord_check_get_text (rule, "test"));
}

/* Whether the rule has "who" and a "test" whose parts are among @keys. */
char *
accord_check_records_validate_keys (AccordRulePack *pack, const AccordRule *rule, const char *const *keys)
{
  static const AccordFindingState STATES[] = { ACCORD_FINDING_NONE };

  if (accord_check_get_text (rule, "who") == NULL)
    return g_strdup ("the check needs “who”");
  if (accord_check_get_text (rule, "test") == NULL)
    return g_strdup ("the check needs “test”");
  if (get_test (pack, rule) == NULL)
    return g_strdup_printf ("there is no test “%s”", accord_check_get_text (rule, "test"));
  return accord_check_words_validate (rule, get_test (pack, rule), keys, STATES, G_N_ELEMENTS (STATES));
}

/* Whether the rule has "who" and a "test" whose parts can be asked of the records of @source. */
char *
accord_check_records_validate (AccordRulePack *pack, const AccordRule *rule, const char *source)
{
  const char *keys[ACCORD_RULE_FACTS_MAX_KEYS + 2] = { ACCORD_CHECK_NUMBER, NULL };
  const char *const *known = accord_rule_facts_get_keys (source);

  for (guint i = 0; known[i] != NULL; i++)
    {
      keys[i + 1] = known[i];
      keys[i + 2] = NULL;
    }
  return accord_check_records_validate_keys (pack, rule, keys);
}

/* Whether "over" is one of @known, and has the parameters that it takes. */
char *
accord_check_records_validate_over (const AccordRule *rule, const char *const *known)
{
  const char *over = accord_check_get_text (rule, "over");

  if (over == NULL || !g_strv_contains (known, over))
    {
      g_autofree char *names = g_strjoinv ("” or “", (char **) known);

      return g_strdup_printf ("the check can only go over “%s”", names);
    }
  if (accord_check_get_text (rule, "organisation_kind") == NULL)
    return g_strdup ("the check needs “organisation_kind”");
  if (g_str_equal (over, "partner") && accord_check_get_text (rule, "partner_kind") == NULL)
    return g_strdup ("the check needs “partner_kind”");
  return NULL;
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
        AccordFindingRecord record = { fact->table, fact->id, fact->title, fact->when, 0, 0 };

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

/* The record that comes closest goes first, and says what is missing. */
static guint
find_best (GPtrArray *facts, guint asked)
{
  guint best = 0;
  guint most = 0;

  for (guint i = 0; i < facts->len; i++)
    {
      guint n = (guint) __builtin_popcount (((AccordRuleFact *) g_ptr_array_index (facts, i))->holds & asked);

      if (n > most)
        {
          most = n;
          best = i;
        }
    }
  return best;
}

static void
combine (const AccordCheckRecords *records, guint asked, guint *by_all, guint *by_any)
{
  *by_all = records->facts->len > 0 ? asked : 0;
  *by_any = 0;
  if (records->one_will_do && records->facts->len > 0)
    {
      const AccordRuleFact *best = g_ptr_array_index (records->facts, find_best (records->facts, asked));

      *by_all = *by_any = best->holds & asked;
      return;
    }
  for (guint i = 0; i < records->facts->len; i++)
    {
      guint holds = ((AccordRuleFact *) g_ptr_array_index (records->facts, i))->holds;

      *by_all &= holds;
      *by_any |= asked & holds;
    }
}

static AccordFindingState
choose_state (const AccordFindingPart *part, const AccordCheckRecords *records, guint by_any)
{
  if (records->facts->len == 0 && !records->is_number_right)
    return ACCORD_FINDING_NONE;
  if (part->missing->len == 0)
    return ACCORD_FINDING_RECORDED;
  return by_any != 0 ? ACCORD_FINDING_PARTLY : ACCORD_FINDING_NONE;
}

/*
 * Adds a part: recorded when there are as many records as are asked for and each of them, or where that will do one, has
 * everything; none when there is no record, or nothing in any of them.
 */
void
accord_check_records_judge (AccordFinding *finding, const char *who, gint64 organisation,
                            const AccordCheckRecords *records)
{
  AccordFindingPart *part = accord_finding_add_part (finding, who, organisation);
  AccordCheckWords words = {
    .rule = finding->rule,
    .test = get_test (finding->pack, finding->rule),
    .who = who,
  };
  guint asked = list_asked (words.test, records->source);
  guint by_all, by_any;

  combine (records, asked, &by_all, &by_any);
  add_missing (part, &words, records, by_all);
  add_records (part, records, asked);
  part->state = choose_state (part, records, by_any);
  if (part->state == ACCORD_FINDING_NONE)
    accord_check_words_say_state (&words, part);
}

/* What every question has in common: as of today, since most of what a rule asks for follows on approval. */
AccordRuleFactsQuestion
accord_check_records_ask (const AccordCheckContext *context, const AccordFinding *finding, const char *source)
{
  return (AccordRuleFactsQuestion) {
    .source = source,
    .day = context->today,
    .plan = context->plan,
    .organisation_kind = accord_check_get_text (finding->rule, "organisation_kind"),
    .most = MAX_RECORDS + 1,
    .asked = list_asked (get_test (finding->pack, finding->rule), source),
  };
}

/* Whom or what a rule goes over, as of the day by which the plan is judged. */
GPtrArray *
accord_check_records_list (const AccordCheckContext *context, const AccordRule *rule, const char *source,
                           const char *code, GError **error)
{
  AccordRuleFactsQuestion question = {
    .source = source,
    .day = context->day,
    .plan = context->plan,
    .organisation_kind = accord_check_get_text (rule, "organisation_kind"),
    .code = code,
  };

  return accord_rule_facts_find (context->connection, &question, error);
}

/* Adds a part: one record with everything will do. */
gboolean
accord_check_records_find (const AccordCheckContext *context, AccordFinding *finding, const char *who,
                           gint64 organisation, const AccordRuleFactsQuestion *question, GError **error)
{
  AccordRuleFactsQuestion one = *question;
  g_autoptr (GPtrArray) facts = NULL;
  AccordCheckRecords records = { .source = question->source, .one_will_do = TRUE };

  one.one_will_do = TRUE;
  facts = accord_rule_facts_find (context->connection, &one, error);

  if (facts == NULL)
    return FALSE;
  records.facts = facts;
  records.is_number_right = facts->len > 0;
  accord_check_records_judge (finding, who, organisation, &records);
  return TRUE;
}

/* What was found of the subject at @index before, where the edits do not reach it. */
static const AccordFindingPart *
find_unreached (const AccordCheckContext *context, GPtrArray *subjects, guint index, GHashTable *reached)
{
  const AccordRuleFact *subject = g_ptr_array_index (subjects, index);
  const AccordFindingPart *part;

  if (reached == NULL || context->before == NULL || context->before->parts->len != subjects->len ||
      g_hash_table_contains (reached, &subject->id))
    return NULL;
  part = g_ptr_array_index (context->before->parts, index);
  return g_str_equal (part->name, subject->title) ? part : NULL;
}

/* The same for each of @subjects; when there is none on record, one part says so: an empty list is never nothing missing.
 * With @reached, the others of @subjects, which are those of before, come to what they came to. */
gboolean
accord_check_records_find_each (const AccordCheckContext *context, AccordFinding *finding, GPtrArray *subjects,
                                const AccordRuleFactsQuestion *asked, GHashTable *reached, GError **error)
{
  AccordRuleFactsQuestion question = *asked;
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  AccordCheckRecords records = { question.source, nothing, FALSE, TRUE };

  if (subjects->len == 0)
    accord_check_records_judge (finding, accord_check_get_text (finding->rule, "who"), 0, &records);
  for (guint i = 0; i < subjects->len; i++)
    {
      const AccordRuleFact *subject = g_ptr_array_index (subjects, i);
      gint64 organisation = g_str_equal (subject->table, "organisation") ? subject->id : 0;
      const AccordFindingPart *before = find_unreached (context, subjects, i, reached);

      question.subject = subject->id;
      if (before != NULL)
        accord_finding_copy_part (finding, before);
      else if (!accord_check_records_find (context, finding, subject->title, organisation, &question, error))
        return FALSE;
    }
  return TRUE;
}

/* Adds a part that asks for nothing, or not yet; the rule has words for it. */
void
accord_check_records_say_nothing_due (AccordFinding *finding)
{
  const AccordRule *rule = finding->rule;
  const char *who = accord_check_get_text (rule, "who") != NULL ? accord_check_get_text (rule, "who") : rule->subject;
  const char *test = accord_check_get_text (rule, "test");
  AccordCheckWords words = {
    .rule = rule,
    .test = test != NULL ? accord_rule_pack_find_test (finding->pack, test) : NULL,
    .who = who,
  };
  AccordFindingPart *part = accord_finding_add_part (finding, who, 0);

  part->state = ACCORD_FINDING_NOTHING_DUE;
  accord_check_words_say_state (&words, part);
}

/* --- the kinds --- */

static char *
validate_table (AccordRulePack *pack, const AccordRule *rule, const char *const *known)
{
  const char *table = accord_check_get_text (rule, "table");

  if (table == NULL)
    return g_strdup ("the check needs “table”");
  if (!g_strv_contains (known, table))
    return g_strdup_printf ("the check cannot go over “%s”", table);
  if (g_str_equal (table, "plan_document") && accord_check_get_text (rule, "document_kind") == NULL)
    return g_strdup ("the check needs “document_kind”");
  return accord_check_records_validate (pack, rule, table);
}

static char *
validate_record (AccordRulePack *pack, const AccordRule *rule)
{
  static const char *const KNOWN[] = { "partnership", "terms_of_reference", "publication", "plan_document", NULL };

  return validate_table (pack, rule, KNOWN);
}

static char *
validate_entries (AccordRulePack *pack, const AccordRule *rule)
{
  static const char *const KNOWN[] = { "meeting", "feedback", "decision_to_revise", NULL };
  const char *none = accord_check_get_text (rule, "when_none");

  if (none != NULL && !g_str_equal (none, "nothing_due"))
    return g_strdup ("“when_none” can only be “nothing_due”");
  if (none != NULL && !accord_check_words_has_state (pack, rule, ACCORD_FINDING_NOTHING_DUE))
    return g_strdup ("there are no words for the state “nothing_due”");
  return validate_table (pack, rule, KNOWN);
}

/* What is of the partnership is judged by the day of approval; what follows on it, by today. */
static const char *
choose_day (const AccordCheckContext *context, const char *source)
{
  static const char *const OF_THE_DAY[] = { "partnership", "terms_of_reference", "meeting", NULL };

  return g_strv_contains (OF_THE_DAY, source) ? context->day : context->today;
}

static gboolean
evaluate_record (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  const AccordRule *rule = finding->rule;
  AccordRuleFactsQuestion question = accord_check_records_ask (context, finding, accord_check_get_text (rule, "table"));

  question.day = choose_day (context, question.source);
  question.code = accord_check_get_text (rule, "document_kind");
  return accord_check_records_find (context, finding, accord_check_get_text (rule, "who"), 0, &question, error);
}

static gboolean
evaluate_entries (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  const AccordRule *rule = finding->rule;
  AccordRuleFactsQuestion question = accord_check_records_ask (context, finding, accord_check_get_text (rule, "table"));
  g_autoptr (GPtrArray) facts = NULL;
  AccordCheckRecords records = { .source = question.source };

  question.day = choose_day (context, question.source);
  question.number = MAX (accord_check_get_number (rule, "months"), 0);
  facts = accord_rule_facts_find (context->connection, &question, error);
  if (facts == NULL)
    return FALSE;
  records.facts = facts;
  records.is_number_right = facts->len > 0;
  if (facts->len == 0 && accord_check_get_text (rule, "when_none") != NULL)
    accord_check_records_say_nothing_due (finding);
  else
    accord_check_records_judge (finding, accord_check_get_text (rule, "who"), 0, &records);
  return TRUE;
}

/* Feedback that was changed is said of the plans that it is linked to; of links that are gone nobody knows. */
static gboolean
are_entries_reached (const AccordCheckContext *context, const AccordRule *rule)
{
  return g_strcmp0 (accord_check_get_text (rule, "table"), "feedback") != 0 || context->reach->is_vague ||
         g_hash_table_contains (context->reach->plans, &context->plan);
}

/* "record_exists": a record of "table" with everything that the test asks. */
const AccordCheckKind accord_check_record_exists = { "record_exists", ACCORD_CHECK_BY_TABLE, validate_record, evaluate_record };

/* "all_entries": every entry of a log has everything that the test asks; with "months", every one since then; without any
 * entry nothing is due when "when_none" says so. */
const AccordCheckKind accord_check_all_entries = { "all_entries", ACCORD_CHECK_BY_TABLE, validate_entries, evaluate_entries,
                                                     are_entries_reached };
