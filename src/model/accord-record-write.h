/* accord-record-write.h: records written in an edit, for the rooms that write SQL
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-record.h"
#include "store/accord-connection.h"

G_BEGIN_DECLS

AccordRecord *accord_record_read_row (const char *table, AccordStatement *row);
void accord_record_put (AccordRecord *self, const char *column, const char *value);
const char *accord_record_link_table (const AccordField *field);
gboolean accord_record_check (AccordConnection *connection, const char *table, gint64 id, const char *const *columns,
                              GError **error);
gboolean accord_record_enter (AccordConnection *connection, const char *table, gint64 id, const char *const *columns,
                              const char *const *values, GError **error);
gboolean accord_record_parse (const AccordField *field, const char *text, GStrv *columns, GStrv *values, GError **error);
gboolean accord_record_write_links (AccordConnection *connection, const AccordField *field, gint64 owner,
                                    const char *const *all, GError **error);
gboolean accord_record_add_links (AccordConnection *connection, const AccordField *field, gint64 owner,
                                  const char *const *added, GError **error);

G_END_DECLS
