/* accord-plan-state.h: where a strategy stands, and what may follow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

#define ACCORD_PLAN_FOR_APPROVAL "for_approval"
#define ACCORD_PLAN_PUBLISHED "published"

gboolean accord_plan_state_is_closed (const char *state);
gboolean accord_plan_state_may_follow (const char *state, const char *next);

AccordRequest *accord_plan_move (gint64 plan, const char *state, const char *day, const char *note, const char *label);
AccordRequest *accord_plan_revise (gint64 plan);

gboolean accord_plan_check_open (AccordConnection *connection, gint64 plan, GError **error);
gboolean accord_section_check_open (AccordConnection *connection, gint64 section, GError **error);
gboolean accord_section_check_part_open (AccordConnection *connection, const char *table, gint64 id, GError **error);
gboolean accord_plan_date_steps (AccordConnection *connection, gint64 plan, GError **error);

G_END_DECLS
