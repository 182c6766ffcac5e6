/* accord-membership-charts.h: the membership, drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "membership/accord-seat-summary.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

GtkWidget *accord_sectors_chart_new (AccordSeatSummary *summary);
GtkWidget *accord_terms_timeline_new (AccordSeatSummary *summary);
AdwDialog *accord_membership_dialog_new (AccordPartnership *partnership);

G_END_DECLS
