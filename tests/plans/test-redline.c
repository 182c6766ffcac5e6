/* test-redline.c: what changed between two versions of a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>
#include <string.h>

#include "plans/accord-redline.h"
#include "prose/accord-diff.h"
#include "support/random-prose.h"

/* --- the diff --- */

static void
assert_diff (const guint32 *a, guint n_a, const guint32 *b, guint n_b, guint *n_same)
{
  g_autoptr (GArray) runs = accord_diff (a, n_a, b, n_b);
  guint i = 0, k = 0;

  *n_same = 0;
  for (guint r = 0; r < runs->len; r++)
    {
      const AccordDiffRun *run = &g_array_index (runs, AccordDiffRun, r);

      g_assert_cmpuint (run->a, ==, i);
      g_assert_cmpuint (run->b, ==, k);
      g_assert_cmpuint (run->n_a + run->n_b, >, 0);
      if (r > 0)
        g_assert_cmpint (run->is_same, !=, (run - 1)->is_same);
      if (run->is_same)
        {
          g_assert_cmpuint (run->n_a, ==, run->n_b);
          g_assert_cmpmem (a + run->a, run->n_a * sizeof *a, b + run->b, run->n_b * sizeof *b);
          *n_same += run->n_a;
        }
      i += run->n_a;
      k += run->n_b;
    }
  g_assert_cmpuint (i, ==, n_a);
  g_assert_cmpuint (k, ==, n_b);
}

/* The longest common subsequence, by the book. */
static guint
count_common (const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  g_autofree guint *best = g_new0 (guint, (n_a + 1) * (n_b + 1));

  for (guint i = 1; i <= n_a; i++)
    for (guint k = 1; k <= n_b; k++)
      best[i * (n_b + 1) + k] = a[i - 1] == b[k - 1] ? best[(i - 1) * (n_b + 1) + k - 1] + 1
                                                     : MAX (best[(i - 1) * (n_b + 1) + k], best[i * (n_b + 1) + k - 1]);
  return best[n_a * (n_b + 1) + n_b];
}

static void
test_short_diffs_are_the_shortest (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 3000; round++)
    {
      guint32 a[40], b[40];
      guint n_a = (guint) g_rand_int_range (random, 0, 40);
      guint n_b = (guint) g_rand_int_range (random, 0, 40);
      int letters = g_rand_int_range (random, 1, 8);
      guint n_same;

      for (guint i = 0; i < n_a; i++)
        a[i] = (guint32) g_rand_int_range (random, 0, letters);
      for (guint i = 0; i < n_b; i++)
        b[i] = (guint32) g_rand_int_range (random, 0, letters);
      assert_diff (a, n_a, b, n_b, &n_same);
      g_assert_cmpuint (n_same, ==, count_common (a, n_a, b, n_b));
    }
}

/* Two texts of nothing but the same few words in another order are the worst there is. */
static void
test_long_diffs_end (void)
{
  enum { N = 50000 };
  g_autofree guint32 *a = g_new (guint32, N);
  g_autofree guint32 *b = g_new (guint32, N);
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  guint n_same;

  for (guint i = 0; i < N; i++)
    {
      a[i] = (guint32) g_rand_int_range (random, 0, 1000);
      b[i] = (guint32) g_rand_int_range (random, 0, 1000);
    }
  assert_diff (a, N, b, N, &n_same);
  g_assert_cmpuint (n_same, >, 0);
  for (guint i = 0; i < N; i++)
    b[i] += 1000;
  assert_diff (a, N, b, N, &n_same);
  g_assert_cmpuint (n_same, ==, 0);
}

/* --- the redline --- */

/* Sections as "id parent heading|body" in their order. */
static AccordPlanContent *
make_content (const char *title, const char *const *sections)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  AccordPlanContent *content;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "plan");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, title);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; sections[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (sections[i], " ", 3);
      const char *bar = strchr (parts[2], '|');
      g_autofree char *heading = g_strndup (parts[2], (gsize) (bar - parts[2]));

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, g_ascii_strtoll (parts[0], NULL, 10));
      json_builder_set_member_name (builder, "parent");
      json_builder_add_int_value (builder, g_ascii_strtoll (parts[1], NULL, 10));
      json_builder_set_member_name (builder, "heading");
      json_builder_add_string_value (builder, heading);
      json_builder_set_member_name (builder, "body");
      json_builder_add_string_value (builder, bar + 1);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);
  content = accord_plan_content_from_json (json, &error);
  g_assert_no_error (error);
  return content;
}

