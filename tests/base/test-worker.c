/* test-worker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-worker.h"

typedef struct
{
  GMutex gate;
  GString *order;
} Fixture;

static void
wait_at_gate (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Fixture *fixture = data;

  g_mutex_lock (&fixture->gate);
  g_mutex_unlock (&fixture->gate);
  g_task_return_boolean (task, TRUE);
}

static void
note_letter (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GString *order = g_object_get_data (G_OBJECT (task), "order");

  g_string_append_c (order, GPOINTER_TO_INT (data));
  g_task_return_boolean (task, TRUE);
}

static void
push_letter (AccordWorker *worker, Fixture *fixture, char letter, int priority)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_priority (task, priority);
  g_task_set_task_data (task, GINT_TO_POINTER ((int) letter), NULL);
  g_object_set_data (G_OBJECT (task), "order", fixture->order);
  accord_worker_push (worker, task, note_letter);
}

/* Priority first, then the order of asking; and stopping drains the queue. */
static void
test_order_and_drain (void)
{
  g_autoptr (AccordWorker) worker = accord_worker_new ("test-worker");
  g_autoptr (GTask) gate = g_task_new (NULL, NULL, NULL, NULL);
  Fixture fixture = { .order = g_string_new (NULL) };

  g_mutex_init (&fixture.gate);
  g_mutex_lock (&fixture.gate);
  g_task_set_task_data (gate, &fixture, NULL);
  g_task_set_priority (gate, G_PRIORITY_HIGH);
  accord_worker_push (worker, gate, wait_at_gate);
  push_letter (worker, &fixture, 'd', G_PRIORITY_LOW);
  push_letter (worker, &fixture, 'b', G_PRIORITY_DEFAULT);
  push_letter (worker, &fixture, 'c', G_PRIORITY_DEFAULT);
  push_letter (worker, &fixture, 'a', G_PRIORITY_HIGH);
  push_letter (worker, &fixture, 'e', G_PRIORITY_LOW);
  g_assert_false (accord_worker_is_current (worker));
  g_mutex_unlock (&fixture.gate);

  accord_worker_stop (worker);
  g_assert_cmpstr (fixture.order->str, ==, "abcde");

  g_mutex_clear (&fixture.gate);
  g_string_free (fixture.order, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/worker/order-and-drain", test_order_and_drain);
  return g_test_run ();
}
