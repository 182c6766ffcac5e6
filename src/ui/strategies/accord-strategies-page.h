/* accord-strategies-page.h: the Strategies page of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "checks/accord-live-checks.h"
#include "model/accord-partnership.h"
#include "ui/common/accord-page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_STRATEGIES_PAGE (accord_strategies_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordStrategiesPage, accord_strategies_page, ACCORD, STRATEGIES_PAGE, AdwNavigationPage)

AccordPage *accord_strategies_page_new (AccordPartnership *partnership, AccordChecks *checks);

G_END_DECLS
