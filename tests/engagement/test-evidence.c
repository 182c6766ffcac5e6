/* test-evidence.c: the trail between what was heard and what was written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "engagement/accord-evidence.h"
#include "plans/accord-need.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  gint64 activity;
  gint64 feedback;
  gint64 section;      /* 1.2 */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *plan = NULL;
  g_autofree char *activity = NULL;
  g_autofree char *first = NULL;

  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  plan = accord_test_id (accord_test_add (fixture->partnership, "plan", "title", "Strategy 2025", NULL));
  first = accord_test_id (accord_test_add (fixture->partnership, "section", "plan_id", plan, "heading", "Purpose", NULL));
  accord_test_add (fixture->partnership, "section", "plan_id", plan, "parent_id", first, "heading", "One", NULL);
  fixture->section = accord_test_add (fixture->partnership, "section", "plan_id", plan, "parent_id", first, "position",
                                      "1", "heading", "Two", "body", "People tell their story once.", NULL);
  fixture->activity = accord_test_add (fixture->partnership, "activity", "title", "Forum", NULL);
  activity = accord_test_id (fixture->activity);
  fixture->feedback = accord_test_add (fixture->partnership, "feedback", "activity_id", activity, "text",
                                       "Nobody joins it up", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

static gint64
add_link (Fixture *fixture, gint64 feedback, const char *quote)
{
  g_autofree gint64 *id = accord_test_run (fixture->partnership,
                                           accord_evidence_link (fixture->section, fixture->activity, feedback,
                                                                 &(AccordQuote) { (char *) quote, NULL, NULL }));

  return *id;
}

/* What one of the two directions says of the only link. */
static AccordRecord *
load_only (Fixture *fixture, AccordRequest *question)
{
  g_autoptr (GPtrArray) links = accord_test_run (fixture->partnership, question);

  g_assert_cmpuint (links->len, ==, 1);
  return g_object_ref (links->pdata[0]);
}

static void
test_both_ways (Fixture *fixture, gconstpointer data)
{
  gint64 link = add_link (fixture, fixture->feedback, "their story once");
  g_autoptr (AccordRecord) there = load_only (fixture, accord_evidence_of_activity (fixture->activity));
  g_autoptr (AccordRecord) back = load_only (fixture, accord_evidence_of_section (fixture->section));

  g_assert_cmpint (accord_record_get_id (there), ==, link);
  g_assert_cmpstr (accord_record_get (there, "number"), ==, "1.2");
  g_assert_cmpstr (accord_record_get (there, "heading"), ==, "Two");
  g_assert_cmpstr (accord_record_get (there, "plan_title"), ==, "Strategy 2025");
  g_assert_cmpint (accord_record_get_int (there, "feedback_id"), ==, fixture->feedback);
  g_assert_cmpint (accord_record_get_id (back), ==, link);
  g_assert_cmpstr (accord_record_get (back, "title"), ==, "Forum");
  g_assert_cmpstr (accord_record_get (back, "feedback"), ==, "Nobody joins it up");
  g_assert_cmpstr (accord_record_get (back, "quote"), ==, "their story once");
}

static void
assert_suspect (Fixture *fixture, const char *expected)
{
  g_autoptr (AccordRecord) there = load_only (fixture, accord_evidence_of_activity (fixture->activity));
  g_autoptr (AccordRecord) back = load_only (fixture, accord_evidence_of_section (fixture->section));

  g_assert_cmpstr (accord_record_get (there, "suspect"), ==, expected);
  g_assert_cmpstr (accord_record_get (back, "suspect"), ==, expected);
}

static void
test_a_changed_section_makes_suspect (Fixture *fixture, gconstpointer data)
{
  gint64 link = add_link (fixture, 0, "");
  g_autoptr (GError) error = NULL;

  assert_suspect (fixture, "0");
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", "body"), fixture->section, "Other words.", &error));
  assert_suspect (fixture, "1");
  accord_test_run (fixture->partnership, accord_evidence_confirm (link, ""));
  assert_suspect (fixture, "0");
}

static void
set_body (Fixture *fixture, const char *body)
{
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", "body"), fixture->section, body, NULL));
}

static void
test_the_quote_is_found_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) link = NULL;
  g_autoptr (AccordRecord) changed = NULL;
  g_autoptr (AccordRecord) confirmed = NULL;
  g_autoptr (AccordRecord) gone = NULL;
  gint64 id;

  set_body (fixture, "People should **tell** their story once. Nobody says it twice.");
  id = add_link (fixture, fixture->feedback, "tell their story once");
  link = load_only (fixture, accord_evidence_of_section (fixture->section));
  g_assert_cmpstr (accord_record_get (link, "quote_before"), ==, "People should ");
  g_assert_cmpstr (accord_record_get (link, "quote_after"), ==, ". Nobody says it twice.");
  g_assert_cmpstr (accord_record_get (link, "quote_now"), ==, "tell their story once");

  set_body (fixture, "First, this.\n\nPeople should *tell* their whole story once. Nobody says it twice.");
  changed = load_only (fixture, accord_evidence_of_section (fixture->section));
  g_assert_cmpstr (accord_record_get (changed, "quote"), ==, "tell their story once");
  g_assert_cmpstr (accord_record_get (changed, "quote_now"), ==, "tell their whole story once");

  accord_test_run (fixture->partnership, accord_evidence_confirm (id, "It says the same"));
  confirmed = load_only (fixture, accord_evidence_of_activity (fixture->activity));
  g_assert_cmpstr (accord_record_get (confirmed, "quote"), ==, "tell their whole story once");
  g_assert_cmpstr (accord_record_get (confirmed, "confirmed_why"), ==, "It says the same");
  g_assert_cmpstr (accord_record_get (confirmed, "confirmed_by"), ==, g_get_user_name ());
  g_assert_cmpuint (strlen (accord_record_get (confirmed, "confirmed_on")), ==, strlen ("2026-11-22"));
  g_assert_cmpstr (accord_record_get (confirmed, "suspect"), ==, "0");

  set_body (fixture, "Other words.");
  gone = load_only (fixture, accord_evidence_of_section (fixture->section));
  g_assert_cmpstr (accord_record_get (gone, "quote"), ==, "tell their whole story once");
  g_assert_cmpstr (accord_record_get (gone, "quote_now"), ==, "");
}

