/* test-meetings.c: a meeting, planned, held and followed up as a person would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "accord-ui-audit.h"
#include "accord-ui-test.h"
#include "membership/accord-meeting.h"
#include "ui/browser/accord-browser.h"
#include "ui/common/accord-choices.h"
#include "ui/meetings/accord-attendance-row.h"
#include "ui/meetings/accord-item-card.h"
#include "ui/meetings/accord-meetings-page.h"

/* Of the sample: a meeting with everything, and the next one. */
#define HELD 6013
#define NEXT 6014

typedef struct
{
  char *folder;
  AccordWindow *window;
  GtkWidget *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "meetings");
  accord_ui_test_settle (fixture->window);
  fixture->page = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_MEETINGS_PAGE);
  g_assert_nonnull (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static AccordPartnership *
partnership (Fixture *fixture)
{
  return accord_window_get_partnership (fixture->window);
}

static gboolean
says (Fixture *fixture, const char *words)
{
  return accord_ui_test_find_name (fixture->page, words) != NULL;
}

static void
open_meeting (Fixture *fixture, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(sx)", "meeting", id);
  accord_ui_test_settle (fixture->window);
  accord_test_wait_until (says (fixture, "Attendance"));
}

static GPtrArray *
load (Fixture *fixture, const char *table, gint64 meeting)
{
  return accord_test_run (partnership (fixture), accord_record_load_all (table, "meeting_id", meeting));
}

static guint
count (Fixture *fixture, const char *table, gint64 meeting)
{
  g_autoptr (GPtrArray) records = load (fixture, table, meeting);

  return records->len;
}

static gint64
count_meetings (Fixture *fixture)
{
  g_autoptr (AccordRecord) record = accord_test_run (partnership (fixture), accord_meetings_count ());

  return accord_record_get_int (record, "meetings");
}

/* What a key controller of the widget, or of one around it, makes of a key. */
static gboolean
press (GtkWidget *widget, guint key)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean is_used = FALSE;

          if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
            continue;
          g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_used);
          if (is_used)
            return TRUE;
        }
    }
  return FALSE;
}

static void
press_at_focus (Fixture *fixture, guint key)
{
  g_assert_true (press (gtk_root_get_focus (GTK_ROOT (fixture->window)), key));
  accord_ui_test_settle (fixture->window);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  accord_test_wait_until (says (fixture, "5 meetings"));
  accord_ui_test_click (fixture->page, "Open actions");
  accord_test_wait_until (says (fixture, "2 shown of 5 meetings"));
  accord_ui_test_click (fixture->page, "Open actions");
  accord_test_wait_until (says (fixture, "5 meetings"));
}

