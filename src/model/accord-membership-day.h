/* accord-membership-day.h: who is a member on a day, in SQL
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The one place that says what "on a day" means. @day is SQL for an ISO 8601 day; the first and the last day count. Where
 * it is '' the question is how things stand now: what has ended, for whatever day that was written down, no longer holds,
 * so that a seat can be filled again on the day on which its last member leaves. */

#define ACCORD_SEAT_STANDS(seat, day)                                                                                  \
  "(" day " = '' OR ((" seat ".from_on = '' OR " seat ".from_on <= " day ") AND (" seat ".until_on = '' OR " seat      \
  ".until_on >= " day ")))"

/* A start that is only vaguely known counts from its first possible day: "May 2025" from the 1st. A term that was due to
 * end and that nobody ended goes on. */
#define ACCORD_APPOINTMENT_HOLDS(appointment, day)                                                                     \
  "((" day " = '' AND " appointment ".ended_on = '') OR (" day " <> '' AND " appointment ".start_from <= " day         \
  " AND (" appointment ".ended_on = '' OR " appointment ".ended_on >= " day ")))"

/* The one whom a list of seats shows: of several members the newest. */
#define ACCORD_SEAT_HOLDER(seat, day)                                                                                  \
  "(SELECT held.id FROM appointment AS held WHERE held.seat_id = " seat ".id AND held.role = 'member' AND "            \
  ACCORD_APPOINTMENT_HOLDS ("held", day) " ORDER BY held.id DESC LIMIT 1)"

/* Since when nobody holds a seat that nobody holds on a day: the last day of its last member before, what was written down
 * at that time, or the first day of the seat; '' when nothing is known. */
#define ACCORD_SEAT_VACANT_SINCE(seat, day)                                                                            \
  "coalesce (nullif (max (coalesce ((SELECT max (gone.ended_on) FROM appointment AS gone WHERE gone.seat_id = " seat   \
  ".id AND gone.role = 'member' AND (" day " = '' OR gone.ended_on < " day ")), ''), CASE WHEN " day " = '' OR " seat   \
  ".vacant_since <= " day " THEN " seat ".vacant_since ELSE '' END), ''), " seat ".from_on)"
