/* accord-rule-pack.c: what a kind of plan is checked against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-rule-pack-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (AccordRulePack, accord_rule_pack, accord_rule_pack_ref, accord_rule_pack_unref)

static void
term_free (gpointer data)
{
  AccordRuleTerm *term = data;

  g_free (term->id);
  g_free (term->label);
  g_free (term);
}

static void
words_clear (AccordRuleWords *words)
{
  g_free (words->missing);
  g_free (words->advice);
}

static void
words_free (gpointer data)
{
  words_clear (data);
  g_free (data);
}

static void
part_free (gpointer data)
{
  AccordTestPart *part = data;

  g_free (part->key);
  g_free (part->label);
  words_clear (&part->words);
  g_free (part);
}

static void
test_free (gpointer data)
{
  AccordRuleTest *test = data;

  g_free (test->id);
  g_free (test->threshold);
  g_hash_table_unref (test->states);
  g_ptr_array_unref (test->parts);
  g_free (test);
}

static void
rule_free (gpointer data)
{
  AccordRule *rule = data;

  g_free (rule->id);
  g_free (rule->group);
  g_free (rule->strength);
  g_free (rule->strength_label);
  g_free (rule->subject);
  g_free (rule->title);
  g_free (rule->requirement);
  g_free (rule->duty_holder);
  g_free (rule->source_title);
  g_free (rule->source_address);
  g_free (rule->source_confidence);
  g_free (rule->in_force_from);
  g_free (rule->in_force_until);
  g_free (rule->kind);
  g_clear_pointer (&rule->check, json_object_unref);
  g_hash_table_unref (rule->states);
  g_hash_table_unref (rule->parts);
  g_free (rule->evidence_wanted);
  g_free (rule);
}

static GHashTable *
words_table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, words_free);
}

AccordRuleTest *
accord_rule_test_new (void)
{
  AccordRuleTest *self = g_new0 (AccordRuleTest, 1);

  self->states = words_table_new ();
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

AccordRule *
accord_rule_new (void)
{
  AccordRule *self = g_new0 (AccordRule, 1);

  self->states = words_table_new ();
  self->parts = words_table_new ();
  return self;
}

AccordRulePack *
accord_rule_pack_new (void)
{
  AccordRulePack *self = g_new0 (AccordRulePack, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->groups = g_ptr_array_new_with_free_func (term_free);
  self->strengths = g_ptr_array_new_with_free_func (term_free);
  self->tests = g_ptr_array_new_with_free_func (test_free);
  self->rules = g_ptr_array_new_with_free_func (rule_free);
  return self;
}

AccordRulePack *
accord_rule_pack_ref (AccordRulePack *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_rule_pack_unref (AccordRulePack *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->label);
  g_free (self->note);
  g_strfreev (self->plan_types);
  g_free (self->owner);
  g_free (self->applies_from);
  g_free (self->applies_until);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->strengths);
  g_ptr_array_unref (self->tests);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/**
 * accord_rule_pack_find_rule:
 * @id: a rule's id
 *
 * Returns: (transfer none) (nullable): the rule
 */
const AccordRule *
accord_rule_pack_find_rule (AccordRulePack *self, const char *id)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const AccordRule *rule = g_ptr_array_index (self->rules, i);

      if (g_str_equal (rule->id, id))
        return rule;
    }
  return NULL;
}

/**
 * accord_rule_pack_find_test:
 * @id: a test's id
 *
 * Returns: (transfer none) (nullable): the test
 */
const AccordRuleTest *
accord_rule_pack_find_test (AccordRulePack *self, const char *id)
{
  for (guint i = 0; i < self->tests->len; i++)
    {
      const AccordRuleTest *test = g_ptr_array_index (self->tests, i);

      if (g_str_equal (test->id, id))
        return test;
    }
  return NULL;
}

/* ISO 8601 days are in the order of their letters. */
static gboolean
lies_within (const char *day, const char *from, const char *until)
{
  return (*from == '\0' || strcmp (day, from) >= 0) && (*until == '\0' || strcmp (day, until) <= 0);
}

/**
 * accord_rule_pack_is_in_force:
 * @day: ISO 8601
 *
 * Returns: whether it is the edition for that day
 */
gboolean
accord_rule_pack_is_in_force (AccordRulePack *self, const char *day)
{
  return lies_within (day, self->applies_from, self->applies_until);
}

gboolean
accord_rule_is_in_force (const AccordRule *self, const char *day)
{
  return lies_within (day, self->in_force_from, self->in_force_until);
}
