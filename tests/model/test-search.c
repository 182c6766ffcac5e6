/* test-search.c: anything, found by its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-record.h"
#include "model/accord-search-hits.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  gint64 organisation;
} Fixture;

static char *
id_text (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *plan = NULL;
  g_autofree char *activity = NULL;

  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->organisation = accord_test_add (fixture->partnership, "organisation", "name", "Healthwatch Northmoor", NULL);
  accord_test_run (fixture->partnership,
                   accord_record_set_links (accord_field_find ("organisation", "organisation_alias"), fixture->organisation,
                                            (const char *const[]) { "HW Moor", NULL }));
  plan = id_text (accord_test_add (fixture->partnership, "plan", "title", "Care strategy", NULL));
  accord_test_add (fixture->partnership, "section", "plan_id", plan, "heading", "One story", "body",
                   "Long before that there was nothing to be said about any of it, and nobody said it.\n\nPeople tell "
                   "their **story once**, in the café or at home.", NULL);
  activity = id_text (accord_test_add (fixture->partnership, "activity", "title", "Coffee morning", "happened_from",
                                       "2026-01-12", "happened_until", "2026-01-12", "lead", "Healthwatch Northmoor", NULL));
  accord_test_add (fixture->partnership, "feedback", "activity_id", activity, "text",
                   "Once upon a time I had to tell my story to five people.", NULL);
  accord_test_add (fixture->partnership, "activity", "title", "Story", NULL);
  accord_test_add (fixture->partnership, "activity", "title", "The story of care", NULL);
  accord_test_add (fixture->partnership, "activity", "title", "Another evening", "note", "a story", NULL);
  accord_test_add (fixture->partnership, "decision", "text", "The story will be told once.", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

/* Kinds with the titles found: "activity: Story, The story of care; decision: …". */
static char *
find (Fixture *fixture, const char *words, guint limit)
{
  g_autoptr (GPtrArray) groups = accord_test_run (fixture->partnership, accord_search_ask (words, limit));
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const AccordSearchGroup *group = g_ptr_array_index (groups, i);

      g_string_append_printf (found, "%s%s:", i > 0 ? "; " : "", group->kind);
      for (guint k = 0; k < group->hits->len; k++)
        g_string_append_printf (found, " [%s]", ((AccordSearchHit *) g_ptr_array_index (group->hits, k))->title);
      g_string_append (found, group->more ? " +" : "");
    }
  return g_string_free_and_steal (found);
}

#define assert_found(fixture, words, limit, expected)                                                                  \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *found_ = find (fixture, words, limit);                                                            \
    g_assert_cmpstr (found_, ==, expected);                                                                            \
  }                                                                                                                    \
  G_STMT_END

static void
test_words (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "", 9, "");
  assert_found (fixture, "\"", 9, "");
  assert_found (fixture, "xyzzy", 9, "");
  assert_found (fixture, "coff morn", 9, "");
  assert_found (fixture, "coffee morn", 9, "activity: [Coffee morning]");
  assert_found (fixture, "CAFE", 9, "section: [One story]");
  assert_found (fixture, "once story AND NOT (people*", 9, "");
}

static void
test_phrases (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "once story", 9,
                "section: [One story]; feedback: [Once upon a time I had to tell my story to five people.]; "
                "decision: [The story will be told once.]");
  assert_found (fixture, "\"story once\"", 9, "section: [One story]");
  assert_found (fixture, "“story on", 9, "section: [One story]");
  assert_found (fixture, "“story on”", 9, "");
}

/* The whole title first, then one that begins so, then others with the word in their title, then the rest. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "story", 9,
                "section: [One story]; activity: [Story] [The story of care] [Another evening]; "
                "feedback: [Once upon a time I had to tell my story to five people.]; "
                "decision: [The story will be told once.]");
  assert_found (fixture, "story", 1,
                "section: [One story]; activity: [The story of care] +; "
                "feedback: [Once upon a time I had to tell my story to five people.]; "
                "decision: [The story will be told once.]");
}

/* An alias, or a slip of the keyboard, finds what names the body otherwise. */
static void
test_bodies (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "HW Moor", 9, "organisation: [Healthwatch Northmoor]; activity: [Coffee morning]");
  assert_found (fixture, "Healthwatch Nothmoor", 9, "organisation: [Healthwatch Northmoor]; activity: [Coffee morning]");
}

static void
test_quote (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) groups = accord_test_run (fixture->partnership, accord_search_ask ("\"story once\"", 9));
  const AccordSearchGroup *group = g_ptr_array_index (groups, 0);
  const AccordSearchHit *hit = g_ptr_array_index (group->hits, 0);
  g_autofree char *words = g_strndup (hit->quote + hit->quote_start, hit->quote_end - hit->quote_start);

  g_assert_cmpstr (words, ==, "story once");
  g_assert_cmpstr (hit->quote, ==,
                   "…about any of it, and nobody said it. People tell their story once, in the café or at home.");
  g_assert_cmpstr (hit->where, ==, "Care strategy");
  g_assert_cmpstr (hit->open_table, ==, "section");
}

static void
test_where (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) groups = accord_test_run (fixture->partnership, accord_search_ask ("upon", 9));
  const AccordSearchGroup *group = g_ptr_array_index (groups, 0);
  const AccordSearchHit *hit = g_ptr_array_index (group->hits, 0);

  g_assert_cmpstr (hit->where, ==, "Coffee morning, 12/01/2026");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/search/phrases", Fixture, NULL, set_up, test_phrases, tear_down);
  g_test_add ("/search/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/search/bodies", Fixture, NULL, set_up, test_bodies, tear_down);
  g_test_add ("/search/quote", Fixture, NULL, set_up, test_quote, tear_down);
  g_test_add ("/search/where", Fixture, NULL, set_up, test_where, tear_down);
  return g_test_run ();
}
