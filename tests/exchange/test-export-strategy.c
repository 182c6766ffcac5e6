/* test-export-strategy.c: a strategy goes out as a text and comes back as it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "exchange/accord-export-strategy.h"
#include "import-support.h"
#include "model/accord-record.h"
#include "plans/accord-plan-content.h"
#include "support/random-prose.h"

#define N_STRATEGIES 150
#define MAX_SECTIONS 12

static const char *const PLAN_COLUMNS[] = { "title", "owner",   "period_from", "period_until", "approved_on",
                                            "state", "address", "note",        NULL };
static const char *const SECTION_COLUMNS[] = { "plan_id", "parent_id", "position", "heading", "body", "owner", NULL };

static const char *const HEADINGS[] = {
  "Purpose", "Carers: what we heard", "## not a mark ##", "C#", "", "*stars* and \\ backslash", "topics: none", "1. One",
  " spaces ", "Ünïcode 概要", "--- rule", "<!-- section 1.2 -->",
};

static const char *const BODIES[] = {
  "", "topics: workforce\n\nas a text", "# A heading\n\nin a text", "```\n# code\n```", "Setext\n------", "    indented",
  "<!-- section 1.2 -->\n# x", "\n\nafter empty lines", "before empty lines\n\n", "- a\n  - b\n\n1. c", "owner: nobody",
};

static const char *const VALUES[] = {
  "", "Plain words", "\"quoted\"", "a: b # c", "back\\slash", "two\nlines\ttabbed", "'", "-",
};

static const char *
pick (GRand *random, const char *const *list, guint n)
{
  return list[g_rand_int_range (random, 0, (gint32) n)];
}

static char *
make_body (GRand *random)
{
  g_autoptr (AccordProse) prose = NULL;

  if (g_rand_int_range (random, 0, 3) == 0)
    return g_strdup (pick (random, BODIES, G_N_ELEMENTS (BODIES)));
  prose = random_prose_new (random);
  return accord_prose_write (prose);
}

static gint64
add_section (AccordConnection *connection, GRand *random, gint64 plan, gint64 parent, guint position, gboolean is_tame,
             GError **error)
{
  g_autofree char *in = g_strdup_printf ("%" G_GINT64_FORMAT, plan);
  g_autofree char *under = g_strdup_printf ("%" G_GINT64_FORMAT, parent);
  g_autofree char *place = g_strdup_printf ("%u", position);
  g_autofree char *body = is_tame ? g_strdup ("Words, and no more.") : make_body (random);
  const char *heading = is_tame ? "A heading" : pick (random, HEADINGS, G_N_ELEMENTS (HEADINGS));
  const char *owner = !is_tame && g_rand_boolean (random) ? "Public health" : "";

  return accord_record_insert (connection, "section", SECTION_COLUMNS,
                               (const char *const[]) { in, under, place, heading, body, owner, NULL }, error);
}

static gpointer
make_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GRand *random = data;
  gboolean is_tame = g_rand_int_range (random, 0, 4) == 0;
  gint64 ids[MAX_SECTIONS + 1] = { 0 };
  guint n = (guint) g_rand_int_range (random, 1, MAX_SECTIONS);
  gint64 plan = accord_record_insert (
      connection, "plan", PLAN_COLUMNS,
      (const char *const[]) { "Strategy: \"ours\"", pick (random, VALUES, G_N_ELEMENTS (VALUES)), "2025-04-01", "",
                              g_rand_boolean (random) ? "2026-03-20" : "", g_rand_boolean (random) ? "approved" : "draft",
                              "https://example.org/a?b=c#d", pick (random, VALUES, G_N_ELEMENTS (VALUES)), NULL },
      error);

  for (guint i = 1; plan != 0 && i <= n; i++)
    {
      gint64 parent = ids[g_rand_int_range (random, 0, (gint32) i)];

      ids[i] = add_section (connection, random, plan, parent, i, is_tame, error);
      if (ids[i] == 0)
        return NULL;
    }
  return plan != 0 ? g_memdup2 (&plan, sizeof plan) : NULL;
}

static void
set_topics (ImportFixture *fixture, AccordPlanContent *content, GRand *random)
{
  const AccordField *field = accord_field_find ("section", "section_topic");

  for (guint i = 0; i < accord_plan_content_get_n_sections (content); i++)
    if (g_rand_boolean (random))
      accord_test_run (fixture->partnership,
                       accord_record_set_links (field, accord_plan_content_get_section (content, i)->id,
                                                (const char *const[]) { "children_families", "workforce", NULL }));
}

static gint64
find_newest (ImportFixture *fixture)
{
  g_autoptr (GPtrArray) plans = accord_test_run (fixture->partnership, accord_record_load_all ("plan", NULL, 0));
  gint64 newest = 0;

  for (guint i = 0; i < plans->len; i++)
    newest = MAX (newest, accord_record_get_id (g_ptr_array_index (plans, i)));
  return newest;
}

/* But for line feeds at the end, which mean nothing. */
static void
assert_same_text (const char *a, const char *b)
{
  g_autofree char *one = g_strdup (a);
  g_autofree char *other = g_strdup (b);

  while (g_str_has_suffix (one, "\n"))
    one[strlen (one) - 1] = '\0';
  while (g_str_has_suffix (other, "\n"))
    other[strlen (other) - 1] = '\0';
  g_assert_cmpstr (one, ==, other);
}

