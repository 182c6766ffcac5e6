/* accord-check-kind-private.h: one sort of check
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-finding-private.h"
#include "engagement/accord-involvement-reach.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordCheckContext:
 * @connection: the token
 * @plan: the plan that is checked
 * @approved_on: the day it was approved, ISO 8601; "" for a draft
 * @day: that day, or today for a draft
 * @today: the day as of which what follows on approval is looked at, ISO 8601
 * @state: code of its state
 * @before: (nullable): what was found before some edits, where it was found in the same way; %NULL to begin anew
 * @reach: (nullable): what those edits reach
 * @changes: (nullable) (element-type AccordChanges): what they touched
 *
 * What a check is run on.
 */
typedef struct
{
  AccordConnection *connection;
  gint64 plan;
  const char *approved_on;
  const char *day;
  const char *today;
  const char *state;
  const AccordFinding *before;
  AccordInvolvementReach *reach;
  GPtrArray *changes;
} AccordCheckContext;

/**
 * AccordCheckKind:
 * @name: what a pack calls it
 * @asks: (nullable) (array zero-terminated=1): the sources of #AccordRuleFactsQuestion that it asks, with
 *   #ACCORD_CHECK_TABLE for the one that the rule names: an edit of tables that none of them looks into leaves its findings
 *   as they are; %NULL when it follows #AccordInvolvementReach itself
 * @validate: says what is wrong with a rule's parameters, or %NULL when nothing is
 * @evaluate: adds the finding's parts; %FALSE with an error when it could not
 * @is_reached: (nullable): where the tables alone say too much: whether the edits can have changed the finding; only asked
 *   when there is a reach
 *
 * A new kind is one file with these two functions, and one line in `accord-check-kind.c`.
 */
typedef struct
{
  const char *name;
  const char *const *asks;
  char *(*validate) (AccordRulePack *pack, const AccordRule *rule);
  gboolean (*evaluate) (const AccordCheckContext *context, AccordFinding *finding, GError **error);
  gboolean (*is_reached) (const AccordCheckContext *context, const AccordRule *rule);
} AccordCheckKind;

/* Stands for the source that a rule names as its "table". */
#define ACCORD_CHECK_TABLE "table"
#define ACCORD_CHECK_BY_TABLE ((const char *const[]) { ACCORD_CHECK_TABLE, NULL })

extern const AccordCheckKind accord_check_engagement_any;
extern const AccordCheckKind accord_check_engagement_per;
extern const AccordCheckKind accord_check_seat_count;
extern const AccordCheckKind accord_check_seat_per;
extern const AccordCheckKind accord_check_record_exists;
extern const AccordCheckKind accord_check_all_entries;
extern const AccordCheckKind accord_check_group_coverage;
extern const AccordCheckKind accord_check_sector_coverage;
extern const AccordCheckKind accord_check_section_topic;
extern const AccordCheckKind accord_check_each_linked;
extern const AccordCheckKind accord_check_decision_record;
extern const AccordCheckKind accord_check_decision_per;
extern const AccordCheckKind accord_check_dispatch_per;
extern const AccordCheckKind accord_check_receipt_per;
extern const AccordCheckKind accord_check_tracker_per;
extern const AccordCheckKind accord_check_checklist;
extern const AccordCheckKind accord_check_info;

const AccordCheckKind *accord_check_kind_find (const char *name);
char *accord_check_kind_validate (const AccordCheckKind *self, AccordRulePack *pack, const AccordRule *rule);
gboolean accord_check_touches (const AccordCheckContext *context, const char *table);
gboolean accord_check_kind_is_due (const AccordCheckContext *context, const AccordRule *rule);
gboolean accord_check_kind_reads (const AccordCheckKind *self, const AccordRule *rule, AccordChanges *changes);

G_END_DECLS
