/* accord-end-dialog.h: asks when and why an appointment ended
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

void accord_end_dialog_present (GtkWidget *parent, AccordPartnership *partnership, AccordRecord *appointment);

G_END_DECLS
