/* accord-version-details.h: who was asked to approve a version, and who has a copy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "plans/accord-plan-version.h"

G_BEGIN_DECLS

AdwNavigationPage *accord_version_details_new (AccordPartnership *partnership, const AccordPlanVersion *version,
                                               const char *table, gint64 record);

G_END_DECLS
