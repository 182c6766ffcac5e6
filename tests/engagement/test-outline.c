/* test-outline.c: the sections of a strategy, as a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "engagement/accord-evidence.h"
#include "model/accord-record.h"
#include "plans/accord-outline.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  gint64 plan;
  gint64 activity;
  gint64 sections[6];
} Fixture;

static gint64
add (Fixture *fixture, gint64 parent, gint64 after, const char *heading)
{
  g_autofree gint64 *id = accord_test_run (fixture->partnership,
                                           accord_section_add (fixture->plan, parent, after, heading));

  return *id;
}

/* a, b (b1, b2), c */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->plan = accord_test_add (fixture->partnership, "plan", "title", "Strategy", NULL);
  fixture->activity = accord_test_add (fixture->partnership, "activity", "title", "Forum", NULL);
  fixture->sections[0] = add (fixture, 0, 0, "a");
  fixture->sections[2] = add (fixture, 0, fixture->sections[0], "c");
  fixture->sections[1] = add (fixture, 0, fixture->sections[0], "b");
  fixture->sections[4] = add (fixture, fixture->sections[1], 0, "b2");
  fixture->sections[3] = add (fixture, fixture->sections[1], 0, "b1");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

static void
assert_outline (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) outline = accord_test_run (fixture->partnership, accord_outline_load (fixture->plan));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < outline->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (outline, i);

      g_string_append_printf (found, "%s%s %s", i > 0 ? ", " : "", section->number, section->heading);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
shift (Fixture *fixture, int section, AccordSectionShift how)
{
  accord_test_run (fixture->partnership, accord_section_shift (fixture->sections[section], how));
}

#define START "1 a, 2 b, 2.1 b1, 2.2 b2, 3 c"

static void
test_shift (Fixture *fixture, gconstpointer data)
{
  assert_outline (fixture, START);
  shift (fixture, 0, ACCORD_SECTION_UP);
  shift (fixture, 2, ACCORD_SECTION_DOWN);
  shift (fixture, 2, ACCORD_SECTION_OUT);
  shift (fixture, 0, ACCORD_SECTION_IN);
  assert_outline (fixture, START);
  shift (fixture, 2, ACCORD_SECTION_UP);
  assert_outline (fixture, "1 a, 2 c, 3 b, 3.1 b1, 3.2 b2");
  shift (fixture, 2, ACCORD_SECTION_UP);
  assert_outline (fixture, "1 c, 2 a, 3 b, 3.1 b1, 3.2 b2");
  shift (fixture, 2, ACCORD_SECTION_DOWN);
  shift (fixture, 2, ACCORD_SECTION_DOWN);
  assert_outline (fixture, START);
  shift (fixture, 2, ACCORD_SECTION_IN);
  assert_outline (fixture, "1 a, 2 b, 2.1 b1, 2.2 b2, 2.3 c");
  shift (fixture, 3, ACCORD_SECTION_OUT);
  assert_outline (fixture, "1 a, 2 b, 2.1 b2, 2.2 c, 3 b1");
  shift (fixture, 1, ACCORD_SECTION_IN);
  assert_outline (fixture, "1 a, 1.1 b, 1.1.1 b2, 1.1.2 c, 2 b1");
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  accord_test_run (fixture->partnership,
                   accord_section_move (fixture->sections[2], fixture->sections[1], fixture->sections[3]));
  assert_outline (fixture, "1 a, 2 b, 2.1 b1, 2.2 c, 2.3 b2");
  accord_partnership_do (fixture->partnership,
                         accord_section_move (fixture->sections[1], fixture->sections[2], 0), NULL, &error);
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  assert_outline (fixture, "1 a, 2 b, 2.1 b1, 2.2 c, 2.3 b2");
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  assert_outline (fixture, START);
}

static void
test_delete_takes_what_is_under_it (Fixture *fixture, gconstpointer data)
{
  accord_test_run (fixture->partnership, accord_record_delete ("section", fixture->sections[1]));
  assert_outline (fixture, "1 a, 2 c");
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  assert_outline (fixture, START);
}

static void
set_body (Fixture *fixture, gint64 section, const char *body)
{
  accord_test_run (fixture->partnership, accord_record_set (accord_field_find ("section", "body"), section, body, NULL));
}

/* Every section with its text and what it has: "1 a: words [their words! topic], 2 b: …"; ! marks a link that asks to be
 * confirmed. */
