/* accord-bench.h: what the benchmarks share: clocks, samples, a partnership to work on, and the line that is reported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-partnership.h"

G_BEGIN_DECLS

/**
 * BenchSamples:
 *
 * Times in milliseconds. The median wants 11 or more of them, the 99th percentile 1,000 or more.
 */
typedef struct
{
  GArray *values;
} BenchSamples;

void bench_samples_init (BenchSamples *self);
void bench_samples_clear (BenchSamples *self);
void bench_samples_add (BenchSamples *self, double value);
double bench_samples_get (BenchSamples *self, double quantile);
double bench_samples_median (BenchSamples *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BenchSamples, bench_samples_clear)

double bench_now (void);
double bench_cpu (void);

/**
 * BenchLimit:
 * @BENCH_RATIO: at most @limit times the anchor
 * @BENCH_AT_MOST: at most @limit, in the unit of what is measured; the anchor is there to compare with
 *
 * What a target asks.
 */
typedef enum
{
  BENCH_RATIO,
  BENCH_AT_MOST,
} BenchLimit;

/**
 * BenchRow:
 * @target: its number
 * @what: what was measured
 * @measured: how much of it
 * @unit: of both figures
 * @anchor: what it is compared with, in the same run
 * @anchor_value: how much that took
 * @kind: what the target asks
 * @limit: and how much
 *
 * One line of the table.
 */
typedef struct
{
  const char *target;
  const char *what;
  double measured;
  const char *unit;
  const char *anchor;
  double anchor_value;
  BenchLimit kind;
  double limit;
} BenchRow;

void bench_report (const BenchRow *row);

guint bench_rounds (guint full);
guint bench_get_n_activities (void);
char *bench_get_data (const char *suffix);
char *bench_get_scratch (const char *name);
char *bench_copy_partnership (void);
AccordPartnership *bench_open (const char *path);
gpointer bench_run (AccordPartnership *partnership, AccordRequest *request);
AccordRequest *bench_query (const char *sql);
gint64 bench_get_int (AccordPartnership *partnership, const char *sql);
GArray *bench_get_ints (AccordPartnership *partnership, const char *sql);
double bench_command (const char *const *arguments);

/* Iterates the main context until @condition holds. */
#define bench_wait_until(condition)                                                                                    \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    while (!(condition))                                                                                               \
      g_main_context_iteration (NULL, TRUE);                                                                           \
  }                                                                                                                    \
  G_STMT_END

G_END_DECLS
