/* test-membership.c: what the rules on the partnership itself come to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks-fixture.h"
#include "membership/accord-seats.h"
#include "model/accord-record.h"
#include "support/accord-test.h"

static gint64
add_seat (ChecksFixture *fixture, gint64 organisation, const char *basis)
{
  return checks_add (fixture, "seat", "title=Member|organisation_id=%" G_GINT64_FORMAT "|statutory_basis=%s", organisation,
                     basis);
}

static gint64
appoint (ChecksFixture *fixture, gint64 seat, const char *more)
{
  return checks_add (fixture, "appointment", "seat_id=%" G_GINT64_FORMAT "|post=Leader%s", seat, more);
}

#define STARTED "|start_from=2024-05-01|start_until=2024-05-01"

/* Nothing to do with the membership flags a strategy. */
static void
assert_unflagged (ChecksFixture *fixture)
{
  g_autoptr (AccordPlanChecks) checks = checks_run (fixture);

  for (guint i = 0; i < checks->findings->len; i++)
    {
      const AccordFinding *finding = g_ptr_array_index (checks->findings, i);

      g_assert_true (!finding->is_flagged || g_str_has_prefix (finding->rule->id, "INV-"));
    }
}

static gint64
get_partnership_id (ChecksFixture *fixture)
{
  g_autoptr (GPtrArray) all = accord_test_run (fixture->partnership, accord_record_load_all ("partnership", NULL, 0));

  return accord_record_get_id (g_ptr_array_index (all, 0));
}

static void
test_establishment (ChecksFixture *fixture, gconstpointer data)
{
  gint64 id = get_partnership_id (fixture);

  checks_assert_part (fixture, "MEM-01", 0, "none", "body,established_on,minute");
  checks_set (fixture, "partnership", "established_on", id, "01/07/2022");
  checks_assert_part (fixture, "MEM-01", 0, "partly", "body,minute");
  checks_add (fixture, "organisation", "name=NHS Board|kind=icb");
  checks_set (fixture, "partnership", "minute", id, "Board 01-07-2022, item 4");
  checks_assert_part (fixture, "MEM-01", 0, "recorded", "");
  /* A day to come is no establishment yet. */
  checks_set (fixture, "partnership", "established_on", id, "01/07/2027");
  checks_assert_part (fixture, "MEM-01", 0, "partly", "established_on");
}

static void
test_the_boards_seat (ChecksFixture *fixture, gconstpointer data)
{
  gint64 board = checks_add (fixture, "organisation", "name=NHS Board|kind=icb");
  gint64 seat, second, appointment;

  checks_assert_part (fixture, "MEM-02", 0, "none", "number,filled,dated");
  /* Whose seat it is says what nobody entered. */
  seat = add_seat (fixture, board, "");
  checks_assert_part (fixture, "MEM-02", 0, "partly", "filled");
  appointment = appoint (fixture, seat, "");
  checks_assert_part (fixture, "MEM-02", 0, "partly", "dated");
  checks_set (fixture, "appointment", "start", appointment, "May 2024");
  checks_assert_part (fixture, "MEM-02", 0, "recorded", "");
  assert_unflagged (fixture);

  second = add_seat (fixture, board, "icb");
  appoint (fixture, second, STARTED);
  checks_assert_part (fixture, "MEM-02", 0, "partly", "number");
  checks_set (fixture, "seat", "statutory_basis", second, "chosen");
  checks_assert_part (fixture, "MEM-02", 0, "recorded", "");
}

/* A deputy does not fill a seat, nor does one whose time is over or has not come. */
static void
test_who_fills_a_seat (ChecksFixture *fixture, gconstpointer data)
{
  gint64 board = checks_add (fixture, "organisation", "name=NHS Board|kind=icb");
  gint64 seat = add_seat (fixture, board, "icb");
  gint64 member = appoint (fixture, seat, STARTED);

  appoint (fixture, seat, STARTED "|role=deputy");
  checks_assert_part (fixture, "MEM-02", 0, "recorded", "");
  accord_test_run (fixture->partnership, accord_seat_end_appointment (member, "2026-01-31", "resigned"));
  checks_assert_part (fixture, "MEM-02", 0, "partly", "filled");
  appoint (fixture, seat, "|start_from=2026-12-01|start_until=2026-12-01");
  checks_assert_part (fixture, "MEM-02", 0, "partly", "filled");
}

/* One board and three councils: one with a seat that is held, one with a vacancy, one with nothing. */
static void
test_each_council (ChecksFixture *fixture, gconstpointer data)
{
  gint64 first, second;

  checks_assert_part (fixture, "MEM-03", 0, "none", "number,filled,dated");
  first = checks_add (fixture, "organisation", "name=A County Council|kind=responsible_authority");
  second = checks_add (fixture, "organisation", "name=B City Council|kind=responsible_authority");
  checks_add (fixture, "organisation", "name=C Council|kind=responsible_authority");
  checks_add (fixture, "organisation", "name=D Council|kind=responsible_authority|until_on=2023-03-31");
  appoint (fixture, add_seat (fixture, first, "responsible_authority"), STARTED);
  add_seat (fixture, second, "");
  /* A further seat of a council is not the one that the Act gives it. */
  appoint (fixture, add_seat (fixture, first, "chosen"), STARTED);

  checks_assert_part (fixture, "MEM-03", 0, "recorded", "");
  checks_assert_part (fixture, "MEM-03", 1, "partly", "filled");
  checks_assert_part (fixture, "MEM-03", 2, "none", "number,filled,dated");
  {
    g_autoptr (AccordPlanChecks) checks = checks_run (fixture);
    AccordFinding *finding = accord_plan_checks_find (checks, "MEM-03");

    g_assert_cmpuint (finding->parts->len, ==, 3);
    g_assert_cmpint (finding->state, ==, ACCORD_FINDING_PARTLY);
    g_assert_cmpstr (checks_part (checks, "MEM-03", 2)->text, ==, "C Council has no seat on record.");
  }
}

