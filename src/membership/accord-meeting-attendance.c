/* accord-meeting-attendance.c: who came, and whether they were enough
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-id.h"
#include "membership/accord-meeting-private.h"
#include "model/accord-membership-day.h"
#include "model/accord-record-write.h"

/*
 * The attendance is the membership of the day, and what was recorded of it: a seat that nothing is recorded of has no row
 * of its own, so a change of the membership before the meeting needs no second filling. What was recorded names the
 * appointment that held the seat, and keeps its seat in the list whatever becomes of the membership.
 */
#define HOLDER ACCORD_SEAT_HOLDER ("s", "?2")
#define DEPUTIES                                                                                                       \
  "coalesce ((SELECT group_concat (n.post, ', ') FROM appointment AS n WHERE n.seat_id = s.id AND n.role = 'deputy'"   \
  " AND n.post <> '' AND (" ACCORD_APPOINTMENT_HOLDS ("n", "?2") ")), '')"
#define IN_FORCE ACCORD_SEAT_STANDS ("s", "?2")
#define SEATS                                                                                                          \
  "SELECT s.id, s.id AS seat_id, coalesce (a.id, 0) AS attendance_id, s.number, s.title, s.kind, s.sector,"            \
  " s.quorum_class, s.statutory_basis, s.voting, s.organisation_id, coalesce (o.kind, '') AS organisation_kind,"       \
  " coalesce (o.name, '') AS organisation, coalesce (h.id, 0) AS appointment_id,"                                      \
  " coalesce (nullif (h.post, ''), s.title) AS post, " DEPUTIES " AS deputy, coalesce (a.state, '') AS state,"         \
  " coalesce (a.note, '') AS note"                                                                                     \
  " FROM seat AS s LEFT JOIN organisation AS o ON o.id = s.organisation_id"                                            \
  " LEFT JOIN attendance AS a ON a.seat_id = s.id AND a.meeting_id = ?1"                                               \
  " LEFT JOIN appointment AS h ON h.id = coalesce (a.appointment_id, " HOLDER ")"                                      \
  " WHERE a.id IS NOT NULL OR " IN_FORCE                                                                             \
  " ORDER BY s.kind = 'attendance', s.position, s.id"
#define OTHERS                                                                                                         \
  "SELECT id, 0 AS seat_id, id AS attendance_id, '' AS number, who AS title, 'attendance' AS kind, '' AS sector,"      \
  " '' AS organisation, who AS post, '' AS deputy, 0 AS appointment_id, state, note"                                   \
  " FROM attendance WHERE meeting_id = ?1 AND seat_id IS NULL ORDER BY id"
#define TERMS                                                                                                          \
  "SELECT * FROM terms_of_reference WHERE (from_on = '' OR from_on <= ?1) AND (until_on = '' OR until_on >= ?1)"       \
  " ORDER BY from_on DESC, id DESC LIMIT 1"

/**
 * accord_attendance_free:
 * @self: (transfer full): an attendance
 */
void
accord_attendance_free (AccordAttendance *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->quorum, accord_quorum_result_free);
  g_free (self->rule);
  g_free (self->problem);
  g_free (self);
}

/* The seats in force on a day, as the attendance of a meeting at which nothing is recorded. */
GPtrArray *
accord_meeting_read_membership (AccordConnection *connection, const char *day, GError **error)
{
  return accord_meeting_read_rows ("seat",
                                   accord_connection_query (connection, error, SEATS, "it", G_GINT64_CONSTANT (0), day),
                                   error);
}

static GPtrArray *
read_rows (AccordConnection *connection, gint64 meeting, const char *day, GError **error)
{
  g_autoptr (GPtrArray) seats
      = accord_meeting_read_rows ("seat", accord_connection_query (connection, error, SEATS, "it", meeting, day), error);
  GPtrArray *others;

  if (seats == NULL)
    return NULL;
  others = accord_meeting_read_rows ("attendance", accord_connection_query (connection, error, OTHERS, "i", meeting), error);
  if (others == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (seats, others);
  return g_steal_pointer (&seats);
}

/* The version in force on a day; %NULL without an error when there is none. */
AccordRecord *
accord_meeting_read_terms (AccordConnection *connection, const char *day, GError **error)
{
  g_autoptr (GPtrArray) found = accord_meeting_read_rows (
      "terms_of_reference", accord_connection_query (connection, error, TERMS, "t", day), error);

  return found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
}

static void
judge (AccordAttendance *self, const char *json)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (AccordQuorum) quorum = NULL;

  if (*json == '\0')
    return;
  quorum = accord_quorum_parse (json, &problem);
  if (quorum == NULL)
    {
      self->problem = g_strdup (problem->message);
      return;
    }
  self->rule = accord_quorum_describe (quorum, self->rows);
  self->quorum = accord_quorum_evaluate (quorum, self->rows);
}

