/* test-backup.c: copies that can be trusted, and damage that is found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sys/stat.h>
#include <unistd.h>

#include "store/accord-backup.h"
#include "support/test-store.h"

#define MANY                                                                                                           \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"                                   \
  " INSERT INTO place (id, name) SELECT i, 'place ' || i FROM n"

typedef struct
{
  GError *error;
  gboolean done;
} Answer;

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  accord_store_backup_finish (ACCORD_STORE (source), result, &answer->error);
  answer->done = TRUE;
}

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  accord_store_run_finish (ACCORD_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
assert_copy_holds (const char *copy, const char *expected)
{
  g_autoptr (AccordStore) store = test_store_open (copy, ACCORD_OPEN_EXISTING);
  g_autofree char *dump = test_store_dump (store);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (dump, ==, expected);
  accord_store_verify (store, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_no_partial (const char *copy)
{
  g_autofree char *partial = g_strconcat (copy, ".partial", NULL);
  g_autofree char *journal = g_strconcat (partial, "-journal", NULL);

  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

/* The copy has the history too: what was done before can be taken back in it. */
static void
test_copy_is_whole (TestStore *fixture, gconstpointer data)
{
  g_autofree char *copy = test_store_file (fixture, "copy.accord");
  g_autofree char *partial = g_strconcat (copy, ".partial", NULL);
  g_autofree char *empty = test_store_dump (fixture->store);
  g_autofree char *full = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (AccordStore) restored = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  full = test_store_dump (fixture->store);
  /* What a broken-off program left, open to all, is not written into. */
  g_assert_true (g_file_set_contents (partial, "left", -1, NULL));
  g_assert_cmpint (g_chmod (partial, 0644), ==, 0);

  g_assert_true (accord_store_backup (fixture->store, copy, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  assert_no_partial (copy);
  assert_copy_holds (copy, full);

  restored = test_store_open (copy, ACCORD_OPEN_EXISTING);
  label = test_store_move (restored, ACCORD_STORE_UNDO, &error);
  g_assert_cmpstr (label, ==, "rows");
  undone = test_store_dump (restored);
  g_assert_cmpstr (undone, ==, empty);
}

/* Steps and edits of one priority take turns: these edits fall between the first step and the second, on pages that are
 * copied and on pages that are not. */
static void
test_edits_between_steps (TestStore *fixture, gconstpointer data)
{
  static const char *const EDITS[] = {
    "UPDATE partnership SET name = 'while copying'",
    "UPDATE place SET name = name || ' edited' WHERE id < 100 OR id > 19900",
    "DELETE FROM organisation WHERE id = 30",
    "INSERT INTO place (id, name) VALUES (20001, 'new')",
  };
  g_autofree char *copy = test_store_file (fixture, "copy.accord");
  g_autofree char *expected = NULL;
  Answer answer = { 0 };

  test_store_edit (fixture->store, "rows", "INSERT INTO partnership (id, name) VALUES (1, 'before');" MANY);
  test_store_hold (fixture->store);
  accord_store_backup_async (fixture->store, copy, NULL, backed_up_cb, &answer);
  for (guint i = 0; i < G_N_ELEMENTS (EDITS); i++)
    accord_store_run_async (fixture->store, test_store_edit_job_new ("edit", EDITS[i]), G_PRIORITY_LOW, NULL, edited_cb,
                            NULL);
  test_store_release ();
  test_spin_until (&answer.done);
  g_assert_no_error (answer.error);
  expected = test_store_dump (fixture->store);
  g_assert_nonnull (strstr (expected, "while copying"));
  assert_copy_holds (copy, expected);
}

static gpointer
cancel_job (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancelled_copy (TestStore *fixture, gconstpointer data)
{
  g_autofree char *copy = test_store_file (fixture, "copy.accord");
  g_autofree char *sum = NULL;
  g_autofree char *sum_after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Answer answer = { 0 };

  g_assert_true (accord_store_backup (fixture->store, copy, &error));
  sum = test_file_sum (copy);
  test_store_edit (fixture->store, "rows", MANY);
  test_store_hold (fixture->store);
  accord_store_backup_async (fixture->store, copy, cancellable, backed_up_cb, &answer);
  accord_store_run_async (fixture->store, test_store_job_new (ACCORD_STORE_READ, NULL, cancel_job, cancellable),
                          G_PRIORITY_LOW, NULL, edited_cb, NULL);
  test_store_release ();
  test_spin_until (&answer.done);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  assert_no_partial (copy);
  sum_after = test_file_sum (copy);
  g_assert_cmpstr (sum, ==, sum_after);
}

/* Two copies under one name: one is refused, and the other is whole. */
static void
test_two_copies_of_one_name (TestStore *fixture, gconstpointer data)
{
  g_autofree char *copy = test_store_file (fixture, "copy.accord");
  g_autofree char *full = NULL;
  Answer first = { 0 };
  Answer second = { 0 };

  test_store_edit (fixture->store, "rows", MANY);
  full = test_store_dump (fixture->store);
  test_store_hold (fixture->store);
  accord_store_backup_async (fixture->store, copy, NULL, backed_up_cb, &first);
  accord_store_backup_async (fixture->store, copy, NULL, backed_up_cb, &second);
  test_store_release ();
  test_spin_until (&first.done);
  test_spin_until (&second.done);
  g_assert_no_error (first.error);
  g_assert_error (second.error, ACCORD_ERROR, ACCORD_ERROR_IN_USE);
  g_clear_error (&second.error);
  assert_copy_holds (copy, full);
}

static void
assert_no_copy_to (TestStore *fixture, const char *path, AccordError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_store_backup (fixture->store, path, &error));
  g_assert_error (error, ACCORD_ERROR, (gint) code);
  assert_no_partial (path);
}

/* A copy must not take the name of the file that is open, by whatever path it is called. */
static void
test_where_no_copy_goes (TestStore *fixture, gconstpointer data)
{
  g_autofree char *missing = test_store_file (fixture, "missing/copy.accord");
  g_autofree char *folder = test_store_file (fixture, "folder");
  g_autofree char *symbolic = test_store_file (fixture, "symbolic.accord");
  g_autofree char *hard = test_store_file (fixture, "hard.accord");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (fixture->path, symbolic), ==, 0);
  g_assert_cmpint (link (fixture->path, hard), ==, 0);
  assert_no_copy_to (fixture, missing, ACCORD_ERROR_NOT_FOUND);
  assert_no_copy_to (fixture, folder, ACCORD_ERROR_EXISTS);
  assert_no_copy_to (fixture, fixture->path, ACCORD_ERROR_EXISTS);
  assert_no_copy_to (fixture, symbolic, ACCORD_ERROR_EXISTS);
  assert_no_copy_to (fixture, hard, ACCORD_ERROR_EXISTS);

  test_store_edit (fixture->store, "after", "INSERT INTO setting VALUES ('a', 'b')");
  test_store_reopen (fixture);
  g_assert_cmpint (test_store_int (fixture->store, "SELECT count (*) FROM setting"), ==, 1);
}

/* Garbage over the page of a table, past its header: what a failing disk does. */
static void
damage_table (TestStore *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
  gint64 page = test_store_int (fixture->store, sql);
  guint8 garbage[512];
  FILE *file;

  g_clear_object (&fixture->store);
  memset (garbage, 0x5a, sizeof garbage);
  file = g_fopen (fixture->path, "r+");
  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, (page - 1) * 4096 + 8, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (garbage, sizeof garbage, 1, file), ==, 1);
  g_assert_cmpint (fclose (file), ==, 0);
  fixture->store = test_store_open (fixture->path, ACCORD_OPEN_EXISTING);
}

