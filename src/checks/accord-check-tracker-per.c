/* accord-check-tracker-per.c: what has each body that received the plan done about it?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"

static const char *const ASKS[] = { "organisation", ACCORD_CHECK_TABLE, NULL };

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  static const char *const KNOWN[] = { "organisation", NULL };
  static const char *const TABLES[] = { "plan_response", "approval", NULL };
  const char *table = accord_check_get_text (rule, "table");
  char *problem = accord_check_records_validate_over (rule, KNOWN);

  if (problem != NULL)
    return problem;
  if (table == NULL || !g_strv_contains (TABLES, table))
    return g_strdup ("the check can only look into “plan_response” or “approval”");
  return accord_check_records_validate (pack, rule, table);
}

static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  AccordRuleFactsQuestion question = accord_check_records_ask (context, finding,
                                                               accord_check_get_text (finding->rule, "table"));
  g_autoptr (GPtrArray) bodies = accord_check_records_list (context, finding->rule, "organisation", NULL, error);

  return bodies != NULL && accord_check_records_find_each (context, finding, bodies, &question, NULL, error);
}

/* "tracker_per": for each organisation of a kind that covers the area, what it decided about the plan. */
const AccordCheckKind accord_check_tracker_per = { "tracker_per", ASKS, validate, evaluate };
