/* test-import-strategy.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-outline.h"
#include "import-support.h"

static void
assert_value (ImportFixture *fixture, const char *table, const char *column, const char *value, const char *wanted,
              const char *expected)
{
  g_autofree char *found = import_value (fixture, table, column, value, wanted);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_sample (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = import_sample ("strategy_outline_hwe.md");
  g_autoptr (AccordImportPlan) plan = import_read (fixture, ACCORD_IMPORT_STRATEGY, path);
  g_autoptr (GPtrArray) topics = NULL;
  const char *title = "Hertfordshire and West Essex Integrated Care Strategy";
  g_autofree char *before = import_dump (fixture);
  g_autofree char *after = NULL;

  g_assert_cmpuint (accord_import_plan_get_n_taken (plan), ==, 14);
  g_assert_cmpuint (accord_import_plan_get_n_problems (plan), ==, 0);
  import_apply (fixture, plan);
  assert_value (fixture, "plan", "title", title, "approved_on", "2022-12-15");
  assert_value (fixture, "plan", "title", title, "state", "approved");
  assert_value (fixture, "plan", "title", title, "owner", "Hertfordshire and West Essex ICP");
  assert_value (fixture, "section", "heading", "Priority 5: lifelong and long-term conditions, physical disability, families",
                "body", "conditions: long-term; (neurological not named in the parts read)");
  assert_value (fixture, "section", "heading", "Summary", "body",
                "Six priorities, prevention first, shared by the whole partnership.");
  topics = import_rows (fixture, "section_topic");
  g_assert_cmpuint (topics->len, ==, 17);
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  after = import_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_section (AccordImportOutline *outline, guint index, guint level, int parent, const char *heading, const char *body)
{
  const AccordImportOutlineSection *section = g_ptr_array_index (outline->sections, index);

  g_assert_cmpuint (section->level, ==, level);
  g_assert_cmpint (section->parent, ==, parent);
  g_assert_cmpstr (section->heading, ==, heading);
  g_assert_cmpstr (section->body, ==, body);
}

static void
test_outline (void)
{
  g_autoptr (AccordImportOutline) outline = accord_import_outline_read ("before\r\n"
                                                           "\n"
                                                           "# One ##\n"
                                                           "\n"
                                                           "  text **as it is**  \n"
                                                           "```\n# code\n```\n"
                                                           "    # indented code\n"
                                                           "\n"
                                                           "### Deep\n"
                                                           "~~~\nTwo\n---\n~~~~\n"
                                                           "Under\n-----\n"
                                                           "- item\n---\n"
                                                           "<!-- \n# hidden\n-->\n"
                                                           "#no heading\n"
                                                           "Two\n===\n");

  g_assert_cmpuint (outline->sections->len, ==, 5);
  assert_section (outline, 0, 0, -1, "", "before");
  assert_section (outline, 1, 1, -1, "One", "  text **as it is**  \n```\n# code\n```\n    # indented code");
  assert_section (outline, 2, 3, 1, "Deep", "~~~\nTwo\n---\n~~~~");
  assert_section (outline, 3, 2, 1, "Under", "- item\n---\n<!-- \n# hidden\n-->");
  assert_section (outline, 4, 1, -1, "#no heading Two", "");
}

static void
test_front_matter (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) plan = import_text (fixture, ACCORD_IMPORT_STRATEGY,
                                                   "---\n"
                                                   "Title: \"Plan: ours\"\n"
                                                   "approved_on: some day\n"
                                                   "partners:\n"
                                                   "  - one\n"
                                                   "  - two\n"
                                                   "---\n"
                                                   "# A\n"
                                                   "topics: workforce, gardening\n"
                                                   "\n"
                                                   "text\n");

  g_assert_cmpuint (accord_import_plan_get_n_problems (plan), ==, 2);
  g_assert_cmpuint (accord_import_plan_get_problem (plan, 0)->row, ==, 3);
  g_assert_cmpuint (accord_import_plan_get_problem (plan, 1)->row, ==, 8);
  import_apply (fixture, plan);
  assert_value (fixture, "plan", "title", "Plan: ours", "note", "approved_on: some day\npartners: - one - two");
  assert_value (fixture, "plan", "title", "Plan: ours", "state", "draft");
  assert_value (fixture, "section", "heading", "A", "body", "topics: workforce, gardening\n\ntext");
}

static void
test_title (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordImportPlan) headed = import_text (fixture, ACCORD_IMPORT_STRATEGY, "---\n\n# From the heading\n");
  g_autoptr (AccordImportPlan) bare = import_text (fixture, ACCORD_IMPORT_STRATEGY, "Only text.\n");

  import_apply (fixture, headed);
  import_apply (fixture, bare);
  assert_value (fixture, "plan", "title", "From the heading", "plan_type", "ics");
  assert_value (fixture, "plan", "title", "given", "plan_type", "ics");
  assert_value (fixture, "section", "body", "Only text.", "heading", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/import/outline", test_outline);
  g_test_add ("/exchange/import/strategy/sample", ImportFixture, NULL, import_fixture_set_up, test_sample,
              import_fixture_tear_down);
  g_test_add ("/exchange/import/strategy/front-matter", ImportFixture, NULL, import_fixture_set_up, test_front_matter,
              import_fixture_tear_down);
  g_test_add ("/exchange/import/strategy/title", ImportFixture, NULL, import_fixture_set_up, test_title,
              import_fixture_tear_down);
  return g_test_run ();
}
