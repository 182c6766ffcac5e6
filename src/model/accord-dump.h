/* accord-dump.h: every record of a partnership, table by table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordDumpTable:
 * @name: the table
 * @columns: (array zero-terminated=1): its columns, in the order of the schema
 * @references: (array zero-terminated=1): for each column the table that it points to, or ""
 * @numbers: for each column whether it holds whole numbers
 */
typedef struct
{
  const char *name;
  char **columns;
  char **references;
  gboolean *numbers;
} AccordDumpTable;

/**
 * AccordDumpRowFunc:
 * @table: whose row
 * @values: as many as @table has columns; unset for NULL, else a string or a gint64
 * @data: the caller's
 *
 * Returns: whether to go on
 */
typedef gboolean (*AccordDumpRowFunc) (const AccordDumpTable *table, const GValue *values, gpointer data,
                                       GError **error);

GPtrArray *accord_dump_list_tables (AccordConnection *connection, GError **error);
gboolean accord_dump_read (AccordConnection *connection, const AccordDumpTable *table, AccordDumpRowFunc func,
                           gpointer data, GCancellable *cancellable, GError **error);

gboolean accord_dump_begin_restore (AccordConnection *connection, gboolean with_terms, GError **error);
gboolean accord_dump_write (AccordConnection *connection, const AccordDumpTable *table, const GValue *values,
                            GError **error);
gboolean accord_dump_bring (AccordConnection *connection, const AccordDumpTable *table, const GValue *values,
                            gboolean update, gboolean *changed, GError **error);
gboolean accord_dump_find_dangling (AccordConnection *connection, const AccordDumpTable *table, const GValue *values,
                                    const char **column, GError **error);
GHashTable *accord_dump_load_names (AccordConnection *connection, const char *table, GError **error);
gint64 accord_dump_find_term (AccordConnection *connection, const char *vocabulary, const char *code, GError **error);
gint64 accord_dump_get_schema (AccordConnection *connection, GError **error);

G_END_DECLS
