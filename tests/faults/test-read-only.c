/* test-read-only.c: files and folders that may not be written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "support/test-store.h"

/* The mode of a file binds its owner only, not who may pass over it: root gives that up. Before there is any thread. */
static void
obey_modes (void)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = { 0 };

  g_assert_cmpint (syscall (SYS_capget, &header, data), ==, 0);
  data[0].effective &= ~(1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH);
  g_assert_cmpint (syscall (SYS_capset, &header, data), ==, 0);
}

static void
set_mode (const char *path, int mode)
{
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
}

static void
assert_read_only (const char *path, AccordOpenMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = accord_store_open (path, mode, "secretariat", NULL, &error);

  g_assert_null (store);
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_READ_ONLY);
}

static void
assert_can_be_read (const char *path)
{
  g_autoptr (AccordStore) store = test_store_open (path, ACCORD_OPEN_READ_ONLY);

  g_assert_cmpint (test_store_int (store, "SELECT count (*) FROM organisation"), ==, 3);
}

/* Who opens to edit hears of it on opening, before there is work to lose; who only reads can. */
static void
test_opening (TestStore *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *new_path = test_store_file (fixture, "new.accord");
  g_autofree char *sum = NULL;
  g_autofree char *sum_after = NULL;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  g_clear_object (&fixture->store);
  g_unlink (journal);
  sum = test_file_sum (fixture->path);

  set_mode (fixture->path, 0400);
  assert_read_only (fixture->path, ACCORD_OPEN_EXISTING);
  assert_can_be_read (fixture->path);
  set_mode (fixture->path, 0000);
  assert_read_only (fixture->path, ACCORD_OPEN_EXISTING);
  assert_read_only (fixture->path, ACCORD_OPEN_READ_ONLY);
  set_mode (fixture->path, 0600);

  set_mode (fixture->folder, 0500);
  assert_read_only (fixture->path, ACCORD_OPEN_EXISTING);
  assert_read_only (new_path, ACCORD_OPEN_CREATE);
  assert_can_be_read (fixture->path);
  set_mode (fixture->folder, 0000);
  assert_read_only (fixture->path, ACCORD_OPEN_EXISTING);
  set_mode (fixture->folder, 0700);

  sum_after = test_file_sum (fixture->path);
  g_assert_cmpstr (sum, ==, sum_after);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

/* A folder that is closed while the file is open: the edit is refused whole, and can be made once the folder is open. */
static void
test_while_open (TestStore *fixture, gconstpointer data)
{
  g_autofree char *folder = test_store_file (fixture, "backups");
  g_autofree char *copy = g_build_filename (folder, "copy.accord", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  test_store_edit (fixture->store, "rows", TEST_STORE_ROWS);
  before = test_store_dump (fixture->store);
  test_store_reopen (fixture);
  {
    g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

    g_unlink (journal);
  }
  set_mode (fixture->folder, 0500);
  g_assert_false (test_store_try_edit (fixture->store, "edit", "DELETE FROM plan", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_READ_ONLY);
  after = test_store_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  set_mode (fixture->folder, 0700);
  test_store_edit (fixture->store, "edit", "DELETE FROM plan");

  g_assert_cmpint (g_mkdir (folder, 0500), ==, 0);
  g_clear_error (&error);
  g_assert_false (accord_store_backup (fixture->store, copy, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_READ_ONLY);
  set_mode (folder, 0700);
  g_assert_true (accord_store_backup (fixture->store, copy, NULL));
}

int
main (int argc, char *argv[])
{
  obey_modes ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, TestStore, NULL, test_store_set_up, func, test_store_tear_down)
  ADD ("/faults/read-only/opening", test_opening);
  ADD ("/faults/read-only/while-open", test_while_open);
  return g_test_run ();
}
