/* accord-ui-scenes.c: every page and dialog, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-scenes.h"

#include <glib/gi18n.h>

#include "app/accord-comments-dialog.h"
#include "app/accord-desk-banner.h"
#include "app/accord-import-assistant.h"
#include "app/accord-message-dialog.h"
#include "app/accord-tables-dialog.h"
#include "app/accord-window-private.h"
#include "engagement/accord-activities.h"
#include "model/accord-record.h"
#include "plans/accord-plan-version.h"
#include "ui/table/accord-several-dialog.h"

/* Records of the sample whose pages have something of every kind to show. */
static const struct
{
  const char *page;
  const char *table;
  gint64 id;
} RECORDS[] = {
  { "strategies", "plan", 500 },
  { "strategies", "section", 513 },
  { "strategies", "section", 544 },
  { "partners", "organisation", 101 },
  { "partners", "seat", 200 },
  { "engagement", "activity", 1002 },
  { "meetings", "meeting", 6013 },
};

/* Dialogs that the window opens by an action, with the action's target. */
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

/* Dialogs that a control among the details of a record opens. */
static const struct
{
  const char *table;
  gint64 id;
  const char *control;
} CONTROLS[] = {
  { "section", 513, N_("Link to What Was Heard…") },
  { "section", 513, N_("Add a Need…") },
  { "organisation", 101, N_("Add a Person") },
  { "seat", 200, N_("_End…") },
  { "seat", 200, N_("Add an organisation that is not in the list") },
  { "activity", 1002, N_("Link to a Section…") },
  { "activity", 1002, N_("_Themes…") },
  { "meeting", 6013, N_("Add Somebody in Attendance") },
};

/* Dialogs that the menu of the partners page opens. */
static const char *const REGISTERS[] = { "as-at", "declarations", "duplicates", "people" };

/* What the partners page has beside its tables. */
static const char *const TABS[] = { "requests", "chase" };

typedef struct
{
  AccordWindow *window;
  AccordUiVisit visit;
  gpointer data;
} Tour;

static void
show (Tour *tour, GtkWidget *root, const char *scene)
{
  accord_ui_test_settle (tour->window);
  tour->visit (tour->window, root, scene, tour->data);
}

/* What a control is called by the label that it has in the source. */
static char *
name_control (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (_(label), "_", -1);

  return g_strjoinv ("", parts);
}

static void
open_record (Tour *tour, const char *table, gint64 id)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tour->window), "win.open", "(sx)", table, id));
  accord_ui_test_settle (tour->window);
}

static AdwDialog *
wait_for_dialog (Tour *tour)
{
  AdwDialog *dialog = NULL;

  accord_test_wait_until (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (tour->window))) != NULL);
  return dialog;
}

static void
close_dialog (Tour *tour, AdwDialog *dialog)
{
  adw_dialog_force_close (dialog);
  accord_test_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (tour->window)) == NULL);
}

static void
show_dialog (Tour *tour, const char *scene)
{
  AdwDialog *dialog = wait_for_dialog (tour);

  show (tour, GTK_WIDGET (dialog), scene);
  close_dialog (tour, dialog);
}

/* The row in which records are entered, where the page has a table with one. */
static void
show_new_row (Tour *tour, const char *page)
{
  g_autofree char *scene = g_strdup_printf ("%s, new row", page);
  GtkWidget *table = accord_ui_test_find_type (GTK_WIDGET (tour->window), g_type_from_name ("AccordTableView"));

  if (table == NULL || !g_str_equal (page, "engagement"))
    return;
  g_assert_true (gtk_widget_activate_action (table, "table.enter", NULL));
  show (tour, GTK_WIDGET (tour->window), scene);
}

static void
show_several (Tour *tour)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, (const gint64[]) { 1002, 1003 }, 2);
  adw_dialog_present (accord_several_dialog_new (accord_window_get_partnership (tour->window), &accord_activities, ids),
                      GTK_WIDGET (tour->window));
  show_dialog (tour, "several rows");
}

