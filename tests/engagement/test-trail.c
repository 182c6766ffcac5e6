/* test-trail.c: everything that somebody told us, and what changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "engagement/accord-evidence.h"
#include "engagement/accord-orphans.h"
#include "engagement/accord-trail.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  gint64 organisation;
  gint64 section;
  gint64 activity;
  gint64 said;         /* by the organisation */
  gint64 unsaid;       /* by nobody in particular */
} Fixture;

static char *
id_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
set_links (Fixture *fixture, const char *table, const char *link, gint64 id, const char *value)
{
  accord_test_run (fixture->partnership, accord_record_set_links (accord_field_find (table, link), id,
                                                                  (const char *const[]) { value, NULL }));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership;
  g_autofree char *organisation = NULL, *other = NULL, *plan = NULL, *place = NULL, *inner = NULL, *activity = NULL;

  fixture->folder = accord_test_make_folder ();
  partnership = fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->organisation = accord_test_add (partnership, "organisation", "name", "Healthwatch Northmoor", NULL);
  organisation = id_text (fixture->organisation);
  other = id_text (accord_test_add (partnership, "organisation", "name", "Carers Northmoor", NULL));
  plan = id_text (accord_test_add (partnership, "plan", "title", "Strategy", NULL));
  fixture->section = accord_test_add (partnership, "section", "plan_id", plan, "heading", "Purpose", "body",
                                      "People tell their story once.", NULL);
  accord_test_add (partnership, "section", "plan_id", plan, "position", "1", "heading", "Nothing supports it", "body",
                   "A promise.", NULL);
  accord_test_add (partnership, "section", "plan_id", plan, "position", "2", "heading", "A heading alone", NULL);
  place = id_text (accord_test_add (partnership, "place", "name", "North Moor", NULL));
  inner = id_text (accord_test_add (partnership, "place", "name", "Upper Moor", "parent_id", place, NULL));
  fixture->activity = accord_test_add (partnership, "activity", "title", "Forum", "place_id", inner, NULL);
  activity = id_text (fixture->activity);
  fixture->said = accord_test_add (partnership, "feedback", "activity_id", activity, "text", "Join it up",
                                   "organisation_id", organisation, NULL);
  fixture->unsaid = accord_test_add (partnership, "feedback", "activity_id", activity, "text", "More buses", "position",
                                     "1", NULL);
  accord_test_add (partnership, "feedback", "activity_id", activity, "text", "A break", "position", "2",
                   "organisation_id", other, NULL);
  set_links (fixture, "activity", "activity_party", fixture->activity, organisation);
  g_free (accord_test_run (partnership, accord_evidence_link (fixture->section, fixture->activity, fixture->said,
                                                              &(AccordQuote) { (char *) "their story once", NULL, NULL })));
  g_free (accord_test_run (partnership, accord_evidence_link (fixture->section, fixture->activity, 0, NULL)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

/* "direct: Join it up > Purpose (their story once); activity: More buses" */
static char *
describe (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const AccordTrailItem *item = g_ptr_array_index (items, i);

      g_string_append (text, i > 0 ? "; " : "");
      for (guint k = 0; k < ACCORD_N_WAYS; k++)
        if (item->ways & (1u << k))
          g_string_append_printf (text, "%s ", accord_trail_way_get_code (1u << k));
      g_string_append (text, item->feedback != NULL ? accord_record_get (item->feedback, "text")
                                                    : accord_record_get (item->activity, "title"));
      for (guint k = 0; k < item->links->len; k++)
        g_string_append_printf (text, " > %s (%s)", accord_record_get (item->links->pdata[k], "heading"),
                                accord_record_get (item->links->pdata[k], "quote"));
    }
  return g_string_free_and_steal (text);
}

static void
assert_trail (Fixture *fixture, AccordRequest *question, const char *heard, const char *activities)
{
  g_autoptr (AccordTrail) trail = accord_test_run (fixture->partnership, question);
  g_autofree char *told = describe (trail->heard);
  g_autofree char *held = describe (trail->activities);

  g_assert_cmpstr (told, ==, heard);
  g_assert_cmpstr (held, ==, activities);
}

/* What it said, what was heard where it took part and nobody is named; never what another said there. */
static void
test_organisation (Fixture *fixture, gconstpointer data)
{
  assert_trail (fixture, accord_trail_find (ACCORD_TRAIL_ORGANISATION, NULL, "healthwatch northmor"),
                "direct Join it up > Purpose (their story once); activity More buses", "direct Forum > Purpose ()");
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  assert_trail (fixture, accord_trail_find (ACCORD_TRAIL_PLACE, NULL, "north moor"),
                "direct Join it up > Purpose (their story once); direct More buses; direct A break",
                "direct Forum > Purpose ()");
}

static void
test_terms_below (Fixture *fixture, gconstpointer data)
{
  set_links (fixture, "activity", "activity_condition", fixture->activity, "epilepsy");
  assert_trail (fixture, accord_trail_find (ACCORD_TRAIL_TERM, "condition", "Neurology"),
                "activity Join it up > Purpose (their story once); activity More buses; activity A break",
                "direct Forum > Purpose ()");
  assert_trail (fixture, accord_trail_find (ACCORD_TRAIL_TERM, "condition", "migraine"), "", "");
}

/* What is marked with another theme is not about this one, whatever the activity was about. */
static void
test_own_terms (Fixture *fixture, gconstpointer data)
{
  set_links (fixture, "activity", "activity_theme", fixture->activity, "joined_up_care");
  set_links (fixture, "feedback", "feedback_term", fixture->said, "joined_up_care");
  set_links (fixture, "feedback", "feedback_term", fixture->unsaid, "transport");
  assert_trail (fixture, accord_trail_find (ACCORD_TRAIL_TERM, "theme", "joined_up_care"),
                "direct Join it up > Purpose (their story once); activity A break", "direct Forum > Purpose ()");
  assert_trail (fixture, accord_trail_find (ACCORD_TRAIL_TERM, "theme", "transport"), "direct More buses", "");
}

static void
test_not_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_partnership_run (fixture->partnership,
                                         accord_trail_find (ACCORD_TRAIL_TERM, "condition", "no such thing"), NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND);
}

static void
test_orphans (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordOrphans) before = accord_test_run (fixture->partnership, accord_orphans_load (0));
  g_autoptr (AccordOrphans) newest = accord_test_run (fixture->partnership, accord_orphans_load (1));
  g_autoptr (AccordOrphans) after = NULL;

  g_assert_cmpuint (newest->feedback->len, ==, 1);
  g_assert_cmpuint (newest->n_feedback, ==, 2);
  g_assert_cmpuint (before->sections->len, ==, 1);
  g_assert_cmpstr (accord_record_get (before->sections->pdata[0], "heading"), ==, "Nothing supports it");
  g_assert_cmpuint (before->feedback->len, ==, 2);
  g_assert_cmpint (accord_record_get_id (before->feedback->pdata[0]), ==, fixture->unsaid);
  g_assert_cmpuint (before->suspect->len, ==, 0);

  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", "body"), fixture->section, "Other words.", NULL));
  after = accord_test_run (fixture->partnership, accord_orphans_load (0));
  g_assert_cmpuint (after->suspect->len, ==, 2);
}

