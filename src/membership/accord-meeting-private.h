/* accord-meeting-private.h: what the files on meetings share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "membership/accord-meeting.h"
#include "store/accord-connection.h"

G_BEGIN_DECLS

GPtrArray *accord_meeting_read_rows (const char *table, AccordStatement *rows, GError **error);
GPtrArray *accord_meeting_read_membership (AccordConnection *connection, const char *day, GError **error);
char *accord_meeting_get_day (AccordConnection *connection, gint64 meeting, GError **error);
AccordRecord *accord_meeting_read_terms (AccordConnection *connection, const char *day, GError **error);

G_END_DECLS