static void
test_damage_is_found (TestStore *fixture, gconstpointer data)
{
  g_autofree char *copy = test_store_file (fixture, "copy.accord");
  g_autofree char *sum = NULL;
  g_autofree char *sum_after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  g_assert_true (accord_store_verify (fixture->store, NULL, &error));
  g_assert_true (accord_store_backup (fixture->store, copy, &error));
  sum = test_file_sum (copy);
  g_cancellable_cancel (cancelled);
  g_assert_false (accord_store_verify (fixture->store, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  damage_table (fixture, "organisation");
  g_assert_false (accord_store_verify (fixture->store, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (test_store_try_edit (fixture->store, "edit", "UPDATE organisation SET name = 'x'", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_DAMAGED);

  /* A bad copy takes the place of no good one. */
  assert_no_copy_to (fixture, copy, ACCORD_ERROR_DAMAGED);
  sum_after = test_file_sum (copy);
  g_assert_cmpstr (sum, ==, sum_after);
}

static void
test_broken_reference_is_found (TestStore *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  test_store_execute (fixture->store, "PRAGMA foreign_keys = OFF; DELETE FROM plan WHERE id = 80; PRAGMA foreign_keys = ON");
  g_assert_false (accord_store_verify (fixture->store, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_DAMAGED);
}

/* --- which copies are kept --- */

static char *
stamp_days_ago (const char *stem, int days, int minutes)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 22, 18, 0, 0);
  g_autoptr (GDateTime) then = g_date_time_add_full (now, 0, 0, -days, 0, -minutes, 0);

  return accord_backup_name (stem, then);
}

static void
forget (GPtrArray *names, GPtrArray *superfluous)
{
  for (guint i = 0; i < superfluous->len; i++)
    g_assert_true (g_ptr_array_remove (names, superfluous->pdata[i]));
}

static void
rotate (GPtrArray *names)
{
  g_autoptr (GPtrArray) superfluous = NULL;

  g_ptr_array_add (names, NULL);
  superfluous = accord_backup_choose_superfluous ((const char *const *) names->pdata);
  g_ptr_array_remove_index (names, names->len - 1);
  forget (names, superfluous);
}

static guint
count_distinct (GPtrArray *names, const char *stem, gsize prefix_length)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < names->len; i++)
    if (g_str_has_prefix (names->pdata[i], stem))
      g_hash_table_add (seen, g_strndup (names->pdata[i], strlen (stem) + prefix_length));
  return g_hash_table_size (seen);
}

/* Three years of work, three copies a day on every weekday, rotated after each. */
static void
test_rotation_over_three_years (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int day = 3 * 365; day >= 0; day--)
    for (int copy = 2; copy >= 0 && day % 7 < 5; copy--)
      {
        g_ptr_array_add (names, stamp_days_ago ("norwold", day, copy * 60));
        rotate (names);
        g_assert_cmpuint (names->len, <=, 10 + 14 + 12);
      }

  /* 10 of today and the three days before, then one a day, then one a month. */
  g_assert_cmpuint (count_distinct (names, "norwold-", strlen ("YYYYMMDDTHHMMSS")), ==, names->len);
  g_assert_cmpuint (count_distinct (names, "norwold-2026112", 1), ==, 3);
  g_assert_cmpuint (count_distinct (names, "norwold-", strlen ("YYYYMM")), ==, 12);
  g_assert_cmpuint (count_distinct (names, "norwold-", strlen ("YYYYMMDD")), ==, 14 + 11);
  for (int copy = 0; copy < 3; copy++)
    {
      g_autofree char *name = stamp_days_ago ("norwold", 0, copy * 60);

      g_assert_true (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL));
    }
}

