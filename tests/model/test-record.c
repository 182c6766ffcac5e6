/* test-record.c: rows, read whole and edited field by field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "model/accord-record.h"
#include "support/accord-test.h"

typedef AccordTestFixture Fixture;

static void
set (Fixture *fixture, const char *table, const char *name, gint64 id, const char *text)
{
  g_autoptr (GError) error = NULL;
  AccordRequest *edit = accord_record_set (accord_field_find (table, name), id, text, &error);

  g_assert_no_error (error);
  accord_test_run (fixture->partnership, edit);
}

static char *
get (Fixture *fixture, const char *table, const char *name, gint64 id)
{
  g_autoptr (AccordRecord) record = accord_test_run (fixture->partnership, accord_record_load (table, id));

  return accord_record_format (record, accord_field_find (table, name));
}

static void
assert_round_trip (Fixture *fixture, const char *name, gint64 id, const char *text, const char *expected)
{
  g_autofree char *found = NULL;

  set (fixture, "activity", name, id, text);
  found = get (fixture, "activity", name, id);
  g_assert_cmpstr (found, ==, expected);
}

/* What is typed is read back as it was typed, whatever the field holds underneath. */
static void
test_fields_read_back (Fixture *fixture, gconstpointer data)
{
  gint64 id = accord_test_add (fixture->partnership, "activity", "title", "Survey", NULL);

  assert_round_trip (fixture, "title", id, "  <b>Survey</b> %s'; DROP TABLE seat;-- ", "<b>Survey</b> %s'; DROP TABLE seat;--");
  assert_round_trip (fixture, "happened", id, "Oct-Nov 2022", "Oct-Nov 2022");
  assert_round_trip (fixture, "happened", id, "9/11/22", "09/11/2022");
  assert_round_trip (fixture, "happened", id, "", "");
  assert_round_trip (fixture, "reach", id, "250+", "250+");
  assert_round_trip (fixture, "level", id, "involve", "involve");
  assert_round_trip (fixture, "asked", id, " two\n lines ", " two\n lines ");
}

static void
test_bad_values_are_refused (Fixture *fixture, gconstpointer data)
{
  gint64 seat = accord_test_add (fixture->partnership, "seat", "title", "Leader", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_record_set (accord_field_find ("seat", "from_on"), seat, "30/02/2024", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (accord_record_set (accord_field_find ("organisation", "name"), seat, "  ", &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
}

static GPtrArray *
links (Fixture *fixture, const AccordField *field, gint64 owner)
{
  return accord_test_run (fixture->partnership, accord_record_load_links (field, owner));
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  gint64 activity = accord_test_add (fixture->partnership, "activity", "title", "Forum", NULL);
  gint64 body = accord_test_add (fixture->partnership, "organisation", "name", "Healthwatch Norwold", NULL);
  g_autofree char *body_text = g_strdup_printf ("%" G_GINT64_FORMAT, body);
  const AccordField *groups = accord_field_find ("activity", "activity_group");
  const AccordField *audience = accord_field_find ("activity", "activity_audience");
  const AccordField *parties = accord_field_find ("activity", "activity_party");
  g_autoptr (GPtrArray) found = NULL;

  accord_test_run (fixture->partnership,
                   accord_record_set_links (groups, activity, (const char *const[]) { "carers", NULL }));
  accord_test_run (fixture->partnership,
                   accord_record_set_links (audience, activity, (const char *const[]) { "public", "vcse", NULL }));
  accord_test_run (fixture->partnership,
                   accord_record_set_links (parties, activity, (const char *const[]) { body_text, NULL }));

  found = links (fixture, groups, activity);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (accord_record_get (found->pdata[0], "value"), ==, "carers");
  g_clear_pointer (&found, g_ptr_array_unref);
  found = links (fixture, audience, activity);
  g_assert_cmpuint (found->len, ==, 2);
  g_clear_pointer (&found, g_ptr_array_unref);
  found = links (fixture, parties, activity);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (accord_record_get (found->pdata[0], "label"), ==, "Healthwatch Norwold");
  g_clear_pointer (&found, g_ptr_array_unref);

  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  found = links (fixture, parties, activity);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_delete_takes_along_and_undo_brings_back (Fixture *fixture, gconstpointer data)
{
  gint64 seat = accord_test_add (fixture->partnership, "seat", "title", "Leader", NULL);
  g_autofree char *seat_text = g_strdup_printf ("%" G_GINT64_FORMAT, seat);
  gint64 appointment = accord_test_add (fixture->partnership, "appointment", "seat_id", seat_text, "post", "Leader", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *post = NULL;

  accord_test_run (fixture->partnership, accord_record_delete ("seat", seat));
  g_assert_null (accord_partnership_run (fixture->partnership, accord_record_load ("appointment", appointment), NULL,
                                         &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND);

  label = accord_test_run (fixture->partnership, accord_request_undo ());
  g_assert_cmpstr (label, ==, "Seat deleted");
  post = get (fixture, "appointment", "post", appointment);
  g_assert_cmpstr (post, ==, "Leader");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, accord_test_set_up, func, accord_test_tear_down)
  ADD ("/model/record/fields-read-back", test_fields_read_back);
  ADD ("/model/record/bad-values-are-refused", test_bad_values_are_refused);
  ADD ("/model/record/links", test_links);
  ADD ("/model/record/delete-and-undo", test_delete_takes_along_and_undo_brings_back);
  return g_test_run ();
}