/* Rows under headings, and headings whose rows are folded. */
static void
show_groups (Tour *tour, const char *page)
{
  GtkWidget *table = accord_ui_test_find_type (GTK_WIDGET (tour->window), g_type_from_name ("AccordTableView"));

  if (!g_str_equal (page, "partners"))
    return;
  g_assert_true (gtk_widget_activate_action (table, "table.group", "s", "sector"));
  accord_test_wait_until (accord_ui_test_find_type (table, g_type_from_name ("GtkListHeaderWidget")) != NULL);
  show (tour, GTK_WIDGET (tour->window), "partners, groups");
  g_assert_true (gtk_widget_activate_action (table, "table.fold-all", NULL));
  show (tour, GTK_WIDGET (tour->window), "partners, folded groups");
  g_assert_true (gtk_widget_activate_action (table, "table.group", "s", ""));
  accord_ui_test_settle (tour->window);
}

static void
show_pages (Tour *tour)
{
  guint n;
  const AccordPageKind *kinds = accord_window_get_page_kinds (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tour->window), "win.go", "s", kinds[i].name));
      show (tour, GTK_WIDGET (tour->window), kinds[i].name);
      show_new_row (tour, kinds[i].name);
      show_groups (tour, kinds[i].name);
      for (guint r = 0; r < G_N_ELEMENTS (RECORDS); r++)
        if (g_str_equal (RECORDS[r].page, kinds[i].name))
          {
            g_autofree char *scene = g_strdup_printf ("%s, %s", kinds[i].name, RECORDS[r].table);

            open_record (tour, RECORDS[r].table, RECORDS[r].id);
            show (tour, GTK_WIDGET (tour->window), scene);
          }
    }
}

static void
show_dialogs (Tour *tour)
{
  for (guint i = 0; i < G_N_ELEMENTS (DIALOGS); i++)
    {
      const char *target = DIALOGS[i].target;
      g_autofree char *scene = g_strjoin (" ", DIALOGS[i].action, target, NULL);

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tour->window), DIALOGS[i].action,
                                                 target != NULL ? "s" : NULL, target));
      show_dialog (tour, scene);
    }
  show_several (tour);
  for (guint i = 0; i < G_N_ELEMENTS (CONTROLS); i++)
    {
      g_autofree char *control = name_control (CONTROLS[i].control);

      open_record (tour, CONTROLS[i].table, CONTROLS[i].id);
      accord_ui_test_click (GTK_WIDGET (tour->window), control);
      show_dialog (tour, CONTROLS[i].control);
    }
}

/* Dialogs that a page's menu opens. */
static void
show_page_dialogs (Tour *tour)
{
  static const struct
  {
    const char *page;
    const char *type;
    const char *action;
  } ACTIONS[] = {
    { "meetings", "AccordMeetingsPage", "meetings.terms" },
    { "meetings", "AccordMeetingsPage", "meetings.year" },
    { "partners", "AccordPartnersPage", "partners.glance" },
    { "partners", "AccordPartnersPage", "partners.about" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    {
      GtkWidget *page;

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tour->window), "win.go", "s", ACTIONS[i].page));
      accord_ui_test_settle (tour->window);
      page = accord_ui_test_find_type (GTK_WIDGET (tour->window), g_type_from_name (ACTIONS[i].type));
      g_assert_true (gtk_widget_activate_action (page, ACTIONS[i].action, NULL));
      show_dialog (tour, ACTIONS[i].action);
    }
}

