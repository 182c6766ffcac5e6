/* accord-check-engagement.c: was an audience, or each of its organisations, involved?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>

#include "checks/accord-check-kind-private.h"
#include "model/accord-involvement.h"

/* How a pack names the parts of the test: the bit at each place is that of AccordInvolvementParts. */
static const char *const KEYS[ACCORD_INVOLVEMENT_N_PARTS] = {
  "done_before_approval", "two_way", "level", "named", "heard", "linked", "response", "fed_back", "evidence",
};

static const char *
get_parameter (const AccordRule *rule, const char *name)
{
  JsonNode *node = json_object_get_member (rule->check, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

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
validate_test (const AccordRuleTest *test)
{
  guint found = 0;

  for (guint i = 0; i < test->parts->len; i++)
    {
      const AccordTestPart *part = g_ptr_array_index (test->parts, i);
      int index = find_key (part->key);

      if (index < 0)
        return g_strdup_printf ("the test “%s” has a part “%s” that is not known", test->id, part->key);
      found |= 1u << index;
    }
  if (found != ACCORD_INVOLVEMENT_ALL || test->parts->len != ACCORD_INVOLVEMENT_N_PARTS)
    return g_strdup_printf ("the test “%s” must have each of the nine parts once", test->id);
  if (*test->threshold == '\0')
    return g_strdup_printf ("the test “%s” has no threshold", test->id);
  return NULL;
}

static char *
validate_words (const AccordRuleTest *test, const AccordRule *rule)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, rule->parts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (find_key (key) < 0)
      return g_strdup_printf ("there is no part “%s” to have words for", (char *) key);
  for (guint i = 0; i < 2; i++)
    {
      const char *code = accord_finding_state_get_code (i == 0 ? ACCORD_FINDING_NONE : ACCORD_FINDING_INFORMED_ONLY);

      if (!g_hash_table_contains (rule->states, code) && !g_hash_table_contains (test->states, code))
        return g_strdup_printf ("there are no words for the state “%s”", code);
    }
  return NULL;
}

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  static const char *const NEEDED[] = { "audience", "who", "test" };
  const AccordRuleTest *test;
  char *problem;

  for (guint i = 0; i < G_N_ELEMENTS (NEEDED); i++)
    if (get_parameter (rule, NEEDED[i]) == NULL)
      return g_strdup_printf ("the check needs “%s”", NEEDED[i]);
  test = accord_rule_pack_find_test (pack, get_parameter (rule, "test"));
  if (test == NULL)
    return g_strdup_printf ("there is no test “%s”", get_parameter (rule, "test"));
  problem = validate_test (test);
  return problem != NULL ? problem : validate_words (test, rule);
}

static char *
validate_per (AccordRulePack *pack, const AccordRule *rule)
{
  if (g_strcmp0 (get_parameter (rule, "over"), "organisation") != 0)
    return g_strdup ("the check can only go over “organisation”");
  if (get_parameter (rule, "organisation_kind") == NULL)
    return g_strdup ("the check needs “organisation_kind”");
  return validate (pack, rule);
}

/* --- words --- */

typedef struct
{
  const AccordRule *rule;
  const AccordRuleTest *test;
  const char *who;
  const char *level;
} Wording;

static char *
fill_in (const Wording *wording, const char *text)
{
  GString *sentence = g_string_new (text);

  g_string_replace (sentence, "{level}", wording->level, 0);
  g_string_replace (sentence, "{who}", wording->who, 0);
  return g_string_free_and_steal (sentence);
}

static const AccordRuleWords *
find_state_words (const Wording *wording, AccordFindingState state)
{
  const char *code = accord_finding_state_get_code (state);
  const AccordRuleWords *words = g_hash_table_lookup (wording->rule->states, code);

  return words != NULL ? words : g_hash_table_lookup (wording->test->states, code);
}

static void
add_missing (AccordFindingPart *part, const Wording *wording, guint holds)
{
  for (guint i = 0; i < wording->test->parts->len; i++)
    {
      const AccordTestPart *asked = g_ptr_array_index (wording->test->parts, i);
      const AccordRuleWords *own = g_hash_table_lookup (wording->rule->parts, asked->key);

      if (holds & (1u << find_key (asked->key)))
        continue;
      accord_finding_part_add_missing (
          part, asked->key, asked->label,
          fill_in (wording, own != NULL && own->missing != NULL ? own->missing : asked->words.missing),
          fill_in (wording, own != NULL && own->advice != NULL ? own->advice : asked->words.advice));
    }
}

/* --- the facts --- */

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
add_part (AccordFinding *finding, const Wording *wording, gint64 organisation, AccordInvolvement *involvement)
{
  AccordFindingPart *part = accord_finding_add_part (finding, wording->who, organisation);
  const AccordInvolvementRecord *best = involvement->records->len > 0 ? g_ptr_array_index (involvement->records, 0)
                                                                      : NULL;

  part->basis = accord_involvement_ref (involvement);
  part->state = judge (involvement);
  add_missing (part, wording, best != NULL ? best->parts : 0);
  add_records (part, involvement);
  if (part->state == ACCORD_FINDING_NONE || part->state == ACCORD_FINDING_INFORMED_ONLY)
    {
      const AccordRuleWords *words = find_state_words (wording, part->state);

      part->text = fill_in (wording, words->missing);
      part->advice = fill_in (wording, words->advice);
    }
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
  Wording wording = {
    .rule = rule,
    .test = accord_rule_pack_find_test (finding->pack, get_parameter (rule, "test")),
    .who = voice != NULL ? voice->name : get_parameter (rule, "who"),
  };
  AccordInvolvementQuestion question = {
    .plan = context->plan,
    .approved_on = context->approved_on,
    .audience = get_parameter (rule, "audience"),
    .organisation_kind = get_parameter (rule, "organisation_kind"),
    .organisation = voice != NULL ? voice->id : 0,
  };
  g_autoptr (AccordInvolvement) involvement = NULL;
  g_autofree char *level = NULL;

  if (!accord_involvement_get_threshold (context->connection, wording.test->threshold, &question.threshold, &level,
                                         error))
    return FALSE;
  involvement = find_involvement (context, &question, error);
  if (involvement == NULL)
    return FALSE;
  wording.level = level;
  add_part (finding, &wording, question.organisation, involvement);
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
      context->connection, get_parameter (finding->rule, "organisation_kind"), context->day, error);

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
const AccordCheckKind accord_check_engagement_any = { "engagement_any", validate, evaluate_any };

/* "engagement_per": for each organisation of a kind that covers a place of the partnership, a record passes the test. */
const AccordCheckKind accord_check_engagement_per = { "engagement_per", validate_per, evaluate_per };
