/* test-gates.c: contrast, targets and Tab on every page and dialog; and nothing wider than a phone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-audit.h"
#include "app/accord-window-private.h"
#include "model/accord-record.h"
#include "plans/accord-plan-version.h"

typedef struct
{
  char *folder;
  AccordWindow *window;
} Fixture;

typedef struct
{
  const char *name;
  AdwColorScheme scheme;
  gboolean high_contrast;
} Look;

static const Look LOOKS[] = {
  { "light", ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE },
  { "dark", ADW_COLOR_SCHEME_FORCE_DARK, FALSE },
  { "high contrast", ADW_COLOR_SCHEME_FORCE_LIGHT, TRUE },
  { "dark high contrast", ADW_COLOR_SCHEME_FORCE_DARK, TRUE },
};

/* Dialogs that a window opens by an action, with the action's target. */
static const struct
{
  const char *action;
  const char *target;
} DIALOGS[] = {
  { "win.new", NULL },
  { "win.help", NULL },
  { "win.shortcuts", NULL },
  { "win.preferences", NULL },
  { "win.search", NULL },
  { "win.documents", NULL },
  { "win.look", NULL },
  { "win.import", "members" },
  { "win.import", "activities" },
  { "win.import", "strategy" },
  { "win.imports", NULL },
};

/* Records that a page opens, and the actions there that open a dialog. */
static const struct
{
  const char *table;
  const char *dialogs[5];
} RECORDS[] = {
  { "plan", { "strategy.details", "strategy.find", "strategy.history", "evidence.link" } },
  { "organisation", { "partners.about" } },
  { "seat", { "partners.glance" } },
  { "activity", { "engagement.themes" } },
  { "meeting", { "meetings.terms", "meetings.year" } },
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
}

static void
set_look (Fixture *fixture, const Look *look)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.gnome.desktop.a11y.interface");
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_settings_set_boolean (settings, "high-contrast", look->high_contrast);
  adw_style_manager_set_color_scheme (manager, look->scheme);
  accord_test_wait_until (adw_style_manager_get_high_contrast (manager) == look->high_contrast);
  accord_ui_test_settle (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  set_look (fixture, &LOOKS[0]);
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static void
go (Fixture *fixture, const char *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", page));
  accord_ui_test_settle (fixture->window);
}

/* How large a thing is and whether Tab reaches it does not depend on its colours. */
static guint
audit (Fixture *fixture, GtkWidget *root, const char *what, const Look *look)
{
  g_autofree char *where = g_strdup_printf ("%s, %s", what, look->name);
  guint n_bad = accord_ui_audit_contrast (fixture->window, root, where);

  if (look == &LOOKS[0])
    n_bad += accord_ui_audit_targets (root, where) + accord_ui_audit_tab_reach (fixture->window, root, where);
  return n_bad;
}

/* What is asked of a page that is on the screen. */
typedef guint (*Judge) (Fixture *fixture, const char *what, gconstpointer data);

/* The tabs beside the log: who was reached, where the trail breaks, what an organisation told, and a condition. */
static guint
visit_trails (Fixture *fixture, Judge judge, gconstpointer data)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  const AccordTerm *term = accord_vocabulary_find_code (accord_partnership_get_vocabulary (partnership, "condition"),
                                                        "epilepsy");
  GtkWidget *window = GTK_WIDGET (fixture->window);
  guint n_bad = 0;

  go (fixture, "engagement/coverage");
  accord_test_run_behind (partnership);
  accord_ui_test_settle (fixture->window);
  n_bad += judge (fixture, "coverage", data);
  go (fixture, "engagement/trail");
  accord_test_run_behind (partnership);
  accord_ui_test_settle (fixture->window);
  n_bad += judge (fixture, "where the trail breaks", data);
  gtk_widget_activate_action (window, "win.trail", "(sx)", "organisation", (gint64) 150);
  accord_test_run_behind (partnership);
  accord_ui_test_settle (fixture->window);
  n_bad += judge (fixture, "trail", data);
  gtk_widget_activate_action (window, "win.trail", "(sx)", "term", term->id);
  accord_test_run_behind (partnership);
  accord_ui_test_settle (fixture->window);
  return n_bad + judge (fixture, "lens", data);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  const Look *look = data;
  guint n_bad = 0, n;
  const AccordPageKind *kinds = accord_window_get_page_kinds (&n);

  set_look (fixture, look);
  for (guint i = 0; i < n; i++)
    {
      go (fixture, kinds[i].name);
      n_bad += audit (fixture, GTK_WIDGET (fixture->window), kinds[i].name, look);
    }
  g_assert_cmpuint (n_bad, ==, 0);
}

