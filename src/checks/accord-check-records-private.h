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
 *
 * What one part of a finding stands on.
 */
typedef struct
{
  const char *source;
  GPtrArray *facts;
  gboolean is_number_right;
} AccordCheckRecords;

char *accord_check_records_validate (AccordRulePack *pack, const AccordRule *rule, const char *source);
void accord_check_records_judge (AccordFinding *finding, const char *who, gint64 organisation,
                                 const AccordCheckRecords *records);

G_END_DECLS
