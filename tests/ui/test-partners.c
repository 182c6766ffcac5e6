/* test-partners.c: the membership, worked on as a person would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "accord-ui-audit.h"
#include "accord-ui-test.h"
#include "membership/accord-seats.h"
#include "model/accord-record.h"
#include "ui/browser/accord-browser.h"
#include "ui/common/accord-choices.h"
#include "ui/partners/accord-appointment-card.h"
#include "ui/partners/accord-partners-page.h"

/* Of the sample: a seat that is vacant, and one that is filled. */
#define VACANT 210
#define FILLED 203

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
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "partners");
  accord_ui_test_settle (fixture->window);
  fixture->page = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_PARTNERS_PAGE);
  g_assert_nonnull (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static AccordRecord *
count (Fixture *fixture)
{
  return accord_test_run (accord_window_get_partnership (fixture->window), accord_seats_count ());
}

static gint64
count_vacant (Fixture *fixture)
{
  g_autoptr (AccordRecord) record = count (fixture);

  return accord_record_get_int (record, "vacant");
}

static gint64
count_seats (Fixture *fixture)
{
  g_autoptr (AccordRecord) record = count (fixture);

  return accord_record_get_int (record, "seats");
}

static gboolean
says (Fixture *fixture, const char *words)
{
  return accord_ui_test_find_name (fixture->page, words) != NULL;
}

static void
open_seat (Fixture *fixture, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(sx)", "seat", id);
  accord_ui_test_settle (fixture->window);
  accord_test_wait_until (says (fixture, "Seat number"));
}

static gboolean
is_list_row (GtkWidget *widget, gpointer data)
{
  return g_str_equal (gtk_widget_get_css_name (widget), "cell");
}

static const char *
first_cell (Fixture *fixture)
{
  GtkWidget *cell = accord_ui_test_find (fixture->page, is_list_row, NULL);

  return cell != NULL ? gtk_inscription_get_text (GTK_INSCRIPTION (gtk_widget_get_first_child (cell))) : NULL;
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *browser = accord_ui_test_find_type (fixture->page, ACCORD_TYPE_BROWSER);

  accord_test_wait_until (says (fixture, "28 seats, 1 vacant"));
  accord_test_wait_until (g_strcmp0 (first_cell (fixture), "1") == 0);

  gtk_widget_activate_action (browser, "table.order", "s", "holding");
  gtk_widget_activate_action (browser, "table.descending", NULL);
  accord_test_wait_until (g_strcmp0 (first_cell (fixture), "11") == 0);
  gtk_widget_activate_action (browser, "table.order", "s", "");
  accord_test_wait_until (g_strcmp0 (first_cell (fixture), "1") == 0);

  accord_ui_test_click (fixture->page, "Vacant");
  accord_test_wait_until (says (fixture, "1 shown of 28 seats, 1 vacant"));
  accord_test_wait_until (g_strcmp0 (first_cell (fixture), "11") == 0);
  accord_ui_test_click (fixture->page, "Vacant");
  accord_test_wait_until (says (fixture, "28 seats, 1 vacant"));
}

static void
test_search_and_nothing_found (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  accord_page_find (ACCORD_PAGE (fixture->page));
  entry = accord_ui_test_find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "healthwatch");
  accord_test_wait_until (says (fixture, "3 shown of 28 seats, 1 vacant") || says (fixture, "2 shown of 28 seats, 1 vacant"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "xyzzy");
  accord_test_wait_until (says (fixture, "Nothing Found"));
  accord_ui_test_click (fixture->page, "Show All");
  accord_test_wait_until (says (fixture, "28 seats, 1 vacant"));
}

static void
test_fill_a_vacancy (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;
  g_autoptr (GPtrArray) appointments = NULL;

  open_seat (fixture, VACANT);
  accord_test_wait_until (says (fixture, "Vacant since 03/11/2026"));
  accord_ui_test_click (fixture->page, "Fill…");
  accord_test_wait_until (count_vacant (fixture) == 0);
  accord_test_wait_until (says (fixture, "28 seats, none vacant"));
  accord_test_wait_until (!says (fixture, "Vacant since 03/11/2026"));

  /* The focus is where the new member's post is typed. */
  accord_test_wait_until ((focus = gtk_root_get_focus (GTK_ROOT (fixture->window))) != NULL &&
                          gtk_widget_get_ancestor (focus, ACCORD_TYPE_APPOINTMENT_CARD) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (focus), "Leader of the Council");
  accord_page_flush (ACCORD_PAGE (fixture->page));
  accord_ui_test_settle (fixture->window);
  appointments = accord_test_run (accord_window_get_partnership (fixture->window),
                                  accord_record_load_all ("appointment", "seat_id", VACANT));
  g_assert_cmpstr (accord_record_get (appointments->pdata[appointments->len - 1], "post"), ==, "Leader of the Council");
}

static GtkWidget *
find_dialog (Fixture *fixture)
{
  AdwDialog *dialog = NULL;

  accord_test_wait_until (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  accord_ui_test_settle (fixture->window);
  return GTK_WIDGET (dialog);
}

/* A day that is none, and a day before the start, are refused where they are typed; a good day ends it for good. */
static void
test_end_an_appointment (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  GtkEditable *day;

  open_seat (fixture, FILLED);
  accord_test_wait_until (says (fixture, "End…"));
  accord_ui_test_click (fixture->page, "End…");
  dialog = find_dialog (fixture);
  g_assert_cmpuint (accord_ui_audit_targets (dialog, "end"), ==, 0);
  day = GTK_EDITABLE (accord_ui_test_find_type (dialog, ADW_TYPE_ENTRY_ROW));
  gtk_editable_set_text (day, "30/02/2026");
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "end"));
  gtk_editable_set_text (day, "01/01/2001");
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "end"));
  gtk_editable_set_text (day, "30/10/2026");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "end"));
  accord_ui_test_click (dialog, "End");
  accord_test_wait_until (count_vacant (fixture) == 2);
  accord_test_wait_until (says (fixture, "Vacant since 30/10/2026"));
  accord_test_wait_until (says (fixture, "28 seats, 2 vacant"));
}

