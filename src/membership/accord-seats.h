/* accord-seats.h: the membership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list.h"

G_BEGIN_DECLS

extern const AccordListSource accord_seats;

AccordRequest *accord_seats_count (void);
AccordRequest *accord_seat_appoint (gint64 seat, const char *role);
AccordRequest *accord_seat_end_appointment (gint64 appointment, const char *day, const char *reason);

G_END_DECLS