static void
test_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordTrail) trail = accord_test_run (
      fixture->partnership, accord_trail_load (ACCORD_TRAIL_ORGANISATION, fixture->organisation));
  g_autoptr (JsonNode) root = accord_trail_to_json (trail);
  JsonObject *heard = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (root), "heard"), 0);
  JsonObject *passage = json_array_get_object_element (json_object_get_array_member (heard, "passages"), 0);

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "name"), ==, "Healthwatch Northmoor");
  g_assert_cmpstr (json_object_get_string_member (heard, "text"), ==, "Join it up");
  g_assert_cmpstr (json_object_get_string_member (passage, "quote_now"), ==, "their story once");
  g_assert_cmpstr (json_object_get_string_member (passage, "number"), ==, "1");
  g_assert_false (json_object_get_boolean_member (passage, "suspect"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/trail/organisation", Fixture, NULL, set_up, test_organisation, tear_down);
  g_test_add ("/trail/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/trail/terms-below", Fixture, NULL, set_up, test_terms_below, tear_down);
  g_test_add ("/trail/own-terms", Fixture, NULL, set_up, test_own_terms, tear_down);
  g_test_add ("/trail/not-there", Fixture, NULL, set_up, test_not_there, tear_down);
  g_test_add ("/trail/orphans", Fixture, NULL, set_up, test_orphans, tear_down);
  g_test_add ("/trail/json", Fixture, NULL, set_up, test_json, tear_down);
  return g_test_run ();
}
