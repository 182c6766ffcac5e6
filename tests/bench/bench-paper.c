/* bench-paper.c: a full strategy of some 120 pages as a PDF (target 17)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: accord-bench-paper ACCORD
 *
 * Both are whole programs, from their start to their end: ours has the partnership, LibreOffice the .docx of the same
 * document.
 */

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "accord-bench.h"
#include "bench-strategy.h"

#define N_ROUNDS 11
#define TITLE "A strategy of the greatest length"

typedef struct
{
  BenchSamples time;
  BenchSamples memory;
} Runs;

static void
runs_init (Runs *self)
{
  bench_samples_init (&self->time);
  bench_samples_init (&self->memory);
}

static void
runs_clear (Runs *self)
{
  bench_samples_clear (&self->time);
  bench_samples_clear (&self->memory);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Runs, runs_clear)

/* The memory is that of the largest process there was, at its largest, in MB. */
static void
measure (const char *const *arguments, Runs *runs)
{
  g_autoptr (GError) error = NULL;
  struct rusage usage = { 0 };
  double start = bench_now ();
  GPid process;
  int status;

  g_spawn_async (NULL, (char **) arguments, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL |
                     G_SPAWN_STDERR_TO_DEV_NULL,
                 NULL, NULL, &process, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wait4 (process, &status, 0, &usage), ==, process);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  bench_samples_add (&runs->time, bench_now () - start);
  bench_samples_add (&runs->memory, usage.ru_maxrss / 1024.0);
}

static char *
make_partnership (const char *accord)
{
  g_autofree char *path = bench_get_scratch ("paper.accord");
  g_autofree char *text = bench_get_scratch ("strategy.md");
  g_autofree char *strategy = bench_strategy_write ();
  g_autofree char *whole = g_strconcat ("---\ntitle: " TITLE "\n---\n", strategy, NULL);

  g_assert_true (g_file_set_contents (text, whole, -1, NULL));
  bench_command ((const char *const[]) { accord, "new", path, "--name", "Bench", NULL });
  bench_command ((const char *const[]) { accord, "import", path, "strategy", text, NULL });
  return g_steal_pointer (&path);
}

static guint
count_pages (const char *pdf)
{
  g_autofree char *command = g_strdup_printf ("pdfinfo %s", pdf);
  g_autofree char *output = NULL;
  const char *pages;

  g_assert_true (g_spawn_command_line_sync (command, &output, NULL, NULL, NULL));
  pages = strstr (output, "Pages:");
  g_assert_nonnull (pages);
  return (guint) atoi (pages + strlen ("Pages:"));
}

static void
report (Runs *ours, Runs *theirs, guint n_pages)
{
  double time = bench_samples_median (&ours->time);
  g_autofree char *what
      = g_strdup_printf ("a strategy of %u pages to PDF, %.0f pages a second", n_pages, n_pages * 1000 / time);

  bench_report (&(BenchRow) { "17", what, time, "ms", "LibreOffice, from its .docx", bench_samples_median (&theirs->time),
                              BENCH_RATIO, 0.1 });
  bench_report (&(BenchRow) { "17", "the most memory held for it", bench_samples_median (&ours->memory), "MB",
                              "LibreOffice", bench_samples_median (&theirs->memory), BENCH_RATIO, 0.25 });
}

int
main (int argc, char **argv)
{
  g_autofree char *path = make_partnership (argv[1]);
  g_autofree char *folder = bench_get_scratch ("theirs");
  g_autofree char *office = bench_get_scratch ("office");
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", office, NULL);
  g_autofree char *docx = bench_get_scratch ("strategy.docx");
  g_autofree char *pdf = bench_get_scratch ("strategy.pdf");
  const char *const ours[] = { argv[1], "report", path, "strategy", "--strategy", TITLE, "-o", pdf, NULL };
  const char *const theirs[]
      = { "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, docx, NULL };
  g_auto (Runs) accord = { 0 }, libreoffice = { 0 };

  runs_init (&accord);
  runs_init (&libreoffice);
  bench_command ((const char *const[]) { argv[1], "report", path, "strategy", "--strategy", TITLE, "-o", docx, NULL });
  bench_command ((const char *const[]) { "soffice", profile, "--headless", "--terminate_after_init", NULL });
  for (guint i = 0; i < bench_rounds (N_ROUNDS); i++)
    {
      measure (ours, &accord);
      measure (theirs, &libreoffice);
    }
  report (&accord, &libreoffice, count_pages (pdf));
  return 0;
}
