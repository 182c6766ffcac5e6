/* accord-live-checks.c: the findings, kept right while people edit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-live-checks.h"

#include "checks/accord-evaluator-private.h"

/**
 * AccordChecks:
 *
 * What the window shows of the checks: the findings of every plan. After an edit, an undo or a redo it looks again at the
 * plans that the edit can have changed, one step at a time, and then emits #AccordChecks::changed.
 *
 * Lives on the thread that made it.
 */
struct _AccordChecks
{
  GObject parent_instance;

  AccordPartnership *partnership;
  GPtrArray *plans;        /* of AccordPlanChecks */
  GPtrArray *pending;      /* of AccordChanges that no step has looked at yet */
  GCancellable *cancellable;
  GError *error;
  gboolean is_running;
  gboolean is_stale;       /* what is found has to be found anew, whatever the edits reach */
};

G_DEFINE_FINAL_TYPE (AccordChecks, accord_checks, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
accord_checks_dispose (GObject *object)
{
  AccordChecks *self = ACCORD_CHECKS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_checks_parent_class)->dispose (object);
}

static void
accord_checks_finalize (GObject *object)
{
  AccordChecks *self = ACCORD_CHECKS (object);

  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->pending);
  g_object_unref (self->cancellable);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (accord_checks_parent_class)->finalize (object);
}

static void
accord_checks_class_init (AccordChecksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_checks_dispose;
  object_class->finalize = accord_checks_finalize;

  /**
   * AccordChecks::changed:
   *
   * The findings of a plan are others than before, or a plan came or went.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_checks_init (AccordChecks *self)
{
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_plan_checks_unref);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_changes_unref);
  self->cancellable = g_cancellable_new ();
}

static gboolean
are_same (GPtrArray *before, GPtrArray *after)
{
  if (before->len != after->len)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    if (g_ptr_array_index (before, i) != g_ptr_array_index (after, i))
      return FALSE;
  return TRUE;
}

static void run_step (AccordChecks *self, AccordRequest *request);

static void
run_update (AccordChecks *self)
{
  g_autoptr (GPtrArray) changes = g_steal_pointer (&self->pending);
  gboolean is_stale = self->is_stale;

  self->is_stale = FALSE;
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_changes_unref);
  run_step (self, is_stale ? accord_checks_for_plan (0)
                           : accord_checks_update (accord_rule_packs_get_default (), self->plans, changes, NULL));
}

static void
step_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordChecks) self = data;
  GError *error = NULL;
  GPtrArray *plans = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  gboolean is_news;

  self->is_running = FALSE;
  g_clear_error (&self->error);
  if (self->partnership == NULL)
    {
      g_clear_pointer (&plans, g_ptr_array_unref);
      g_clear_error (&error);
      return;
    }
  /* What could not be checked is not taken over from before: it is asked for again, whole, after the next edit. */
  if (plans == NULL)
    {
      self->error = error;
      plans = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_plan_checks_unref);
    }
  is_news = self->error != NULL || !are_same (self->plans, plans);
  g_ptr_array_unref (self->plans);
  self->plans = plans;
  if (self->pending->len > 0 || self->is_stale)
    run_update (self);
  if (is_news)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
run_step (AccordChecks *self, AccordRequest *request)
{
  self->is_running = TRUE;
  accord_partnership_run_async (self->partnership, request, self->cancellable, step_cb, g_object_ref (self));
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordChecks *self = data;

  if (!accord_checks_are_touched (changes))
    return;
  g_ptr_array_add (self->pending, accord_changes_ref (changes));
  if (!self->is_running)
    run_update (self);
}

/**
 * accord_checks_new:
 * @partnership: what to check
 *
 * Returns: (transfer full): checks that are empty until their first #AccordChecks::changed
 */
AccordChecks *
accord_checks_new (AccordPartnership *partnership)
{
  AccordChecks *self = g_object_new (ACCORD_TYPE_CHECKS, NULL);

  self->partnership = g_object_ref (partnership);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  run_step (self, accord_checks_for_plan (0));
  return self;
}

/**
 * accord_checks_refresh:
 *
 * Looks at every plan anew: other rule packs are in force.
 */
void
accord_checks_refresh (AccordChecks *self)
{
  g_return_if_fail (ACCORD_IS_CHECKS (self));

  self->is_stale = TRUE;
  if (!self->is_running)
    run_update (self);
}

/**
 * accord_checks_get_plans:
 *
 * Returns: (transfer none) (element-type AccordPlanChecks): every plan, in the plans' order; another list after
 *   #AccordChecks::changed
 */
GPtrArray *
accord_checks_get_plans (AccordChecks *self)
{
  g_return_val_if_fail (ACCORD_IS_CHECKS (self), NULL);

  return self->plans;
}

/**
 * accord_checks_get_plan:
 * @plan: a plan
 *
 * Returns: (transfer none) (nullable): its findings
 */
AccordPlanChecks *
accord_checks_get_plan (AccordChecks *self, gint64 plan)
{
  g_return_val_if_fail (ACCORD_IS_CHECKS (self), NULL);

  for (guint i = 0; i < self->plans->len; i++)
    {
      AccordPlanChecks *checks = g_ptr_array_index (self->plans, i);

      if (checks->plan == plan)
        return checks;
    }
  return NULL;
}

/**
 * accord_checks_count_flags:
 *
 * Returns: how many requirements flag a plan, over all plans
 */
guint
accord_checks_count_flags (AccordChecks *self)
{
  guint n = 0;

  g_return_val_if_fail (ACCORD_IS_CHECKS (self), 0);

  for (guint i = 0; i < self->plans->len; i++)
    n += g_strv_length (((AccordPlanChecks *) g_ptr_array_index (self->plans, i))->flagged);
  return n;
}

/**
 * accord_checks_is_current:
 *
 * Returns: whether the findings are those of all edits that were heard of
 */
gboolean
accord_checks_is_current (AccordChecks *self)
{
  g_return_val_if_fail (ACCORD_IS_CHECKS (self), FALSE);

  return !self->is_running;
}

/**
 * accord_checks_get_error:
 *
 * Returns: (transfer none) (nullable): why there are no findings
 */
const GError *
accord_checks_get_error (AccordChecks *self)
{
  g_return_val_if_fail (ACCORD_IS_CHECKS (self), NULL);

  return self->error;
}
