/* test-meeting.c: meetings, who came, what was decided and what is to be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "membership/accord-meeting.h"
#include "model/accord-record.h"
#include "model/accord-search.h"
#include "support/accord-test.h"

typedef AccordTestFixture Fixture;

static gint64
add_seat (Fixture *fixture, const char *number, const char *basis, const char *from, const char *until)
{
  return accord_test_add (fixture->partnership, "seat", "number", number, "title", number, "statutory_basis", basis,
                          "from_on", from, "until_on", until, "position", number, NULL);
}

static gint64
appoint (Fixture *fixture, gint64 seat, const char *role, const char *post, const char *start, const char *ended)
{
  g_autofree char *owner = accord_test_id (seat);

  return accord_test_add (fixture->partnership, "appointment", "seat_id", owner, "role", role, "post", post, "start_from",
                          start, "ended_on", ended, NULL);
}

static gint64
add_meeting (Fixture *fixture, const char *day, const char *state)
{
  return accord_test_add (fixture->partnership, "meeting", "title", "Partnership meeting", "held_on", day, "state", state,
                          NULL);
}

static AccordAttendance *
load (Fixture *fixture, gint64 meeting)
{
  return accord_test_run (fixture->partnership, accord_attendance_load (meeting));
}

static AccordRecord *
row (AccordAttendance *attendance, const char *number)
{
  for (guint i = 0; i < attendance->rows->len; i++)
    if (g_str_equal (accord_record_get (attendance->rows->pdata[i], "number"), number))
      return attendance->rows->pdata[i];
  return NULL;
}

static void
mark (Fixture *fixture, gint64 meeting, gint64 seat, const char *state)
{
  accord_test_run (fixture->partnership, accord_attendance_mark (meeting, seat, 0, state));
}

/* Whoever held a seat on the day is in its row, and only the seats of the day have one. */
static void
test_membership_of_the_day (Fixture *fixture, gconstpointer data)
{
  gint64 first = add_seat (fixture, "1", "icb", "2024-01-01", "");
  gint64 early = add_seat (fixture, "2", "", "2020-01-01", "2024-12-31");
  gint64 meeting = add_meeting (fixture, "2025-06-10", "held");
  g_autoptr (AccordAttendance) attendance = NULL;

  add_seat (fixture, "3", "", "2025-06-11", "");
  appoint (fixture, first, "member", "Chair before", "2024-01-01", "2025-06-10");
  appoint (fixture, first, "member", "Chair since", "2025-06-10", "");
  appoint (fixture, first, "deputy", "Deputy Chair", "", "");
  appoint (fixture, early, "member", "Gone", "", "");

  attendance = load (fixture, meeting);
  g_assert_cmpuint (attendance->rows->len, ==, 1);
  g_assert_cmpstr (accord_record_get (row (attendance, "1"), "post"), ==, "Chair since");
  g_assert_cmpstr (accord_record_get (row (attendance, "1"), "deputy"), ==, "Deputy Chair");
  g_assert_null (attendance->quorum);
  g_clear_pointer (&attendance, accord_attendance_free);

  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  meeting = add_meeting (fixture, "2024-06-10", "held");
  attendance = load (fixture, meeting);
  g_assert_cmpuint (attendance->rows->len, ==, 2);
  g_assert_cmpstr (accord_record_get (row (attendance, "1"), "post"), ==, "Chair before");
}

