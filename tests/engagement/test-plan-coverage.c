/* test-plan-coverage.c: who was reached where, and which gaps will close in time, against what was counted by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-activities.h"
#include "engagement/accord-evidence.h"
#include "engagement/accord-plan-coverage.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  char *plan;
  char *north;
  char *upper;         /* a neighbourhood in the north */
  char *south;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership;

  fixture->folder = accord_test_make_folder ();
  partnership = fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->plan = accord_test_id (accord_test_add (partnership, "plan", "title", "Strategy", "period_from", "2027-04-01",
                                                   NULL));
  fixture->north = accord_test_id (accord_test_add (partnership, "place", "name", "North", NULL));
  fixture->upper = accord_test_id (accord_test_add (partnership, "place", "name", "Upper", "kind", "neighbourhood",
                                                    "parent_id", fixture->north, NULL));
  fixture->south = accord_test_id (accord_test_add (partnership, "place", "name", "South", NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->plan);
  g_free (fixture->north);
  g_free (fixture->upper);
  g_free (fixture->south);
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

/* @place: (nullable). @groups: separated by spaces. */
static gint64
log_activity (Fixture *fixture, const char *title, const char *state, const char *day, const char *place,
              const char *groups)
{
  g_auto (GStrv) codes = g_strsplit (groups, " ", -1);
  gint64 id = accord_test_add (fixture->partnership, "activity", "title", title, "state", state, "happened_from", day,
                               "happened_until", day, place != NULL ? "place_id" : NULL, place, NULL);

  accord_test_run (fixture->partnership, accord_record_set_links (accord_field_find ("activity", "activity_group"), id,
                                                                  (const char *const *) codes));
  return id;
}

static AccordPlanCoverage *
load (Fixture *fixture)
{
  return accord_test_run (fixture->partnership,
                          accord_plan_coverage_load (g_ascii_strtoll (fixture->plan, NULL, 10)));
}

static void
append_cell (GString *text, const char *place, guint done, guint planned)
{
  if (done + planned > 0)
    g_string_append_printf (text, " %s %u+%u", *place != '\0' ? place : "elsewhere", done, planned);
}

/* "homelessness: North 2+0 elsewhere 1+0 = 3+0": a line for each group with anything. */
static void
assert_grid (AccordPlanCoverage *coverage, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < coverage->groups->len; i++)
    {
      const AccordCoverageGroup *group = g_ptr_array_index (coverage->groups, i);

      if (group->done + group->planned == 0)
        continue;
      g_string_append_printf (text, "%s%s:", text->len > 0 ? "\n" : "", group->code);
      for (guint k = 0; k < coverage->places->len; k++)
        {
          const AccordCoverageCell *cell = accord_plan_coverage_get_cell (coverage, i, k);

          append_cell (text, ((AccordCoveragePlace *) coverage->places->pdata[k])->name, cell->done, cell->planned);
        }
      append_cell (text, "=", group->done, group->planned);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* A neighbourhood counts for its place, a group for those above it, and nothing twice. */
static void
test_grid (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPlanCoverage) coverage = NULL;

  log_activity (fixture, "Two of one branch", "done", "2026-05-01", fixture->north, "homelessness sex_workers");
  log_activity (fixture, "In the neighbourhood", "done", "2026-05-02", fixture->upper, "homelessness");
  log_activity (fixture, "Nowhere", "done", "2026-05-03", NULL, "homelessness");
  log_activity (fixture, "Not held", "cancelled", "2026-05-04", fixture->south, "homelessness");
  log_activity (fixture, "Nobody in particular", "done", "2026-05-05", fixture->south, "");
  coverage = load (fixture);
  assert_grid (coverage, "inclusion_health: North 2+0 elsewhere 1+0 = 3+0\n"
                         "homelessness: North 2+0 elsewhere 1+0 = 3+0\n"
                         "sex_workers: North 1+0 = 1+0");
}

/* What serves another strategy is not counted, and what came after the approval cannot have informed it. */
static void
test_serves (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other
      = accord_test_id (accord_test_add (fixture->partnership, "plan", "title", "Another", NULL));
  gint64 elsewhere = log_activity (fixture, "For another", "done", "2026-05-01", fixture->north, "homelessness");
  g_autoptr (AccordPlanCoverage) before = NULL;
  g_autoptr (AccordPlanCoverage) after = NULL;

  accord_test_run (fixture->partnership, accord_record_set_links (accord_field_find ("activity", "activity_plan"), elsewhere,
                                                                  (const char *const[]) { other, NULL }));
  log_activity (fixture, "In time", "done", "2026-06-30", fixture->north, "age");
  log_activity (fixture, "Too late", "done", "2026-07-02", fixture->south, "age");
  log_activity (fixture, "At some time", "done", "", fixture->south, "age");
  before = load (fixture);
  g_assert_cmpstr (before->deadline, ==, "2027-03-31");
  assert_grid (before, "protected_characteristics: North 1+0 South 2+0 = 3+0\nage: North 1+0 South 2+0 = 3+0");

  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("plan", "approved_on"),
                                      g_ascii_strtoll (fixture->plan, NULL, 10), "01/07/2026", NULL));
  after = load (fixture);
  g_assert_cmpstr (after->deadline, ==, "2026-07-01");
  g_assert_true (after->is_approved);
  assert_grid (after, "protected_characteristics: North 1+0 = 1+0\nage: North 1+0 = 1+0");
}

