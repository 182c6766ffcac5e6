/* shoot.c: pictures of every page, for people to look at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <string.h>

#include "app/accord-paper-dialog.h"
#include "accord-ui-test.h"
#include "model/accord-look.h"
#include "model/accord-record.h"
#include "plans/accord-outline.h"
#include "plans/accord-plan-version.h"

static const struct
{
  const char *suffix;
  int width;
  int height;
  AdwColorScheme scheme;
} LOOKS[] = {
  { "wide-light", 1280, 860, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "wide-dark", 1280, 860, ADW_COLOR_SCHEME_FORCE_DARK },
  { "narrow-light", 360, 720, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "narrow-dark", 360, 720, ADW_COLOR_SCHEME_FORCE_DARK },
};

static const char *const PAGES[] = { "overview", "strategies", "partners", "engagement", "meetings", "checks" };

/* Records of the sample that show what a page is for. */
static const struct
{
  const char *name;
  const char *table;
  gint64 id;
} RECORDS[] = {
  { "editor", "section", 518 },
  { "editor-without-evidence", "section", 521 },
  { "organisation", "organisation", 101 },
  { "seat", "seat", 200 },
  { "activity", "activity", 1002 },
  { "meeting", "meeting", 6013 },
};

/* Everything as it is when the sample is opened. */
static void
reopen (AccordWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-partnership", NULL);
  accord_ui_test_settle (window);
  accord_window_open_sample (window);
  accord_test_wait_until (accord_window_get_partnership (window) != NULL);
  accord_ui_test_settle (window);
}

static void
shoot (AccordWindow *window, const char *folder, const char *name, const char *suffix)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, suffix);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  accord_ui_test_settle (window);
  accord_ui_test_shoot (window, path);
}

/* What is over the text and beside it while somebody writes. */
static void
shoot_words (AccordWindow *window, const char *folder, const char *suffix)
{
  GtkWidget *area, *entry;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open", "(sx)", "section", (gint64) 518);
  accord_ui_test_settle (window);
  area = accord_ui_test_find_type (GTK_WIDGET (window), g_type_from_name ("AccordProseArea"));
  gtk_widget_activate_action (area, "focus.only-text", NULL);
  shoot (window, folder, "only-text", suffix);
  gtk_widget_activate_action (area, "focus.only-text", NULL);
  accord_ui_test_settle (window);
  gtk_widget_activate_action (area, "prose.replace", NULL);
  entry = accord_ui_test_find_name (GTK_WIDGET (window), "Find in this section");
  gtk_editable_set_text (GTK_EDITABLE (entry), "the");
  shoot (window, folder, "find", suffix);
  gtk_widget_activate_action (area, "strategy.find", NULL);
  accord_ui_test_settle (window);
  entry = accord_ui_test_find_name (GTK_WIDGET (window), "Find in all sections");
  gtk_editable_set_text (GTK_EDITABLE (entry), "care");
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (window), "Places") != NULL);
  shoot (window, folder, "find-everywhere", suffix);
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
}

/* What flags a strategy, and one requirement opened. */
static void
shoot_finding (AccordWindow *window, const char *folder, const char *suffix)
{
  GtkWidget *flagged, *row;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "checks");
  accord_ui_test_settle (window);
  flagged = accord_ui_test_find_name (GTK_WIDGET (window), "Flagged");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (flagged), TRUE);
  row = accord_ui_test_find_type (GTK_WIDGET (window), g_type_from_name ("AccordFindingRow"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  shoot (window, folder, "finding", suffix);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (flagged), FALSE);
}

