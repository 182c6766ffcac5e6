/* test-save.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "base/accord-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* These stand in front of the C library's, so that a disk can be full or read-only on any machine
   and for any user. * 0 lets a call through; else it fails with that errno. */
static int fail_open;
static int fail_write;
static int fail_fsync;

static int
fail_with (int code)
{
  errno = code;
  return -1;
}

int
open (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode = 0;

  va_start (arguments, flags);
  if ((flags & O_CREAT) != 0)
    mode = va_arg (arguments, mode_t);
  va_end (arguments);

  if (fail_open != 0 && (flags & O_CREAT) != 0)
    return fail_with (fail_open);
  return syscall (SYS_openat, AT_FDCWD, path, flags, mode);
}

/* Half of what is asked for is written, so that a caller has to go on; a full disk takes the first
   part. */
ssize_t
write (int fd, const void *data, size_t length)
{
  static int calls;

  if (fail_write != 0 && fd > STDERR_FILENO && calls++ % 2 == 1)
    return fail_with (fail_write);
  return syscall (SYS_write, fd, data, length > 1 ? length / 2 : length);
}

int
fsync (int fd)
{
  return fail_fsync != 0 ? fail_with (fail_fsync) : syscall (SYS_fsync, fd);
}

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("accord-save-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "report.pdf", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static GBytes *
make_bytes (char fill)
{
  g_autofree char *data = g_malloc (300000);

  memset (data, fill, 300000);
  return g_bytes_new (data, 300000);
}

static void
assert_holds (const char *path, GBytes *bytes)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = make_bytes ('a');
  g_autoptr (GBytes) second = make_bytes ('b');
  g_autoptr (GError) error = NULL;
  mode_t mask = umask (027);
  struct stat status;

  g_assert_true (accord_save_bytes (fixture->path, first, NULL, &error));
  g_assert_no_error (error);
  assert_holds (fixture->path, first);
  g_assert_true (accord_save_bytes (fixture->path, second, NULL, &error));
  assert_holds (fixture->path, second);
  umask (mask);

  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Whatever fails, the old file is whole and nothing is left beside it. */
static void
assert_fails (Fixture *fixture, int *fault, int code, AccordError expected)
{
  g_autoptr (GBytes) old = make_bytes ('a');
  g_autoptr (GBytes) new = make_bytes ('b');
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_save_bytes (fixture->path, old, NULL, NULL));
  *fault = code;
  g_assert_false (accord_save_bytes (fixture->path, new, NULL, &error));
  *fault = 0;

  g_assert_error (error, ACCORD_ERROR, (int) expected);
  assert_holds (fixture->path, old);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  assert_fails (fixture, &fail_write, ENOSPC, ACCORD_ERROR_FULL);
  assert_fails (fixture, &fail_write, EDQUOT, ACCORD_ERROR_FULL);
  assert_fails (fixture, &fail_fsync, ENOSPC, ACCORD_ERROR_FULL);
  assert_fails (fixture, &fail_fsync, EIO, ACCORD_ERROR_FAILED);
  assert_fails (fixture, &fail_open, EROFS, ACCORD_ERROR_READ_ONLY);
  assert_fails (fixture, &fail_open, EACCES, ACCORD_ERROR_READ_ONLY);
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes ('a');
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "report.pdf", NULL);

  g_assert_false (accord_save_bytes (nowhere, bytes, NULL, &missing));
  g_assert_error (missing, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND);

  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  g_assert_false (accord_save_bytes (fixture->path, bytes, NULL, &folder));
  g_assert_error (folder, ACCORD_ERROR, ACCORD_ERROR_EXISTS);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_assert_cmpint (g_rmdir (fixture->path), ==, 0);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes ('a');
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (accord_save_bytes (fixture->path, bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/base/save/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/base/save/faults", Fixture, NULL, set_up, test_faults, tear_down);
  g_test_add ("/base/save/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/base/save/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