static char *
describe (Fixture *fixture)
{
  g_autoptr (GPtrArray) outline = accord_test_run (fixture->partnership, accord_outline_load (fixture->plan));
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < outline->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (outline, i);
      g_autoptr (GPtrArray) links = accord_test_run (fixture->partnership, accord_evidence_of_section (section->id));
      g_autofree char *body = g_strdelimit (g_strstrip (g_strdup (section->body)), "\n", '/');

      g_string_append_printf (found, "%s%s %s: %s [", i > 0 ? ", " : "", section->number, section->heading, body);
      for (guint j = 0; j < links->len; j++)
        g_string_append_printf (found, "“%s”%s", accord_record_get (links->pdata[j], "quote"),
                                accord_record_get_int (links->pdata[j], "suspect") != 0 ? "!" : "");
      g_string_append_printf (found, "%u]", section->n_topics);
    }
  return g_string_free_and_steal (found);
}

static void
assert_described (Fixture *fixture, const char *expected)
{
  g_autofree char *found = describe (fixture);

  g_assert_cmpstr (found, ==, expected);
}

static void
link_words (Fixture *fixture, gint64 section, const char *words)
{
  g_autofree gint64 *link = accord_test_run (fixture->partnership,
                                             accord_evidence_link (section, fixture->activity, 0,
                                                                   &(AccordQuote) { (char *) words, NULL, NULL }));

  g_assert_cmpint (*link, >, 0);
}

static void
undo (Fixture *fixture, const char *expected)
{
  g_autofree char *label = accord_test_run (fixture->partnership, accord_request_undo ());

  g_assert_cmpstr (label, ==, expected);
}

#define BEFORE_SPLIT                                                                                                   \
  "1 a:  [0], 2 b: First words.//## Then//Second words. [“First words”“Second words”“”1], 2.1 b1:  [0], 2.2 b2:  [0],"   \
  " 3 c:  [0]"

static void
test_split_and_merge (Fixture *fixture, gconstpointer data)
{
  gint64 b = fixture->sections[1];
  g_autofree gint64 *second = NULL;
  g_autoptr (GPtrArray) outline = NULL;

  set_body (fixture, b, "First words.\n\n## Then\n\nSecond words.\n");
  accord_test_run (fixture->partnership, accord_record_set_links (accord_field_find ("section", "section_topic"), b,
                                                                  (const char *const[]) { "involvement", NULL }));
  link_words (fixture, b, "First words");
  link_words (fixture, b, "Second words");
  link_words (fixture, b, "");
  assert_described (fixture, BEFORE_SPLIT);

  second = accord_test_run (fixture->partnership, accord_section_split (b, "First words.\n", "Then", "Second words.\n"));
  assert_described (fixture, "1 a:  [0], 2 b: First words. [“First words”“”!1], 3 Then: Second words. [“Second words”1],"
                             " 3.1 b1:  [0], 3.2 b2:  [0], 4 c:  [0]");
  accord_test_run (fixture->partnership, accord_section_merge (b));
  outline = accord_test_run (fixture->partnership, accord_outline_load (fixture->plan));
  g_assert_cmpint (((AccordSection *) outline->pdata[1])->id, ==, b);
  /* The link to the whole of it was not confirmed for the two halves; the text is again as it was confirmed. */
  assert_described (fixture, BEFORE_SPLIT);

  undo (fixture, "Sections merged");
  undo (fixture, "Section split");
  assert_described (fixture, BEFORE_SPLIT);
}

static void
test_merge_takes_what_is_next (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_body (fixture, fixture->sections[3], "One.\n");
  accord_test_run (fixture->partnership, accord_section_merge (fixture->sections[1]));
  assert_described (fixture, "1 a:  [0], 2 b: ## b1//One. [0], 2.1 b2:  [0], 3 c:  [0]");
  accord_test_run (fixture->partnership, accord_section_merge (fixture->sections[4]));
  assert_described (fixture, "1 a:  [0], 2 b: ## b1//One. [0], 2.1 b2: ## c [0]");
  accord_test_run (fixture->partnership, accord_section_merge (fixture->sections[0]));
  assert_described (fixture, "1 a: ## b//## b1//One. [0], 1.1 b2: ## c [0]");
  g_assert_false (accord_partnership_do (fixture->partnership, accord_section_merge (fixture->sections[4]), NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND);
}

/* --- whatever is done --- */

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All the words of all headings and texts, and how many links, whatever the order. */
static char *
count_all (Fixture *fixture)
{
  g_autoptr (GPtrArray) outline = accord_test_run (fixture->partnership, accord_outline_load (fixture->plan));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);
  guint n_links = 0;

  for (guint i = 0; i < outline->len; i++)
    {
      const AccordSection *section = g_ptr_array_index (outline, i);
      g_autofree char *text = g_strdup_printf ("%s %s", section->heading, section->body);
      g_auto (GStrv) parts = g_strsplit_set (text, " \n#", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        if (*parts[j] != '\0')
          g_ptr_array_add (words, g_strdup (parts[j]));
      n_links += section->n_links;
    }
  g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (all, "%s ", (const char *) words->pdata[i]);
  g_string_append_printf (all, "%u", n_links);
  return g_string_free_and_steal (all);
}

static AccordRequest *
split_anywhere (const AccordSection *section)
{
  g_auto (GStrv) paragraphs = g_strsplit (section->body, "\n\n", -1);
  guint n = (guint) g_test_rand_int_range (0, (int) g_strv_length (paragraphs) + 1);
  g_autofree char *second = g_strjoinv ("\n\n", paragraphs + n);
  g_autofree char *first = NULL;

  for (guint i = n; paragraphs[i] != NULL; i++)
    g_clear_pointer (&paragraphs[i], g_free);
  first = g_strjoinv ("\n\n", paragraphs);
  return accord_section_split (section->id, first, "", second);
}

/* Nothing that is done here loses a word or a link. */
static AccordRequest *
choose_edit (Fixture *fixture, GPtrArray *outline)
{
  const AccordSection *section = g_ptr_array_index (outline, g_test_rand_int_range (0, (int) outline->len));
  const AccordSection *other = g_ptr_array_index (outline, g_test_rand_int_range (0, (int) outline->len));

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      return accord_section_add (fixture->plan, section->parent, section->id, "");
    case 1:
      return accord_section_move (section->id, other->id, 0);
    case 2:
      return accord_section_shift (section->id, g_test_rand_int_range (0, 4));
    case 3:
    case 4:
      return split_anywhere (section);
    default:
      return accord_section_merge (section->id);
    }
}

