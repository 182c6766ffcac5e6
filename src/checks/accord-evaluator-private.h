/* accord-evaluator-private.h: inside the checks only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-changes.h"
#include "checks/accord-evaluator.h"

G_BEGIN_DECLS

gboolean accord_checks_are_touched (AccordChanges *changes);
AccordRequest *accord_checks_update (AccordRulePacks *packs, GPtrArray *before, GPtrArray *changes, const char *today);

G_END_DECLS
