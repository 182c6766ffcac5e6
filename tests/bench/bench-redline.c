/* bench-redline.c: what changed between two versions of 60,000 words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>

#include "accord-bench.h"
#include "bench-words.h"
#include "plans/accord-redline.h"

#define N_SECTIONS 80
#define N_PARAGRAPHS 12
#define N_ROUNDS 15

/* Two versions of one strategy: as JSON, and a word a line, as the anchor reads them. */
typedef struct
{
  JsonBuilder *builder;
  GString *lines;
} Version;

static void
begin_version (Version *version)
{
  version->builder = json_builder_new ();
  version->lines = g_string_new (NULL);
  json_builder_begin_object (version->builder);
  json_builder_set_member_name (version->builder, "plan");
  json_builder_begin_object (version->builder);
  json_builder_end_object (version->builder);
  json_builder_set_member_name (version->builder, "sections");
  json_builder_begin_array (version->builder);
}

static void
add_section (Version *version, guint id, const char *body)
{
  g_auto (GStrv) words = g_strsplit_set (body, " \n", -1);

  json_builder_begin_object (version->builder);
  json_builder_set_member_name (version->builder, "id");
  json_builder_add_int_value (version->builder, id);
  json_builder_set_member_name (version->builder, "body");
  json_builder_add_string_value (version->builder, body);
  json_builder_end_object (version->builder);
  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (version->lines, "%s\n", words[i]);
}

static char *
end_version (Version *version, const char *path)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  json_builder_end_array (version->builder);
  json_builder_end_object (version->builder);
  root = json_builder_get_root (version->builder);
  g_file_set_contents (path, version->lines->str, -1, &error);
  g_assert_no_error (error);
  g_string_free (version->lines, TRUE);
  g_object_unref (version->builder);
  return json_to_string (root, FALSE);
}

static void
add_table (BenchWords *words, GString *was, GString *is, guint n)
{
  g_string_append (was, "| Place | Measure | Now | By 2030 |\n| --- | --- | --- | --- |\n");
  g_string_append (is, "| Place | Measure | Now | By 2030 |\n| --- | --- | --- | --- |\n");
  for (guint i = 0; i < 6; i++)
    {
      const char *place = bench_words_word (words);

      g_string_append_printf (was, "| %s | %u | %u | %u |\n", place, i, n, n + i);
      g_string_append_printf (is, "| %s | %u | %u | %u |\n", place, i, n, n + (i == 3 ? 7 : i));
    }
  g_string_append_c (was, '\n');
  g_string_append_c (is, '\n');
}

/* One paragraph in four has a sentence more, one in ten is another, one in twenty is gone. */
static void
make_bodies (BenchWords *words, guint section, GString *was, GString *is)
{
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      g_autofree char *text = bench_words_text (words, 4);
      g_autofree char *more = bench_words_text (words, 1);
      g_autofree char *other = bench_words_text (words, 4);

      g_string_append_printf (was, "%s\n\n", text);
      if (bench_words_chance (words, 10))
        g_string_append_printf (is, "%s\n\n", other);
      else if (!bench_words_chance (words, 5))
        g_string_append_printf (is, "%s%s%s\n\n", text, bench_words_chance (words, 25) ? " " : "", more);
    }
  if (section % 2 == 0)
    add_table (words, was, is, section);
}

static guint
make_versions (char **from, char **to, const char *path_from, const char *path_to)
{
  g_autoptr (BenchWords) words = bench_words_new (60000);
  Version before, after;
  guint n_words = 0;

  begin_version (&before);
  begin_version (&after);
  for (guint i = 1; i <= N_SECTIONS; i++)
    {
      g_autoptr (GString) was = g_string_new (NULL);
      g_autoptr (GString) is = g_string_new (NULL);

      make_bodies (words, i, was, is);
      add_section (&before, i, was->str);
      add_section (&after, i, is->str);
      n_words += accord_prose_count_words (was->str);
    }
  *from = end_version (&before, path_from);
  *to = end_version (&after, path_to);
  return n_words;
}

/* From what is stored to the tree that the window shows. */
static double
compare (const char *from, const char *to)
{
  double start = bench_now ();
  g_autoptr (AccordPlanContent) was = accord_plan_content_from_json (from, NULL);
  g_autoptr (AccordPlanContent) is = accord_plan_content_from_json (to, NULL);
  g_autoptr (AccordRedline) redline = accord_redline_new (was, is);

  g_assert_cmpuint (accord_redline_count (redline).rewritten, >, N_SECTIONS / 2);
  return bench_now () - start;
}

int
main (void)
{
  g_autofree char *path_from = bench_get_scratch ("was.txt");
  g_autofree char *path_to = bench_get_scratch ("is.txt");
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *command = g_strdup_printf ("diff -d %s %s; test $? -le 1", path_from, path_to);
  g_auto (BenchSamples) ours = { 0 }, theirs = { 0 };
  guint n_words = make_versions (&from, &to, path_from, path_to);
  g_autofree char *what = g_strdup_printf ("redline of two versions of %u words", n_words);

  bench_samples_init (&ours);
  bench_samples_init (&theirs);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      bench_samples_add (&ours, compare (from, to));
      bench_samples_add (&theirs, bench_command ((const char *const[]) { "sh", "-c", command, NULL }));
    }
  bench_report (&(BenchRow) { "14", what, bench_samples_median (&ours), "ms", "diff of the same, a word a line",
                              bench_samples_median (&theirs), BENCH_AT_MOST, 300 });
  return 0;
}
