/* test-trail-window.c: find anything, follow what was said to what changed, and look through one condition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "accord-ui-test.h"
#include "engagement/accord-evidence.h"
#include "engagement/accord-orphans.h"

typedef struct
{
  char *folder;
  AccordWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (accord_ui_test_get_dialog (fixture->window) != NULL)
    adw_dialog_force_close (accord_ui_test_get_dialog (fixture->window));
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static GtkWidget *
wait_for_dialog (Fixture *fixture)
{
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) != NULL);
  accord_ui_test_settle (fixture->window);
  return GTK_WIDGET (accord_ui_test_get_dialog (fixture->window));
}

static void
assert_opened (Fixture *fixture, const char *type)
{
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);
  accord_test_wait_until (accord_ui_test_find_type (GTK_WIDGET (fixture->window), g_type_from_name (type)) != NULL);
}

static GtkWidget *
search (Fixture *fixture, const char *words)
{
  GtkWidget *dialog;

  accord_ui_test_press (GTK_WIDGET (fixture->window), GDK_KEY_k, GDK_CONTROL_MASK);
  dialog = wait_for_dialog (fixture);
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_name (dialog, "Find anything")), words);
  return dialog;
}

/* Ctrl+K, words, Down into what was found, Enter. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = search (fixture, "\"two working days\"");
  GtkWidget *row = NULL;

  accord_test_wait_until ((row = accord_ui_test_find_type (dialog, GTK_TYPE_LIST_BOX_ROW)) != NULL);
  accord_ui_test_press (GTK_WIDGET (fixture->window), GDK_KEY_Down, 0);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == row);
  gtk_widget_activate (row);
  assert_opened (fixture, "AccordStrategyEditor");
}

static void
test_nothing_found (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = search (fixture, "xyzzy");

  accord_test_wait_until (accord_ui_test_find_name (dialog, "Nothing Found") != NULL);
}

static gboolean
leads_to_passage (GtkWidget *widget, gpointer data)
{
  g_autofree char *name = GTK_IS_BUTTON (widget) ? accord_ui_test_get_name (widget) : NULL;

  return name != NULL && strstr (name, data) != NULL;
}

static GtkWidget *
get_window (Fixture *fixture)
{
  return GTK_WIDGET (fixture->window);
}

static void
follow (Fixture *fixture, const char *table, gint64 id)
{
  g_assert_true (gtk_widget_activate_action (get_window (fixture), "win.trail", "(sx)", table, id));
  accord_test_run_behind (accord_window_get_partnership (fixture->window));
  accord_ui_test_settle (fixture->window);
}

static gint64
find_term (Fixture *fixture, const char *vocabulary, const char *code)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);

  return accord_vocabulary_find_code (accord_partnership_get_vocabulary (partnership, vocabulary), code)->id;
}

/* From an organisation to what it said, from there to the words that changed, and back to where one was. */
static void
test_trail (Fixture *fixture, gconstpointer data)
{
  GtkWidget *passage = NULL;

  follow (fixture, "organisation", 150);
  accord_test_wait_until ((passage = accord_ui_test_find (get_window (fixture), leads_to_passage,
                                                          (gpointer) "nobody will be told to ring back")) != NULL);
  gtk_widget_activate (passage);
  assert_opened (fixture, "AccordStrategyEditor");
  gtk_widget_activate_action (get_window (fixture), "win.go", "s", "engagement");
  g_assert_true (gtk_widget_get_mapped (passage));
}

/* What is direct and what is only near stand under headings of their own, and the gaps are said. */
static void
test_lens (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = get_window (fixture);

  follow (fixture, "term", find_term (fixture, "condition", "epilepsy"));
  accord_test_wait_until (accord_ui_test_find_name (window, "What Is Missing") != NULL);
  g_assert_nonnull (accord_ui_test_find_name (window, "Passages That Rest on What Was Heard"));
  g_assert_nonnull (accord_ui_test_find_name (window, "Passages That Only Mention It"));
  g_assert_nonnull (accord_ui_test_find_name (window, "Heard About: Neurological conditions"));
  g_assert_nonnull (accord_ui_test_find (window, leads_to_passage, (gpointer) "advice within two working days"));
}

static gboolean
is_row_of (GtkWidget *widget, gpointer data)
{
  return ADW_IS_ACTION_ROW (widget) && strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data) != NULL;
}

