/* test-involvement.c: the test of involvement, part by part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "checks-fixture.h"
#include "model/accord-record.h"
#include "plans/accord-plan-facts.h"
#include "support/accord-test.h"

#define ALL_MISSING "done_before_approval,two_way,level,named,heard,linked,response,fed_back,evidence"

static void
assert_flagged (AccordPlanChecks *checks, const char *expected)
{
  g_autofree char *flagged = g_strjoinv (",", checks->flagged);

  g_assert_cmpstr (flagged, ==, expected);
}

static void
test_nothing_is_recorded (ChecksFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPlanChecks) checks = checks_run (fixture);
  AccordFindingPart *part = checks_part (checks, "INV-01", 0);

  assert_flagged (checks, "INV-01,INV-02,INV-03");
  g_assert_cmpstr (part->name, ==, "Healthwatch Kingsferry");
  g_assert_cmpstr (part->text, ==, "No engagement with Healthwatch Kingsferry is recorded.");
  g_assert_nonnull (strstr (part->advice, "Healthwatch Kingsferry"));
  for (guint i = 0; i < 3; i++)
    checks_assert_part (fixture, ((const char *[]) { "INV-01", "INV-02", "INV-03" })[i], 0, "none", ALL_MISSING);
}

static void
test_everything_is_recorded (ChecksFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPlanChecks) checks = NULL;
  Involvement healthwatch = checks_add_involvement (fixture, "healthwatch", fixture->healthwatch);
  AccordFindingPart *part;

  checks_add_involvement (fixture, "public", 0);
  checks_add_involvement (fixture, "vcse", fixture->alliance);
  checks = checks_run (fixture);
  g_assert_cmpuint (g_strv_length (checks->flagged), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      AccordFinding *finding = accord_plan_checks_find (checks, ((const char *[]) { "INV-01", "INV-02", "INV-03" })[i]);

      g_assert_cmpint (finding->state, ==, ACCORD_FINDING_RECORDED);
      g_assert_cmpstr (finding->advice, ==, "");
    }
  part = checks_part (checks, "INV-01", 0);
  g_assert_cmpuint (part->records->len, ==, 1);
  g_assert_cmpint (((AccordFindingRecord *) g_ptr_array_index (part->records, 0))->id, ==, healthwatch.activity);
}

/* One thing taken away, by the field that holds it. */
typedef struct
{
  const char *table;
  const char *field;
  const char *text;
  const char *missing;
} Removal;

static const Removal REMOVALS[] = {
  { "activity", "state", "planned", "done_before_approval" },
  { "activity", "happened", "", "done_before_approval" },
  { "activity", "method", "", "two_way" },
  { "activity", "method", "newsletter", "two_way" },
  { "activity", "level", "", "level" },
  { "activity", "level", "inform", "level" },
  { "feedback", "text", "", "heard" },
  { "feedback", "response", "", "response" },
  { "feedback", "fed_back", "", "fed_back" },
  { "activity", "evidence", "", "evidence" },
};

static void
assert_removal (ChecksFixture *fixture, const char *requirement, const Involvement *involvement, const Removal *removal)
{
  gboolean is_activity = g_str_equal (removal->table, "activity");
  gboolean informs = g_strcmp0 (removal->text, "newsletter") == 0 || g_strcmp0 (removal->text, "inform") == 0;

  checks_assert_part (fixture, requirement, 0, "recorded", "");
  checks_set (fixture, removal->table, removal->field, is_activity ? involvement->activity : involvement->feedback,
              removal->text);
  checks_assert_part (fixture, requirement, 0, informs ? "informed_only" : "partly", removal->missing);
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
}

static void
test_each_part_is_missed_by_itself (ChecksFixture *fixture, gconstpointer data)
{
  Involvement healthwatch = checks_add_involvement (fixture, "healthwatch", fixture->healthwatch);
  Involvement people = checks_add_involvement (fixture, "public", 0);
  Involvement vcse = checks_add_involvement (fixture, "vcse", fixture->alliance);

  for (guint i = 0; i < G_N_ELEMENTS (REMOVALS); i++)
    {
      assert_removal (fixture, "INV-01", &healthwatch, &REMOVALS[i]);
      assert_removal (fixture, "INV-02", &people, &REMOVALS[i]);
      assert_removal (fixture, "INV-03", &vcse, &REMOVALS[i]);
    }

  accord_test_run (fixture->partnership, accord_record_delete ("evidence_link", people.link));
  checks_assert_part (fixture, "INV-02", 0, "partly", "linked");
  checks_link (fixture, "activity_party", healthwatch.activity, 0);
  checks_assert_part (fixture, "INV-01", 0, "partly", "named");
  checks_link (fixture, "activity_party", vcse.activity, fixture->healthwatch);
  checks_assert_part (fixture, "INV-03", 0, "partly", "named");
}

