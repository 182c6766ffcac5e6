/* bench-checks.c: the involvement states after an edit (target 8)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-bench.h"
#include "checks/accord-evaluator.h"
#include "checks/accord-live-checks.h"
#include "model/accord-record.h"

#define N_EDITS 1000
#define N_RECOUNTS 12

typedef struct
{
  double heard;              /* when the edit was announced; 0 while it is on its way to the disk */
} Watch;

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  ((Watch *) data)->heard = bench_now ();
}

static AccordRequest *
respond_new (gint64 feedback, guint n)
{
  g_autofree char *text = g_strdup_printf ("The text says so now, and will in edition %u", n);
  g_autoptr (GError) error = NULL;
  AccordRequest *request = accord_record_set (accord_field_find ("feedback", "response_text"), feedback, text, &error);

  g_assert_no_error (error);
  return request;
}

/* From the moment when the window hears of an edit to the moment when the states it shows are right again. */
static double
edit (AccordPartnership *partnership, AccordChecks *checks, Watch *watch, AccordRequest *request)
{
  watch->heard = 0;
  accord_partnership_run_async (partnership, request, NULL, NULL, NULL);
  bench_wait_until (watch->heard != 0 && accord_checks_is_current (checks));
  return bench_now () - watch->heard;
}

static double
recount (AccordPartnership *partnership)
{
  double start = bench_now ();
  g_autoptr (GPtrArray) plans = bench_run (partnership, accord_checks_for_plan (0));

  return bench_now () - start;
}

int
main (void)
{
  g_autofree char *path = bench_copy_partnership ();
  g_autoptr (AccordPartnership) partnership = bench_open (path);
  g_autoptr (GArray) feedback = bench_get_ints (
      partnership, "SELECT f.id FROM feedback AS f WHERE EXISTS"
                   " (SELECT 1 FROM evidence_link AS l WHERE l.feedback_id = f.id) ORDER BY f.id");
  g_autoptr (AccordChecks) checks = NULL;
  g_auto (BenchSamples) edited = { 0 }, recounted = { 0 };
  Watch watch = { 0 };

  bench_samples_init (&edited);
  bench_samples_init (&recounted);
  g_signal_connect (partnership, "changed", G_CALLBACK (changed_cb), &watch);
  checks = accord_checks_new (partnership);
  bench_wait_until (accord_checks_is_current (checks));

  for (guint i = 0; i < bench_rounds (N_EDITS); i++)
    {
      gint64 id = g_array_index (feedback, gint64, i * 7919 % feedback->len);

      bench_samples_add (&edited, edit (partnership, checks, &watch, respond_new (id, i)));
      if (i % (bench_rounds (N_EDITS) / N_RECOUNTS + 1) == 0)
        bench_samples_add (&recounted, recount (partnership));
    }
  bench_report (&(BenchRow) { "8", "states right after an edit: median", bench_samples_median (&edited), "ms",
                              "full recount", bench_samples_median (&recounted), BENCH_RATIO, 1.0 / 400 });
  bench_report (&(BenchRow) { "8", "the same, worst of 1,000", bench_samples_get (&edited, 1), "ms", "full recount",
                              bench_samples_median (&recounted), BENCH_AT_MOST, 2 });
  g_clear_object (&checks);
  g_signal_handlers_disconnect_by_data (partnership, &watch);
  return 0;
}
