/* accord-plan-coverage-private.h: the parts of a strategy's coverage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engagement/accord-plan-coverage.h"

G_BEGIN_DECLS

/* ?1 is the strategy. An activity that names none serves every one. */
#define ACCORD_SERVES_PLAN                                                                                             \
  "(NOT EXISTS (SELECT 1 FROM activity_plan AS w WHERE w.activity_id = a.id)"                                          \
  " OR EXISTS (SELECT 1 FROM activity_plan AS w WHERE w.activity_id = a.id AND w.plan_id = ?1))"

#define ACCORD_LAST_DAY "max (a.happened_from, a.happened_until)"

/* ?2 is the day of approval, or "". */
#define ACCORD_DONE_IN_TIME                                                                                            \
  "(a.state = 'done' AND (?2 = '' OR (" ACCORD_LAST_DAY " <> '' AND " ACCORD_LAST_DAY " <= ?2)) AND " ACCORD_SERVES_PLAN ")"

#define ACCORD_IS_COUNTED "(a.reach_unit = 'people' AND a.reach_qualifier <> 'not_known')"

GPtrArray *accord_plan_coverage_read_methods (AccordConnection *connection, gint64 plan, const char *approved_on,
                                              GError **error);
GPtrArray *accord_plan_coverage_read_contested (AccordConnection *connection, gint64 plan, GError **error);

G_END_DECLS
