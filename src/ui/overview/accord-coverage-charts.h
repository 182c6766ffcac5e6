/* accord-coverage-charts.h: a strategy's coverage at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "engagement/accord-plan-coverage.h"

G_BEGIN_DECLS

GtkWidget *accord_coverage_grid_new (AccordPlanCoverage *coverage);
GtkWidget *accord_coverage_methods_chart_new (AccordPlanCoverage *coverage);
GtkWidget *accord_coverage_methods_table_new (AccordPlanCoverage *coverage);
GtkWidget *accord_coverage_contested_new (const AccordContested *contested);

G_END_DECLS