/* --- what cannot be --- */

/* Of the sample: who holds the filled seat. */
#define MEMBER 306

static gboolean
is_titled (GtkWidget *widget, gpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

/* The row of a field of the appointment in hand. */
static GtkWidget *
find_field (Fixture *fixture, const char *title)
{
  GtkWidget *card = NULL;

  accord_test_wait_until ((card = accord_ui_test_find_type (fixture->page, ACCORD_TYPE_APPOINTMENT_CARD)) != NULL);
  return accord_ui_test_find (card, is_titled, (gpointer) title);
}

static char *
get_column (Fixture *fixture, gint64 appointment, const char *column)
{
  g_autoptr (AccordRecord) record = accord_test_run (accord_window_get_partnership (fixture->window),
                                                     accord_record_load ("appointment", appointment));

  return g_strdup (accord_record_get (record, column));
}

/* What one field does not show, that the term ends before it starts, is said at the field, and what was typed stays. */
static void
test_a_term_that_ends_before_it_starts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = get_column (fixture, MEMBER, "start_from");
  g_autofree char *after = NULL;
  GtkWidget *row, *line;

  open_seat (fixture, FILLED);
  row = find_field (fixture, "Start");
  line = accord_ui_test_find_type (row, GTK_TYPE_TEXT);
  gtk_editable_set_text (GTK_EDITABLE (line), "01/01/2031");
  accord_page_flush (ACCORD_PAGE (fixture->page));
  accord_test_wait_until (gtk_widget_has_css_class (row, "error"));
  g_assert_nonnull (accord_ui_test_find_name (row, "The term would end before it starts."));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "01/01/2031");
  after = get_column (fixture, MEMBER, "start_from");
  g_assert_cmpstr (after, ==, before);

  gtk_editable_set_text (GTK_EDITABLE (line), "30/02/2026");
  accord_page_flush (ACCORD_PAGE (fixture->page));
  accord_ui_test_settle (fixture->window);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (line), "01/08/2022");
  accord_page_flush (ACCORD_PAGE (fixture->page));
  accord_test_wait_until (!gtk_widget_has_css_class (row, "error"));
  accord_ui_test_settle (fixture->window);
  g_clear_pointer (&after, g_free);
  after = get_column (fixture, MEMBER, "start_from");
  g_assert_cmpstr (after, ==, "2022-08-01");
}

