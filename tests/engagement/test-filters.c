/* test-filters.c: each way of narrowing the log leaves what it must and nothing else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "engagement/accord-activities.h"
#include "engagement/accord-attention.h"
#include "engagement/accord-engagement-summary.h"
#include "engagement/accord-involvement.h"
#include "model/accord-saved-search.h"
#include "support/accord-test.h"

/* Two activities that differ in everything a filter asks for, and one that is cancelled. */
typedef struct
{
  AccordTestFixture base;
  gint64 plan;
  gint64 healthwatch;
  gint64 council;
  gint64 place;
  gint64 other_place;
  gint64 town;          /* within the place */
  gint64 full;
  gint64 bare;
  gint64 cancelled;
  AccordList *list;
} Fixture;

static void
link_to (Fixture *fixture, const char *link, gint64 activity, const char *value)
{
  accord_test_run (fixture->base.partnership, accord_record_set_links (accord_field_find ("activity", link), activity,
                                                                       (const char *const[]) { value, NULL }));
}

static gint64
add (Fixture *fixture, const char *table, const char *column, const char *value, const char *other, const char *text)
{
  return accord_test_add (fixture->base.partnership, table, column, value, other, text, NULL);
}

static void
set (Fixture *fixture, const char *table, const char *field, gint64 id, const char *text)
{
  g_autoptr (GError) error = NULL;
  AccordRequest *edit = accord_record_set (accord_field_find (table, field), id, text, &error);

  g_assert_no_error (error);
  accord_test_run (fixture->base.partnership, edit);
}

static void
add_places (Fixture *fixture)
{
  g_autofree char *place = NULL;

  fixture->place = add (fixture, "place", "name", "North Moor", "kind", "place");
  fixture->other_place = add (fixture, "place", "name", "South Moor", "kind", "place");
  place = accord_test_id (fixture->place);
  fixture->town = accord_test_add (fixture->base.partnership, "place", "name", "Upper Moor", "kind", "neighbourhood",
                                   "parent_id", place, NULL);
}

/* Everything is recorded of it, of what was heard too. */
static void
add_full (Fixture *fixture)
{
  g_autofree char *plan = accord_test_id (fixture->plan);
  g_autofree char *town = accord_test_id (fixture->town);
  g_autofree char *healthwatch = accord_test_id (fixture->healthwatch);
  gint64 section = accord_test_add (fixture->base.partnership, "section", "plan_id", plan, "body", "Buses.", NULL);
  g_autofree char *section_text = accord_test_id (section);
  g_autofree char *activity = NULL;

  fixture->full = accord_test_add (fixture->base.partnership, "activity", "title", "Forum", "state", "done", "method",
                                   "workshop", "level", "involve", "happened_from", "2026-03-04", "happened_until",
                                   "2026-03-04", "place_id", town, NULL);
  activity = accord_test_id (fixture->full);
  link_to (fixture, "activity_audience", fixture->full, "healthwatch");
  link_to (fixture, "activity_party", fixture->full, healthwatch);
  link_to (fixture, "activity_group", fixture->full, "homelessness");
  link_to (fixture, "activity_condition", fixture->full, "epilepsy");
  link_to (fixture, "activity_theme", fixture->full, "housing");
  accord_test_add (fixture->base.partnership, "feedback", "activity_id", activity, "text", "More buses", "response",
                           "changed", "fed_back_from", "2026-05-01", "fed_back_text", "May 2026", NULL);
  accord_test_add (fixture->base.partnership, "evidence_link", "section_id", section_text, "activity_id", activity, NULL);
}

static void
add_bare (Fixture *fixture)
{
  g_autofree char *place = accord_test_id (fixture->other_place);
  g_autofree char *council = accord_test_id (fixture->council);
  g_autofree char *activity = NULL;

  fixture->bare = accord_test_add (fixture->base.partnership, "activity", "title", "Survey", "state", "planned", "method",
                                   "survey", "level", "inform", "happened_from", "2026-04-01", "happened_until",
                                   "2026-04-30", "place_id", place, NULL);
  activity = accord_test_id (fixture->bare);
  link_to (fixture, "activity_audience", fixture->bare, "public");
  link_to (fixture, "activity_party", fixture->bare, council);
  link_to (fixture, "activity_group", fixture->bare, "age");
  link_to (fixture, "activity_condition", fixture->bare, "diabetes");
  link_to (fixture, "activity_theme", fixture->bare, "transport");
  set (fixture, "activity", "reach", fixture->bare, "about 60 people");
  accord_test_add (fixture->base.partnership, "feedback", "activity_id", activity, "text", "Not answered", NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  accord_test_set_up (&fixture->base, data);
  fixture->plan = add (fixture, "plan", "title", "Strategy", "state", "draft");
  fixture->healthwatch = add (fixture, "organisation", "name", "Healthwatch Northmoor", "kind", "healthwatch");
  fixture->council = add (fixture, "organisation", "name", "Moor Council", "kind", "responsible_authority");
  add_places (fixture);
  add_full (fixture);
  add_bare (fixture);
  fixture->cancelled = add (fixture, "activity", "title", "Called off", "state", "cancelled");
  link_to (fixture, "activity_audience", fixture->cancelled, "healthwatch");
  fixture->list = accord_list_new (fixture->base.partnership, &accord_activities);
  accord_test_wait_until (!accord_list_is_loading (fixture->list));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->list);
  accord_test_tear_down (&fixture->base, data);
}