AccordAttendance *
accord_meeting_read_attendance (AccordConnection *connection, gint64 meeting, GError **error)
{
  g_autoptr (AccordAttendance) self = g_new0 (AccordAttendance, 1);
  g_autofree char *day = accord_meeting_get_day (connection, meeting, error);
  g_autoptr (AccordRecord) terms = NULL;
  GError *local_error = NULL;

  if (day == NULL)
    return NULL;
  self->rows = read_rows (connection, meeting, day, error);
  if (self->rows == NULL)
    return NULL;
  terms = accord_meeting_read_terms (connection, day, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  if (terms != NULL)
    {
      self->terms = accord_record_get_id (terms);
      judge (self, accord_record_get (terms, "quorum"));
    }
  return g_steal_pointer (&self);
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_meeting_read_attendance (connection, *(gint64 *) data, error);
}

/**
 * accord_attendance_load:
 * @meeting: a meeting
 *
 * The membership is that of the meeting's day, of today while it has none; the quorum is judged by the terms of reference in
 * force on that day.
 *
 * Returns: (transfer full): a question whose answer is an #AccordAttendance
 */
AccordRequest *
accord_attendance_load (gint64 meeting)
{
  return accord_request_read (load_cb, g_memdup2 (&meeting, sizeof meeting), g_free,
                              (GDestroyNotify) accord_attendance_free);
}

/* --- recording --- */

typedef struct
{
  gint64 meeting;
  gint64 seat;
  gint64 attendance;
  char *state;
} Mark;

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_free (mark->state);
  g_free (mark);
}

static gboolean
insert_mark (AccordConnection *connection, const Mark *mark, GError **error)
{
  g_autofree char *day = accord_meeting_get_day (connection, mark->meeting, error);

  return day != NULL &&
         accord_connection_run (connection, error,
                                "INSERT INTO attendance (id, meeting_id, seat_id, state, appointment_id)"
                                " SELECT ?1, ?3, s.id, ?4, " HOLDER " FROM seat AS s WHERE s.id = ?5",
                                "ititi", accord_id_new (), day, mark->meeting, mark->state, mark->seat);
}

static gpointer
mark_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Mark *mark = data;

  if (mark->attendance == 0 && mark->seat != 0 &&
      !accord_connection_get_int (connection, &mark->attendance, error,
                                  "SELECT coalesce (max (id), 0) FROM attendance WHERE meeting_id = ?1 AND seat_id = ?2",
                                  "ii", mark->meeting, mark->seat))
    return NULL;
  if (mark->attendance == 0)
    return GINT_TO_POINTER (insert_mark (connection, mark, error));
  if (*mark->state == '\0' && mark->seat != 0)
    return GINT_TO_POINTER (
        accord_connection_run (connection, error, "DELETE FROM attendance WHERE id = ?1", "i", mark->attendance));
  return GINT_TO_POINTER (accord_connection_run (connection, error, "UPDATE attendance SET state = ?2 WHERE id = ?1", "it",
                                                 mark->attendance, mark->state));
}

/**
 * accord_attendance_mark:
 * @meeting: a meeting
 * @seat: the seat, or 0 for somebody who has none
 * @attendance: what was recorded before, 0 for nothing
 * @state: a code of the vocabulary attendance_state, "" to take back what was recorded
 *
 * Records who came for a seat. The appointment that holds the seat on the day of the meeting is kept with it.
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_attendance_mark (gint64 meeting, gint64 seat, gint64 attendance, const char *state)
{
  Mark *mark = g_new (Mark, 1);

  *mark = (Mark) { meeting, seat, attendance, g_strdup (state) };
  return accord_request_edit (_("Attendance recorded"), mark_cb, mark, mark_free, NULL);
}

/* --- over the year --- */

static void
count_free (gpointer data)
{
  AccordMeetingCount *count = data;

  g_free (count->title);
  g_free (count->day);
  g_free (count);
}

static void
tally_free (gpointer data)
{
  AccordMeetingTally *tally = data;

  g_free (tally->name);
  g_free (tally);
}

/**
 * accord_meeting_year_free:
 * @self: (transfer full): a year
 */
void
accord_meeting_year_free (AccordMeetingYear *self)
{
  g_free (self->first_day);
  g_free (self->last_day);
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->seats);
  g_ptr_array_unref (self->organisations);
  g_free (self);
}

