/* bench-prose.c: opening a whole strategy in the editor of a text, and typing in it (targets 14 and 15)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: accord-bench-prose FIRST-FRAME-LIBRARY
 *        accord-bench-prose --show FILE
 */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <gtksourceview/gtksource.h>
#include <libspelling.h>

#include "accord-bench.h"
#include "bench-strategy.h"
#include "ui/prose/accord-prose-area.h"
#include "ui/prose/accord-prose-view.h"

#define N_ROUNDS 11
#define N_KEYS 300

/* --- a window with a text in it --- */

static GtkWidget *
show_text (const char *text)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *view = accord_prose_view_new ();

  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 800);
  accord_prose_view_set_text (ACCORD_PROSE_VIEW (view), text);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (view);

  return view;
}

static AccordProseArea *
find_area (GtkWidget *widget)
{
  AccordProseArea *found = ACCORD_IS_PROSE_AREA (widget) ? ACCORD_PROSE_AREA (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_area (child);

  return found;
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* What GtkTextView does for a key, and the frame that shows it. In processor time, since what others do is not
 * ours; the spelling of the whole text has been checked before, and the text scrolled to where it is typed.
 */
static void
type (GtkWidget *view, BenchSamples *frames)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (accord_prose_area_get_buffer (find_area (view)));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  gint64 end = g_get_monotonic_time () + 3 * G_USEC_PER_SEC;
  gboolean painted = FALSE;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, gtk_text_buffer_get_line_count (buffer) - 2);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (find_area (view)), gtk_text_buffer_get_insert (buffer));
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);

  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  for (guint i = 0; i < bench_rounds (N_KEYS); i++)
    {
      double before = bench_cpu ();

      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_insert_interactive_at_cursor (buffer, i % 6 == 5 ? " " : "e", 1, TRUE);
      gtk_text_buffer_end_user_action (buffer);
      gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (find_area (view)), gtk_text_buffer_get_insert (buffer));
      painted = FALSE;
      gtk_widget_queue_draw (view);
      bench_wait_until (painted);
      bench_samples_add (frames, bench_cpu () - before);
    }
  g_signal_handlers_disconnect_by_func (clock, painted_cb, &painted);
}

static void
activate_cb (GtkApplication *application, const char *path)
{
  g_autofree char *text = NULL;
  GtkWidget *view;

  gtk_source_init ();
  spelling_init ();
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;

  view = show_text (text);
  gtk_window_set_application (GTK_WINDOW (gtk_widget_get_root (view)), application);
}

static int
show_file (const char *path)
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("io.github.accord_icp.Accord.Bench.Prose", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), (gpointer) path);

  return g_application_run (G_APPLICATION (application), 0, NULL);
}

static void
start (GSubprocessLauncher *launcher, const char *const *command, const char *answer, BenchSamples *first_frames)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *text = NULL;
  double began = bench_now ();
  double first = 0;

  g_unlink (answer);
  process = g_subprocess_launcher_spawnv (launcher, command, &error);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  if (!g_file_get_contents (answer, &text, NULL, NULL) || sscanf (text, "%lf", &first) != 1)
    g_error ("%s painted nothing", command[0]);
  bench_samples_add (first_frames, first - began);
}

static void
report_opening (const char *program, const char *library, const char *path)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *answer = bench_get_scratch ("frame");
  g_auto (BenchSamples) ours = { 0 };
  g_auto (BenchSamples) editor = { 0 };

  bench_samples_init (&ours);
  bench_samples_init (&editor);
  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", library, TRUE);
  g_subprocess_launcher_setenv (launcher, "ACCORD_BENCH_FRAME", answer, TRUE);
  for (guint i = 0; i < bench_rounds (N_ROUNDS); i++)
    {
      start (launcher, (const char *const[]){ program, "--show", path, NULL }, answer, &ours);
      start (launcher, (const char *const[]){ "gnome-text-editor", "--standalone", path, NULL }, answer, &editor);
    }

  bench_report (&(BenchRow){ "14", "120 pages in one section, to first frame", bench_samples_median (&ours), "ms",
                             "gnome-text-editor", bench_samples_median (&editor), BENCH_RATIO, 1 });
}

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_auto (BenchSamples) frames = { 0 };

  if (argc == 3)
    return show_file (argv[2]);

  /* First of all, since a display that nobody uses between two programs begins anew. */
  gtk_init ();
  adw_init ();
  gtk_source_init ();
  spelling_init ();

  text = bench_strategy_write ();
  if (argc == 2)
    {
      path = bench_get_scratch ("strategy.md");
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      report_opening (argv[0], argv[1], path);
    }

  bench_samples_init (&frames);
  type (show_text (text), &frames);
  bench_report (&(BenchRow){ "15", "a key typed at the end of 120 pages, p99", bench_samples_get (&frames, 0.99), "ms",
                             "one frame", 1000.0 / 60, BENCH_AT_MOST, 1000.0 / 60 });

  return 0;
}
