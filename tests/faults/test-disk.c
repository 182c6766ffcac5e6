/* test-disk.c: every write, sync, cutting short, opening and reading fails once, and nothing is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>

#include "fault-vfs.h"
#include "support/test-store.h"

/* A file with rows and a history, as every trial finds it. */
typedef struct
{
  char *folder;
  char *base;
  char *path;
  char *copy;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AccordStore *store;

  fixture->folder = g_dir_make_tmp ("accord-disk-XXXXXX", NULL);
  fixture->base = g_build_filename (fixture->folder, "base.accord", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.accord", NULL);
  fixture->copy = g_build_filename (fixture->folder, "copy.accord", NULL);
  store = test_store_open (fixture->base, ACCORD_OPEN_CREATE);
  test_store_edit (store, "rows", TEST_STORE_ROWS);
  test_store_edit (store, "settings", "UPDATE setting SET value = 'changed'");
  g_object_unref (store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->base);
  g_free (fixture->path);
  g_free (fixture->copy);
}

typedef gboolean (*Operation) (AccordStore *store, GError **error);

static gboolean
edit (AccordStore *store, GError **error)
{
  return test_store_try_edit (store, "edit",
                              "DELETE FROM organisation WHERE id = 30; UPDATE section SET body = hex (zeroblob (2000));"
                              "INSERT INTO place (id, name) VALUES (23, 'new')",
                              error);
}

static gboolean
undo (AccordStore *store, GError **error)
{
  g_autofree char *label = test_store_move (store, ACCORD_STORE_UNDO, error);

  return label != NULL;
}

static gboolean
revert (AccordStore *store, GError **error)
{
  g_autoptr (GError) looking = NULL;
  g_autofree char *dump = test_store_try_dump (store, &looking);    /* a read may fail as well */
  gint64 first = 1;

  return test_store_revert (store, first, error);
}

static const struct
{
  const char *name;
  Fault fault;
  int system_code;
  int code;                   /* what the store makes of it */
} FAULTS[] = {
  { "full", FAULT_WRITE, ENOSPC, ACCORD_ERROR_FULL },
  { "quota", FAULT_WRITE, EDQUOT, ACCORD_ERROR_FULL },
  { "error", FAULT_WRITE, EIO, ACCORD_ERROR_FAILED },
  { "read-only", FAULT_WRITE, EROFS, ACCORD_ERROR_READ_ONLY },
  { "short", FAULT_SHORT_WRITE, ENOSPC, ACCORD_ERROR_FULL },
  { "sync", FAULT_SYNC, EIO, ACCORD_ERROR_FAILED },
  { "sync-full", FAULT_SYNC, ENOSPC, ACCORD_ERROR_FULL },
  { "truncate", FAULT_TRUNCATE, EIO, ACCORD_ERROR_FAILED },
  { "open", FAULT_OPEN, EACCES, ACCORD_ERROR_READ_ONLY },
  { "read", FAULT_READ, EIO, ACCORD_ERROR_FAILED },
};

/* Every call at first; later ones are much alike. */
static guint
get_next (guint nth)
{
  return nth < 16 / TEST_STORE_SLOWNESS ? nth + 1 : nth + 5 * TEST_STORE_SLOWNESS;
}

typedef struct
{
  Fixture *fixture;
  Operation operation;
  char *before;
  char *after;
  guint n_struck;
} Sweep;

static void
assert_sound (Sweep *sweep, gboolean done, const char *seen)
{
  g_autoptr (AccordStore) store = test_store_open (sweep->fixture->path, ACCORD_OPEN_EXISTING);
  g_autofree char *dump = test_store_dump (store);
  g_autoptr (GError) error = NULL;

  accord_store_verify (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (strcmp (dump, sweep->before) == 0 || strcmp (dump, sweep->after) == 0);
  if (done)
    g_assert_cmpstr (dump, ==, sweep->after);
  /* What a person was shown after the failure is what is in the file. */
  if (seen != NULL)
    g_assert_cmpstr (dump, ==, seen);
}

/* Returns whether the fault struck: when it did not, the operation has fewer calls of that kind. */
static gboolean
try_once (Sweep *sweep, guint index, guint nth, gboolean lasting)
{
  g_autoptr (AccordStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *seen = NULL;
  gboolean done, struck;

  test_file_copy (sweep->fixture->base, sweep->fixture->path);
  store = test_store_open (sweep->fixture->path, ACCORD_OPEN_EXISTING);

  fault_vfs_arm (FAULTS[index].fault, nth, lasting, FAULTS[index].system_code);
  done = sweep->operation (store, &error);
  if (!done && FAULTS[index].code != ACCORD_ERROR_FAILED)
    g_assert_error (error, ACCORD_ERROR, FAULTS[index].code);
  if (lasting)
    {
      accord_store_close (store);
      struck = fault_vfs_disarm ();
    }
  else
    {
      struck = fault_vfs_disarm ();
      seen = test_store_dump (store);
    }
  g_assert_true (done || struck);
  sweep->n_struck += struck;
  g_clear_object (&store);
  assert_sound (sweep, done, seen);
  return struck;
}

static void
sweep_operation (Fixture *fixture, Operation operation)
{
  Sweep sweep = { fixture, operation };
  g_autoptr (GError) error = NULL;
  AccordStore *store;

  test_file_copy (fixture->base, fixture->path);
  store = test_store_open (fixture->path, ACCORD_OPEN_EXISTING);
  sweep.before = test_store_dump (store);
  operation (store, &error);
  g_assert_no_error (error);
  sweep.after = test_store_dump (store);
  g_object_unref (store);

  for (guint i = 0; i < G_N_ELEMENTS (FAULTS); i++)
    for (int lasting = 0; lasting < 2; lasting++)
      for (guint nth = 1; try_once (&sweep, i, nth, lasting);)
        nth = get_next (nth);
  g_test_message ("%u faults", sweep.n_struck);
  g_assert_cmpuint (sweep.n_struck, >, 50 / TEST_STORE_SLOWNESS);
  g_free (sweep.before);
  g_free (sweep.after);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  sweep_operation (fixture, edit);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  sweep_operation (fixture, undo);
}

/* A transaction from the middle, whose number the base is given. */
static void
test_revert (Fixture *fixture, gconstpointer data)
{
  AccordStore *store = test_store_open (fixture->base, ACCORD_OPEN_EXISTING);

  test_store_execute (store, "BEGIN; PRAGMA defer_foreign_keys = ON;"
                             "UPDATE txn_row SET txn_id = 1 WHERE txn_id = (SELECT min (id) FROM txn WHERE label = 'settings');"
                             "UPDATE txn SET id = 1 WHERE label = 'settings'; COMMIT");
  g_object_unref (store);
  sweep_operation (fixture, revert);
}

static void
assert_good_copy (Fixture *fixture, const char *sum, gboolean done)
{
  g_autofree char *partial = g_strconcat (fixture->copy, ".partial", NULL);
  g_autofree char *journal = g_strconcat (partial, "-journal", NULL);
  g_autofree char *sum_after = test_file_sum (fixture->copy);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) copy = NULL;

  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  if (!done)
    g_assert_cmpstr (sum, ==, sum_after);
  copy = test_store_open (fixture->copy, ACCORD_OPEN_EXISTING);
  accord_store_verify (copy, NULL, &error);
  g_assert_no_error (error);
}

/* A copy that fails leaves the one that was there, and nothing half made beside it. */
static void
test_backup (Fixture *fixture, gconstpointer data)
{
  guint n_struck = 0;
  gboolean struck = FALSE;

  test_file_copy (fixture->base, fixture->copy);
  for (guint i = 0; i < G_N_ELEMENTS (FAULTS); i++)
    for (guint nth = 1; nth == 1 || struck; nth = get_next (nth))
      {
        g_autoptr (AccordStore) store = test_store_open (fixture->base, ACCORD_OPEN_EXISTING);
        g_autofree char *sum = test_file_sum (fixture->copy);
        g_autoptr (GError) error = NULL;
        gboolean done;

        fault_vfs_arm (FAULTS[i].fault, nth, TRUE, FAULTS[i].system_code);
        done = accord_store_backup (store, fixture->copy, &error);
        struck = fault_vfs_disarm ();
        g_assert_true (done || struck);
        if (!done && FAULTS[i].code != ACCORD_ERROR_FAILED)
          g_assert_error (error, ACCORD_ERROR, FAULTS[i].code);
        assert_good_copy (fixture, sum, done);
        n_struck += struck;
      }
  g_test_message ("%u faults", n_struck);
  g_assert_cmpuint (n_struck, >, 50 / TEST_STORE_SLOWNESS);
}

/* A file that could not be made is not there, or is whole; and it can be made afterwards. */
static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autofree char *partial = g_strconcat (fixture->path, ".partial", NULL);
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  guint n_struck = 0;
  gboolean struck = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (FAULTS); i++)
    for (guint nth = 1; nth == 1 || struck; nth = get_next (nth))
      {
        g_autoptr (AccordStore) store = NULL;
        g_autoptr (GError) error = NULL;

        fault_vfs_arm (FAULTS[i].fault, nth, TRUE, FAULTS[i].system_code);
        store = accord_store_open (fixture->path, ACCORD_OPEN_CREATE, "secretariat", NULL, &error);
        struck = fault_vfs_disarm ();
        n_struck += struck;
        g_assert_true (store != NULL || struck);
        if (store == NULL && FAULTS[i].code != ACCORD_ERROR_FAILED)
          g_assert_error (error, ACCORD_ERROR, FAULTS[i].code);
        g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));
        g_clear_object (&store);

        store = test_store_open (fixture->path, g_file_test (fixture->path, G_FILE_TEST_EXISTS) ? ACCORD_OPEN_EXISTING
                                                                                                : ACCORD_OPEN_CREATE);
        g_clear_object (&store);
        g_unlink (fixture->path);
        g_unlink (journal);
      }
  g_test_message ("%u faults", n_struck);
  g_assert_cmpuint (n_struck, >, 50 / TEST_STORE_SLOWNESS);
}

