/* bench-strategy.c: a strategy of the greatest length
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-strategy.h"

#include "bench-words.h"
#include "prose/accord-prose.h"

#define N_SECTIONS 80
#define N_WORDS 60000
#define TABLE_ROWS 6

static void
add_table (BenchWords *words, GString *text)
{
  g_string_append (text, "| Place | Heard | Change |\n| --- | --- | --: |\n");
  for (guint row = 0; row < TABLE_ROWS; row++)
    {
      g_string_append_printf (text, "| %s | ", bench_words_word (words));
      bench_words_sentence (words, text, 4, 8);
      g_string_append_printf (text, " | %u |\n", bench_words_number (words, 100));
    }
  g_string_append_c (text, '\n');
}

static void
add_section (BenchWords *words, GString *text, guint index)
{
  g_string_append_printf (text, "## Section %u\n\n", index + 1);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *paragraph = bench_words_text (words, 6);

      g_string_append_printf (text, "%s **%s** %s\n\n", paragraph, bench_words_word (words), bench_words_word (words));
    }
  for (guint i = 0; i < 4; i++)
    {
      g_string_append (text, i == 2 ? "  - " : "- ");
      bench_words_sentence (words, text, 8, 14);
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');
  if (index % 2 == 1)
    add_table (words, text);
}

/**
 * bench_strategy_write:
 *
 * Writes a strategy of 60,000 words, which are about 120 pages: in each section paragraphs, a list and, in each other
 * one, a table.
 *
 * Returns: (transfer full): it in CommonMark
 */
char *
bench_strategy_write (void)
{
  g_autoptr (BenchWords) words = bench_words_new (20250619);
  GString *text = g_string_new (NULL);
  guint n_words = 0;

  for (guint i = 0; i < N_SECTIONS; i++)
    add_section (words, text, i);

  /* The longest section has what is missing in words. */
  for (n_words = accord_prose_count_words (text->str); n_words < N_WORDS; n_words += 60)
    {
      g_autofree char *paragraph = bench_words_text (words, 4);

      g_string_append_printf (text, "%s\n\n", paragraph);
    }

  return g_string_free_and_steal (text);
}
