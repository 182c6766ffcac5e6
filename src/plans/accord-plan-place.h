/* accord-plan-place.h: where a record that goes with a strategy is found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordPlanPlace:
 * @plan: the strategy
 * @version: the frozen version of it that the record is, or belongs to; or 0
 *
 * What a person has to open to come to a record.
 */
typedef struct
{
  gint64 plan;
  gint64 version;
} AccordPlanPlace;

gboolean accord_plan_place_has (const char *table);
AccordRequest *accord_plan_place_find (const char *table, gint64 id);

G_END_DECLS
