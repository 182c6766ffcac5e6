/* test-kill-command.c: the command line, killed at any moment, leaves what was there or what it was to make
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/test-store.h"

/* 300 in all: half of them while a spreadsheet is brought in. */
#define N_IMPORTS (150 / TEST_STORE_SLOWNESS)
#define N_OTHERS (50 / TEST_STORE_SLOWNESS)
#define N_ROWS 40
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

/* One in two at any moment of its life; the other when it has begun to write what @journal is the journal of, which is a
 * small part of that. */
static void
wait_for_moment (Trial *trial, GPid pid, const char *journal)
{
  GStatBuf status;
  siginfo_t ended = { 0 };

  if (g_test_rand_bit ())
    {
      g_usleep ((gulong) g_test_rand_int_range (0, (gint) trial->limit));
      return;
    }
  while ((g_stat (journal, &status) != 0 || status.st_size == 0) && ended.si_pid == 0)
    {
      g_usleep (50);
      waitid (P_PID, (id_t) pid, &ended, WEXITED | WNOHANG | WNOWAIT);
    }
  g_usleep ((gulong) g_test_rand_int_range (0, 2000));
}

/* Exit status 0 is the command's word that it is done. @file: what the command writes, when it is to be killed; else
 * it must do its work. */
static gboolean
run (Trial *trial, const char *file, const char *first, ...)
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
  if (file != NULL)
    {
      g_autofree char *journal = g_strconcat (file, "-journal", NULL);

      wait_for_moment (trial, pid, journal);
      kill (pid, SIGKILL);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (file != NULL || (WIFEXITED (status) && WEXITSTATUS (status) == 0));
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
  g_setenv ("XDG_DATA_HOME", trial->store.folder, TRUE);     /* whose backups are not the tester's */
  trial->program = g_getenv ("ACCORD_PROGRAM");
  g_assert_nonnull (trial->program);
  path = test_store_file (&trial->store, "first.accord");
  start = g_get_monotonic_time ();
  run (trial, NULL, "new", path, "--name", NAME, NULL);
  trial->limit = (guint) (g_get_monotonic_time () - start) * 5 / 4;
}

static void
tear_down (Trial *trial, gconstpointer data)
{
  g_test_message ("%u done, %u killed before, %u killed after", trial->n_done, trial->n_before, trial->n_after);
  if (N_OTHERS > 20)
    g_assert_cmpuint (trial->n_before, >, 0);
  test_store_tear_down (&trial->store, NULL);
}

/* There is no half partnership: either no file, which can then be made, or one that opens. */
static void
test_new (Trial *trial, gconstpointer data)
{
  for (guint i = 0; i < N_OTHERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("new-%u.accord", i);
      g_autofree char *path = test_store_file (&trial->store, name);
      g_autofree char *partial = g_strconcat (path, ".partial", NULL);
      gboolean done = run (trial, partial, "new", path, "--name", NAME, NULL);
      g_autoptr (AccordStore) store = NULL;

      count (trial, done, g_file_test (path, G_FILE_TEST_EXISTS));
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        run (trial, NULL, "new", path, "--name", NAME, NULL);
      store = open_sound (path);
      g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM partnership"), ==, 1);
    }
}

static char *
write_spreadsheet (Trial *trial, guint n)
{
  g_autoptr (GString) text = g_string_new ("Ref,Date,Activity,Method,Who led,No. reached,Key themes\r\n");
  g_autofree char *name = g_strdup_printf ("log-%u.csv", n);
  char *path = test_store_file (&trial->store, name);

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "E%u-%u,%02u/10/2022,Listening event %u of log %u,Focus group,ICB,about %u,access\r\n", n,
                            i, 1 + i % 30, i, n, 10 + i);
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
  return path;
}

/* All rows of a spreadsheet are in, as one edit, or none. */
static void
test_import (Trial *trial, gconstpointer data)
{
  g_autofree char *path = test_store_file (&trial->store, "first.accord");
  int n = 0;

  for (guint i = 0; i < N_IMPORTS; i++)
    {
      g_autofree char *spreadsheet = write_spreadsheet (trial, i);
      gboolean done = run (trial, path, "import", path, "activities", spreadsheet, NULL);
      g_autoptr (AccordStore) store = open_sound (path);
      int now = (int) test_store_int (store, "SELECT count (*) FROM import_batch");

      g_assert_true (now == n || now == n + 1);
      g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM activity"), ==, now * N_ROWS);
      g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM txn WHERE state = 'done'"), ==, now);
      count (trial, done, now == n + 1);
      n = now;
    }

  for (int i = 0; i < n; i++)
    run (trial, NULL, "undo", path, NULL);
  g_clear_object (&trial->store.store);
  trial->store.store = open_sound (path);
  g_assert_cmpint (test_store_int (trial->store.store, "SELECT (SELECT count (*) FROM activity) + (SELECT count (*) FROM"
                                                       " organisation) + (SELECT count (*) FROM import_batch)"), ==, 0);
}

/* Each edit is taken back whole or stands whole, and the journal says which. */
static void
test_undo (Trial *trial, gconstpointer data)
{
  int n = N_OTHERS;

  for (int i = 1; i <= n; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO organisation (id, name) VALUES (%d, 'one'), (%d, 'other')",
                                              2 * i, 2 * i + 1);

      test_store_edit (trial->store.store, "two bodies", sql);
    }
  for (int i = 0; i < N_OTHERS; i++)
    {
      gboolean done;
      int left;

      g_clear_object (&trial->store.store);
      done = run (trial, trial->store.path, "undo", trial->store.path, NULL);
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
  g_autofree char *partial = g_strconcat (copy, ".partial", NULL);

  g_assert_true (accord_store_backup (trial->store.store, copy, NULL));
  for (guint i = 0; i < N_OTHERS; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO setting VALUES ('%u', '')", i);
      g_autoptr (AccordStore) made = NULL;
      gboolean done;

      test_store_edit (trial->store.store, "one more", sql);
      g_clear_object (&trial->store.store);
      done = run (trial, partial, "backup", trial->store.path, "-o", copy, NULL);
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
  ADD ("/faults/kill-command/import", test_import);
  ADD ("/faults/kill-command/undo", test_undo);
  ADD ("/faults/kill-command/backup", test_backup);
  return g_test_run ();
}