static guint
narrow (Fixture *fixture, const AccordNarrowing *narrowing)
{
  accord_list_narrow (fixture->list, narrowing);
  accord_test_wait_until (!accord_list_is_loading (fixture->list));
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

/* --- each filter --- */

static void
assert_leaves (Fixture *fixture, const char *key, const char *value, gint64 stays)
{
  g_autoptr (AccordNarrowing) narrowing = accord_narrowing_new_with (key, value, NULL);

  g_test_message ("%s = %s", key, value);
  g_assert_cmpuint (narrow (fixture, narrowing), ==, 1);
  g_assert_cmpint (accord_list_get_id (fixture->list, 0), ==, stays);
}

static void
test_each_filter (Fixture *fixture, gconstpointer data)
{
  g_autofree char *place = accord_test_id (fixture->place);
  g_autofree char *town = accord_test_id (fixture->town);
  g_autofree char *other = accord_test_id (fixture->other_place);
  g_autofree char *healthwatch = accord_test_id (fixture->healthwatch);
  g_autofree char *council = accord_test_id (fixture->council);
  const struct
  {
    const char *key;
    const char *value;
    gint64 stays;
  } CASES[] = {
    { "audience", "public", fixture->bare },
    { "method", "workshop", fixture->full },
    { "method", "survey", fixture->bare },
    { "level", "involve", fixture->full },
    { "level", "inform", fixture->bare },
    { "state", "done", fixture->full },
    { "state", "planned", fixture->bare },
    { "state", "cancelled", fixture->cancelled },
    { "place", town, fixture->full },
    { "within", place, fixture->full },
    { "within", town, fixture->full },
    { "within", other, fixture->bare },
    { "group", "homelessness", fixture->full },
    { "group", "inclusion_health", fixture->full },
    { "group", "protected_characteristics", fixture->bare },
    { "condition", "epilepsy", fixture->full },
    { "condition", "neurological", fixture->full },
    { "condition", "diabetes", fixture->bare },
    { "theme", "housing", fixture->full },
    { "theme", "transport", fixture->bare },
    { "organisation", healthwatch, fixture->full },
    { "organisation", council, fixture->bare },
    { "unanswered", "1", fixture->bare },
    { "not_told", "1", fixture->bare },
    { "unlinked", "0", fixture->full },
    { "began", "2026-03-01/2026-03-31", fixture->full },
    { "began", "2026-03-05/2026-04-01", fixture->bare },
    { "overdue", "2026-05-01", fixture->bare },
    { "counted", "1", fixture->bare },
    { "no_method", "1", fixture->cancelled },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    assert_leaves (fixture, CASES[i].key, CASES[i].value, CASES[i].stays);
}

static void
assert_none (Fixture *fixture, const char *key, const char *value)
{
  g_autoptr (AccordNarrowing) narrowing = accord_narrowing_new_with (key, value, NULL);

  g_test_message ("%s = %s", key, value);
  g_assert_cmpuint (narrow (fixture, narrowing), ==, 0);
}

/* A code of another vocabulary, the day on which it is not over yet, and what was planned too long ago. */
static void
test_nothing_is_left (Fixture *fixture, gconstpointer data)
{
  assert_none (fixture, "group", "epilepsy");
  assert_none (fixture, "condition", "homelessness");
  assert_none (fixture, "theme", "age");
  assert_none (fixture, "overdue", "2026-04-30");
  assert_none (fixture, "overdue", "2027-04-02");
  assert_none (fixture, "began", "2026-04-02/2026-04-30");
}

/* What has no feedback at all lacks no response, and is not linked either. */
static void
test_without_feedback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordNarrowing) unlinked = accord_narrowing_new_with ("unlinked", "1", NULL);
  g_autoptr (AccordNarrowing) unanswered = accord_narrowing_new_with ("unanswered", "1", NULL);

  g_assert_cmpuint (narrow (fixture, unlinked), ==, 2);
  g_assert_true (accord_list_find (fixture->list, fixture->cancelled, NULL));
  g_assert_false (accord_list_find (fixture->list, fixture->full, NULL));
  narrow (fixture, unanswered);
  g_assert_false (accord_list_find (fixture->list, fixture->cancelled, NULL));
}

