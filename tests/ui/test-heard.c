/* test-heard.c: from what somebody says, or writes beside a section, to a passage, back again, and to the answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <string.h>

#include "accord-ui-test.h"
#include "app/accord-comments-dialog.h"
#include "model/accord-record.h"
#include "ui/browser/accord-browser-page.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-chooser.h"
#include "ui/common/accord-page.h"

/* Ten activities are logged by keys alone in test-entry.c. A second table of the same shape is brought in by the tests of
 * the import. */

#define SAID "Nobody told us whom to ring after the first seizure."
#define DID "A helpline is now named in the commitment."
#define REMARK "Write “accountable body” instead of “lead body”"

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

static GtkWidget *
get_window (Fixture *fixture)
{
  return GTK_WIDGET (fixture->window);
}

static void
flush (Fixture *fixture)
{
  gtk_widget_activate_action (get_window (fixture), "win.go", "s", "overview");
  gtk_widget_activate_action (get_window (fixture), "win.go", "s", "engagement");
  accord_test_run_behind (fixture->partnership);
  accord_ui_test_settle (fixture->window);
}

/* --- steps --- */

static void
log_an_activity (Fixture *fixture)
{
  g_autoptr (AccordChoice) migraine = accord_choice_new ("migraine", "Migraine", NULL, 0);
  GtkWidget *row;

  gtk_widget_activate_action (get_window (fixture), "win.go", "s", "engagement");
  accord_ui_test_settle (fixture->window);
  gtk_widget_activate_action (accord_ui_test_find_type (get_window (fixture), ACCORD_TYPE_BROWSER), ACCORD_BROWSER_PAGE_ADD,
                              NULL);
  accord_ui_test_wait_for (get_window (fixture), "56 activities");
  accord_ui_test_settle (fixture->window);
  accord_ui_test_type_into (get_window (fixture), "What", "First seizure clinic, waiting room");
  accord_ui_test_type_into (get_window (fixture), "When", "14 October 2026");
  row = accord_ui_test_wait_for (get_window (fixture), "Conditions");
  g_signal_emit_by_name (gtk_menu_button_get_popover (GTK_MENU_BUTTON (accord_ui_test_find_type (row, GTK_TYPE_MENU_BUTTON))),
                         "chosen", migraine);
  accord_test_run_behind (fixture->partnership);
}

static void
respond (Fixture *fixture)
{
  accord_ui_test_click (get_window (fixture), "Add What Was Heard");
  accord_ui_test_wait_for (get_window (fixture), "What Was Heard (1)");
  accord_ui_test_settle (fixture->window);
  accord_ui_test_type_into (get_window (fixture), "What was heard", SAID);
  accord_ui_test_type_into (get_window (fixture), "What we did", DID);
  flush (fixture);
}

static void
link_to_section (Fixture *fixture)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);
  GtkWidget *card = accord_ui_test_find_type (get_window (fixture), g_type_from_name ("AccordFeedbackCard"));
  GtkWidget *dialog = NULL;
  GtkSelectionModel *sections;

  accord_ui_test_click (card, "Link to a Section…");
  accord_test_wait_until ((dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (window))) != NULL);
  accord_ui_test_settle (fixture->window);
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_type (dialog, GTK_TYPE_SEARCH_ENTRY)), "neurological");
  sections = gtk_list_view_get_model (GTK_LIST_VIEW (accord_ui_test_find_type (dialog, GTK_TYPE_LIST_VIEW)));
  accord_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (sections)) == 1);
  gtk_selection_model_select_item (sections, 0, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_type (dialog, ADW_TYPE_ENTRY_ROW)),
                         "advice within two working days");
  accord_ui_test_click (dialog, "Link");
  accord_test_wait_until (adw_application_window_get_visible_dialog (window) == NULL);
}

static gboolean
is_link_to (GtkWidget *widget, gpointer words)
{
  g_autofree char *name = GTK_IS_BUTTON (widget) ? accord_ui_test_get_name (widget) : NULL;

  return name != NULL && strstr (name, words) != NULL && gtk_widget_get_mapped (widget);
}

static gboolean
says_on_screen (GtkWidget *widget, gpointer words)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;
}

static gint64
find_condition (Fixture *fixture, const char *code)
{
  return accord_vocabulary_find_code (accord_partnership_get_vocabulary (fixture->partnership, "condition"), code)->id;
}

static void
open_lens (Fixture *fixture, const char *code)
{
  gtk_widget_activate_action (get_window (fixture), "win.trail", "(sx)", "term", find_condition (fixture, code));
  accord_ui_test_wait_for (get_window (fixture), SAID);
}

