/* accord-activities-private.h: what more than one question asks of an activity "a"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engagement/accord-activities.h"

/* It was planned for a day that is past. What was planned for more than a year ago nobody waits for. */
#define ACCORD_ACTIVITY_PLANNED_UNTIL "max (a.happened_from, a.happened_until)"
#define ACCORD_ACTIVITY_IS_OVERDUE                                                                                     \
  "a.happened_from BETWEEN date (?1, '-1 year') AND ?1 AND a.state = 'planned' AND " ACCORD_ACTIVITY_PLANNED_UNTIL " < ?1"
