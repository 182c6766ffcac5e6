/* accord-activity-details.h: an activity and what was heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_ACTIVITY_DETAILS (accord_activity_details_get_type ())
G_DECLARE_FINAL_TYPE (AccordActivityDetails, accord_activity_details, ACCORD, ACTIVITY_DETAILS, AdwBin)

GtkWidget *accord_activity_details_new (AccordPartnership *partnership);
void accord_activity_details_show (AccordActivityDetails *self, gint64 activity);
void accord_activity_details_focus (AccordActivityDetails *self);
void accord_activity_details_flush (AccordActivityDetails *self);

G_END_DECLS
