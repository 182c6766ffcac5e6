/* test-full-disk.c: a real disk of four megabytes, filled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include "support/test-store.h"

static char *disk;

/* A file system in memory that only this process sees and that goes with it. */
static void
mount_small_disk (void)
{
  gboolean root = geteuid () == 0;

  g_assert_cmpint (unshare (root ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS), ==, 0);
  g_assert_cmpint (mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL), ==, 0);
  disk = g_dir_make_tmp ("accord-full-XXXXXX", NULL);
  g_assert_cmpint (mount ("none", disk, "tmpfs", 0, "size=4m"), ==, 0);
}

static char *
on_disk (const char *name)
{
  return g_build_filename (disk, name, NULL);
}

/* Writes until nothing more fits, down to the last byte. */
static void
fill (const char *ballast)
{
  int fd = g_open (ballast, O_CREAT | O_WRONLY | O_APPEND, 0600);
  g_autofree char *block = g_strnfill (65536, 'x');

  g_assert_cmpint (fd, >=, 0);
  for (gsize size = 65536; size > 0;)
    {
      gssize written = write (fd, block, size);

      if (written <= 0)
        size /= 2;
    }
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

/* The edit is refused with the reason, what was there is there, and it can be made once there is room: nobody has to type
 * it again. */
static void
test_edit (void)
{
  g_autofree char *path = on_disk ("test.accord");
  g_autofree char *ballast = on_disk ("ballast");
  g_autoptr (AccordStore) store = test_store_open (path, ACCORD_OPEN_CREATE);
  g_autofree char *before = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  const char *large = "UPDATE section SET body = hex (zeroblob (100000))";

  test_store_edit (store, "rows", TEST_STORE_ROWS);
  before = test_store_dump (store);
  fill (ballast);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *after = NULL;

      g_clear_error (&error);
      g_assert_false (test_store_try_edit (store, "edit", large, &error));
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FULL);
      after = test_store_dump (store);
      g_assert_cmpstr (before, ==, after);
    }

  /* So too after the program was left and started again, on a disk still full. */
  g_clear_object (&store);
  store = test_store_open (path, ACCORD_OPEN_EXISTING);
  g_clear_error (&error);
  g_assert_false (test_store_try_edit (store, "edit", large, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FULL);

  g_assert_cmpint (g_unlink (ballast), ==, 0);
  test_store_edit (store, "edit", large);
  label = test_store_move (store, ACCORD_STORE_UNDO, NULL);
  g_assert_cmpstr (label, ==, "edit");
  g_assert_true (accord_store_verify (store, NULL, NULL));
  g_clear_object (&store);
  g_unlink (path);
}

static void
test_copy_and_creation (void)
{
  TestStore fixture = { 0 };
  g_autofree char *path = on_disk ("new.accord");
  g_autofree char *partial = on_disk ("new.accord.partial");
  g_autofree char *ballast = on_disk ("ballast");
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = NULL;

  test_store_set_up (&fixture, NULL);
  fill (ballast);
  g_assert_null (accord_store_open (path, ACCORD_OPEN_CREATE, "secretariat", NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FULL);
  g_clear_error (&error);
  g_assert_false (accord_store_backup (fixture.store, path, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (partial, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_unlink (ballast), ==, 0);
  g_assert_true (accord_store_backup (fixture.store, path, NULL));
  test_store_tear_down (&fixture, NULL);
}

int
main (int argc, char *argv[])
{
  int failed;

  mount_small_disk ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/full-disk/edit", test_edit);
  g_test_add_func ("/faults/full-disk/copy-and-creation", test_copy_and_creation);
  failed = g_test_run ();
  umount2 (disk, MNT_DETACH);
  g_rmdir (disk);
  g_free (disk);
  return failed;
}
