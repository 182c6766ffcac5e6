/* test-live.c: findings that are kept right while people edit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-live-checks.h"

#include "checks-fixture.h"
#include "model/accord-record.h"
#include "plans/accord-plan-facts.h"
#include "support/accord-test.h"

#define N_EDITS 2000

/* Every state from scratch takes long: after so many edits, on average, all are compared. */
#define EDITS_BETWEEN 8

/* Keeps what was made, to have something to edit; a row may be gone again. */
typedef struct
{
  ChecksFixture base;
  AccordChecks *checks;
  GArray *plans;
  GArray *sections;
  GArray *organisations;
  GArray *activities;
  GArray *feedback;
  GArray *links;
  GArray *seats;
  GArray *appointments;
  GArray *meetings;
  GHashTable *others;     /* table -> GArray of ids: what other rules ask for */
} Fixture;

static void
count_cb (AccordChecks *checks, guint *n)
{
  (*n)++;
}

static void
wait_until_current (AccordChecks *checks)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  accord_test_wait_until (accord_checks_is_current (checks));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GArray **arrays[] = { &fixture->plans,    &fixture->sections, &fixture->organisations,
                        &fixture->activities, &fixture->feedback, &fixture->links,
                        &fixture->seats,    &fixture->appointments, &fixture->meetings };

  checks_fixture_set_up (&fixture->base, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    *arrays[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->others = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  fixture->checks = accord_checks_new (fixture->base.partnership);
  wait_until_current (fixture->checks);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GArray *arrays[] = { fixture->plans,    fixture->sections, fixture->organisations,
                       fixture->activities, fixture->feedback, fixture->links,
                       fixture->seats,    fixture->appointments, fixture->meetings };

  g_clear_object (&fixture->checks);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  g_hash_table_unref (fixture->others);
  checks_fixture_tear_down (&fixture->base, NULL);
}

static void
remember (GArray *array, gint64 id)
{
  g_array_append_val (array, id);
}

static gint64
pick (GArray *array)
{
  return g_array_index (array, gint64, g_test_rand_int_range (0, (gint32) array->len));
}

static void
assert_same_as_from_scratch (Fixture *fixture)
{
  g_autoptr (GPtrArray) fresh = accord_test_run (fixture->base.partnership, accord_checks_for_plan (0));
  GPtrArray *live = accord_checks_get_plans (fixture->checks);

  g_assert_cmpuint (live->len, ==, fresh->len);
  for (guint i = 0; i < fresh->len; i++)
    {
      g_autofree char *expected = checks_describe (g_ptr_array_index (fresh, i));
      g_autofree char *found = checks_describe (g_ptr_array_index (live, i));

      g_assert_cmpstr (found, ==, expected);
    }
}

/* --- random edits --- */

static void
run_if_possible (Fixture *fixture, AccordRequest *request)
{
  /* A row that an undo has taken away cannot be linked to. */
  accord_partnership_do (fixture->base.partnership, request, NULL, NULL);
}

static void
set_any (Fixture *fixture, const char *table, const char *field, GArray *ids, const char *const *texts, guint n_texts)
{
  accord_partnership_do (fixture->base.partnership,
                         accord_record_set (accord_field_find (table, field), pick (ids),
                                            texts[g_test_rand_int_range (0, (gint32) n_texts)], NULL),
                         NULL, NULL);
}
#define SET_ANY(table, field, ids, ...)                                                                                \
  set_any (fixture, table, field, ids, (const char *const[]) { __VA_ARGS__ },                                          \
           G_N_ELEMENTS (((const char *const[]) { __VA_ARGS__ })))

static void
edit_activity (Fixture *fixture)
{
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      SET_ANY ("activity", "state", fixture->activities, "done", "done", "planned", "cancelled");
      break;
    case 1:
      SET_ANY ("activity", "method", fixture->activities, "workshop", "survey", "newsletter", "");
      break;
    case 2:
      SET_ANY ("activity", "level", fixture->activities, "involve", "consult", "inform", "");
      break;
    case 3:
      SET_ANY ("activity", "evidence", fixture->activities, "Minutes", "Notes", "");
      break;
    case 4:
      SET_ANY ("activity", "happened", fixture->activities, "May 2026", "01/02/2026", "");
      break;
    default:
      SET_ANY ("activity", "title", fixture->activities, "Survey", "Forum");
    }
}

