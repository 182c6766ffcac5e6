/* accord-connection.h: the one connection, and statements on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AccordConnection AccordConnection;
typedef struct _AccordStatement AccordStatement;

/**
 * AccordOpenMode:
 * @ACCORD_OPEN_EXISTING: the file must be there
 * @ACCORD_OPEN_CREATE: the file must not be there; it is made with mode 0600
 * @ACCORD_OPEN_READ_ONLY: the file must be there and is never written, not even to bring its schema up to date
 */
typedef enum
{
  ACCORD_OPEN_EXISTING,
  ACCORD_OPEN_CREATE,
  ACCORD_OPEN_READ_ONLY,
} AccordOpenMode;

AccordConnection *accord_connection_open (const char *path, AccordOpenMode mode, GError **error);
void accord_connection_close (AccordConnection *self);

gboolean accord_connection_execute (AccordConnection *self, const char *script, GError **error);
gboolean accord_connection_run (AccordConnection *self, GError **error, const char *sql, const char *types, ...);
AccordStatement *accord_connection_query (AccordConnection *self, GError **error, const char *sql,
                                          const char *types, ...);
gboolean accord_connection_get_int (AccordConnection *self, gint64 *value, GError **error, const char *sql,
                                    const char *types, ...);

gboolean accord_statement_step (AccordStatement *self, GError **error);
gint64 accord_statement_int (AccordStatement *self, int column);
const char *accord_statement_text (AccordStatement *self, int column);
gboolean accord_statement_is_null (AccordStatement *self, int column);
GBytes *accord_statement_bytes (AccordStatement *self, int column);
int accord_statement_n_columns (AccordStatement *self);
const char *accord_statement_column_name (AccordStatement *self, int column);
gpointer accord_statement_get_data (AccordStatement *self);
void accord_statement_set_data (AccordStatement *self, gpointer data, GDestroyNotify data_free);
void accord_statement_rebind (AccordStatement *self, const char *types, ...);
void accord_statement_bind_value (AccordStatement *self, int index, const GValue *value);
void accord_statement_bind_text (AccordStatement *self, int index, const char *text);
void accord_statement_bind_int (AccordStatement *self, int index, gint64 number);
void accord_statement_reset (AccordStatement *self);
void accord_statement_get_value (AccordStatement *self, int column, GValue *value);
void accord_statement_release (AccordStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordConnection, accord_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordStatement, accord_statement_release)

G_END_DECLS