static const char *
get_chosen (GtkWidget *row)
{
  AccordChoice *choice = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));

  return choice != NULL ? accord_choice_get_value (choice) : "";
}

/* Two share a seat: it cannot become one for a single member, and the field that was to say so says why. */
static void
test_two_members_in_one_seat (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  g_autofree char *seat_text = g_strdup_printf ("%d", FILLED);
  g_autoptr (AccordRecord) seat = NULL;
  GtkWidget *row = NULL;
  guint shared;

  accord_test_run (partnership, accord_record_set (accord_field_find ("seat", "shared"), FILLED, "1", NULL));
  accord_test_add (partnership, "appointment", "seat_id", seat_text, "post", "Vice-chair", NULL);
  open_seat (fixture, FILLED);
  accord_test_wait_until ((row = accord_ui_test_find (fixture->page, is_titled, (gpointer) "How many hold it")) != NULL);
  accord_test_wait_until (g_str_equal (get_chosen (row), "1"));
  shared = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), shared - 1);
  accord_test_wait_until (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Two members hold the seat. End one of the appointments first.");
  g_assert_cmpstr (get_chosen (row), ==, "1");
  seat = accord_test_run (partnership, accord_record_load ("seat", FILLED));
  g_assert_cmpint (accord_record_get_int (seat, "shared"), ==, 1);
}

static void
test_a_deputy_without_a_member (Fixture *fixture, gconstpointer data)
{
  GtkWidget *add = NULL;

  open_seat (fixture, VACANT);
  accord_test_wait_until (says (fixture, "A deputy stands in for a member. Fill the seat first."));
  accord_test_wait_until ((add = accord_ui_test_find (fixture->page, is_titled, (gpointer) "Add a Deputy")) != NULL);
  g_assert_false (gtk_widget_is_sensitive (add));
  accord_ui_test_click (fixture->page, "Fill…");
  accord_test_wait_until (gtk_widget_is_sensitive (add));
}