/* A theme lists the words that have it, whichever feedback they are of. */
static void
test_theme (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  follow (fixture, "term", find_term (fixture, "theme", "transport"));
  accord_test_wait_until ((row = accord_ui_test_find (get_window (fixture), is_row_of,
                                                      (gpointer) "your clinic is 34 miles away")) != NULL);
  gtk_widget_activate (row);
  assert_opened (fixture, "AccordFeedbackCard");
}

/* What nothing supports is listed, opens, and is gone from the list, which stays open, once something supports it. */
static void
test_breaks (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  g_autoptr (AccordOrphans) orphans = accord_test_run (partnership, accord_orphans_load (0));
  AccordRecord *section = g_ptr_array_index (orphans->sections, 0);
  AccordRecord *feedback = g_ptr_array_index (orphans->feedback, 0);
  const char *heading = accord_record_get (section, "heading");
  GtkWidget *window = get_window (fixture);
  GtkWidget *row = NULL;

  gtk_widget_activate_action (window, "win.go", "s", "engagement/trail");
  accord_test_wait_until ((row = accord_ui_test_find (window, is_row_of, (gpointer) heading)) != NULL);
  gtk_widget_activate (row);
  assert_opened (fixture, "AccordStrategyEditor");
  gtk_widget_activate_action (window, "win.go", "s", "engagement");
  g_free (accord_test_run (partnership,
                           accord_evidence_link (accord_record_get_id (section),
                                                 accord_record_get_int (feedback, "activity_id"),
                                                 accord_record_get_id (feedback), NULL)));
  accord_test_wait_until (accord_ui_test_find (window, is_row_of, (gpointer) heading) == NULL);
  g_assert_true (gtk_widget_get_mapped (accord_ui_test_find_name (window, "Where the Trail Breaks")));
}

/* A planned activity says whom it will reach for the first time, and opens. */
static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  GtkWidget *window = get_window (fixture);
  gint64 id;
  GtkWidget *row = NULL;

  gtk_widget_activate_action (window, "win.go", "s", "engagement/coverage");
  accord_test_wait_until (accord_ui_test_find_name (window, "Groups Reached, by Place") != NULL);
  id = accord_test_add (partnership, "activity", "title", "A day with showmen", "state", "planned", "happened_from",
                        "2026-12-01", "happened_until", "2026-12-01", NULL);
  accord_test_run (partnership, accord_record_set_links (accord_field_find ("activity", "activity_group"), id,
                                                         (const char *const[]) { "gypsy_roma_traveller", NULL }));
  accord_test_wait_until ((row = accord_ui_test_find (window, is_row_of, (gpointer) "A day with showmen")) != NULL);
  gtk_widget_activate (row);
  assert_opened (fixture, "AccordActivityDetails");
}

static gboolean
is_seen (GtkWidget *window, const char *name)
{
  GtkWidget *found = accord_ui_test_find_name (window, name);

  return found != NULL && gtk_widget_get_mapped (found);
}

/* The number of a cell opens as many rows of the log. */
static void
test_coverage_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = get_window (fixture);

  gtk_widget_activate_action (window, "win.go", "s", "engagement/coverage");
  accord_test_wait_until (accord_ui_test_find_name (window, "3 activities: People with little or no English, Kingsferry City")
                          != NULL);
  accord_ui_test_click (window, "3 activities: People with little or no English, Kingsferry City");
  accord_test_wait_until (is_seen (window, "3 shown of 55 activities"));
  gtk_widget_activate_action (window, "win.go", "s", "engagement/coverage");
  accord_ui_test_click (window, "1 activity: Young carers, Elsewhere, planned");
  accord_test_wait_until (is_seen (window, "1 shown of 55 activities"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/trail/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/ui/trail/nothing-found", Fixture, NULL, set_up, test_nothing_found, tear_down);
  g_test_add ("/ui/trail/trail", Fixture, NULL, set_up, test_trail, tear_down);
  g_test_add ("/ui/trail/lens", Fixture, NULL, set_up, test_lens, tear_down);
  g_test_add ("/ui/trail/theme", Fixture, NULL, set_up, test_theme, tear_down);
  g_test_add ("/ui/trail/breaks", Fixture, NULL, set_up, test_breaks, tear_down);
  g_test_add ("/ui/trail/coverage", Fixture, NULL, set_up, test_coverage, tear_down);
  g_test_add ("/ui/trail/coverage-rows", Fixture, NULL, set_up, test_coverage_rows, tear_down);
  return g_test_run ();
}
