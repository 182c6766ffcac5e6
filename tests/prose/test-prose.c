/* test-prose.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-prose.h"
#include "support/random-prose.h"

#ifdef __SANITIZE_ADDRESS__
#define N_RANDOM_DOCUMENTS 3000
#else
#define N_RANDOM_DOCUMENTS 10000
#endif

/* So many of the specification's examples can be edited as formatted text; the others are kept as source. */
#define N_EDITED_EXAMPLES 410

/* Makes differences readable: one line a block, styles as letters, targets in angle brackets. */
static void
describe_text (GString *out, const AccordProseText *text)
{
  for (guint i = 0; i < text->n_runs; i++)
    {
      const AccordProseRun *run = &text->runs[i];

      g_string_append_printf (out, "{%s%s%s", run->style & ACCORD_PROSE_STRONG ? "s" : "",
                              run->style & ACCORD_PROSE_EMPHASIS ? "e" : "",
                              run->style & ACCORD_PROSE_LITERAL ? "l" : "");
      if (run->url != NULL)
        g_string_append_printf (out, "<%s>", run->url);
      g_string_append_printf (out, ":%s}", run->text);
    }
}

static char *
describe (const AccordProse *prose)
{
  static const char *const names[] = {
    "p", "h", "ul", "ol", "quote", "code", "rule", "table", "kept",
  };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < accord_prose_get_n_blocks (prose); i++)
    {
      const AccordProseBlock *block = accord_prose_get_block (prose, i);

      if (i > 0)
        g_string_append_c (out, '\n');
      g_string_append (out, names[block->kind]);
      if (block->level != 0)
        g_string_append_printf (out, "%u", block->level);
      if (block->number != 0)
        g_string_append_printf (out, "#%u", block->number);
      if (block->start != 0)
        g_string_append_c (out, '!');
      g_string_append_c (out, ' ');
      if (block->info != NULL)
        g_string_append_printf (out, "(%s)", block->info);
      g_string_append (out, block->source != NULL ? block->source : "");
      describe_text (out, &block->text);
      for (guint k = 0; block->table != NULL && k < block->table->n_columns * block->table->n_rows;
           k++)
        {
          g_string_append_printf (out, "%s%u", k % block->table->n_columns == 0 ? "/" : "|",
                                  block->table->aligns[k % block->table->n_columns]);
          describe_text (out, &block->table->cells[k]);
        }
    }

  return g_string_free_and_steal (out);
}

static void
assert_parses (const char *commonmark, const char *expected)
{
  g_autoptr (AccordProse) prose = accord_prose_parse (commonmark);
  g_autofree char *description = describe (prose);

  g_assert_cmpstr (description, ==, expected);
}

static void
assert_survives (AccordProse *prose)
{
  g_autofree char *written = accord_prose_write (prose);
  g_autoptr (AccordProse) back = accord_prose_parse (written);

  if (!accord_prose_equal (prose, back))
    {
      g_autofree char *before = describe (prose);
      g_autofree char *after = describe (back);

      g_test_message ("written:\n%s", written);
      g_assert_cmpstr (after, ==, before);
      g_assert_not_reached ();
    }
}

static void
test_blocks (void)
{
  assert_parses ("", "");
  assert_parses ("One\ntwo\n\nThree\n", "p {:One two}\np {:Three}");
  assert_parses ("# One\n\nTwo\n===\n\n###### Six\n", "h1 {:One}\nh1 {:Two}\nh6 {:Six}");
  assert_parses ("- a\n- b\n  - c\n    1. d\n- e\n",
                 "ul1 {:a}\nul1 {:b}\nul2 {:c}\nol3#1 {:d}\nul1 {:e}");
  assert_parses ("3. a\n4. b\n\nc\n\n1. d\n", "ol1#3! {:a}\nol1#4 {:b}\np {:c}\nol1#1 {:d}");
  assert_parses ("1. a\n\n1) b\n", "ol1#1 {:a}\nol1#1! {:b}");
  assert_parses ("> a\n> b\n>\n> c\n", "quote {:a b}\nquote {:c}");
  assert_parses ("```c\nint\n\n```\n\n    x\n", "code (c)int\n\n\ncode x\n");
  assert_parses ("a\n\n---\n\nb\n", "p {:a}\nrule \np {:b}");
  assert_parses ("| a | *b* |\n|:--|--:|\n| c |\n| `d\\|e` | |\n",
                 "table /1{:a}|3{e:b}/1{:c}|3/1{l:d|e}|3");
}

