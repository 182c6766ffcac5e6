/* test-find.c: finding words, and replacing them without harm to the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "model/accord-plan-state.h"
#include "model/accord-record.h"
#include "plans/accord-find.h"
#include "plans/accord-outline.h"
#include "plans/accord-plan-move.h"
#include "support/accord-test.h"
#include "support/random-prose.h"

#define N_RANDOM_DOCUMENTS 3000

/* --- a text --- */

static char *
mark (const char *text, const char *words, AccordFindFlags flags)
{
  g_autoptr (AccordFind) find = accord_find_new (words, flags);
  g_autoptr (GArray) ranges = accord_find_in_text (find, text);
  GString *marked = g_string_new (NULL);
  gsize from = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const AccordFindRange *range = &g_array_index (ranges, AccordFindRange, i);

      g_string_append_printf (marked, "%.*s[%.*s]", (int) (range->start - from), text + from,
                              (int) (range->end - range->start), text + range->start);
      from = range->end;
    }
  g_string_append (marked, text + from);
  return g_string_free_and_steal (marked);
}

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    AccordFindFlags flags;
    const char *marked;
  } CASES[] = {
    { "The ICB and the icb", "icb", ACCORD_FIND_PLAIN, "The [ICB] and the [icb]" },
    { "The ICB and the icb", "icb", ACCORD_FIND_MATCH_CASE, "The ICB and the [icb]" },
    { "care, carers, Care's, healthcare", "care", ACCORD_FIND_WHOLE_WORDS, "[care], carers, [Care]'s, healthcare" },
    { "aaaa", "aa", ACCORD_FIND_PLAIN, "[aa][aa]" },
    { "a.c abc [a-z]+ (x)*", "[a-z]+ (x)*", ACCORD_FIND_PLAIN, "a.c abc [[a-z]+ (x)*]" },
    { "a.c abc", ".", ACCORD_FIND_WHOLE_WORDS, "a[.]c abc" },
    { "ÉCOLE école", "école", ACCORD_FIND_PLAIN, "[ÉCOLE] [école]" },
    { "naïve naïveté", "naïve", ACCORD_FIND_WHOLE_WORDS, "[naïve] naïveté" },
    { "words", "", ACCORD_FIND_PLAIN, "words" },
    { "", "words", ACCORD_FIND_PLAIN, "" },
    { "end", "ending", ACCORD_FIND_PLAIN, "end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *marked = mark (CASES[i].text, CASES[i].words, CASES[i].flags);

      g_assert_cmpstr (marked, ==, CASES[i].marked);
    }
}

/* --- a section's text --- */

static char *
replace (const char *commonmark, const char *words, const char *replacement)
{
  g_autoptr (AccordFind) find = accord_find_new (words, ACCORD_FIND_MATCH_CASE);
  g_autoptr (AccordProse) prose = accord_prose_parse (commonmark);
  g_autoptr (AccordProse) replaced = accord_find_replace_in_prose (find, prose, replacement, NULL, 0);

  return accord_prose_write (replaced);
}

static void
test_styles_stay (void)
{
  static const char *const CASES[][4] = {
    { "the **ICB** board\n", "ICB", "integrated care board", "the **integrated care board** board\n" },
    { "see [our plan](https://example.org) now\n", "our plan", "the plan", "see [the plan](https://example.org) now\n" },
    { "a *b* c\n", "a b c", "d", "d\n" },
    { "*a* b\n", "a b", "c", "*c*\n" },
    { "| ICB |\n| --- |\n| the ICB |\n", "ICB", "a|b", "| a\\|b |\n| --- |\n| the a\\|b |\n" },
    { "- one\n- two\n", "one", "* one", "- \\* one\n- two\n" },
    { "# ICB\n", "ICB", "# ICB", "# \\# ICB\n" },
    { "one\n\ntwo\n", "one", "", "two\n" },
    { "<div>ICB</div>\n\nICB\n", "ICB", "board", "<div>ICB</div>\n\nboard\n" },
    { "```\nICB\n```\n", "ICB", "```", "````\n```\n````\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *replaced = replace (CASES[i][0], CASES[i][1], CASES[i][2]);
      g_autoptr (AccordProse) got = accord_prose_parse (replaced);
      g_autoptr (AccordProse) expected = accord_prose_parse (CASES[i][3]);

      if (!accord_prose_equal (got, expected))
        g_assert_cmpstr (replaced, ==, CASES[i][3]);
    }
}

/* The words alone, without what is kept as source: there nothing is replaced. */
static char *
get_plain_text (AccordProse *prose)
{
  AccordProseBuilder *builder = accord_prose_builder_new ();
  g_autoptr (AccordProse) edited = NULL;

  for (guint i = 0; i < accord_prose_get_n_blocks (prose); i++)
    if (accord_prose_get_block (prose, i)->kind != ACCORD_PROSE_KEPT)
      accord_prose_builder_add_block (builder, accord_prose_get_block (prose, i));
  edited = accord_prose_builder_end (builder);
  return accord_prose_plain_text (edited);
}

/* Spaces at the ends of lines and cells, and lines without words, are nothing that a person could see. */
static char *
squeeze (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\t", -1);
  GString *squeezed = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strdelimit (lines[i], "\r\v\f", ' ');
      if (*g_strstrip (lines[i]) != '\0')
        g_string_append_printf (squeezed, "%s\n", lines[i]);
    }
  return g_string_free_and_steal (squeezed);
}