/* Whoever leads it or is quoted in it is named as well as who is listed. */
static void
test_three_ways_of_being_named (ChecksFixture *fixture, gconstpointer data)
{
  Involvement involvement = checks_add_involvement (fixture, "partner", 0);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->healthwatch);

  checks_assert_part (fixture, "INV-01", 0, "none", ALL_MISSING);
  checks_link (fixture, "activity_party", involvement.activity, fixture->healthwatch);
  checks_assert_part (fixture, "INV-01", 0, "recorded", "");
  checks_link (fixture, "activity_party", involvement.activity, 0);
  checks_set (fixture, "activity", "lead_id", involvement.activity, id);
  checks_assert_part (fixture, "INV-01", 0, "recorded", "");
  checks_set (fixture, "activity", "lead_id", involvement.activity, "");
  checks_set (fixture, "feedback", "organisation_id", involvement.feedback, id);
  checks_assert_part (fixture, "INV-01", 0, "recorded", "");
  checks_assert_part (fixture, "INV-03", 0, "none", ALL_MISSING);
}

/* With three at the table, what one of them said is not what the others said. */
static void
test_what_another_said_does_not_count (ChecksFixture *fixture, gconstpointer data)
{
  Involvement involvement = checks_add_involvement (fixture, "healthwatch", fixture->healthwatch);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->alliance);

  checks_set (fixture, "feedback", "organisation_id", involvement.feedback, id);
  checks_assert_part (fixture, "INV-01", 0, "partly", "heard,linked,response,fed_back");
}

static void
test_only_told (ChecksFixture *fixture, gconstpointer data)
{
  Involvement first = checks_add_involvement (fixture, "public", 0);

  checks_set (fixture, "activity", "method", first.activity, "newsletter");
  checks_set (fixture, "activity", "level", first.activity, "inform");
  checks_assert_part (fixture, "INV-02", 0, "informed_only", "two_way,level");

  /* One that is still to come has told nobody; one that asks makes it more than telling. */
  checks_set (fixture, "activity", "state", first.activity, "planned");
  checks_assert_part (fixture, "INV-02", 0, "none", ALL_MISSING);
  checks_set (fixture, "activity", "state", first.activity, "done");
  checks_set_audience (fixture, checks_add (fixture, "activity", "title=Survey|method=survey|state=planned"), "public");
  checks_assert_part (fixture, "INV-02", 0, "partly", "two_way,level");
}

static void
test_cancelled_and_other_plans_do_not_count (ChecksFixture *fixture, gconstpointer data)
{
  Involvement involvement = checks_add_involvement (fixture, "public", 0);
  gint64 other = checks_add (fixture, "plan", "title=Another");

  checks_set (fixture, "activity", "state", involvement.activity, "cancelled");
  checks_assert_part (fixture, "INV-02", 0, "none", ALL_MISSING);
  checks_set (fixture, "activity", "state", involvement.activity, "done");
  checks_link (fixture, "activity_plan", involvement.activity, other);
  checks_assert_part (fixture, "INV-02", 0, "none", ALL_MISSING);
  checks_link (fixture, "activity_plan", involvement.activity, fixture->plan);
  checks_assert_part (fixture, "INV-02", 0, "recorded", "");
}

static void
test_approval_is_a_day (ChecksFixture *fixture, gconstpointer data)
{
  checks_add_involvement (fixture, "public", 0);
  checks_set (fixture, "plan", "approved_on", fixture->plan, "31/05/2026");
  checks_assert_part (fixture, "INV-02", 0, "recorded", "");
  /* It may have been on the 31st: nobody knows that it was before. */
  checks_set (fixture, "plan", "approved_on", fixture->plan, "30/05/2026");
  checks_assert_part (fixture, "INV-02", 0, "partly", "done_before_approval");
}

