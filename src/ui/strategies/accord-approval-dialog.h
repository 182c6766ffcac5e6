/* accord-approval-dialog.h: asks when a strategy was approved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

void accord_approval_dialog_present (GtkWidget *parent, AccordPartnership *partnership, AccordRecord *plan);

G_END_DECLS
