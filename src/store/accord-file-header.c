/* accord-file-header.c: whose file it is, told from its first hundred bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-file-header-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "store/accord-connection-private.h"
#include "store/accord-migrator.h"

/* Offsets in the header of an SQLite file: https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define OFFSET_PAGE_SIZE 16
#define OFFSET_WRITE_FORMAT 18
#define OFFSET_READ_FORMAT 19
#define OFFSET_CHANGE_COUNTER 24
#define OFFSET_PAGE_COUNT 28
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68
#define OFFSET_VERSION_VALID_FOR 92

/* A file that uses a rollback journal; 2 would be a write-ahead log, which ours never have. */
#define FORMAT_ROLLBACK 1

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
check_ours (const char *path, const guint8 *header, GError **error)
{
  guint32 version = read_uint32 (header, OFFSET_USER_VERSION);

  if (memcmp (header, "SQLite format 3", 16) != 0 || version == 0 ||
      read_uint32 (header, OFFSET_APPLICATION_ID) != ACCORD_STORE_APPLICATION_ID ||
      header[OFFSET_WRITE_FORMAT] != FORMAT_ROLLBACK || header[OFFSET_READ_FORMAT] != FORMAT_ROLLBACK)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_OURS, "%s was not made by Accord", path);
      return FALSE;
    }
  if (version > accord_migrator_latest_version ())
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NEWER, "%s has schema %u; this program knows %u",
                   path, version, accord_migrator_latest_version ());
      return FALSE;
    }
  return TRUE;
}

/* The page count can be trusted only when both counters agree, and not while a journal waits to be rolled back. */
static gboolean
check_whole (const char *path, const guint8 *header, gint64 file_size, GError **error)
{
  gint64 page_size = header[OFFSET_PAGE_SIZE] << 8 | header[OFFSET_PAGE_SIZE + 1];
  gint64 size = (page_size == 1 ? 65536 : page_size) * read_uint32 (header, OFFSET_PAGE_COUNT);

  if (read_uint32 (header, OFFSET_CHANGE_COUNTER) != read_uint32 (header, OFFSET_VERSION_VALID_FOR) ||
      size <= file_size || has_rollback_journal (path))
    return TRUE;
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_DAMAGED,
               "%s is cut short: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " bytes are there", path, file_size, size);
  return FALSE;
}

static int
read_header (sqlite3 *sqlite, guint8 *header, gint64 *file_size)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  int code = sqlite3_file_control (sqlite, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (code == SQLITE_OK)
    code = file->pMethods->xFileSize (file, &size);
  if (code == SQLITE_OK && size >= HEADER_SIZE)
    code = file->pMethods->xRead (file, header, HEADER_SIZE, 0);
  *file_size = size;
  return code;
}

/**
 * accord_file_header_check:
 * @path: a file
 *
 * Looks at the first bytes of a file, so that one that is not ours is never changed: SQLite itself may write to a file
 * by reading it, when a journal lies beside it. The bytes are fetched through SQLite's file layer all the same. Closing
 * a descriptor of our own would drop the locks that another connection of this process may hold on the same file.
 *
 * Returns: whether it may be opened; else ACCORD_ERROR_NOT_FOUND, _NOT_OURS, _NEWER, _DAMAGED or _READ_ONLY
 */
gboolean
accord_file_header_check (const char *path, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  gint64 file_size = 0;
  GStatBuf status;
  sqlite3 *sqlite = NULL;
  gboolean good;
  int code;

  if (g_stat (path, &status) != 0)
    return accord_errno_error (errno, path, error);
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_OURS, "%s is not a regular file", path);
      return FALSE;
    }

  code = sqlite3_open_v2 (path, &sqlite, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code == SQLITE_OK)
    code = read_header (sqlite, header, &file_size);
  good = code == SQLITE_OK ? check_ours (path, header, error) &&
                                 check_whole (sqlite3_db_filename (sqlite, "main"), header, file_size, error)
                           : accord_sqlite_error (sqlite, code, "Reading the header", error);
  sqlite3_close (sqlite);
  return good;
}