static void
edit_feedback (Fixture *fixture)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      SET_ANY ("feedback", "text", fixture->feedback, "Something", "");
      break;
    case 1:
      SET_ANY ("feedback", "response", fixture->feedback, "changed", "");
      break;
    case 2:
      SET_ANY ("feedback", "fed_back", fixture->feedback, "June 2026", "");
      break;
    default:
      {
        g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, pick (fixture->organisations));

        SET_ANY ("feedback", "organisation_id", fixture->feedback, id, "");
      }
    }
}

static void
edit_links_of_activity (Fixture *fixture)
{
  static const struct
  {
    const char *field;
    const char *codes[3];
  } FIELDS[] = {
    { "activity_audience", { "public", "vcse", "healthwatch" } },
    { "activity_party", { NULL } },
    { "activity_plan", { NULL } },
  };
  guint which = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (FIELDS));
  GArray *ids = which == 1 ? fixture->organisations : fixture->plans;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, pick (ids));
  const char *value = which == 0 ? FIELDS[0].codes[g_test_rand_int_range (0, 3)] : id;
  const char *const values[] = { g_test_rand_bit () ? value : NULL, NULL };

  run_if_possible (fixture, accord_record_set_links (accord_field_find ("activity", FIELDS[which].field),
                                                     pick (fixture->activities), values));
}

static void
add_something (Fixture *fixture)
{
  static const char *const AUDIENCES[] = { "public", "vcse", "healthwatch" };
  guint which = (guint) g_test_rand_int_range (0, 3);
  gint64 organisation = which == 0 ? 0 : pick (fixture->organisations);
  Involvement new;

  fixture->base.section = g_array_index (fixture->sections, gint64, 0);
  new = checks_add_involvement (&fixture->base, AUDIENCES[which], organisation);
  remember (fixture->activities, new.activity);
  remember (fixture->feedback, new.feedback);
  remember (fixture->links, new.link);
}

static void
add_link (Fixture *fixture)
{
  g_autofree char *section = g_strdup_printf ("%" G_GINT64_FORMAT, pick (fixture->sections));
  g_autofree char *activity = g_strdup_printf ("%" G_GINT64_FORMAT, pick (fixture->activities));
  g_autofree gint64 *id = accord_partnership_run (
      fixture->base.partnership,
      accord_record_add ("evidence_link", (const char *const[]) { "section_id", "activity_id", NULL },
                         (const char *const[]) { section, activity, NULL }),
      NULL, NULL);

  if (id != NULL)
    remember (fixture->links, *id);
}

static void
delete_something (Fixture *fixture)
{
  static const char *const TABLES[] = { "activity", "feedback", "evidence_link", "section", "organisation" };
  GArray *ids[] = { fixture->activities, fixture->feedback, fixture->links, fixture->sections, fixture->organisations };
  guint which = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (TABLES));

  /* The first section and the first bodies stay, so that there is always something to stand on. */
  if (which < 3 || (ids[which]->len > 5 && g_test_rand_int_range (0, 4) == 0))
    {
      gint64 id = which < 3 ? pick (ids[which]) : g_array_index (ids[which], gint64, ids[which]->len - 1);

      run_if_possible (fixture, accord_record_delete (TABLES[which], id));
    }
}

static void
add_to_membership (Fixture *fixture)
{
  static const char *const BASES[] = { "icb", "responsible_authority", "chosen", "" };
  gint64 seat = checks_add (&fixture->base, "seat", "title=Seat|organisation_id=%" G_GINT64_FORMAT "|statutory_basis=%s",
                            pick (fixture->organisations), BASES[g_test_rand_int_range (0, G_N_ELEMENTS (BASES))]);

  remember (fixture->seats, seat);
  remember (fixture->appointments,
            checks_add (&fixture->base, "appointment",
                        "seat_id=%" G_GINT64_FORMAT "|post=Leader|start_from=2024-05-01|start_until=2024-05-01", seat));
  remember (fixture->meetings, checks_add (&fixture->base, "meeting", "held_on=2026-09-10|state=held"));
  checks_add (&fixture->base, "terms_of_reference", "title=Terms|from_on=2025-03-06");
}

