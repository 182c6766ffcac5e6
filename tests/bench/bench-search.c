/* bench-search.c: from a keystroke to the rows that hold what is typed (target 5)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-bench.h"
#include "bench-words.h"
#include "engagement/accord-activities.h"
#include "model/accord-list.h"

/* As many rows as a window shows. */
#define N_SHOWN 40
#define N_KEYSTROKES 1000
#define N_SCANS 11

/* What a view does: it takes the rows it shows, and holds them. */
static void
hold_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  GPtrArray *held = data;

  g_ptr_array_set_size (held, 0);
  for (guint i = 0; i < MIN (g_list_model_get_n_items (list), N_SHOWN); i++)
    g_ptr_array_add (held, g_list_model_get_item (list, i));
}

static gboolean
is_shown (AccordList *list, GPtrArray *held)
{
  if (accord_list_is_loading (list))
    return FALSE;
  for (guint i = 0; i < held->len; i++)
    if (accord_list_row_get_record (g_ptr_array_index (held, i)) == NULL)
      return FALSE;
  return TRUE;
}

static double
type (AccordList *list, const char *text, GPtrArray *held)
{
  double start = bench_now ();

  accord_list_set_search (list, text);
  bench_wait_until (is_shown (list, held));
  return bench_now () - start;
}

/* What somebody who has no index would ask. */
static AccordRequest *
scan_new (const char *word)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT a.id FROM activity AS a WHERE a.title LIKE '%%%s%%' OR a.asked LIKE '%%%s%%' OR a.note LIKE '%%%s%%'"
      " OR EXISTS (SELECT 1 FROM feedback AS f WHERE f.activity_id = a.id AND"
      " (f.text LIKE '%%%s%%' OR f.response_text LIKE '%%%s%%')) ORDER BY a.happened_from DESC, a.id DESC",
      word, word, word, word, word);

  return bench_query (sql);
}

static double
scan (AccordPartnership *partnership, const char *word)
{
  double start = bench_now ();
  g_autoptr (GArray) ids = bench_run (partnership, scan_new (word));

  return bench_now () - start;
}

int
main (void)
{
  g_autofree char *path = bench_get_data ("accord");
  g_autoptr (AccordPartnership) partnership = bench_open (path);
  g_autoptr (AccordList) list = accord_list_new (partnership, &accord_activities);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const *words = bench_words_get_common ();
  g_auto (BenchSamples) typed = { 0 }, scanned = { 0 };
  guint n = 0;

  bench_samples_init (&typed);
  bench_samples_init (&scanned);
  g_signal_connect (list, "items-changed", G_CALLBACK (hold_cb), held);
  bench_wait_until (is_shown (list, held));

  for (guint w = 0; n < bench_rounds (N_KEYSTROKES); w = words[w + 1] != NULL ? w + 1 : 0)
    {
      for (gsize length = 2; length <= strlen (words[w]); length++, n++)
        {
          g_autofree char *text = g_strndup (words[w], length);

          bench_samples_add (&typed, type (list, text, held));
        }
      if (scanned.values->len < bench_rounds (N_SCANS))
        bench_samples_add (&scanned, scan (partnership, words[w]));
    }

  bench_report (&(BenchRow) { "5", "keystroke to rows: median", bench_samples_median (&typed), "ms", "LIKE scan",
                              bench_samples_median (&scanned), BENCH_AT_MOST, 2 });
  bench_report (&(BenchRow) { "5", "keystroke to rows: p99", bench_samples_get (&typed, 0.99), "ms", "LIKE scan",
                              bench_samples_median (&scanned), BENCH_AT_MOST, bench_get_n_activities () > 100000 ? 20 : 2 });
  g_signal_handlers_disconnect_by_data (list, held);
  return 0;
}