static char *
choose_words (GRand *random, const char *text)
{
  static const char *const ANY[] = { "e", "the", "a", "*", "_", " ", "|", "[", "\\", "<", "#", "1.", "&", "`" };
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *words = NULL;
  glong start;

  if (length < 4 || g_rand_int_range (random, 0, 3) == 0)
    return g_strdup (ANY[g_rand_int_range (random, 0, G_N_ELEMENTS (ANY))]);
  start = g_rand_int_range (random, 0, (gint32) length - 3);
  words = g_utf8_substring (text, start, start + g_rand_int_range (random, 1, 4));
  return strpbrk (words, "\n\t") == NULL ? g_steal_pointer (&words) : g_strdup ("e");
}

/* Whatever is replaced with whatever else: the text can be written and read, and a person sees the words replaced and
 * nothing else. */
static void
test_random_documents (void)
{
  static const char *const REPLACEMENTS[] = {
    "x", "", "two words", "**", "_", "`", "<b>", "&amp;", "[a](b)", "# ", "- ", "1. ", "|", "\\", "é", "![", "***a", "~~",
    "https://example.org", "a*b_c", "=", "---", ">",
  };
  guint n_replaced = 0;

  for (guint seed = 0; seed < N_RANDOM_DOCUMENTS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (AccordProse) prose = random_prose_new (random);
      g_autofree char *plain = get_plain_text (prose);
      g_autofree char *words = choose_words (random, plain);
      const char *replacement = REPLACEMENTS[g_rand_int_range (random, 0, G_N_ELEMENTS (REPLACEMENTS))];
      AccordFindFlags flags = (AccordFindFlags) g_rand_int_range (random, 0, 4);
      g_autoptr (AccordFind) find = accord_find_new (words, flags);
      g_autoptr (AccordProse) replaced = accord_find_replace_in_prose (find, prose, replacement, NULL, 0);
      g_autofree char *written = accord_prose_write (replaced);
      g_autoptr (AccordProse) back = accord_prose_parse (written);
      g_autofree char *naive = accord_find_replace_in_text (find, plain, replacement, NULL, 0);
      g_autofree char *shown = get_plain_text (back);
      g_autofree char *expected = squeeze (naive);
      g_autofree char *got = squeeze (shown);

      if (!accord_prose_equal (replaced, back) || !g_str_equal (expected, got))
        g_test_message ("seed %u: “%s” with “%s” in:\n%s", seed, words, replacement, plain);
      g_assert_true (accord_prose_equal (replaced, back));
      g_assert_cmpstr (got, ==, expected);
      n_replaced += !g_str_equal (plain, naive);
    }
  g_test_message ("%u of %u documents changed", n_replaced, N_RANDOM_DOCUMENTS);
  g_assert_cmpuint (n_replaced, >, N_RANDOM_DOCUMENTS / 3);
}

/* --- a strategy --- */

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  gint64 plan;
  gint64 sections[3];
} Fixture;

static void
set_text (Fixture *fixture, guint index, const char *field, const char *text)
{
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", field), fixture->sections[index], text, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const HEADINGS[] = { "The ICB", "Carers", "Places" };
  static const char *const BODIES[] = {
    "The **ICB** and the ICB.\n",
    "Nothing here.\n",
    "| ICB |\n| --- |\n| x |\n\n<p>ICB\n",
  };

  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->plan = accord_test_add (fixture->partnership, "plan", "title", "Strategy", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree gint64 *id = accord_test_run (
          fixture->partnership, accord_section_add (fixture->plan, 0, i > 0 ? fixture->sections[i - 1] : 0, HEADINGS[i]));

      fixture->sections[i] = *id;
      set_text (fixture, i, "body", BODIES[i]);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_partnership_close (fixture->partnership);
  g_object_unref (fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

static char *
read_text (Fixture *fixture, guint index, const char *field)
{
  g_autoptr (AccordRecord) record = accord_test_run (fixture->partnership,
                                                     accord_record_load ("section", fixture->sections[index]));

  return g_strdup (accord_record_get (record, field));
}

static void
assert_text (Fixture *fixture, guint index, const char *field, const char *expected)
{
  g_autofree char *text = read_text (fixture, index, field);

  g_assert_cmpstr (text, ==, expected);
}

static GPtrArray *
find_all (Fixture *fixture, AccordFind *find)
{
  return accord_test_run (fixture->partnership, accord_find_in_plan (fixture->plan, find));
}

static void
test_find_in_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordFind) find = accord_find_new ("icb", ACCORD_FIND_PLAIN);
  g_autoptr (GPtrArray) hits = find_all (fixture, find);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const AccordFindHit *hit = hits->pdata[i];

      g_string_append_printf (list, "%s %s%u %s[%s]%s%s\n", hit->number, hit->in_heading ? "heading " : "", hit->ordinal,
                              hit->before, hit->found, hit->after, hit->is_kept ? " kept" : "");
    }
  g_assert_cmpstr (list->str, ==,
                   "1 heading 0 The [ICB]\n"
                   "1 0 The [ICB] and the ICB.\n"
                   "1 1 The ICB and the [ICB].\n"
                   "3 0 [ICB]\n"
                   "3 1 <p>[ICB] kept\n");
}