/* What is recorded stays when the membership is changed afterwards. */
static void
test_recorded_stays (Fixture *fixture, gconstpointer data)
{
  gint64 seat = add_seat (fixture, "1", "icb", "2024-01-01", "");
  gint64 appointment = appoint (fixture, seat, "member", "Chair", "2024-01-01", "");
  gint64 meeting = add_meeting (fixture, "2025-06-10", "held");
  g_autoptr (AccordAttendance) attendance = NULL;
  g_autoptr (GError) error = NULL;

  mark (fixture, meeting, seat, "present");
  mark (fixture, meeting, seat, "deputy");
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("seat", "until_on"), seat, "31/12/2024", &error));
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("appointment", "ended_on"), appointment, "31/12/2024", &error));
  attendance = load (fixture, meeting);
  g_assert_cmpuint (attendance->rows->len, ==, 1);
  g_assert_cmpstr (accord_record_get (row (attendance, "1"), "state"), ==, "deputy");
  g_assert_cmpstr (accord_record_get (row (attendance, "1"), "post"), ==, "Chair");
  g_clear_pointer (&attendance, accord_attendance_free);

  mark (fixture, meeting, seat, "");
  attendance = load (fixture, meeting);
  g_assert_cmpuint (attendance->rows->len, ==, 0);
}

/* A meeting is judged by the version of its day. */
static void
test_quorum_of_the_day (Fixture *fixture, gconstpointer data)
{
  gint64 icb = add_seat (fixture, "1", "icb", "", "");
  gint64 early = add_meeting (fixture, "2024-06-10", "held");
  gint64 late = add_meeting (fixture, "2025-06-10", "held");
  g_autoptr (AccordAttendance) attendance = NULL;
  g_autoptr (GError) error = NULL;
  AccordRequest *refused;

  add_seat (fixture, "2", "responsible_authority", "", "");
  add_seat (fixture, "3", "responsible_authority", "", "");
  accord_test_add (fixture->partnership, "terms_of_reference", "from_on", "2024-01-01", "quorum",
                   "{\"rule\": {\"share\": [1, 3]}}", NULL);
  accord_test_add (fixture->partnership, "terms_of_reference", "from_on", "2025-01-01", "quorum",
                   "{\"rule\": {\"all\": [{\"share\": [1, 3]}, {\"count\": 1, \"of\": {\"statutory_basis\": "
                   "\"responsible_authority\"}, \"called\": \"council\"}]}}",
                   NULL);
  mark (fixture, early, icb, "present");
  mark (fixture, late, icb, "present");
  attendance = load (fixture, early);
  g_assert_true (attendance->quorum->is_met);
  g_assert_cmpstr (attendance->quorum->words, ==, "1 of 3 present, a third is 1");
  g_clear_pointer (&attendance, accord_attendance_free);
  attendance = load (fixture, late);
  g_assert_false (attendance->quorum->is_met);
  g_assert_cmpstr (attendance->quorum->words, ==, "1 of 3 present, a third is 1; no council is present");

  refused = accord_terms_set_quorum (1, "{\"rule\": {\"share\": [4, 3]}}", &error);
  g_assert_null (refused);
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
}

static gboolean
has_item (GPtrArray *items, const char *title)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (accord_record_get (items->pdata[i], "title"), title))
      return TRUE;
  return FALSE;
}

static GPtrArray *
load_items (Fixture *fixture, const char *table, gint64 meeting)
{
  return accord_test_run (fixture->partnership, accord_record_load_all (table, "meeting_id", meeting));
}

