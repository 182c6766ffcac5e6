/* accord-rule-pack-private.h: inside the checks only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-rule-pack.h"

G_BEGIN_DECLS

AccordRulePack *accord_rule_pack_new (void);
AccordRule *accord_rule_new (void);
AccordRuleTest *accord_rule_test_new (void);
gboolean accord_rule_is_in_force (const AccordRule *self, const char *day);

G_END_DECLS
