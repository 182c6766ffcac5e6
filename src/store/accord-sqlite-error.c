/* accord-sqlite-error.c: the one place that knows SQLite's result codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-connection-private.h"

#include "base/accord-error.h"

static AccordError
map_code (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return ACCORD_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return ACCORD_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ACCORD_ERROR_IN_USE;
    case SQLITE_CORRUPT:
      return ACCORD_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return ACCORD_ERROR_NOT_OURS;
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

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  else
    g_set_error (error, ACCORD_ERROR, map_code (code), "%s: %s (SQLite %d)", doing, text, code);

  return FALSE;
}

gboolean
accord_connection_fail (AccordConnection *self, int code, const char *doing, GError **error)
{
  return accord_sqlite_error (self->sqlite, code, doing, error);
}