static void
test_agenda_from_what_is_due (Fixture *fixture, gconstpointer data)
{
  gint64 last = add_meeting (fixture, "2026-09-10", "held");
  gint64 next = add_meeting (fixture, "2026-12-10", "planned");
  gint64 seat = add_seat (fixture, "1", "icb", "", "");
  g_autofree char *last_text = accord_test_id (last);
  g_autofree char *seat_text = accord_test_id (seat);
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *text = NULL;

  accord_test_add (fixture->partnership, "action_item", "meeting_id", last_text, "text", "Ask for a name", NULL);
  accord_test_add (fixture->partnership, "plan", "title", "Strategy 2027", "state", "for_approval", NULL);
  accord_test_add (fixture->partnership, "assessment", "title", "JSNA old", "received_on", "2026-01-01", NULL);
  accord_test_add (fixture->partnership, "decision", "meeting_id", last_text, "topic", "review", NULL);
  accord_test_add (fixture->partnership, "assessment", "title", "JSNA new", "received_on", "2026-10-01", NULL);
  accord_test_add (fixture->partnership, "appointment", "seat_id", seat_text, "post", "Chair", "end_until", "2026-12-31", NULL);
  accord_test_add (fixture->partnership, "terms_of_reference", "review_due_on", "2027-01-15", NULL);

  accord_test_run (fixture->partnership, accord_meeting_fill_agenda (next));
  items = load_items (fixture, "agenda_item", next);
  g_assert_true (has_item (items, "Minutes of the meeting of 10/09/2026"));
  g_assert_true (has_item (items, "Actions from earlier meetings"));
  g_assert_true (has_item (items, "Approve “Strategy 2027”"));
  g_assert_true (has_item (items, "Needs assessment “JSNA new”: is the strategy to be revised?"));
  g_assert_false (has_item (items, "Needs assessment “JSNA old”: is the strategy to be revised?"));
  g_assert_true (has_item (items, "Membership: terms that end"));
  g_assert_true (has_item (items, "Review of the terms of reference"));
  g_assert_cmpuint (items->len, ==, 10);

  /* Asked again, it adds nothing; what was moved stays where it is. */
  accord_test_run (fixture->partnership,
                   accord_meeting_move_item ("agenda_item", accord_record_get_id (items->pdata[9]), -20));
  accord_test_run (fixture->partnership, accord_meeting_fill_agenda (next));
  g_clear_pointer (&items, g_ptr_array_unref);
  items = load_items (fixture, "agenda_item", next);
  g_assert_cmpuint (items->len, ==, 10);
  g_assert_cmpstr (accord_record_get (items->pdata[0], "title"), ==, "Date of the next meeting");

  text = accord_test_run (fixture->partnership, accord_meeting_text_load (next, ACCORD_MEETING_TEXT_AGENDA));
  g_assert_nonnull (strstr (text, "1. Date of the next meeting\n2. Welcome and apologies\n"));
  g_assert_nonnull (strstr (text, "   Ask for a name\n"));
}

static GPtrArray *
actions (Fixture *fixture, gint64 meeting)
{
  return accord_test_run (fixture->partnership, accord_meeting_actions (meeting));
}

static void
test_actions_are_carried (Fixture *fixture, gconstpointer data)
{
  gint64 first = add_meeting (fixture, "2026-06-10", "held");
  gint64 second = add_meeting (fixture, "2026-09-10", "held");
  gint64 third = add_meeting (fixture, "2026-12-10", "planned");
  g_autofree char *owner = accord_test_id (first);
  gint64 action = accord_test_add (fixture->partnership, "action_item", "meeting_id", owner, "text", "Ask", NULL);
  g_autoptr (GPtrArray) found = actions (fixture, second);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (accord_record_get_int (found->pdata[0], "is_carried"), ==, 1);
  g_assert_cmpstr (accord_record_get (found->pdata[0], "meeting_day"), ==, "2026-06-10");
  g_clear_pointer (&found, g_ptr_array_unref);

  /* Done at the second meeting: it shows it as done, the third does not show it, the first keeps it. */
  accord_test_run (fixture->partnership, accord_meeting_finish_action (action, "10/09/2026"));
  found = actions (fixture, second);
  g_assert_cmpuint (found->len, ==, 1);
  g_clear_pointer (&found, g_ptr_array_unref);
  found = actions (fixture, third);
  g_assert_cmpuint (found->len, ==, 0);
  g_clear_pointer (&found, g_ptr_array_unref);
  found = actions (fixture, first);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (accord_record_get_int (found->pdata[0], "is_carried"), ==, 0);
}