/* Seats in the name of the council's own appointment, where several partnerships share one representative. */
static void
test_a_seat_of_whoever_holds_it (ChecksFixture *fixture, gconstpointer data)
{
  gint64 council = checks_add (fixture, "organisation", "name=A County Council|kind=responsible_authority");
  gint64 seat = checks_add (fixture, "seat", "title=Councils|statutory_basis=responsible_authority");
  g_autofree char *more = g_strdup_printf (STARTED "|organisation_id=%" G_GINT64_FORMAT, council);

  checks_assert_part (fixture, "MEM-03", 0, "none", "number,filled,dated");
  appoint (fixture, seat, more);
  checks_assert_part (fixture, "MEM-03", 0, "recorded", "");
}

static void
test_further_members (ChecksFixture *fixture, gconstpointer data)
{
  gint64 seat, appointment;

  checks_assert_part (fixture, "MEM-04", 0, "none", "number,filled,minute");
  seat = add_seat (fixture, fixture->alliance, "chosen");
  checks_assert_part (fixture, "MEM-04", 0, "partly", "filled");
  appointment = appoint (fixture, seat, "");
  checks_assert_part (fixture, "MEM-04", 0, "partly", "minute");
  checks_set (fixture, "appointment", "minute", appointment, "ICP 06-03-2025, item 4");
  checks_assert_part (fixture, "MEM-04", 0, "recorded", "");
}

static void
test_own_procedure (ChecksFixture *fixture, gconstpointer data)
{
  gint64 terms;

  checks_assert_part (fixture, "MEM-05", 0, "none", "quorum,adopted_on,review_due_on");
  terms = checks_add (fixture, "terms_of_reference", "title=Terms|from_on=2025-03-06|adopted_on=2025-03-06");
  checks_assert_part (fixture, "MEM-05", 0, "partly", "quorum,review_due_on");
  checks_set (fixture, "terms_of_reference", "review_due_on", terms, "31/01/2027");
  checks_add (fixture, "terms_of_reference", "title=Next|from_on=2027-01-01");
  checks_assert_part (fixture, "MEM-05", 0, "partly", "quorum");
}

static void
test_open_meetings (ChecksFixture *fixture, gconstpointer data)
{
  gint64 meeting;

  checks_assert_part (fixture, "MEM-06", 0, "none", "is_public,papers,minutes");
  meeting = checks_add (fixture, "meeting", "title=One|held_on=2026-09-10|state=held");
  checks_assert_part (fixture, "MEM-06", 0, "none", "is_public,papers,minutes");
  checks_set (fixture, "meeting", "is_public", meeting, "yes");
  checks_set (fixture, "meeting", "papers", meeting, "https://icp.example/papers");
  checks_assert_part (fixture, "MEM-06", 0, "partly", "minutes");
  checks_set (fixture, "meeting", "minutes", meeting, "https://icp.example/minutes");
  checks_assert_part (fixture, "MEM-06", 0, "recorded", "");

  /* Planned ones, those to come and those of long ago are not asked about. */
  checks_add (fixture, "meeting", "title=Next|held_on=2026-11-20|state=planned");
  checks_add (fixture, "meeting", "title=Typed too early|held_on=2026-12-10|state=held");
  checks_add (fixture, "meeting", "title=First|held_on=2022-09-10|state=held");
  checks_assert_part (fixture, "MEM-06", 0, "recorded", "");
  checks_add (fixture, "meeting", "title=Private|held_on=2026-06-10|state=held|is_public=no");
  checks_assert_part (fixture, "MEM-06", 0, "partly", "is_public,papers,minutes");
  {
    g_autoptr (AccordPlanChecks) checks = checks_run (fixture);
    AccordFindingRecord *first = g_ptr_array_index (checks_part (checks, "MEM-06", 0)->records, 0);

    g_assert_cmpstr (first->title, ==, "Private");
    g_assert_cmpstr (first->when, ==, "10/06/2026");
  }
}

/* A strategy is judged by the membership on the day it was approved. */
static void
test_the_day_of_approval (ChecksFixture *fixture, gconstpointer data)
{
  gint64 board = checks_add (fixture, "organisation", "name=NHS Board|kind=icb");

  appoint (fixture, add_seat (fixture, board, "icb"), STARTED "|ended_on=2025-12-31");
  checks_assert_part (fixture, "MEM-02", 0, "partly", "filled");
  checks_set (fixture, "plan", "approved_on", fixture->plan, "01/12/2025");
  checks_assert_part (fixture, "MEM-02", 0, "recorded", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                                                \
  g_test_add ("/checks/membership/" path, ChecksFixture, NULL, checks_fixture_set_up, func, checks_fixture_tear_down)
  ADD ("establishment", test_establishment);
  ADD ("boards-seat", test_the_boards_seat);
  ADD ("who-fills", test_who_fills_a_seat);
  ADD ("each-council", test_each_council);
  ADD ("whoever-holds", test_a_seat_of_whoever_holds_it);
  ADD ("further-members", test_further_members);
  ADD ("own-procedure", test_own_procedure);
  ADD ("open-meetings", test_open_meetings);
  ADD ("day-of-approval", test_the_day_of_approval);
  return g_test_run ();
}
