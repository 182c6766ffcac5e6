/* accord-finding-part-box.h: one organisation, or one audience, of a finding
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "checks/accord-finding.h"

G_BEGIN_DECLS

GtkWidget *accord_finding_part_box_new (const AccordFindingPart *part, gint64 plan);

G_END_DECLS