static void
test_threshold_is_a_setting (ChecksFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) partnerships = accord_test_run (fixture->partnership,
                                                        accord_record_load_all ("partnership", NULL, 0));
  gint64 id = accord_record_get_id (g_ptr_array_index (partnerships, 0));
  Involvement involvement = checks_add_involvement (fixture, "public", 0);
  g_autoptr (AccordPlanChecks) checks = NULL;
  AccordFindingMissing *missing;

  checks_set (fixture, "activity", "level", involvement.activity, "consult");
  checks_assert_part (fixture, "INV-02", 0, "recorded", "");
  checks_set (fixture, "partnership", "threshold_level", id, "involve");
  checks_assert_part (fixture, "INV-02", 0, "partly", "level");
  checks = checks_run (fixture);
  missing = g_ptr_array_index (checks_part (checks, "INV-02", 0)->missing, 0);
  g_assert_nonnull (strstr (missing->text, "“Involve”"));
  checks_set (fixture, "partnership", "threshold_level", id, "inform");
  checks_set (fixture, "activity", "level", involvement.activity, "inform");
  checks_assert_part (fixture, "INV-02", 0, "recorded", "");
}

/* "Each Local Healthwatch organisation": one that was not asked leaves the whole partly recorded. */
static void
test_every_healthwatch (ChecksFixture *fixture, gconstpointer data)
{
  gint64 wolds = checks_add (fixture, "organisation", "name=Healthwatch Wolds|kind=healthwatch");
  g_autoptr (AccordPlanChecks) checks = NULL;
  AccordFinding *finding;

  checks_add_involvement (fixture, "healthwatch", fixture->healthwatch);
  checks_assert_part (fixture, "INV-01", 0, "recorded", "");
  checks_assert_part (fixture, "INV-01", 1, "none", ALL_MISSING);
  checks = checks_run (fixture);
  finding = accord_plan_checks_find (checks, "INV-01");
  g_assert_cmpint (finding->state, ==, ACCORD_FINDING_PARTLY);
  g_assert_true (finding->is_flagged);
  g_assert_cmpuint (accord_finding_count_recorded (finding), ==, 1);
  g_assert_true (g_str_has_prefix (finding->advice, "Healthwatch Wolds: "));

  checks_add_involvement (fixture, "healthwatch", wolds);
  checks_assert_part (fixture, "INV-01", 1, "recorded", "");
}

static guint
count_healthwatch (ChecksFixture *fixture)
{
  g_autoptr (AccordPlanChecks) checks = checks_run (fixture);

  return accord_plan_checks_find (checks, "INV-01")->parts->len;
}

static void
test_which_healthwatch_cover_the_area (ChecksFixture *fixture, gconstpointer data)
{
  gint64 wolds = checks_add (fixture, "organisation", "name=Healthwatch Wolds|kind=healthwatch");
  g_autofree char *place = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->place);
  const char *const places[] = { place, NULL };

  g_assert_cmpuint (count_healthwatch (fixture), ==, 2);
  accord_test_run (fixture->partnership,
                   accord_record_set_links (accord_field_find ("organisation", "organisation_place"), wolds, places));
  g_assert_cmpuint (count_healthwatch (fixture), ==, 2);
  checks_set (fixture, "place", "until_on", fixture->place, "31/03/2026");
  g_assert_cmpuint (count_healthwatch (fixture), ==, 1);
  checks_set (fixture, "plan", "approved_on", fixture->plan, "15/02/2026");
  g_assert_cmpuint (count_healthwatch (fixture), ==, 2);
  checks_set (fixture, "organisation", "from_on", wolds, "01/03/2026");
  g_assert_cmpuint (count_healthwatch (fixture), ==, 1);
}

/* No Healthwatch on record is not nothing missing. */
static void
test_no_healthwatch_at_all (ChecksFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPlanChecks) checks = NULL;

  accord_test_run (fixture->partnership, accord_record_delete ("organisation", fixture->healthwatch));
  checks = checks_run (fixture);
  g_assert_cmpstr (checks_part (checks, "INV-01", 0)->name, ==, "Local Healthwatch");
  g_assert_true (accord_plan_checks_find (checks, "INV-01")->is_flagged);
}

static void
test_an_alliance_speaks_for_the_sector (ChecksFixture *fixture, gconstpointer data)
{
  Involvement involvement = checks_add_involvement (fixture, "partner", fixture->alliance);

  checks_assert_part (fixture, "INV-03", 0, "recorded", "");
  checks_set (fixture, "organisation", "kind", fixture->alliance, "nhs_provider");
  checks_assert_part (fixture, "INV-03", 0, "none", ALL_MISSING);
  checks_set_audience (fixture, involvement.activity, "vcse");
  checks_assert_part (fixture, "INV-03", 0, "partly", "named");
}

