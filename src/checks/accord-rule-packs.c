/* accord-rule-packs.c: the rule packs at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-rule-packs.h"

#include <string.h>

#include "base/accord-data.h"

G_DEFINE_BOXED_TYPE (AccordRulePacks, accord_rule_packs, accord_rule_packs_ref, accord_rule_packs_unref)

static void
add_pack (AccordRulePacks *self, AccordRulePack *pack)
{
  AccordRulePack *same = accord_rule_packs_find (self, pack->id);

  if (same != NULL)
    g_ptr_array_remove (self->packs, same);
  g_ptr_array_add (self->packs, pack);
}

/**
 * accord_rule_packs_load:
 * @paths: (array zero-terminated=1): the files
 *
 * Reads rule packs. A bad one is refused and does not keep the others from being used; a good one takes the place of one
 * with the same id that came before it. Any thread.
 *
 * Returns: (transfer full): the packs, and why others were refused
 */
AccordRulePacks *
accord_rule_packs_load (const char *const *paths)
{
  AccordRulePacks *self = g_new0 (AccordRulePacks, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->packs = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_rule_pack_unref);
  self->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      GError *error = NULL;
      AccordRulePack *pack = accord_rule_pack_load (paths[i], &error);

      if (pack != NULL)
        add_pack (self, pack);
      else
        g_ptr_array_add (self->refused, error);
    }
  return self;
}

static gpointer
load_default (gpointer data)
{
  g_auto (GStrv) paths = accord_data_list_both ("rule-packs", ".json");

  return accord_rule_packs_load ((const char *const *) paths);
}

/**
 * accord_rule_packs_get_default:
 *
 * Returns: (transfer none): the packs in `data/rule-packs` and those of the site, read once. Any thread.
 */
AccordRulePacks *
accord_rule_packs_get_default (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_default, NULL);
}

AccordRulePacks *
accord_rule_packs_ref (AccordRulePacks *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_rule_packs_unref (AccordRulePacks *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->packs);
  g_ptr_array_unref (self->refused);
  g_free (self);
}

/**
 * accord_rule_packs_find:
 * @id: id of a pack
 *
 * Returns: (transfer none) (nullable): the pack
 */
AccordRulePack *
accord_rule_packs_find (AccordRulePacks *self, const char *id)
{
  for (guint i = 0; i < self->packs->len; i++)
    if (g_str_equal (((AccordRulePack *) g_ptr_array_index (self->packs, i))->id, id))
      return g_ptr_array_index (self->packs, i);
  return NULL;
}

/**
 * accord_rule_packs_find_newest:
 * @plan_type: code of a type of plan
 *
 * Returns: (transfer none) (nullable): the edition for the type that applies from the latest day, were that to come
 */
AccordRulePack *
accord_rule_packs_find_newest (AccordRulePacks *self, const char *plan_type)
{
  AccordRulePack *newest = NULL;

  for (guint i = 0; i < self->packs->len; i++)
    {
      AccordRulePack *pack = g_ptr_array_index (self->packs, i);

      if (g_strv_contains ((const char *const *) pack->plan_types, plan_type) &&
          (newest == NULL || strcmp (pack->applies_from, newest->applies_from) > 0))
        newest = pack;
    }
  return newest;
}

/**
 * accord_rule_packs_choose:
 * @id: the pack that the plan names, or ""
 * @plan_type: code of the plan's type
 * @day: the day on which the plan was approved, or today; ISO 8601
 *
 * Chooses what a plan is checked against: the pack it names; else the edition for its type on the day; else, for a plan
 * older than all of them, the earliest.
 *
 * Returns: (transfer none) (nullable): the pack, %NULL when there is none for the type
 */
AccordRulePack *
accord_rule_packs_choose (AccordRulePacks *self, const char *id, const char *plan_type, const char *day)
{
  AccordRulePack *in_force = NULL;
  AccordRulePack *earliest = NULL;

  for (guint i = 0; i < self->packs->len; i++)
    {
      AccordRulePack *pack = g_ptr_array_index (self->packs, i);

      if (g_str_equal (pack->id, id))
        return pack;
      if (!g_strv_contains ((const char *const *) pack->plan_types, plan_type))
        continue;
      if (earliest == NULL || strcmp (pack->applies_from, earliest->applies_from) < 0)
        earliest = pack;
      if (accord_rule_pack_is_in_force (pack, day))
        in_force = pack;
    }
  return in_force != NULL ? in_force : earliest;
}
