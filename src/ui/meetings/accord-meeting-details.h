/* accord-meeting-details.h: everything about one meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_MEETING_DETAILS (accord_meeting_details_get_type ())
G_DECLARE_FINAL_TYPE (AccordMeetingDetails, accord_meeting_details, ACCORD, MEETING_DETAILS, AdwBin)

GtkWidget *accord_meeting_details_new (AccordPartnership *partnership);

G_END_DECLS
