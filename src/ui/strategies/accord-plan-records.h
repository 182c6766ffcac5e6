/* accord-plan-records.h: the records of one kind that go with a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PLAN_RECORDS (accord_plan_records_get_type ())
G_DECLARE_FINAL_TYPE (AccordPlanRecords, accord_plan_records, ACCORD, PLAN_RECORDS, GtkBox)

GtkWidget *accord_plan_records_new (AccordPartnership *partnership, const char *table, gint64 plan);
void accord_plan_records_show (AccordPlanRecords *self, gint64 id);
void accord_plan_records_flush (AccordPlanRecords *self);

G_END_DECLS
