/* test-main-job.c: from nothing to the printed summary, through the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-test.h"
#include "app/accord-import-assistant.h"
#include "checks/accord-evaluator.h"
#include "engagement/accord-activities.h"
#include "engagement/accord-evidence.h"
#include "model/accord-record.h"
#include "plans/accord-outline.h"
#include "ui/common/accord-page.h"

typedef struct
{
  char *folder;
  AccordWindow *window;
} Fixture;

/* --- a person's hands --- */

static void
act (Fixture *fixture, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, target != NULL ? "s" : NULL, target));
  accord_ui_test_settle (fixture->window);
}

static AdwDialog *
wait_for_dialog (Fixture *fixture)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);

  accord_test_wait_until (adw_application_window_get_visible_dialog (window) != NULL);
  accord_ui_test_settle (fixture->window);
  return adw_application_window_get_visible_dialog (window);
}

static void
wait_for_no_dialog (Fixture *fixture)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);

  accord_test_wait_until (adw_application_window_get_visible_dialog (window) == NULL);
  accord_ui_test_settle (fixture->window);
}

static gpointer
ask (Fixture *fixture, AccordRequest *request)
{
  return accord_test_run (accord_window_get_partnership (fixture->window), request);
}

static guint
count (Fixture *fixture, const char *table)
{
  g_autoptr (GPtrArray) all = ask (fixture, accord_record_load_all (table, NULL, 0));

  return all->len;
}

/* --- the job --- */

static void
found (Fixture *fixture)
{
  AdwDialog *dialog;

  accord_ui_test_take_picture (fixture->window, "01-welcome");
  accord_ui_test_click (GTK_WIDGET (fixture->window), "New Partnership…");
  dialog = wait_for_dialog (fixture);
  accord_ui_test_type_into (GTK_WIDGET (dialog), "Name of the partnership", "Norwold & West Fenshire ICP");
  accord_ui_test_type_into (GTK_WIDGET (dialog), "Integrated care board", "NHS Norwold & West Fenshire ICB");
  accord_ui_test_type_into (GTK_WIDGET (dialog), "Councils", "Norwold County Council\nFenshire County Council");
  accord_ui_test_type_into (GTK_WIDGET (dialog), "Local Healthwatch", "Healthwatch Norwold\nHealthwatch Fenshire");
  accord_ui_test_type_into (GTK_WIDGET (dialog), "Places", "East & North Norwold\nSouth & West Norwold\nWest Fenshire");
  accord_ui_test_take_picture (fixture->window, "02-new-partnership");
  accord_ui_test_click (GTK_WIDGET (dialog), "Create");
  accord_test_wait_until (accord_window_get_partnership (fixture->window) != NULL);
  wait_for_no_dialog (fixture);
  g_assert_cmpuint (count (fixture, "organisation"), ==, 5);
  g_assert_cmpuint (count (fixture, "place"), ==, 4);
}

static void
bring_in (Fixture *fixture, const char *kind, const char *file, const char *accept, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", file, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  AdwDialog *dialog;

  act (fixture, "win.import", kind);
  dialog = wait_for_dialog (fixture);
  accord_import_assistant_read (ACCORD_IMPORT_ASSISTANT (dialog), source);
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (dialog), "Bring In") != NULL);
  if (accept != NULL)
    accord_ui_test_click (GTK_WIDGET (dialog), accept);
  accord_ui_test_take_picture (fixture->window, name);
  accord_ui_test_click (GTK_WIDGET (dialog), "Bring In");
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (dialog), "Brought In") != NULL);
  accord_ui_test_click (GTK_WIDGET (dialog), "Close");
  wait_for_no_dialog (fixture);
}

static gint64
find_record (Fixture *fixture, const char *table, const char *column, const char *words)
{
  g_autoptr (GPtrArray) all = ask (fixture, accord_record_load_all (table, NULL, 0));

  for (guint i = 0; i < all->len; i++)
    if (strstr (accord_record_get (g_ptr_array_index (all, i), column), words) != NULL)
      return accord_record_get_id (g_ptr_array_index (all, i));
  g_assert_not_reached ();
}

static void
open_record (Fixture *fixture, const char *table, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(sx)", table, id);
  accord_ui_test_settle (fixture->window);
}

static void
look_at_partners (Fixture *fixture)
{
  gint64 seat = find_record (fixture, "seat", "number", "11");
  g_autoptr (AccordRecord) record = NULL;

  act (fixture, "win.go", "partners");
  accord_ui_test_take_picture (fixture->window, "06-partners");
  open_record (fixture, "seat", seat);
  accord_ui_test_type_into (GTK_WIDGET (fixture->window), "Appointed by", "District Leaders Group, to be confirmed");
  act (fixture, "win.go", "engagement");   /* leaving stores it */
  record = ask (fixture, accord_record_load ("seat", seat));
  g_assert_cmpstr (accord_record_get (record, "appointed_by"), ==, "District Leaders Group, to be confirmed");
}

static AccordFindingState
state_of (Fixture *fixture, const char *requirement)
{
  g_autoptr (GPtrArray) plans = ask (fixture, accord_checks_for_plan (0));

  g_assert_cmpuint (plans->len, ==, 1);
  return accord_plan_checks_find (g_ptr_array_index (plans, 0), requirement)->state;
}