/* Who was reached, where the trail breaks, what an organisation told, and what there is about a condition. */
static void
show_trails (Tour *tour)
{
  GtkWidget *window = GTK_WIDGET (tour->window);
  AccordPartnership *partnership = accord_window_get_partnership (tour->window);
  const AccordTerm *term = accord_vocabulary_find_code (accord_partnership_get_vocabulary (partnership, "condition"),
                                                        "epilepsy");

  g_assert_true (gtk_widget_activate_action (window, "win.go", "s", "engagement/coverage"));
  accord_test_run_behind (partnership);
  show (tour, window, "engagement, coverage");
  g_assert_true (gtk_widget_activate_action (window, "win.go", "s", "engagement/trail"));
  accord_test_run_behind (partnership);
  show (tour, window, "engagement, where the trail breaks");
  g_assert_true (gtk_widget_activate_action (window, "win.trail", "(sx)", "organisation", (gint64) 150));
  accord_test_run_behind (partnership);
  show (tour, window, "engagement, what an organisation told us");
  g_assert_true (gtk_widget_activate_action (window, "win.trail", "(sx)", "term", term->id));
  accord_test_run_behind (partnership);
  show (tour, window, "engagement, what there is about a condition");
}

/* Signs, which are the same in every language. */
static void
type_words (GtkWidget *root, const char *entry)
{
  GtkWidget *widget = NULL;

  accord_test_wait_until ((widget = accord_ui_test_find_name (root, entry)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (widget), ",");
}

/* What a strategy's text has beside it, with something of every kind to show. */
static void
show_words (Tour *tour)
{
  GtkWidget *window = GTK_WIDGET (tour->window);
  GtkWidget *area, *hints;

  open_record (tour, "section", 518);
  area = accord_ui_test_find_type (window, g_type_from_name ("AccordProseArea"));
  g_assert_true (gtk_widget_activate_action (area, "prose.replace", NULL));
  hints = accord_ui_test_find_type (window, g_type_from_name ("AccordProseHints"));
  gtk_menu_button_popup (GTK_MENU_BUTTON (accord_ui_test_find_type (hints, GTK_TYPE_MENU_BUTTON)));
  show (tour, accord_ui_test_find_type (hints, GTK_TYPE_POPOVER), "strategies, plain English");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (accord_ui_test_find_type (hints, GTK_TYPE_MENU_BUTTON)));
  type_words (window, _("Find in this section"));
  show (tour, window, "strategies, find and replace");
  g_assert_true (gtk_widget_activate_action (area, "strategy.find", NULL));
  type_words (GTK_WIDGET (wait_for_dialog (tour)), _("Find in all sections"));
  accord_test_wait_until (accord_ui_test_find_name (window, _("Replace here")) != NULL);
  show_dialog (tour, "strategies, find in the strategy");
  g_assert_true (gtk_widget_activate_action (area, "spelling.words", NULL));
  show_dialog (tour, "strategies, personal dictionary");
}

static void
show_registers (Tour *tour)
{
  GtkWidget *page;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tour->window), "win.go", "s", "partners"));
  accord_ui_test_settle (tour->window);
  page = accord_ui_test_find_type (GTK_WIDGET (tour->window), g_type_from_name ("AccordPartnersPage"));
  for (guint i = 0; i < G_N_ELEMENTS (REGISTERS); i++)
    {
      g_autofree char *scene = g_strdup_printf ("partners, %s", REGISTERS[i]);

      g_assert_true (gtk_widget_activate_action (page, "partners.register", "s", REGISTERS[i]));
      show_dialog (tour, scene);
    }
  for (guint i = 0; i < G_N_ELEMENTS (TABS); i++)
    {
      g_autofree char *scene = g_strdup_printf ("partners, %s", TABS[i]);

      g_assert_true (gtk_widget_activate_action (page, "partners.tab", "s", TABS[i]));
      accord_test_run_behind (accord_window_get_partnership (tour->window));
      show (tour, GTK_WIDGET (tour->window), scene);
    }
  g_assert_true (gtk_widget_activate_action (page, "partners.tab", "s", "seats"));
}

static void
show_import_preview (Tour *tour)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "icp_membership_messy.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwDialog *dialog;
  GtkWidget *preview;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tour->window), "win.import", "s", "members"));
  dialog = wait_for_dialog (tour);
  accord_import_assistant_read (ACCORD_IMPORT_ASSISTANT (dialog), file);
  accord_test_wait_until (
      (preview = accord_ui_test_find_type (GTK_WIDGET (dialog), g_type_from_name ("AccordImportPreview"))) != NULL);
  show (tour, GTK_WIDGET (dialog), "win.import members, the preview");
  close_dialog (tour, dialog);
}

