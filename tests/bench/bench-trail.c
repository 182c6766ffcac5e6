/* bench-trail.c: following the trail, the lens, the orphans and the coverage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-bench.h"
#include "engagement/accord-lens.h"
#include "engagement/accord-orphans.h"
#include "engagement/accord-plan-coverage.h"

#define N_ASKED 30

/* As many rows as the page shows. */
#define N_SHOWN 100

/* What somebody who has no index would ask for the same words. */
static const char *const SCANS[] = {
  "SELECT f.id FROM feedback AS f WHERE f.text LIKE '%carer%' OR f.response_text LIKE '%carer%'",
  "SELECT a.id FROM activity AS a WHERE a.title LIKE '%carer%' OR a.reached LIKE '%carer%' OR a.asked LIKE '%carer%'"
  " OR a.note LIKE '%carer%'",
  "SELECT s.id FROM section AS s WHERE s.body LIKE '%carer%' OR s.heading LIKE '%carer%'",
};

static double
scan (AccordPartnership *partnership)
{
  double start = bench_now ();

  for (guint i = 0; i < G_N_ELEMENTS (SCANS); i++)
    {
      g_autoptr (GArray) ids = bench_run (partnership, bench_query (SCANS[i]));
    }
  return bench_now () - start;
}

static gint64 organisation;

static AccordRequest *
ask_trail (void)
{
  return accord_trail_load (ACCORD_TRAIL_ORGANISATION, organisation);
}

static AccordRequest *
ask_common (void)
{
  return accord_lens_find ("carers");
}

static AccordRequest *
ask_tree (void)
{
  return accord_lens_find ("neurological");
}

static AccordRequest *
ask_orphans (void)
{
  return accord_orphans_load (N_SHOWN);
}

static AccordRequest *
ask_coverage (void)
{
  return accord_plan_coverage_load (0);
}

static const struct
{
  const char *what;
  AccordRequest *(*ask) (void);
  GDestroyNotify free_answer;
} QUESTIONS[] = {
  { "trail of the busiest organisation", ask_trail, (GDestroyNotify) accord_trail_free },
  { "lens of a group whose word is everywhere", ask_common, (GDestroyNotify) accord_lens_free },
  { "lens of a condition with 19 below", ask_tree, (GDestroyNotify) accord_lens_free },
  { "where the trail breaks", ask_orphans, (GDestroyNotify) accord_orphans_free },
  { "coverage of a strategy", ask_coverage, (GDestroyNotify) accord_plan_coverage_free },
};

int
main (void)
{
  g_autofree char *path = bench_get_data ("accord");
  g_autoptr (AccordPartnership) partnership = bench_open (path);
  g_autoptr (GArray) busiest = bench_get_ints (
      partnership, "SELECT organisation_id FROM activity_party GROUP BY 1 ORDER BY count (*) DESC LIMIT 1");
  g_auto (BenchSamples) scanned = { 0 };

  organisation = g_array_index (busiest, gint64, 0);
  bench_samples_init (&scanned);
  for (guint i = 0; i < 11; i++)
    bench_samples_add (&scanned, scan (partnership));
  for (guint q = 0; q < G_N_ELEMENTS (QUESTIONS); q++)
    {
      g_auto (BenchSamples) asked = { 0 };

      bench_samples_init (&asked);
      for (guint i = 0; i < bench_rounds (N_ASKED); i++)
        {
          double start = bench_now ();
          gpointer answer = bench_run (partnership, QUESTIONS[q].ask ());

          bench_samples_add (&asked, bench_now () - start);
          QUESTIONS[q].free_answer (answer);
        }
      bench_report (&(BenchRow) { "issue 5", QUESTIONS[q].what, bench_samples_median (&asked), "ms", "LIKE scan",
                                  bench_samples_median (&scanned), BENCH_AT_MOST, 1000 });
    }
  return 0;
}