static gboolean
is_item (GtkWidget *widget, gpointer title)
{
  return ADW_IS_EXPANDER_ROW (widget) && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static GtkWidget *
find_item (Fixture *fixture, const char *title)
{
  return accord_ui_test_find (fixture->page, is_item, (gpointer) title);
}

static gboolean
is_second (Fixture *fixture, gint64 meeting, const char *title)
{
  g_autoptr (GPtrArray) items = load (fixture, "agenda_item", meeting);

  return g_str_equal (accord_record_get (items->pdata[1], "title"), title);
}

/* Planned, filled from what is due, put in order; and taken back. */
static void
test_plan_and_agenda (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;
  g_autoptr (GPtrArray) meetings = NULL;
  gint64 meeting;

  accord_ui_test_click (fixture->page, "Plan a meeting");
  accord_test_wait_until (count_meetings (fixture) == 6);
  accord_test_wait_until ((focus = gtk_root_get_focus (GTK_ROOT (fixture->window))) != NULL && GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "11/03/2027");
  accord_page_flush (ACCORD_PAGE (fixture->page));
  accord_ui_test_settle (fixture->window);
  meetings = accord_test_run (partnership (fixture), accord_record_load_all ("meeting", NULL, 0));
  g_assert_cmpstr (accord_record_get (meetings->pdata[5], "held_on"), ==, "2027-03-11");
  meeting = accord_record_get_id (meetings->pdata[5]);

  accord_ui_test_click (fixture->page, "Fill In What Is Due");
  accord_test_wait_until (count (fixture, "agenda_item", meeting) >= 7);
  accord_test_wait_until (find_item (fixture, "Membership: terms that end") != NULL);
  accord_test_wait_until (find_item (fixture, "Review of the terms") != NULL);
  accord_test_wait_until (find_item (fixture, "Actions from earlier") != NULL);
  accord_ui_test_click (accord_ui_test_find_type (fixture->page, ACCORD_TYPE_ITEM_CARD), "Move down");
  accord_test_wait_until (is_second (fixture, meeting, "Welcome and apologies"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_test_wait_until (count (fixture, "agenda_item", meeting) == 0);
}

/* Two keys a row; the verdict follows. The first four seats are three councils and the ICB. */
static void
test_attendance_with_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  open_meeting (fixture, NEXT);
  accord_test_wait_until (says (fixture, "0 of 28 present, a third is 10; the ICB is not present; no council is present"));
  g_assert_true (says (fixture, "Not quorate"));
  row = accord_ui_test_find_type (fixture->page, ACCORD_TYPE_ATTENDANCE_ROW);
  gtk_widget_grab_focus (row);
  press_at_focus (fixture, GDK_KEY_p);
  press_at_focus (fixture, GDK_KEY_Return);
  accord_test_wait_until (
      says (fixture, "1 of 28 present, a third is 10; the ICB is not present; at least one council is present"));
  press_at_focus (fixture, GDK_KEY_a);
  press_at_focus (fixture, GDK_KEY_Return);
  press_at_focus (fixture, GDK_KEY_N);
  press_at_focus (fixture, GDK_KEY_Return);
  for (guint i = 0; i < 9; i++)
    {
      press_at_focus (fixture, i % 2 == 0 ? GDK_KEY_d : GDK_KEY_p);
      press_at_focus (fixture, GDK_KEY_Return);
    }
  accord_test_wait_until (
      says (fixture, "10 of 28 present, a third is 10; the ICB is present; at least one council is present"));
  g_assert_true (says (fixture, "Quorate"));

  gtk_widget_grab_focus (row);
  press_at_focus (fixture, GDK_KEY_BackSpace);
  accord_test_wait_until (says (fixture, "Not quorate"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_test_wait_until (says (fixture, "Quorate"));
}

/* By pointer: a button for each answer. */
static void
test_attendance_by_button (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  open_meeting (fixture, NEXT);
  accord_test_wait_until ((row = accord_ui_test_find_type (fixture->page, ACCORD_TYPE_ATTENDANCE_ROW)) != NULL);
  accord_ui_test_click (row, "Apologies");
  accord_test_wait_until (count (fixture, "attendance", NEXT) == 1);
  accord_ui_test_settle (fixture->window);
  accord_ui_test_click (row, "Apologies");
  accord_test_wait_until (count (fixture, "attendance", NEXT) == 0);
}

static void
type_at_focus (Fixture *fixture, GType inside, const char *text)
{
  GtkWidget *focus = NULL;

  accord_test_wait_until ((focus = gtk_root_get_focus (GTK_ROOT (fixture->window))) != NULL && GTK_IS_TEXT_VIEW (focus) &&
                          gtk_widget_get_ancestor (focus, inside) != NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), text, -1);
  accord_page_flush (ACCORD_PAGE (fixture->page));
  accord_ui_test_settle (fixture->window);
}

/* A decision and an action; the next meeting shows what is open until it is ticked off. */
static void
test_decision_and_action (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  open_meeting (fixture, HELD);
  accord_ui_test_click (fixture->page, "Record a Decision");
  accord_test_wait_until (count (fixture, "decision", HELD) == 3);
  type_at_focus (fixture, ACCORD_TYPE_ITEM_CARD, "The draft goes out for engagement.");
  accord_test_wait_until (find_item (fixture, "The draft goes out") != NULL);
  accord_ui_test_click (fixture->page, "Add an Action");
  accord_test_wait_until (count (fixture, "action_item", HELD) == 3);
  type_at_focus (fixture, ACCORD_TYPE_ITEM_CARD, "Send the draft to the three councils");

  open_meeting (fixture, NEXT);
  accord_test_wait_until (
      (row = find_item (fixture, "Send the draft")) != NULL);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Carried over from 10/09/2026");
  accord_ui_test_click (row, "Done");
  accord_test_wait_until (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "done ") != NULL ||
                          find_item (fixture, "Send the draft") == NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_test_wait_until (
      (row = find_item (fixture, "Send the draft")) != NULL &&
      g_strcmp0 (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), "Carried over from 10/09/2026") == 0);
}

static void
choose (GtkWidget *item, const char *field, const char *label)
{
  GtkWidget *row = gtk_widget_get_ancestor (accord_ui_test_find_name (item, field), ADW_TYPE_COMBO_ROW);
  GListModel *choices = adw_combo_row_get_model (ADW_COMBO_ROW (row));

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (AccordChoice) choice = g_list_model_get_item (choices, i);

      if (g_str_equal (accord_choice_get_label (choice), label))
        adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
    }
}

static gboolean
has_decision (Fixture *fixture, const char *column, gint64 id)
{
  g_autoptr (GPtrArray) decisions = load (fixture, "decision", HELD);

  for (guint i = 0; i < decisions->len; i++)
    if (accord_record_get_int (decisions->pdata[i], column) == id)
      return TRUE;
  return FALSE;
}

/* A decision says which strategy it is about and which needs assessment it answers; rules ask for both. */
static void
test_what_a_decision_answers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *item = NULL;

  g_assert_false (has_decision (fixture, "assessment_id", 4000));
  open_meeting (fixture, HELD);
  accord_ui_test_click (fixture->page, "Record a Decision");
  accord_test_wait_until (count (fixture, "decision", HELD) == 3);
  type_at_focus (fixture, ACCORD_TYPE_ITEM_CARD, "The strategy is to be revised.");
  accord_test_wait_until ((item = find_item (fixture, "The strategy is to be revised")) != NULL);
  accord_test_wait_until (accord_ui_test_find_name (item, "Needs assessment that it answers") != NULL);
  choose (item, "Needs assessment that it answers", "Joint strategic needs assessment, Norwold Coast, 2026");
  accord_test_wait_until (has_decision (fixture, "assessment_id", 4000));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_test_wait_until (!has_decision (fixture, "assessment_id", 4000));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  accord_test_wait_until (has_decision (fixture, "assessment_id", 4000));
  choose (item, "Needs assessment that it answers", "—");
  accord_test_wait_until (!has_decision (fixture, "assessment_id", 4000));
}