static AccordRedline *
compare (const char *const *from, const char *const *to)
{
  g_autoptr (AccordPlanContent) a = make_content ("Strategy", from);
  g_autoptr (AccordPlanContent) b = make_content ("Strategy", to);

  return accord_redline_new (a, b);
}

static void
assert_text (const char *const *from, const char *const *to, const char *expected)
{
  g_autoptr (AccordRedline) redline = compare (from, to);
  g_autofree char *text = accord_redline_to_text (redline);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_sections (void)
{
  static const char *const FROM[] = {
    "1 0 Purpose|A.", "2 0 Carers|B.", "3 0 Housing|C.", "4 3 Damp|D.", "5 0 Money|E.", NULL,
  };
  static const char *const SAME[] = {
    "1 0 Purpose|A.", "2 0 Carers|B.", "3 0 Housing|C.", "4 3 Damp|D.", "5 0 Money|E.", NULL,
  };
  static const char *const FIRST[] = {
    "5 0 Money|E.", "1 0 Purpose|A.", "2 0 Carers|B.", "3 0 Housing|C.", "4 3 Damp|D.", NULL,
  };
  static const char *const UNDER[] = {
    "1 0 Purpose|A.", "2 0 Carers|B.", "4 2 Damp|D.", "3 0 Homes|C.", "5 0 Money|E.", NULL,
  };
  static const char *const FEWER[] = { "1 0 Purpose|A.", "3 0 Housing|C.", "6 3 Heat|F.", "5 0 Money|E.", NULL };

  assert_text (FROM, SAME, "");
  assert_text (FROM, FIRST, "\n~ 1 Money  (moved from 4)\n");
  assert_text (FROM, UNDER, "\n~ 2.1 Damp  (moved from 3.1)\n\n~ 3 Homes  (renamed from “Housing”)\n");
  assert_text (FROM, FEWER, "\n- 2 Carers  (removed)\n    - B.\n\n- 3.1 Damp  (removed)\n    - D.\n"
                            "\n+ 2.1 Heat  (added)\n    + F.\n");
}

static void
assert_body (const char *from, const char *to, const char *expected)
{
  g_autofree char *a = g_strconcat ("1 0 S|", from, NULL);
  g_autofree char *b = g_strconcat ("1 0 S|", to, NULL);
  g_autofree char *whole = g_strconcat ("\n~ 1 S  (text changed)\n", expected, NULL);

  assert_text ((const char *const[]) { a, NULL }, (const char *const[]) { b, NULL }, whole);
}

static void
test_words (void)
{
  assert_body ("We will join up care for carers.", "We will join up all care for unpaid carers.",
               "    ~ We will join up {+all +}care for {+unpaid +}carers.\n");
  /* What stayed by chance between two changes is part of them. */
  assert_body ("The board meets on the first Monday of a month in public.",
               "The board meets every second Tuesday of alternate months in public.",
               "    ~ The board meets [-on the first Monday of a month-]{+every second Tuesday of alternate months+}"
               " in public.\n");
  assert_body ("Care is joined up.", "Care is **joined up**.", "    ~ Care is {~joined up~}.\n");
  assert_body ("One.\n\nTwo is here.\n\nThree.", "One.\n\nSomething else altogether.\n\nThree.",
               "      …\n    - Two is here.\n    + Something else altogether.\n      …\n");
  assert_body ("- one thing\n- another", "- one thing\n- a new one\n- another", "      …\n    + • a new one\n      …\n");
  assert_body ("Homes are warm.", "## Homes are warm.", "    ~ (paragraph → heading) Homes are warm.\n");
}

static void
test_tables (void)
{
  assert_body ("| Place | Beds |\n| --- | --- |\n| Coast | 12 |\n| Wolds | 7 |",
               "| Place | Beds |\n| --- | --- |\n| Coast | 14 |\n| Fen | 3 |\n| Wolds | 7 |",
               "    ~ | Coast | [-12-]{+14+} |\n    + | Fen | 3 |\n");
  assert_body ("| Place | Beds |\n| --- | --- |\n| Coast | 12 |",
               "| Place | Lead | Beds |\n| --- | --- | --- |\n| Coast | Council | 12 |",
               "    ~ | Place | {+Lead+} | Beds |\n    ~ | Coast | {+Council+} | 12 |\n");
}

/* --- any text --- */

static void
collect (const AccordRedlineText *text, GString *was, GString *is)
{
  for (guint i = 0; i < text->n_spans; i++)
    {
      if (text->spans[i].change != ACCORD_REDLINE_ADDED)
        g_string_append (was, text->spans[i].text);
      if (text->spans[i].change != ACCORD_REDLINE_REMOVED)
        g_string_append (is, text->spans[i].text);
    }
}

static char *
write_plain (const AccordProse *prose)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < accord_prose_get_n_blocks (prose); i++)
    {
      const AccordProseBlock *block = accord_prose_get_block (prose, i);

      g_string_append (text, block->source != NULL ? block->source : "");
      for (guint k = 0; k < block->text.n_runs; k++)
        g_string_append (text, block->text.runs[k].text);
      for (guint k = 0; block->table != NULL && k < block->table->n_rows * block->table->n_columns; k++)
        for (guint r = 0; r < block->table->cells[k].n_runs; r++)
          g_string_append (text, block->table->cells[k].runs[r].text);
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}