static AccordMeetingTally *
find_tally (GPtrArray *tallies, const char *name)
{
  AccordMeetingTally *tally;

  for (guint i = 0; i < tallies->len; i++)
    {
      tally = g_ptr_array_index (tallies, i);
      if (g_str_equal (tally->name, name))
        return tally;
    }
  tally = g_new0 (AccordMeetingTally, 1);
  tally->name = g_strdup (name);
  g_ptr_array_add (tallies, tally);
  return tally;
}

static void
add_state (const char *state, guint *present, guint *deputies, guint *apologies, guint *absent)
{
  *present += g_str_equal (state, "present");
  *deputies += g_str_equal (state, "deputy");
  *apologies += g_str_equal (state, "apologies");
  *absent += g_str_equal (state, "absent");
}

static void
add_to_tally (GPtrArray *tallies, const char *name, const char *state)
{
  AccordMeetingTally *tally;

  if (*name == '\0')
    return;
  tally = find_tally (tallies, name);
  tally->meetings++;
  add_state (state, &tally->present, &tally->deputies, &tally->apologies, &tally->absent);
}

static void
add_seat (AccordMeetingYear *self, AccordMeetingCount *count, AccordRecord *seat)
{
  const char *state = accord_record_get (seat, "state");
  const char *organisation = accord_record_get (seat, "organisation");
  g_autofree char *name = NULL;

  if (!g_str_equal (accord_record_get (seat, "kind"), "member"))
    return;
  count->seats++;
  add_state (state, &count->present, &count->deputies, &count->apologies, &count->absent);
  if (*state == '\0')
    return;
  name = g_strdup_printf ("%s %s", accord_record_get (seat, "number"),
                          *organisation != '\0' ? organisation : accord_record_get (seat, "title"));
  add_to_tally (self->seats, g_strstrip (name), state);
  add_to_tally (self->organisations, organisation, state);
}

static gboolean
add_meeting (AccordConnection *connection, AccordMeetingYear *self, AccordRecord *meeting, GError **error)
{
  g_autoptr (AccordAttendance) attendance = accord_meeting_read_attendance (connection, accord_record_get_id (meeting),
                                                                            error);
  AccordMeetingCount *count;

  if (attendance == NULL)
    return FALSE;
  count = g_new0 (AccordMeetingCount, 1);
  count->meeting = accord_record_get_id (meeting);
  count->title = g_strdup (accord_record_get (meeting, "title"));
  count->day = g_strdup (accord_record_get (meeting, "held_on"));
  count->has_quorum = attendance->quorum != NULL;
  count->is_quorate = attendance->quorum != NULL && attendance->quorum->is_met;
  g_ptr_array_add (self->meetings, count);
  for (guint i = 0; i < attendance->rows->len; i++)
    add_seat (self, count, attendance->rows->pdata[i]);
  return TRUE;
}

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(AccordMeetingTally *const *) a)->name, (*(AccordMeetingTally *const *) b)->name);
}

static gpointer
load_year_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordMeetingYear) self = g_new0 (AccordMeetingYear, 1);
  g_autofree char *moment = g_strconcat (data, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) last = g_date_time_new_from_iso8601 (moment, NULL);
  g_autoptr (GDateTime) year_before = g_date_time_add_years (last, -1);
  g_autoptr (GDateTime) first = g_date_time_add_days (year_before, 1);
  g_autoptr (GPtrArray) meetings = NULL;

  self->first_day = g_date_time_format (first, "%F");
  self->last_day = g_strdup (data);
  self->meetings = g_ptr_array_new_with_free_func (count_free);
  self->seats = g_ptr_array_new_with_free_func (tally_free);
  self->organisations = g_ptr_array_new_with_free_func (tally_free);
  meetings = accord_meeting_read_rows (
      "meeting",
      accord_connection_query (connection, error,
                               "SELECT * FROM meeting WHERE state = 'held' AND held_on BETWEEN ?1 AND ?2 ORDER BY held_on, id",
                               "tt", self->first_day, self->last_day),
      error);
  if (meetings == NULL)
    return NULL;
  for (guint i = 0; i < meetings->len; i++)
    if (!add_meeting (connection, self, meetings->pdata[i], error))
      return NULL;
  g_ptr_array_sort (self->organisations, compare_tallies);
  return g_steal_pointer (&self);
}

/**
 * accord_meeting_year_load:
 * @last_day: the last day of the year, ISO 8601
 *
 * Returns: (transfer full): a question whose answer is an #AccordMeetingYear: the meetings held in the year up to that day
 */
AccordRequest *
accord_meeting_year_load (const char *last_day)
{
  return accord_request_read (load_year_cb, g_strdup (last_day), g_free, (GDestroyNotify) accord_meeting_year_free);
}
