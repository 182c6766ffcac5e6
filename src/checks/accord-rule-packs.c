/* accord-rule-packs.c: the rule packs at hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-rule-packs.h"

#include <string.h>

#define FOLDER "rule-packs"

G_DEFINE_BOXED_TYPE (AccordRulePacks, accord_rule_packs, accord_rule_packs_ref, accord_rule_packs_unref)

static void
file_free (gpointer data)
{
  AccordRulePackFile *file = data;

  g_free (file->path);
  g_clear_pointer (&file->pack, accord_rule_pack_unref);
  g_clear_error (&file->error);
  g_free (file);
}

static void
put_in_force (AccordRulePacks *self, AccordRulePackFile *file)
{
  AccordRulePack *same = accord_rule_packs_find (self, file->pack->id);

  for (guint i = 0; same != NULL && i < self->files->len; i++)
    {
      AccordRulePackFile *other = g_ptr_array_index (self->files, i);

      other->is_in_force = other->is_in_force && other->pack != same;
    }
  if (same != NULL)
    g_ptr_array_remove (self->packs, same);
  g_ptr_array_add (self->packs, accord_rule_pack_ref (file->pack));
  file->is_in_force = TRUE;
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
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->packs = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_rule_pack_unref);
  self->refused = g_ptr_array_new ();
  for (guint i = 0; paths[i] != NULL; i++)
    {
      AccordRulePackFile *file = g_new0 (AccordRulePackFile, 1);

      file->path = g_strdup (paths[i]);
      file->origin = accord_data_get_origin (paths[i]);
      file->pack = accord_rule_pack_load (paths[i], &file->error);
      g_ptr_array_add (self->files, file);
      if (file->pack != NULL)
        put_in_force (self, file);
      else
        g_ptr_array_add (self->refused, file->error);
    }
  return self;
}

/* --- those in force --- */

/* What was in force before is kept: another thread may be judging by it. A person changes it a few times in a run. */
static GMutex lock;
static GPtrArray *defaults;     /* of AccordRulePacks; the last is in force */

/* With the lock held. */
static void
load_default (void)
{
  g_auto (GStrv) paths = accord_data_list_all (FOLDER, ".json");

  if (defaults == NULL)
    defaults = g_ptr_array_new ();
  g_ptr_array_add (defaults, accord_rule_packs_load ((const char *const *) paths));
}

/**
 * accord_rule_packs_get_default:
 *
 * Returns: (transfer none): the packs of the program, of the site and of this desk; others after accord_rule_packs_add()
 *   and accord_rule_packs_remove(). Stays what it is until the program ends. Any thread.
 */
AccordRulePacks *
accord_rule_packs_get_default (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (defaults == NULL)
    load_default ();
  return g_ptr_array_index (defaults, defaults->len - 1);
}

/**
 * accord_rule_packs_add:
 * @path: a file
 *
 * Takes a copy of a rule pack to this desk and puts it in force; from then on the packs are others. A bad one is refused,
 * and everything stays as it is. Any thread.
 *
 * Returns: whether it is in force; the errors of accord_rule_pack_load(), or why the copy cannot be written
 */
gboolean
accord_rule_packs_add (const char *path, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autoptr (AccordRulePack) pack = accord_rule_pack_load (path, error);
  g_autofree char *copy = pack != NULL ? accord_data_add (FOLDER, path, error) : NULL;

  if (copy != NULL)
    load_default ();
  return copy != NULL;
}

/**
 * accord_rule_packs_remove:
 * @path: of a file of this desk
 *
 * Takes a rule pack away from this desk; one of its id that the site or the program has is in force again. Any thread.
 *
 * Returns: whether it is gone
 */
gboolean
accord_rule_packs_remove (const char *path, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (!accord_data_remove (path, error))
    return FALSE;
  load_default ();
  return TRUE;
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
  g_ptr_array_unref (self->files);
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
