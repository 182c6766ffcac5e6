/* test-entry.c: activities logged in the first row of the table, by keyboard alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "accord-ui-audit.h"
#include "accord-ui-test.h"
#include "base/accord-vague-date.h"
#include "model/accord-record.h"
#include "ui/browser/accord-browser.h"
#include "ui/table/accord-entry-cell.h"
#include "ui/table/accord-table-entry.h"

#define N_ACTIVITIES 55

typedef struct
{
  char *folder;
  AccordWindow *window;
  AccordPartnership *partnership;
  GtkWidget *page;
} Fixture;

static void
open_row (Fixture *fixture)
{
  gtk_widget_activate_action (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_VIEW), "table.enter", NULL);
  accord_ui_test_settle (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  fixture->partnership = accord_window_get_partnership (fixture->window);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "engagement");
  accord_ui_test_settle (fixture->window);
  fixture->page = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_BROWSER);
  open_row (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

/* --- keys, to whatever has the focus --- */

static GtkWidget *
get_line (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  g_assert_nonnull (focus);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (focus), ==, "GtkText");
  return focus;
}

static void
press (Fixture *fixture, const char *accelerator)
{
  GtkWidget *line = get_line (fixture);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (line);
  gboolean is_handled = FALSE;
  guint key;
  GdkModifierType state;

  g_assert_true (gtk_accelerator_parse (accelerator, &key, &state));
  for (guint i = 0; !is_handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &is_handled);
    }
  g_assert_true (is_handled);
}

/* As the keys of a keyboard do it, one after the other. */
static void
type (Fixture *fixture, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *sign = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

      g_signal_emit_by_name (get_line (fixture), "insert-at-cursor", sign);
    }
}

static AccordEntryCell *
get_cell (Fixture *fixture)
{
  GtkWidget *cell = gtk_widget_get_ancestor (get_line (fixture), ACCORD_TYPE_ENTRY_CELL);

  g_assert_nonnull (cell);
  return ACCORD_ENTRY_CELL (cell);
}

static const char *
get_key (Fixture *fixture)
{
  return accord_entry_cell_get_column (get_cell (fixture))->key;
}

static void
tab_to (Fixture *fixture, const char *key)
{
  for (int i = 0; !g_str_equal (get_key (fixture), key); i++)
    {
      g_assert_cmpint (i, <, 12);
      press (fixture, "Tab");
    }
}

static GPtrArray *
load_activities (Fixture *fixture)
{
  return accord_test_run (fixture->partnership, accord_record_load_all ("activity", NULL, 0));
}

static guint
count_activities (Fixture *fixture)
{
  g_autoptr (GPtrArray) activities = load_activities (fixture);

  return activities->len;
}

static AccordRecord *
find_activity (Fixture *fixture, const char *title)
{
  g_autoptr (GPtrArray) activities = load_activities (fixture);

  for (guint i = 0; i < activities->len; i++)
    if (g_str_equal (accord_record_get (activities->pdata[i], "title"), title))
      return g_object_ref (activities->pdata[i]);
  g_assert_not_reached ();
}

static void
store (Fixture *fixture, guint n)
{
  press (fixture, "Return");
  accord_ui_test_settle (fixture->window);
  g_assert_cmpuint (count_activities (fixture), ==, N_ACTIVITIES + n);
  g_assert_cmpstr (get_key (fixture), ==, "happened");
}

/* --- tests --- */

/* A day, a month, a span, words; counts as people write them; terms by their beginning, places and bodies by a name. */
static const struct
{
  const char *when;
  const char *reach;
  const char *from;
  const char *count;
} LOGGED[] = {
  { "3/4/2026", "12", "2026-04-03", "12" },
  { "Oct-Nov 2022", "about 60", "2022-10-01", "60" },
  { "May 2025", "250+", "2025-05-01", "250" },
  { "spring 2023", "just under 750", "2023-03-01", "750" },
  { "12 June 2024", "40 people", "2024-06-12", "40" },
  { "2024", "not known", "2024-01-01", "0" },
  { "01.02.2026", "30 responses", "2026-02-01", "30" },
  { "about May 2024", "over 100", "2024-05-01", "100" },
  { "14/7/26", "8", "2026-07-14", "8" },
};

