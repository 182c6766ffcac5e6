/* test-rules.c: what is refused at the field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "membership/accord-seats.h"
#include "model/accord-record.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  gint64 seat;
  char *seat_text;
  gint64 member;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->seat = accord_test_add (fixture->partnership, "seat", "title", "A", "from_on", "2022-07-01", NULL);
  fixture->seat_text = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->seat);
  fixture->member = accord_test_add (fixture->partnership, "appointment", "seat_id", fixture->seat_text, "post", "Leader",
                                     "start_from", "2023-05-01", "start_until", "2023-05-31", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
  g_free (fixture->seat_text);
}

/* Refused with words, and what stood before stands. */
static void
assert_refused (Fixture *fixture, const char *table, const char *name, gint64 id, const char *text)
{
  const AccordField *field = accord_field_find (table, name);
  g_autoptr (AccordRecord) before = accord_test_run (fixture->partnership, accord_record_load (table, id));
  g_autoptr (AccordRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *was = accord_record_format (before, field);
  g_autofree char *is = NULL;
  AccordRequest *edit = accord_record_set (field, id, text, &error);

  if (edit != NULL)
    accord_partnership_do (fixture->partnership, edit, NULL, &error);
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  g_assert_cmpuint (strlen (error->message), >, 10);
  after = accord_test_run (fixture->partnership, accord_record_load (table, id));
  is = accord_record_format (after, field);
  g_assert_cmpstr (is, ==, was);
}

static void
assert_taken (Fixture *fixture, const char *table, const char *name, gint64 id, const char *text)
{
  g_autoptr (GError) error = NULL;
  AccordRequest *edit = accord_record_set (accord_field_find (table, name), id, text, &error);

  g_assert_no_error (error);
  g_assert_true (accord_partnership_do (fixture->partnership, edit, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_edit_refused (Fixture *fixture, AccordRequest *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_partnership_do (fixture->partnership, edit, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
}

static void
test_days (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, "appointment", "ended_on", fixture->member, "30/02/2024");
  assert_refused (fixture, "appointment", "start", fixture->member, "30/02/2024");
  assert_refused (fixture, "appointment", "ended_on", fixture->member, "30/04/2023");
  assert_refused (fixture, "appointment", "end", fixture->member, "April 2023");
  assert_taken (fixture, "appointment", "end", fixture->member, "May 2026");
  assert_refused (fixture, "appointment", "start", fixture->member, "June 2026");
  assert_taken (fixture, "appointment", "ended_on", fixture->member, "01/05/2023");
  assert_refused (fixture, "seat", "until_on", fixture->seat, "30/06/2022");
  assert_taken (fixture, "seat", "until_on", fixture->seat, "01/07/2022");
  assert_edit_refused (fixture, accord_seat_end_appointment (fixture->member, "2023-04-30", ""));
}

static AccordRequest *
second_member (Fixture *fixture)
{
  return accord_seat_appoint (fixture->seat, "member");
}

static void
test_two_members (Fixture *fixture, gconstpointer data)
{
  g_autofree gint64 *second = NULL;
  gint64 past;

  assert_edit_refused (fixture, second_member (fixture));

  /* One after the other, on the same day even, is no job share. */
  past = accord_test_add (fixture->partnership, "appointment", "seat_id", fixture->seat_text, "start_from", "2022-07-01",
                          "start_until", "2022-07-01", "ended_on", "2023-05-31", NULL);
  assert_refused (fixture, "appointment", "ended_on", past, "01/06/2023");
  assert_refused (fixture, "appointment", "ended_on", past, "");

  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("seat", "shared"), fixture->seat, "1", NULL));
  second = accord_test_run (fixture->partnership, second_member (fixture));
  assert_refused (fixture, "seat", "shared", fixture->seat, "0");
}

static void
test_deputy_without_a_member (Fixture *fixture, gconstpointer data)
{
  g_autofree gint64 *deputy = accord_test_run (fixture->partnership, accord_seat_appoint (fixture->seat, "deputy"));

  assert_refused (fixture, "appointment", "role", fixture->member, "deputy");
  accord_test_run (fixture->partnership, accord_seat_end_appointment (fixture->member, "2025-05-15", "resigned"));
  assert_edit_refused (fixture, accord_seat_appoint (fixture->seat, "deputy"));
}

static void
test_nothing_is_within_or_beside_itself (Fixture *fixture, gconstpointer data)
{
  gint64 area = accord_test_add (fixture->partnership, "place", "name", "Area", NULL);
  g_autofree char *area_text = g_strdup_printf ("%" G_GINT64_FORMAT, area);
  gint64 part = accord_test_add (fixture->partnership, "place", "name", "Part", "parent_id", area_text, NULL);
  g_autofree char *part_text = g_strdup_printf ("%" G_GINT64_FORMAT, part);
  gint64 body = accord_test_add (fixture->partnership, "organisation", "name", "Body", NULL);
  g_autofree char *body_text = g_strdup_printf ("%" G_GINT64_FORMAT, body);

  assert_refused (fixture, "place", "parent_id", area, part_text);
  assert_edit_refused (fixture, accord_record_add (
                                    "organisation_relation",
                                    (const char *const[]) { "organisation_id", "kind", "other_id", NULL },
                                    (const char *const[]) { body_text, "successor", body_text, NULL }));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/model/rules/days", test_days);
  ADD ("/model/rules/two-members", test_two_members);
  ADD ("/model/rules/deputy-without-a-member", test_deputy_without_a_member);
  ADD ("/model/rules/nothing-within-itself", test_nothing_is_within_or_beside_itself);
  return g_test_run ();
}
