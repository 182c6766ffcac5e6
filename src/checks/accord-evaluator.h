/* accord-evaluator.h: what every requirement comes to for every plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-finding.h"
#include "checks/accord-rule-packs.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordPlanChecks:
 * @plan: the plan
 * @title: its title
 * @plan_type: code of its type
 * @state: code of its state
 * @approved_on: the day it was approved, ISO 8601; "" for a draft
 * @pack: (nullable): what it was checked against; %NULL when there is no rule pack for its type
 * @flagged: (array zero-terminated=1): ids of the requirements that flag it
 * @findings: (element-type AccordFinding): one a requirement, in the order of the pack
 *
 * One plan, checked. Never changes once it is made, so any thread may read it.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;
  GHashTable *stands_on;
  gboolean is_open;
  char *day;
  char *today;

  /*< public >*/
  gint64 plan;
  char *title;
  char *plan_type;
  char *state;
  char *approved_on;
  AccordRulePack *pack;
  GStrv flagged;
  GPtrArray *findings;
} AccordPlanChecks;

#define ACCORD_TYPE_PLAN_CHECKS (accord_plan_checks_get_type ())
GType accord_plan_checks_get_type (void);

AccordPlanChecks *accord_plan_checks_ref (AccordPlanChecks *self);
void accord_plan_checks_unref (AccordPlanChecks *self);
AccordFinding *accord_plan_checks_find (AccordPlanChecks *self, const char *requirement);
struct _JsonNode *accord_plan_checks_to_json (AccordPlanChecks *self);

AccordRequest *accord_checks_for_plan (gint64 plan);
AccordPlanChecks *accord_checks_read (AccordConnection *connection, gint64 plan, GError **error);
AccordRequest *accord_checks_for_plan_by (AccordRulePack *pack, gint64 plan, const char *today);
AccordRequest *accord_checks_for_plan_on (AccordRulePacks *packs, gint64 plan, const char *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPlanChecks, accord_plan_checks_unref)

G_END_DECLS