/* --- what a requirement looks at --- */

static void
assert_behind (Fixture *fixture, const char *audience, const char *kind, gint64 organisation, gint64 stays)
{
  AccordInvolvementQuestion question = { fixture->plan, "", 0, audience, kind, organisation };
  g_autofree char *value = accord_involvement_question_write (&question, "Anybody");

  if (stays != 0)
    assert_leaves (fixture, "behind", value, stays);
  else
    assert_none (fixture, "behind", value);
}

static void
test_behind_a_requirement (Fixture *fixture, gconstpointer data)
{
  gint64 second = add (fixture, "organisation", "name", "Healthwatch Southmoor", "kind", "healthwatch");
  g_autofree char *other_plan = accord_test_id (add (fixture, "plan", "title", "Another", "state", "draft"));

  assert_behind (fixture, "public", NULL, 0, fixture->bare);
  assert_behind (fixture, "healthwatch", "healthwatch", 0, fixture->full);
  assert_behind (fixture, "nobody", "responsible_authority", 0, fixture->bare);
  assert_behind (fixture, "healthwatch", "healthwatch", fixture->healthwatch, fixture->full);
  /* Another of the kind was there by name, so this one was not. */
  assert_behind (fixture, "healthwatch", "healthwatch", second, 0);
  link_to (fixture, "activity_party", fixture->full, NULL);
  assert_behind (fixture, "healthwatch", "healthwatch", second, fixture->full);
  link_to (fixture, "activity_plan", fixture->full, other_plan);
  assert_behind (fixture, "healthwatch", "healthwatch", second, 0);
}

/* --- counts and the rows behind them --- */

static void
test_counts_open_as_many_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordEngagementSummary) summary = NULL;
  guint n_places, n = 0;

  set (fixture, "activity", "state", fixture->bare, "done");
  summary = accord_test_run (fixture->base.partnership, accord_engagement_summary_load ("2026-04-15"));
  for (guint i = 0; i < summary->audiences->len; i++)
    for (guint month = 0; month < ACCORD_ENGAGEMENT_MONTHS; month++)
      {
        const AccordEngagementAudience *audience = summary->audiences->pdata[i];
        g_autofree char *period = accord_engagement_summary_get_period (summary, month, month);
        g_autoptr (AccordNarrowing) narrowing
            = accord_narrowing_new_with ("audience", audience->code, "began", period, "state", "done", NULL);

        g_assert_cmpuint (narrow (fixture, narrowing), ==, audience->months[month]);
        n += audience->months[month];
      }
  g_assert_cmpuint (n, ==, 2);
  n_places = g_strv_length (summary->coverage.places);
  for (guint i = 0; summary->coverage.codes[i] != NULL; i++)
    for (guint place = 0; place < n_places; place++)
      {
        g_autofree char *id = accord_test_id (g_array_index (summary->coverage.place_ids, gint64, place));
        g_autoptr (AccordNarrowing) narrowing
            = accord_narrowing_new_with ("group", summary->coverage.codes[i], "within", id, "state", "done", NULL);

        g_assert_cmpuint (narrow (fixture, narrowing), ==,
                          g_array_index (summary->coverage.counts, guint, i * n_places + place));
      }
  /* Two groups, and one above each. */
  g_assert_cmpuint (g_strv_length (summary->coverage.groups), ==, 4);
}

/* --- kept under a name --- */

static GPtrArray *
load (Fixture *fixture)
{
  return accord_test_run (fixture->base.partnership, accord_saved_searches_load ("activity"));
}

static AccordNarrowing *
make_narrowing (void)
{
  AccordNarrowing *narrowing = accord_narrowing_new_with ("audience", "public", "level", "inform", NULL);

  narrowing->words = g_strdup ("“bus”: 100 %");
  g_hash_table_insert (narrowing->conditions, g_strdup ("title"), accord_list_condition_new_contains ("vey"));
  g_hash_table_insert (narrowing->conditions, g_strdup ("happened"),
                       accord_list_condition_new_days ("2026-01-01", "2026-12-31"));
  g_hash_table_insert (narrowing->conditions, g_strdup ("state"),
                       accord_list_condition_new_values ((const char *const[]) { "planned", "done", NULL }));
  g_hash_table_insert (narrowing->conditions, g_strdup ("heard"), accord_list_condition_new_numbers ("1", "3"));
  g_hash_table_insert (narrowing->conditions, g_strdup ("ref"), accord_list_condition_new_empty (TRUE));
  g_hash_table_insert (narrowing->conditions, g_strdup ("method"), accord_list_condition_new_empty (FALSE));
  return narrowing;
}