static void
rename_or_delete (Fixture *fixture, gint64 section)
{
  if (g_test_rand_bit ())
    accord_test_run (fixture->partnership,
                     accord_record_set (accord_field_find ("section", "heading"), section, "another", NULL));
  else
    accord_test_run (fixture->partnership, accord_record_delete ("section", section));
}

static void
prepare_random (Fixture *fixture)
{
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *words = g_strdup_printf ("Words %d number %d", i, i);
      g_autofree char *body = g_strdup_printf ("%s.\n\nMore %d of it.\n\nAnd %d more than that.\n", words, i, i);

      set_body (fixture, fixture->sections[i], body);
      link_words (fixture, fixture->sections[i], words);
      link_words (fixture, fixture->sections[i], "");
    }
}

/* Whatever is done: only deleting and renaming take words away, and undoing it all gives the beginning back. */
static void
test_random_edits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  int done = 0;

  prepare_random (fixture);
  start = describe (fixture);
  for (int i = 0; i < 300; i++)
    {
      g_autoptr (GPtrArray) outline = accord_test_run (fixture->partnership, accord_outline_load (fixture->plan));
      g_autofree char *before = count_all (fixture);
      g_autofree char *after = NULL;
      gboolean loses = g_test_rand_int_range (0, 12) == 0 && outline->len > 3;
      const AccordSection *section = g_ptr_array_index (outline, outline->len - 1);

      if (loses)
        rename_or_delete (fixture, section->id);
      else
        accord_partnership_do (fixture->partnership, choose_edit (fixture, outline), NULL, NULL);
      after = count_all (fixture);
      if (!loses)
        g_assert_cmpstr (after, ==, before);
    }
  for (;;)
    {
      g_autofree char *label = accord_test_run (fixture->partnership, accord_request_undo ());

      if (g_str_equal (label, "Link added"))
        break;
      done++;
    }
  g_assert_cmpint (done, >, 150);
  g_free (accord_test_run (fixture->partnership, accord_request_redo ()));
  end = describe (fixture);
  g_assert_cmpstr (end, ==, start);
}

/* Whatever is moved wherever: every section is there once, and undoing it all gives the beginning back. */
static void
test_random_moves (Fixture *fixture, gconstpointer data)
{
  int done = 0;

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (GPtrArray) outline = NULL;
      g_autofree char *before = NULL;

      shift (fixture, g_test_rand_int_range (0, 5), g_test_rand_int_range (0, 4));
      outline = accord_test_run (fixture->partnership, accord_outline_load (fixture->plan));
      g_assert_cmpuint (outline->len, ==, 5);
    }
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *label = accord_partnership_run (fixture->partnership, accord_request_undo (), NULL, &error);

      if (label == NULL || !g_str_equal (label, "Section moved"))
        break;
      done++;
    }
  g_assert_cmpint (done, >, 50);
  g_free (accord_test_run (fixture->partnership, accord_request_redo ()));
  assert_outline (fixture, START);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/model/outline/shift", test_shift);
  ADD ("/model/outline/move", test_move);
  ADD ("/model/outline/delete", test_delete_takes_what_is_under_it);
  ADD ("/model/outline/split-and-merge", test_split_and_merge);
  ADD ("/model/outline/merge-takes-what-is-next", test_merge_takes_what_is_next);
  ADD ("/model/outline/random-moves", test_random_moves);
  ADD ("/model/outline/random-edits", test_random_edits);
  return g_test_run ();
}
