/* test-checks.c: the Overview and the Checks page, as a person uses them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "accord-ui-test.h"
#include "app/accord-preferences-dialog.h"
#include "app/accord-window-private.h"
#include "base/accord-data.h"
#include "checks/accord-live-checks.h"
#include "model/accord-record.h"
#include "plans/accord-plan-version.h"
#include "ui/checks/accord-finding-row.h"
#include "ui/common/accord-cards.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-form.h"
#include "ui/common/accord-shell.h"
#include "ui/overview/accord-gauge.h"

/* The sample's strategies: the draft, and the first one, which is published. */
#define DRAFT 500
#define PUBLISHED 501

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
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static void
settle (Fixture *fixture)
{
  accord_test_wait_until (accord_checks_is_current (accord_window_get_checks (fixture->window)));
  accord_ui_test_settle (fixture->window);
}

static void
go (Fixture *fixture, const char *page)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", page));
  settle (fixture);
}

static AccordFindingPart *
find_part (Fixture *fixture, gint64 plan, const char *requirement, guint index)
{
  AccordPlanChecks *checks = accord_checks_get_plan (accord_window_get_checks (fixture->window), plan);

  g_assert_nonnull (checks);
  return g_ptr_array_index (accord_plan_checks_find (checks, requirement)->parts, index);
}

static void
assert_part (Fixture *fixture, gint64 plan, const char *requirement, guint index, const char *name, const char *state)
{
  AccordFindingPart *part = find_part (fixture, plan, requirement, index);

  g_assert_cmpstr (part->name, ==, name);
  g_assert_cmpstr (accord_finding_state_get_code (part->state), ==, state);
}

/* What data/sample/README.md says that the sample shows. */
static void
test_the_sample_shows_every_state_that_matters (Fixture *fixture, gconstpointer data)
{
  AccordFindingPart *people;
  AccordPlanChecks *published;

  settle (fixture);
  assert_part (fixture, DRAFT, "INV-01", 0, "Healthwatch Fenshire", "none");
  assert_part (fixture, DRAFT, "INV-01", 1, "Healthwatch Kingsferry", "recorded");
  assert_part (fixture, DRAFT, "INV-01", 2, "Healthwatch Norwold", "recorded");
  assert_part (fixture, DRAFT, "INV-02", 0, "People and communities", "partly");
  assert_part (fixture, DRAFT, "INV-03", 0, "VCSE organisations", "recorded");

  people = find_part (fixture, DRAFT, "INV-02", 0);
  g_assert_cmpuint (people->missing->len, ==, 1);
  g_assert_cmpstr (((AccordFindingMissing *) g_ptr_array_index (people->missing, 0))->key, ==, "fed_back");

  published = accord_checks_get_plan (accord_window_get_checks (fixture->window), PUBLISHED);
  g_assert_cmpuint (g_strv_length (published->flagged), ==, 0);
  for (guint i = 0; i < published->findings->len; i++)
    {
      const AccordFinding *finding = g_ptr_array_index (published->findings, i);

      if (finding->rule->severity == ACCORD_SEVERITY_HIGH)
        g_assert_cmpint (finding->state, ==, ACCORD_FINDING_RECORDED);
    }

  assert_part (fixture, DRAFT, "MEM-01", 0, "The partnership", "recorded");
  assert_part (fixture, DRAFT, "MEM-02", 0, "The integrated care board", "recorded");
  assert_part (fixture, DRAFT, "MEM-03", 2, "Norwold County Council", "recorded");
  assert_part (fixture, DRAFT, "MEM-04", 0, "The partnership", "partly");
  assert_part (fixture, DRAFT, "MEM-05", 0, "The partnership", "recorded");
  assert_part (fixture, DRAFT, "MEM-06", 0, "The partnership", "recorded");
}

static gboolean
has_title (GtkWidget *widget, gpointer data)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), data);
}

static GtkWidget *
find_row (Fixture *fixture, const char *title)
{
  GtkWidget *row = accord_ui_test_find (GTK_WIDGET (fixture->window), has_title, (gpointer) title);

  g_assert_nonnull (row);
  return row;
}