static void
assert_same (AccordPlanContent *a, AccordPlanContent *b)
{
  for (guint i = 0; ACCORD_PLAN_FACTS[i] != NULL; i++)
    g_assert_cmpstr (accord_plan_content_get_fact (a, ACCORD_PLAN_FACTS[i]), ==,
                     accord_plan_content_get_fact (b, ACCORD_PLAN_FACTS[i]));
  g_assert_cmpuint (accord_plan_content_get_n_sections (a), ==, accord_plan_content_get_n_sections (b));
  for (guint i = 0; i < accord_plan_content_get_n_sections (a); i++)
    {
      const AccordPlanSection *one = accord_plan_content_get_section (a, i);
      const AccordPlanSection *other = accord_plan_content_get_section (b, i);

      g_assert_cmpstr (one->number, ==, other->number);
      g_assert_cmpstr (one->heading, ==, other->heading);
      assert_same_text (one->body, other->body);
      g_assert_cmpstr (one->owner, ==, other->owner);
      g_assert_cmpstrv (one->topics, other->topics);
    }
}

static AccordPlanContent *
load (ImportFixture *fixture, gint64 plan)
{
  return accord_test_run (fixture->partnership, accord_plan_content_load (plan));
}

static void
test_any_strategy_comes_back (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (guint round = 0; round < N_STRATEGIES; round++)
    {
      g_autofree gint64 *plan = accord_test_run (fixture->partnership,
                                                 accord_request_edit ("", make_cb, random, NULL, g_free));
      g_autoptr (AccordPlanContent) bare = load (fixture, *plan);
      g_autoptr (AccordPlanContent) content = NULL;
      g_autoptr (AccordPlanContent) again = NULL;
      g_autoptr (AccordImportPlan) import = NULL;
      g_autofree char *text = NULL;
      g_autofree char *text_again = NULL;

      if (round % 5 == 0)
        set_topics (fixture, bare, random);
      content = load (fixture, *plan);
      text = accord_export_strategy_write (content);
      import = import_text (fixture, ACCORD_IMPORT_STRATEGY, text);
      import_apply (fixture, import);
      again = load (fixture, find_newest (fixture));
      assert_same (content, again);
      text_again = accord_export_strategy_write (again);
      g_assert_cmpstr (text, ==, text_again);
    }
}

/* What people write themselves goes out as they would write it. */
static void
test_plain (ImportFixture *fixture, gconstpointer data)
{
  static const char TEXT[] = "---\n"
                             "title: Carers first\n"
                             "plan_type: ics\n"
                             "state: draft\n"
                             "---\n"
                             "\n"
                             "# Purpose\n"
                             "\n"
                             "topics: evidence_of_need, workforce\n"
                             "\n"
                             "Care is **joined up**.\n"
                             "\n"
                             "## How\n"
                             "\n"
                             "- with people\n"
                             "\n"
                             "# Money\n";
  g_autoptr (AccordImportPlan) import = import_text (fixture, ACCORD_IMPORT_STRATEGY, TEXT);
  g_autoptr (AccordPlanContent) content = NULL;
  g_autoptr (AccordPlanContent) stored = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  import_apply (fixture, import);
  content = load (fixture, find_newest (fixture));
  text = accord_export_strategy_write (content);
  g_assert_cmpstr (text, ==, TEXT);
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", "body"), accord_plan_content_get_section (content, 1)->id,
                                      "- with people\n", NULL));
  stored = load (fixture, find_newest (fixture));
  again = accord_export_strategy_write (stored);
  g_assert_cmpstr (again, ==, TEXT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/export/strategy/any", ImportFixture, NULL, import_fixture_set_up, test_any_strategy_comes_back,
              import_fixture_tear_down);
  g_test_add ("/exchange/export/strategy/plain", ImportFixture, NULL, import_fixture_set_up, test_plain,
              import_fixture_tear_down);
  return g_test_run ();
}