/* What the menu of the partners page opens, its other tabs, and its rows under headings. */
static void
shoot_registers (AccordWindow *window, const char *folder, const char *suffix)
{
  static const char *const NAMES[] = { "as-at", "declarations", "duplicates", "people" };
  static const char *const TABS[] = { "requests", "chase" };
  GtkWidget *page, *table;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "partners");
  accord_ui_test_settle (window);
  page = accord_ui_test_find_type (GTK_WIDGET (window), g_type_from_name ("AccordPartnersPage"));
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *name = g_strdup_printf ("register-%s", NAMES[i]);

      gtk_widget_activate_action (page, "partners.register", "s", NAMES[i]);
      shoot (window, folder, name, suffix);
      adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
      accord_ui_test_settle (window);
    }
  for (guint i = 0; i < G_N_ELEMENTS (TABS); i++)
    {
      g_autofree char *name = g_strdup_printf ("partners-%s", TABS[i]);

      gtk_widget_activate_action (page, "partners.tab", "s", TABS[i]);
      shoot (window, folder, name, suffix);
    }
  gtk_widget_activate_action (page, "partners.tab", "s", "seats");
  accord_ui_test_settle (window);
  table = accord_ui_test_find_type (page, g_type_from_name ("AccordTableView"));
  gtk_widget_activate_action (table, "table.group", "s", "sector");
  shoot (window, folder, "partners-groups", suffix);
  gtk_widget_activate_action (table, "table.group", "s", "");
}

/* A row that is being entered at the top of the log. */
static void
shoot_new_row (AccordWindow *window, const char *folder, const char *suffix)
{
  GtkWidget *page;
  GtkWidget *line = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "engagement");
  accord_ui_test_settle (window);
  page = accord_ui_test_find_type (GTK_WIDGET (window), g_type_from_name ("AccordEngagementPage"));
  accord_ui_test_click (page, "Log an activity");
  accord_test_wait_until (GTK_IS_TEXT (line = gtk_root_get_focus (GTK_ROOT (window))));
  gtk_editable_set_text (GTK_EDITABLE (line), "Oct-Nov 2022");
  shoot (window, folder, "new-row", suffix);
  gtk_editable_set_text (GTK_EDITABLE (line), "");
}

/* The manual, at the page that it is asked for on. */
static void
shoot_help (AccordWindow *window, const char *folder, const char *suffix)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL);
  shoot (window, folder, "help", suffix);
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  accord_ui_test_settle (window);
}

/* The settings. */
static void
shoot_preferences (AccordWindow *window, const char *folder, const char *suffix)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  accord_ui_test_settle (window);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  shoot (window, folder, "preferences", suffix);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  accord_ui_test_settle (window);
}

/* Anything, found by a word. */
static void
shoot_search (AccordWindow *window, const char *folder, const char *suffix)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  accord_ui_test_settle (window);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_name (dialog, "Find anything")), "carers");
  accord_test_wait_until (accord_ui_test_find_type (dialog, GTK_TYPE_LIST_BOX_ROW) != NULL);
  shoot (window, folder, "search", suffix);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* The editor's page on the versions of a strategy, which has none to begin with. */
static void
open_versions (AccordWindow *window)
{
  GtkWidget *editor = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "overview");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open", "(sx)", "plan", (gint64) 500);
  accord_test_wait_until (
      (editor = accord_ui_test_find_type (GTK_WIDGET (window), g_type_from_name ("AccordStrategyEditor"))) != NULL);
  accord_ui_test_settle (window);
  gtk_widget_activate_action (editor, "strategy.versions", NULL);
  accord_ui_test_settle (window);
}

static void
activate_version (AccordWindow *window)
{
  GtkWidget *row = NULL;

  accord_test_wait_until ((row = accord_ui_test_find_name (GTK_WIDGET (window), "Version 1 · Sent to the board")) != NULL);
  gtk_widget_activate (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX_ROW));
  accord_ui_test_settle (window);
}

#define N_FREEZING 6

