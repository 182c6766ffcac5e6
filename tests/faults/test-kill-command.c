/* test-kill-command.c: the command line, killed at any moment, leaves what was there or what it was to make
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/test-store.h"

#define N_KILLS (120 / TEST_STORE_SLOWNESS)
#define NAME "Norwold Integrated Care Partnership"

typedef struct
{
  TestStore store;
  const char *program;        /* the command line as people run it */
  guint limit;                /* microseconds that a command takes when it is let be, and a little more */
  guint n_done;
  guint n_before;             /* killed: what was there is there */
  guint n_after;              /* killed: what was to be made is there */
} Trial;

/* Exit status 0 is the command's word that it is done. A command that is not killed says so. */
static gboolean
run (Trial *trial, gboolean killed, const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  va_list words;
  GPid pid;
  int status;

  g_ptr_array_add (argv, (gpointer) trial->program);
  va_start (words, first);
  for (const char *word = first; word != NULL; word = va_arg (words, const char *))
    g_ptr_array_add (argv, (gpointer) word);
  va_end (words);
  g_ptr_array_add (argv, NULL);

  g_spawn_async (NULL, (char **) argv->pdata, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                 &pid, &error);
  g_assert_no_error (error);
  if (killed)
    {
      g_usleep ((gulong) g_test_rand_int_range (0, (gint) trial->limit));
      kill (pid, SIGKILL);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (killed || (WIFEXITED (status) && WEXITSTATUS (status) == 0));
  g_assert_true (WIFSIGNALED (status) || WEXITSTATUS (status) == 0);
  return WIFEXITED (status);
}

static void
count (Trial *trial, gboolean done, gboolean after)
{
  g_assert_true (!done || after);
  trial->n_done += done;
  trial->n_after += !done && after;
  trial->n_before += !done && !after;
}

static AccordStore *
open_sound (const char *path)
{
  AccordStore *store = test_store_open (path, ACCORD_OPEN_EXISTING);
  g_autoptr (GError) error = NULL;

  accord_store_verify (store, NULL, &error);
  g_assert_no_error (error);
  return store;
}

static void
set_up (Trial *trial, gconstpointer data)
{
  g_autofree char *path = NULL;
  gint64 start;

  test_store_set_up (&trial->store, NULL);
  trial->program = g_getenv ("ACCORD_PROGRAM");
  g_assert_nonnull (trial->program);
  path = test_store_file (&trial->store, "first.accord");
  start = g_get_monotonic_time ();
  run (trial, FALSE, "new", path, "--name", NAME, NULL);
  trial->limit = (guint) (g_get_monotonic_time () - start) * 5 / 4;
}

static void
tear_down (Trial *trial, gconstpointer data)
{
  g_test_message ("%u done, %u killed before, %u killed after", trial->n_done, trial->n_before, trial->n_after);
  g_assert_cmpuint (trial->n_before, >, 0);
  test_store_tear_down (&trial->store, NULL);
}

/* There is no half partnership: either no file, which can then be made, or one that opens. */
static void
test_new (Trial *trial, gconstpointer data)
{
  for (guint i = 0; i < N_KILLS / 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("new-%u.accord", i);
      g_autofree char *path = test_store_file (&trial->store, name);
      gboolean done = run (trial, TRUE, "new", path, "--name", NAME, NULL);
      g_autoptr (AccordStore) store = NULL;

      count (trial, done, g_file_test (path, G_FILE_TEST_EXISTS));
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        run (trial, FALSE, "new", path, "--name", NAME, NULL);
      store = open_sound (path);
      g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM partnership"), ==, 1);
    }
}

/* Each edit is taken back whole or stands whole, and the journal says which. */
static void
test_undo (Trial *trial, gconstpointer data)
{
  int n = N_KILLS / 3;

  for (int i = 1; i <= n; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO organisation (id, name) VALUES (%d, 'one'), (%d, 'other')",
                                              2 * i, 2 * i + 1);

      test_store_edit (trial->store.store, "two bodies", sql);
    }
  for (int i = 0; i < N_KILLS / 3; i++)
    {
      gboolean done;
      int left;

      g_clear_object (&trial->store.store);
      done = run (trial, TRUE, "undo", trial->store.path, NULL);
      trial->store.store = open_sound (trial->store.path);
      left = (int) test_store_int (trial->store.store, "SELECT count (*) FROM txn WHERE state = 'done'");
      g_assert_cmpint (test_store_int (trial->store.store, "SELECT count (*) FROM organisation"), ==, 2 * left);
      g_assert_true (left == n || left == n - 1);
      count (trial, done, left == n - 1);
      n = left;
    }
}

/* The copy is the old one or the new one, and whole. */
static void
test_backup (Trial *trial, gconstpointer data)
{
  g_autofree char *copy = test_store_file (&trial->store, "copy.accord");

  g_assert_true (accord_store_backup (trial->store.store, copy, NULL));
  for (guint i = 0; i < N_KILLS / 3; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO setting VALUES ('%u', '')", i);
      g_autoptr (AccordStore) made = NULL;
      gboolean done;

      test_store_edit (trial->store.store, "one more", sql);
      g_clear_object (&trial->store.store);
      done = run (trial, TRUE, "backup", trial->store.path, "-o", copy, NULL);
      made = open_sound (copy);
      count (trial, done, test_store_int (made, "SELECT count (*) FROM setting") == i + 1);
      trial->store.store = open_sound (trial->store.path);
      g_assert_cmpint (test_store_int (trial->store.store, "SELECT count (*) FROM setting"), ==, i + 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Trial, NULL, set_up, func, tear_down)
  ADD ("/faults/kill-command/new", test_new);
  ADD ("/faults/kill-command/undo", test_undo);
  ADD ("/faults/kill-command/backup", test_backup);
  return g_test_run ();
}
