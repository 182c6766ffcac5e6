/* accord-seat-summary.h: the membership at a glance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordSeatSector:
 * @label: the sector as a person reads it; "" for seats without one
 * @filled: seats that somebody holds
 * @vacant: seats that nobody holds
 */
typedef struct
{
  char *label;
  guint filled;
  guint vacant;
} AccordSeatSector;

/**
 * AccordSeatTerm:
 * @seat: the seat
 * @name: its number and whose it is
 * @post: who holds it
 * @start: the first day, ISO 8601; "" when not known
 * @end: the last day, ISO 8601; "" when none is set
 * @words: the term as a person reads it
 *
 * The term of a member who holds a seat.
 */
typedef struct
{
  gint64 seat;
  char *name;
  char *post;
  char *start;
  char *end;
  char *words;
} AccordSeatTerm;

/**
 * AccordSeatSummary:
 * @day: the day it is about, ISO 8601
 * @sectors: (element-type AccordSeatSector): in the order of the vocabulary
 * @terms: (element-type AccordSeatTerm): the one that ends first, first; those without an end last
 *
 * The seats in force on a day.
 */
typedef struct
{
  char *day;
  GPtrArray *sectors;
  GPtrArray *terms;
} AccordSeatSummary;

AccordRequest *accord_seat_summary_load (const char *day);
void accord_seat_summary_free (AccordSeatSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSeatSummary, accord_seat_summary_free)

G_END_DECLS
