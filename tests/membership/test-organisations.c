/* test-organisations.c: how bodies belong together, join, end and are succeeded, and areas with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "membership/accord-joining.h"
#include "membership/accord-membership.h"
#include "membership/accord-organisations.h"
#include "membership/accord-place-change.h"
#include "model/accord-record.h"
#include "support/accord-test.h"

typedef AccordTestFixture Fixture;

static guint
count (Fixture *fixture, const char *table)
{
  g_autoptr (GPtrArray) found = accord_test_run (fixture->partnership, accord_record_load_all (table, NULL, 0));

  return found->len;
}

static char *
get (Fixture *fixture, const char *table, gint64 id, const char *column)
{
  g_autoptr (AccordRecord) record = accord_test_run (fixture->partnership, accord_record_load (table, id));

  return g_strdup (accord_record_get (record, column));
}

static void
assert_column (Fixture *fixture, const char *table, gint64 id, const char *column, const char *expected)
{
  g_autofree char *found = get (fixture, table, id, column);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_successor (Fixture *fixture, gconstpointer data)
{
  gint64 old = accord_test_add (fixture->partnership, "organisation", "name", "Norwold CCG", NULL);
  gint64 new = accord_test_add (fixture->partnership, "organisation", "name", "Norwold ICB", NULL);
  g_autoptr (GPtrArray) of_old = NULL;
  g_autoptr (GPtrArray) of_new = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_organisation_succeed (old, old, "2022-07-01", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  accord_test_run (fixture->partnership, accord_organisation_succeed (old, new, "2022-07-01", NULL));
  assert_column (fixture, "organisation", old, "until_on", "2022-06-30");
  assert_column (fixture, "organisation", new, "from_on", "2022-07-01");

  of_old = accord_test_run (fixture->partnership, accord_organisation_load_relations (old));
  of_new = accord_test_run (fixture->partnership, accord_organisation_load_relations (new));
  g_assert_cmpuint (of_old->len, ==, 1);
  g_assert_cmpstr (accord_record_get (of_old->pdata[0], "direction"), ==, "to");
  g_assert_cmpstr (accord_record_get (of_old->pdata[0], "name"), ==, "Norwold ICB");
  g_assert_cmpstr (accord_record_get (of_new->pdata[0], "direction"), ==, "from");
  g_assert_cmpstr (accord_record_get (of_new->pdata[0], "kind"), ==, "successor");
}

static void
test_people_and_contact (Fixture *fixture, gconstpointer data)
{
  gint64 body = accord_test_add (fixture->partnership, "organisation", "name", "Healthwatch Norwold", NULL);
  g_autofree char *text = accord_test_id (body);
  gint64 person = accord_test_add (fixture->partnership, "person", "post", "Manager", NULL);
  g_autoptr (GPtrArray) people = NULL;

  accord_test_add (fixture->partnership, "person", "post", "Chair", "organisation_id", text, NULL);
  accord_test_run (fixture->partnership, accord_organisation_set_contact (body, person));
  people = accord_test_run (fixture->partnership, accord_organisation_load_people (body));
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpstr (accord_record_get (people->pdata[0], "post"), ==, "Manager");
  g_assert_cmpstr (accord_record_get (people->pdata[0], "is_contact"), ==, "1");
  g_assert_cmpstr (accord_record_get (people->pdata[1], "is_contact"), ==, "0");
}

static gint64
ask_to_join (Fixture *fixture, const char *applicant, const char *state)
{
  g_autofree char *contact = accord_test_id (accord_test_add (fixture->partnership, "person", "post", "Director", NULL));

  return accord_test_add (fixture->partnership, "joining_request", "applicant", applicant, "contact_id", contact,
                          "received_on", "2026-01-10", "decided_on", "2026-03-12", "sector", "vcse", "state", state, "minute",
                          "26/14", NULL);
}

static void
test_join (Fixture *fixture, gconstpointer data)
{
  gint64 request = ask_to_join (fixture, "Norwold Carers Centre", "accepted");
  g_autofree gint64 *seat = accord_test_run (fixture->partnership, accord_joining_join (request));
  g_autoptr (GPtrArray) appointments = accord_test_run (fixture->partnership,
                                                        accord_record_load_all ("appointment", "seat_id", *seat));
  g_autoptr (GPtrArray) bodies = accord_test_run (fixture->partnership, accord_record_load_all ("organisation", NULL, 0));
  g_autofree char *label = NULL;

  g_assert_cmpuint (appointments->len, ==, 1);
  g_assert_cmpstr (accord_record_get (appointments->pdata[0], "post"), ==, "Director");
  g_assert_cmpstr (accord_record_get (appointments->pdata[0], "start_from"), ==, "2026-03-12");
  g_assert_cmpstr (accord_record_get (appointments->pdata[0], "minute"), ==, "26/14");
  assert_column (fixture, "seat", *seat, "from_on", "2026-03-12");
  assert_column (fixture, "joining_request", request, "state", "joined");
  g_assert_cmpuint (bodies->len, ==, 1);
  g_assert_cmpstr (accord_record_get (bodies->pdata[0], "kind"), ==, "vcse");

  label = accord_test_run (fixture->partnership, accord_request_undo ());
  g_assert_cmpstr (label, ==, "Joined");
  g_assert_cmpuint (count (fixture, "seat") + count (fixture, "organisation"), ==, 0);
}

/* A body that is known is the one that joins, however it is spelt; and nobody joins twice or before the decision. */
static void
test_join_refused_or_known (Fixture *fixture, gconstpointer data)
{
  gint64 undecided = ask_to_join (fixture, "Norwold Carers Centre", "considered");
  gint64 accepted = ask_to_join (fixture, "norwold  carers centre", "accepted");
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *seat = NULL;

  accord_test_add (fixture->partnership, "organisation", "name", "Norwold Carers Centre", NULL);
  g_assert_null (accord_partnership_run (fixture->partnership, accord_joining_join (undecided), NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  g_clear_error (&error);
  seat = accord_test_run (fixture->partnership, accord_joining_join (accepted));
  g_assert_cmpuint (count (fixture, "organisation"), ==, 1);
  g_assert_null (accord_partnership_run (fixture->partnership, accord_joining_join (accepted), NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
}

/* "place: holders" of the seats of a day. */
static char *
describe (Fixture *fixture, const char *day)
{
  g_autoptr (GPtrArray) seats = accord_test_run (fixture->partnership, accord_membership_load (day));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < seats->len; i++)
    {
      const AccordMembershipSeat *seat = g_ptr_array_index (seats, i);
      AccordRecord *member = accord_membership_seat_get_holder (seat, "member");

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "; " : "", accord_record_get (seat->seat, "place"),
                              member != NULL ? accord_record_get (member, "post") : "vacant");
    }
  return g_string_free_and_steal (text);
}

static void
assert_on (Fixture *fixture, const char *day, const char *expected)
{
  g_autofree char *found = describe (fixture, day);

  g_assert_cmpstr (found, ==, expected);
}

static gint64
add_area (Fixture *fixture, const char *name, const char *post)
{
  gint64 place = accord_test_add (fixture->partnership, "place", "name", name, "kind", "system", NULL);
  g_autofree char *place_text = accord_test_id (place);
  g_autofree char *seat = accord_test_id (accord_test_add (fixture->partnership, "seat", "title", "Area seat", "place_id",
                                                    place_text, "from_on", "2022-07-01", NULL));
  g_autofree char *body_name = g_strdup_printf ("Healthwatch %s", name);
  gint64 body = accord_test_add (fixture->partnership, "organisation", "name", body_name, NULL);

  accord_test_add (fixture->partnership, "appointment", "seat_id", seat, "post", post, "start_from", "2023-01-01",
                   "start_until", "2023-01-01", "end_from", "2027-01-01", "end_until", "2027-01-01", NULL);
  accord_test_run (fixture->partnership, accord_record_set_links (accord_field_find ("organisation", "organisation_place"),
                                                                  body, (const char *const[]) { place_text, NULL }));
  return place;
}

/* From 1 April 2026 one area becomes two: what was so on 31 March is so still. */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  static const char *const PARTS[] = { "Central East", "Essex", NULL };
  gint64 place = add_area (fixture, "Hertfordshire and West Essex", "Leader");
  guint n_places = count (fixture, "place");
  g_autofree char *label = NULL;

  accord_test_run (fixture->partnership, accord_place_change (&place, 1, PARTS, "2026-04-01", "Order", NULL));
  assert_on (fixture, "2026-03-31", "Hertfordshire and West Essex: Leader");
  assert_on (fixture, "2026-04-01", "Central East: Leader; Essex: vacant");
  assert_column (fixture, "place", place, "until_on", "2026-03-31");
  g_assert_cmpuint (count (fixture, "place"), ==, n_places + 2);
  g_assert_cmpuint (count (fixture, "place_succession"), ==, 2);

  label = accord_test_run (fixture->partnership, accord_request_undo ());
  assert_on (fixture, "2026-04-01", "Hertfordshire and West Essex: Leader");
  g_assert_cmpuint (count (fixture, "place"), ==, n_places);
}

static void
test_merge_of_areas (Fixture *fixture, gconstpointer data)
{
  static const char *const WHOLE[] = { "Norfolk and Suffolk", NULL };
  gint64 places[] = { add_area (fixture, "Norfolk", "First"), add_area (fixture, "Suffolk", "Second") };
  g_autofree char *norfolk = accord_test_id (places[0]);
  gint64 part = accord_test_add (fixture->partnership, "place", "name", "Great Yarmouth", "parent_id", norfolk, NULL);
  g_autoptr (GPtrArray) all = NULL;

  accord_test_run (fixture->partnership, accord_place_change (places, 2, WHOLE, "2026-04-01", "", NULL));
  assert_on (fixture, "2026-03-31", "Norfolk: First; Suffolk: Second");
  assert_on (fixture, "2026-04-01", "Norfolk and Suffolk: First; Norfolk and Suffolk: Second");
  g_assert_cmpuint (count (fixture, "place_succession"), ==, 2);
  all = accord_test_run (fixture->partnership, accord_record_load_all ("place", NULL, 0));
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (accord_record_get (all->pdata[i], "name"), "Norfolk and Suffolk"))
      {
        g_autofree char *whole = accord_test_id (accord_record_get_id (all->pdata[i]));

        assert_column (fixture, "place", part, "parent_id", whole);
      }
}

static void
test_change_of_places_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const SAME[] = { "Norfolk", NULL };
  static const char *const NONE[] = { NULL };
  gint64 place = add_area (fixture, "Norfolk", "First");
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_place_change (&place, 1, NONE, "2026-04-01", "", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (accord_partnership_run (fixture->partnership,
                                         accord_place_change (&place, 1, SAME, "2026-04-01", "", NULL), NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  assert_column (fixture, "place", place, "until_on", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, accord_test_set_up, func, accord_test_tear_down)
  ADD ("/model/organisations/successor", test_successor);
  ADD ("/model/organisations/people-and-contact", test_people_and_contact);
  ADD ("/model/organisations/join", test_join);
  ADD ("/model/organisations/join-refused-or-known", test_join_refused_or_known);
  ADD ("/model/organisations/split", test_split);
  ADD ("/model/organisations/merge-of-areas", test_merge_of_areas);
  ADD ("/model/organisations/change-of-places-refused", test_change_of_places_refused);
  return g_test_run ();
}
