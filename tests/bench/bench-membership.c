/* bench-membership.c: a membership of 100,000 seats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Far more than any partnership has; what does not stutter here stutters nowhere. The anchor is a plain reading of the same
 * rows. The limits are one and a half to two times what two busy cores gave: they catch a way of reading that costs several
 * times as much, and are no promise.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "accord-bench.h"
#include "checks/accord-evaluator.h"
#include "checks/accord-live-checks.h"
#include "exchange/accord-export-members.h"
#include "membership/accord-chase.h"
#include "membership/accord-duplicates.h"
#include "membership/accord-erasure.h"
#include "membership/accord-membership.h"
#include "membership/accord-merge.h"
#include "membership/accord-seats.h"
#include "model/accord-founding.h"
#include "model/accord-list-edit.h"
#include "model/accord-record.h"
#include "store/accord-connection.h"

#define N_SEATS 100000
#define N_ROUNDS 11
#define DAY "2026-11-22"

/* Letters that stand nowhere else. */
#define LETTERS "Wkjyq"

/* --- the file --- */

/* A fifth as many organisations and people as seats; one seat in fifty is vacant. */
static const char *const FILLING[] = {
  "INSERT INTO organisation (id, name, kind, sector) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
  " WHERE i < 20000) SELECT 1000000 + i, 'Organisation ' || i || ' of ' || (i * 7919 % 20011), 'vcse', 'vcse' FROM n",
  "INSERT INTO person (id, name, post, organisation_id, email) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
  " FROM n WHERE i < 20000) SELECT 2000000 + i, CASE i WHEN 7 THEN 'Zqxv " LETTERS "' ELSE 'Holder ' || i END, 'Post ' || i,"
  " 1000000 + i, 'holder' || i || '@body' || i || '.example' FROM n",
  "INSERT INTO seat (id, number, title, sector, organisation_id, voting, position, from_on) WITH RECURSIVE n (i) AS"
  " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT 3000000 + i, i, 'Seat ' || i,"
  " CASE i % 4 WHEN 0 THEN 'nhs' WHEN 1 THEN 'vcse' WHEN 2 THEN 'local_authority' ELSE 'patient_voice' END,"
  " 1000001 + i % 20000, 'yes', i, '2022-07-01' FROM n",
  "INSERT INTO appointment (id, seat_id, organisation_id, person_id, post, start_from, start_until) WITH RECURSIVE n (i) AS"
  " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT 4000000 + i, 3000000 + i, 1000001 + i % 20000,"
  " 2000001 + i % 20000, 'Post ' || i, '2023-05-01', '2023-05-31' FROM n WHERE i % 50 <> 0",
};

static gpointer
fill_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (FILLING); i++)
    if (!accord_connection_run (connection, error, FILLING[i], ""))
      return NULL;
  return GINT_TO_POINTER (TRUE);
}

static AccordPartnership *
create (const char *path)
{
  AccordFounding founding = {
    .name = "Bench",
    .icb = "NHS Bench ICB",
    .councils = (const char *const[]) { "Bench Council", NULL },
    .healthwatch = (const char *const[]) { NULL },
    .places = (const char *const[]) { NULL },
  };
  g_autoptr (GError) error = NULL;
  AccordPartnership *partnership;

  g_unlink (path);
  partnership = accord_partnership_create (path, accord_founding_fill (&founding), &error);
  g_assert_no_error (error);
  bench_run (partnership, accord_request_edit ("Filled", fill_cb, NULL, NULL, NULL));
  return partnership;
}

/* --- one measure --- */

static double
read_plainly (AccordPartnership *partnership)
{
  double start = bench_now ();
  g_autoptr (GArray) seats = bench_get_ints (partnership, "SELECT s.id + length (s.title || coalesce (a.post, '')) FROM seat"
                                                          " AS s LEFT JOIN appointment AS a ON a.seat_id = s.id");

  return bench_now () - start;
}

static void
report (const char *what, double measured, double anchor, double limit)
{
  bench_report (&(BenchRow) { "16", what, measured, "ms", "plain reading", anchor, BENCH_AT_MOST, limit });
}

/* The median of asking @rounds times; every answer is thrown away. */
#define MEASURE(rounds, request, answer_free)                                                                          \
  ({                                                                                                                   \
    g_auto (BenchSamples) samples_ = { 0 };                                                                            \
    bench_samples_init (&samples_);                                                                                    \
    for (guint i_ = 0; i_ < (rounds); i_++)                                                                            \
      {                                                                                                                \
        double start_ = bench_now ();                                                                                  \
        gpointer answer_ = bench_run (partnership, request);                                                           \
        bench_samples_add (&samples_, bench_now () - start_);                                                          \
        answer_free (answer_);                                                                                         \
      }                                                                                                                \
    bench_samples_median (&samples_);                                                                                  \
  })

static void
leave (gpointer answer)
{
}

/* --- the table --- */