/* What the Healthwatch said, what was answered, and where it is written. */
static void
record_what_was_heard (Fixture *fixture)
{
  gint64 activity = find_record (fixture, "activity", "title", "Healthwatch");
  gint64 section = find_record (fixture, "section", "heading", "ageing well");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, activity);
  gint64 feedback;

  open_record (fixture, "activity", activity);
  accord_ui_test_take_picture (fixture->window, "07-engagement");
  accord_ui_test_click (GTK_WIDGET (fixture->window), "Add What Was Heard");
  accord_test_wait_until (count (fixture, "feedback") == 1);
  accord_ui_test_settle (fixture->window);
  accord_ui_test_type_into (GTK_WIDGET (fixture->window), "What was heard",
                            "People with dementia wait too long for a named contact.");
  accord_ui_test_type_into (GTK_WIDGET (fixture->window), "What we did", "A named contact is now promised within two weeks.");
  act (fixture, "win.go", "partners");
  act (fixture, "win.go", "engagement");
  feedback = find_record (fixture, "feedback", "text", "named contact");
  g_free (ask (fixture, accord_evidence_link (section, activity, feedback, NULL)));
  accord_ui_test_settle (fixture->window);
  accord_ui_test_take_picture (fixture->window, "08-what-was-heard");
}

static void
save_summary (Fixture *fixture)
{
  const char *pictures = g_getenv ("ACCORD_PICTURES");
  g_autofree char *path = g_build_filename (pictures != NULL ? pictures : fixture->folder, "summary.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext '%s' -", path);
  g_autofree char *info_command = g_strdup_printf ("pdfinfo '%s'", path);
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  g_autoptr (GError) error = NULL;
  /* In the order of reading: what it says, then the state of each requirement in words. */
  static const char *const PHRASES[] = {
    "The strategy, section by section",
    "Priority 4: ageing well and dementia",
    "Partly recorded: Involve every Local Healthwatch",
    "Partly recorded: Involve people who live or work here",
    "Partly recorded: Involve the VCSE sector",
  };
  const char *at;

  accord_window_save_document (fixture->window, "summary", find_record (fixture, "plan", "title", "Integrated Care Strategy"),
                               path);
  accord_test_wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (fixture->window), "The document is saved.") != NULL);

  g_spawn_command_line_sync (info_command, &info, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "Hertfordshire and West Essex Integrated Care Strategy"));
  g_spawn_command_line_sync (command, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  at = strstr (text, "Hertfordshire and West Essex Integrated");
  for (guint i = 0; i < G_N_ELEMENTS (PHRASES) && at != NULL; i++)
    at = strstr (at, PHRASES[i]);
  g_assert_nonnull (at);
}

static void
export_a_table (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "organisation.xlsx", NULL);
  g_autofree char *workbook = NULL;

  accord_window_save_table (fixture->window, "organisation", path);
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (fixture->window), "The table is saved.") != NULL);
  g_assert_true (g_file_get_contents (path, &workbook, NULL, NULL));
  g_assert_true (g_str_has_prefix (workbook, "PK"));
}

static void
undo_and_redo (Fixture *fixture)
{
  guint n = count (fixture, "evidence_link");

  act (fixture, "win.undo", NULL);
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (fixture->window), "Undone: Link added") != NULL);
  g_assert_cmpuint (count (fixture, "evidence_link"), ==, n - 1);
  act (fixture, "win.redo", NULL);
  accord_test_wait_until (count (fixture, "evidence_link") == n);
}

static void
close_and_open (Fixture *fixture)
{
  g_autofree char *path = g_strdup (accord_partnership_get_path (accord_window_get_partnership (fixture->window)));

  act (fixture, "win.close-partnership", NULL);
  accord_test_wait_until (accord_window_get_partnership (fixture->window) == NULL);
  accord_ui_test_settle (fixture->window);
  accord_window_open (fixture->window, path);
  accord_test_wait_until (accord_window_get_partnership (fixture->window) != NULL);
  accord_ui_test_settle (fixture->window);
  g_assert_cmpuint (count (fixture, "activity"), ==, 9);
  g_assert_cmpuint (count (fixture, "evidence_link"), ==, 1);
}

static void
test_main_job (Fixture *fixture, gconstpointer data)
{
  found (fixture);
  bring_in (fixture, "members", "icp_membership_messy.csv", "Norwold CC = Norwold County Council", "03-members");
  g_assert_cmpuint (count (fixture, "seat"), ==, 28 + 2);
  bring_in (fixture, "activities", "engagement_log_nottinghamshire_2022.csv", NULL, "04-activities");
  g_assert_cmpuint (count (fixture, "activity"), ==, 9);
  bring_in (fixture, "strategy", "strategy_outline_hwe.md", NULL, "05-strategy");
  g_assert_cmpuint (count (fixture, "section"), ==, 14);

  look_at_partners (fixture);
  g_assert_cmpint (state_of (fixture, "INV-03"), !=, ACCORD_FINDING_RECORDED);
  record_what_was_heard (fixture);
  undo_and_redo (fixture);
  act (fixture, "win.go", "strategies");
  accord_ui_test_take_picture (fixture->window, "09-strategies");
  act (fixture, "win.go", "checks");
  accord_ui_test_take_picture (fixture->window, "10-checks");
  act (fixture, "win.go", "overview");
  accord_ui_test_take_picture (fixture->window, "11-overview");
  save_summary (fixture);
  export_a_table (fixture);
  close_and_open (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start (fixture->folder);
  accord_ui_test_resize (fixture->window, 1270, 860);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/main-job", Fixture, NULL, set_up, test_main_job, tear_down);
  return g_test_run ();
}