static gboolean
has_text (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

static gboolean
is_shown (Fixture *fixture, const char *text)
{
  return accord_ui_test_find (GTK_WIDGET (fixture->window), has_text, (gpointer) text) != NULL;
}

/* What the membership lacks is listed on the page, opens its records, and flags nothing. */
static void
test_the_partnership_itself (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  go (fixture, "checks");
  accord_test_wait_until (is_shown (fixture, "2 requirements flag this strategy"));
  row = find_row (fixture, "Choose further members");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  settle (fixture);
  accord_test_wait_until (is_shown (fixture, "At least one of these seats is vacant."));
  g_assert_true (is_shown (fixture, "The records looked at"));
  accord_ui_test_click (row, "District representative · Sept 2023");
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (fixture->window), "Seats") != NULL);
}

static void
test_overview (Fixture *fixture, gconstpointer data)
{
  GtkWidget *gauge;
  g_autofree char *name = NULL;

  go (fixture, "overview");
  gauge = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_GAUGE);
  name = accord_ui_test_get_name (gauge);
  g_assert_cmpstr (name, ==, "Local Healthwatch: Partly recorded, 2 of 3. Healthwatch Fenshire: None recorded");
  accord_test_wait_until (is_shown (fixture, "Vacant seat: "));
  g_assert_true (is_shown (fixture, "Healthwatch Fenshire: None recorded"));
  g_assert_true (is_shown (fixture, "6 pieces of feedback without a response"));
  g_assert_true (is_shown (fixture, "1 link to a passage that has changed since"));

  gtk_widget_activate (gauge);
  accord_test_wait_until (is_shown (fixture, "2 requirements flag this strategy"));
}

static void
test_needs_open_their_place (Fixture *fixture, gconstpointer data)
{
  go (fixture, "overview");
  accord_test_wait_until (is_shown (fixture, "6 pieces of feedback without a response"));
  gtk_widget_activate (find_row (fixture, "6 pieces"));
  settle (fixture);
  g_assert_false (is_shown (fixture, "Needs attention"));
  g_assert_nonnull (accord_ui_test_find_name (GTK_WIDGET (fixture->window), "Engagement"));
}

static void
test_what_is_missing_is_said (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  go (fixture, "checks");
  row = find_row (fixture, "Involve every Local Healthwatch");
  g_assert_false (is_shown (fixture, "No engagement with Healthwatch Fenshire is recorded."));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  settle (fixture);
  accord_test_wait_until (is_shown (fixture, "No engagement with Healthwatch Fenshire is recorded."));
  g_assert_true (is_shown (fixture, "What would close it: "));
  g_assert_true (is_shown (fixture, "section 116ZB(4)"));
  g_assert_null (accord_ui_test_find_name (row, "Not Applicable…"));
}

static void
override (Fixture *fixture, GtkWidget *row, const char *reason)
{
  AdwDialog *dialog = NULL;
  GtkWidget *view;

  accord_ui_test_click (row, "Override…");
  accord_test_wait_until (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  settle (fixture);
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "record"));
  view = accord_ui_test_find_type (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "   ", -1);
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "record"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), reason, -1);
  accord_ui_test_click (GTK_WIDGET (dialog), "Record the Reason");
  settle (fixture);
}

