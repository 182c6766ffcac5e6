/* bench-table.c: the table of 100,000 rows: filtered, scrolled, jumped about in (targets 6 and 7)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "accord-bench.h"
#include "engagement/accord-activities.h"
#include "store/accord-connection.h"
#include "ui/table/accord-table-view.h"

#define N_FRAMES 300
#define N_JUMPS 150
#define N_FILTERS 300
#define N_FILTERS_OF_ANCHOR 11

/* --- the anchor: every row an object, all in memory --- */

#define BENCH_TYPE_ROW (bench_row_get_type ())
G_DECLARE_FINAL_TYPE (BenchPlainRow, bench_row, BENCH, ROW, GObject)

struct _BenchPlainRow
{
  GObject parent_instance;

  char **values;
};

G_DEFINE_FINAL_TYPE (BenchPlainRow, bench_row, G_TYPE_OBJECT)

static void
bench_row_finalize (GObject *object)
{
  g_strfreev (BENCH_ROW (object)->values);

  G_OBJECT_CLASS (bench_row_parent_class)->finalize (object);
}

static void
bench_row_class_init (BenchPlainRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bench_row_finalize;
}

static void
bench_row_init (BenchPlainRow *self)
{
}

static gpointer
read_all_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const AccordListSource *source = data;
  g_autoptr (GString) sql = g_string_new ("SELECT 0");
  g_autoptr (AccordStatement) statement = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < source->n_columns; i++)
    g_string_append_printf (sql, ", %s", source->columns[i].expression);
  g_string_append_printf (sql, " FROM %s ORDER BY %s", source->from, source->default_order);
  statement = accord_connection_query (connection, error, sql->str, "");
  while (statement != NULL && accord_statement_step (statement, error))
    {
      BenchPlainRow *row = g_object_new (BENCH_TYPE_ROW, NULL);

      row->values = g_new0 (char *, source->n_columns + 1);
      for (guint i = 0; i < source->n_columns; i++)
        row->values[i] = g_strdup (accord_statement_text (statement, (int) i + 1));
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  BenchPlainRow *row = gtk_list_item_get_item (item);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), row->values[GPOINTER_TO_UINT (data)]);
}

/* --- a window with a table in it --- */

typedef struct
{
  GtkWidget *window;
  GtkAdjustment *adjustment;
  GListModel *model;
  AccordList *list;            /* NULL for the anchor */
  GtkFilterListModel *filtered;
  AccordPartnership *partnership;
  guint painted;
  double frame_began;
  double longest_frame;
} Table;

static void
before_paint_cb (GdkFrameClock *clock, gpointer data)
{
  ((Table *) data)->frame_began = bench_cpu ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Table *self = data;

  self->painted++;
  self->longest_frame = MAX (self->longest_frame, bench_cpu () - self->frame_began);
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
wait_for_frame (Table *self)
{
  guint before = self->painted;

  gtk_widget_queue_draw (self->window);
  bench_wait_until (self->painted > before);
}

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GArray) numbers = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  *(gboolean *) data = TRUE;
}

/* Until the store has answered all that was asked before, twice: the first answer comes after the rows were asked for. */
static void
wait_for_store (Table *self)
{
  for (int i = 0; i < 2; i++)
    {
      gboolean answered = FALSE;

      accord_partnership_run_async (self->partnership, bench_query ("SELECT 1"), NULL, answered_cb, &answered);
      bench_wait_until (answered);
    }
}