/* A version that bodies were asked to approve, and a text that has changed since: so many edits. */
static void
freeze (AccordWindow *window)
{
  AccordPartnership *partnership = accord_window_get_partnership (window);
  g_autofree gint64 *version = accord_test_run (partnership, accord_plan_version_freeze (500, "Sent to the board"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, *version);

  accord_test_add (partnership, "approval", "version_id", id, "organisation_id", "101", "asked_on", "2027-01-12",
                   "answer", "approved", "answered_on", "2027-02-03", NULL);
  accord_test_add (partnership, "approval", "version_id", id, "organisation_id", "102", "asked_on", "2027-01-12", NULL);
  accord_test_add (partnership, "dispatch", "version_id", id, "organisation_id", "101", "sent_on", "2027-01-12", NULL);
  accord_test_run (partnership, accord_record_set (accord_field_find ("section", "body"), 510,
                                                   "Norwold and West Fenshire is home to some 950,000 people.", NULL));
  g_free (accord_test_run (partnership, accord_section_add (500, 0, 510, "What comes next, in the first two years")));
}

/* Versions, what changed since one, and what became of it; and what can only be read. */
static void
shoot_versions (AccordWindow *window, const char *folder, const char *suffix)
{
  open_versions (window);
  shoot (window, folder, "versions-none", suffix);
  freeze (window);
  shoot (window, folder, "versions", suffix);
  activate_version (window);
  shoot (window, folder, "version", suffix);
  open_versions (window);
  accord_ui_test_click (GTK_WIDGET (window), "Compare version 1 with today");
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (window), "Restore Section") != NULL);
  shoot (window, folder, "version-compare", suffix);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open", "(sx)", "section", (gint64) 544);
  shoot (window, folder, "editor-published", suffix);
  gtk_widget_activate_action (accord_ui_test_find_type (GTK_WIDGET (window), g_type_from_name ("AccordStrategyEditor")),
                              "strategy.details", NULL);
  shoot (window, folder, "strategy-details", suffix);
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  for (guint i = 0; i < N_FREEZING; i++)
    g_free (accord_test_run (accord_window_get_partnership (window), accord_request_undo ()));
  accord_ui_test_settle (window);
}

/* Who was reached, where the trail breaks, what an organisation told, and what there is about a condition. */
static void
shoot_trails (AccordWindow *window, const char *folder, const char *suffix)
{
  AccordPartnership *partnership = accord_window_get_partnership (window);
  const AccordTerm *term = accord_vocabulary_find_code (accord_partnership_get_vocabulary (partnership, "condition"),
                                                        "neurological");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "engagement/coverage");
  accord_test_run_behind (partnership);
  shoot (window, folder, "coverage", suffix);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", "engagement/trail");
  accord_test_run_behind (partnership);
  shoot (window, folder, "trail-breaks", suffix);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.trail", "(sx)", "organisation", (gint64) 150);
  accord_test_run_behind (partnership);
  shoot (window, folder, "trail", suffix);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.trail", "(sx)", "term", term->id);
  accord_test_run_behind (partnership);
  shoot (window, folder, "lens", suffix);
}