static double
wait_for_list (AccordList *list)
{
  double start = bench_now ();

  bench_wait_until (!accord_list_is_loading (list));
  return bench_now () - start;
}

static void
measure_table (AccordPartnership *partnership, double anchor)
{
  double start = bench_now ();
  g_autoptr (AccordList) list = accord_list_new (partnership, &accord_seats);
  g_auto (BenchSamples) jumps = { 0 };

  bench_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) >= N_SEATS && !accord_list_is_loading (list));
  report ("seats opened in a table", bench_now () - start, anchor, 600);
  accord_list_set_filter (list, "vacant", "1");
  report ("only the vacant ones", wait_for_list (list), anchor, 400);
  accord_list_set_filter (list, "vacant", NULL);
  wait_for_list (list);

  bench_samples_init (&jumps);
  for (guint i = 0; i < 200; i++)
    {
      guint at = i * 7919 % (N_SEATS - 50);
      double one = bench_now ();

      for (guint k = 0; k < 40; k++)
        {
          g_autoptr (AccordListRow) row = g_list_model_get_item (G_LIST_MODEL (list), at + k);

          bench_wait_until (accord_list_row_get_record (row) != NULL);
        }
      bench_samples_add (&jumps, bench_now () - one);
    }
  report ("a jump to 40 rows elsewhere: p95", bench_samples_get (&jumps, 0.95), anchor, 16.7);
}

/* A thousand cells of a block that comes from a spreadsheet. */
static AccordRequest *
paste_new (void)
{
  g_autoptr (AccordListEdit) edit = accord_list_edit_new (&accord_seats);
  const AccordListColumn *column = NULL;

  for (guint i = 0; i < accord_seats.n_columns; i++)
    if (g_str_equal (accord_seats.columns[i].key, "number"))
      column = &accord_seats.columns[i];
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("P%u-%u", i, (guint) g_random_int_range (0, 1000));

      accord_list_edit_put (edit, i, 3000001 + i * 97, column, text);
    }
  return accord_list_edit_store (edit, "Pasted");
}

/* --- the checks --- */

static void
note_cb (AccordChecks *checks, double *at)
{
  *at = bench_now ();
}

static void
measure_checks (AccordPartnership *partnership, double anchor)
{
  g_autoptr (AccordChecks) checks = NULL;
  g_auto (BenchSamples) samples = { 0 };

  bench_run (partnership, accord_record_add ("plan", (const char *const[]) { "title", NULL },
                                             (const char *const[]) { "Strategy", NULL }));
  checks = accord_checks_new (partnership);
  bench_wait_until (accord_checks_is_current (checks));
  bench_samples_init (&samples);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = bench_now (), at = 0;
      gulong handler = g_signal_connect (checks, "changed", G_CALLBACK (note_cb), &at);
      AccordRequest *edit = accord_record_set (accord_field_find ("seat", "statutory_basis"), 3000001 + i,
                                               "chosen", &error);

      bench_run (partnership, edit);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      bench_wait_until (accord_checks_is_current (checks));
      bench_samples_add (&samples, bench_now () - start);
      g_signal_handler_disconnect (checks, handler);
    }
  report ("a seat edited, and the states of the checks", bench_samples_median (&samples), anchor, 300);
}

/* --- erasure --- */

static void
measure_erasure (AccordPartnership *partnership, const char *path, double anchor)
{
  double start = bench_now ();
  g_autofree char *bytes = NULL;
  gsize length;

  bench_run (partnership, accord_erasure_erase (2000007));
  report ("a person erased", bench_now () - start, anchor, 8000);
  start = bench_now ();
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, LETTERS, strlen (LETTERS)));
  report ("the file searched for the name", bench_now () - start, anchor, 200);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = bench_get_scratch ("bench-members.accord");
  g_autofree char *csv = bench_get_scratch ("bench-members.csv");
  g_autofree char *xlsx = bench_get_scratch ("bench-members.xlsx");
  g_autoptr (AccordPartnership) partnership = create (path);
  double anchor = read_plainly (partnership);

  report ("membership as at a day", MEASURE (3, accord_membership_load (DAY), g_ptr_array_unref), anchor, 2000);
  measure_table (partnership, anchor);
  report ("1,000 cells pasted", MEASURE (3, paste_new (), leave), anchor, 400);
  measure_checks (partnership, anchor);
  report ("the chase list", MEASURE (3, accord_chase_load (DAY), g_ptr_array_unref), anchor, 2500);
  report ("duplicates found", MEASURE (3, accord_duplicates_load (), g_ptr_array_unref), anchor, 700);
  report ("two organisations merged", MEASURE (1, accord_merge ("organisation", 1000001, 1000002, NULL, NULL), leave), anchor,
          200);
  report ("exported as CSV", MEASURE (1, accord_export_members_save_csv (DAY, csv), leave), anchor, 3000);
  report ("exported as .xlsx", MEASURE (1, accord_export_members_save_xlsx (DAY, xlsx), leave), anchor, 10000);
  measure_erasure (partnership, path, anchor);
  return 0;
}