/* The best of several records is what is shown; a link to the whole activity serves each piece of feedback. */
static void
test_the_closest_record_counts (ChecksFixture *fixture, gconstpointer data)
{
  Involvement poor = checks_add_involvement (fixture, "public", 0);
  Involvement better = checks_add_involvement (fixture, "public", 0);
  g_autoptr (AccordPlanChecks) checks = NULL;
  AccordFindingPart *part;

  checks_set (fixture, "activity", "evidence", poor.activity, "");
  checks_set (fixture, "feedback", "response", poor.feedback, "");
  accord_test_run (fixture->partnership, accord_record_delete ("feedback", better.feedback));
  checks_add (fixture, "feedback", "activity_id=%" G_GINT64_FORMAT "|text=One", better.activity);
  better.feedback = checks_add (fixture, "feedback", "activity_id=%" G_GINT64_FORMAT "|text=Two|response=later",
                                better.activity);
  checks_add (fixture, "evidence_link", "section_id=%" G_GINT64_FORMAT "|activity_id=%" G_GINT64_FORMAT, fixture->section,
              better.activity);
  checks_assert_part (fixture, "INV-02", 0, "partly", "fed_back");

  checks = checks_run (fixture);
  part = checks_part (checks, "INV-02", 0);
  g_assert_cmpuint (part->records->len, ==, 2);
  g_assert_cmpint (((AccordFindingRecord *) g_ptr_array_index (part->records, 0))->feedback, ==, better.feedback);
}

static void
test_a_persons_word (ChecksFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPlanChecks) checks = NULL;
  AccordFinding *finding;

  accord_test_run (fixture->partnership,
                   accord_plan_note_set (fixture->plan, "INV-02", TRUE, "Settled by the partnership in June"));
  /* The Act does not let Healthwatch be left out. */
  accord_test_run (fixture->partnership, accord_plan_note_set (fixture->plan, "INV-01", FALSE, "No time"));
  checks = checks_run (fixture);
  assert_flagged (checks, "INV-01,INV-03");
  finding = accord_plan_checks_find (checks, "INV-02");
  g_assert_cmpint (finding->state, ==, ACCORD_FINDING_OVERRIDDEN);
  g_assert_cmpint (finding->evidence, ==, ACCORD_FINDING_NONE);
  g_assert_cmpstr (finding->note->reason, ==, "Settled by the partnership in June");
  g_assert_cmpstr (finding->note->author, ==, g_get_user_name ());
  g_assert_cmpuint (strlen (finding->note->noted_on), ==, strlen ("2026-11-22"));
  g_assert_cmpstr (finding->advice, ==, "");

  accord_test_run (fixture->partnership, accord_plan_note_remove (finding->note->id));
  g_clear_pointer (&checks, accord_plan_checks_unref);
  checks = checks_run (fixture);
  g_assert_cmpint (accord_plan_checks_find (checks, "INV-02")->state, ==, ACCORD_FINDING_NONE);
}

static void
test_a_plan_that_is_not_there (ChecksFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_partnership_run (fixture->partnership, accord_checks_for_plan (7), NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND);
}

static void
test_a_type_without_rules (ChecksFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPlanChecks) checks = NULL;

  checks_set (fixture, "plan", "plan_type", fixture->plan, "jfp");
  checks = checks_run (fixture);
  g_assert_null (checks->pack);
  g_assert_cmpuint (checks->findings->len, ==, 0);
  g_assert_cmpuint (g_strv_length (checks->flagged), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                                                \
  g_test_add ("/checks/involvement/" path, ChecksFixture, NULL, checks_fixture_set_up, func, checks_fixture_tear_down)
  ADD ("nothing", test_nothing_is_recorded);
  ADD ("everything", test_everything_is_recorded);
  ADD ("each-part", test_each_part_is_missed_by_itself);
  ADD ("named", test_three_ways_of_being_named);
  ADD ("said-by-another", test_what_another_said_does_not_count);
  ADD ("only-told", test_only_told);
  ADD ("cancelled-and-other-plans", test_cancelled_and_other_plans_do_not_count);
  ADD ("approval", test_approval_is_a_day);
  ADD ("threshold", test_threshold_is_a_setting);
  ADD ("every-healthwatch", test_every_healthwatch);
  ADD ("which-healthwatch", test_which_healthwatch_cover_the_area);
  ADD ("no-healthwatch", test_no_healthwatch_at_all);
  ADD ("alliance", test_an_alliance_speaks_for_the_sector);
  ADD ("closest", test_the_closest_record_counts);
  ADD ("a-persons-word", test_a_persons_word);
  ADD ("no-such-plan", test_a_plan_that_is_not_there);
  ADD ("no-rules", test_a_type_without_rules);
  return g_test_run ();
}
