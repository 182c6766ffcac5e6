/* accord-save.c: a file written whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-save.h"

#include "base/accord-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Small enough for a cancellation to be felt on a slow network drive. */
#define CHUNK (1024 * 1024)

static AccordError
get_code (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      return ACCORD_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return ACCORD_ERROR_READ_ONLY;
    case ENOENT:
    case ENOTDIR:
      return ACCORD_ERROR_NOT_FOUND;
    case EISDIR:
      return ACCORD_ERROR_EXISTS;
    case EFBIG:
      return ACCORD_ERROR_TOO_LARGE;
    case ETXTBSY:
    case EBUSY:
      return ACCORD_ERROR_IN_USE;
    default:
      return ACCORD_ERROR_FAILED;
    }
}

static gboolean
set_error (GError **error, int code, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, ACCORD_ERROR, get_code (code), "Cannot write “%s”: %s", name, g_strerror (code));
  return FALSE;
}

/* Returns 0 or an errno. */
static int
write_all (int fd, GBytes *bytes, GCancellable *cancellable)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize written;

      if (g_cancellable_is_cancelled (cancellable))
        return ECANCELED;
      written = write (fd, data, MIN (left, CHUNK));
      if (written < 0 && errno != EINTR)
        return errno;
      if (written > 0)
        {
          data += written;
          left -= written;
        }
    }
  return fsync (fd) != 0 ? errno : 0;
}

/* Some file systems report a full disk only here. Returns 0 or an errno. */
static int
close_file (int fd)
{
  return close (fd) != 0 && errno != EINTR ? errno : 0;
}

/**
 * accord_save_bytes:
 * @path: the file's name
 * @bytes: what it is to hold
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Writes a file that a person asked for. It is written under another name in the same folder,
 * flushed to the disk and then renamed: whatever happens, @path holds either what it held before or
 * all of @bytes, and nothing else is left in the folder. Its mode is what the person's umask makes
 * of 0666.
 *
 * Blocks. Any thread. Errors: %ACCORD_ERROR_FULL, %ACCORD_ERROR_READ_ONLY, %ACCORD_ERROR_NOT_FOUND
 * when there is no such folder, %ACCORD_ERROR_EXISTS when @path is a folder, %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether it was written
 */
gboolean
accord_save_bytes (const char *path, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *temporary = NULL;
  int fd;
  int code;
  int close_code;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  /* The name does not grow out of the file's own, which may be as long as a name can be. */
  folder = g_path_get_dirname (path);
  temporary = g_build_filename (folder, ".accord-XXXXXX", NULL);
  fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0)
    return set_error (error, errno, path);

  code = write_all (fd, bytes, cancellable);
  close_code = close_file (fd);
  if (code == 0)
    code = close_code;
  if (code == 0 && g_rename (temporary, path) != 0)
    code = errno;
  if (code == 0)
    return TRUE;

  g_unlink (temporary);
  if (code == ECANCELED && g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return set_error (error, code, path);
}
