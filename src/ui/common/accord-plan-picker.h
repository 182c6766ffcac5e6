/* accord-plan-picker.h: which strategy is in hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_PLAN_PICKER (accord_plan_picker_get_type ())
G_DECLARE_FINAL_TYPE (AccordPlanPicker, accord_plan_picker, ACCORD, PLAN_PICKER, AdwBin)

GtkWidget *accord_plan_picker_new (void);
void accord_plan_picker_update (AccordPlanPicker *self, const gint64 *plans, const char *const *titles, guint n_plans);
void accord_plan_picker_set_plan (AccordPlanPicker *self, gint64 plan);
gint64 accord_plan_picker_get_plan (AccordPlanPicker *self);

G_END_DECLS
