/* test-import-members.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import-support.h"

static const char *const SAMPLES[] = {
  "icp_membership_messy.csv",
  "icp_membership_messy.xlsx",
  "icp_membership_messy-semicolon.csv",
  "icp_membership_messy-utf-16.csv",
  "icp_membership_messy-windows-1252.csv",
};

static AccordImportPlan *
read_sample (ImportFixture *fixture)
{
  g_autofree char *path = import_sample (SAMPLES[0]);

  return import_read (fixture, ACCORD_IMPORT_MEMBERS, path);
}

static JsonObject *
load_expected (JsonParser *parser)
{
  g_autofree char *path = import_sample ("icp_membership_messy.expect.json");

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  return json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "expect");
}

static guint
count_pairs (JsonArray *duplicates, const char *name, const char *other)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (duplicates); i++)
    {
      JsonObject *duplicate = json_array_get_object_element (duplicates, i);
      JsonArray *names = json_object_get_array_member (duplicate, "names");

      if (!g_str_equal (json_object_get_string_member (duplicate, "what"), "body"))
        continue;
      n += name == NULL || (g_str_equal (json_array_get_string_element (names, 0), name) &&
                            g_str_equal (json_array_get_string_element (names, 1), other));
    }
  return n;
}

static void
assert_as_expected (JsonObject *report, JsonObject *expected)
{
  JsonObject *bodies = json_object_get_object_member (report, "bodies");
  JsonObject *statutory = json_object_get_object_member (expected, "statutory_seats");
  JsonArray *duplicates = json_object_get_array_member (report, "possible_duplicates");
  JsonArray *pairs = json_object_get_array_member (expected, "same_body_two_spellings");
  JsonObject *first = json_array_get_object_element (duplicates, 0);

  g_assert_cmpint (json_object_get_int_member (report, "rows_read"), ==, 35);
  g_assert_cmpint (json_object_get_int_member (report, "seats"), ==,
                   json_object_get_int_member (expected, "distinct_seats"));
  g_assert_cmpint (json_object_get_int_member (report, "vacant"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (report, "deputies"), ==,
                   json_object_get_int_member (expected, "deputy_rows"));
  g_assert_cmpint (json_object_get_int_member (report, "observers"), ==,
                   json_object_get_int_member (expected, "non_voting_rows"));
  g_assert_cmpint (json_object_get_int_member (bodies, "icb"), ==, json_object_get_int_member (statutory, "icb"));
  g_assert_cmpint (json_object_get_int_member (bodies, "responsible_authority"), ==,
                   json_object_get_int_member (statutory, "responsible_authorities"));
  g_assert_cmpint (json_object_get_int_member (bodies, "healthwatch"), ==,
                   json_object_get_int_member (expected, "healthwatch_count"));
  g_assert_cmpint (json_object_get_int_member (bodies, "vcse"), ==,
                   json_object_get_int_member (expected, "vcse_count"));

  g_assert_cmpstr (json_object_get_string_member (first, "what"), ==, "seat");
  g_assert_cmpstr (json_object_get_string_member (first, "number"), ==, "28");
  g_assert_cmpuint (count_pairs (duplicates, NULL, NULL), ==, json_array_get_length (pairs));
  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      JsonArray *pair = json_array_get_array_element (pairs, i);

      g_assert_cmpuint (count_pairs (duplicates, json_array_get_string_element (pair, 0),
                                     json_array_get_string_element (pair, 1)),
                        ==, 1);
    }
}

/* The same list, however it was saved, is read as the same. */
static void
test_sample_in_every_form (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *expected = load_expected (parser);
  g_autoptr (JsonNode) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (SAMPLES); i++)
    {
      g_autofree char *path = import_sample (SAMPLES[i]);
      g_autoptr (AccordImportPlan) plan = import_read (fixture, ACCORD_IMPORT_MEMBERS, path);
      g_autoptr (JsonNode) report = import_report (plan);

      import_assert_no_row_lost (plan);
      assert_as_expected (json_node_get_object (report), expected);
      json_object_remove_member (json_node_get_object (report), "file");
      if (first == NULL)
        first = g_steal_pointer (&report);
      else
        g_assert_true (json_node_equal (first, report));
    }
}

static guint
count_rows (ImportFixture *fixture, const char *table, const char *column, const char *value)
{
  g_autoptr (GPtrArray) rows = import_rows (fixture, table);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += column == NULL || g_str_equal (g_hash_table_lookup (rows->pdata[i], column), value);
  return n;
}

