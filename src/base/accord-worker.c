/* accord-worker.c: one named thread with a queue
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-worker.h"

/**
 * AccordWorker:
 *
 * A thread of its own that does work one piece after the other: by priority, and in the order in which it came within
 * one priority. GLib's shared pool will not do: its threads are many and nameless, a task may wait behind other
 * people's work, and SQLite's connection would wander between them.
 *
 * Stopping drains the queue: what was asked for before the stop is done.
 */
struct _AccordWorker
{
  GObject parent_instance;

  GMutex mutex;
  GCond wake;
  GSequence *queue;
  GThread *thread;
  guint64 counter;
  gboolean stopping;
};

G_DEFINE_FINAL_TYPE (AccordWorker, accord_worker, G_TYPE_OBJECT)

typedef struct
{
  AccordWorkFunc func;
  gpointer data;
  int priority;
  guint64 order;
} Work;

static int
compare_work (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Work *one = a;
  const Work *two = b;

  if (one->priority != two->priority)
    return one->priority < two->priority ? -1 : 1;
  return one->order < two->order ? -1 : one->order > two->order;
}

static Work *
take_work (AccordWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GSequenceIter *first;
  Work *work;

  while (g_sequence_is_empty (self->queue) && !self->stopping)
    g_cond_wait (&self->wake, &self->mutex);

  if (g_sequence_is_empty (self->queue))
    return NULL;

  first = g_sequence_get_begin_iter (self->queue);
  work = g_sequence_get (first);
  g_sequence_remove (first);
  return work;
}

static gpointer
run_worker (gpointer data)
{
  AccordWorker *self = data;
  Work *work;

  while ((work = take_work (self)) != NULL)
    {
      work->func (work->data);
      g_free (work);
    }

  g_object_unref (self);
  return NULL;
}

static void
accord_worker_finalize (GObject *object)
{
  AccordWorker *self = ACCORD_WORKER (object);

  g_sequence_free (self->queue);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->wake);

  G_OBJECT_CLASS (accord_worker_parent_class)->finalize (object);
}

static void
accord_worker_class_init (AccordWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_worker_finalize;
}

static void
accord_worker_init (AccordWorker *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->wake);
  self->queue = g_sequence_new (NULL);
}

/**
 * accord_worker_new:
 * @name: the thread's name, as debuggers show it; at most 15 bytes are used
 *
 * Starts a worker.
 *
 * The thread holds a reference of its own until accord_worker_stop().
 *
 * Returns: (transfer full): a new worker
 */
AccordWorker *
accord_worker_new (const char *name)
{
  AccordWorker *self = g_object_new (ACCORD_TYPE_WORKER, NULL);

  self->thread = g_thread_new (name, run_worker, g_object_ref (self));
  return self;
}

/**
 * accord_worker_push:
 * @self: a worker
 * @priority: as for main loop sources: the lower the sooner
 * @func: what to do, on the worker's thread
 * @data: for @func, which also frees it
 *
 * Queues work. Any thread.
 *
 * Returns: whether it was queued; %FALSE, and @data is still the caller's, once the worker is stopping
 */
gboolean
accord_worker_push (AccordWorker *self, int priority, AccordWorkFunc func, gpointer data)
{
  g_autoptr (GMutexLocker) locker = NULL;
  Work *work;

  g_return_val_if_fail (ACCORD_IS_WORKER (self), FALSE);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->stopping)
    return FALSE;
  work = g_new (Work, 1);
  *work = (Work) { func, data, priority, self->counter++ };
  g_sequence_insert_sorted (self->queue, work, compare_work, NULL);
  g_cond_signal (&self->wake);
  return TRUE;
}

/**
 * accord_worker_is_current:
 * @self: a worker
 *
 * Returns: whether the calling thread is the worker's own. Any thread.
 */
gboolean
accord_worker_is_current (AccordWorker *self)
{
  g_return_val_if_fail (ACCORD_IS_WORKER (self), FALSE);

  return g_thread_self () == self->thread;
}

/**
 * accord_worker_stop:
 * @self: a worker
 *
 * Does what is queued and ends the thread. Blocks until then; a second call does nothing. On the worker's own thread,
 * where the last reference to its owner may fall, it only says that the thread is to end.
 */
void
accord_worker_stop (AccordWorker *self)
{
  g_return_if_fail (ACCORD_IS_WORKER (self));

  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);

  if (accord_worker_is_current (self))
    g_clear_pointer (&self->thread, g_thread_unref);
  else
    g_clear_pointer (&self->thread, g_thread_join);
}
