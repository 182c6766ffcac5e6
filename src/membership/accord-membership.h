/* accord-membership.h: who is a member on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-record.h"

G_BEGIN_DECLS

/**
 * AccordMembershipSeat:
 * @seat: the seat's columns, and "organisation", "organisation_kind" and "place": names; "vacant_since" is "" when a
 *   member holds it
 * @holders: (element-type AccordRecord): who holds it: the appointments' columns, with "organisation" and "person", the
 *   names, "person_post" and "person_email"; members first, then deputies, then who is there without a vote
 *
 * One seat on one day. A job share is a seat with two members.
 */
typedef struct
{
  AccordRecord *seat;
  GPtrArray *holders;
} AccordMembershipSeat;

AccordRequest *accord_membership_load (const char *day);
AccordRequest *accord_membership_load_declarations (void);
GPtrArray *accord_membership_find (AccordConnection *connection, const char *day, GError **error);

gboolean accord_membership_seat_is_vacant (const AccordMembershipSeat *self);
AccordRecord *accord_membership_seat_get_holder (const AccordMembershipSeat *self, const char *role);

G_END_DECLS