static void
edit_seat (Fixture *fixture)
{
  g_autofree char *organisation = g_strdup_printf ("%" G_GINT64_FORMAT, pick (fixture->organisations));

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      SET_ANY ("seat", "statutory_basis", fixture->seats, "icb", "responsible_authority", "chosen", "");
      break;
    case 1:
      SET_ANY ("seat", "organisation_id", fixture->seats, organisation, "");
      break;
    case 2:
      SET_ANY ("seat", "until_on", fixture->seats, "31/03/2026", "");
      break;
    default:
      SET_ANY ("seat", "title", fixture->seats, "Leader", "Chair");
    }
}

static void
edit_membership (Fixture *fixture)
{
  switch (g_test_rand_int_range (0, 7))
    {
    case 0:
      edit_seat (fixture);
      break;
    case 1:
      SET_ANY ("appointment", "start", fixture->appointments, "May 2024", "01/01/2027", "");
      break;
    case 2:
      SET_ANY ("appointment", "role", fixture->appointments, "member", "deputy");
      break;
    case 3:
      SET_ANY ("appointment", "minute", fixture->appointments, "Item 4", "");
      break;
    case 4:
      SET_ANY ("meeting", "is_public", fixture->meetings, "yes", "no", "");
      break;
    case 5:
      run_if_possible (fixture, g_test_rand_bit () ? accord_record_delete ("seat", pick (fixture->seats))
                                                   : accord_record_delete ("appointment", pick (fixture->appointments)));
      break;
    default:
      add_to_membership (fixture);
    }
}

/* --- what the other rules ask for --- */

static GArray *
get_others (Fixture *fixture, const char *table)
{
  GArray *ids = g_hash_table_lookup (fixture->others, table);

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (fixture->others, (gpointer) table, ids);
    }
  return ids;
}

/* Of each a row, or with some luck what it belongs to is there; "@" stands for any row of a table, also one that is gone. */
static const struct
{
  const char *table;
  const char *columns;
} ADDED[] = {
  { "assessment", "title=Needs|received_on=2026-04-01|organisation_id=@organisation" },
  { "need", "text=Breaks|assessment_id=@assessment" },
  { "need_section", "need_id=@need|section_id=@section" },
  { "decision", "topic=s75|text=Considered|decided_on=2026-05-01|minute=Item 4" },
  { "decision", "topic=review|text=Revise|decided_on=2026-05-01|assessment_id=@assessment" },
  { "plan_version", "plan_id=@plan|state=published|frozen_at=2026-03-01T10:00:00Z|author=Secretariat|sha256=|content={}" },
  { "dispatch", "version_id=@plan_version|organisation_id=@organisation|sent_on=2026-03-02|how=Post" },
  { "plan_response", "plan_id=@plan|organisation_id=@organisation|outcome=enough|decided_on=2026-05-01|minute=Item 9" },
  { "plan_document", "plan_id=@plan|kind=easy_read|address=https://icp.example/e" },
  { "organisation_relation", "organisation_id=@organisation|kind=partner_icb|other_id=@organisation" },
};

static const struct
{
  const char *table;
  const char *field;
  const char *texts[4];
  guint n_texts;
} CHANGED[] = {
  { "assessment", "received_on", { "01/05/2026", "01/01/2020", "" }, 3 },
  { "assessment", "address", { "https://council.example/", "" }, 2 },
  { "need_section", "function_of", { "icb", "several", "" }, 3 },
  { "decision", "topic", { "s75", "nhs_mandate", "dhsc_guidance", "review" }, 4 },
  { "decision", "edition", { "February 2024", "" }, 2 },
  { "decision", "outcome", { "revise", "no_change", "" }, 3 },
  { "decision", "minute", { "Item 5", "" }, 2 },
  { "dispatch", "how", { "E-mail", "" }, 2 },
  { "plan_response", "outcome", { "new_strategy", "considering", "" }, 3 },
  { "plan_document", "kind", { "summary", "easy_read", "equality_assessment", "place_plan" }, 4 },
  { "plan_document", "address", { "https://icp.example/", "" }, 2 },
};