/* Written, read, put into the list and read from it, it is the same; and all of it narrows. */
static void
test_narrowing_reads_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordNarrowing) narrowing = make_narrowing ();
  g_autofree char *text = accord_narrowing_write (narrowing);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordNarrowing) parsed = accord_narrowing_parse (text, &error);
  g_autoptr (AccordNarrowing) from_list = NULL;
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (narrow (fixture, parsed), ==, 0);
  from_list = accord_list_get_narrowing (fixture->list);
  again = accord_narrowing_write (from_list);
  g_assert_cmpstr (again, ==, text);
  accord_list_set_search (fixture->list, NULL);
  accord_test_wait_until (!accord_list_is_loading (fixture->list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
  g_assert_cmpint (accord_list_get_id (fixture->list, 0), ==, fixture->bare);
}

/* What a later version may have written narrows by what is known of it; other text is refused. */
static void
test_narrowing_of_others (void)
{
  g_autoptr (AccordNarrowing) later = accord_narrowing_parse (
      "{\"filters\": {\"audience\": \"public\", \"depth\": 7}, \"conditions\": {\"title\": {\"kind\": \"sounds_like\"}},"
      " \"colour\": \"red\"}",
      NULL);
  static const char *const BAD[] = { "", "[]", "{}", "{\"filters\": {}}", "{\"filters\": 1, \"conditions\": {}}", "x" };

  g_assert_cmpuint (g_hash_table_size (later->filters), ==, 1);
  g_assert_cmpuint (g_hash_table_size (later->conditions), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (accord_narrowing_parse (BAD[i], &error));
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
    }
}

static void
assert_names (Fixture *fixture, const char *first, const char *second)
{
  g_autoptr (GPtrArray) searches = load (fixture);
  const char *const names[] = { first, second };

  g_assert_cmpuint (searches->len, ==, (first != NULL) + (second != NULL));
  for (guint i = 0; i < searches->len; i++)
    g_assert_cmpstr (((AccordSavedSearch *) searches->pdata[i])->name, ==, names[i]);
}

static void
test_saved_searches (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership = fixture->base.partnership;
  g_autoptr (AccordNarrowing) narrowing = make_narrowing ();
  g_autoptr (GPtrArray) searches = NULL;
  g_autofree char *text = accord_narrowing_write (narrowing);
  g_autofree char *stored = NULL;
  g_autofree char *undone = NULL;

  accord_test_run (partnership, accord_saved_search_store ("activity", "spring: what’s left", narrowing));
  accord_test_run (partnership, accord_saved_search_store ("activity", "All of it", narrowing));
  accord_test_run (partnership, accord_saved_search_store ("seat", "Of another list", narrowing));
  assert_names (fixture, "All of it", "spring: what’s left");
  searches = load (fixture);
  stored = accord_narrowing_write (((AccordSavedSearch *) searches->pdata[1])->narrowing);
  g_assert_cmpstr (stored, ==, text);
  accord_test_run (partnership, accord_saved_search_rename ("activity", "All of it", "Zebra"));
  assert_names (fixture, "spring: what’s left", "Zebra");
  accord_test_run (partnership, accord_saved_search_delete ("activity", "Zebra"));
  assert_names (fixture, "spring: what’s left", NULL);
  undone = accord_test_run (partnership, accord_request_undo ());
  g_assert_cmpstr (undone, ==, "Search “Zebra” deleted");
  assert_names (fixture, "spring: what’s left", "Zebra");
}

/* No search takes the place of another by being renamed. */
static void
test_saved_search_of_that_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordNarrowing) narrowing = make_narrowing ();
  g_autoptr (GError) error = NULL;

  accord_test_run (fixture->base.partnership, accord_saved_search_store ("activity", "One", narrowing));
  accord_test_run (fixture->base.partnership, accord_saved_search_store ("activity", "Two", narrowing));
  g_assert_null (accord_partnership_run (fixture->base.partnership, accord_saved_search_rename ("activity", "One", "Two"),
                                         NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_EXISTS);
  assert_names (fixture, "One", "Two");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/engagement/filters/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("each-filter", test_each_filter);
  ADD ("nothing-is-left", test_nothing_is_left);
  ADD ("without-feedback", test_without_feedback);
  ADD ("behind-a-requirement", test_behind_a_requirement);
  ADD ("counts-open-as-many-rows", test_counts_open_as_many_rows);
  ADD ("narrowing-reads-back", test_narrowing_reads_back);
  g_test_add_func ("/engagement/filters/narrowing-of-others", test_narrowing_of_others);
  ADD ("saved-searches", test_saved_searches);
  ADD ("saved-search-of-that-name", test_saved_search_of_that_name);
  return g_test_run ();
}
