/* first-frame.c: tells when a GTK program has painted its first frame, and what memory it holds then
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * To be preloaded into any program. It writes one line to the file named by ACCORD_BENCH_FRAME: milliseconds on the
 * monotonic clock when the first frame was painted, and kilobytes of private dirty memory once nothing has been painted
 * for a while. Then it ends the program.
 */

#include <dlfcn.h>
#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* As long without a frame is the end of the start; and a program whose cursor blinks is ended after so long. */
#define QUIET_US (800 * 1000)
#define LONGEST_US (2 * G_USEC_PER_SEC)

static gint64 first, last;

static long
read_private_dirty (void)
{
  FILE *file = fopen ("/proc/self/smaps_rollup", "r");
  char line[256];
  long kilobytes = 0;

  while (file != NULL && fgets (line, sizeof line, file) != NULL)
    if (g_str_has_prefix (line, "Private_Dirty:"))
      kilobytes = atol (line + strlen ("Private_Dirty:"));
  if (file != NULL)
    fclose (file);
  return kilobytes;
}

static gboolean
look_cb (gpointer data)
{
  gint64 now = g_get_monotonic_time ();
  FILE *file;

  if (first == 0 || (now - last < QUIET_US && now - first < LONGEST_US))
    return G_SOURCE_CONTINUE;
  file = fopen (getenv ("ACCORD_BENCH_FRAME"), "w");
  fprintf (file, "%.3f %ld\n", (double) first / 1e3, read_private_dirty ());
  fclose (file);
  _exit (0);
}

static gboolean
painted_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  last = g_get_monotonic_time ();
  if (first == 0)
    first = last;
  return TRUE;
}

int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*run) (GApplication *, int, char **) = dlsym (RTLD_NEXT, "g_application_run");
  GType (*get_clock_type) (void) = dlsym (RTLD_DEFAULT, "gdk_frame_clock_get_type");

  if (get_clock_type != NULL && getenv ("ACCORD_BENCH_FRAME") != NULL)
    {
      g_type_ensure (get_clock_type ());
      g_type_class_ref (get_clock_type ());
      g_signal_add_emission_hook (g_signal_lookup ("after-paint", get_clock_type ()), 0, painted_cb, NULL, NULL);
      g_timeout_add (50, look_cb, NULL);
    }
  return run (application, argc, argv);
}
