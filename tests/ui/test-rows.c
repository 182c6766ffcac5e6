/* test-rows.c: a count opens the rows behind it, with chips that say what is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "accord-ui-test.h"
#include "app/accord-window-private.h"
#include "model/accord-saved-search.h"
#include "ui/browser/accord-browser-page.h"
#include "ui/browser/accord-saved-searches.h"
#include "ui/engagement/accord-engagement-page.h"

typedef struct
{
  char *folder;
  AccordWindow *window;
  AccordPartnership *partnership;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  fixture->partnership = accord_window_get_partnership (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static void
go (Fixture *fixture, const char *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", page));
  accord_test_wait_until (accord_checks_is_current (accord_window_get_checks (fixture->window)));
  accord_ui_test_settle (fixture->window);
}

static gboolean
is_called (GtkWidget *widget, gpointer beginning)
{
  g_autofree char *name = GTK_IS_LABEL (widget) ? NULL : accord_ui_test_get_name (widget);

  return name != NULL && g_str_has_prefix (name, beginning);
}

static GtkWidget *
find (Fixture *fixture, const char *beginning)
{
  return accord_ui_test_find (GTK_WIDGET (fixture->window), is_called, (gpointer) beginning);
}

static AccordList *
get_list (Fixture *fixture, GType type)
{
  GtkWidget *page = NULL;
  AccordList *list;

  accord_test_wait_until ((page = accord_ui_test_find_type (GTK_WIDGET (fixture->window), type)) != NULL);
  list = accord_browser_page_get_list (ACCORD_BROWSER_PAGE (page));
  accord_test_wait_until (!accord_list_is_loading (list));
  accord_ui_test_settle (fixture->window);
  return list;
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_list (fixture, ACCORD_TYPE_ENGAGEMENT_PAGE)));
}

/* --- from the overview --- */

static gboolean
collect (GtkWidget *widget, gpointer data)
{
  if (gtk_widget_has_css_class (widget, "accord-rows"))
    g_ptr_array_add (data, g_object_ref (widget));
  return FALSE;
}

static gboolean
set_table (GtkWidget *widget, gpointer is_table)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Show as _table") == 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (widget), GPOINTER_TO_INT (is_table));
  return FALSE;
}

/* A page stays as it was left, so that its numbers can be pressed one after the other. */
static guint
press_numbers (Fixture *fixture, const char *page, gboolean are_tables)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_object_unref);

  go (fixture, page);
  accord_test_run_behind (fixture->partnership);
  accord_ui_test_settle (fixture->window);
  accord_ui_test_find (GTK_WIDGET (fixture->window), set_table, GINT_TO_POINTER (are_tables));
  accord_ui_test_settle (fixture->window);
  accord_ui_test_find (GTK_WIDGET (fixture->window), collect, numbers);
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *name = accord_ui_test_get_name (numbers->pdata[i]);

      g_test_message ("%s", name);
      g_signal_emit_by_name (numbers->pdata[i], "clicked");
      g_assert_cmpuint (count_rows (fixture), ==, g_ascii_strtoull (name, NULL, 10));
    }
  return numbers->len;
}

/* Each number of the charts is as many as it opens: "3 activities: VCSE, 03/2026". */
static void
test_numbers_of_the_overview (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (press_numbers (fixture, "overview", FALSE), >, 2);
  g_assert_cmpuint (press_numbers (fixture, "overview", TRUE), >, 10);
}

/* So it is with places and groups, methods, and what is said for and against a section. */
static void
test_numbers_of_the_coverage (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (press_numbers (fixture, "engagement/coverage", FALSE), >, 30);
  g_assert_cmpuint (press_numbers (fixture, "engagement/coverage", TRUE), >, 40);
}

