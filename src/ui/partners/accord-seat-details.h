/* accord-seat-details.h: a seat and who held it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_SEAT_DETAILS (accord_seat_details_get_type ())
G_DECLARE_FINAL_TYPE (AccordSeatDetails, accord_seat_details, ACCORD, SEAT_DETAILS, AdwBin)

GtkWidget *accord_seat_details_new (AccordPartnership *partnership);

G_END_DECLS