/* What was heard with its coded words, and the themes. */
static void
shoot_themes (AccordWindow *window, const char *folder, const char *suffix)
{
  GtkWidget *group;
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open", "(sx)", "feedback", (gint64) 2002);
  accord_ui_test_settle (window);
  group = accord_ui_test_find_name (GTK_WIDGET (window), "Transport and distance");
  group = gtk_widget_get_ancestor (group, g_type_from_name ("AccordFeedbackCard"));
  gtk_widget_grab_focus (accord_ui_test_find_name (group, "Give Selected Words a Theme…"));
  shoot (window, folder, "coded-words", suffix);
  gtk_widget_activate_action (group, "engagement.themes", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  shoot (window, folder, "themes", suffix);
  accord_ui_test_click (GTK_WIDGET (dialog), "Transport and distance");
  shoot (window, folder, "theme", suffix);
  adw_dialog_force_close (dialog);
  accord_ui_test_settle (window);
}

/* The documents, as they will be. */
static void
shoot_documents (AccordWindow *window, const char *folder, const char *suffix)
{
  AdwDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.documents", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  accord_test_wait_until (accord_paper_dialog_is_ready (ACCORD_PAPER_DIALOG (dialog)));
  shoot (window, folder, "documents", suffix);
  adw_dialog_force_close (dialog);
  accord_ui_test_settle (window);
}

static void
choose_look (AccordPartnership *partnership)
{
  static const char LOGO[] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 360 100'><rect width='100' height='100'"
                             " rx='16' fill='#7a0040'/><g opacity='0.5' fill='#fff'><circle cx='38' cy='50' r='26'/>"
                             "<circle cx='62' cy='50' r='26'/></g><g font-size='34' fill='#00467a'>"
                             "<text x='115' y='44'>Norwold &amp;</text><text x='115' y='86'>West Fenshire</text></g></svg>";
  g_autofree char *logo = g_base64_encode ((const guchar *) LOGO, strlen (LOGO));
  const char *const parts[ACCORD_LOOK_N_PARTS]
      = { logo, "Norwold & West Fenshire", "#7a0040", "#00467a", "County Hall\nNorwold", "This is no legal advice." };

  for (AccordLookPart part = 0; part < ACCORD_LOOK_N_PARTS; part++)
    accord_test_run (partnership, accord_look_set (part, parts[part]));
}

/* How they look, with nothing chosen and with all of it. */
static void
shoot_look (AccordWindow *window, const char *folder, const char *suffix)
{
  AccordPartnership *partnership = accord_window_get_partnership (window);
  AdwDialog *dialog;
  GtkWidget *scrolled;
  GtkAdjustment *below;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.look", NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  accord_test_run_behind (partnership);
  shoot (window, folder, "look", suffix);
  choose_look (partnership);
  accord_test_run_behind (partnership);
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (dialog), "The logo") != NULL);
  shoot (window, folder, "look-chosen", suffix);
  scrolled = accord_ui_test_find_type (GTK_WIDGET (dialog), GTK_TYPE_SCROLLED_WINDOW);
  below = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (below, gtk_adjustment_get_upper (below));
  shoot (window, folder, "look-chosen-end", suffix);
  adw_dialog_force_close (dialog);
  for (AccordLookPart part = 0; part < ACCORD_LOOK_N_PARTS; part++)
    g_free (accord_test_run (partnership, accord_request_undo ()));
  accord_ui_test_settle (window);
}

int
main (int argc, char *argv[])
{
  const char *out = argc > 1 ? argv[1] : ".";
  AccordWindow *window;
  char *folder;

  adw_init ();
  folder = accord_test_make_folder ();
  window = accord_ui_test_start (folder);
  for (guint i = 0; i < G_N_ELEMENTS (LOOKS); i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), LOOKS[i].scheme);
      accord_ui_test_resize (window, LOOKS[i].width, LOOKS[i].height);
      shoot (window, out, "welcome", LOOKS[i].suffix);
    }
  accord_window_open_sample (window);
  accord_test_wait_until (accord_window_get_partnership (window) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (LOOKS); i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), LOOKS[i].scheme);
      accord_ui_test_resize (window, LOOKS[i].width, LOOKS[i].height);
      reopen (window);
      for (guint r = 0; r < G_N_ELEMENTS (RECORDS); r++)
        {
          gtk_widget_activate_action (GTK_WIDGET (window), "win.open", "(sx)", RECORDS[r].table, RECORDS[r].id);
          shoot (window, out, RECORDS[r].name, LOOKS[i].suffix);
        }
      shoot_words (window, out, LOOKS[i].suffix);
      shoot_versions (window, out, LOOKS[i].suffix);
      shoot_new_row (window, out, LOOKS[i].suffix);
      reopen (window);
      for (guint p = 0; p < G_N_ELEMENTS (PAGES); p++)
        {
          gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "s", PAGES[p]);
          shoot (window, out, PAGES[p], LOOKS[i].suffix);
        }
      shoot_finding (window, out, LOOKS[i].suffix);
      shoot_registers (window, out, LOOKS[i].suffix);
      shoot_help (window, out, LOOKS[i].suffix);
      shoot_preferences (window, out, LOOKS[i].suffix);
      shoot_search (window, out, LOOKS[i].suffix);
      shoot_trails (window, out, LOOKS[i].suffix);
      shoot_themes (window, out, LOOKS[i].suffix);
      shoot_documents (window, out, LOOKS[i].suffix);
      shoot_look (window, out, LOOKS[i].suffix);
    }
  accord_ui_test_stop (window);
  accord_test_remove_folder (folder);
  return 0;
}
