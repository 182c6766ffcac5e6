/* accord-activities.h: the engagement log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list.h"

G_BEGIN_DECLS

extern const AccordListSource accord_activities;

AccordRequest *accord_activities_count (void);
char *accord_activities_behind_get_name (const char *value);

G_END_DECLS
