/* test-versions.c: versions, states and the next strategy, as a person sees them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "accord-ui-test.h"
#include "model/accord-plan-state.h"
#include "model/accord-record.h"
#include "plans/accord-outline.h"
#include "plans/accord-plan-content.h"
#include "plans/accord-plan-version.h"
#include "ui/prose/accord-prose-view.h"
#include "ui/strategies/accord-redline-view.h"

typedef struct
{
  char *folder;
  AccordWindow *window;
  AccordPartnership *partnership;
  gint64 plan;
  gint64 a, b, c;
} Fixture;

static void
set (Fixture *fixture, const char *name, gint64 section, const char *text)
{
  accord_test_run (fixture->partnership, accord_record_set (accord_field_find ("section", name), section, text, NULL));
}

static gint64
add_section (Fixture *fixture, gint64 after, const char *heading)
{
  g_autofree gint64 *id = accord_test_run (fixture->partnership, accord_section_add (fixture->plan, 0, after, heading));

  return *id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  fixture->partnership = accord_window_get_partnership (fixture->window);
  fixture->plan = accord_test_add (fixture->partnership, "plan", "title", "Winter plan", NULL);
  fixture->a = add_section (fixture, 0, "Purpose");
  fixture->b = add_section (fixture, fixture->a, "Carers");
  fixture->c = add_section (fixture, fixture->b, "Money");
  set (fixture, "body", fixture->a, "We will join up care.");
  set (fixture, "body", fixture->b, "We will support carers.");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(sx)", "plan", fixture->plan));
  accord_ui_test_settle (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static void
click (Fixture *fixture, const char *name)
{
  accord_ui_test_wait_for (GTK_WIDGET (fixture->window), name);
  accord_ui_test_click (GTK_WIDGET (fixture->window), name);
  accord_ui_test_settle (fixture->window);
}

static GtkWidget *
get_editor (Fixture *fixture)
{
  return accord_ui_test_find_type (GTK_WIDGET (fixture->window), g_type_from_name ("AccordStrategyEditor"));
}

static void
open_versions (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (get_editor (fixture), "strategy.versions", NULL));
  accord_ui_test_settle (fixture->window);
}

static void
freeze (Fixture *fixture, const char *button, const char *label)
{
  click (fixture, button);
  accord_ui_test_type_into (GTK_WIDGET (fixture->window), "What the version is called", label);
  click (fixture, "Freeze");
}

static char *
read_today (Fixture *fixture)
{
  g_autoptr (AccordPlanContent) content = accord_test_run (fixture->partnership, accord_plan_content_load (fixture->plan));

  return accord_plan_content_to_json (content);
}

static void
assert_today (Fixture *fixture, const char *expected)
{
  g_autofree char *found = read_today (fixture);

  g_assert_cmpstr (found, ==, expected);
}

static void
undo (Fixture *fixture)
{
  g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  accord_ui_test_settle (fixture->window);
}

/* Freeze, edit, compare, restore, and take all of it back. */
static void
test_freeze_edit_compare_restore_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = read_today (fixture);
  g_autofree char *edited = NULL;
  g_autofree char *spoken = NULL;
  GtkWidget *view;

  open_versions (fixture);
  freeze (fixture, "Freeze a Version", "For the board");
  accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "Compare version 1 with today");
  set (fixture, "body", fixture->a, "We will join up all care.");
  accord_test_run (fixture->partnership, accord_section_move (fixture->c, 0, 0));
  edited = read_today (fixture);

  click (fixture, "Compare version 1 with today");
  accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "2 sections changed: 1 moved, 1 rewritten");
  spoken = accord_ui_test_get_name (accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "We will join up all care."));
  g_assert_cmpstr (spoken, ==, "We will join up  [inserted: all ] care.");
  accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "moved from 3");

  /* From change to change, and one section back. */
  view = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_REDLINE_VIEW);
  accord_redline_view_go_to (ACCORD_REDLINE_VIEW (view), fixture->c);
  g_assert_true (gtk_widget_activate_action (view, "version.next", NULL));
  g_assert_cmpint (accord_redline_view_get_section (ACCORD_REDLINE_VIEW (view))->id, ==, fixture->a);
  click (fixture, "Restore Section");
  accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "1 section changed: 1 moved");
  click (fixture, "Restore All");
  accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "Nothing Has Changed");
  assert_today (fixture, before);

  undo (fixture);
  undo (fixture);
  assert_today (fixture, edited);
  undo (fixture);
  undo (fixture);
  assert_today (fixture, before);
}

static void
test_approvals_and_copies (Fixture *fixture, gconstpointer data)
{
  g_autofree gint64 *version = accord_test_run (fixture->partnership, accord_plan_version_freeze (fixture->plan, "Final"));
  g_autoptr (GPtrArray) approvals = NULL;

  open_versions (fixture);
  gtk_widget_activate (gtk_widget_get_ancestor (
      accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "Version 1 · Final"), GTK_TYPE_LIST_BOX_ROW));
  accord_ui_test_settle (fixture->window);
  click (fixture, "Ask a Body to Approve");
  accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "Delete the approval");
  click (fixture, "Record a Copy Sent");
  accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "Delete the copy");
  approvals = accord_test_run (fixture->partnership, accord_record_load_all ("approval", "version_id", *version));
  g_assert_cmpuint (approvals->len, ==, 1);
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("approval", "answer"),
                                      accord_record_get_id (g_ptr_array_index (approvals, 0)), "approved", NULL));
  click (fixture, "Delete the copy");
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (fixture->window), "Delete the copy") == NULL);
}