/* Two partnerships share the folder, one busy and one quiet, with names that begin alike; and what is not ours. */
static void
test_rotation_keeps_to_one_file (void)
{
  static const char *const OTHERS[] = {
    "notes.txt", "norwold.accord", "norwold-20261122.accord", "-.accord", "norwold-20261122T18000xZ.accord", "",
    "norwold-20261122T180000Z.accord.partial", "20261122T180000Z.accord",
  };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < 5; i++)
    {
      g_ptr_array_add (names, stamp_days_ago ("norwold", 800 + i, 0));
      g_ptr_array_add (names, stamp_days_ago ("norwold-20250101T000000Z", i, 0));
    }
  for (int i = 0; i < 200; i++)
    g_ptr_array_add (names, stamp_days_ago ("norwold-east", 0, i));
  for (guint i = 0; i < G_N_ELEMENTS (OTHERS); i++)
    g_ptr_array_add (names, g_strdup (OTHERS[i]));

  rotate (names);
  g_assert_cmpuint (count_distinct (names, "norwold-east-", 15), ==, 10);
  g_assert_cmpuint (count_distinct (names, "norwold-2024", 15), ==, 5);
  g_assert_cmpuint (count_distinct (names, "norwold-20250101T000000Z-", 15), ==, 5);
  g_assert_cmpuint (names->len, ==, 10 + 5 + 5 + G_N_ELEMENTS (OTHERS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, TestStore, NULL, test_store_set_up, func, test_store_tear_down)
  ADD ("/store/backup/copy-is-whole", test_copy_is_whole);
  ADD ("/store/backup/edits-between-steps", test_edits_between_steps);
  ADD ("/store/backup/cancelled-copy", test_cancelled_copy);
  ADD ("/store/backup/two-copies-of-one-name", test_two_copies_of_one_name);
  ADD ("/store/backup/where-no-copy-goes", test_where_no_copy_goes);
  ADD ("/store/backup/damage-is-found", test_damage_is_found);
  ADD ("/store/backup/broken-reference-is-found", test_broken_reference_is_found);
  g_test_add_func ("/store/backup/rotation-over-three-years", test_rotation_over_three_years);
  g_test_add_func ("/store/backup/rotation-keeps-to-one-file", test_rotation_keeps_to_one_file);
  return g_test_run ();
}
