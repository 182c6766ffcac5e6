/* accord-heard-rows.h: what was heard, row by row, for a report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-record.h"

G_BEGIN_DECLS

GPtrArray *accord_heard_rows_of_plan (AccordConnection *connection, gint64 plan, GError **error);
GPtrArray *accord_heard_rows_in_period (AccordConnection *connection, const char *from, const char *until, GError **error);
GPtrArray *accord_heard_rows_read_activities_of_plan (AccordConnection *connection, gint64 plan, GError **error);
GPtrArray *accord_heard_rows_read_activities_in_period (AccordConnection *connection, const char *from, const char *until,
                                                   GError **error);

G_END_DECLS
