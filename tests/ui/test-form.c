/* test-form.c: forms made from the descriptions of fields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "accord-ui-test.h"
#include "model/accord-record.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-chooser.h"
#include "ui/common/accord-form.h"

static const char *const FIELDS[] = { "title", "happened", "reach", "method", "lead_id", "activity_audience", "note", NULL };
static const char *const ORGANISATION_FIELDS[] = { "name", "from_on", "organisation_alias", NULL };

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  GtkWidget *window;
  AccordForm *form;
  gint64 activity;
  gint64 body;
} Fixture;

static void
settle (Fixture *fixture)
{
  for (int i = 0; i < 3; i++)
    {
      accord_test_wait_until (!accord_partnership_is_storing (fixture->partnership));
      accord_test_run_behind (fixture->partnership);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->activity = accord_test_add (fixture->partnership, "activity", "title", "Forum", NULL);
  fixture->body = accord_test_add (fixture->partnership, "organisation", "name", "Healthwatch Norwold", NULL);
  fixture->window = gtk_window_new ();
  fixture->form = ACCORD_FORM (accord_form_new (fixture->partnership));
  accord_form_add_group (fixture->form, "Activity", "activity", FIELDS);
  accord_form_add_group (fixture->form, "Organisation", "organisation", ORGANISATION_FIELDS);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->form));
  gtk_window_present (GTK_WINDOW (fixture->window));
  accord_form_show (fixture->form, "activity", fixture->activity);
  accord_form_show (fixture->form, "organisation", fixture->body);
  settle (fixture);
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (fixture->form), "What") != NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle (fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->partnership));
  accord_test_remove_folder (fixture->folder);
}

static GtkWidget *
find_row (Fixture *fixture, const char *label)
{
  GtkWidget *row = NULL;

  accord_test_wait_until ((row = accord_ui_test_find_name (GTK_WIDGET (fixture->form), label)) != NULL);
  return gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_ROW);
}

static GtkEditable *
find_line (Fixture *fixture, const char *label)
{
  return GTK_EDITABLE (accord_ui_test_find_type (find_row (fixture, label), GTK_TYPE_TEXT));
}

static char *
get_stored (Fixture *fixture, const char *table, gint64 id, const char *field)
{
  g_autoptr (AccordRecord) record = NULL;

  settle (fixture);
  record = accord_test_run (fixture->partnership, accord_record_load (table, id));
  return accord_record_format (record, accord_field_find (table, field));
}

static void
assert_stored (Fixture *fixture, const char *table, gint64 id, const char *field, const char *expected)
{
  g_autofree char *stored = get_stored (fixture, table, id, field);

  g_assert_cmpstr (stored, ==, expected);
}

static void
type (GtkEditable *line, const char *text)
{
  gtk_widget_grab_focus (GTK_WIDGET (line));
  gtk_editable_set_text (line, text);
}

/* Typing alone stores nothing; leaving the row does, and Enter does. */
static void
test_leaving_stores (Fixture *fixture, gconstpointer data)
{
  type (find_line (fixture, "What"), "Farmers’ market");
  assert_stored (fixture, "activity", fixture->activity, "title", "Forum");
  gtk_widget_grab_focus (GTK_WIDGET (find_line (fixture, "When")));
  assert_stored (fixture, "activity", fixture->activity, "title", "Farmers’ market");

  type (find_line (fixture, "When"), "Oct-Nov 2022");
  g_signal_emit_by_name (find_line (fixture, "When"), "activate");
  assert_stored (fixture, "activity", fixture->activity, "happened", "Oct-Nov 2022");
}

static void
test_one_edit_is_one_undo_step (Fixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;

  type (find_line (fixture, "What"), "Farmers’ market");
  g_signal_emit_by_name (find_line (fixture, "What"), "activate");
  gtk_widget_grab_focus (GTK_WIDGET (find_line (fixture, "When")));
  settle (fixture);
  label = accord_test_run (fixture->partnership, accord_request_undo ());
  g_assert_cmpstr (label, ==, "Activity: “What” changed");
  settle (fixture);
  g_assert_cmpstr (gtk_editable_get_text (find_line (fixture, "What")), ==, "Forum");
}