/* From what was heard to the words of the strategy, and from there to what was heard. */
static void
follow_both_ways (Fixture *fixture)
{
  GtkWidget *card, *passage;

  open_lens (fixture, "migraine");
  card = gtk_widget_get_parent (gtk_widget_get_parent (accord_ui_test_wait_for (get_window (fixture), SAID)));
  g_assert_nonnull (accord_ui_test_find_name (card, DID));
  passage = accord_ui_test_find (card, is_link_to, (gpointer) "advice within two working days");
  g_assert_nonnull (passage);
  gtk_widget_activate (passage);
  accord_test_wait_until (accord_ui_test_find_type (get_window (fixture), g_type_from_name ("AccordStrategyEditor")) != NULL);
  accord_test_wait_until (accord_ui_test_find (get_window (fixture), says_on_screen, (gpointer) SAID) != NULL);
}

static void
answer_the_question (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "answer.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  open_lens (fixture, "neurological");
  g_assert_true (gtk_widget_is_sensitive (accord_ui_test_wait_for (get_window (fixture), "Answer the Question…")));
  accord_window_save_told (fixture->window, "lens", find_condition (fixture, "neurological"), path);
  accord_test_wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
  accord_ui_test_settle (fixture->window);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "whom to ring after the first seizure"));
  g_assert_nonnull (strstr (text, "A helpline is now named"));
  g_assert_nonnull (strstr (text, "Epilepsy and other neurological conditions"));
  g_assert_nonnull (strstr (text, "What was never recorded is not in it."));
}

static void
test_heard (Fixture *fixture, gconstpointer data)
{
  log_an_activity (fixture);
  respond (fixture);
  link_to_section (fixture);
  follow_both_ways (fixture);
  answer_the_question (fixture);
}

/* --- what comes back from Word --- */

static void
bring_remarks_back (Fixture *fixture)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (fixture->window);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "strategy_returned.docx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  accord_comments_dialog_present (get_window (fixture), fixture->partnership, file);
  accord_ui_test_wait_for (get_window (fixture), REMARK);
  accord_ui_test_click (get_window (fixture), "Add");
  accord_test_wait_until (adw_application_window_get_visible_dialog (window) == NULL);
}

static AccordRecord *
find_remark (Fixture *fixture)
{
  g_autoptr (GPtrArray) all = accord_test_run (fixture->partnership, accord_record_load_all ("feedback", NULL, 0));

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (accord_record_get (all->pdata[i], "text"), REMARK))
      return g_object_ref (all->pdata[i]);
  return NULL;
}

static gboolean
has_remark (GtkWidget *widget, gpointer data)
{
  g_autofree char *text = NULL;

  if (GTK_IS_TEXT_VIEW (widget))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
  return g_strcmp0 (text, REMARK) == 0;
}

static GtkWidget *
wait_for_card (Fixture *fixture)
{
  GtkWidget *text = NULL;

  accord_test_wait_until ((text = accord_ui_test_find (get_window (fixture), has_remark, NULL)) != NULL);
  return gtk_widget_get_ancestor (text, g_type_from_name ("AccordFeedbackCard"));
}

static gboolean
is_link_of_strategy (GtkWidget *widget, gpointer data)
{
  const char *subtitle = ADW_IS_ACTION_ROW (widget) ? adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)) : NULL;

  return subtitle != NULL && strstr (subtitle, "2027-2032") != NULL;
}

/* It is answered where it was heard, and both stand beside the section that it was written to. */
static void
test_returned (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordRecord) remark = NULL;
  g_autoptr (AccordRecord) answered = NULL;
  GtkWidget *section = NULL;

  bring_remarks_back (fixture);
  remark = find_remark (fixture);
  g_assert_nonnull (remark);
  gtk_widget_activate_action (get_window (fixture), "win.open", "(sx)", "activity",
                              accord_record_get_int (remark, "activity_id"));
  accord_ui_test_type_into (wait_for_card (fixture), "What we did", DID);
  flush (fixture);
  answered = find_remark (fixture);
  g_assert_cmpstr (accord_record_get (answered, "response_text"), ==, DID);

  accord_test_wait_until ((section = accord_ui_test_find (wait_for_card (fixture), is_link_of_strategy, NULL)) != NULL);
  adw_action_row_activate (ADW_ACTION_ROW (section));
  accord_test_wait_until (accord_ui_test_find (get_window (fixture), says_on_screen, (gpointer) DID) != NULL);
  g_assert_nonnull (accord_ui_test_find (get_window (fixture), says_on_screen, (gpointer) REMARK));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/heard/said-written-answered", Fixture, NULL, set_up, test_heard, tear_down);
  g_test_add ("/ui/heard/returned-answered", Fixture, NULL, set_up, test_returned, tear_down);
  return g_test_run ();
}
