/* accord-connection-private.h: inside the store only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "base/accord-error.h"
#include "store/accord-connection.h"

G_BEGIN_DECLS

/* "ACCD": what marks a file as ours, in the header of the SQLite file. */
#define ACCORD_STORE_APPLICATION_ID 0x41434344

struct _AccordConnection
{
  sqlite3 *sqlite;
  char *path;
  GHashTable *statements;     /* SQL text -> AccordStatement not in use */
  GCancellable *cancellable;  /* of the job that is running, or NULL */
  gboolean has_memory;        /* until the job that is running is done */
};

gboolean accord_create_private_file (const char *path, GError **error);
void accord_sync_folder (const char *path);
gboolean accord_connection_settle (AccordConnection *self, GError **error);
void accord_connection_return_memory (AccordConnection *self);
gboolean accord_connection_rewrite (AccordConnection *self, GError **error);
gboolean accord_connection_check_place (AccordConnection *self, GError **error);
void accord_connection_set_cancellable (AccordConnection *self, GCancellable *cancellable);
gboolean accord_connection_fail (AccordConnection *self, int code, const char *doing, GError **error);
gboolean accord_sqlite_error (sqlite3 *sqlite, int code, const char *doing, GError **error);
AccordError accord_error_from_errno (int code);
gboolean accord_errno_error (int code, const char *path, GError **error);

G_END_DECLS