/* What is shown stands on the chips, and can be taken away there. */
static void
test_chips_say_what_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordNarrowing) narrowing
      = accord_narrowing_new_with ("audience", "vcse", "within", "20", "state", "done", "unlinked", "1", "began",
                                   "2020-01-01/2026-12-31", NULL);
  g_autofree char *text = NULL;
  AccordList *list;
  guint n;

  narrowing->words = g_strdup ("forum");
  g_hash_table_insert (narrowing->conditions, g_strdup ("title"), accord_list_condition_new_contains ("o"));
  text = accord_narrowing_write (narrowing);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.list", "(ss)", "activity", text);
  list = get_list (fixture, ACCORD_TYPE_ENGAGEMENT_PAGE);
  g_assert_nonnull (find (fixture, "Audience: "));
  g_assert_nonnull (find (fixture, "Place: "));
  g_assert_nonnull (find (fixture, "State: Done"));
  g_assert_nonnull (find (fixture, "Remove What: "));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find (fixture, "Not linked"))));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (accord_ui_test_find_type (GTK_WIDGET (fixture->window),
                                                                                  GTK_TYPE_SEARCH_ENTRY))),
                   ==, "forum");
  n = count_rows (fixture);
  g_signal_emit_by_name (find (fixture, "Remove Began: 01/01/2020 to 31/12/2026"), "clicked");
  g_assert_null (accord_list_get_filter (list, "began"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find (fixture, "Not linked")), FALSE);
  g_assert_null (accord_list_get_filter (list, "unlinked"));
  g_assert_cmpuint (count_rows (fixture), >=, n);
  g_assert_null (find (fixture, "Remove Began"));
}

static gboolean
is_about_responses (GtkWidget *widget, gpointer data)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_str_has_suffix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "without a response");
}

/* A count of things to do opens all of them. */
static void
test_attention (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  go (fixture, "overview");
  accord_test_wait_until ((row = accord_ui_test_find (GTK_WIDGET (fixture->window), is_about_responses, NULL)) != NULL);
  gtk_widget_activate (row);
  g_assert_cmpstr (accord_list_get_filter (get_list (fixture, ACCORD_TYPE_ENGAGEMENT_PAGE), "unanswered"), ==, "1");
  g_assert_cmpuint (count_rows (fixture), ==, 6);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find (fixture, "Response missing"))));
}

/* --- from the checks --- */

static guint
look_behind (Fixture *fixture, const AccordFindingPart *part)
{
  g_autoptr (AccordNarrowing) narrowing = NULL;
  g_autofree char *text = NULL;
  AccordList *list;

  if (part->behind == NULL)
    return 0;
  narrowing = accord_narrowing_new_with ("behind", part->behind, NULL);
  text = accord_narrowing_write (narrowing);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.list", "(ss)", "activity", text);
  list = get_list (fixture, ACCORD_TYPE_ENGAGEMENT_PAGE);
  for (guint i = 0; i < part->records->len; i++)
    g_assert_true (accord_list_find (list, ((AccordFindingRecord *) part->records->pdata[i])->id, NULL));
  return part->records->len;
}

/* Every record that a finding names is among the rows that it opens. */
static void
test_records_behind_a_finding (Fixture *fixture, gconstpointer data)
{
  GPtrArray *plans;
  guint n = 0;

  go (fixture, "checks");
  plans = accord_checks_get_plans (accord_window_get_checks (fixture->window));
  for (guint i = 0; i < plans->len; i++)
    {
      AccordPlanChecks *plan = plans->pdata[i];

      for (guint k = 0; k < plan->findings->len; k++)
        {
          AccordFinding *finding = plan->findings->pdata[k];

          for (guint j = 0; j < finding->parts->len; j++)
            n += look_behind (fixture, finding->parts->pdata[j]);
        }
    }
  g_assert_cmpuint (n, >, 10);
}

static gboolean
is_closed_row (GtkWidget *widget, gpointer data)
{
  return ADW_IS_EXPANDER_ROW (widget) && !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (widget));
}

