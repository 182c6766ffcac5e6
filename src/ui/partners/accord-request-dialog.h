/* accord-request-dialog.h: one request to join
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

void accord_request_dialog_present (GtkWidget *parent, AccordPartnership *partnership, gint64 request);

G_END_DECLS
