/* test-import-activities.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import-support.h"

static void
assert_value (ImportFixture *fixture, const char *table, const char *column, const char *value, const char *wanted,
              const char *expected)
{
  g_autofree char *found = import_value (fixture, table, column, value, wanted);

  g_assert_cmpstr (found, ==, expected);
}

static guint
count_links (ImportFixture *fixture, const char *table, const char *activity)
{
  g_autofree char *id = import_value (fixture, "activity", "ref", activity, "id");
  g_autoptr (GPtrArray) rows = import_rows (fixture, table);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_str_equal (g_hash_table_lookup (rows->pdata[i], "activity_id"), id);
  return n;
}

static AccordImportPlan *
read_sample (ImportFixture *fixture)
{
  g_autofree char *path = import_sample ("engagement_log_nottinghamshire_2022.csv");

  return import_read (fixture, ACCORD_IMPORT_ACTIVITIES, path);
}

static void
test_sample (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = read_sample (fixture);
  const AccordImportSkipped *skipped = accord_import_plan_get_skipped (plan, 0);

  import_assert_no_row_lost (plan);
  g_assert_cmpuint (accord_import_plan_get_n_taken (plan), ==, 9);
  g_assert_cmpuint (accord_import_plan_get_n_skipped (plan), ==, 1);
  g_assert_cmpstr (skipped->code, ==, "total");
  g_assert_cmpuint (skipped->row, ==, 11);
  g_assert_cmpstr (skipped->text, ==, "TOTAL (published) | just under 750 | individuals");

  import_apply (fixture, plan);
  assert_value (fixture, "activity", "ref", "NN-01", "method", "desk_research");
  assert_value (fixture, "activity", "ref", "NN-01", "note", "Unit: reports\nStatus: number not published");
  assert_value (fixture, "activity", "ref", "NN-03", "reach_count", "250");
  assert_value (fixture, "activity", "ref", "NN-03", "reach_qualifier", "more_than");
  assert_value (fixture, "activity", "ref", "NN-03", "reach_unit", "people");
  assert_value (fixture, "activity", "ref", "NN-04", "reach_text", "48 people (2 events total)");
  assert_value (fixture, "activity", "ref", "NN-04", "method", "public_meeting_online");
  assert_value (fixture, "activity", "ref", "NN-05", "reach_unit", "responses");
  assert_value (fixture, "activity", "ref", "NN-06", "reach_qualifier", "not_known");
  assert_value (fixture, "activity", "ref", "NN-08", "happened_until", "2022-12-10");
  assert_value (fixture, "activity", "ref", "NN-09", "level", "collaborate");
  assert_value (fixture, "organisation", "name", "Healthwatch Nottingham & Nottinghamshire", "kind", "healthwatch");
  assert_value (fixture, "organisation", "name", "Nottinghamshire CC", "kind", "responsible_authority");
  g_assert_cmpuint (count_links (fixture, "activity_audience", "NN-01"), ==, 0);
  g_assert_cmpuint (count_links (fixture, "activity_audience", "NN-02"), ==, 5);
  g_assert_cmpuint (count_links (fixture, "activity_term", "NN-03"), ==, 2);
  g_assert_cmpuint (count_links (fixture, "activity_party", "NN-07"), ==, 1);
}

static void
test_undo_and_again (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = read_sample (fixture);
  g_autoptr (AccordImportPlan) again = NULL;
  g_autofree char *before = import_dump (fixture);
  g_autofree char *after = NULL;

  import_apply (fixture, plan);
  again = read_sample (fixture);
  import_assert_no_row_lost (again);
  g_assert_cmpuint (accord_import_plan_get_n_taken (again), ==, 0);
  g_assert_cmpstr (accord_import_plan_get_skipped (again, 0)->code, ==, "already_there");
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  after = import_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* The whole trail in one row: body, place, condition, what was heard, response, when they were told, section. */
static void
test_links (ImportFixture *fixture, gconstpointer data)
{
  gint64 plan_id = accord_test_add (fixture->partnership, "plan", "title", "Strategy", NULL);
  g_autofree char *plan_text = g_strdup_printf ("%" G_GINT64_FORMAT, plan_id);
  gint64 section = accord_test_add (fixture->partnership, "section", "plan_id", plan_text, "heading",
                                    "Priority 4: ageing well and dementia", "body", "Text.", NULL);
  gint64 place = accord_test_add (fixture->partnership, "place", "name", "Norwold Coast", NULL);
  gint64 icb = accord_test_add (fixture->partnership, "organisation", "name", "NHS Norwold ICB", "kind", "icb", NULL);
  g_autofree char *section_text = g_strdup_printf ("%" G_GINT64_FORMAT, section);
  g_autofree char *place_text = g_strdup_printf ("%" G_GINT64_FORMAT, place);
  g_autofree char *icb_text = g_strdup_printf ("%" G_GINT64_FORMAT, icb);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Text.", -1);
  g_autoptr (AccordImportPlan) plan = NULL;

  plan = import_text (
      fixture, ACCORD_IMPORT_ACTIVITIES,
      "Ref;When;Activity;Who led;Where;Groups;Themes;Our response;Fed back?;Strategy section\n"
      "1;w/c 3 March 2025;Carers' café;the ICB;Norwold coast;carers, knitters and dementia;Buses and waiting;"
      "Not possible: no money;Yes 03/06/2024;ageing well and dementia\n"
      "2;soon;Survey;Somebody;Elsewhere;;;We thanked them;No;Priority 9\n");
  import_apply (fixture, plan);
  assert_value (fixture, "activity", "ref", "1", "lead_id", icb_text);
  assert_value (fixture, "activity", "ref", "1", "place_id", place_text);
  assert_value (fixture, "activity", "ref", "1", "happened_until", "2025-03-09");
  assert_value (fixture, "activity", "ref", "2", "note",
                "Strategy section: Priority 9\nFed back?: No\nOur response: We thanked them");
  assert_value (fixture, "activity", "ref", "2", "method", "survey");
  assert_value (fixture, "activity", "ref", "2", "happened_text", "soon");
  assert_value (fixture, "feedback", "text", "Buses and waiting", "response", "not_possible");
  assert_value (fixture, "feedback", "text", "Buses and waiting", "fed_back_from", "2024-06-03");
  assert_value (fixture, "evidence_link", "section_id", section_text, "section_hash", hash);
}