static void
test_replace_in_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordFind) find = accord_find_new ("ICB", ACCORD_FIND_MATCH_CASE);
  g_autoptr (GPtrArray) hits = find_all (fixture, find);
  g_autofree char *label = NULL;

  accord_test_run (fixture->partnership, accord_find_replace_in_plan (fixture->plan, find, "board", hits));
  assert_text (fixture, 0, "heading", "The board");
  assert_text (fixture, 0, "body", "The **board** and the board.\n");
  assert_text (fixture, 1, "body", "Nothing here.\n");
  assert_text (fixture, 2, "body", "| board |\n| --- |\n| x |\n\n<p>ICB\n");

  label = accord_test_run (fixture->partnership, accord_request_undo ());
  g_assert_cmpstr (label, ==, "Replaced “ICB” with “board” in 2 sections");
  assert_text (fixture, 0, "heading", "The ICB");
  assert_text (fixture, 0, "body", "The **ICB** and the ICB.\n");
}

static void
test_replace_some (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordFind) find = accord_find_new ("ICB", ACCORD_FIND_MATCH_CASE);
  g_autoptr (GPtrArray) hits = find_all (fixture, find);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  g_ptr_array_add (chosen, hits->pdata[2]);
  accord_test_run (fixture->partnership, accord_find_replace_in_plan (fixture->plan, find, "board", chosen));
  assert_text (fixture, 0, "heading", "The ICB");
  assert_text (fixture, 0, "body", "The **ICB** and the board.\n");
}

/* Places that were found in another text than there is now are not guessed at. */
static void
test_changed_since (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordFind) find = accord_find_new ("ICB", ACCORD_FIND_MATCH_CASE);
  g_autoptr (GPtrArray) hits = find_all (fixture, find);
  g_autoptr (GError) error = NULL;

  set_text (fixture, 2, "body", "ICB, changed\n");
  g_assert_false (accord_partnership_do (fixture->partnership,
                                         accord_find_replace_in_plan (fixture->plan, find, "board", hits), NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_text (fixture, 0, "heading", "The ICB");

  g_ptr_array_unref (g_steal_pointer (&hits));
  hits = find_all (fixture, find);
  accord_test_run (fixture->partnership, accord_record_delete ("section", fixture->sections[2]));
  g_assert_false (accord_partnership_do (fixture->partnership,
                                         accord_find_replace_in_plan (fixture->plan, find, "board", hits), NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_CONFLICT);
  assert_text (fixture, 0, "heading", "The ICB");
}

static void
assert_refused (Fixture *fixture, AccordRequest *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_partnership_do (fixture->partnership, edit, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_CLOSED);
}

/* Whatever was found before it was published. */
static void
test_published (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordFind) find = accord_find_new ("ICB", ACCORD_FIND_MATCH_CASE);
  g_autoptr (GPtrArray) hits = find_all (fixture, find);
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();

  for (guint i = 0; i < hits->len; i++)
    if (((AccordFindHit *) g_ptr_array_index (hits, i))->in_heading)
      g_ptr_array_add (headings, g_ptr_array_index (hits, i));
  g_assert_cmpuint (headings->len, ==, 1);
  accord_test_run (fixture->partnership, accord_plan_move (fixture->plan, "approved", "2026-03-20", "", NULL));
  accord_test_run (fixture->partnership, accord_plan_move (fixture->plan, "published", "2026-04-01", "", NULL));

  assert_refused (fixture, accord_find_replace_in_plan (fixture->plan, find, "board", hits));
  assert_refused (fixture, accord_find_replace_in_plan (fixture->plan, find, "board", headings));
  assert_text (fixture, 0, "heading", "The ICB");
  assert_text (fixture, 0, "body", "The **ICB** and the ICB.\n");
  assert_text (fixture, 2, "body", "| ICB |\n| --- |\n| x |\n\n<p>ICB\n");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/find/text", test_text);
  g_test_add_func ("/model/find/styles-stay", test_styles_stay);
  g_test_add_func ("/model/find/random-documents", test_random_documents);
  ADD ("/model/find/in-plan", test_find_in_plan);
  ADD ("/model/find/replace-in-plan", test_replace_in_plan);
  ADD ("/model/find/replace-some", test_replace_some);
  ADD ("/model/find/changed-since", test_changed_since);
  ADD ("/model/find/published", test_published);
  return g_test_run ();
}