/* The first record of a table, opened on the page where it lives. */
static void
open_first (Fixture *fixture, const char *table)
{
  g_autoptr (GPtrArray) records = accord_test_run (accord_window_get_partnership (fixture->window),
                                                   accord_record_load_all (table, NULL, 0));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(sx)", table,
                              accord_record_get_id (g_ptr_array_index (records, 0)));
  accord_ui_test_settle (fixture->window);
}

static guint
audit_dialog (Fixture *fixture, const char *what, const Look *look)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);
  AdwDialog *dialog = NULL;
  guint n_bad;

  accord_test_wait_until ((dialog = adw_application_window_get_visible_dialog (window)) != NULL);
  accord_ui_test_settle (fixture->window);
  n_bad = audit (fixture, GTK_WIDGET (dialog), what, look);
  adw_dialog_force_close (dialog);
  accord_test_wait_until (adw_application_window_get_visible_dialog (window) == NULL);
  return n_bad;
}

/* Whether the widget, or one around it, has the action; then it is done. */
static gboolean
activate (GtkWidget *widget, gpointer action)
{
  return gtk_widget_activate_action (widget, action, NULL);
}

/* What lies one step deeper than a page: a record that is open, and the dialogs that it has. */
static void
test_records (Fixture *fixture, gconstpointer data)
{
  const Look *look = data;
  guint n_bad = 0;

  set_look (fixture, look);
  for (guint i = 0; i < G_N_ELEMENTS (RECORDS); i++)
    {
      open_first (fixture, RECORDS[i].table);
      n_bad += audit (fixture, GTK_WIDGET (fixture->window), RECORDS[i].table, look);
      for (guint k = 0; k < G_N_ELEMENTS (RECORDS[i].dialogs) && RECORDS[i].dialogs[k] != NULL; k++)
        {
          g_assert_nonnull (accord_ui_test_find (GTK_WIDGET (fixture->window), activate,
                                                 (gpointer) RECORDS[i].dialogs[k]));
          n_bad += audit_dialog (fixture, RECORDS[i].dialogs[k], look);
        }
    }
  g_assert_cmpuint (n_bad, ==, 0);
}