static GArray *
list_rows (Fixture *fixture, const char *table)
{
  if (g_str_equal (table, "organisation"))
    return fixture->organisations;
  if (g_str_equal (table, "section"))
    return fixture->sections;
  return g_str_equal (table, "plan") ? fixture->plans : get_others (fixture, table);
}

static void
add_other (Fixture *fixture, guint which)
{
  g_auto (GStrv) pairs = g_strsplit (ADDED[which].columns, "|", -1);
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) column_list = NULL;
  g_auto (GStrv) value_list = NULL;
  g_autofree gint64 *id = NULL;

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *value = strchr (pairs[i], '=') + 1;

      if (*value == '@' && list_rows (fixture, value + 1)->len == 0)
        return;
      g_strv_builder_take (values, *value == '@' ? accord_test_id (pick (list_rows (fixture, value + 1)))
                                                 : g_strdup (value));
      value[-1] = '\0';
      g_strv_builder_add (columns, pairs[i]);
    }
  if (g_str_equal (ADDED[which].table, "plan_version"))
    {
      g_strv_builder_add (columns, "number");
      g_strv_builder_take (values, g_strdup_printf ("%d", g_test_rand_int_range (1, 1000000)));
    }
  column_list = g_strv_builder_end (columns);
  value_list = g_strv_builder_end (values);
  id = accord_partnership_run (fixture->base.partnership,
                               accord_record_add (ADDED[which].table, (const char *const *) column_list,
                                                  (const char *const *) value_list),
                               NULL, NULL);
  if (id != NULL)
    remember (get_others (fixture, ADDED[which].table), *id);
}

static void
link_terms (Fixture *fixture)
{
  static const char *const TOPICS[] = { "workforce", "joint_working_s75", "dying_well", "health_related_services" };
  static const char *const GROUPS[] = { "homelessness", "older_people", "young_carers", "bereaved" };
  gboolean is_section = g_test_rand_bit ();
  const char *code = (is_section ? TOPICS : GROUPS)[g_test_rand_int_range (0, 4)];
  const char *const codes[] = { g_test_rand_int_range (0, 4) > 0 ? code : NULL, NULL };

  run_if_possible (fixture, accord_record_set_links (is_section ? accord_field_find ("section", "section_topic")
                                                                : accord_field_find ("activity", "activity_group"),
                                                     pick (is_section ? fixture->sections : fixture->activities), codes));
}

static void
edit_others (Fixture *fixture)
{
  guint which = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (CHANGED));
  GArray *ids = get_others (fixture, CHANGED[which].table);

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      add_other (fixture, (guint) g_test_rand_int_range (0, G_N_ELEMENTS (ADDED)));
      break;
    case 1:
      link_terms (fixture);
      break;
    case 2:
      SET_ANY ("section", "body", fixture->sections, "Few words.", "");
      break;
    default:
      if (ids->len == 0)
        break;
      if (g_test_rand_int_range (0, 8) == 0)
        run_if_possible (fixture, accord_record_delete (CHANGED[which].table, pick (ids)));
      else
        set_any (fixture, CHANGED[which].table, CHANGED[which].field, ids, CHANGED[which].texts, CHANGED[which].n_texts);
    }
}

static void
edit_plan (Fixture *fixture)
{
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      SET_ANY ("plan", "approved_on", fixture->plans, "15/05/2026", "", "01/07/2026");
      break;
    case 1:
      run_if_possible (fixture, accord_plan_note_set (pick (fixture->plans), "INV-02", TRUE, "Settled"));
      break;
    case 2:
      SET_ANY ("organisation", "kind", fixture->organisations, "vcse", "healthwatch", "icb", "responsible_authority", "hwb");
      break;
    case 3:
      SET_ANY ("plan", "state", fixture->plans, "draft", "approved", "published");
      break;
    case 4:
      SET_ANY ("organisation", "sector", fixture->organisations, "social_care_providers", "housing", "nhs", "");
      break;
    default:
      SET_ANY ("plan", "title", fixture->plans, "One", "Other");
    }
}