static void
test_year (Fixture *fixture, gconstpointer data)
{
  gint64 seat = add_seat (fixture, "1", "icb", "", "");
  gint64 other = add_seat (fixture, "2", "", "", "");
  gint64 first = add_meeting (fixture, "2026-03-10", "held");
  gint64 second = add_meeting (fixture, "2026-09-10", "held");
  gint64 before = add_meeting (fixture, "2025-11-22", "held");
  g_autoptr (AccordMeetingYear) year = NULL;
  AccordMeetingCount *count;
  AccordMeetingTally *tally;

  add_meeting (fixture, "2026-10-10", "cancelled");
  mark (fixture, before, seat, "present");
  mark (fixture, first, seat, "present");
  mark (fixture, second, seat, "apologies");
  mark (fixture, second, other, "deputy");
  year = accord_test_run (fixture->partnership, accord_meeting_year_load ("2026-11-22"));
  g_assert_cmpuint (year->meetings->len, ==, 2);
  count = g_ptr_array_index (year->meetings, 1);
  g_assert_cmpuint (count->seats, ==, 2);
  g_assert_cmpuint (count->deputies, ==, 1);
  g_assert_cmpuint (count->apologies, ==, 1);
  g_assert_cmpuint (year->seats->len, ==, 2);
  tally = g_ptr_array_index (year->seats, 0);
  g_assert_cmpstr (tally->name, ==, "1 1");
  g_assert_cmpuint (tally->meetings, ==, 2);
  g_assert_cmpuint (tally->present, ==, 1);
}

/* The next meeting begins as the last one was; its time is typed as people write it. */
static void
test_plan_the_next (Fixture *fixture, gconstpointer data)
{
  gint64 *first = accord_test_run (fixture->partnership, accord_meeting_add ("2026-09-10"));
  const AccordField *starts_at = accord_field_find ("meeting", "starts_at");
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *second = NULL;
  g_autoptr (AccordRecord) record = NULL;

  accord_test_run (fixture->partnership, accord_record_set (starts_at, *first, "9.30", &error));
  g_assert_no_error (error);
  g_assert_null (accord_record_set (starts_at, *first, "25:00", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  second = accord_test_run (fixture->partnership, accord_meeting_add ("2026-12-10"));
  record = accord_test_run (fixture->partnership, accord_record_load ("meeting", *second));
  g_assert_cmpstr (accord_record_get (record, "title"), ==, "Partnership meeting");
  g_assert_cmpstr (accord_record_get (record, "starts_at"), ==, "09:30");
  g_assert_cmpstr (accord_record_get (record, "held_on"), ==, "2026-12-10");
  g_assert_cmpstr (accord_record_get (record, "state"), ==, "planned");
  g_free (first);
}

static void
test_found_by_words (Fixture *fixture, gconstpointer data)
{
  gint64 meeting = add_meeting (fixture, "2026-09-10", "held");
  g_autofree char *owner = accord_test_id (meeting);
  g_autoptr (AccordList) list = accord_list_new (fixture->partnership, &accord_meetings);

  add_meeting (fixture, "2026-06-10", "held");
  accord_test_add (fixture->partnership, "decision", "meeting_id", owner, "text", "Pool the community budget", NULL);
  accord_list_set_search (list, "pool comm");
  accord_test_wait_until (!accord_list_is_loading (list) && g_list_model_get_n_items (G_LIST_MODEL (list)) == 1);
  g_assert_true (accord_list_find (list, meeting, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, accord_test_set_up, func, accord_test_tear_down)
  ADD ("/model/meeting/membership-of-the-day", test_membership_of_the_day);
  ADD ("/model/meeting/recorded-stays", test_recorded_stays);
  ADD ("/model/meeting/quorum-of-the-day", test_quorum_of_the_day);
  ADD ("/model/meeting/agenda-from-what-is-due", test_agenda_from_what_is_due);
  ADD ("/model/meeting/actions-are-carried", test_actions_are_carried);
  ADD ("/model/meeting/year", test_year);
  ADD ("/model/meeting/plan-the-next", test_plan_the_next);
  ADD ("/model/meeting/found-by-words", test_found_by_words);
  return g_test_run ();
}
