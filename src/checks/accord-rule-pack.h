/* accord-rule-pack.h: what a kind of plan is checked against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AccordSeverity:
 * @ACCORD_SEVERITY_LOW: shown in Checks only
 * @ACCORD_SEVERITY_MEDIUM: listed under what needs attention
 * @ACCORD_SEVERITY_HIGH: the plan is flagged
 *
 * How loudly the program speaks. Says nothing about legal strength.
 */
typedef enum
{
  ACCORD_SEVERITY_LOW,
  ACCORD_SEVERITY_MEDIUM,
  ACCORD_SEVERITY_HIGH,
} AccordSeverity;

/**
 * AccordRuleTerm:
 * @id: of a group or a strength
 * @label: what a person reads
 */
typedef struct
{
  char *id;
  char *label;
} AccordRuleTerm;

/**
 * AccordRuleWords:
 * @missing: (nullable): says what is missing; "{who}" and "{level}" stand for names
 * @advice: (nullable): says what would close it
 */
typedef struct
{
  char *missing;
  char *advice;
} AccordRuleWords;

/**
 * AccordTestPart:
 * @key: which part of the test
 * @label: what a person reads
 * @words: when it does not hold
 */
typedef struct
{
  char *key;
  char *label;
  AccordRuleWords words;
} AccordTestPart;

/**
 * AccordRuleTest:
 * @id: its name in the pack
 * @threshold: code of a level; the partnership's own setting goes before it
 * @states: (element-type utf8 AccordRuleWords): words of a state as a whole, by its code
 * @parts: (element-type AccordTestPart): in the order in which they are shown
 *
 * A test that rules share.
 */
typedef struct
{
  char *id;
  char *threshold;
  GHashTable *states;
  GPtrArray *parts;
} AccordRuleTest;

/**
 * AccordRule:
 * @id: never changes: notes of people hold it
 * @group: an id of the pack's groups
 * @strength: an id of the pack's strengths
 * @strength_label: where the requirement comes from, as it is shown
 * @subject: whom or what it is about, in a few words
 * @title: what is to be done, in a few words
 * @requirement: in one or two sentences
 * @duty_holder: who has the duty
 * @source_title: what to cite
 * @source_address: where to read it
 * @source_confidence: how sure the pack is of it
 * @in_force_from: ISO 8601 or ""
 * @in_force_until: ISO 8601 or ""
 * @severity: how loudly the program speaks
 * @kind: what sort of check
 * @check: its parameters; for the checks themselves only
 * @states: (element-type utf8 AccordRuleWords): words in place of the test's, by the state's code
 * @parts: (element-type utf8 AccordRuleWords): words in place of the test's, by the part's key
 * @evidence_wanted: what a good record holds
 * @allow_not_applicable: whether a person may say that it does not apply
 *
 * One requirement.
 */
typedef struct
{
  char *id;
  char *group;
  char *strength;
  char *strength_label;
  char *subject;
  char *title;
  char *requirement;
  char *duty_holder;
  char *source_title;
  char *source_address;
  char *source_confidence;
  char *in_force_from;
  char *in_force_until;
  AccordSeverity severity;
  char *kind;
  struct _JsonObject *check;
  GHashTable *states;
  GHashTable *parts;
  char *evidence_wanted;
  gboolean allow_not_applicable;
} AccordRule;

/**
 * AccordRulePack:
 * @id: a plan holds it
 * @label: for people
 * @note: for people
 * @plan_types: (array zero-terminated=1): codes of the kinds of plan it is for
 * @owner: whose plan it is: who has a duty of that name has it for themselves; or ""
 * @applies_from: ISO 8601 or "": the first day on which it is the edition in force
 * @applies_until: ISO 8601 or ""
 * @groups: (element-type AccordRuleTerm): in the order in which they are shown
 * @strengths: (element-type AccordRuleTerm): what the rules' strengths mean
 * @tests: (element-type AccordRuleTest): tests that rules share
 * @rules: (element-type AccordRule): in the order in which they are shown
 *
 * A dated edition of the requirements for a kind of plan: see `data/rule-packs/README.md`. Never changes once it is read,
 * so any thread may read it.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public >*/
  char *id;
  char *label;
  char *note;
  GStrv plan_types;
  char *owner;
  char *applies_from;
  char *applies_until;
  GPtrArray *groups;
  GPtrArray *strengths;
  GPtrArray *tests;
  GPtrArray *rules;
} AccordRulePack;

#define ACCORD_TYPE_RULE_PACK (accord_rule_pack_get_type ())
GType accord_rule_pack_get_type (void);

AccordRulePack *accord_rule_pack_load (const char *path, GError **error);
AccordRulePack *accord_rule_pack_ref (AccordRulePack *self);
void accord_rule_pack_unref (AccordRulePack *self);
const AccordRule *accord_rule_pack_find_rule (AccordRulePack *self, const char *id);
const AccordRuleTest *accord_rule_pack_find_test (AccordRulePack *self, const char *id);
gboolean accord_rule_pack_is_in_force (AccordRulePack *self, const char *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRulePack, accord_rule_pack_unref)

G_END_DECLS
