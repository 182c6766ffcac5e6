/* test-memory.c: every allocation of SQLite's fails once, and nothing is lost or stored wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "support/test-store.h"

static struct
{
  sqlite3_mem_methods real;
  gint countdown;             /* 0: nothing fails */
  gboolean lasting;
  gboolean struck;
} memory;

/* One thread uses SQLite at a time: the store's, while the test waits for it. */
static gboolean
strikes (void)
{
  if (memory.countdown == 0 || (memory.struck && !memory.lasting) || (!memory.struck && --memory.countdown > 0))
    return FALSE;
  memory.countdown = 1;
  memory.struck = TRUE;
  return TRUE;
}

static void *
allocate (int size)
{
  return strikes () ? NULL : memory.real.xMalloc (size);
}

static void *
reallocate (void *block, int size)
{
  return strikes () ? NULL : memory.real.xRealloc (block, size);
}

static void
arm (guint nth, gboolean lasting)
{
  memory.countdown = (gint) nth;
  memory.lasting = lasting;
  memory.struck = FALSE;
}

static gboolean
disarm (void)
{
  memory.countdown = 0;
  return memory.struck;
}

/* Without the small blocks that each connection sets aside, every allocation comes by here. */
static void
install (void)
{
  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory.real), ==, SQLITE_OK);
  methods = memory.real;
  methods.xMalloc = allocate;
  methods.xRealloc = reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
}

static guint
get_next (guint nth)
{
  return nth < 100 / TEST_STORE_SLOWNESS ? nth + 1 : nth + 17 * TEST_STORE_SLOWNESS;
}

static gpointer
edit_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = g_strnfill (3000, 'x');

  return GINT_TO_POINTER (
      accord_connection_run (connection, error, "DELETE FROM organisation WHERE id = ?1", "i", (gint64) 30) &&
      accord_connection_run (connection, error, "UPDATE section SET body = ?2, owner = ?3 WHERE id = ?1", "itt",
                             (gint64) 91, text, "secretariat") &&
      accord_connection_run (connection, error, "UPDATE seat SET note = ?1, organisation_id = ?2 WHERE id = 51", "to",
                             text, (gint64) 32));
}

static gboolean
edit (AccordStore *store, GError **error)
{
  return accord_store_run (store, test_store_job_new (ACCORD_STORE_EDIT, "edit", edit_job, NULL), NULL, error) != NULL;
}

static gboolean
undo (AccordStore *store, GError **error)
{
  g_autofree char *label = test_store_move (store, ACCORD_STORE_UNDO, error);

  return label != NULL;
}

static gboolean
redo (AccordStore *store, GError **error)
{
  g_autofree char *label = test_store_move (store, ACCORD_STORE_REDO, error);

  return label != NULL;
}

typedef gboolean (*Operation) (AccordStore *store, GError **error);

static void
succeed (AccordStore *store, Operation operation)
{
  g_autoptr (GError) error = NULL;

  operation (store, &error);
  g_assert_no_error (error);
}

/* The operation is either done, exactly as without the failure, or not at all; the store can be used afterwards either
 * way, and taking it back gives what was there before: so the journal is whole too. */
static void
sweep (TestStore *fixture, Operation operation, Operation back)
{
  g_autofree char *before = test_store_dump (fixture->store);
  g_autofree char *after = NULL;
  guint n_failed = 0;
  guint n_struck = 0;
  gboolean struck = TRUE;

  succeed (fixture->store, operation);
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (before, !=, after);
  succeed (fixture->store, back);

  for (int lasting = 0; lasting < 2; lasting++)
    for (guint nth = 1; nth == 1 || struck; nth = get_next (nth))
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *dump = NULL;
        gboolean done;

        arm (nth, lasting);
        done = operation (fixture->store, &error);
        struck = disarm ();
        n_struck += struck;
        n_failed += !done;
        if (!struck)
          g_assert_no_error (error);
        else if (!done)
          g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FAILED);    /* nobody is told that a value was wrong */
        dump = test_store_dump (fixture->store);
        g_assert_cmpstr (dump, ==, done ? after : before);
        if (done)
          succeed (fixture->store, back);
        g_clear_pointer (&dump, g_free);
        dump = test_store_dump (fixture->store);
        g_assert_cmpstr (dump, ==, before);
      }
  g_test_message ("%u failures of memory, %u of the operation", n_struck, n_failed);
  g_assert_cmpuint (n_failed, >, 50 / TEST_STORE_SLOWNESS);
  succeed (fixture->store, operation);
}

static void
test_edit_undo_redo (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  sweep (fixture, edit, undo);
  sweep (fixture, undo, redo);
  sweep (fixture, redo, undo);
  accord_store_verify (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

/* Opening and copying fail with an error and change nothing. */
static void
test_open_and_copy (TestStore *fixture, gconstpointer data)
{
  g_autofree char *copy = test_store_file (fixture, "copy.accord");
  g_autofree char *sum = NULL;
  gboolean struck = TRUE;
  guint n_failed = 0;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  g_clear_object (&fixture->store);
  sum = test_file_sum (fixture->path);
  for (guint nth = 1; nth == 1 || struck; nth += 1 + nth / 8)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sum_after = NULL;

      arm (nth, FALSE);
      fixture->store = accord_store_open (fixture->path, ACCORD_OPEN_EXISTING, "secretariat", NULL, &error);
      if (fixture->store != NULL)
        accord_store_backup (fixture->store, copy, &error);
      struck = disarm ();
      g_assert_true (error == NULL || struck);
      if (error != NULL)
        g_assert_true (error->domain == ACCORD_ERROR && error->code == ACCORD_ERROR_FAILED);
      n_failed += error != NULL;
      g_clear_object (&fixture->store);
      sum_after = test_file_sum (fixture->path);
      g_assert_cmpstr (sum, ==, sum_after);
    }
  g_test_message ("%u failed", n_failed);
  g_assert_cmpuint (n_failed, >, 20);
  test_store_reopen (fixture);
}

int
main (int argc, char *argv[])
{
  install ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, TestStore, NULL, test_store_set_up, func, test_store_tear_down)
  ADD ("/faults/memory/edit-undo-redo", test_edit_undo_redo);
  ADD ("/faults/memory/open-and-copy", test_open_and_copy);
  return g_test_run ();
}
