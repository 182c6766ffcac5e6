/* accord-attendance-view.h: who came to a meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_ATTENDANCE_VIEW (accord_attendance_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordAttendanceView, accord_attendance_view, ACCORD, ATTENDANCE_VIEW, AdwBin)

GtkWidget *accord_attendance_view_new (AccordPartnership *partnership);
void accord_attendance_view_show (AccordAttendanceView *self, gint64 meeting);

G_END_DECLS
