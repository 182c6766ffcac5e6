/* accord-plan-state.h: where a strategy stands, and what may follow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

#define ACCORD_PLAN_FOR_APPROVAL "for_approval"
#define ACCORD_PLAN_PUBLISHED "published"

/**
 * AccordPlanStage:
 *
 * The states that the checks and the dates of a plan depend on, in their order. The states themselves are terms, and a site
 * may have more of them; of those nothing is known but that a person chose them, so they may follow any state and be
 * followed by any.
 */
typedef enum
{
  ACCORD_PLAN_STAGE_UNKNOWN,
  ACCORD_PLAN_STAGE_DRAFT,
  ACCORD_PLAN_STAGE_OUT,
  ACCORD_PLAN_STAGE_FOR_APPROVAL,
  ACCORD_PLAN_STAGE_APPROVED,
  ACCORD_PLAN_STAGE_PUBLISHED,
  ACCORD_PLAN_STAGE_SUPERSEDED,
} AccordPlanStage;

AccordPlanStage accord_plan_state_get_stage (const char *state);
gboolean accord_plan_state_is_closed (const char *state);
gboolean accord_plan_state_may_follow (const char *state, const char *next);

gboolean accord_plan_check_open (AccordConnection *connection, gint64 plan, GError **error);
gboolean accord_section_check_open (AccordConnection *connection, gint64 section, GError **error);
gboolean accord_section_check_part_open (AccordConnection *connection, const char *table, gint64 id, GError **error);
gboolean accord_plan_date_steps (AccordConnection *connection, gint64 plan, GError **error);

G_END_DECLS