static void
test_a_persons_word (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  go (fixture, "checks");
  row = find_row (fixture, "Involve people who live or work here");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  settle (fixture);
  override (fixture, row, "Settled by the <b>partnership</b> & minuted");
  accord_test_wait_until (is_shown (fixture, "1 requirement flags this strategy"));
  g_assert_true (is_shown (fixture, "Settled by the <b>partnership</b> & minuted"));
  g_assert_true (is_shown (fixture, "The records alone say: Partly recorded."));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));

  accord_ui_test_click (row, "Take Back");
  settle (fixture);
  accord_test_wait_until (is_shown (fixture, "2 requirements flag this strategy"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_test_wait_until (is_shown (fixture, "1 requirement flags this strategy"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  accord_test_wait_until (is_shown (fixture, "2 requirements flag this strategy"));
}

/* The gap is closed by an edit elsewhere, and opened again by undo: the page follows both. */
static void
test_live (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  AccordFindingPart *people;
  g_autoptr (GError) error = NULL;
  gint64 feedback;

  go (fixture, "checks");
  people = find_part (fixture, DRAFT, "INV-02", 0);
  feedback = ((AccordFindingRecord *) g_ptr_array_index (people->records, 0))->feedback;
  accord_test_run (partnership, accord_record_set (accord_field_find ("feedback", "fed_back"), feedback, "1 November 2026",
                                                   &error));
  g_assert_no_error (error);
  accord_test_wait_until (is_shown (fixture, "1 requirement flags this strategy"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_test_wait_until (is_shown (fixture, "2 requirements flag this strategy"));
}

static GtkWidget *
find_toggle (Fixture *fixture, const char *name)
{
  GtkWidget *toggle = accord_ui_test_find_name (GTK_WIDGET (fixture->window), name);

  g_assert_true (GTK_IS_TOGGLE_BUTTON (toggle));
  return toggle;
}

static gboolean
has_row (Fixture *fixture, const char *title)
{
  return accord_ui_test_find (GTK_WIDGET (fixture->window), has_title, (gpointer) title) != NULL;
}

/* Each filter takes rows away, and all of them come back. */
static void
test_filters (Fixture *fixture, gconstpointer data)
{
  GtkToggleButton *flagged, *must, *ours;

  go (fixture, "checks");
  flagged = GTK_TOGGLE_BUTTON (find_toggle (fixture, "Flagged"));
  must = GTK_TOGGLE_BUTTON (find_toggle (fixture, "Must"));
  ours = GTK_TOGGLE_BUTTON (find_toggle (fixture, "Ours"));
  g_assert_true (has_row (fixture, "Workforce"));
  gtk_toggle_button_set_active (flagged, TRUE);
  g_assert_true (has_row (fixture, "Involve every Local Healthwatch"));
  g_assert_false (has_row (fixture, "Involve the VCSE sector"));
  g_assert_false (has_row (fixture, "Publish the strategy"));
  gtk_toggle_button_set_active (flagged, FALSE);
  gtk_toggle_button_set_active (must, TRUE);
  g_assert_false (has_row (fixture, "Involve the VCSE sector"));
  g_assert_true (has_row (fixture, "Have a member from the integrated care board"));
  gtk_toggle_button_set_active (ours, TRUE);
  g_assert_false (has_row (fixture, "Have a member from the integrated care board"));
  g_assert_true (has_row (fixture, "Publish the strategy"));
  gtk_toggle_button_set_active (must, FALSE);
  gtk_toggle_button_set_active (ours, FALSE);
  g_assert_true (has_row (fixture, "Workforce"));
}

#define WHAT_IF "What If Today’s Rules Applied?"

/* An old strategy is judged by the rules of its day; one click shows what today's would ask for, and another takes it back. */
static void
test_what_if (Fixture *fixture, gconstpointer data)
{
  GtkToggleButton *what_if;

  go (fixture, "checks");
  g_assert_null (accord_ui_test_find_name (GTK_WIDGET (fixture->window), WHAT_IF));
  accord_shell_open (GTK_WIDGET (fixture->window), "finding", PUBLISHED);
  settle (fixture);
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (fixture->window), WHAT_IF) != NULL);
  what_if = GTK_TOGGLE_BUTTON (find_toggle (fixture, WHAT_IF));
  g_assert_false (has_row (fixture, "Dying well"));
  gtk_toggle_button_set_active (what_if, TRUE);
  accord_test_wait_until (has_row (fixture, "Dying well"));
  g_assert_true (is_shown (fixture, "As if this applied today: "));
  gtk_toggle_button_set_active (what_if, FALSE);
  accord_test_wait_until (!has_row (fixture, "Dying well"));
}

/* --- the records behind a finding --- */

/* The record whose card the focus is in, or 0. */
static gint64
get_focused_record (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, ACCORD_TYPE_FORM) : NULL;

  return card != NULL ? accord_cards_get_id (card) : 0;
}

/* Whether it can be seen without scrolling. */
static gboolean
is_focus_in_sight (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *viewport = gtk_widget_get_ancestor (focus, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (focus, viewport, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (viewport);
}

static void
close_dialog (Fixture *fixture)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));

  g_assert_nonnull (dialog);
  adw_dialog_force_close (dialog);
  accord_test_wait_until (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == NULL);
}

static void
assert_card_opens (Fixture *fixture, const char *table, gint64 id, gboolean is_dialog)
{
  go (fixture, "checks");
  accord_shell_open (GTK_WIDGET (fixture->window), table, id);
  accord_test_wait_until (get_focused_record (fixture) == id);
  accord_test_wait_until (is_focus_in_sight (fixture));
  if (is_dialog)
    close_dialog (fixture);
}

/* Documents, what other bodies do, approvals and copies have cards where they are edited. */
static void
test_cards_open (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  g_autofree gint64 *version = accord_test_run (partnership, accord_plan_version_freeze (DRAFT, "For the board"));
  g_autofree char *of = accord_test_id (*version);
  gint64 ids[4];

  for (guint i = 0; i < 4; i++)
    ids[0] = accord_test_add (partnership, "plan_document", "plan_id", "500", "kind", "summary", "title", "Summary", NULL);
  ids[1] = accord_test_add (partnership, "plan_response", "plan_id", "500", "outcome", "enough", NULL);
  ids[2] = accord_test_add (partnership, "approval", "version_id", of, "organisation_id", "101", NULL);
  for (guint i = 0; i < 4; i++)
    ids[3] = accord_test_add (partnership, "dispatch", "version_id", of, "organisation_id", "101", NULL);
  assert_card_opens (fixture, "plan_document", ids[0], TRUE);
  assert_card_opens (fixture, "plan_response", ids[1], TRUE);
  assert_card_opens (fixture, "approval", ids[2], FALSE);
  assert_card_opens (fixture, "dispatch", ids[3], FALSE);
  accord_shell_open (GTK_WIDGET (fixture->window), "plan", DRAFT);
  accord_test_wait_until (!is_shown (fixture, "SHA-256 of its content"));
  accord_shell_open (GTK_WIDGET (fixture->window), "plan_version", *version);
  accord_test_wait_until (is_shown (fixture, "SHA-256 of its content"));
  accord_shell_open (GTK_WIDGET (fixture->window), "plan_document", 1);
  accord_test_wait_until (is_shown (fixture, "not there any more"));
}

static gboolean
has_entry (GtkWidget *widget, gpointer data)
{
  return GTK_IS_EDITABLE (widget) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), data);
}

