/* accord-sqlite-error.c: the one place that knows SQLite's result codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-connection-private.h"

#include <errno.h>

/**
 * accord_error_from_errno:
 * @code: an `errno`
 *
 * Returns: what it means for a file of ours
 */
AccordError
accord_error_from_errno (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      return ACCORD_ERROR_FULL;
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
      return ACCORD_ERROR_NOT_FOUND;
    case EEXIST:
    case EISDIR:
      return ACCORD_ERROR_EXISTS;
    case EACCES:
    case EPERM:
    case EROFS:
      return ACCORD_ERROR_READ_ONLY;
    default:
      return ACCORD_ERROR_FAILED;
    }
}

/**
 * accord_errno_error:
 * @code: an `errno`
 * @path: the file that was being handled
 *
 * Returns: always %FALSE
 */
gboolean
accord_errno_error (int code, const char *path, GError **error)
{
  g_set_error (error, ACCORD_ERROR, accord_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/* The system's word counts only for calls that have just failed with one: a short read, say, leaves an old one about. */
static AccordError
map_input_output_code (int code, int system_code)
{
  switch (code)
    {
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_FSYNC:
    case SQLITE_IOERR_DIR_FSYNC:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_DELETE:
    case SQLITE_IOERR_FSTAT:
      return accord_error_from_errno (system_code);
    default:
      return ACCORD_ERROR_FAILED;
    }
}

static AccordError
map_code (int code, int system_code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return ACCORD_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return ACCORD_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
      return system_code != 0 ? accord_error_from_errno (system_code) : ACCORD_ERROR_READ_ONLY;
    case SQLITE_IOERR:
      return map_input_output_code (code, system_code);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ACCORD_ERROR_IN_USE;
    /* Whether a file is ours is told from its header before SQLite reads it: what SQLite cannot read then is broken. */
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ACCORD_ERROR_DAMAGED;
    case SQLITE_TOOBIG:
      return ACCORD_ERROR_TOO_LARGE;
    case SQLITE_CONSTRAINT:
      return ACCORD_ERROR_INVALID;
    default:
      return ACCORD_ERROR_FAILED;
    }
}

/**
 * accord_sqlite_error:
 * @sqlite: (nullable): the connection that failed
 * @code: SQLite's extended result code
 * @doing: what was being done, for the technical text
 *
 * Turns a result code into an error of the house. An interrupted statement is `G_IO_ERROR_CANCELLED`: nothing else
 * interrupts one. A write that failed for want of space is told apart from other input and output errors, since SQLite
 * reports some of them as such.
 *
 * Returns: always %FALSE
 */
gboolean
accord_sqlite_error (sqlite3 *sqlite, int code, const char *doing, GError **error)
{
  const char *text = sqlite != NULL ? sqlite3_errmsg (sqlite) : sqlite3_errstr (code);
  int system_code = sqlite != NULL ? sqlite3_system_errno (sqlite) : 0;

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  else
    g_set_error (error, ACCORD_ERROR, map_code (code, system_code), "%s: %s (SQLite %d)", doing, text, code);

  return FALSE;
}

gboolean
accord_connection_fail (AccordConnection *self, int code, const char *doing, GError **error)
{
  return accord_sqlite_error (self->sqlite, code, doing, error);
}