static void
log_one (Fixture *fixture, guint i)
{
  g_autofree char *title = g_strdup_printf ("Logged %u", i);
  g_autoptr (AccordRecord) record = NULL;

  type (fixture, LOGGED[i].when);
  press (fixture, "Tab");
  type (fixture, title);
  tab_to (fixture, "audience");
  type (fixture, "local h");
  press (fixture, "semicolon");
  type (fixture, "staff");
  tab_to (fixture, "reach");
  type (fixture, LOGGED[i].reach);
  tab_to (fixture, "level");
  type (fixture, "cons");
  store (fixture, i + 1);
  record = find_activity (fixture, title);
  g_assert_cmpstr (accord_record_get (record, "happened_from"), ==, LOGGED[i].from);
  g_assert_cmpstr (accord_record_get (record, "reach_count"), ==, LOGGED[i].count);
  g_assert_cmpstr (accord_record_get (record, "level"), ==, "consult");
  g_assert_cmpstr (accord_record_get (record, "state"), ==, "done");
}

static void
test_ten_by_keyboard_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) last = NULL;
  g_autoptr (GPtrArray) audiences = NULL;
  char today[11];

  g_assert_cmpstr (get_key (fixture), ==, "happened");
  for (guint i = 0; i < G_N_ELEMENTS (LOGGED); i++)
    log_one (fixture, i);
  press (fixture, "<Control>semicolon");
  press (fixture, "Tab");
  type (fixture, "The tenth");
  tab_to (fixture, "audience");
  press (fixture, "<Control>d");
  store (fixture, 10);
  last = find_activity (fixture, "The tenth");
  accord_day_today (today);
  g_assert_cmpstr (accord_record_get (last, "happened_from"), ==, today);
  audiences = accord_test_run (fixture->partnership,
                               accord_record_load_links (accord_field_find ("activity", "activity_audience"),
                                                         accord_record_get_id (last)));
  g_assert_cmpuint (audiences->len, ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_ui_test_settle (fixture->window);
  g_assert_cmpuint (count_activities (fixture), ==, N_ACTIVITIES + 9);
}

/* What is understood is read back; what is not is refused at the cell, and stays as it was typed. */
static void
test_refused_at_the_cell (Fixture *fixture, gconstpointer data)
{
  AccordEntryCell *cell = get_cell (fixture);

  type (fixture, "Oct-Nov 2022");
  g_assert_cmpstr (accord_entry_cell_get_caption (cell), ==, "01/10/2022 to 30/11/2022");
  gtk_editable_set_text (GTK_EDITABLE (get_line (fixture)), "30/02/2026");
  press (fixture, "Tab");
  g_assert_true (get_cell (fixture) == cell);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (cell), "error"));
  g_assert_cmpstr (accord_entry_cell_get_text (cell), ==, "30/02/2026");
  press (fixture, "Return");
  g_assert_cmpuint (count_activities (fixture), ==, N_ACTIVITIES);
  gtk_editable_set_text (GTK_EDITABLE (get_line (fixture)), "28/02/2026");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (cell), "error"));
  tab_to (fixture, "level");
  type (fixture, "xyz");
  press (fixture, "Tab");
  g_assert_cmpstr (get_key (fixture), ==, "level");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_cell (fixture)), "error"));
}

/* A body of which nothing is known is refused once the row is stored, and nothing of the row is. */
static void
test_unknown_audience (Fixture *fixture, gconstpointer data)
{
  type (fixture, "1/5/2026");
  tab_to (fixture, "audience");
  type (fixture, "martians");
  press (fixture, "Return");
  accord_ui_test_settle (fixture->window);
  g_assert_cmpuint (count_activities (fixture), ==, N_ACTIVITIES);
  g_assert_cmpstr (get_key (fixture), ==, "audience");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_cell (fixture)), "error"));
  g_assert_cmpstr (accord_entry_cell_get_text (get_cell (fixture)), ==, "martians");
}