static gboolean
is_read (Table *self)
{
  guint n = g_list_model_get_n_items (self->model);
  double rows_a_point = n / MAX (gtk_adjustment_get_upper (self->adjustment), 1);
  guint first = (guint) (gtk_adjustment_get_value (self->adjustment) * rows_a_point);
  guint end = first + (guint) (gtk_adjustment_get_page_size (self->adjustment) * rows_a_point);

  for (guint i = first; self->list != NULL && i < MIN (end, n); i++)
    {
      g_autoptr (AccordListRow) row = g_list_model_get_item (self->model, i);

      if (accord_list_row_get_record (row) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Until what is visible is painted with its values. */
static void
settle (Table *self)
{
  wait_for_frame (self);
  while (!is_read (self))
    {
      wait_for_store (self);
      wait_for_frame (self);
    }
}

static void
table_open (Table *self, GtkWidget *content, GListModel *model)
{
  GdkFrameClock *clock;

  self->model = model;
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 800);
  adw_window_set_content (ADW_WINDOW (self->window), content);
  gtk_window_present (GTK_WINDOW (self->window));
  bench_wait_until (gtk_widget_get_mapped (self->window));
  clock = gtk_widget_get_frame_clock (self->window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  self->adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (find_widget (self->window, GTK_TYPE_SCROLLED_WINDOW)));
  bench_wait_until (g_list_model_get_n_items (model) == bench_get_n_activities ());
  settle (self);
}

static void
table_close (Table *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);

  g_signal_handlers_disconnect_by_data (clock, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
open_ours (Table *self, AccordPartnership *partnership)
{
  static const char *const SUBTITLE[] = { "happened", NULL };
  static const char *const HIDDEN[] = { "ref", "parties", "state", "method", NULL };
  static const AccordTableLook LOOK = {
    .name = "Activities", .title = "title", .untitled = "Untitled", .subtitle = SUBTITLE, .hidden = HIDDEN,
  };

  *self = (Table) { .partnership = partnership, .list = accord_list_new (partnership, &accord_activities) };
  table_open (self, accord_table_view_new (partnership, self->list, &LOOK), G_LIST_MODEL (self->list));
}

static gboolean
is_hidden (const char *key)
{
  static const char *const HIDDEN[] = { "ref", "parties", "state", "method", NULL };

  return g_strv_contains (HIDDEN, key);
}

static void
open_anchor (Table *self, AccordPartnership *partnership)
{
  g_autoptr (GPtrArray) rows =
      bench_run (partnership, accord_request_read (read_all_cb, (gpointer) &accord_activities, NULL, NULL));
  GListStore *store = g_list_store_new (BENCH_TYPE_ROW);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view;

  *self = (Table) { .partnership = partnership };
  g_list_store_splice (store, 0, 0, rows->pdata, rows->len);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (store), NULL);
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (self->filtered))));
  for (guint i = 0; i < accord_activities.n_columns; i++)
    {
      const AccordListColumn *column = &accord_activities.columns[i];
      GtkListItemFactory *factory;
      g_autoptr (GtkColumnViewColumn) shown = NULL;

      if (is_hidden (column->key))
        continue;
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      shown = gtk_column_view_column_new (column->title, factory);
      gtk_column_view_column_set_fixed_width (shown, column->width * 9);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), shown);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  table_open (self, scrolled, G_LIST_MODEL (self->filtered));
}

/* --- what is measured --- */

typedef struct
{
  BenchSamples scrolled;
  BenchSamples jumped;
  BenchSamples filtered;
  BenchSamples filter_cost;
  double longest_frame;
} Found;

static void
found_init (Found *self)
{
  bench_samples_init (&self->scrolled);
  bench_samples_init (&self->jumped);
  bench_samples_init (&self->filtered);
  bench_samples_init (&self->filter_cost);
  self->longest_frame = 0;
}

static void
found_clear (Found *self)
{
  bench_samples_clear (&self->scrolled);
  bench_samples_clear (&self->jumped);
  bench_samples_clear (&self->filtered);
  bench_samples_clear (&self->filter_cost);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

/* Time of the processor on the main thread: what it costs the window, whoever else is at work on the machine. */
static void
scroll (Table *self, Found *found)
{
  gtk_adjustment_set_value (self->adjustment, 0);
  settle (self);
  self->longest_frame = 0;
  for (guint i = 0; i < bench_rounds (N_FRAMES); i++)
    {
      double start = bench_cpu ();

      gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + 90);
      wait_for_frame (self);
      bench_samples_add (&found->scrolled, bench_cpu () - start);
    }
  found->longest_frame = self->longest_frame;
}