static void
assert_value (ImportFixture *fixture, const char *table, const char *column, const char *value, const char *wanted,
              const char *expected)
{
  g_autofree char *found = import_value (fixture, table, column, value, wanted);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_sample_stored (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = read_sample (fixture);

  import_apply (fixture, plan);
  g_assert_cmpuint (count_rows (fixture, "seat", "kind", "member"), ==, 28);
  g_assert_cmpuint (count_rows (fixture, "seat", "kind", "attendance"), ==, 2);
  g_assert_cmpuint (count_rows (fixture, "appointment", "role", "member"), ==, 27);
  g_assert_cmpuint (count_rows (fixture, "appointment", "role", "deputy"), ==, 2);
  g_assert_cmpuint (count_rows (fixture, "appointment", "role", "observer"), ==, 2);
  g_assert_cmpuint (count_rows (fixture, "seat", "statutory_basis", "icb"), ==, 1);
  g_assert_cmpuint (count_rows (fixture, "seat", "statutory_basis", "responsible_authority"), ==, 2);
  g_assert_cmpuint (count_rows (fixture, "organisation", "name", "Fenshire Police, Fire and Crime Commissioner"), ==, 0);

  assert_value (fixture, "seat", "number", "2", "sector", "local_authority");
  assert_value (fixture, "seat", "number", "16", "sector", "district_councils");
  assert_value (fixture, "seat", "number", "11", "vacant_since", "2024-11-01");
  assert_value (fixture, "seat", "number", "11", "note", "vacant since Nov 24 - chase DemServ");
  assert_value (fixture, "seat", "number", "25", "voting", "not_known");
  assert_value (fixture, "appointment", "post", "Director of Adult Care Services", "start_text", "Jul-22");
  assert_value (fixture, "appointment", "post", "Director of Adult Care Services", "start_until", "2022-07-31");
  assert_value (fixture, "appointment", "end_text", "AGM May 2025", "note", "also HWB chair\nAttendance 24-25: 4/4");
  assert_value (fixture, "appointment", "post", "Dean, School of Health", "role", "observer");
  assert_value (fixture, "declaration", "declared_from", "2024-06-03", "received", "yes");
  assert_value (fixture, "declaration", "received", "chased", "declared_from", "");
  assert_value (fixture, "import_batch", "kind", "members", "imported", "32");
}

static void
test_undo (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = read_sample (fixture);
  g_autofree char *before = import_dump (fixture);
  g_autofree char *with = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autofree char *label = NULL;

  import_apply (fixture, plan);
  with = import_dump (fixture);
  g_assert_cmpstr (before, !=, with);
  label = accord_test_run (fixture->partnership, accord_request_undo ());
  g_assert_cmpstr (label, ==, "Members imported from “icp_membership_messy.csv”");
  after = import_dump (fixture);
  g_assert_cmpstr (before, ==, after);
  g_free (accord_test_run (fixture->partnership, accord_request_redo ()));
  again = import_dump (fixture);
  g_assert_cmpstr (with, ==, again);
}

static void
test_cancel (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = read_sample (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = import_dump (fixture);
  g_autofree char *after = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (accord_partnership_run (fixture->partnership, accord_import_apply (plan, NULL), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = import_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static guint
find_proposal (AccordImportPlan *plan, const char *name)
{
  for (guint i = 0; i < accord_import_plan_get_n_proposals (plan); i++)
    if (g_str_equal (accord_import_plan_get_proposal (plan, i)->name, name))
      return i;
  g_assert_not_reached ();
}

/* Accepted, a spelling becomes the body's; refused, the second row of the seat is a seat of its own. */
static void
test_decisions (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = read_sample (fixture);
  g_autofree char *council = NULL;

  accord_import_plan_decide (plan, find_proposal (plan, "Norwold CC"), ACCORD_IMPORT_SAME);
  accord_import_plan_decide (plan, find_proposal (plan, "Fenshire Police, Fire and Crime Commissioner"),
                             ACCORD_IMPORT_DIFFERENT);
  import_assert_no_row_lost (plan);
  g_assert_cmpuint (accord_import_plan_get_n_taken (plan), ==, 33);
  import_apply (fixture, plan);
  g_assert_cmpuint (count_rows (fixture, "seat", "number", "28"), ==, 2);
  g_assert_cmpuint (count_rows (fixture, "organisation", "name", "Norwold CC"), ==, 0);
  council = import_value (fixture, "organisation", "name", "Norwold County Council", "id");
  assert_value (fixture, "organisation_alias", "alias", "Norwold CC", "organisation_id", council);
  assert_value (fixture, "appointment", "post", "Director of Adult Care Services", "organisation_id", council);
}

/* What is there already is left alone and listed, and the accepted spelling is known. */
static void
test_again (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) first = read_sample (fixture);
  g_autoptr (AccordImportPlan) second = NULL;

  accord_import_plan_decide (first, find_proposal (first, "Norwold CC"), ACCORD_IMPORT_SAME);
  import_apply (fixture, first);
  second = read_sample (fixture);
  import_assert_no_row_lost (second);
  g_assert_cmpuint (accord_import_plan_get_n_taken (second), ==, 0);
  g_assert_cmpuint (accord_import_plan_get_n_skipped (second), ==, 34);
  g_assert_cmpuint (accord_import_plan_get_n_proposals (second), ==, 1);
  g_assert_cmpuint (accord_import_plan_get_problem (second, 0)->row, ==, 0);
}

/* Text is text, whatever it looks like. */
static void
test_hostile_cells (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (32767, 'x');
  g_autofree char *text = g_strdup_printf ("No,Organisation,Role,Notes\n"
                                           "1,'); DROP TABLE seat;--,<b>Chair</b> &amp; %%s%%n,=cmd|' /C calc'!A0\n"
                                           "2,%s,Leader,\n",
                                           large);
  g_autoptr (AccordImportPlan) plan = import_text (fixture, ACCORD_IMPORT_MEMBERS, text);
  g_autoptr (JsonNode) report = import_report (plan);

  import_assert_no_row_lost (plan);
  g_assert_cmpuint (accord_import_plan_get_n_taken (plan), ==, 2);
  import_apply (fixture, plan);
  assert_value (fixture, "organisation", "name", "'); DROP TABLE seat;--", "kind", "other");
  assert_value (fixture, "appointment", "post", "<b>Chair</b> &amp; %s%n", "note", "=cmd|' /C calc'!A0");
  assert_value (fixture, "organisation", "name", large, "kind", "other");
}

/* Headings between the rows, a header printed again, remarks below: none is a member and none is lost. */
static void
test_rows_that_are_no_members (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = import_text (fixture, ACCORD_IMPORT_MEMBERS,
                                                   "Seat,Sector,Organisation,Post,Status\n"
                                                   ",NHS,,,\n"
                                                   "1,,Norwold Hospital NHS Trust,Chair,\n"
                                                   ",,Norwold Hospital NHS Trust,Chief Executive,\n"
                                                   "Seat,Sector,Organisation,Post,Status\n"
                                                   "2,Gardening,Norwold Allotments,Secretary,Member\n"
                                                   "Last checked by the office,,,,\n"
                                                   "Total,2,,,\n");
  static const char *const codes[] = { "heading", "header", "empty", "total" };

  import_assert_no_row_lost (plan);
  g_assert_cmpuint (accord_import_plan_get_n_skipped (plan), ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpstr (accord_import_plan_get_skipped (plan, i)->code, ==, codes[i]);
  g_assert_cmpstr (accord_import_plan_get_skipped (plan, 2)->text, ==, "Last checked by the office");
  import_apply (fixture, plan);
  assert_value (fixture, "seat", "number", "1", "sector", "nhs");
  assert_value (fixture, "appointment", "post", "Chief Executive", "role", "deputy");
  assert_value (fixture, "appointment", "post", "Secretary", "note", "Sector: Gardening");
}

/* A column that was found wrongly is put right, and what it held goes into the notes. */
static void
test_columns_put_right (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan =
      import_text (fixture, ACCORD_IMPORT_MEMBERS, "Organisation,Post,Body\nLeader,old,Norwold County Council\n");
  guint organisation = 0, post = 0;

  for (guint field = 0; field < accord_import_plan_get_n_fields (plan); field++)
    {
      const char *key = accord_import_plan_get_field_key (plan, field);

      organisation = g_str_equal (key, "organisation") ? field : organisation;
      post = g_str_equal (key, "post") ? field : post;
    }
  g_assert_cmpint (accord_import_plan_get_column (plan, organisation), ==, 0);
  accord_import_plan_set_column (plan, post, 0);
  accord_import_plan_set_column (plan, organisation, 2);
  g_assert_true (accord_import_plan_interpret (plan, NULL, NULL, NULL));
  import_apply (fixture, plan);
  assert_value (fixture, "organisation", "name", "Norwold County Council", "kind", "responsible_authority");
  assert_value (fixture, "appointment", "post", "Leader", "note", "Post: old");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (ImportFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/exchange/import/members/every-form", test_sample_in_every_form },
    { "/exchange/import/members/stored", test_sample_stored },
    { "/exchange/import/members/undo", test_undo },
    { "/exchange/import/members/cancel", test_cancel },
    { "/exchange/import/members/decisions", test_decisions },
    { "/exchange/import/members/again", test_again },
    { "/exchange/import/members/hostile", test_hostile_cells },
    { "/exchange/import/members/no-members", test_rows_that_are_no_members },
    { "/exchange/import/members/columns", test_columns_put_right },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ImportFixture, NULL, import_fixture_set_up, tests[i].test, import_fixture_tear_down);
  return g_test_run ();
}
