/* accord-check-info.c: a duty of others, to be known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-records-private.h"

static const char *const ASKS[] = { NULL };

static char *
validate (AccordRulePack *pack, const AccordRule *rule)
{
  return accord_check_words_has_state (pack, rule, ACCORD_FINDING_NOTHING_DUE)
             ? NULL
             : g_strdup ("there are no words for the state “nothing_due”");
}

static gboolean
evaluate (const AccordCheckContext *context, AccordFinding *finding, GError **error)
{
  accord_check_records_say_nothing_due (finding);
  return TRUE;
}

/* "info": nothing is looked for; the rule's words for the state "nothing_due" say why. */
const AccordCheckKind accord_check_info = { "info", ASKS, validate, evaluate };
