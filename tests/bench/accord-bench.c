/* accord-bench.c: what the benchmarks share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-bench.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <time.h>

#include "store/accord-connection.h"

void
bench_samples_init (BenchSamples *self)
{
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_samples_clear (BenchSamples *self)
{
  g_clear_pointer (&self->values, g_array_unref);
}

void
bench_samples_add (BenchSamples *self, double value)
{
  g_array_append_val (self->values, value);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return one < two ? -1 : one > two;
}

double
bench_samples_get (BenchSamples *self, double quantile)
{
  g_assert_cmpuint (self->values->len, >, 0);
  g_array_sort (self->values, compare_doubles);
  return g_array_index (self->values, double, (guint) (quantile * (self->values->len - 1) + 0.5));
}

double
bench_samples_median (BenchSamples *self)
{
  return bench_samples_get (self, 0.5);
}

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec * 1e-6;
}

/* Milliseconds that have passed. */
double
bench_now (void)
{
  return read_clock (CLOCK_MONOTONIC);
}

/* Milliseconds of a processor that this thread has used. */
double
bench_cpu (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID);
}

/**
 * bench_report:
 * @row: what was found
 *
 * Prints one line, its parts parted by tabs, which `run.py` gathers into the table.
 */
void
bench_report (const BenchRow *row)
{
  double ratio = row->measured / row->anchor_value;
  gboolean met = (row->kind == BENCH_RATIO ? ratio : row->measured) <= row->limit;

  g_print ("row\t%s\t%s\t%.3f\t%s\t%s\t%.3f\t%.4f\t%s\t%g\t%s\n", row->target, row->what, row->measured, row->unit,
           row->anchor, row->anchor_value, ratio, row->kind == BENCH_RATIO ? "ratio" : "most", row->limit,
           met ? "met" : "not met");
}

/**
 * bench_rounds:
 * @full: how often a thing is to be measured
 *
 * Returns: that, or a tenth of it for somebody who only wants to see whether it works
 */
guint
bench_rounds (guint full)
{
  return g_getenv ("ACCORD_BENCH_QUICK") != NULL ? MAX (full / 10, 1) : full;
}

/**
 * bench_get_n_activities:
 *
 * Returns: how many activities the generated partnership has
 */
guint
bench_get_n_activities (void)
{
  return (guint) g_ascii_strtoull (g_getenv ("ACCORD_BENCH_ROWS"), NULL, 10);
}

/**
 * bench_get_data:
 * @suffix: "accord", "csv" or "xlsx"
 *
 * Returns: (transfer full): a file that the generator made; to be read only
 */
char *
bench_get_data (const char *suffix)
{
  return g_strdup_printf ("%s/%u.%s", g_getenv ("ACCORD_BENCH_DATA"), bench_get_n_activities (), suffix);
}

/**
 * bench_get_scratch:
 *
 * Returns: (transfer full): where this run may write a file of the name
 */
char *
bench_get_scratch (const char *name)
{
  return g_build_filename (g_get_tmp_dir (), name, NULL);
}

/**
 * bench_copy_partnership:
 *
 * Returns: (transfer full): a copy of the generated partnership, to be written to
 */
char *
bench_copy_partnership (void)
{
  g_autofree char *from = bench_get_data ("accord");
  char *to = bench_get_scratch ("bench.accord");
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) copy = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return to;
}

AccordPartnership *
bench_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  AccordPartnership *partnership = accord_partnership_open (path, &error);

  g_assert_no_error (error);
  return partnership;
}

gpointer
bench_run (AccordPartnership *partnership, AccordRequest *request)
{
  g_autoptr (GError) error = NULL;
  gpointer answer = accord_partnership_run (partnership, request, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static gpointer
query_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, data, "");
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local_error = NULL;

  while (rows != NULL && accord_statement_step (rows, &local_error))
    {
      gint64 number = accord_statement_int (rows, 0);

      g_array_append_val (numbers, number);
    }
  g_assert_no_error (local_error);
  return g_steal_pointer (&numbers);
}

/**
 * bench_query:
 * @sql: one statement
 *
 * Returns: (transfer full): a question whose answer is a #GArray of the first column's numbers
 */
AccordRequest *
bench_query (const char *sql)
{
  return accord_request_read (query_cb, g_strdup (sql), g_free, (GDestroyNotify) g_array_unref);
}

GArray *
bench_get_ints (AccordPartnership *partnership, const char *sql)
{
  return bench_run (partnership, bench_query (sql));
}

gint64
bench_get_int (AccordPartnership *partnership, const char *sql)
{
  g_autoptr (GArray) numbers = bench_get_ints (partnership, sql);

  g_assert_cmpuint (numbers->len, ==, 1);
  return g_array_index (numbers, gint64, 0);
}

/**
 * bench_command:
 * @arguments: (array zero-terminated=1): a program and its arguments
 *
 * Runs another program, which must succeed.
 *
 * Returns: how many milliseconds it took
 */
double
bench_command (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                                       G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return bench_now () - start;
}
