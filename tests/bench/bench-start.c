/* bench-start.c: from the start to the first frame, and the memory held then (targets 1 and 2)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: accord-bench-start ACCORD BARE-WINDOW FIRST-FRAME-LIBRARY
 */

#include <glib/gstdio.h>

#include "accord-bench.h"

#define N_ROUNDS 11

typedef struct
{
  BenchSamples first;
  BenchSamples memory;
} Starts;

static void
starts_init (Starts *self)
{
  bench_samples_init (&self->first);
  bench_samples_init (&self->memory);
}

static void
starts_clear (Starts *self)
{
  bench_samples_clear (&self->first);
  bench_samples_clear (&self->memory);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Starts, starts_clear)

/* The partnership that was open last, in folders of this run's own. */
static void
prepare (GSubprocessLauncher *launcher)
{
  g_autofree char *data = bench_get_scratch ("data");
  g_autofree char *config = bench_get_scratch ("config");
  g_autofree char *folder = g_build_filename (data, "accord", NULL);
  g_autofree char *target = g_build_filename (folder, "bench.accord", NULL);
  g_autofree char *settings = g_build_filename (config, "glib-2.0", "settings", NULL);
  g_autofree char *keys = g_build_filename (settings, "keyfile", NULL);
  g_autofree char *path = bench_copy_partnership ();

  g_mkdir_with_parents (folder, 0700);
  g_mkdir_with_parents (settings, 0700);
  g_assert_cmpint (g_rename (path, target), ==, 0);
  g_assert_true (g_file_set_contents (keys, "[io/github/accord_icp/Accord]\nlast-partnership='bench'\n", -1, NULL));
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", config, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
}

static void
start (GSubprocessLauncher *launcher, const char *program, const char *argument, const char *answer, Starts *starts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *text = NULL;
  double began = bench_now (), first = 0;
  long memory = 0;

  g_unlink (answer);
  process = g_subprocess_launcher_spawn (launcher, &error, program, argument, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  if (!g_file_get_contents (answer, &text, NULL, NULL) || sscanf (text, "%lf %ld", &first, &memory) != 2)
    g_error ("%s painted nothing", program);
  bench_samples_add (&starts->first, first - began);
  bench_samples_add (&starts->memory, (double) memory / 1024);
}

int
main (int argc, char **argv)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *answer = bench_get_scratch ("frame");
  g_auto (Starts) ours = { 0 }, bare = { 0 }, editor = { 0 };
  double limit = bench_get_n_activities () > 100000 ? 1.5 : 1.3;

  g_assert_cmpint (argc, ==, 4);
  starts_init (&ours);
  starts_init (&bare);
  starts_init (&editor);
  prepare (launcher);
  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", argv[3], TRUE);
  g_subprocess_launcher_setenv (launcher, "ACCORD_BENCH_FRAME", answer, TRUE);
  for (guint i = 0; i < bench_rounds (N_ROUNDS); i++)
    {
      start (launcher, argv[1], NULL, answer, &ours);
      start (launcher, argv[2], NULL, answer, &bare);
      start (launcher, "gnome-text-editor", "--standalone", answer, &editor);
    }

  bench_report (&(BenchRow) { "1", "exec to first frame", bench_samples_median (&ours.first), "ms",
                              "bare libadwaita window", bench_samples_median (&bare.first), BENCH_RATIO, limit });
  bench_report (&(BenchRow) { "1", "the same", bench_samples_median (&ours.first), "ms", "gnome-text-editor",
                              bench_samples_median (&editor.first), BENCH_RATIO, 1 });
  bench_report (&(BenchRow) { "2", "private dirty memory then", bench_samples_median (&ours.memory), "MB",
                              "bare libadwaita window", bench_samples_median (&bare.memory), BENCH_RATIO, 1.6 });
  return 0;
}
