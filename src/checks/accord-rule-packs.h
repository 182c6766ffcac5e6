/* accord-rule-packs.h: the rule packs at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-data.h"
#include "checks/accord-rule-pack.h"

G_BEGIN_DECLS

/**
 * AccordRulePackFile:
 * @path: the file
 * @origin: whose it is
 * @pack: (nullable): what was read
 * @error: (nullable): why it was refused
 * @is_in_force: whether plans are judged by it: it was read, and none of its id came after it
 *
 * A file that is, or says that it is, a rule pack.
 */
typedef struct
{
  char *path;
  AccordDataOrigin origin;
  AccordRulePack *pack;
  GError *error;
  gboolean is_in_force;
} AccordRulePackFile;

/**
 * AccordRulePacks:
 * @files: (element-type AccordRulePackFile): all that were looked at, in this order
 * @packs: (element-type AccordRulePack): those that were read, by their files' names
 * @refused: (element-type GError): why others were not; the errors of @files
 *
 * All rule packs at one time. Never changes, so any thread may read it.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public >*/
  GPtrArray *files;
  GPtrArray *packs;
  GPtrArray *refused;
} AccordRulePacks;

#define ACCORD_TYPE_RULE_PACKS (accord_rule_packs_get_type ())
GType accord_rule_packs_get_type (void);

AccordRulePacks *accord_rule_packs_load (const char *const *paths);
AccordRulePacks *accord_rule_packs_get_default (void);
gboolean accord_rule_packs_add (const char *path, GError **error);
gboolean accord_rule_packs_remove (const char *path, GError **error);
AccordRulePacks *accord_rule_packs_ref (AccordRulePacks *self);
void accord_rule_packs_unref (AccordRulePacks *self);
AccordRulePack *accord_rule_packs_find (AccordRulePacks *self, const char *id);
AccordRulePack *accord_rule_packs_find_newest (AccordRulePacks *self, const char *plan_type);
AccordRulePack *accord_rule_packs_choose (AccordRulePacks *self, const char *id, const char *plan_type, const char *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRulePacks, accord_rule_packs_unref)

G_END_DECLS
