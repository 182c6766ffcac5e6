/* accord-check-seats.c: are there as many seats as are asked for, and does somebody hold them?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"
#include "engagement/accord-involvement.h"

#define SOURCE "seat"

static const char *const ASKS[] = { SOURCE, "organisation", NULL };

/* --- the pack --- */

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  if (accord_check_get_text (rule, "statutory_basis") == NULL)
    return g_strdup ("the check needs “statutory_basis”");
  if ((accord_check_get_number (rule, "equals") < 0) == (accord_check_get_number (rule, "at_least") < 0))
    return g_strdup ("the check needs “equals” or “at_least”, a number from 0 on");
  return accord_check_records_validate (pack, rule, SOURCE);
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

static GPtrArray *
find_seats (const AccordCheckContext *context, const AccordRule *rule, GError **error)
{
  AccordRuleFactsQuestion question = {
    .source = SOURCE,
    .day = context->day,
    .organisation_kind = accord_check_get_text (rule, "organisation_kind"),
    .code = accord_check_get_text (rule, "statutory_basis"),
  };

  return accord_rule_facts_find (context->connection, &question, error);
}

static gboolean
is_number_right (const AccordRule *rule, guint n)
{
  int equals = accord_check_get_number (rule, "equals");

  return equals >= 0 ? n == (guint) equals : n >= (guint) accord_check_get_number (rule, "at_least");
}

static void
judge (AccordFinding *finding, const char *who, gint64 organisation, GPtrArray *facts)
{
  AccordCheckRecords records = { SOURCE, facts, is_number_right (finding->rule, facts->len) };

  accord_check_records_judge (finding, who, organisation, &records);
}

static gboolean
evaluate_count (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  g_autoptr (GPtrArray) facts = find_seats (context, finding->rule, error);

  if (facts == NULL)
    return FALSE;
  judge (finding, accord_check_get_text (finding->rule, "who"), 0, facts);
  return TRUE;
}

static GPtrArray *
list_of (GPtrArray *facts, gint64 organisation)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < facts->len; i++)
    if (((AccordRuleFact *) g_ptr_array_index (facts, i))->subject == organisation)
      g_ptr_array_add (own, g_ptr_array_index (facts, i));
  return own;
}

/* With no such organisation on record, the seats as a whole are looked at: there is always one part. */
static gboolean
evaluate_per (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  g_autoptr (GPtrArray) voices = accord_involvement_list_voices (
      context->connection, accord_check_get_text (finding->rule, "organisation_kind"), context->day, error);
  g_autoptr (GPtrArray) facts = voices != NULL ? find_seats (context, finding->rule, error) : NULL;

  if (facts == NULL)
    return FALSE;
  if (voices->len == 0)
    judge (finding, accord_check_get_text (finding->rule, "who"), 0, facts);
  for (guint i = 0; i < voices->len; i++)
    {
      const AccordVoice *voice = g_ptr_array_index (voices, i);
      g_autoptr (GPtrArray) own = list_of (facts, voice->id);

      judge (finding, voice->name, voice->id, own);
    }
  return TRUE;
}

/* "seat_count": as many seats of a statutory basis as are asked for, each with everything that the test asks. */
const AccordCheckKind accord_check_seat_count = { "seat_count", ASKS, validate, evaluate_count };

/* "seat_per": as many for each organisation of a kind that covers a place of the partnership. */
const AccordCheckKind accord_check_seat_per = { "seat_per", ASKS, validate_per, evaluate_per };
