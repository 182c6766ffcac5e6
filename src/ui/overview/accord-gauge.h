/* accord-gauge.h: how far one requirement is recorded, at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "checks/accord-finding.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_GAUGE (accord_gauge_get_type ())
G_DECLARE_FINAL_TYPE (AccordGauge, accord_gauge, ACCORD, GAUGE, GtkButton)

GtkWidget *accord_gauge_new (void);
void accord_gauge_show (AccordGauge *self, const AccordFinding *finding);

G_END_DECLS