/* "Forum closes homelessness in South" */
static void
assert_planned (AccordPlanCoverage *coverage, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < coverage->planned->len; i++)
    {
      const AccordPlannedActivity *planned = g_ptr_array_index (coverage->planned, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? "; " : "", accord_record_get (planned->activity, "title"),
                              planned->in_time ? "" : " late");
      for (guint k = 0; k < planned->closes->len; k++)
        {
          guint cell = g_array_index (planned->closes, guint, k), n = coverage->places->len;

          g_string_append_printf (text, " closes %s in %s",
                                  ((AccordCoverageGroup *) coverage->groups->pdata[cell / n])->code,
                                  ((AccordCoveragePlace *) coverage->places->pdata[cell % n])->name);
        }
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_planned (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPlanCoverage) coverage = NULL;

  log_activity (fixture, "Was there", "done", "2026-05-01", fixture->north, "homelessness");
  log_activity (fixture, "No day yet", "planned", "", fixture->south, "age");
  log_activity (fixture, "After it begins", "planned", "2027-04-01", fixture->south, "age");
  log_activity (fixture, "On the last day", "planned", "2027-03-31", fixture->south, "homelessness");
  log_activity (fixture, "Again", "planned", "2027-01-01", fixture->upper, "homelessness sex_workers");
  log_activity (fixture, "Online", "planned", "2027-02-01", NULL, "homelessness drug_alcohol");
  coverage = load (fixture);
  assert_planned (coverage, "Again closes sex_workers in North; Online closes drug_alcohol in ; "
                            "On the last day closes homelessness in South; After it begins late; No day yet late");
  assert_grid (coverage, "inclusion_health: North 1+1 South 0+1 elsewhere 0+1 = 1+3\n"
                         "homelessness: North 1+1 South 0+1 elsewhere 0+1 = 1+3\n"
                         "drug_alcohol: elsewhere 0+1 = 0+1\n"
                         "sex_workers: North 0+1 = 0+1");
}

static void
log_reach (Fixture *fixture, const char *method, const char *count, const char *qualifier, const char *unit)
{
  accord_test_add (fixture->partnership, "activity", "title", "Reach", "method", method, "reach_count", count,
                   "reach_qualifier", qualifier, "reach_unit", unit, NULL);
}

static void
test_methods (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *code;
    guint activities;
    guint64 people;
    guint uncounted;
    gboolean is_rough;
  } EXPECTED[] = { { "survey", 2, 750, 1, TRUE }, { "focus_group", 2, 20, 0, FALSE }, { "", 1, 0, 1, FALSE } };
  g_autoptr (AccordPlanCoverage) coverage = NULL;

  log_reach (fixture, "focus_group", "8", "exact", "people");
  log_reach (fixture, "focus_group", "12", "exact", "people");
  log_reach (fixture, "survey", "750", "fewer_than", "people");
  log_reach (fixture, "survey", "90", "exact", "comments");
  log_reach (fixture, "", "0", "not_known", "");
  coverage = load (fixture);
  g_assert_cmpuint (coverage->methods->len, ==, G_N_ELEMENTS (EXPECTED));
  for (guint i = 0; i < G_N_ELEMENTS (EXPECTED); i++)
    {
      const AccordMethodReach *method = g_ptr_array_index (coverage->methods, i);

      g_assert_cmpstr (method->code, ==, EXPECTED[i].code);
      g_assert_cmpuint (method->activities, ==, EXPECTED[i].activities);
      g_assert_cmpuint (method->people, ==, EXPECTED[i].people);
      g_assert_cmpuint (method->uncounted, ==, EXPECTED[i].uncounted);
      g_assert_cmpint (method->is_rough, ==, EXPECTED[i].is_rough);
    }
}

