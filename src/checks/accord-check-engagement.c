/* accord-check-engagement.c: was an audience, or each of its organisations, involved?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-kind-private.h"
#include "checks/accord-check-words-private.h"
#include "engagement/accord-involvement.h"

/* How a pack names the parts of the test: the bit at each place is that of AccordInvolvementParts. */
static const char *const KEYS[ACCORD_INVOLVEMENT_N_PARTS + 1] = {
  "done_before_approval", "two_way", "level", "named", "heard", "linked", "response", "fed_back", "evidence", NULL,
};

/* --- the pack --- */

static int
find_key (const char *key)
{
  for (int i = 0; i < ACCORD_INVOLVEMENT_N_PARTS; i++)
    if (g_str_equal (KEYS[i], key))
      return i;
  return -1;
}

static char *
validate_words (const AccordRule *rule, const AccordRuleTest *test)
{
  static const AccordFindingState STATES[] = { ACCORD_FINDING_NONE, ACCORD_FINDING_INFORMED_ONLY };
  char *problem = accord_check_words_validate (rule, test, KEYS, STATES, G_N_ELEMENTS (STATES));

  if (problem != NULL)
    return problem;
  if (test->parts->len != ACCORD_INVOLVEMENT_N_PARTS)
    return g_strdup_printf ("the test “%s” must have each of the nine parts once", test->id);
  return *test->threshold == '\0' ? g_strdup_printf ("the test “%s” has no threshold", test->id) : NULL;
}

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  static const char *const NEEDED[] = { "audience", "who", "test" };
  const AccordRuleTest *test;

  for (guint i = 0; i < G_N_ELEMENTS (NEEDED); i++)
    if (accord_check_get_text (rule, NEEDED[i]) == NULL)
      return g_strdup_printf ("the check needs “%s”", NEEDED[i]);
  test = accord_rule_pack_find_test (pack, accord_check_get_text (rule, "test"));
  if (test == NULL)
    return g_strdup_printf ("there is no test “%s”", accord_check_get_text (rule, "test"));
  return validate_words (rule, test);
}

static char *
validate_per (AccordRulePack *pack, const AccordRule *rule)
{
  if (g_strcmp0 (accord_check_get_text (rule, "over"), "organisation") != 0)
    return g_strdup ("the check can only go over “organisation”");
  if (accord_check_get_text (rule, "organisation_kind") == NULL)
    return g_strdup ("the check needs “organisation_kind”");
  return validate (pack, rule);
}

/* --- the facts --- */

static void
add_missing (AccordFindingPart *part, const AccordCheckWords *words, guint holds)
{
  for (guint i = 0; i < words->test->parts->len; i++)
    {
      const AccordTestPart *asked = g_ptr_array_index (words->test->parts, i);

      if (!(holds & (1u << find_key (asked->key))))
        accord_check_words_add_missing (words, part, asked);
    }
}

static void
add_records (AccordFindingPart *part, AccordInvolvement *involvement)
{
  for (guint i = 0; i < involvement->records->len; i++)
    {
      const AccordInvolvementRecord *found = g_ptr_array_index (involvement->records, i);
      AccordFindingRecord record = { "activity",      found->activity, found->title,
                                     found->happened, found->feedback, found->link };

      accord_finding_part_add_record (part, &record);
    }
  part->more = involvement->more;
}

static AccordFindingState
judge (AccordInvolvement *involvement)
{
  const AccordInvolvementRecord *best;

  if (involvement->records->len == 0)
    return ACCORD_FINDING_NONE;
  best = g_ptr_array_index (involvement->records, 0);
  if (best->parts == ACCORD_INVOLVEMENT_ALL)
    return ACCORD_FINDING_RECORDED;
  return involvement->asked ? ACCORD_FINDING_PARTLY : ACCORD_FINDING_INFORMED_ONLY;
}

static void
add_part (AccordFinding *finding, const AccordCheckWords *words, const AccordInvolvementQuestion *question,
          AccordInvolvement *involvement)
{
  AccordFindingPart *part = accord_finding_add_part (finding, words->who, question->organisation);
  const AccordInvolvementRecord *best = involvement->records->len > 0 ? g_ptr_array_index (involvement->records, 0)
                                                                      : NULL;

  part->basis = accord_involvement_ref (involvement);
  part->behind = accord_involvement_question_write (question, words->who);
  part->state = judge (involvement);
  add_missing (part, words, best != NULL ? best->parts : 0);
  add_records (part, involvement);
  if (part->state == ACCORD_FINDING_NONE || part->state == ACCORD_FINDING_INFORMED_ONLY)
    accord_check_words_say_state (words, part);
}

static AccordInvolvement *
find_involvement (const AccordCheckContext *context, const AccordInvolvementQuestion *question, GError **error)
{
  for (guint i = 0; context->before != NULL && i < context->before->parts->len; i++)
    {
      const AccordFindingPart *part = g_ptr_array_index (context->before->parts, i);

      if (part->organisation == question->organisation)
        return accord_involvement_update (context->connection, question, part->basis, context->reach, error);
    }
  return accord_involvement_find (context->connection, question, error);
}

static gboolean
evaluate_one (const AccordCheckContext *context, AccordFinding *finding, const AccordVoice *voice, GError **error)
{
  const AccordRule *rule = finding->rule;
  AccordCheckWords words = {
    .rule = rule,
    .test = accord_rule_pack_find_test (finding->pack, accord_check_get_text (rule, "test")),
    .who = voice != NULL ? voice->name : accord_check_get_text (rule, "who"),
  };
  AccordInvolvementQuestion question = {
    .plan = context->plan,
    .approved_on = context->approved_on,
    .audience = accord_check_get_text (rule, "audience"),
    .organisation_kind = accord_check_get_text (rule, "organisation_kind"),
    .organisation = voice != NULL ? voice->id : 0,
  };
  g_autoptr (AccordInvolvement) involvement = NULL;
  g_autofree char *level = NULL;

  if (!accord_involvement_get_threshold (context->connection, words.test->threshold, &question.threshold, &level,
                                         error))
    return FALSE;
  involvement = find_involvement (context, &question, error);
  if (involvement == NULL)
    return FALSE;
  words.level = level;
  add_part (finding, &words, &question, involvement);
  return TRUE;
}

static gboolean
evaluate_any (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  return evaluate_one (context, finding, NULL, error);
}

/* With none on record the audience as a whole is what is missing: there is always one, whatever the file says. */
static gboolean
evaluate_per (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  g_autoptr (GPtrArray) voices = accord_involvement_list_voices (
      context->connection, accord_check_get_text (finding->rule, "organisation_kind"), context->day, error);

  if (voices == NULL)
    return FALSE;
  if (voices->len == 0)
    return evaluate_one (context, finding, NULL, error);
  for (guint i = 0; i < voices->len; i++)
    if (!evaluate_one (context, finding, g_ptr_array_index (voices, i), error))
      return FALSE;
  return TRUE;
}

/*
 * "engagement_any": at least one record with an audience passes the test. With "organisation_kind", those who take part
 * must be named: an organisation of that kind.
 */
const AccordCheckKind accord_check_engagement_any = { "engagement_any", NULL, validate, evaluate_any };

/* "engagement_per": for each organisation of a kind that covers a place of the partnership, a record passes the test. */
const AccordCheckKind accord_check_engagement_per = { "engagement_per", NULL, validate_per, evaluate_per };