static gboolean
is_written (Fixture *fixture, const char *text)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));

  return dialog != NULL && accord_ui_test_find (GTK_WIDGET (dialog), has_entry, (gpointer) text) != NULL;
}

static void
click_record (Fixture *fixture, const char *rule, const char *record)
{
  GtkWidget *row;

  go (fixture, "checks");
  row = find_row (fixture, rule);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  accord_test_wait_until (accord_ui_test_find_name (row, record) != NULL);
  accord_ui_test_click (row, record);
}

/* As a person comes to them: from the rule. The strategy that is checked lies open behind a need. */
static void
test_records_are_opened_from_their_rule (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  gint64 document = accord_test_add (partnership, "plan_document", "plan_id", "500", "kind", "equality_assessment", "title",
                                     "Equality <impact> & draft", "address", "https://example.org", "dated_on",
                                     "2026-10-01", NULL);

  click_record (fixture, "Have due regard to equality", "Equality <impact> & draft · 01/10/2026");
  accord_test_wait_until (get_focused_record (fixture) == document);
  close_dialog (fixture);
  click_record (fixture, "Say how assessed needs are met",
                "Urgent care on the coast at the height of the season · 18/05/2026");
  accord_test_wait_until (is_written (fixture, "Urgent care on the coast at the height of the season"));
  accord_test_wait_until (is_written (fixture, "Joint strategic needs assessment, Norwold Coast, 2026"));
  close_dialog (fixture);
  g_assert_nonnull (accord_ui_test_find_type (GTK_WIDGET (fixture->window), g_type_from_name ("AccordStrategyEditor")));
  click_record (fixture, "Receive each council’s needs assessment",
                "Joint strategic needs assessment, Norwold Coast, 2026 · 18/05/2026");
  accord_test_wait_until (is_written (fixture, "Joint strategic needs assessment, Norwold Coast, 2026"));
  close_dialog (fixture);
}

/* --- the details of a strategy --- */

/* The only card that the dialog has: a new one. */
static GtkWidget *
add_card (Fixture *fixture, gint64 plan, const char *button)
{
  GtkWidget *dialog, *cards, *card;

  accord_shell_open (GTK_WIDGET (fixture->window), "plan", plan);
  settle (fixture);
  g_assert_true (gtk_widget_activate_action (
      accord_ui_test_find_type (GTK_WIDGET (fixture->window), g_type_from_name ("AccordStrategyEditor")), "strategy.details",
      NULL));
  accord_test_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) != NULL);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  settle (fixture);
  accord_ui_test_click (dialog, button);
  cards = gtk_widget_get_prev_sibling (accord_ui_test_find_name (dialog, button));
  accord_test_wait_until ((card = gtk_widget_get_first_child (cards)) != NULL &&
                          accord_ui_test_find_name (card, "Notes") != NULL);
  return card;
}

static GtkWidget *
find_field (GtkWidget *card, const char *label)
{
  return gtk_widget_get_ancestor (accord_ui_test_find_name (card, label), ADW_TYPE_PREFERENCES_ROW);
}

