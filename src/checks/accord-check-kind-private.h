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
  const AccordFinding *before;
  AccordInvolvementReach *reach;
  GPtrArray *changes;
} AccordCheckContext;

/**
 * AccordCheckKind:
 * @name: what a pack calls it
 * @reads: (nullable) (array zero-terminated=1): the tables that it looks into: an edit of others leaves its findings as
 *   they are; %NULL when it follows #AccordInvolvementReach itself
 * @validate: says what is wrong with a rule's parameters, or %NULL when nothing is
 * @evaluate: adds the finding's parts; %FALSE with an error when it could not
 *
 * A new kind is one file with these two functions, and one line in `accord-check-kind.c`.
 */
typedef struct
{
  const char *name;
  const char *const *reads;
  char *(*validate) (AccordRulePack *pack, const AccordRule *rule);
  gboolean (*evaluate) (const AccordCheckContext *context, AccordFinding *finding, GError **error);
} AccordCheckKind;

extern const AccordCheckKind accord_check_engagement_any;
extern const AccordCheckKind accord_check_engagement_per;
extern const AccordCheckKind accord_check_seat_count;
extern const AccordCheckKind accord_check_seat_per;
extern const AccordCheckKind accord_check_record_exists;
extern const AccordCheckKind accord_check_all_entries;

const AccordCheckKind *accord_check_kind_find (const char *name);
gboolean accord_check_kind_reads (const AccordCheckKind *self, AccordChanges *changes);
gboolean accord_check_kind_any_reads (AccordChanges *changes);

G_END_DECLS
