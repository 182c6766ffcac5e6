/* accord-connection-reads.c: which tables are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/accord-connection-reads.h"

#include "store/accord-connection-private.h"

static int
authorise_cb (void *data, int action, const char *table, const char *column, const char *database, const char *trigger)
{
  if (action == SQLITE_READ && table != NULL)
    g_hash_table_add (data, (gpointer) g_intern_string (table));
  return SQLITE_OK;
}

/**
 * accord_connection_note_reads:
 * @self: the token
 * @tables: (nullable) (element-type utf8): a set of interned names; %NULL to note no more
 *
 * Notes which tables the statements that run from now on read: each is prepared anew, and SQLite then names every table that
 * it will look into, those of subqueries included. Whoever keeps answers until a table changes can prove with it that
 * they know all of them.
 */
void
accord_connection_note_reads (AccordConnection *self, GHashTable *tables)
{
  sqlite3_set_authorizer (self->sqlite, tables != NULL ? authorise_cb : NULL, tables);
}