#define N_EDITS (60 / TEST_STORE_SLOWNESS)

static void
make_edits (const char *path)
{
  g_autoptr (AccordStore) store = test_store_open (path, ACCORD_OPEN_EXISTING);

  for (guint i = 1; i <= N_EDITS; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "UPDATE setting SET value = '%u'; UPDATE section SET body = body || hex (zeroblob (%u)) || '%u';"
          "INSERT INTO place (id, name) VALUES (%u, 'place %u')",
          i, i * 37 % 400, i, 1000 + i, i);

      test_store_edit (store, "edit", sql);
      fault_vfs_acknowledge (i);
    }
}

static void
assert_found_after_cut (guint cut)
{
  g_autofree char *folder = fault_vfs_get_cut_folder (cut);
  g_autofree char *path = g_build_filename (folder, "test.accord", NULL);
  g_autoptr (AccordStore) store = test_store_open (path, ACCORD_OPEN_EXISTING);
  g_autoptr (GError) error = NULL;
  guint acknowledged = fault_vfs_get_acknowledged (cut);
  guint n = (guint) test_store_int (store, "SELECT count (*) FROM place WHERE id > 1000");

  accord_store_verify (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, >=, acknowledged);
  g_assert_cmpuint (n, <=, acknowledged + 1);
  g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM txn"), ==, 2 + n);
  if (n > 0)
    g_assert_cmpint (test_store_int (store, "SELECT max (CAST (value AS INTEGER)) FROM setting"), ==, n);
}

/* Whatever the moment at which the power fails: the file opens, is sound, and holds each edit that was acknowledged,
 * whole, and at most the one that was under way. */
static void
test_power_cut (Fixture *fixture, gconstpointer data)
{
  guint n_cuts;

  test_file_copy (fixture->base, fixture->path);
  fault_vfs_begin_power_cuts (fixture->folder, (guint) g_test_rand_int ());
  make_edits (fixture->path);
  n_cuts = fault_vfs_end_power_cuts ();
  g_test_message ("%u cuts", n_cuts);
  g_assert_cmpuint (n_cuts, >, N_EDITS * 5);
  for (guint cut = 0; cut < n_cuts; cut++)
    assert_found_after_cut (cut);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/faults/disk/edit", test_edit);
  ADD ("/faults/disk/undo", test_undo);
  ADD ("/faults/disk/revert", test_revert);
  ADD ("/faults/disk/backup", test_backup);
  ADD ("/faults/disk/create", test_create);
  ADD ("/faults/disk/power-cut", test_power_cut);
  return g_test_run ();
}
