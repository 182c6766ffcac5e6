/* accord-record.h: one row, read whole and edited field by field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "model/accord-field.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_RECORD (accord_record_get_type ())
G_DECLARE_FINAL_TYPE (AccordRecord, accord_record, ACCORD, RECORD, GObject)

const char *accord_record_get_table (AccordRecord *self);
gint64 accord_record_get_id (AccordRecord *self);
const char *accord_record_get (AccordRecord *self, const char *column);
gint64 accord_record_get_int (AccordRecord *self, const char *column);
char *accord_record_format (AccordRecord *self, const AccordField *field);

AccordRequest *accord_record_load (const char *table, gint64 id);
AccordRequest *accord_record_load_all (const char *table, const char *owner_column, gint64 owner);
AccordRequest *accord_record_load_links (const AccordField *field, gint64 owner);

AccordRequest *accord_record_set (const AccordField *field, gint64 id, const char *text, GError **error);
AccordRequest *accord_record_set_links (const AccordField *field, gint64 owner, const char *const *values);
AccordRequest *accord_record_add (const char *table, const char *const *columns, const char *const *values);
AccordRequest *accord_record_delete (const char *table, gint64 id);
AccordRequest *accord_record_delete_several (const char *table, const gint64 *ids, guint n);

AccordRecord *accord_record_read (AccordConnection *connection, const char *table, gint64 id, GError **error);
GPtrArray *accord_record_read_all (AccordConnection *connection, const char *table, const char *owner_column,
                                   gint64 owner, GError **error);
GPtrArray *accord_record_read_links (AccordConnection *connection, const AccordField *field, gint64 owner,
                                     GError **error);
gboolean accord_record_write (AccordConnection *connection, const char *table, gint64 id, const char *const *columns,
                              const char *const *values, GError **error);
gint64 accord_record_insert (AccordConnection *connection, const char *table, const char *const *columns,
                             const char *const *values, GError **error);

G_END_DECLS