static void
set_state (Fixture *fixture, const char *state)
{
  g_assert_true (gtk_widget_activate_action (get_editor (fixture), "strategy.set-state", "s", state));
  accord_ui_test_settle (fixture->window);
  click (fixture, "Record");
}

static gboolean
is_in_state (Fixture *fixture, gint64 plan, const char *state)
{
  g_autoptr (AccordRecord) record = accord_test_run (fixture->partnership, accord_record_load ("plan", plan));

  return g_str_equal (accord_record_get (record, "state"), state);
}

static gboolean
is_editable (Fixture *fixture)
{
  GtkWidget *text = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_PROSE_VIEW);

  return text != NULL && accord_prose_view_get_editable (ACCORD_PROSE_VIEW (text));
}

/* What cannot be done is not offered, or says why; and what is asked for by key says so too. */
static void
assert_only_to_be_read (Fixture *fixture)
{
  static const char *const WHY = "This strategy is published and can only be read. Changes go into a revised strategy.";
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *add = accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "Add Section");
  GtkWidget *row = accord_ui_test_find_type (window, g_type_from_name ("AccordOutlineRow"));
  GtkWidget *text = accord_ui_test_find_type (window, g_type_from_name ("AccordProseArea"));
  g_autofree char *before = read_today (fixture);
  static const char *const EDITS[] = { "outline.add",   "outline.add-before", "outline.add-under", "outline.rename",
                                       "outline.up",    "outline.down",       "outline.in",        "outline.out",
                                       "outline.delete", "strategy.merge" };
  static const char *const TEXT_EDITS[] = { "strategy.split", "evidence.link", "evidence.paste", "prose.bold",
                                            "prose.table" };

  g_assert_false (gtk_widget_is_sensitive (add));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (add), ==, WHY);
  accord_ui_test_wait_for (GTK_WIDGET (fixture->window), WHY);
  g_assert_null (accord_ui_test_find_name (window, "Link to What Was Heard…"));
  g_assert_null (accord_ui_test_find_name (window, "Add a Need…"));
  for (guint i = 0; i < G_N_ELEMENTS (EDITS); i++)
    gtk_widget_activate_action (row, EDITS[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (TEXT_EDITS); i++)
    gtk_widget_activate_action (text, TEXT_EDITS[i], NULL);
  accord_ui_test_settle (fixture->window);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  assert_today (fixture, before);

  /* Alt and an arrow key would leave the strategy if they went on. */
  gtk_widget_grab_focus (row);
  accord_ui_test_press (window, GDK_KEY_Left, GDK_ALT_MASK);
  accord_ui_test_press (window, GDK_KEY_F2, 0);
  accord_ui_test_press (window, GDK_KEY_Delete, 0);
  accord_ui_test_settle (fixture->window);
  g_assert_null (accord_ui_test_find_name (window, "New heading"));
  g_assert_nonnull (get_editor (fixture));
  assert_today (fixture, before);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  AccordRecord *next;

  g_assert_true (is_editable (fixture));
  set_state (fixture, ACCORD_PLAN_FOR_APPROVAL);
  accord_test_wait_until (is_in_state (fixture, fixture->plan, ACCORD_PLAN_FOR_APPROVAL));
  versions = accord_test_run (fixture->partnership, accord_plan_versions_load (fixture->plan));
  g_assert_cmpuint (versions->len, ==, 1);
  set_state (fixture, "approved");
  accord_test_wait_until (is_in_state (fixture, fixture->plan, "approved"));
  accord_ui_test_settle (fixture->window);
  set_state (fixture, ACCORD_PLAN_PUBLISHED);
  accord_test_wait_until (is_in_state (fixture, fixture->plan, ACCORD_PLAN_PUBLISHED));
  accord_test_wait_until (!is_editable (fixture));
  assert_only_to_be_read (fixture);

  click (fixture, "Prepare a Revised Strategy");
  accord_test_wait_until (is_editable (fixture));
  plans = accord_test_run (fixture->partnership, accord_record_load_all ("plan", "revises_id", fixture->plan));
  g_assert_cmpuint (plans->len, ==, 1);
  next = g_ptr_array_index (plans, 0);
  g_assert_cmpstr (accord_record_get (next, "title"), ==, "Winter plan (revised)");

  /* From each the trail leads to the other, with the states it went through. */
  g_assert_true (gtk_widget_activate_action (get_editor (fixture), "strategy.details", NULL));
  accord_ui_test_settle (fixture->window);
  adw_action_row_activate (ADW_ACTION_ROW (accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "Winter plan")));
  accord_test_wait_until (!is_editable (fixture));
  accord_ui_test_settle (fixture->window);
  g_assert_true (gtk_widget_activate_action (get_editor (fixture), "strategy.details", NULL));
  accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "Revises this one");
  accord_ui_test_wait_for (GTK_WIDGET (fixture->window), "Where It Has Stood");
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/versions/freeze-edit-compare-restore-undo", test_freeze_edit_compare_restore_undo);
  ADD ("/ui/versions/approvals-and-copies", test_approvals_and_copies);
  ADD ("/ui/versions/states", test_states);
  return g_test_run ();
}
