/* accord-version-compare.h: two versions of a strategy, or one and today, as a redline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_VERSION_COMPARE (accord_version_compare_get_type ())
G_DECLARE_FINAL_TYPE (AccordVersionCompare, accord_version_compare, ACCORD, VERSION_COMPARE, AdwNavigationPage)

AdwNavigationPage *accord_version_compare_new (AccordPartnership *partnership, gint64 plan, gint64 version);

G_END_DECLS