static void
choose (GtkWidget *card, const char *field, const char *label)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_field (card, field));
  GListModel *choices = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (AccordChoice) choice = g_list_model_get_item (choices, i);

      if (g_str_equal (accord_choice_get_label (choice), label))
        adw_combo_row_set_selected (row, i);
    }
}

static void
type (GtkWidget *card, const char *field, const char *text)
{
  GtkWidget *line = accord_ui_test_find_type (find_field (card, field), GTK_TYPE_TEXT);

  gtk_editable_set_text (GTK_EDITABLE (line), text);
  g_signal_emit_by_name (line, "activate");
}

static gboolean
has_state (Fixture *fixture, gint64 plan, const char *requirement, AccordFindingState state)
{
  AccordPlanChecks *checks = accord_checks_get_plan (accord_window_get_checks (fixture->window), plan);

  return checks != NULL && accord_plan_checks_find (checks, requirement)->state == state;
}

/* A document that is filled in closes its rule; one that is deleted opens it again, and undo brings it back. */
static void
test_documents_close_their_rule (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = add_card (fixture, DRAFT, "Add a Document");

  g_assert_true (has_state (fixture, DRAFT, "EQ-01", ACCORD_FINDING_NONE));
  choose (card, "Kind", "Equality impact assessment");
  type (card, "Address", "https://example.org/eqia");
  type (card, "Dated", "01/10/2026");
  accord_test_wait_until (has_state (fixture, DRAFT, "EQ-01", ACCORD_FINDING_RECORDED));
  accord_ui_test_click (card, "Delete the document");
  accord_test_wait_until (has_state (fixture, DRAFT, "EQ-01", ACCORD_FINDING_NONE));
  close_dialog (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_test_wait_until (has_state (fixture, DRAFT, "EQ-01", ACCORD_FINDING_RECORDED));
}

/* What a board does is followed once the strategy is published; what is still being typed is stored with the dialog. */
static void
test_responses_are_followed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = add_card (fixture, PUBLISHED, "Add a Response");
  GtkWidget *minute;

  g_assert_true (has_state (fixture, PUBLISHED, "DWN-01", ACCORD_FINDING_NONE));
  choose (card, "Body", "Fenshire Health and Wellbeing Board");
  choose (card, "What it does", "Its present strategy is enough");
  type (card, "Decided on", "01/10/2024");
  accord_test_wait_until (has_state (fixture, PUBLISHED, "DWN-01", ACCORD_FINDING_PARTLY));
  g_assert_cmpint (find_part (fixture, PUBLISHED, "DWN-01", 0)->state, ==, ACCORD_FINDING_PARTLY);
  minute = accord_ui_test_find_type (find_field (card, "Minute reference"), GTK_TYPE_TEXT);
  gtk_editable_set_text (GTK_EDITABLE (minute), "HWB 01-10-2024, item 4");
  close_dialog (fixture);
  accord_test_wait_until (find_part (fixture, PUBLISHED, "DWN-01", 0)->state == ACCORD_FINDING_RECORDED);
}

/* --- rule packs and vocabularies of this desk --- */

