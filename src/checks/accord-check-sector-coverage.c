/* accord-check-sector-coverage.c: does each sector have a seat, or has it taken part?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"

#define SEATS "seat_of_sector"
#define ACTIVITIES "activity_of_sector"

static const char *const ASKS[] = { "sector", SEATS, ACTIVITIES, NULL };

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  g_auto (GStrv) sectors = accord_check_get_list (rule, "sectors");

  if (sectors == NULL)
    return g_strdup ("the check needs “sectors”, a list of codes");
  return accord_check_records_validate (pack, rule, SEATS);
}

static gboolean
add_facts (const AccordCheckContext *context, AccordFinding *finding, const char *source, const char *sector,
           GPtrArray *facts, GError **error)
{
  AccordRuleFactsQuestion question = accord_check_records_ask (context, finding, source);
  g_autoptr (GPtrArray) found = NULL;

  question.day = context->day;
  question.code = sector;
  question.one_will_do = TRUE;
  found = accord_rule_facts_find (context->connection, &question, error);
  if (found == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (facts, g_steal_pointer (&found));
  return TRUE;
}

static gboolean
evaluate_sector (const AccordCheckContext *context, AccordFinding *finding, const AccordRuleFact *sector,
                 const char *code, GError **error)
{
  g_autoptr (GPtrArray) facts = accord_rule_facts_new ();
  AccordCheckRecords records = { SEATS, facts, FALSE, TRUE };

  if (!add_facts (context, finding, SEATS, code, facts, error) ||
      !add_facts (context, finding, ACTIVITIES, code, facts, error))
    return FALSE;
  records.is_number_right = facts->len > 0;
  accord_check_records_judge (finding, sector->title, 0, &records);
  return TRUE;
}

/* A sector that the site has no term for cannot be recorded: the rule is not checked for it. */
static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  g_auto (GStrv) sectors = accord_check_get_list (finding->rule, "sectors");

  for (guint i = 0; sectors[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) term = accord_check_records_list (context, finding->rule, "sector", sectors[i], error);

      if (term == NULL)
        return FALSE;
      if (term->len > 0 && !evaluate_sector (context, finding, g_ptr_array_index (term, 0), sectors[i], error))
        return FALSE;
    }
  return TRUE;
}

/* "sector_coverage": for each of "sectors", a seat that somebody holds, or an activity in which an organisation of the sector
 * took part. */
const AccordCheckKind accord_check_sector_coverage = { "sector_coverage", ASKS, validate, evaluate };
