/* checks-fixture.h: a small partnership whose strategy has everything, to take one thing away from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-evaluator.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define CHECKS_TODAY "2026-11-22"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  gint64 place;
  gint64 healthwatch;
  gint64 alliance;
  gint64 plan;
  gint64 section;
} ChecksFixture;

/* One activity that passes every part, for one audience. */
typedef struct
{
  gint64 activity;
  gint64 feedback;
  gint64 link;
} Involvement;

void checks_fixture_set_up (ChecksFixture *fixture, gconstpointer data);
void checks_fixture_tear_down (ChecksFixture *fixture, gconstpointer data);

gint64 checks_add (ChecksFixture *fixture, const char *table, const char *columns, ...) G_GNUC_PRINTF (3, 4);
void checks_set (ChecksFixture *fixture, const char *table, const char *field, gint64 id, const char *text);
void checks_link (ChecksFixture *fixture, const char *field, gint64 activity, gint64 id);
void checks_set_audience (ChecksFixture *fixture, gint64 activity, const char *audience);
Involvement checks_add_involvement (ChecksFixture *fixture, const char *audience, gint64 organisation);

AccordPlanChecks *checks_run (ChecksFixture *fixture);
AccordFindingPart *checks_part (AccordPlanChecks *checks, const char *requirement, guint index);
char *checks_list_missing (const AccordFindingPart *part);
char *checks_describe (AccordPlanChecks *checks);

/* The one part of @requirement has this state, and these keys missing, with commas between. */
#define checks_assert_part(fixture, requirement, index, expected_state, expected_missing)                              \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autoptr (AccordPlanChecks) checks_ = checks_run (fixture);                                                       \
    AccordFindingPart *part_ = checks_part (checks_, requirement, index);                                              \
    g_autofree char *missing_ = checks_list_missing (part_);                                                           \
    g_assert_cmpstr (missing_, ==, expected_missing);                                                                  \
    g_assert_cmpstr (accord_finding_state_get_code (part_->state), ==, expected_state);                                \
  }                                                                                                                    \
  G_STMT_END

G_END_DECLS
