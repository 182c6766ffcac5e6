/* accord-engagement-charts.h: the engagement log at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "engagement/accord-engagement-summary.h"

G_BEGIN_DECLS

GtkWidget *accord_engagement_months_chart_new (AccordEngagementSummary *summary);
GtkWidget *accord_engagement_months_table_new (AccordEngagementSummary *summary);
GtkWidget *accord_engagement_coverage_new (const AccordCoverage *coverage);

G_END_DECLS
