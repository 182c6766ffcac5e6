/* test-membership.c: who is a member on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-membership.h"
#include "model/accord-record.h"
#include "support/accord-test.h"

typedef AccordTestFixture Fixture;

static gint64
appoint (Fixture *fixture, gint64 seat, const char *post, const char *role, const char *start, const char *ended)
{
  g_autofree char *seat_text = accord_test_id (seat);

  return accord_test_add (fixture->partnership, "appointment", "seat_id", seat_text, "post", post, "role", role,
                          "start_from", start, "start_until", start, "ended_on", ended, NULL);
}

/* The posts of a day in one line: "Seat: post, post; Seat (since): ". */
static char *
describe (Fixture *fixture, const char *day)
{
  g_autoptr (GPtrArray) seats = accord_test_run (fixture->partnership, accord_membership_load (day));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < seats->len; i++)
    {
      const AccordMembershipSeat *seat = g_ptr_array_index (seats, i);

      g_string_append_printf (text, "%s%s:", i > 0 ? "; " : "", accord_record_get (seat->seat, "title"));
      for (guint j = 0; j < seat->holders->len; j++)
        g_string_append_printf (text, " %s", accord_record_get (g_ptr_array_index (seat->holders, j), "post"));
      if (accord_membership_seat_is_vacant (seat))
        g_string_append_printf (text, " vacant since %s", accord_record_get (seat->seat, "vacant_since"));
    }
  return g_string_free_and_steal (text);
}

static void
assert_on (Fixture *fixture, const char *day, const char *expected)
{
  g_autofree char *found = describe (fixture, day);

  g_assert_cmpstr (found, ==, expected);
}

/* A seat outlives who holds it; the first and the last day count. */
static void
test_follows_a_seat (Fixture *fixture, gconstpointer data)
{
  gint64 seat = accord_test_add (fixture->partnership, "seat", "title", "A", "from_on", "2022-07-01", NULL);

  appoint (fixture, seat, "first", "member", "2022-07-01", "2024-05-16");
  appoint (fixture, seat, "second", "member", "2024-09-01", "");
  appoint (fixture, seat, "deputy", "deputy", "2023-01-01", "");

  assert_on (fixture, "2022-06-30", "");
  assert_on (fixture, "2022-07-01", "A: first");
  assert_on (fixture, "2024-05-16", "A: first deputy");
  assert_on (fixture, "2024-05-17", "A: deputy vacant since 2024-05-16");
  assert_on (fixture, "2024-08-31", "A: deputy vacant since 2024-05-16");
  assert_on (fixture, "2024-09-01", "A: second deputy");
  assert_on (fixture, "", "A: second deputy");
}

static void
test_seats_that_ended_or_never_had_a_member (Fixture *fixture, gconstpointer data)
{
  accord_test_add (fixture->partnership, "seat", "title", "Old", "until_on", "2026-03-31", NULL);
  accord_test_add (fixture->partnership, "seat", "title", "New", "from_on", "2026-04-01", NULL);
  accord_test_add (fixture->partnership, "seat", "title", "Table", "kind", "attendance", NULL);

  assert_on (fixture, "2026-03-31", "Old: vacant since ; Table:");
  assert_on (fixture, "2026-04-01", "New: vacant since 2026-04-01; Table:");
}

static void
test_job_share_and_unknown_start (Fixture *fixture, gconstpointer data)
{
  gint64 seat = accord_test_add (fixture->partnership, "seat", "title", "Shared", "shared", "1", NULL);
  gint64 other = accord_test_add (fixture->partnership, "seat", "title", "B", NULL);

  appoint (fixture, seat, "one", "member", "2024-01-01", "");
  appoint (fixture, seat, "two", "member", "2024-02-01", "");
  appoint (fixture, other, "always", "member", "", "");

  assert_on (fixture, "2024-01-31", "Shared: one; B: always");
  assert_on (fixture, "2024-02-01", "Shared: one two; B: always");
}

/* Who leaves at the end of today is a member today, and the seat can be filled today. */
static void
test_now_is_without_who_leaves (Fixture *fixture, gconstpointer data)
{
  gint64 seat = accord_test_add (fixture->partnership, "seat", "title", "A", NULL);

  appoint (fixture, seat, "leaving", "member", "2022-07-01", "2999-12-31");

  assert_on (fixture, "2999-12-31", "A: leaving");
  assert_on (fixture, "", "A: vacant since 2999-12-31");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, accord_test_set_up, func, accord_test_tear_down)
  ADD ("/model/membership/follows-a-seat", test_follows_a_seat);
  ADD ("/model/membership/ended-and-empty-seats", test_seats_that_ended_or_never_had_a_member);
  ADD ("/model/membership/job-share-and-unknown-start", test_job_share_and_unknown_start);
  ADD ("/model/membership/now", test_now_is_without_who_leaves);
  return g_test_run ();
}
