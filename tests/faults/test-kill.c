/* test-kill.c: a program that is killed at any moment loses no edit that it had acknowledged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/test-store.h"

#define N_KILLS (120 / TEST_STORE_SLOWNESS)
#define KILLS_A_FILE 20

typedef struct
{
  TestStore store;
  char *copy;
  gint64 acknowledged;
  gint64 stored;
  guint n_under_way;          /* kills that found an edit stored that had not been acknowledged, or being taken back */
  guint n_copies;
} Trial;

/* The last whole line that came through, now that nothing more comes. */
static gint64
read_last (int fd, GString *text, gint64 last)
{
  char buffer[4096];
  gssize length;

  while ((length = read (fd, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, length);
  for (const char *line = text->str, *end; (end = strchr (line, '\n')) != NULL; line = end + 1)
    last = g_ascii_strtoll (line, NULL, 10);
  return last;
}

static void
write_and_kill (Trial *trial, const char *writer, guint microseconds)
{
  g_autoptr (GError) error = NULL;
  const char *argv[] = { writer, trial->store.path, trial->copy, NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  char first;
  GPid pid;
  int out;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL,
                            &error);
  g_assert_no_error (error);
  /* Three of four once it has opened the file, one while it starts. */
  if (microseconds % 4 != 0 && read (out, &first, 1) == 1)
    g_string_append_c (text, first);
  g_usleep (microseconds);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  trial->acknowledged = read_last (out, text, trial->acknowledged);
  close (out);
}

static void
look (Trial *trial)
{
  AccordStore *store = trial->store.store;
  g_autoptr (GError) error = NULL;
  gint64 n = test_store_int (store, "SELECT count (*) FROM activity");

  accord_store_verify (store, NULL, &error);
  g_assert_no_error (error);

  /* The edit under way may be stored unacknowledged, or the last one just being taken back to be made again. */
  g_assert_cmpint (n, >=, trial->acknowledged - (trial->acknowledged % 8 == 0));
  g_assert_cmpint (n, <=, trial->acknowledged + 1);
  trial->n_under_way += n != trial->acknowledged;
  g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM feedback"), ==, n);
  g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM activity_audience"), ==, n);
  g_assert_cmpint (test_store_int (store, "SELECT coalesce (max (id), 0) FROM activity"), ==, n);
  g_assert_cmpint (test_store_int (store, "SELECT coalesce ((SELECT value FROM setting WHERE key = 'last'), 0)"), ==, n);
  g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM txn WHERE state = 'done'"), ==, n);
  trial->acknowledged = n;
}

/* A copy that has got its name is whole, however its maker ended. */
static void
look_at_copy (Trial *trial)
{
  g_autoptr (AccordStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (trial->copy, G_FILE_TEST_EXISTS))
    return;
  copy = test_store_open (trial->copy, ACCORD_OPEN_EXISTING);
  accord_store_verify (copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_store_int (copy, "SELECT count (*) FROM txn WHERE state = 'done'"), ==,
                   test_store_int (copy, "SELECT count (*) FROM activity"));
  trial->n_copies++;
}

static void
take_everything_back (Trial *trial, const char *empty)
{
  g_autofree char *full = test_store_dump (trial->store.store);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  for (gint64 i = 0; i < trial->acknowledged; i++)
    g_free (test_store_move (trial->store.store, ACCORD_STORE_UNDO, NULL));
  undone = test_store_dump (trial->store.store);
  g_assert_cmpstr (undone, ==, empty);
  for (gint64 i = 0; i < trial->acknowledged; i++)
    g_free (test_store_move (trial->store.store, ACCORD_STORE_REDO, NULL));
  redone = test_store_dump (trial->store.store);
  g_assert_cmpstr (redone, ==, full);
}

static void
try_one_file (Trial *trial, const char *writer)
{
  g_autofree char *empty = NULL;

  test_store_set_up (&trial->store, NULL);
  trial->copy = test_store_file (&trial->store, "copy.accord");
  trial->acknowledged = 0;
  empty = test_store_dump (trial->store.store);
  for (guint i = 0; i < KILLS_A_FILE; i++)
    {
      g_clear_object (&trial->store.store);
      write_and_kill (trial, writer, (guint) g_test_rand_int_range (0, 30000));
      trial->store.store = test_store_open (trial->store.path, ACCORD_OPEN_EXISTING);
      look (trial);
      look_at_copy (trial);
    }
  trial->stored += trial->acknowledged;
  take_everything_back (trial, empty);
  test_store_tear_down (&trial->store, NULL);
  g_free (trial->copy);
}

static void
test_kill (void)
{
  g_autofree char *writer = g_test_build_filename (G_TEST_BUILT, "faults", "kill-writer", NULL);
  Trial trial = { 0 };

  for (guint i = 0; i < N_KILLS / KILLS_A_FILE; i++)
    try_one_file (&trial, writer);
  g_test_message ("%d kills, %" G_GINT64_FORMAT " edits, %u of them under way, %u copies looked at", N_KILLS, trial.stored,
                  trial.n_under_way, trial.n_copies);
  g_assert_cmpint (trial.stored, >, N_KILLS);
  g_assert_cmpuint (trial.n_copies, >, N_KILLS / 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/kill/writer", test_kill);
  return g_test_run ();
}
