/* accord-file-header.c: whose file it is, told from its first hundred bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-file-header-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/accord-error.h"
#include "store/accord-connection-private.h"
#include "store/accord-migrator.h"

/* Offsets in the header of an SQLite file: https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define OFFSET_PAGE_SIZE 16
#define OFFSET_CHANGE_COUNTER 24
#define OFFSET_PAGE_COUNT 28
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68
#define OFFSET_VERSION_VALID_FOR 92

static guint32
read_uint32 (const guint8 *header, gsize offset)
{
  return (guint32) header[offset] << 24 | header[offset + 1] << 16 | header[offset + 2] << 8 | header[offset + 3];
}

static gboolean
has_rollback_journal (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf status;

  return g_stat (journal, &status) == 0 && status.st_size > 0;
}

static gboolean
check_header (const char *path, const guint8 *header, gsize length, goffset file_size, GError **error)
{
  guint32 page_size, page_count, version;

  if (length < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0 ||
      read_uint32 (header, OFFSET_APPLICATION_ID) != ACCORD_STORE_APPLICATION_ID)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_OURS, "%s was not made by Accord", path);
      return FALSE;
    }

  version = read_uint32 (header, OFFSET_USER_VERSION);
  if (version > accord_migrator_latest_version ())
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NEWER, "%s has schema %u; this program knows %u",
                   path, version, accord_migrator_latest_version ());
      return FALSE;
    }

  /* The page count can be trusted only when both counters agree, and not while a journal waits to be rolled back. */
  page_size = (guint32) header[OFFSET_PAGE_SIZE] << 8 | header[OFFSET_PAGE_SIZE + 1];
  page_size = page_size == 1 ? 65536 : page_size;
  page_count = read_uint32 (header, OFFSET_PAGE_COUNT);
  if (read_uint32 (header, OFFSET_CHANGE_COUNTER) == read_uint32 (header, OFFSET_VERSION_VALID_FOR) &&
      (goffset) page_size * page_count > file_size && !has_rollback_journal (path))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_DAMAGED,
                   "%s is cut short: %" G_GOFFSET_FORMAT " of %" G_GOFFSET_FORMAT " bytes are there",
                   path, file_size, (goffset) page_size * page_count);
      return FALSE;
    }
  return TRUE;
}

/**
 * accord_file_header_check:
 * @path: a file
 *
 * Looks at the file with plain reads, so that a file that is not ours is never changed: SQLite itself may write to a
 * file only by opening it.
 *
 * Returns: whether it may be opened; else ACCORD_ERROR_NOT_FOUND, _NOT_OURS, _NEWER, _DAMAGED or _READ_ONLY
 */
gboolean
accord_file_header_check (const char *path, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  struct stat status;
  gssize length = -1;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int code = errno;

  if (fd >= 0)
    {
      if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
        length = read (fd, header, sizeof header);
      close (fd);
      return check_header (path, header, MAX (length, 0), length < 0 ? 0 : status.st_size, error);
    }

  g_set_error (error, ACCORD_ERROR, code == ENOENT || code == ENOTDIR ? ACCORD_ERROR_NOT_FOUND : ACCORD_ERROR_READ_ONLY,
               "%s: %s", path, g_strerror (code));
  return FALSE;
}
