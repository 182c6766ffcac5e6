/* test-chase.c: whom to ask for what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "membership/accord-chase.h"
#include "model/accord-record.h"
#include "support/accord-test.h"

#define TODAY "2026-11-22"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  char *body;
  char *seat;
  char *person;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->body = accord_test_id (accord_test_add (fixture->partnership, "organisation", "name", "Dallow Borough Council",
                                                   "email", "office@example.org", NULL));
  fixture->person = accord_test_id (accord_test_add (fixture->partnership, "person", "post", "Clerk",
                                                     "email", "clerk@example.org", NULL));
  fixture->seat = accord_test_id (accord_test_add (fixture->partnership, "seat", "title", "District seat",
                                                   "organisation_id", fixture->body, "vacant_since", "2026-05-14", NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
  g_free (fixture->body);
  g_free (fixture->seat);
  g_free (fixture->person);
}

static GPtrArray *
load (Fixture *fixture)
{
  return accord_test_run (fixture->partnership, accord_chase_load (TODAY));
}

/* "reason subject day email", a line each. */
static char *
describe (Fixture *fixture)
{
  g_autoptr (GPtrArray) items = load (fixture);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const AccordChaseItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (text, "%s%s|%s|%s|%s", i > 0 ? "; " : "", accord_chase_reason_get_code (item->reason),
                              item->subject, item->day, item->email);
    }
  return g_string_free_and_steal (text);
}

static void
assert_list (Fixture *fixture, const char *expected)
{
  g_autofree char *found = describe (fixture);

  g_assert_cmpstr (found, ==, expected);
}

static gint64
appoint (Fixture *fixture, const char *end)
{
  return accord_test_add (fixture->partnership, "appointment", "seat_id", fixture->seat, "organisation_id", fixture->body,
                          "person_id", fixture->person, "post", "Leader", "end_from", end, "end_until", end, NULL);
}

static void
declare (Fixture *fixture, gint64 appointment, const char *received, const char *day, const char *due)
{
  g_autofree char *text = accord_test_id (appointment);

  accord_test_add (fixture->partnership, "declaration", "appointment_id", text, "received", received, "declared_from", day,
                   "declared_until", day, "due_on", due, NULL);
}

static void
test_vacancy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = load (fixture);
  const AccordChaseItem *item = g_ptr_array_index (items, 0);

  assert_list (fixture, "vacancy|District seat|2026-05-14|office@example.org");
  g_assert_nonnull (strstr (item->text, "14/05/2026"));
  g_assert_nonnull (strstr (item->text, "District seat"));
  g_assert_nonnull (strstr (item->title, "Norwold & West Fenshire"));
  g_assert_true (g_str_has_prefix (item->text, "Dear colleague,\n\nthe seat"));
}

/* The post that holds the seat is asked, rather than the body; the days come from a setting. */
static void
test_terms (Fixture *fixture, gconstpointer data)
{
  gint64 appointment = appoint (fixture, "2027-03-01");

  declare (fixture, appointment, "yes", "2026-11-01", "");
  assert_list (fixture, "");
  accord_test_run (fixture->partnership, accord_chase_set (ACCORD_CHASE_TERM_DAYS, 100));
  assert_list (fixture, "term_ending|Leader|2027-03-01|clerk@example.org");
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("appointment", "end"), appointment, "01/11/2026", NULL));
  assert_list (fixture, "term_ended|Leader|2026-11-01|clerk@example.org");
}

static void
test_declarations (Fixture *fixture, gconstpointer data)
{
  gint64 appointment = appoint (fixture, "");

  assert_list (fixture, "declaration|Leader||clerk@example.org");
  declare (fixture, appointment, "chased", "2026-11-01", "");
  assert_list (fixture, "declaration|Leader||clerk@example.org");
  declare (fixture, appointment, "yes", "2025-11-01", "");
  assert_list (fixture, "declaration|Leader|2025-11-01|clerk@example.org");
  accord_test_run (fixture->partnership, accord_chase_set (ACCORD_CHASE_DECLARATION_MONTHS, 24));
  assert_list (fixture, "");
  declare (fixture, appointment, "yes", "2026-02-01", "2026-11-21");
  assert_list (fixture, "declaration|Leader|2026-02-01|clerk@example.org");
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  declare (fixture, appoint (fixture, ""), "not_needed", "", "");
  accord_test_add (fixture->partnership, "action_item", "text", "Send the plan", "organisation_id", fixture->body, "due_on",
                   "2026-11-21", NULL);
  accord_test_add (fixture->partnership, "action_item", "text", "Done", "due_on", "2026-10-01", "done_on", "2026-10-01",
                   NULL);
  accord_test_add (fixture->partnership, "action_item", "text", "Today", "due_on", TODAY, NULL);
  assert_list (fixture, "action|Send the plan|2026-11-21|office@example.org");
}

/* A seat alone says nothing; taking part in what serves the strategy does, and what is settled is not asked about. */
static void
test_silent_members (Fixture *fixture, gconstpointer data)
{
  gint64 other_plan, activity;
  g_autofree char *plan_text = NULL;

  declare (fixture, appoint (fixture, ""), "not_needed", "", "");
  accord_test_add (fixture->partnership, "plan", "title", "Strategy", "state", "draft", NULL);
  other_plan = accord_test_add (fixture->partnership, "plan", "title", "Old", "state", "published", NULL);
  plan_text = accord_test_id (other_plan);
  assert_list (fixture, "silent|Strategy||office@example.org");

  activity = accord_test_add (fixture->partnership, "activity", "title", "Forum", NULL);
  accord_test_run (fixture->partnership, accord_record_set_links (accord_field_find ("activity", "activity_plan"), activity,
                                                                  (const char *const[]) { plan_text, NULL }));
  accord_test_run (fixture->partnership, accord_record_set_links (accord_field_find ("activity", "activity_party"), activity,
                                                                  (const char *const[]) { fixture->body, NULL }));
  assert_list (fixture, "silent|Strategy||office@example.org");
  accord_test_run (fixture->partnership, accord_record_set_links (accord_field_find ("activity", "activity_plan"), activity,
                                                                  (const char *const[]) { NULL }));
  assert_list (fixture, "");
}

static void
test_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = load (fixture);
  const AccordChaseItem *item = g_ptr_array_index (items, 0);

  g_assert_cmpstr (item->asked_on, ==, "");
  accord_test_run (fixture->partnership, accord_chase_ask (item, "2026-11-01"));
  accord_test_run (fixture->partnership, accord_chase_ask (item, "2026-11-20"));
  g_clear_pointer (&items, g_ptr_array_unref);
  items = load (fixture);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->asked_on, ==, "2026-11-20");
  g_assert_cmpstr (item->asked_by, ==, g_get_user_name ());
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/model/chase/vacancy", test_vacancy);
  ADD ("/model/chase/terms", test_terms);
  ADD ("/model/chase/declarations", test_declarations);
  ADD ("/model/chase/actions", test_actions);
  ADD ("/model/chase/silent-members", test_silent_members);
  ADD ("/model/chase/asked", test_asked);
  return g_test_run ();
}
