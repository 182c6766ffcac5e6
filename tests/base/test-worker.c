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

typedef struct
{
  GString *order;
  char letter;
} Letter;

static void
wait_at_gate (gpointer data)
{
  Fixture *fixture = data;

  g_mutex_lock (&fixture->gate);
  g_mutex_unlock (&fixture->gate);
}

static void
note_letter (gpointer data)
{
  g_autofree Letter *letter = data;

  g_string_append_c (letter->order, letter->letter);
}

static void
push_letter (AccordWorker *worker, Fixture *fixture, char name, int priority)
{
  Letter *letter = g_new (Letter, 1);

  *letter = (Letter) { fixture->order, name };
  accord_worker_push (worker, priority, note_letter, letter);
}

/* Priority first, then the order of asking; and stopping drains the queue. */
static void
test_order_and_drain (void)
{
  g_autoptr (AccordWorker) worker = accord_worker_new ("test-worker");
  Fixture fixture = { .order = g_string_new (NULL) };

  g_mutex_init (&fixture.gate);
  g_mutex_lock (&fixture.gate);
  accord_worker_push (worker, G_PRIORITY_HIGH, wait_at_gate, &fixture);
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