/* Signs, which are the same in every language. */
static const char MESSAGE[] = "From: <1@1>\r\nSubject: ,\r\nDate: Mon, 3 Mar 2025 10:00:00 +0000\r\n\r\n,\r\n";

/* A message that is to be added to the log; where Accord was built to read none, nothing is shown. */
static void
show_message (Tour *tour, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "message.eml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = name_control (N_("_Add"));
  GtkWidget *window = GTK_WIDGET (tour->window);
  AdwDialog *dialog;
  GtkWidget *add = NULL;

  g_assert_true (g_file_set_contents (path, MESSAGE, -1, NULL));
  accord_message_dialog_present (window, accord_window_get_partnership (tour->window), file);
  dialog = wait_for_dialog (tour);
  accord_test_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL ||
                          ((add = accord_ui_test_find_name (GTK_WIDGET (dialog), name)) != NULL &&
                           gtk_widget_is_sensitive (add)));
  if (add == NULL)
    return;
  show (tour, GTK_WIDGET (dialog), "a message");
  close_dialog (tour, dialog);
}

/* The sample's strategy, in which somebody remarked signs. */
static void
show_comments (Tour *tour)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "strategy_returned_signs.docx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window = GTK_WIDGET (tour->window);
  AdwDialog *dialog;

  accord_comments_dialog_present (window, accord_window_get_partnership (tour->window), file);
  dialog = wait_for_dialog (tour);
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (dialog), "1, 2.") != NULL);
  show (tour, GTK_WIDGET (dialog), "comments");
  close_dialog (tour, dialog);
}

/* A table that Accord has written, with a row that cannot be brought in. */
static void
show_tables (Tour *tour, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "place.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window = GTK_WIDGET (tour->window);
  AdwDialog *dialog;
  GtkWidget *list;

  g_assert_true (g_file_set_contents (path, "id,parent_id,name,kind\n1,,1,place\n.,,2,place\n", -1, NULL));
  accord_tables_dialog_present (window, accord_window_get_partnership (tour->window), file);
  dialog = wait_for_dialog (tour);
  accord_test_wait_until ((list = accord_ui_test_find_type (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW)) != NULL &&
                          gtk_widget_get_mapped (list));
  show (tour, GTK_WIDGET (dialog), "a table");
  close_dialog (tour, dialog);
}

static GtkWidget *
wait_for_type (Tour *tour, const char *type)
{
  GtkWidget *found = NULL;

  accord_test_wait_until (
      (found = accord_ui_test_find_type (GTK_WIDGET (tour->window), g_type_from_name (type))) != NULL);
  return found;
}

static void
click (Tour *tour, const char *label)
{
  g_autofree char *name = name_control (label);

  accord_ui_test_click (GTK_WIDGET (tour->window), name);
}