static void
test_says_how_it_was_understood (Fixture *fixture, gconstpointer data)
{
  type (find_line (fixture, "When"), "Oct-Nov 2022");
  g_assert_nonnull (accord_ui_test_find_name (find_row (fixture, "When"), "01/10/2022 to 30/11/2022"));
  type (find_line (fixture, "How many"), "250+");
  g_assert_nonnull (accord_ui_test_find_name (find_row (fixture, "How many"), "Understood as more than 250"));
}

/* What cannot be used is refused in place: the words stay, the record stays, and a reason is given. */
static void
test_refuses_in_place (Fixture *fixture, gconstpointer data)
{
  GtkEditable *line = find_line (fixture, "From");

  type (line, "30/02/2024");
  accord_form_flush (fixture->form);
  assert_stored (fixture, "organisation", fixture->body, "from_on", "");
  g_assert_cmpstr (gtk_editable_get_text (line), ==, "30/02/2024");
  g_assert_true (gtk_widget_has_css_class (find_row (fixture, "From"), "error"));
  gtk_test_accessible_assert_state (line, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  type (line, "29/02/2024");
  accord_form_flush (fixture->form);
  assert_stored (fixture, "organisation", fixture->body, "from_on", "29/02/2024");
  g_assert_false (gtk_widget_has_css_class (find_row (fixture, "From"), "error"));

  type (find_line (fixture, "Name"), "  ");
  accord_form_flush (fixture->form);
  assert_stored (fixture, "organisation", fixture->body, "name", "Healthwatch Norwold");
  g_assert_nonnull (accord_ui_test_find_name (find_row (fixture, "Name"), "This cannot be empty."));
}

/* An edit made elsewhere is shown, and does not take what is being typed. */
static void
test_another_edit_leaves_typing_alone (Fixture *fixture, gconstpointer data)
{
  type (find_line (fixture, "What"), "Farmers’ mar");
  accord_test_run (fixture->partnership, accord_record_set (accord_field_find ("activity", "happened"), fixture->activity,
                                                            "May 2024", NULL));
  settle (fixture);
  g_assert_cmpstr (gtk_editable_get_text (find_line (fixture, "When")), ==, "May 2024");
  g_assert_cmpstr (gtk_editable_get_text (find_line (fixture, "What")), ==, "Farmers’ mar");
}

/* What is typed belongs to the record that was shown, not to the one that comes after it. */
static void
test_next_record_gets_nothing (Fixture *fixture, gconstpointer data)
{
  gint64 other = accord_test_add (fixture->partnership, "activity", "title", "Survey", NULL);

  type (find_line (fixture, "What"), "Farmers’ market");
  accord_form_show (fixture->form, "activity", other);
  settle (fixture);
  g_assert_cmpstr (gtk_editable_get_text (find_line (fixture, "What")), ==, "Survey");
  assert_stored (fixture, "activity", fixture->activity, "title", "Farmers’ market");
  assert_stored (fixture, "activity", other, "title", "Survey");
}

static void
choose (Fixture *fixture, const char *label, const char *value)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (fixture, label));
  guint position;

  g_assert_nonnull (accord_choices_find (adw_combo_row_get_model (row), value, &position));
  adw_combo_row_set_selected (row, position);
}

/* A list that changes while something is chosen from it must not choose something else. */
static void
test_choosing_survives_new_choices (Fixture *fixture, gconstpointer data)
{
  g_autofree char *body = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->body);

  choose (fixture, "Method", "survey");
  assert_stored (fixture, "activity", fixture->activity, "method", "survey");
  choose (fixture, "Lead organisation", body);
  assert_stored (fixture, "activity", fixture->activity, "lead_id", body);

  accord_test_add (fixture->partnership, "organisation", "name", "Age Concern", NULL);
  settle (fixture);
  assert_stored (fixture, "activity", fixture->activity, "lead_id", body);
  choose (fixture, "Lead organisation", "");
  assert_stored (fixture, "activity", fixture->activity, "lead_id", "");
}

