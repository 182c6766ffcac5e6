/* bench-replace.c: words replaced in a whole strategy (target 14)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-bench.h"
#include "bench-words.h"
#include "model/accord-record.h"
#include "plans/accord-find.h"
#include "plans/accord-outline.h"

#define N_SECTIONS 80
#define N_WORDS 60000
#define N_ROUNDS 21

#define WORDS "carers"
#define REPLACEMENT "unpaid carers"

static void
add_table (BenchWords *words, GString *body)
{
  g_string_append (body, "| Place | What was heard |\n| --- | --- |\n");
  for (guint i = 0; i < 6; i++)
    {
      g_string_append_printf (body, "| %s | ", bench_words_word (words));
      bench_words_sentence (words, body, 4, 9);
      g_string_append (body, " |\n");
    }
  g_string_append_c (body, '\n');
}

/* Paragraphs, some words of them bold, a list, and in every second section a table. */
static char *
write_body (BenchWords *words, guint index)
{
  GString *body = g_string_new (NULL);
  guint n = 0;

  if (index % 2 == 0)
    add_table (words, body);
  while (n < N_WORDS / N_SECTIONS)
    {
      g_autofree char *text = bench_words_text (words, 4);

      n += accord_prose_count_words (text);
      g_string_append_printf (body, "%s **%s** %s.\n\n", text, bench_words_word (words), bench_words_word (words));
    }
  return g_string_free_and_steal (body);
}

static gint64
add_strategy (AccordPartnership *partnership, const char *copy)
{
  BenchWords *words = bench_words_new (14);
  g_autoptr (GArray) plans = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  gint64 plan, last = 0;

  plans = bench_get_ints (partnership, "SELECT id FROM plan ORDER BY position LIMIT 1");
  plan = g_array_index (plans, gint64, 0);
  bench_run (partnership, accord_record_set (accord_field_find ("plan", "title"), plan, "A strategy of 120 pages", NULL));
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      g_autofree char *body = write_body (words, i);
      g_autofree gint64 *id = bench_run (partnership, accord_section_add (plan, 0, last, "Section"));

      last = *id;
      bench_run (partnership, accord_record_set (accord_field_find ("section", "body"), last, body, NULL));
      g_string_append (all, body);
    }
  g_file_set_contents (copy, all->str, -1, NULL);
  bench_words_free (words);
  return plan;
}

static double
replace (AccordPartnership *partnership, gint64 plan, guint *n_hits)
{
  g_autoptr (AccordFind) find = accord_find_new (WORDS, ACCORD_FIND_WHOLE_WORDS);
  g_autoptr (GPtrArray) hits = NULL;
  double start = bench_now ();

  hits = bench_run (partnership, accord_find_in_plan (plan, find));
  bench_run (partnership, accord_find_replace_in_plan (plan, find, REPLACEMENT, hits));
  *n_hits = hits->len;
  return bench_now () - start;
}

static double
run_sed (const char *copy)
{
  const char *command[] = { "sed", "s/\\b" WORDS "\\b/" REPLACEMENT "/gI", copy, NULL };
  double start = bench_now ();

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                               NULL, NULL, NULL, NULL));
  return bench_now () - start;
}

int
main (void)
{
  g_autofree char *path = bench_copy_partnership ();
  g_autofree char *copy = bench_get_scratch ("strategy.md");
  g_autofree char *what = NULL;
  g_autoptr (AccordPartnership) partnership = bench_open (path);
  gint64 plan = add_strategy (partnership, copy);
  g_auto (BenchSamples) replaced, anchor;
  guint n_hits = 0;

  bench_samples_init (&replaced);
  bench_samples_init (&anchor);
  for (guint i = 0; i < bench_rounds (N_ROUNDS); i++)
    {
      bench_samples_add (&replaced, replace (partnership, plan, &n_hits));
      bench_samples_add (&anchor, run_sed (copy));
      g_free (bench_run (partnership, accord_request_undo ()));
    }
  what = g_strdup_printf ("%u places found, replaced, indexed, undoable: median", n_hits);
  bench_report (&(BenchRow) { "14", what, bench_samples_median (&replaced), "ms", "sed over the same text",
                              bench_samples_median (&anchor), BENCH_AT_MOST, 100 });
  return 0;
}