/* The versions of a strategy, what changed since, what became of one, and where the strategy may go. */
static void
show_versions (Tour *tour)
{
  AccordPartnership *partnership = accord_window_get_partnership (tour->window);
  g_autofree char *compare = NULL;

  open_record (tour, "plan", 500);
  g_assert_true (gtk_widget_activate_action (wait_for_type (tour, "AccordStrategyEditor"), "strategy.set-state", "s",
                                             "for_approval"));
  show_dialog (tour, "the state of a strategy");
  g_assert_true (gtk_widget_activate_action (wait_for_type (tour, "AccordStrategyEditor"), "strategy.details", NULL));
  show_dialog (tour, "the details of a strategy");
  g_assert_true (gtk_widget_activate_action (wait_for_type (tour, "AccordStrategyEditor"), "strategy.history", NULL));
  show_dialog (tour, "the history of a section");
  g_assert_true (gtk_widget_activate_action (wait_for_type (tour, "AccordStrategyEditor"), "strategy.versions", NULL));
  show (tour, GTK_WIDGET (tour->window), "versions, none yet");
  click (tour, N_("_Freeze…"));
  show_dialog (tour, "freezing a version");
  g_free (accord_test_run (partnership, accord_plan_version_freeze (500, "Sent to the board")));
  accord_test_run (partnership, accord_record_set (accord_field_find ("section", "body"), 510,
                                                   ACCORD_UI_SCENES_REWRITTEN, NULL));
  wait_for_type (tour, "AdwActionRow");
  show (tour, GTK_WIDGET (tour->window), "versions");
  compare = g_strdup_printf (_("Compare version %u with today"), 1);
  accord_ui_test_click (GTK_WIDGET (tour->window), compare);
  wait_for_type (tour, "AccordVersionCompare");
  accord_test_run_behind (partnership);
  accord_test_run_behind (partnership);
  show (tour, GTK_WIDGET (tour->window), "what changed");
  open_record (tour, "plan", 500);
  g_assert_true (gtk_widget_activate_action (wait_for_type (tour, "AccordStrategyEditor"), "strategy.versions", NULL));
  accord_ui_test_settle (tour->window);
  gtk_widget_activate (wait_for_type (tour, "AdwActionRow"));
  wait_for_type (tour, "AccordVersionDetails");
  click (tour, N_("Ask a Body to Approve"));
  click (tour, N_("Record a Copy Sent"));
  accord_test_run_behind (partnership);
  show (tour, GTK_WIDGET (tour->window), "a version");
}

/* What is said at the foot of the window when the desk lacks something, and what that means. */
static void
show_poor_desk (Tour *tour)
{
  GtkWidget *window = GTK_WIDGET (tour->window);
  GtkWidget *banner = accord_ui_test_find_type (window, ACCORD_TYPE_DESK_BANNER);

  open_record (tour, "organisation", 101);
  accord_desk_banner_show (ACCORD_DESK_BANNER (banner), ACCORD_DESK_ALL_ON_NETWORK | ACCORD_DESK_NO_PRINT_PORTAL);
  accord_ui_test_settle (tour->window);
  show (tour, window, "desk");
  accord_ui_test_click (banner, _("What This Means"));
  show_dialog (tour, "desk-words");
  accord_desk_banner_show (ACCORD_DESK_BANNER (banner), 0);
}

/* The words of a theme, and what is said before it is deleted. */
static void
show_theme (Tour *tour)
{
  AdwDialog *dialog;

  open_record (tour, "activity", 1002);
  g_assert_true (gtk_widget_activate_action (wait_for_type (tour, "AccordEngagementPage"), "engagement.themes", NULL));
  dialog = wait_for_dialog (tour);
  accord_test_run_behind (accord_window_get_partnership (tour->window));
  accord_ui_test_click (GTK_WIDGET (dialog), "Transport and distance");
  wait_for_type (tour, "AccordThemePage");
  show (tour, GTK_WIDGET (dialog), "a theme");
  click (tour, N_("_Delete…"));
  wait_for_type (tour, "AdwAlertDialog");
  show (tour, GTK_WIDGET (wait_for_dialog (tour)), "deleting a theme");
  adw_dialog_force_close (wait_for_dialog (tour));
  accord_ui_test_settle (tour->window);
  close_dialog (tour, dialog);
}

/* Shows the welcome, and the sample on every page and in every dialog, in a data folder of its own. */
void
accord_ui_scenes_visit (const char *folder, AccordUiVisit visit, gpointer data)
{
  Tour tour = { accord_ui_test_start (folder), visit, data };

  show (&tour, GTK_WIDGET (tour.window), "welcome");
  accord_window_open_sample (tour.window);
  accord_test_wait_until (accord_window_get_partnership (tour.window) != NULL);
  show_pages (&tour);
  show_dialogs (&tour);
  show_page_dialogs (&tour);
  show_trails (&tour);
  show_words (&tour);
  show_registers (&tour);
  show_import_preview (&tour);
  show_theme (&tour);
  show_message (&tour, folder);
  show_comments (&tour);
  show_tables (&tour, folder);
  show_versions (&tour);
  show_poor_desk (&tour);
  accord_ui_test_stop (tour.window);
}
