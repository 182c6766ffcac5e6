/* random-prose.c: random section texts for property tests
 *
 * Everything that has a meaning in CommonMark, as ordinary text, next to every style and in every
 * kind of block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "support/random-prose.h"

static const char *const tokens[] = {
  " ", " ", " ", " ", " ", " ", "  ", "\t", "\n", "\u00a0", "word", "word", "a", "Siân", "ŵ",
  "café", "اردو", "עברית", "🙂", "🫨", "100%", "£", "€5", "2024", "1.", "2)", "10. ", "0.", "-",
  "- ", "+", "+ ", "*", "**", "* ", "_", "__", "snake_case_name", "a*b*c", "#", "##", "# ", ">",
  "> ", "=", "===", "---", "***", "~", "~~", "~~~", "`", "``", "```", "|", "||", ":", ":-", "!",
  "[", "]", "(", ")", "[a](b)", "![a](b)", "[^1]", "[^1]: note", "[a]: b", "[a][b]", "[ ] ",
  "[x] ", "<", "<b>", "</b>", "<!--", "-->", "<a@b.c>", "<http://x.y>", "http://x.y/z_w_",
  "www.x.y", "&", "&amp;", "&#35;", "&copy;", "&copy", "&nosuch;", "\\", "\\\\", "\\*", "\"q\"",
  "'s", "’", "\u200f", "\u202b", "\u200d", "e\u0301", "𝒳", "\ufffd", "שלום עולם", "1\\.", "+ [x]", "=-=", "~~~ c",
  "> >", "- [ ] ", "#hashtag", "####### ", "Setext\\", "|-|", "|---|", "<?", "<!D", "&#x0;", "*_*", "_*_", "![",
  "“", "”", "…", "–", ",", ".", ";", "?", "/", "$", "$x$", "@", "^", "{", "}", "%",
};

static const char *const addresses[] = {
  "https://example.org/", "https://example.org/a_b?c=d&e=(f)#g", "mailto:a@b.c", "a b", "<x>",
  "x\\y", "a*b*`c`", "&amp;", "[x]", "ŵ", "|",
  "mailto:?subject=a%20b", "https://user:pw@[::1]:80/", "https://א.example/ב", "#anchor", "a%0Ab", "()", "(", ")", "\\)",
  "<", ">", "\"", "'", "https://example.org/very,long;path=(a(b)c)",
};

static const char *const kept[] = {
  "<div>\nhtml\n</div>", "an image ![alt](x.png) in text", "- loose\n\n- list",
  "1. loose\n\n   with a second paragraph", "[ref]: https://example.org/", "A note.[^n]",
  "[^n]: What it says.\n\n    And more.", "- [ ] a task", "~~struck out~~",
  "> - a list in a quotation", "<!-- a comment\n\nwith a gap -->", "a &nosuch; reference",
  "[titled](x \"title\")", "- - deep", "| a |\n|---|\n| b | c |",
};

static const char *const lines[] = {
  "", "  \n", "| a |\n| - |\n", "\t\tx\n", "<!-- -->\n", "code\n",
  "  indented\n\n", "```\n", "~~~~\nx", "- x\n\n- y\n", "[a]: b\n", "&amp;\\\n",
};
static const char *const infos[] = {
  NULL, "c", "a b", "a`b", "~x", "\\&amp;",
};

#define PICK(random, array) ((array)[g_rand_int_range ((random), 0, G_N_ELEMENTS (array))])

static void
add_text (GRand *random, AccordProseBuilder *builder)
{
  gint n_tokens = g_rand_int_range (random, 0, 12);
  AccordProseStyle style = ACCORD_PROSE_PLAIN;
  const char *url = NULL;

  for (gint i = 0; i < n_tokens; i++)
    {
      /* Styles change at any character, so that the normal form is tried as well. */
      if (g_rand_int_range (random, 0, 3) == 0)
        style = (g_rand_int_range (random, 0, 2) ? ACCORD_PROSE_STRONG : 0) |
                (g_rand_int_range (random, 0, 2) ? ACCORD_PROSE_EMPHASIS : 0) |
                (g_rand_int_range (random, 0, 6) == 0 ? ACCORD_PROSE_LITERAL : 0);
      if (g_rand_int_range (random, 0, 4) == 0)
        url = g_rand_int_range (random, 0, 3) == 0 ? PICK (random, addresses) : NULL;

      accord_prose_builder_add_text (builder, PICK (random, tokens), -1, style, url);
    }
}

static void
add_table (GRand *random, AccordProseBuilder *builder)
{
  guint n_columns = g_rand_int_range (random, 1, 5);
  guint n_cells = n_columns * g_rand_int_range (random, 1, 4);

  accord_prose_builder_begin_table (builder, n_columns);
  for (guint i = 0; i < n_cells; i++)
    {
      accord_prose_builder_begin_cell (builder, g_rand_int_range (random, 0, 4));
      add_text (random, builder);
    }
}

AccordProse *
random_prose_new (GRand *random)
{
  AccordProseBuilder *builder = accord_prose_builder_new ();
  gint n_blocks = g_rand_int_range (random, 0, 9);
  gint rarely = g_rand_int_range (random, 0, 2) ? 20 : 24;

  for (gint i = 0; i < n_blocks; i++)
    {
      gint dice = g_rand_int_range (random, 0, rarely);

      if (dice < 10)
        {
          accord_prose_builder_begin (
              builder, dice % 2 ? ACCORD_PROSE_BULLET : ACCORD_PROSE_NUMBER,
              g_rand_int_range (random, 1, 6),
              g_rand_int_range (random, 0, 3) ? 0 : g_rand_int_range (random, 0, 12));
          add_text (random, builder);
        }
      else if (dice < 18)
        {
          accord_prose_builder_begin (builder,
                                      dice < 14   ? ACCORD_PROSE_PARAGRAPH
                                      : dice < 16 ? ACCORD_PROSE_HEADING
                                                  : ACCORD_PROSE_QUOTE,
                                      g_rand_int_range (random, 1, 7), 0);
          add_text (random, builder);
        }
      else if (dice == 18)
        accord_prose_builder_begin (builder, ACCORD_PROSE_RULE, 0, 0);
      else if (dice == 19)
        accord_prose_builder_add_code (builder, PICK (random, infos), PICK (random, lines));
      else if (dice < 22)
        add_table (random, builder);
      else
        accord_prose_builder_add_kept (builder, PICK (random, kept));
    }

  return accord_prose_builder_end (builder);
}
