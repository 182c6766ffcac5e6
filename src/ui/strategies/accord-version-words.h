/* accord-version-words.h: how versions are named
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plans/accord-plan-version.h"

G_BEGIN_DECLS

char *accord_version_write_moment (const char *at);
char *accord_version_write_title (const AccordPlanVersion *version);

G_END_DECLS
