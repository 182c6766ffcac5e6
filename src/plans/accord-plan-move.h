/* accord-plan-move.h: a strategy goes from one state to another, and a revised one begins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

AccordRequest *accord_plan_move (gint64 plan, const char *state, const char *day, const char *note, const char *label);
AccordRequest *accord_plan_revise (gint64 plan);

G_END_DECLS