static void
test_inlines (void)
{
  assert_parses ("a **b** *c* `d` [e](f) <https://g.h>",
                 "p {:a }{s:b}{: }{e:c}{: }{l:d}{: }{<f>:e}{: }{<https://g.h>:https://g.h}");
  assert_parses ("**a *b* [c](d)**", "p {s:a }{se:b}{: }{s<d>:c}");
  assert_parses ("a\\\nb  \nc", "p {:a\nb\nc}");
  assert_parses ("&amp; &lt; &pound;5 &#8364; \\* &nbsp;x", "p {:& < £5 € * \u00a0x}");
}

static void
test_styles_fit_words (void)
{
  AccordProseBuilder *builder = accord_prose_builder_new ();
  g_autoptr (AccordProse) prose = NULL;
  g_autofree char *description = NULL;

  accord_prose_builder_begin (builder, ACCORD_PROSE_PARAGRAPH, 0, 0);
  accord_prose_builder_add_text (builder, "be", -1, ACCORD_PROSE_PLAIN, NULL);
  accord_prose_builder_add_text (builder, "fore ", -1, ACCORD_PROSE_STRONG, NULL);
  accord_prose_builder_add_text (builder, " (x)", -1, ACCORD_PROSE_EMPHASIS, NULL);
  accord_prose_builder_add_text (builder, ", y ", -1, ACCORD_PROSE_PLAIN, NULL);
  prose = accord_prose_builder_end (builder);

  description = describe (prose);
  g_assert_cmpstr (description, ==, "p {s:before}{:  }{e:(x)}{:, y}");
  assert_survives (prose);
}

/* What a person may type, in any kind of block, stays what was typed. */
static void
test_awkward_texts (void)
{
  static const char *const texts[] = {
    "*", "**", "***", "* a", "_", "__a__", "_a_", "#", "# a", "a #", "1. a", "12) a",
    "1234567890. a", "-", "- a", "--- ", "+", "+ a", "=", "===", "<b>", "<b>a</b>", "<!-- a -->",
    "a < b > c", "&amp;", "&#38;", "R&D", "[a](b)", "![a](b)", "[a]", "[a]: b", "[^1]", "[^1]: a",
    "[ ] a", "`c`", "``", "```", "~~~", "~~a~~", "~50", "\\", "\\\\", "\\*", "a\\", "a\\\nb", "|",
    "| a |", "a | b\n--- | ---", "a|b\n:-|-:", "> a", ">a", "a\n> b", "a\n- b", "a\n# b", "a\n===",
    "a\n1. b", "a\n\nb", "https://a.b/c_d_e", "a@b.c", "snake_case_name", "2*3*4", "“*”", "«_»",
    "a*\"b\"*c", "اردو *متن*", "עברית _טקסט_", "e\u0301*x*", "🙂*🙂*", "\u00a0a\u00a0", "\u200b",
    "it's \"q\"", ":-", "a:", "%", "$a$", "@a", "{a}", "^a^", "http://", "www.a.b",
    "---\ntitle: x\n---", "<9o:p>", "< o:p>", "<9@b.c>", "<5", "< 5% >", "a <5 b>",
  };

  for (AccordProseKind kind = ACCORD_PROSE_PARAGRAPH; kind <= ACCORD_PROSE_QUOTE; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      for (AccordProseStyle style = ACCORD_PROSE_PLAIN; style < 8; style++)
        {
          AccordProseBuilder *builder = accord_prose_builder_new ();
          g_autoptr (AccordProse) prose = NULL;
          g_autofree char *plain = NULL;
          g_autofree char *expected = NULL;

          accord_prose_builder_begin (builder, kind, 1, 0);
          accord_prose_builder_add_text (builder, texts[i], -1, style, NULL);
          prose = accord_prose_builder_end (builder);
          assert_survives (prose);

          plain = accord_prose_plain_text (prose);
          expected =
              style & ACCORD_PROSE_LITERAL ? g_strdup (texts[i]) : g_strstrip (g_strdup (texts[i]));
          if (style & ACCORD_PROSE_LITERAL || kind == ACCORD_PROSE_HEADING)
            g_strdelimit (expected, "\n", ' ');
          g_assert_cmpstr (plain, ==, expected);
        }
}

static void
test_blank_is_left_out (void)
{
  AccordProseBuilder *builder = accord_prose_builder_new ();
  g_autoptr (AccordProse) prose = NULL;
  g_autofree char *written = NULL;

  accord_prose_builder_begin (builder, ACCORD_PROSE_PARAGRAPH, 0, 0);
  accord_prose_builder_begin (builder, ACCORD_PROSE_BULLET, 1, 0);
  accord_prose_builder_add_text (builder, " \n ", -1, ACCORD_PROSE_STRONG, NULL);
  accord_prose_builder_begin (builder, ACCORD_PROSE_BULLET, 2, 0);
  accord_prose_builder_add_text (builder, "  a ", -1, ACCORD_PROSE_PLAIN, NULL);
  accord_prose_builder_add_kept (builder, "\n \n");
  prose = accord_prose_builder_end (builder);
  written = accord_prose_write (prose);

  g_assert_cmpstr (written, ==, "- a\n");
}

/* One line a paragraph and no escape that is not needed, since people read the differences. */
static void
test_writes_plainly (void)
{
  const char *plain =
      "# Living well with long-term conditions\n\nR&D costs < 5 % (about £1,200), says Siân: "
      "\"a_b\" 1.5 – 2; "
      "x = y + z > 0!\n\n- one **named contact** for _each_ person\n  1. a\n  2. b\n- "
      "[NHS](https://www.nhs.uk/a-b)\n\n"
      "> Nobody joins it up.\n>\n> Really.\n\n| a | b |\n| --- | --: |\n| c | 1 |\n";
  g_autoptr (AccordProse) prose = accord_prose_parse (plain);
  g_autofree char *written = accord_prose_write (prose);

  g_assert_cmpstr (written, ==, plain);
}

static void
test_keeps_what_it_does_not_edit (void)
{
  static const char *const kept[] = {
    "<div>\nhtml\n</div>", "text with <b>html</b>", "<!-- a comment\n\nwith a gap -->",
    "<pre>\n\n  x\n\n</pre>", "![alt](picture.png)", "![](picture.png)", "A claim.[^1]",
    "[^1]: A note of several words.", "[^1]: note", "[^1]: Note.\n\n    Its second paragraph.",
    "- loose\n\n- list", "- a\n\n  b", "- a\n  > b", "```\n\tx\n```", "- a\n\n      code", "-\n- b",
    "1. ```\n   x\n\n   y\n   ```", "0. from nought",
    "- 1\n  - 2\n    - 3\n      - 4\n        - 5", "- [ ] a task", "~~struck~~", "> # heading",
    "> > deep", "> - list", "[a](b \"title\")", "[](b)", "a [ ](b)", "&nosuch;",
    "[ref]: https://example.org/ \"Title\"", "text\\\nmore\n===", "| a |\n|---|\n| b | c |",
    "| a | b |\n|---|---|\n|  |  | c |", "#", ">",
  };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *source = g_strdup_printf ("Before.\n\n%s\n\nAfter **all**.\n", kept[i]);
      g_autofree char *expected =
          g_strdup_printf ("p {:Before.}\nkept %s\np {:After }{s:all}{:.}", kept[i]);
      g_autoptr (AccordProse) prose = accord_prose_parse (source);
      g_autofree char *written = accord_prose_write (prose);

      assert_parses (source, expected);
      g_assert_cmpstr (written, ==, source);
    }
}