static GtkWidget *
open_dialog (Fixture *fixture, const char *action)
{
  AdwDialog *dialog = NULL;

  g_assert_true (gtk_widget_activate_action (fixture->page, action, NULL));
  accord_test_wait_until (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  accord_ui_test_settle (fixture->window);
  return GTK_WIDGET (dialog);
}

/* A rule is chosen from those that the program brings; the meetings are judged by it. */
static void
test_choose_a_quorum (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "meetings.terms");
  GtkWidget *choice = NULL;

  accord_test_wait_until ((choice = accord_ui_test_find_name (dialog, "Choose a rule")) != NULL);
  accord_test_wait_until (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (choice))) > 4);
  accord_test_wait_until (adw_combo_row_get_selected (ADW_COMBO_ROW (choice)) == 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 2);
  accord_ui_test_settle (fixture->window);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  open_meeting (fixture, NEXT);
  accord_test_wait_until (says (fixture, "0 of 28 present, a quarter is 7"));
}

static void
test_year (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  accord_test_add (partnership (fixture), "meeting", "held_on", "2019-01-01", "state", "held", NULL);
  dialog = open_dialog (fixture, "meetings.year");
  accord_test_wait_until (accord_ui_test_find_name (dialog, "By Meeting") != NULL ||
                          accord_ui_test_find_name (dialog, "No Meeting Was Held") != NULL);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
text_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static void
test_copy_the_minutes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_meeting (fixture, HELD);
  accord_ui_test_click (fixture->page, "Copy a Skeleton of the Minutes");
  accord_test_wait_until (says (fixture, "Copied: paste it into a document or a message.") ||
                          accord_ui_test_find_name (GTK_WIDGET (fixture->window),
                                                    "Copied: paste it into a document or a message.") != NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->page), NULL, text_read_cb, &text);
  accord_test_wait_until (text != NULL);
  g_assert_nonnull (strstr (text, "Quorate: 24 of 28 present"));
  g_assert_nonnull (strstr (text, "Housing associations are to be invited"));
}

static gboolean
is_overdue_row (GtkWidget *widget, gpointer data)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_str_has_suffix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "overdue");
}

/* What the overview says is overdue opens here. */
static void
test_reached_from_elsewhere (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "overview");
  accord_test_wait_until ((row = accord_ui_test_find (GTK_WIDGET (fixture->window), is_overdue_row, NULL)) != NULL);
  g_assert_true (gtk_widget_activate (row));
  accord_test_wait_until (find_item (fixture, "Invite the housing") != NULL);
}

static void
test_details_can_be_seen_and_reached (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  guint n_bad = 0;

  for (int dark = 0; dark <= 1; dark++)
    {
      adw_style_manager_set_color_scheme (manager, dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
      open_meeting (fixture, HELD);
      n_bad += accord_ui_audit_contrast (fixture->window, fixture->page, dark ? "meeting, dark" : "meeting, light");
      n_bad += accord_ui_audit_targets (fixture->page, "meeting");
      n_bad += accord_ui_audit_tab_reach (fixture->window, fixture->page, "meeting");
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_assert_cmpuint (n_bad, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/meetings/list", test_list);
  ADD ("/ui/meetings/plan-and-agenda", test_plan_and_agenda);
  ADD ("/ui/meetings/attendance-with-keys", test_attendance_with_keys);
  ADD ("/ui/meetings/attendance-by-button", test_attendance_by_button);
  ADD ("/ui/meetings/decision-and-action", test_decision_and_action);
  ADD ("/ui/meetings/what-a-decision-answers", test_what_a_decision_answers);
  ADD ("/ui/meetings/choose-a-quorum", test_choose_a_quorum);
  ADD ("/ui/meetings/year", test_year);
  ADD ("/ui/meetings/copy-the-minutes", test_copy_the_minutes);
  ADD ("/ui/meetings/reached-from-elsewhere", test_reached_from_elsewhere);
  ADD ("/ui/meetings/details-can-be-seen-and-reached", test_details_can_be_seen_and_reached);
  return g_test_run ();
}