/* Without what was added a redline reads as the text did before, and without what was removed as it does now. */
static void
assert_reads_both_ways (const AccordRedlineSection *section, const AccordProse *from, const AccordProse *to)
{
  g_autoptr (GString) was = g_string_new (NULL);
  g_autoptr (GString) is = g_string_new (NULL);
  g_autofree char *expected_was = write_plain (from);
  g_autofree char *expected_is = write_plain (to);

  for (guint i = 0; i < section->n_blocks; i++)
    {
      const AccordRedlineBlock *block = &section->blocks[i];

      collect (&block->text, was, is);
      for (guint k = 0; k < block->n_rows; k++)
        for (guint c = 0; c < block->n_columns; c++)
          collect (&block->rows[k].cells[c], was, is);
      if (block->change != ACCORD_REDLINE_ADDED)
        g_string_append_c (was, '\n');
      if (block->change != ACCORD_REDLINE_REMOVED)
        g_string_append_c (is, '\n');
    }
  g_assert_cmpstr (was->str, ==, expected_was);
  g_assert_cmpstr (is->str, ==, expected_is);
}

static void
test_any_text_reads_both_ways (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (AccordProse) from = random_prose_new (random);
      g_autoptr (AccordProse) to = random_prose_new (random);
      g_autofree char *a = accord_prose_write (from);
      g_autofree char *b = accord_prose_write (to);
      g_autofree char *section_a = g_strconcat ("1 0 S|", a, NULL);
      g_autofree char *section_b = g_strconcat ("1 0 S|", b, NULL);
      g_autoptr (AccordRedline) redline = compare ((const char *const[]) { section_a, NULL },
                                                   (const char *const[]) { section_b, NULL });
      const AccordRedlineSection *section = accord_redline_get_section (redline, 0);

      if (!g_str_equal (a, b))
        assert_reads_both_ways (section, from, to);
    }
}

static void
test_json (void)
{
  static const char *const FROM[] = { "1 0 Carers|We will help.", "2 0 Homes|Warm.", NULL };
  static const char *const TO[] = { "2 0 Homes|Warm.", "1 0 Unpaid carers|We *will* help.", NULL };
  g_autoptr (AccordRedline) redline = compare (FROM, TO);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  accord_redline_add_json (redline, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);
  g_assert_cmpstr (json, ==,
                   "{\"counts\":{\"changed\":1,\"added\":0,\"removed\":0,\"moved\":1,\"renamed\":1,\"rewritten\":1},"
                   "\"facts\":[],\"sections\":[{\"id\":1,\"change\":\"changed\",\"moved\":true,\"renamed\":true,"
                   "\"rewritten\":true,\"number\":\"2\",\"was_number\":\"1\",\"heading\":\"Unpaid carers\","
                   "\"was_heading\":\"Carers\",\"under\":null,\"was_under\":null,\"owner\":\"\",\"was_owner\":\"\","
                   "\"topics_added\":[],\"topics_removed\":[],\"blocks\":[{\"change\":\"changed\",\"kind\":\"paragraph\","
                   "\"was_kind\":\"paragraph\",\"level\":0,\"was_level\":0,\"spans\":[{\"change\":\"same\",\"text\":\"We \"},"
                   "{\"change\":\"restyled\",\"text\":\"will\",\"style\":[\"emphasis\"],\"was_style\":[],\"was_url\":null},"
                   "{\"change\":\"same\",\"text\":\" help.\"}]}]}]}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/diff/short", test_short_diffs_are_the_shortest);
  g_test_add_func ("/model/diff/long", test_long_diffs_end);
  g_test_add_func ("/model/redline/sections", test_sections);
  g_test_add_func ("/model/redline/words", test_words);
  g_test_add_func ("/model/redline/tables", test_tables);
  g_test_add_func ("/model/redline/any-text", test_any_text_reads_both_ways);
  g_test_add_func ("/model/redline/json", test_json);
  return g_test_run ();
}
