/* accord-finding-row.h: one requirement, opened in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "checks/accord-finding.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_FINDING_ROW (accord_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordFindingRow, accord_finding_row, ACCORD, FINDING_ROW, AdwExpanderRow)

GtkWidget *accord_finding_row_new (AccordPartnership *partnership, gint64 plan);
void accord_finding_row_show (AccordFindingRow *self, AccordFinding *finding);

G_END_DECLS
