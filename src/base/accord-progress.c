/* accord-progress.c: how far long work has come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-progress.h"

/**
 * AccordProgress:
 *
 * A number that the worker sets and the window reads when it draws: no messages between threads, so that reporting
 * every row costs nothing.
 */
struct _AccordProgress
{
  gatomicrefcount ref_count;
  int permille;
};

AccordProgress *
accord_progress_new (void)
{
  AccordProgress *self = g_new0 (AccordProgress, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

AccordProgress *
accord_progress_ref (AccordProgress *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_progress_unref (AccordProgress *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * accord_progress_set:
 * @self: (nullable): nothing is done without one
 * @fraction: from 0 to 1
 *
 * Any thread.
 */
void
accord_progress_set (AccordProgress *self, double fraction)
{
  if (self != NULL)
    g_atomic_int_set (&self->permille, (int) (CLAMP (fraction, 0.0, 1.0) * 1000.0));
}

/**
 * accord_progress_get:
 *
 * Returns: what was set last, from 0 to 1. Any thread.
 */
double
accord_progress_get (AccordProgress *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}
