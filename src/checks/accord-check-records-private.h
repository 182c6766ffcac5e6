/* accord-check-records-private.h: are the records there, and is everything asked of them filled in?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-check-kind-private.h"
#include "checks/accord-check-words-private.h"
#include "model/accord-rule-facts.h"

G_BEGIN_DECLS

/* What a test may ask of the records as a number, beside the keys of their source. */
#define ACCORD_CHECK_NUMBER "number"

/**
 * AccordCheckRecords:
 * @source: as in #AccordRuleFactsQuestion
 * @facts: (element-type AccordRuleFact): the records
 * @is_number_right: whether there are as many as are asked for
 * @one_will_do: whether one record with everything is enough, whatever others lack
 *
 * What one part of a finding stands on.
 */
typedef struct
{
  const char *source;
  GPtrArray *facts;
  gboolean is_number_right;
  gboolean one_will_do;
} AccordCheckRecords;

char *accord_check_records_validate (AccordRulePack *pack, const AccordRule *rule, const char *source);
char *accord_check_records_validate_keys (AccordRulePack *pack, const AccordRule *rule, const char *const *keys);
char *accord_check_records_validate_over (const AccordRule *rule, const char *const *known);

AccordRuleFactsQuestion accord_check_records_ask (const AccordCheckContext *context, const AccordFinding *finding,
                                                  const char *source);
GPtrArray *accord_check_records_list (const AccordCheckContext *context, const AccordRule *rule, const char *source,
                                      const char *code, GError **error);
void accord_check_records_judge (AccordFinding *finding, const char *who, gint64 organisation,
                                 const AccordCheckRecords *records);
gboolean accord_check_records_find (const AccordCheckContext *context, AccordFinding *finding, const char *who,
                                    gint64 organisation, const AccordRuleFactsQuestion *question, GError **error);
gboolean accord_check_records_find_each (const AccordCheckContext *context, AccordFinding *finding, GPtrArray *subjects,
                                         const AccordRuleFactsQuestion *asked, GHashTable *reached, GError **error);
void accord_check_records_say_nothing_due (AccordFinding *finding);

G_END_DECLS