/* The button says for whom they are looked at, on the chip. */
static void
test_from_a_finding (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(sx)", "finding", (gint64) 500);
  accord_ui_test_settle (fixture->window);
  for (GtkWidget *row; (row = accord_ui_test_find (GTK_WIDGET (fixture->window), is_closed_row, NULL)) != NULL;)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  accord_test_wait_until ((button = find (fixture, "Show all in the engagement log")) != NULL);
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (accord_list_get_filter (get_list (fixture, ACCORD_TYPE_ENGAGEMENT_PAGE), "behind"));
  g_assert_nonnull (find (fixture, "Remove Looked at for: Healthwatch"));
}

/* --- kept under a name --- */

static void
name_it (Fixture *fixture, const char *name, const char *button)
{
  AdwDialog *dialog = NULL;

  accord_test_wait_until (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  accord_ui_test_settle (fixture->window);
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW)), name);
  accord_ui_test_click (GTK_WIDGET (dialog), button);
  accord_test_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == NULL);
  accord_ui_test_settle (fixture->window);
}

static GtkWidget *
open_searches (Fixture *fixture)
{
  GtkWidget *searches = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_SAVED_SEARCHES);

  gtk_menu_button_popup (GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (searches))));
  accord_ui_test_settle (fixture->window);
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (searches)))));
}

static void
save_as (Fixture *fixture, const char *name)
{
  accord_ui_test_click (open_searches (fixture), "Save This Search…");
  name_it (fixture, name, "Save");
}

/* Another window, or another person's: what the file says. */
static guint
count_saved (Fixture *fixture)
{
  g_autoptr (GPtrArray) searches = accord_test_run (fixture->partnership, accord_saved_searches_load ("activity"));

  return searches->len;
}

/* Saved, taken away, shown again, called otherwise, deleted, and brought back. */
static void
test_saved_search (Fixture *fixture, gconstpointer data)
{
  AccordList *list;
  GtkWidget *popover;

  go (fixture, "engagement");
  list = get_list (fixture, ACCORD_TYPE_ENGAGEMENT_PAGE);
  g_assert_false (gtk_widget_get_sensitive (accord_ui_test_find_name (open_searches (fixture), "Save This Search…")));
  accord_list_set_filter (list, "audience", "vcse");
  accord_list_set_search (list, "carers");
  save_as (fixture, "What carers said");
  g_assert_cmpuint (count_saved (fixture), ==, 1);
  accord_list_set_filter (list, "audience", NULL);
  accord_list_set_search (list, NULL);
  popover = open_searches (fixture);
  gtk_widget_activate (accord_ui_test_find_name (popover, "What carers said"));
  accord_ui_test_settle (fixture->window);
  g_assert_cmpstr (accord_list_get_filter (list, "audience"), ==, "vcse");
  g_assert_cmpstr (accord_list_get_search (list), ==, "carers");
  g_assert_nonnull (find (fixture, "Audience: "));

  accord_ui_test_click (open_searches (fixture), "Rename “What carers said”");
  name_it (fixture, "Carers", "Rename");
  popover = open_searches (fixture);
  g_assert_null (accord_ui_test_find_name (popover, "What carers said"));
  accord_ui_test_click (popover, "Delete “Carers”");
  accord_ui_test_settle (fixture->window);
  accord_test_wait_until (count_saved (fixture) == 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_ui_test_settle (fixture->window);
  g_assert_nonnull (accord_ui_test_find_name (open_searches (fixture), "Carers"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add ("/ui/rows/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("numbers-of-the-overview", test_numbers_of_the_overview);
  ADD ("numbers-of-the-coverage", test_numbers_of_the_coverage);
  ADD ("chips-say-what-is-shown", test_chips_say_what_is_shown);
  ADD ("attention", test_attention);
  ADD ("records-behind-a-finding", test_records_behind_a_finding);
  ADD ("from-a-finding", test_from_a_finding);
  ADD ("saved-search", test_saved_search);
  return g_test_run ();
}
