/* accord-attendance-row.h: one seat at one meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_ATTENDANCE_ROW (accord_attendance_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordAttendanceRow, accord_attendance_row, ACCORD, ATTENDANCE_ROW, GtkListBoxRow)

GtkWidget *accord_attendance_row_new (AccordPartnership *partnership, gint64 meeting);
void accord_attendance_row_show (AccordAttendanceRow *self, AccordRecord *seat);
gboolean accord_attendance_row_press (AccordAttendanceRow *self, guint key);

G_END_DECLS