/* What cannot be read is kept as it is written, and said. */
static void
test_what_cannot_be_read (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan =
      import_text (fixture, ACCORD_IMPORT_ACTIVITIES,
                   "Ref,Date,Activity,Method,Audience,No. reached,Level\n"
                   "1,31/02/2024,\"=1+1 <b>%s</b>\nsecond line\",Seance,Martians; staff,lots & lots of 3s,Very\n");
  static const char *const columns[] = { "B", "D", "F", "G", "E" };

  g_assert_cmpuint (accord_import_plan_get_n_problems (plan), ==, G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_assert_cmpuint (accord_import_plan_get_problem (plan, i)->row, ==, 2);
      g_assert_cmpstr (accord_import_plan_get_problem (plan, i)->column, ==, columns[i]);
    }
  import_apply (fixture, plan);
  assert_value (fixture, "activity", "ref", "1", "happened_text", "31/02/2024");
  assert_value (fixture, "activity", "ref", "1", "method_text", "Seance");
  assert_value (fixture, "activity", "ref", "1", "reach_text", "lots & lots of 3s");
  assert_value (fixture, "activity", "ref", "1", "note", "Level: Very\nAudience: Martians");
  assert_value (fixture, "activity", "ref", "1", "title", "=1+1 <b>%s</b>, second line");
  g_assert_cmpuint (count_links (fixture, "activity_audience", "1"), ==, 1);
}

typedef struct
{
  AccordProgress *progress;
  GCancellable *cancellable;
} Watcher;

static gpointer
cancel_when_under_way (gpointer data)
{
  Watcher *watcher = data;

  while (accord_progress_get (watcher->progress) < 0.1)
    g_thread_yield ();
  g_cancellable_cancel (watcher->cancellable);
  return NULL;
}

/* Ten thousand rows, stopped while they are written: nothing is left of them. */
static void
test_cancel_under_way (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Ref,Activity,Method\n");
  g_autoptr (AccordImportPlan) plan = NULL;
  g_autoptr (AccordProgress) progress = accord_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = import_dump (fixture);
  g_autofree char *after = NULL;
  Watcher watcher = { progress, cancellable };
  GThread *thread;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "%u,Visit %u,Meeting\n", i, i);
  plan = import_text (fixture, ACCORD_IMPORT_ACTIVITIES, text->str);
  g_assert_cmpuint (accord_import_plan_get_n_taken (plan), ==, 10000);
  thread = g_thread_new ("cancel", cancel_when_under_way, &watcher);
  g_assert_null (accord_partnership_run (fixture->partnership, accord_import_apply (plan, progress), cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = import_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* Whatever the cells hold, each row below the header is taken, skipped or blank. */
static void
test_no_row_lost (ImportFixture *fixture, gconstpointer data)
{
  static const char *const cells[] = { "",     " ",      "TOTAL",   "28", "Date", "Activity", "n/a", "Healthwatch",
                                       "\"a\nb\"", "Oct 22", "250+", "=A1", "All", "Survey" };

  for (guint round = 0; round < 50; round++)
    {
      gboolean is_log = round % 2 == 0;
      g_autoptr (GString) text = g_string_new (is_log ? "Ref,Date,Activity,Audience,No. reached\n"
                                                      : "No,Sector,Organisation,Post,Term ends\n");
      g_autoptr (AccordImportPlan) plan = NULL;

      for (int i = 0; i < 30; i++)
        for (int j = 0; j < 5; j++)
          g_string_append_printf (text, "%s%s", cells[g_test_rand_int_range (0, G_N_ELEMENTS (cells))], j < 4 ? "," : "\n");
      plan = import_text (fixture, is_log ? ACCORD_IMPORT_ACTIVITIES : ACCORD_IMPORT_MEMBERS, text->str);
      import_assert_no_row_lost (plan);
      import_apply (fixture, plan);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (ImportFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/exchange/import/activities/sample", test_sample },
    { "/exchange/import/activities/undo-and-again", test_undo_and_again },
    { "/exchange/import/activities/links", test_links },
    { "/exchange/import/activities/cannot-be-read", test_what_cannot_be_read },
    { "/exchange/import/activities/cancel", test_cancel_under_way },
    { "/exchange/import/activities/no-row-lost", test_no_row_lost },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ImportFixture, NULL, import_fixture_set_up, tests[i].test, import_fixture_tear_down);
  return g_test_run ();
}
