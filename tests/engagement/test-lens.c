/* test-lens.c: what is about people with a condition, and what only looks like it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "engagement/accord-lens.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  char *plan;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->plan = g_strdup_printf ("%" G_GINT64_FORMAT,
                                   accord_test_add (fixture->partnership, "plan", "title", "Strategy", NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  g_free (fixture->plan);
  accord_test_remove_folder (fixture->folder);
}

static void
add_section (Fixture *fixture, const char *position, const char *heading, const char *body)
{
  accord_test_add (fixture->partnership, "section", "plan_id", fixture->plan, "position", position, "heading", heading,
                   "body", body, NULL);
}

static char *
list_passages (Fixture *fixture, const char *words)
{
  g_autoptr (AccordLens) lens = accord_test_run (fixture->partnership, accord_lens_find (words));
  GString *headings = g_string_new (NULL);

  for (guint i = 0; i < lens->passages->len; i++)
    g_string_append_printf (
        headings, "%s%s", i > 0 ? ", " : "",
        accord_record_get (((AccordLensPassage *) g_ptr_array_index (lens->passages, i))->section, "heading"));
  return g_string_free_and_steal (headings);
}

#define assert_passages(fixture, words, expected)                                                                      \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *passages_ = list_passages (fixture, words);                                                       \
    g_assert_cmpstr (passages_, ==, expected);                                                                         \
  }                                                                                                                    \
  G_STMT_END

/* An abbreviation is a word by itself, in capitals. */
static void
test_abbreviations (Fixture *fixture, gconstpointer data)
{
  add_section (fixture, "1", "Systems", "Our systems, platforms and items are joined up; so are programmes.");
  add_section (fixture, "2", "A title", "Write to Ms Chair.");
  add_section (fixture, "3", "Nurses", "A nurse for **MS** in each place.");
  add_section (fixture, "4", "Written out", "People with Multiple   Sclerosis.");
  add_section (fixture, "5", "Broken over lines", "People with multiple\nsclerosis.");
  assert_passages (fixture, "multiple sclerosis", "Nurses, Written out, Broken over lines");
  assert_passages (fixture, "MS", "Nurses, Written out, Broken over lines");
}

static void
test_possessives (Fixture *fixture, gconstpointer data)
{
  add_section (fixture, "1", "Curled", "People with Parkinson’s.");
  add_section (fixture, "2", "Straight", "People with Parkinson's disease.");
  add_section (fixture, "3", "Without", "A Parkinsons nurse.");
  add_section (fixture, "4", "Another", "The Parkinsonia tree.");
  assert_passages (fixture, "parkinsons", "Curled, Straight, Without");
}

/* Whoever asks about the whole is shown the parts; whoever asks about a part is not shown its neighbours. */
static void
test_tree (Fixture *fixture, gconstpointer data)
{
  add_section (fixture, "1", "Seizures", "After a seizure.");
  add_section (fixture, "2", "Migraine", "A day in the dark.");
  add_section (fixture, "3", "Hearts", "Heart failure.");
  assert_passages (fixture, "neurological", "Seizures, Migraine");
  assert_passages (fixture, "epilepsy", "Seizures");
}

static char *
join_gaps (Fixture *fixture, const char *words)
{
  g_autoptr (AccordLens) lens = accord_test_run (fixture->partnership, accord_lens_find (words));

  return g_strjoinv (" ", lens->gaps);
}

static void
test_gaps (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = join_gaps (fixture, "neurological");
  g_autofree char *after = NULL;
  g_autofree char *activity = NULL;
  gint64 id = accord_test_add (fixture->partnership, "activity", "title", "Forum", NULL);

  g_assert_nonnull (strstr (before, "No activity with them"));
  g_assert_nonnull (strstr (before, "Nothing that was heard"));
  g_assert_nonnull (strstr (before, "Epilepsy; Multiple sclerosis (MS)"));
  accord_test_run (fixture->partnership,
                   accord_record_set_links (accord_field_find ("activity", "activity_condition"), id,
                                            (const char *const[]) { "epilepsy", NULL }));
  activity = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  accord_test_add (fixture->partnership, "feedback", "activity_id", activity, "text", "Nobody rings.", NULL);
  after = join_gaps (fixture, "neurological");
  g_assert_null (strstr (after, "No activity with them"));
  g_assert_nonnull (strstr (after, "1 thing that was heard has no response yet."));
  g_assert_nonnull (strstr (after, "1 thing that was heard is linked to no passage."));
  g_assert_null (strstr (after, "Epilepsy;"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/lens/abbreviations", Fixture, NULL, set_up, test_abbreviations, tear_down);
  g_test_add ("/lens/possessives", Fixture, NULL, set_up, test_possessives, tear_down);
  g_test_add ("/lens/tree", Fixture, NULL, set_up, test_tree, tear_down);
  g_test_add ("/lens/gaps", Fixture, NULL, set_up, test_gaps, tear_down);
  return g_test_run ();
}
