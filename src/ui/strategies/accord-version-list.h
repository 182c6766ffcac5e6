/* accord-version-list.h: the frozen versions of a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_VERSION_LIST (accord_version_list_get_type ())
G_DECLARE_FINAL_TYPE (AccordVersionList, accord_version_list, ACCORD, VERSION_LIST, AdwNavigationPage)

AdwNavigationPage *accord_version_list_new (AccordPartnership *partnership, gint64 plan);
void accord_version_list_show (AccordVersionList *self, gint64 version, const char *table, gint64 record);

G_END_DECLS
