/* accord-live-checks.h: the findings, kept right while people edit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-evaluator.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_CHECKS (accord_checks_get_type ())
G_DECLARE_FINAL_TYPE (AccordChecks, accord_checks, ACCORD, CHECKS, GObject)

AccordChecks *accord_checks_new (AccordPartnership *partnership);
void accord_checks_refresh (AccordChecks *self);
GPtrArray *accord_checks_get_plans (AccordChecks *self);
AccordPlanChecks *accord_checks_get_plan (AccordChecks *self, gint64 plan);
guint accord_checks_count_flags (AccordChecks *self);
gboolean accord_checks_is_current (AccordChecks *self);
const GError *accord_checks_get_error (AccordChecks *self);

G_END_DECLS