static void
edit_at_random (Fixture *fixture)
{
  switch (g_test_rand_int_range (0, 22))
    {
    case 0:
    case 1:
      edit_activity (fixture);
      break;
    case 2:
    case 3:
      edit_feedback (fixture);
      break;
    case 4:
    case 5:
      edit_links_of_activity (fixture);
      break;
    case 6:
      add_something (fixture);
      break;
    case 7:
      add_link (fixture);
      break;
    case 8:
      delete_something (fixture);
      break;
    case 9:
      edit_plan (fixture);
      break;
    case 10:
    case 11:
    case 12:
    case 13:
      edit_membership (fixture);
      break;
    case 14:
    case 15:
    case 16:
    case 17:
    case 18:
    case 19:
      edit_others (fixture);
      break;
    case 20:
      g_free (accord_partnership_run (fixture->base.partnership, accord_request_redo (), NULL, NULL));
      break;
    default:
      g_free (accord_partnership_run (fixture->base.partnership, accord_request_undo (), NULL, NULL));
    }
}

static void
populate (Fixture *fixture)
{
  static const char *const KINDS[] = { "healthwatch", "healthwatch", "vcse", "responsible_authority", "icb" };

  for (guint i = 0; i < 3; i++)
    {
      gint64 plan = checks_add (&fixture->base, "plan", "title=Plan %u|position=%u", i, i + 1);

      remember (fixture->plans, plan);
      for (guint j = 0; j < 2; j++)
        remember (fixture->sections,
                  checks_add (&fixture->base, "section", "plan_id=%" G_GINT64_FORMAT "|heading=%u", plan, j));
    }
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    remember (fixture->organisations, checks_add (&fixture->base, "organisation", "name=Body %u|kind=%s", i, KINDS[i]));
  for (guint i = 0; i < 12; i++)
    add_something (fixture);
  for (guint i = 0; i < 4; i++)
    add_to_membership (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ADDED); i++)
    add_other (fixture, i);
}

/* What an edit cannot have changed is not looked at again, and yet all is as if everything had been. */
static void
test_as_if_from_scratch_after_random_edits (Fixture *fixture, gconstpointer data)
{
  populate (fixture);
  wait_until_current (fixture->checks);
  for (guint i = 0; i < N_EDITS; i++)
    {
      edit_at_random (fixture);
      if (g_test_rand_bit ())
        wait_until_current (fixture->checks);
      if (g_test_rand_int_range (0, EDITS_BETWEEN) > 0)
        continue;
      wait_until_current (fixture->checks);
      assert_same_as_from_scratch (fixture);
    }
  wait_until_current (fixture->checks);
  assert_same_as_from_scratch (fixture);
}

/* --- what is left alone, and what is said --- */

static void
test_an_edit_and_its_undo (Fixture *fixture, gconstpointer data)
{
  guint n = 0;
  Involvement involvement;

  g_signal_connect (fixture->checks, "changed", G_CALLBACK (count_cb), &n);
  g_assert_cmpuint (accord_checks_count_flags (fixture->checks), ==, 3);
  involvement = checks_add_involvement (&fixture->base, "public", 0);
  wait_until_current (fixture->checks);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (accord_checks_count_flags (fixture->checks), ==, 2);

  checks_set (&fixture->base, "feedback", "fed_back", involvement.feedback, "");
  wait_until_current (fixture->checks);
  g_assert_cmpuint (accord_checks_count_flags (fixture->checks), ==, 3);
  g_free (accord_test_run (fixture->base.partnership, accord_request_undo ()));
  wait_until_current (fixture->checks);
  g_assert_cmpuint (accord_checks_count_flags (fixture->checks), ==, 2);
}