/* Known bodies are found by any of their spellings, one added a moment ago among them. */
static void
test_body_by_alias (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (GPtrArray) parties = NULL;

  accord_test_run (fixture->partnership,
                   accord_record_set_links (accord_field_find ("organisation", "organisation_alias"), 151,
                                            (const char *const[]) { "Zephyr watchers", NULL }));
  gtk_widget_activate_action (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_VIEW), "table.show-parties", NULL);
  accord_ui_test_settle (fixture->window);
  tab_to (fixture, "title");
  type (fixture, "With a body");
  tab_to (fixture, "parties");
  type (fixture, "zeph");
  press (fixture, "Tab");
  tab_to (fixture, "level");
  store (fixture, 1);
  record = find_activity (fixture, "With a body");
  parties = accord_test_run (fixture->partnership,
                             accord_record_load_links (accord_field_find ("activity", "activity_party"),
                                                       accord_record_get_id (record)));
  g_assert_cmpuint (parties->len, ==, 1);
  g_assert_cmpstr (accord_record_get (parties->pdata[0], "value"), ==, "151");
  gtk_widget_activate_action (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_VIEW), "table.show-parties", NULL);
}

/* Escape closes the row and keeps what is typed; Ctrl+Enter stores it and opens its details. */
static void
test_leave_and_open (Fixture *fixture, gconstpointer data)
{
  tab_to (fixture, "title");
  type (fixture, "Kept");
  press (fixture, "Escape");
  g_assert_null (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_ENTRY));
  open_row (fixture);
  tab_to (fixture, "title");
  g_assert_cmpstr (accord_entry_cell_get_text (get_cell (fixture)), ==, "Kept");
  press (fixture, "<Control>Return");
  accord_ui_test_settle (fixture->window);
  g_assert_cmpuint (count_activities (fixture), ==, N_ACTIVITIES + 1);
  g_assert_cmpint (accord_browser_get_shown (ACCORD_BROWSER (fixture->page)), !=, 0);
}

/* Where there is no table the cells lie one below the other, and buttons do what there may be no keys for. */
static void
test_on_a_narrow_screen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) record = NULL;
  GtkWidget *entry;

  accord_ui_test_resize (fixture->window, 360, 720);
  g_assert_null (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_ENTRY));
  accord_ui_test_click (fixture->page, "Log an activity");
  accord_test_wait_until ((entry = accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_ENTRY)) != NULL);
  type (fixture, "30/02/2026");
  accord_ui_test_click (entry, "Store the row, and begin the next");
  accord_test_wait_until (gtk_widget_has_css_class (GTK_WIDGET (get_cell (fixture)), "error"));
  gtk_editable_set_text (GTK_EDITABLE (get_line (fixture)), "Oct-Nov 2022");
  press (fixture, "Tab");
  type (fixture, "On a telephone");
  tab_to (fixture, "level");
  type (fixture, "cons");
  press (fixture, "Tab");
  accord_ui_test_click (entry, "Store the row, and begin the next");
  accord_test_wait_until (count_activities (fixture) == N_ACTIVITIES + 1);
  accord_ui_test_settle (fixture->window);
  g_assert_cmpstr (get_key (fixture), ==, "happened");
  record = find_activity (fixture, "On a telephone");
  g_assert_cmpstr (accord_record_get (record, "level"), ==, "consult");
  accord_ui_test_click (entry, "Leave the new row");
  accord_test_wait_until (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_TABLE_ENTRY) == NULL);
}

static void
test_can_be_seen (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  guint n_bad = 0;

  for (int dark = 0; dark < 2; dark++)
    {
      adw_style_manager_set_color_scheme (manager, dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      accord_ui_test_settle (fixture->window);
      n_bad += accord_ui_audit_contrast (fixture->window, fixture->page, "a new row");
      n_bad += accord_ui_audit_targets (fixture->page, "a new row");
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_assert_cmpuint (n_bad, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add ("/ui/entry/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("ten-by-keyboard-alone", test_ten_by_keyboard_alone);
  ADD ("refused-at-the-cell", test_refused_at_the_cell);
  ADD ("unknown-audience", test_unknown_audience);
  ADD ("body-by-alias", test_body_by_alias);
  ADD ("leave-and-open", test_leave_and_open);
  ADD ("on-a-narrow-screen", test_on_a_narrow_screen);
  ADD ("can-be-seen", test_can_be_seen);
  return g_test_run ();
}
