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

G_END_DECLS