static void
say (Fixture *fixture, gint64 section, const char *organisation, const char *stance)
{
  g_autofree char *activity = accord_test_id (accord_test_add (fixture->partnership, "activity", "title", "Said", NULL));
  gint64 said = accord_test_add (fixture->partnership, "feedback", "activity_id", activity, "text", "Said", "stance", stance,
                                 organisation != NULL ? "organisation_id" : NULL, organisation, NULL);

  g_free (accord_test_run (fixture->partnership,
                           accord_evidence_link (section, g_ascii_strtoll (activity, NULL, 10), said, NULL)));
}

/* A number opens the activities in which as much was heard. */
static void
assert_opens (Fixture *fixture, const AccordContested *contested, const AccordPositions *positions, guint position)
{
  g_autofree char *value = accord_contested_write_rows (contested, positions, position, "Carers, “Disputed”");
  g_autofree char *name = accord_activities_behind_get_name (value);
  g_autoptr (AccordNarrowing) narrowing = accord_narrowing_new_with ("position", value, NULL);
  g_autoptr (AccordList) list = accord_list_new (fixture->partnership, &accord_activities);

  accord_list_narrow (list, narrowing);
  accord_test_wait_until (!accord_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, positions->activities[position]);
  g_assert_cmpuint (positions->activities[position], >, 0);
  g_assert_cmpstr (name, ==, "Carers, “Disputed”");
}

/* Only what somebody opposes or is in two minds about, with everybody's position on it. */
static void
test_contested (Fixture *fixture, gconstpointer data)
{
  g_autofree char *charity = accord_test_id (
      accord_test_add (fixture->partnership, "organisation", "name", "Carers North", "sector", "vcse", NULL));
  gint64 agreed = accord_test_add (fixture->partnership, "section", "plan_id", fixture->plan, "heading", "Agreed", NULL);
  gint64 disputed = accord_test_add (fixture->partnership, "section", "plan_id", fixture->plan, "position", "1", "heading",
                                     "Disputed", NULL);
  g_autoptr (AccordPlanCoverage) coverage = NULL;
  const AccordContested *contested;
  const AccordPositions *named, *public;

  say (fixture, agreed, charity, "supports");
  say (fixture, agreed, NULL, "suggests");
  say (fixture, disputed, charity, "supports");
  say (fixture, disputed, charity, "supports");
  say (fixture, disputed, NULL, "opposes");
  say (fixture, disputed, NULL, "");
  coverage = load (fixture);
  g_assert_cmpuint (coverage->contested->len, ==, 1);
  contested = g_ptr_array_index (coverage->contested, 0);
  g_assert_cmpstr (accord_record_get (contested->section, "heading"), ==, "Disputed");
  g_assert_cmpuint (contested->sectors->len, ==, 2);
  named = g_ptr_array_index (contested->sectors, 0);
  public = g_ptr_array_index (contested->sectors, 1);
  g_assert_cmpuint (named->counts[ACCORD_POSITION_SUPPORTS], ==, 2);
  g_assert_cmpuint (named->counts[ACCORD_POSITION_OPPOSES], ==, 0);
  g_assert_cmpstr (named->code, ==, "vcse");
  g_assert_cmpstr (public->sector, ==, "");
  g_assert_cmpuint (public->counts[ACCORD_POSITION_OPPOSES], ==, 1);
  assert_opens (fixture, contested, named, ACCORD_POSITION_SUPPORTS);
  assert_opens (fixture, contested, public, ACCORD_POSITION_OPPOSES);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/plan-coverage/grid", Fixture, NULL, set_up, test_grid, tear_down);
  g_test_add ("/plan-coverage/serves", Fixture, NULL, set_up, test_serves, tear_down);
  g_test_add ("/plan-coverage/planned", Fixture, NULL, set_up, test_planned, tear_down);
  g_test_add ("/plan-coverage/methods", Fixture, NULL, set_up, test_methods, tear_down);
  g_test_add ("/plan-coverage/contested", Fixture, NULL, set_up, test_contested, tear_down);
  return g_test_run ();
}