static void
test_plans_out_of_reach_are_left_alone (Fixture *fixture, gconstpointer data)
{
  gint64 other = checks_add (&fixture->base, "plan", "title=Other|position=1");
  gint64 section = checks_add (&fixture->base, "section", "plan_id=%" G_GINT64_FORMAT, other);
  Involvement involvement = checks_add_involvement (&fixture->base, "public", 0);
  g_autoptr (AccordPlanChecks) before = NULL;
  g_autoptr (AccordPlanChecks) other_before = NULL;
  guint n = 0;

  checks_link (&fixture->base, "activity_plan", involvement.activity, fixture->base.plan);
  wait_until_current (fixture->checks);
  before = accord_plan_checks_ref (accord_checks_get_plan (fixture->checks, fixture->base.plan));
  other_before = accord_plan_checks_ref (accord_checks_get_plan (fixture->checks, other));
  g_signal_connect (fixture->checks, "changed", G_CALLBACK (count_cb), &n);

  checks_add (&fixture->base, "seat", "title=Chair");
  checks_set (&fixture->base, "section", "heading", section, "Renamed");
  wait_until_current (fixture->checks);
  g_assert_cmpuint (n, ==, 0);

  checks_set (&fixture->base, "activity", "evidence", involvement.activity, "Report");
  wait_until_current (fixture->checks);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (accord_checks_get_plan (fixture->checks, other) == other_before);
  g_assert_true (accord_checks_get_plan (fixture->checks, fixture->base.plan) != before);
}

/* An edit of the log leaves the findings on the membership as they are, and one of the membership those on the log. */
static void
test_what_is_taken_over (Fixture *fixture, gconstpointer data)
{
  gint64 board = checks_add (&fixture->base, "organisation", "name=Board|kind=icb");
  gint64 seat = checks_add (&fixture->base, "seat", "title=Board|organisation_id=%" G_GINT64_FORMAT, board);
  AccordPlanChecks *now;
  g_autoptr (AccordPlanChecks) before = NULL;
  g_autoptr (AccordPlanChecks) later = NULL;

  wait_until_current (fixture->checks);
  before = accord_plan_checks_ref (accord_checks_get_plan (fixture->checks, fixture->base.plan));
  g_assert_cmpint (accord_plan_checks_find (before, "MEM-02")->state, ==, ACCORD_FINDING_PARTLY);
  checks_add_involvement (&fixture->base, "public", 0);
  wait_until_current (fixture->checks);
  later = accord_plan_checks_ref (accord_checks_get_plan (fixture->checks, fixture->base.plan));
  g_assert_true (accord_plan_checks_find (later, "MEM-02")->parts == accord_plan_checks_find (before, "MEM-02")->parts);

  checks_add (&fixture->base, "appointment",
              "seat_id=%" G_GINT64_FORMAT "|post=Chair|start_from=2024-05-01|start_until=2024-05-01", seat);
  wait_until_current (fixture->checks);
  now = accord_checks_get_plan (fixture->checks, fixture->base.plan);
  g_assert_cmpint (accord_plan_checks_find (now, "MEM-02")->state, ==, ACCORD_FINDING_RECORDED);
  g_assert_cmpint (accord_plan_checks_find (now, "INV-02")->state, ==, ACCORD_FINDING_RECORDED);
  g_assert_true (accord_plan_checks_find (now, "MEM-06")->parts == accord_plan_checks_find (before, "MEM-06")->parts);
}

static void
test_plans_come_and_go (Fixture *fixture, gconstpointer data)
{
  gint64 other = checks_add (&fixture->base, "plan", "title=Other|position=1");

  wait_until_current (fixture->checks);
  g_assert_nonnull (accord_checks_get_plan (fixture->checks, other));
  accord_test_run (fixture->base.partnership, accord_record_delete ("plan", other));
  wait_until_current (fixture->checks);
  g_assert_null (accord_checks_get_plan (fixture->checks, other));
  g_assert_cmpuint (accord_checks_get_plans (fixture->checks)->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/checks/live/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("random-edits", test_as_if_from_scratch_after_random_edits);
  ADD ("edit-and-undo", test_an_edit_and_its_undo);
  ADD ("out-of-reach", test_plans_out_of_reach_are_left_alone);
  ADD ("taken-over", test_what_is_taken_over);
  ADD ("come-and-go", test_plans_come_and_go);
  return g_test_run ();
}
