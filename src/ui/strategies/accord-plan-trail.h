/* accord-plan-trail.h: where a strategy has stood, and what it came from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PLAN_TRAIL (accord_plan_trail_get_type ())
G_DECLARE_FINAL_TYPE (AccordPlanTrail, accord_plan_trail, ACCORD, PLAN_TRAIL, AdwBin)

GtkWidget *accord_plan_trail_new (AccordPartnership *partnership, gint64 plan);

G_END_DECLS
