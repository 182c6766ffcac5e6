/* accord-appointment-card.h: somebody who holds a seat
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_APPOINTMENT_CARD (accord_appointment_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordAppointmentCard, accord_appointment_card, ACCORD, APPOINTMENT_CARD, AdwBin)

GtkWidget *accord_appointment_card_new (AccordPartnership *partnership, AccordRecord *appointment);
void accord_appointment_card_show (AccordAppointmentCard *self, AccordRecord *appointment);
void accord_appointment_card_focus (AccordAppointmentCard *self);
void accord_appointment_card_flush (AccordAppointmentCard *self);

G_END_DECLS