/* What opens from the number of words under a text. */
static void
test_hints (Fixture *fixture, gconstpointer data)
{
  const Look *look = data;
  GtkWidget *hints, *button;

  set_look (fixture, look);
  open_first (fixture, "section");
  hints = accord_ui_test_find_type (GTK_WIDGET (fixture->window), g_type_from_name ("AccordProseHints"));
  button = accord_ui_test_find_type (hints, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  accord_ui_test_settle (fixture->window);
  g_assert_nonnull (accord_ui_test_find_type (hints, ADW_TYPE_ACTION_ROW));
  g_assert_cmpuint (audit (fixture, accord_ui_test_find_type (hints, GTK_TYPE_POPOVER), "hints", look), ==, 0);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

/* The pages about the versions of a strategy; one is frozen and the text changed first, so that there is something on them. */
static void
make_versions (Fixture *fixture)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  g_autoptr (GPtrArray) plans = accord_test_run (partnership, accord_record_load_all ("plan", NULL, 0));
  gint64 plan = accord_record_get_id (g_ptr_array_index (plans, 0));
  g_autoptr (GPtrArray) sections = accord_test_run (partnership, accord_record_load_all ("section", "plan_id", plan));
  static const char TEXT[] = "Words that were not there before, and quite a few of them, so that they must be wrapped.\n\n"
                             "| Place | What we measure | Now |\n| --- | --- | --- |\n| Kingsferry | Waiting | 12 |\n";

  g_free (accord_test_run (partnership, accord_plan_version_freeze (plan, "As it was sent to the partnership board")));
  accord_test_run (partnership, accord_record_set (accord_field_find ("section", "body"),
                                                   accord_record_get_id (g_ptr_array_index (sections, 0)), TEXT, NULL));
}

static guint
visit_versions (Fixture *fixture, Judge judge, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  guint n_bad = 0;

  make_versions (fixture);
  open_first (fixture, "plan");
  g_assert_nonnull (accord_ui_test_find (window, activate, (gpointer) "strategy.versions"));
  accord_ui_test_settle (fixture->window);
  n_bad += judge (fixture, "versions", data);
  accord_ui_test_click (window, "Compare version 1 with today");
  accord_test_wait_until (accord_ui_test_find_name (window, "Restore All") != NULL);
  accord_test_run_behind (accord_window_get_partnership (fixture->window));
  accord_ui_test_settle (fixture->window);
  n_bad += judge (fixture, "what changed", data);
  open_first (fixture, "plan");
  g_assert_nonnull (accord_ui_test_find (window, activate, (gpointer) "strategy.versions"));
  accord_test_wait_until (accord_ui_test_find_type (window, ADW_TYPE_ACTION_ROW) != NULL);
  gtk_widget_activate (accord_ui_test_find_type (window, ADW_TYPE_ACTION_ROW));
  accord_ui_test_click (window, "Ask a Body to Approve");
  accord_test_wait_until (accord_ui_test_find_name (window, "Delete the approval") != NULL);
  accord_ui_test_settle (fixture->window);
  return n_bad + judge (fixture, "a version", data);
}

static guint
audit_window (Fixture *fixture, const char *what, gconstpointer data)
{
  return audit (fixture, GTK_WIDGET (fixture->window), what, data);
}

static void
test_trails (Fixture *fixture, gconstpointer data)
{
  set_look (fixture, data);
  g_assert_cmpuint (visit_trails (fixture, audit_window, data), ==, 0);
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  set_look (fixture, data);
  g_assert_cmpuint (visit_versions (fixture, audit_window, data), ==, 0);
}

static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  const Look *look = data;
  guint n_bad = 0;

  set_look (fixture, look);
  for (guint i = 0; i < G_N_ELEMENTS (DIALOGS); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), DIALOGS[i].action,
                                  DIALOGS[i].target != NULL ? "s" : NULL, DIALOGS[i].target);
      n_bad += audit_dialog (fixture, DIALOGS[i].action, look);
    }
  g_assert_cmpuint (n_bad, ==, 0);
}

static void
test_welcome (Fixture *fixture, gconstpointer data)
{
  const Look *look = data;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-partnership", NULL);
  set_look (fixture, look);
  g_assert_cmpuint (audit (fixture, GTK_WIDGET (fixture->window), "welcome", look), ==, 0);
}

static guint
count_too_wide (Fixture *fixture, const char *what)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= 360)
    return 0;
  g_printerr ("# %s needs %d pixels\n", what, minimum);
  return 1;
}

static guint
measure_window (Fixture *fixture, const char *what, gconstpointer data)
{
  return count_too_wide (fixture, what);
}

/* A phone’s width, text at 175 %, right to left: GTK warns of what does not fit, and warnings are fatal here. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  guint n, n_bad = 0;
  const AccordPageKind *kinds = accord_window_get_page_kinds (&n);
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", (int) (96 * 1024 * 1.75), NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  accord_ui_test_resize (fixture->window, 360, 720);
  for (guint i = 0; i < n; i++)
    {
      go (fixture, kinds[i].name);
      n_bad += count_too_wide (fixture, kinds[i].name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (RECORDS); i++)
    {
      open_first (fixture, RECORDS[i].table);
      n_bad += count_too_wide (fixture, RECORDS[i].table);
    }
  n_bad += visit_trails (fixture, measure_window, NULL);
  n_bad += visit_versions (fixture, measure_window, NULL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpuint (n_bad, ==, 0);
}

static void
add (const char *name, const Look *look, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/ui/gates/%s/%s", name, look != NULL ? look->name : "phone");

  g_strdelimit (path, " ", '-');
  g_test_add (path, Fixture, look, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (LOOKS); i++)
    {
      add ("welcome", &LOOKS[i], test_welcome);
      add ("pages", &LOOKS[i], test_pages);
      add ("records", &LOOKS[i], test_records);
      add ("hints", &LOOKS[i], test_hints);
      add ("versions", &LOOKS[i], test_versions);
      add ("trails", &LOOKS[i], test_trails);
      add ("dialogs", &LOOKS[i], test_dialogs);
    }
  add ("narrow", NULL, test_narrow);
  return g_test_run ();
}