static void
jump (Table *self, Found *found)
{
  for (guint i = 1; i <= bench_rounds (N_JUMPS); i++)
    {
      double start = bench_cpu ();

      gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_upper (self->adjustment) * (i * 7919 % 997) / 1000.0);
      settle (self);
      bench_samples_add (&found->jumped, bench_cpu () - start);
    }
  gtk_adjustment_set_value (self->adjustment, 0);
  settle (self);
}

static gboolean
match_cb (gpointer item, gpointer data)
{
  const char *audiences = BENCH_ROW (item)->values[GPOINTER_TO_UINT (data)];

  return strstr (audiences, "People and communities") != NULL;
}

static GtkFilter *
filter_new (void)
{
  for (guint i = 0; i < accord_activities.n_columns; i++)
    if (g_str_equal (accord_activities.columns[i].key, "audience"))
      return GTK_FILTER (gtk_custom_filter_new (match_cb, GUINT_TO_POINTER (i), NULL));
  g_assert_not_reached ();
}

static void
set_filter (Table *self, gboolean on)
{
  g_autoptr (GtkFilter) filter = NULL;

  if (self->list != NULL)
    {
      accord_list_set_filter (self->list, "audience", on ? "public" : NULL);
      bench_wait_until (!accord_list_is_loading (self->list));
      return;
    }
  filter = on ? filter_new () : NULL;
  gtk_filter_list_model_set_filter (self->filtered, filter);
}

static void
filter (Table *self, guint n, Found *found)
{
  for (guint i = 0; i < n; i++)
    {
      double start = bench_now (), cost = bench_cpu ();

      set_filter (self, TRUE);
      settle (self);
      bench_samples_add (&found->filtered, bench_now () - start);
      bench_samples_add (&found->filter_cost, bench_cpu () - cost);
      set_filter (self, FALSE);
      settle (self);
    }
}

int
main (void)
{
  g_autofree char *path = bench_get_data ("accord");
  g_autoptr (AccordPartnership) partnership = bench_open (path);
  g_auto (Found) ours = { 0 }, anchor = { 0 };
  Table table;

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  found_init (&ours);
  found_init (&anchor);
  open_ours (&table, partnership);
  scroll (&table, &ours);
  jump (&table, &ours);
  filter (&table, bench_rounds (N_FILTERS), &ours);
  table_close (&table);
  g_clear_object (&table.list);
  open_anchor (&table, partnership);
  scroll (&table, &anchor);
  jump (&table, &anchor);
  filter (&table, bench_rounds (N_FILTERS_OF_ANCHOR), &anchor);
  table_close (&table);

  bench_report (&(BenchRow) { "6", "filter change to painted: median", bench_samples_median (&ours.filtered), "ms",
                              "GListStore + GtkFilterListModel", bench_samples_median (&anchor.filtered), BENCH_AT_MOST,
                              16.7 });
  bench_report (&(BenchRow) { "6", "filter change to painted: p99 of 300", bench_samples_get (&ours.filtered, 0.99), "ms",
                              "GListStore + GtkFilterListModel", bench_samples_median (&anchor.filtered), BENCH_AT_MOST,
                              16.7 });
  bench_report (&(BenchRow) { "6", "of it, processor time of the main thread", bench_samples_median (&ours.filter_cost),
                              "ms", "GListStore + GtkFilterListModel", bench_samples_median (&anchor.filter_cost),
                              BENCH_AT_MOST, 16.7 });
  bench_report (&(BenchRow) { "7", "scrolled by a frame, processor time", bench_samples_median (&ours.scrolled), "ms",
                              "GListStore of the same rows", bench_samples_median (&anchor.scrolled), BENCH_RATIO, 1.1 });
  bench_report (&(BenchRow) { "7", "longest of 300 frames, processor time", ours.longest_frame, "ms",
                              "GListStore of the same rows", anchor.longest_frame, BENCH_AT_MOST, 16.7 });
  bench_report (&(BenchRow) { "7", "jump, processor time", bench_samples_median (&ours.jumped), "ms",
                              "GListStore of the same rows", bench_samples_median (&anchor.jumped), BENCH_RATIO, 1.1 });
  return 0;
}
