/* accord-meeting.h: the partnership's meetings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "membership/accord-quorum.h"
#include "model/accord-list.h"

G_BEGIN_DECLS

extern const AccordListSource accord_meetings;

/**
 * AccordAttendance:
 * @rows: (element-type AccordRecord): one for each seat in force on the day of the meeting, then the people in attendance:
 *   "seat_id", "attendance_id" (0 until something is recorded), "number", "title", "kind", "sector", "organisation", "post",
 *   "deputy" (posts), "appointment_id" (0 when the seat is vacant), "state" and what rules of quorum tell seats apart by
 * @terms: the version of the terms of reference in force on that day, 0 for none
 * @rule: (nullable): its quorum in words; %NULL when it has none
 * @quorum: (nullable): whether it is met; %NULL without a rule
 * @problem: (nullable): why the rule cannot be read, technical
 *
 * Who came to a meeting, and whether they were enough.
 */
typedef struct
{
  GPtrArray *rows;
  gint64 terms;
  char *rule;
  AccordQuorumResult *quorum;
  char *problem;
} AccordAttendance;

/**
 * AccordMeetingCount:
 *
 * Who came to one meeting of the year, in numbers of seats.
 */
typedef struct
{
  gint64 meeting;
  char *title;
  char *day;
  guint seats;
  guint present;
  guint deputies;
  guint apologies;
  guint absent;
  gboolean has_quorum;
  gboolean is_quorate;
} AccordMeetingCount;

/**
 * AccordMeetingTally:
 * @name: the seat or the organisation as a person knows it
 * @meetings: at how many something was recorded for it, once for each of its seats
 *
 * How often one came in the year.
 */
typedef struct
{
  char *name;
  guint meetings;
  guint present;
  guint deputies;
  guint apologies;
  guint absent;
} AccordMeetingTally;

/**
 * AccordMeetingYear:
 * @first_day: ISO 8601
 * @last_day: ISO 8601
 * @meetings: (element-type AccordMeetingCount): the meetings that were held, the oldest first
 * @seats: (element-type AccordMeetingTally): in the order of the membership
 * @organisations: (element-type AccordMeetingTally): by name
 *
 * Attendance over a year.
 */
typedef struct
{
  char *first_day;
  char *last_day;
  GPtrArray *meetings;
  GPtrArray *seats;
  GPtrArray *organisations;
} AccordMeetingYear;

/**
 * AccordMeetingText:
 * @ACCORD_MEETING_TEXT_AGENDA: date, place and items
 * @ACCORD_MEETING_TEXT_MINUTES: a skeleton with who came, the quorum, the items, decisions and actions
 */
typedef enum
{
  ACCORD_MEETING_TEXT_AGENDA,
  ACCORD_MEETING_TEXT_MINUTES,
} AccordMeetingText;

AccordRequest *accord_meetings_count (void);
AccordRequest *accord_meeting_add (const char *day);

AccordRequest *accord_attendance_load (gint64 meeting);
AccordAttendance *accord_meeting_read_attendance (AccordConnection *connection, gint64 meeting, GError **error);
AccordRequest *accord_attendance_mark (gint64 meeting, gint64 seat, gint64 attendance, const char *state);
void accord_attendance_free (AccordAttendance *self);
AccordRequest *accord_meeting_year_load (const char *last_day);
void accord_meeting_year_free (AccordMeetingYear *self);

AccordRequest *accord_meeting_add_item (const char *table, gint64 meeting);
AccordRequest *accord_meeting_move_item (const char *table, gint64 item, int by);
AccordRequest *accord_meeting_fill_agenda (gint64 meeting);
AccordRequest *accord_meeting_actions (gint64 meeting);
GPtrArray *accord_meeting_read_actions (AccordConnection *connection, gint64 meeting, GError **error);
AccordRequest *accord_meeting_finish_action (gint64 action, const char *day);
AccordRequest *accord_meeting_text_load (gint64 meeting, AccordMeetingText kind);

AccordRequest *accord_terms_load_all (void);
AccordRequest *accord_terms_add (const char *day);
AccordRequest *accord_terms_set_quorum (gint64 terms, const char *json, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAttendance, accord_attendance_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordMeetingYear, accord_meeting_year_free)

G_END_DECLS
