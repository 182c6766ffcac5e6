/* bench-edit.c: an edit stored, an edit taken back (targets 9 and 10)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "accord-bench.h"
#include "model/accord-record.h"

#define N_EDITS 1000
#define N_DELETES 11

/* --- the least that a durable write costs --- */

typedef struct
{
  int fd;
  guint n;
} Disk;

static void
disk_open (Disk *self)
{
  g_autofree char *path = bench_get_scratch ("disk");
  char page[4096] = { 1 };

  *self = (Disk) { g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) };
  for (guint i = 0; i < 64; i++)
    g_assert_cmpint (write (self->fd, page, sizeof page), ==, sizeof page);
  fsync (self->fd);
}

static double
disk_write (Disk *self)
{
  char page[4096] = { 2 };
  double start = bench_now ();

  g_assert_cmpint (pwrite (self->fd, page, sizeof page, (off_t) (self->n++ % 64 * sizeof page)), ==, sizeof page);
  g_assert_cmpint (fdatasync (self->fd), ==, 0);
  return bench_now () - start;
}

/* --- one edit --- */

typedef struct
{
  AccordPartnership *partnership;
  gint64 activity;
  gboolean done;
} Edit;

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

static AccordRequest *
edit_new (gint64 activity, guint n)
{
  g_autofree char *text = g_strdup_printf ("Edit %u about waiting times and access for carers", n);
  g_autoptr (GError) error = NULL;
  AccordRequest *request = accord_record_set (accord_field_find ("activity", "title"), activity, text, &error);

  g_assert_no_error (error);
  return request;
}

/* As the window makes it: asked for, and told when it is on the disk. How long the window's own thread is held up by the
 * asking is told apart from how long it takes until the edit is durable. */
static void
measure_edits (AccordPartnership *partnership, GArray *activities)
{
  g_auto (BenchSamples) asked, stored, anchor;
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  Disk disk;

  bench_samples_init (&asked);
  bench_samples_init (&stored);
  bench_samples_init (&anchor);
  disk_open (&disk);
  for (guint i = 0; i < bench_rounds (N_EDITS); i++)
    {
      gint64 activity = g_array_index (activities, gint64, g_rand_int_range (rand, 0, (gint32) activities->len));
      double start = bench_now ();
      gboolean done = FALSE;

      accord_partnership_run_async (partnership, edit_new (activity, i), NULL, stored_cb, &done);
      bench_samples_add (&asked, bench_now () - start);
      bench_wait_until (done);
      bench_samples_add (&stored, bench_now () - start);
      bench_samples_add (&anchor, disk_write (&disk));
    }
  close (disk.fd);
  bench_report (&(BenchRow) { "9", "edit stored, indexed, undoable: median", bench_samples_median (&stored), "ms",
                              "4 KiB write + fdatasync", bench_samples_median (&anchor), BENCH_RATIO, 20 });
  bench_report (&(BenchRow) { "9", "the same, p99", bench_samples_get (&stored, 0.99), "ms",
                              "4 KiB write + fdatasync, p99", bench_samples_get (&anchor, 0.99), BENCH_RATIO, 20 });
  bench_report (&(BenchRow) { "9", "main thread held up, p99", bench_samples_get (&asked, 0.99), "ms",
                              "4 KiB write + fdatasync, p99", bench_samples_get (&anchor, 0.99), BENCH_AT_MOST, 0.1 });
}

/* --- taking back --- */

static double
time_request (AccordPartnership *partnership, AccordRequest *request)
{
  double start = bench_now ();

  g_free (bench_run (partnership, request));
  return bench_now () - start;
}

static double
time_edit (AccordPartnership *partnership, AccordRequest *request)
{
  double start = bench_now ();

  bench_run (partnership, request);
  return bench_now () - start;
}

static void
measure_undo (AccordPartnership *partnership, GArray *activities)
{
  g_auto (BenchSamples) made, undone;

  bench_samples_init (&made);
  bench_samples_init (&undone);
  for (guint i = 0; i < bench_rounds (N_EDITS); i++)
    {
      gint64 activity = g_array_index (activities, gint64, i * 7919 % activities->len);

      bench_samples_add (&made, time_edit (partnership, edit_new (activity, i)));
      bench_samples_add (&undone, time_request (partnership, accord_request_undo ()));
    }
  bench_report (&(BenchRow) { "10", "undo of one edit: median", bench_samples_median (&undone), "ms", "the edit",
                              bench_samples_median (&made), BENCH_AT_MOST, 1 });
}

static guint
count_dependants (AccordPartnership *partnership, gint64 plan)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT (SELECT count(*) FROM section WHERE plan_id = %" G_GINT64_FORMAT
                       ") + (SELECT count(*) FROM evidence_link AS l JOIN section AS s ON s.id = l.section_id"
                       " WHERE s.plan_id = %" G_GINT64_FORMAT ")",
                       plan, plan);

  return (guint) bench_get_int (partnership, sql);
}

static void
measure_undo_delete (AccordPartnership *partnership)
{
  g_autoptr (GArray) plans = bench_get_ints (partnership, "SELECT id FROM plan ORDER BY position");
  g_autofree char *what = NULL;
  g_auto (BenchSamples) deleted, undone;

  bench_samples_init (&deleted);
  bench_samples_init (&undone);
  for (guint i = 0; i < bench_rounds (N_DELETES); i++)
    {
      gint64 plan = g_array_index (plans, gint64, i);

      bench_samples_add (&deleted, time_edit (partnership, accord_record_delete ("plan", plan)));
      bench_samples_add (&undone, time_request (partnership, accord_request_undo ()));
    }
  what = g_strdup_printf ("undo of a strategy's deletion, %u dependants",
                          count_dependants (partnership, g_array_index (plans, gint64, 0)));
  bench_report (&(BenchRow) { "10", what, bench_samples_median (&undone), "ms", "the deletion",
                              bench_samples_median (&deleted), BENCH_RATIO, 2 });
}

int
main (void)
{
  g_autofree char *path = bench_copy_partnership ();
  g_autoptr (AccordPartnership) partnership = bench_open (path);
  g_autoptr (GArray) activities = bench_get_ints (partnership, "SELECT id FROM activity ORDER BY id");

  measure_edits (partnership, activities);
  measure_undo (partnership, activities);
  measure_undo_delete (partnership);
  return 0;
}
