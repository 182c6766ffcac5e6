/* accord-strategy-list.h: all strategies of the partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "checks/accord-live-checks.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_STRATEGY_LIST (accord_strategy_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordStrategyList, accord_strategy_list, ACCORD, STRATEGY_LIST, AdwNavigationPage)

AdwNavigationPage *accord_strategy_list_new (AccordPartnership *partnership, AccordChecks *checks);
void accord_strategy_list_find (AccordStrategyList *self);

G_END_DECLS