static GFile *
write_changed (Fixture *fixture, const char *folder, const char *name, const char *from, const char *to)
{
  g_autofree char *shipped = accord_data_path (folder, name, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;

  g_assert_true (g_file_get_contents (shipped, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
  return g_file_new_for_path (path);
}

static AccordPreferencesDialog *
open_preferences (Fixture *fixture)
{
  AdwDialog *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.preferences", NULL));
  accord_test_wait_until (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  accord_test_wait_until (is_shown (fixture, "ics-2024-02 · 49 rules · from the program"));
  return ACCORD_PREFERENCES_DIALOG (dialog);
}

/* A good one is in force at once, on every page; taken away again, the program's is. */
static void
test_a_good_pack (Fixture *fixture, gconstpointer data)
{
  AccordPreferencesDialog *preferences;
  g_autoptr (GFile) file = write_changed (fixture, "rule-packs", "ics-2024-02.json", "Involve the VCSE sector",
                                          "Involve the <alliance>");

  go (fixture, "checks");
  g_assert_true (has_row (fixture, "Involve the VCSE sector"));
  preferences = open_preferences (fixture);
  accord_preferences_dialog_add (preferences, ACCORD_PREFERENCES_RULE_PACK, file);
  accord_test_wait_until (is_shown (fixture, "ics-2024-02 · 49 rules · added at this desk"));
  g_assert_false (is_shown (fixture, "ics-2024-02 · 49 rules · from the program"));
  accord_test_wait_until (has_row (fixture, "Involve the <alliance>"));
  g_assert_false (has_row (fixture, "Involve the VCSE sector"));
  accord_ui_test_click (GTK_WIDGET (preferences), "Remove “Integrated care strategy: the 2007 Act as amended in 2022, and "
                                                  "the guidance of February 2024”");
  accord_test_wait_until (is_shown (fixture, "ics-2024-02 · 49 rules · from the program"));
  accord_test_wait_until (has_row (fixture, "Involve the VCSE sector"));
  close_dialog (fixture);
}

/* A bad one is refused with the file, the line and the rule, and what was in force stays. */
static void
test_a_bad_pack (Fixture *fixture, gconstpointer data)
{
  AccordPreferencesDialog *preferences;
  g_autoptr (GFile) bad = write_changed (fixture, "rule-packs", "ics-2024-02.json", "\"severity\": \"high\"",
                                         "\"severity\": \"loud\"");

  go (fixture, "checks");
  preferences = open_preferences (fixture);
  accord_preferences_dialog_add (preferences, ACCORD_PREFERENCES_RULE_PACK, bad);
  accord_test_wait_until (is_shown (fixture, "“ics-2024-02.json” cannot be used; what was in force stays"));
  g_assert_true (is_shown (fixture, "/ics-2024-02.json:"));
  g_assert_true (is_shown (fixture, ": INV-01: "));
  g_assert_true (is_shown (fixture, "ics-2024-02 · 49 rules · from the program"));
  g_assert_true (has_row (fixture, "Involve the VCSE sector"));
  close_dialog (fixture);
}

/* The open partnership takes the terms that it does not have, as an edit; a bad file changes nothing. */
static void
test_vocabularies (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  AccordPreferencesDialog *preferences = open_preferences (fixture);
  g_autoptr (GFile) bad = write_changed (fixture, "vocabularies", "yes_no.json", "\"label\": \"No\"", "\"label\": 7");
  g_autoptr (GFile) good = NULL;
  const AccordTerm *term = NULL;

  accord_preferences_dialog_add (preferences, ACCORD_PREFERENCES_VOCABULARY, bad);
  accord_test_wait_until (is_shown (fixture, "/yes_no.json:9: no: "));
  g_assert_true (is_shown (fixture, "“yes_no.json” cannot be used; what was in force stays"));

  good = write_changed (fixture, "vocabularies", "yes_no.json", "\"code\": \"no\", \"label\": \"No\"",
                        "\"code\": \"not_yet\", \"label\": \"Not yet\"");
  accord_preferences_dialog_add (preferences, ACCORD_PREFERENCES_VOCABULARY, good);
  accord_test_wait_until (is_shown (fixture, "yes_no · 2 terms · added at this desk"));
  g_assert_false (is_shown (fixture, "cannot be used"));
  accord_test_wait_until ((term = accord_vocabulary_find_code (accord_partnership_get_vocabulary (partnership, "yes_no"),
                                                               "not_yet")) != NULL);
  g_assert_cmpstr (term->label, ==, "Not yet");
  g_assert_nonnull (accord_vocabulary_find_code (accord_partnership_get_vocabulary (partnership, "yes_no"), "no"));
  accord_ui_test_click (GTK_WIDGET (preferences), "Remove “Yes or no”");
  accord_test_wait_until (!is_shown (fixture, "yes_no · 2 terms"));
  close_dialog (fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add ("/ui/checks/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("sample", test_the_sample_shows_every_state_that_matters);
  ADD ("membership", test_the_partnership_itself);
  ADD ("overview", test_overview);
  ADD ("needs-open-their-place", test_needs_open_their_place);
  ADD ("missing-is-said", test_what_is_missing_is_said);
  ADD ("a-persons-word", test_a_persons_word);
  ADD ("live", test_live);
  ADD ("filters", test_filters);
  ADD ("what-if", test_what_if);
  ADD ("documents-close-their-rule", test_documents_close_their_rule);
  ADD ("responses-are-followed", test_responses_are_followed);
  ADD ("good-pack", test_a_good_pack);
  ADD ("bad-pack", test_a_bad_pack);
  ADD ("vocabularies", test_vocabularies);
  ADD ("cards-open", test_cards_open);
  ADD ("records-are-opened-from-their-rule", test_records_are_opened_from_their_rule);
  return g_test_run ();
}