static guint
count_links (Fixture *fixture, const char *table, const char *field, gint64 owner)
{
  g_autoptr (GPtrArray) links = NULL;

  settle (fixture);
  links = accord_test_run (fixture->partnership, accord_record_load_links (accord_field_find (table, field), owner));
  return links->len;
}

static AccordChooser *
open_chooser (Fixture *fixture, const char *label)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (accord_ui_test_find_type (find_row (fixture, label), GTK_TYPE_MENU_BUTTON));

  return ACCORD_CHOOSER (gtk_menu_button_get_popover (button));
}

static void
add_choice (Fixture *fixture, const char *label, const char *value)
{
  g_autoptr (AccordChoice) choice = accord_choice_new (value, value, NULL, 0);

  g_signal_emit_by_name (open_chooser (fixture, label), "chosen", choice);
}

/* Two quick edits both stand, and a chip's own button takes it away. */
static void
test_chips (Fixture *fixture, gconstpointer data)
{
  add_choice (fixture, "Audience", "public");
  add_choice (fixture, "Audience", "vcse");
  g_assert_cmpuint (count_links (fixture, "activity", "activity_audience", fixture->activity), ==, 2);
  accord_ui_test_click (find_row (fixture, "Audience"), "Remove VCSE organisations");
  accord_test_wait_until (count_links (fixture, "activity", "activity_audience", fixture->activity) == 1);

  g_signal_emit_by_name (open_chooser (fixture, "Other spellings"), "add", "HW Norwold");
  g_signal_emit_by_name (open_chooser (fixture, "Other spellings"), "add", "HW Norwold");
  g_assert_cmpuint (count_links (fixture, "organisation", "organisation_alias", fixture->body), ==, 1);
}

static void
test_hidden_when_gone (Fixture *fixture, gconstpointer data)
{
  accord_test_run (fixture->partnership, accord_record_delete ("activity", fixture->activity));
  settle (fixture);
  g_assert_null (accord_ui_test_find_name (GTK_WIDGET (fixture->form), "What"));
  g_assert_nonnull (accord_ui_test_find_name (GTK_WIDGET (fixture->form), "Other spellings"));
}

static gboolean
offers_all (GtkEditable *line)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean is_shown = FALSE;

  g_signal_emit_by_name (line, "query-tooltip", 0, 0, FALSE, tooltip, &is_shown);
  return is_shown;
}

/* What is cut off can be read whole; what is not says nothing twice. */
static void
test_long_text_can_be_read (Fixture *fixture, gconstpointer data)
{
  GtkEditable *line = find_line (fixture, "What");
  g_autofree char *text = g_strnfill (2000, 'W');

  accord_test_wait_until (gtk_widget_get_width (GTK_WIDGET (line)) > 0);
  gtk_editable_set_text (line, "W");
  g_assert_false (offers_all (line));
  gtk_editable_set_text (line, text);
  g_assert_true (offers_all (line));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/form/leaving-stores", test_leaving_stores);
  ADD ("/ui/form/one-edit-is-one-undo-step", test_one_edit_is_one_undo_step);
  ADD ("/ui/form/says-how-it-was-understood", test_says_how_it_was_understood);
  ADD ("/ui/form/refuses-in-place", test_refuses_in_place);
  ADD ("/ui/form/another-edit-leaves-typing-alone", test_another_edit_leaves_typing_alone);
  ADD ("/ui/form/next-record-gets-nothing", test_next_record_gets_nothing);
  ADD ("/ui/form/choosing-survives-new-choices", test_choosing_survives_new_choices);
  ADD ("/ui/form/chips", test_chips);
  ADD ("/ui/form/long-text-can-be-read", test_long_text_can_be_read);
  ADD ("/ui/form/hidden-when-gone", test_hidden_when_gone);
  return g_test_run ();
}