static void
test_confirm_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *label = NULL;

  add_link (fixture, fixture->feedback, "their story once");
  add_link (fixture, 0, "");
  set_body (fixture, "Other words.");
  accord_test_run (fixture->partnership, accord_evidence_confirm_all (fixture->section, "Read again"));
  links = accord_test_run (fixture->partnership, accord_evidence_of_section (fixture->section));
  g_assert_cmpuint (links->len, ==, 2);
  for (guint i = 0; i < links->len; i++)
    {
      g_assert_cmpstr (accord_record_get (links->pdata[i], "suspect"), ==, "0");
      g_assert_cmpstr (accord_record_get (links->pdata[i], "confirmed_why"), ==, "Read again");
    }
  label = accord_test_run (fixture->partnership, accord_request_undo ());
  g_assert_cmpstr (label, ==, "Links confirmed");
}

static void
test_needs (Fixture *fixture, gconstpointer data)
{
  g_autofree gint64 *first = accord_test_run (fixture->partnership,
                                              accord_need_add ("JSNA 2026", "Travel", fixture->section, "icb"));
  g_autofree gint64 *second = accord_test_run (fixture->partnership,
                                               accord_need_add ("JSNA 2026", "Sleep", fixture->section, "several"));
  g_autoptr (GPtrArray) met = accord_test_run (fixture->partnership, accord_need_of_section (fixture->section));
  g_autoptr (GPtrArray) needs = accord_test_run (fixture->partnership, accord_need_list ());
  g_autoptr (GPtrArray) assessments = accord_test_run (fixture->partnership,
                                                       accord_record_load_all ("assessment", NULL, 0));

  g_assert_cmpuint (assessments->len, ==, 1);
  g_assert_cmpuint (needs->len, ==, 2);
  g_assert_cmpuint (met->len, ==, 2);
  g_assert_cmpint (accord_record_get_id (met->pdata[0]), ==, *first);
  g_assert_cmpint (accord_record_get_id (met->pdata[1]), ==, *second);
  g_assert_cmpstr (accord_record_get (met->pdata[1], "text"), ==, "Sleep");
  g_assert_cmpstr (accord_record_get (met->pdata[1], "function_of"), ==, "several");
  g_assert_cmpstr (accord_record_get (met->pdata[1], "assessment"), ==, "JSNA 2026");
  g_free (accord_test_run (fixture->partnership,
                           accord_need_meet (accord_record_get_id (needs->pdata[0]), fixture->section, "")));
  g_ptr_array_unref (g_steal_pointer (&needs));
  needs = accord_test_run (fixture->partnership, accord_need_list ());
  g_assert_cmpint (accord_record_get_int (needs->pdata[0], "n_sections"), ==, 2);
}

static void
test_unlink_and_undo (Fixture *fixture, gconstpointer data)
{
  gint64 link = add_link (fixture, 0, "");
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) links = NULL;

  accord_test_run (fixture->partnership, accord_evidence_unlink (link));
  links = accord_test_run (fixture->partnership, accord_evidence_of_activity (fixture->activity));
  g_assert_cmpuint (links->len, ==, 0);
  label = accord_test_run (fixture->partnership, accord_request_undo ());
  g_assert_cmpstr (label, ==, "Link deleted");
  assert_suspect (fixture, "0");
}

static void
test_no_such_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_partnership_run (fixture->partnership, accord_evidence_link (1, fixture->activity, 0, NULL), NULL,
                                         &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (accord_partnership_run (fixture->partnership, accord_evidence_confirm (1, ""), NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND);
}

static void
test_sections_in_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) sections = accord_test_run (fixture->partnership, accord_evidence_list_sections ());
  const char *expected[] = { "1", "1.1", "1.2" };

  g_assert_cmpuint (sections->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (accord_record_get (sections->pdata[i], "number"), ==, expected[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/model/evidence/both-ways", test_both_ways);
  ADD ("/model/evidence/a-changed-section-makes-suspect", test_a_changed_section_makes_suspect);
  ADD ("/model/evidence/the-quote-is-found-again", test_the_quote_is_found_again);
  ADD ("/model/evidence/confirm-all", test_confirm_all);
  ADD ("/model/evidence/needs", test_needs);
  ADD ("/model/evidence/unlink-and-undo", test_unlink_and_undo);
  ADD ("/model/evidence/no-such-ends", test_no_such_ends);
  ADD ("/model/evidence/sections-in-order", test_sections_in_order);
  return g_test_run ();
}