static void
test_keeps_reference_links (void)
{
  const char *source = "See [the law][act] and [act].\n\nPlain [bracket](x).\n\n- item\n\n[act]: "
                       "https://example.org/\n";
  g_autoptr (AccordProse) prose = accord_prose_parse (source);
  g_autofree char *written = accord_prose_write (prose);

  assert_parses (source,
                 "kept See [the law][act] and [act].\np {:Plain }{<x>:bracket}{:.}\nul1 {:item}\n"
                 "kept [act]: https://example.org/");
  g_assert_cmpstr (written, ==, source);

  assert_parses ("A list, [not] a reference: [a]: b", "p {:A list, [not] a reference: [a]: b}");
}

/* Nothing that is brought in may be lost, whatever it is: all its letters and digits are there
 * again. */
static void
test_nothing_is_lost (void)
{
  static const char *const pieces[] = {
    "# T", "para", "- x", "  - y", "1. z", "", "", "", "> q", "    c", "```", "~~~", "<div>",
    "</div>", "<!--", "-->", "| a | b |", "|---|---|", "| c | d | e |", "[r]: u", "[r]", "[^f]: n",
    "***", "===", "---", "*a **b* c**", "`x", "![i](j)", "[k](l 'm')", "\\", "&g;",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20221115);

  for (guint i = 0; i < N_RANDOM_DOCUMENTS; i++)
    {
      g_autoptr (GString) source = g_string_new (NULL);
      g_autoptr (AccordProse) prose = NULL;
      g_autoptr (AccordProse) again = NULL;
      g_autofree char *written = NULL;
      g_autofree char *rewritten = NULL;
      guint n_pieces = g_rand_int_range (random, 1, 14);
      const char *found;

      for (guint k = 0; k < n_pieces; k++)
        g_string_append_printf (source, "%s\n",
                                pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

      prose = accord_prose_parse (source->str);
      written = accord_prose_write (prose);
      found = written;
      for (const char *p = source->str; *p != '\0'; p++)
        if (g_ascii_isalpha (*p))
          {
            found = strchr (found, *p);
            if (found == NULL)
              g_error ("\"%s\" was lost from:\n%s\nwritten:\n%s", p, source->str, written);
            found++;
          }

      again = accord_prose_parse (written);
      rewritten = accord_prose_write (again);
      g_assert_cmpstr (rewritten, ==, written);
    }
}

static void
test_random_documents (void)
{
  for (guint seed = 0; seed < N_RANDOM_DOCUMENTS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (AccordProse) prose = random_prose_new (random);

      assert_survives (prose);
    }
}

/* What the specification shows, as far as it can be edited and where it cannot, comes back the same from what is
 * written of it, and is written the same again.
 */
static void
test_specification (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "commonmark", "examples.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) examples = NULL;
  guint n_kept = 0;
  guint n_examples;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  examples = g_strsplit (text, "%% example\n", -1);
  n_examples = g_strv_length (examples) - 1;
  g_assert_cmpuint (n_examples, ==, 652);

  for (guint i = 1; i <= n_examples; i++)
    {
      g_autoptr (AccordProse) prose = accord_prose_parse (examples[i]);
      gboolean kept = FALSE;

      for (guint k = 0; k < accord_prose_get_n_blocks (prose); k++)
        kept |= accord_prose_get_block (prose, k)->kind == ACCORD_PROSE_KEPT;
      n_kept += kept;
      assert_survives (prose);
    }

  g_test_message ("%u of %u examples are edited, the others kept", n_examples - n_kept, n_examples);
  g_assert_cmpuint (n_examples - n_kept, >=, N_EDITED_EXAMPLES);
}

static void
test_copies_blocks (void)
{
  for (guint seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (AccordProse) prose = random_prose_new (random);
      g_autoptr (AccordProse) copy = NULL;
      AccordProseBuilder *builder = accord_prose_builder_new ();

      for (guint i = 0; i < accord_prose_get_n_blocks (prose); i++)
        accord_prose_builder_add_block (builder, accord_prose_get_block (prose, i));
      copy = accord_prose_builder_end (builder);
      g_assert_true (accord_prose_equal (prose, copy));
    }
}

static void
test_equal (void)
{
  static const char *const texts[] = {
    "a", "**a**", "# a", "- a", "1. a", "2. a", "[a](b)", "[a](c)", "`a`", "```\na\n```", "> a",
    "|a|\n|-|", "|a|\n|:-|", "|b|\n|-|", "<a>", "a\n\na",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
      {
        g_autoptr (AccordProse) a = accord_prose_parse (texts[i]);
        g_autoptr (AccordProse) b = accord_prose_parse (texts[k]);

        g_assert_cmpint (accord_prose_equal (a, b), ==, i == k);
      }
}

static void
test_words (void)
{
  g_autoptr (AccordProse) prose = accord_prose_parse (
      "# We will\n\n- join *up* – care\n\n| a | b |\n|---|---|\n| c | |\n\n<b>x</b>\n");
  g_autofree char *plain = accord_prose_plain_text (prose);

  g_assert_cmpstr (plain, ==, "We will\njoin up – care\na\tb\nc\t\n<b>x</b>");
  g_assert_cmpuint (accord_prose_count_words (plain), ==, 9);
  g_assert_cmpuint (accord_prose_count_words (""), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prose/blocks", test_blocks);
  g_test_add_func ("/prose/inlines", test_inlines);
  g_test_add_func ("/prose/styles-fit-words", test_styles_fit_words);
  g_test_add_func ("/prose/awkward-texts", test_awkward_texts);
  g_test_add_func ("/prose/blank-is-left-out", test_blank_is_left_out);
  g_test_add_func ("/prose/writes-plainly", test_writes_plainly);
  g_test_add_func ("/prose/keeps-what-it-does-not-edit", test_keeps_what_it_does_not_edit);
  g_test_add_func ("/prose/keeps-reference-links", test_keeps_reference_links);
  g_test_add_func ("/prose/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/prose/random-documents", test_random_documents);
  g_test_add_func ("/prose/specification", test_specification);
  g_test_add_func ("/prose/copies-blocks", test_copies_blocks);
  g_test_add_func ("/prose/equal", test_equal);
  g_test_add_func ("/prose/words", test_words);
  return g_test_run ();
}
