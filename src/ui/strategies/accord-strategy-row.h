/* accord-strategy-row.h: one strategy in the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "checks/accord-evaluator.h"
#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_STRATEGY_ROW (accord_strategy_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordStrategyRow, accord_strategy_row, ACCORD, STRATEGY_ROW, GtkListBoxRow)

GtkWidget *accord_strategy_row_new (AccordPartnership *partnership, AccordRecord *plan);
AccordRecord *accord_strategy_row_get_plan (AccordStrategyRow *self);
void accord_strategy_row_show_checks (AccordStrategyRow *self, AccordPlanChecks *checks);

char *accord_strategy_write_caption (AccordPartnership *partnership, AccordRecord *plan);

G_END_DECLS