/* The charts say what they draw: the vacant seat is in the words as well. */
static void
test_membership_at_a_glance (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (fixture->page, "partners.glance", NULL));
  dialog = find_dialog (fixture);
  accord_test_wait_until (accord_ui_test_find_name (dialog, "10 seats filled, 1 vacant") != NULL);
  g_assert_nonnull (accord_ui_test_find_name (dialog, "15/12/2022 to 14/12/2026"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_add_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  accord_ui_test_click (fixture->page, "Add a seat");
  accord_test_wait_until (count_seats (fixture) == 29);
  accord_test_wait_until ((focus = gtk_root_get_focus (GTK_ROOT (fixture->window))) != NULL && GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "Lay member");
  accord_page_flush (ACCORD_PAGE (fixture->page));
  accord_test_wait_until (says (fixture, "29 seats, 2 vacant"));

  accord_ui_test_click (fixture->page, "Delete this seat");
  accord_test_wait_until (count_seats (fixture) == 28);
  accord_test_wait_until (says (fixture, "Seat deleted"));
  accord_ui_test_click (fixture->page, "Undo");
  accord_test_wait_until (count_seats (fixture) == 29);
}

/* --- organisations --- */

/* Of the sample: a council, its partner board, and an alliance with members. */
#define COUNCIL 101
#define ALLIANCE 130

static guint
count_records (Fixture *fixture, const char *table)
{
  g_autoptr (GPtrArray) records = accord_test_run (accord_window_get_partnership (fixture->window),
                                                   accord_record_load_all (table, NULL, 0));

  return records->len;
}

static void
open_organisation (Fixture *fixture, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(sx)", "organisation", id);
  accord_ui_test_settle (fixture->window);
  accord_test_wait_until (says (fixture, "Other spellings"));
}

static void
test_switch_to_the_organisations (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_click (fixture->page, "Organisations");
  accord_test_wait_until (says (fixture, "45 organisations"));
  accord_ui_test_click (fixture->page, "Without a seat");
  accord_test_wait_until (!says (fixture, "45 organisations"));
  accord_ui_test_click (fixture->page, "Without a seat");
  accord_ui_test_click (fixture->page, "Seats");
  accord_test_wait_until (says (fixture, "28 seats, 1 vacant"));
}

/* Both ends of a relation show it, and a row goes to the other end. */
static void
test_how_organisations_belong_together (Fixture *fixture, gconstpointer data)
{
  guint before = count_records (fixture, "organisation_relation");

  open_organisation (fixture, COUNCIL);
  accord_test_wait_until (says (fixture, "NHS Norwold & West Fenshire ICB"));
  accord_ui_test_click (fixture->page, "Delete the relation with NHS Norwold & West Fenshire ICB");
  accord_test_wait_until (count_records (fixture, "organisation_relation") == before - 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_test_wait_until (count_records (fixture, "organisation_relation") == before);

  open_organisation (fixture, ALLIANCE);
  accord_test_wait_until (says (fixture, "Carers Norwold"));
  accord_test_wait_until (says (fixture, "Member of this alliance"));
}

/* A person is added where the organisation is, and made its point of contact. */
static void
test_point_of_contact (Fixture *fixture, gconstpointer data)
{
  guint before = count_records (fixture, "person");
  g_autoptr (AccordRecord) organisation = NULL;
  GtkWidget *dialog;
  GtkWidget *check = NULL;

  open_organisation (fixture, COUNCIL);
  accord_ui_test_click (fixture->page, "Add a Person");
  dialog = find_dialog (fixture);
  accord_test_wait_until (count_records (fixture, "person") == before + 1);
  accord_test_wait_until (accord_ui_test_find_name (dialog, "Post") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_type (accord_ui_test_find_name (dialog, "Post"), GTK_TYPE_TEXT)),
                         "Democratic services officer");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  accord_test_wait_until (
      (check = accord_ui_test_find_name (fixture->page, "Democratic services officer is the point of contact")) != NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  accord_test_wait_until (says (fixture, "Point of contact"));
  accord_ui_test_settle (fixture->window);
  organisation = accord_test_run (accord_window_get_partnership (fixture->window),
                                  accord_record_load ("organisation", COUNCIL));
  g_assert_cmpint (accord_record_get_int (organisation, "contact_id"), !=, 0);
}

static void
audit_details (Fixture *fixture, const char *where)
{
  guint n_bad = 0;

  open_seat (fixture, FILLED);
  accord_ui_test_settle (fixture->window);
  n_bad += accord_ui_audit_contrast (fixture->window, fixture->page, where);
  n_bad += accord_ui_audit_targets (fixture->page, where);
  n_bad += accord_ui_audit_tab_reach (fixture->window, fixture->page, where);
  g_assert_cmpuint (n_bad, ==, 0);
}

static void
test_details_can_be_seen_and_reached (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  audit_details (fixture, "seat, light");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  accord_ui_test_settle (fixture->window);
  audit_details (fixture, "seat, dark");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* On a phone the list is alone, a row opens the details over it, and there is a way back. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_resize (fixture->window, 360, 720);
  accord_test_wait_until (says (fixture, "28 seats, 1 vacant"));
  open_organisation (fixture, COUNCIL);
  open_seat (fixture, FILLED);
  accord_ui_test_click (fixture->page, "Back to the list");
  accord_test_wait_until (!says (fixture, "Seat number"));
  accord_ui_test_resize (fixture->window, 1280, 860);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/partners/list", test_list);
  ADD ("/ui/partners/search-and-nothing-found", test_search_and_nothing_found);
  ADD ("/ui/partners/fill-a-vacancy", test_fill_a_vacancy);
  ADD ("/ui/partners/end-an-appointment", test_end_an_appointment);
  ADD ("/ui/partners/a-term-that-ends-before-it-starts", test_a_term_that_ends_before_it_starts);
  ADD ("/ui/partners/two-members-in-one-seat", test_two_members_in_one_seat);
  ADD ("/ui/partners/a-deputy-without-a-member", test_a_deputy_without_a_member);
  ADD ("/ui/partners/membership-at-a-glance", test_membership_at_a_glance);
  ADD ("/ui/partners/add-delete-and-undo", test_add_delete_and_undo);
  ADD ("/ui/partners/switch-to-the-organisations", test_switch_to_the_organisations);
  ADD ("/ui/partners/how-organisations-belong-together", test_how_organisations_belong_together);
  ADD ("/ui/partners/point-of-contact", test_point_of_contact);
  ADD ("/ui/partners/details-can-be-seen-and-reached", test_details_can_be_seen_and_reached);
  ADD ("/ui/partners/narrow", test_narrow);
  return g_test_run ();
}
