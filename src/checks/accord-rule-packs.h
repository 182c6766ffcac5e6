/* accord-rule-packs.h: the rule packs at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-rule-pack.h"

G_BEGIN_DECLS

/**
 * AccordRulePacks:
 * @packs: (element-type AccordRulePack): those that were read, by their files' names
 * @refused: (element-type GError): why others were not
 *
 * All rule packs at one time. Never changes, so any thread may read it.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public >*/
  GPtrArray *packs;
  GPtrArray *refused;
} AccordRulePacks;

#define ACCORD_TYPE_RULE_PACKS (accord_rule_packs_get_type ())
GType accord_rule_packs_get_type (void);

AccordRulePacks *accord_rule_packs_load (const char *const *paths);
AccordRulePacks *accord_rule_packs_get_default (void);
AccordRulePacks *accord_rule_packs_ref (AccordRulePacks *self);
void accord_rule_packs_unref (AccordRulePacks *self);
AccordRulePack *accord_rule_packs_find (AccordRulePacks *self, const char *id);
AccordRulePack *accord_rule_packs_find_newest (AccordRulePacks *self, const char *plan_type);
AccordRulePack *accord_rule_packs_choose (AccordRulePacks *self, const char *id, const char *plan_type, const char *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRulePacks, accord_rule_packs_unref)

G_END_DECLS
