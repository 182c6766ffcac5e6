/* accord-check-receipt-per.c: has each body given its needs assessment?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"

#define SOURCE "assessment"

static const char *const ASKS[] = { "organisation", SOURCE, NULL };

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  static const char *const KNOWN[] = { "organisation", NULL };
  char *problem = accord_check_records_validate_over (rule, KNOWN);

  return problem != NULL ? problem : accord_check_records_validate (pack, rule, SOURCE);
}

static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  AccordRuleFactsQuestion question = accord_check_records_ask (context, finding, SOURCE);
  g_autoptr (GPtrArray) bodies = accord_check_records_list (context, finding->rule, "organisation", NULL, error);

  return bodies != NULL && accord_check_records_find_each (context, finding, bodies, &question, NULL, error);
}

/* "receipt_per": from each organisation of a kind that covers the area an assessment was received. */
const AccordCheckKind accord_check_receipt_per = { "receipt_per", ASKS, validate, evaluate };
