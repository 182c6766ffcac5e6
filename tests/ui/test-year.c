/* test-year.c: a year of the membership, from the messy list to an erasure, through the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "accord-ui-test.h"
#include "app/accord-import-assistant.h"
#include "membership/accord-duplicates.h"
#include "membership/accord-seats.h"
#include "model/accord-record.h"
#include "ui/common/accord-choices.h"
#include "ui/common/accord-page.h"
#include "ui/meetings/accord-attendance-row.h"
#include "ui/meetings/accord-meetings-page.h"
#include "ui/partners/accord-appointment-card.h"
#include "ui/partners/accord-partners-page.h"
#include "ui/partners/accord-register.h"

/* Letters that stand nowhere else in the file. */
#define NAME "Zqxv Wkjyq"
#define LETTERS "Wkjyq"

typedef struct
{
  char *folder;
  AccordWindow *window;
} Fixture;

/* --- a person's hands --- */

static AccordPartnership *
partnership (Fixture *fixture)
{
  return accord_window_get_partnership (fixture->window);
}

static GtkWidget *
find_page (Fixture *fixture, const char *name, GType type)
{
  GtkWidget *page = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", name));
  accord_ui_test_settle (fixture->window);
  accord_test_wait_until ((page = accord_ui_test_find_type (GTK_WIDGET (fixture->window), type)) != NULL);
  return page;
}

/* The dialog that comes after @last. */
static GtkWidget *
wait_for_dialog (Fixture *fixture, GtkWidget *last)
{
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) != NULL &&
                          GTK_WIDGET (accord_ui_test_get_dialog (fixture->window)) != last);
  accord_ui_test_settle (fixture->window);
  return GTK_WIDGET (accord_ui_test_get_dialog (fixture->window));
}

static void
close_dialog (Fixture *fixture, GtkWidget *dialog)
{
  adw_dialog_force_close (ADW_DIALOG (dialog));
  accord_test_wait_until (GTK_WIDGET (accord_ui_test_get_dialog (fixture->window)) != dialog);
  accord_ui_test_settle (fixture->window);
}

static gboolean
says (Fixture *fixture, const char *words)
{
  return accord_ui_test_find_name (GTK_WIDGET (fixture->window), words) != NULL;
}

static GtkWidget *
open_register (Fixture *fixture, const char *name)
{
  GtkWidget *page = find_page (fixture, "partners", ACCORD_TYPE_PARTNERS_PAGE);

  g_assert_true (gtk_widget_activate_action (page, "partners.register", "s", name));
  return wait_for_dialog (fixture, NULL);
}

/* A list that is a tab of the partners page. */
static GtkWidget *
open_tab (Fixture *fixture, const char *name)
{
  GtkWidget *page = find_page (fixture, "partners", ACCORD_TYPE_PARTNERS_PAGE);
  GtkWidget *list = NULL;

  g_assert_true (gtk_widget_activate_action (page, "partners.tab", "s", name));
  accord_test_wait_until ((list = accord_ui_test_find_type (page, ACCORD_TYPE_REGISTER)) != NULL);
  accord_ui_test_settle (fixture->window);
  return list;
}

static void
open_record (Fixture *fixture, const char *table, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(sx)", table, id);
  accord_ui_test_settle (fixture->window);
}

/* Takes what a person reads as @words in the list that is called @name. */
static void
choose (GtkWidget *root, const char *name, const char *words)
{
  AdwComboRow *row = NULL;
  GListModel *choices;

  accord_test_wait_until ((row = ADW_COMBO_ROW (accord_ui_test_find_name (root, name))) != NULL);
  choices = adw_combo_row_get_model (row);
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (AccordChoice) choice = g_list_model_get_item (choices, i);

      if (!g_str_equal (accord_choice_get_label (choice), words))
        continue;
      adw_combo_row_set_selected (row, i);
      return;
    }
  g_assert_not_reached ();
}

/* --- what the file holds --- */

static GPtrArray *
load (Fixture *fixture, const char *table)
{
  return accord_test_run (partnership (fixture), accord_record_load_all (table, NULL, 0));
}

static guint
count (Fixture *fixture, const char *table)
{
  g_autoptr (GPtrArray) all = load (fixture, table);

  return all->len;
}

static guint
count_vacant (Fixture *fixture)
{
  g_autoptr (AccordRecord) record = accord_test_run (partnership (fixture), accord_seats_count ());

  return (guint) accord_record_get_int (record, "vacant");
}

static guint
count_duplicates (Fixture *fixture)
{
  g_autoptr (GPtrArray) duplicates = accord_test_run (partnership (fixture), accord_duplicates_load ());

  return duplicates->len;
}

static gint64
find_record (Fixture *fixture, const char *table, const char *column, const char *value)
{
  g_autoptr (GPtrArray) all = load (fixture, table);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (accord_record_get (g_ptr_array_index (all, i), column), value))
      return accord_record_get_id (g_ptr_array_index (all, i));
  g_assert_not_reached ();
}

/* --- the year --- */

static void
found (Fixture *fixture)
{
  GtkWidget *dialog;

  accord_ui_test_click (GTK_WIDGET (fixture->window), "New Partnership…");
  dialog = wait_for_dialog (fixture, NULL);
  accord_ui_test_type_into (dialog, "Name of the partnership", "Norwold & West Fenshire ICP");
  accord_ui_test_type_into (dialog, "Integrated care board", "NHS Norwold & West Fenshire ICB");
  accord_ui_test_type_into (dialog, "Councils", "Norwold County Council\nFenshire County Council");
  accord_ui_test_click (dialog, "Create");
  accord_test_wait_until (accord_window_get_partnership (fixture->window) != NULL &&
                          accord_ui_test_get_dialog (fixture->window) == NULL);
  accord_ui_test_settle (fixture->window);
}

static void
bring_in_the_list (Fixture *fixture)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "icp_membership_messy.csv", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (path);
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.import", "s", "members"));
  dialog = wait_for_dialog (fixture, NULL);
  accord_import_assistant_read (ACCORD_IMPORT_ASSISTANT (dialog), source);
  accord_test_wait_until (accord_ui_test_find_name (dialog, "Bring In") != NULL);
  accord_ui_test_take_picture (fixture->window, "year-01-list");
  accord_ui_test_click (dialog, "Bring In");
  accord_test_wait_until (accord_ui_test_find_name (dialog, "Brought In") != NULL);
  accord_ui_test_click (dialog, "Close");
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);
  accord_ui_test_settle (fixture->window);
  g_assert_cmpuint (count (fixture, "seat"), ==, 28 + 2);
}

/* Each proposed pair is one body: merged, after a look at what is kept. */
static void
resolve_the_duplicates (Fixture *fixture)
{
  guint organisations = count (fixture, "organisation");
  guint n = count_duplicates (fixture);
  GtkWidget *dialog = open_register (fixture, "duplicates");

  g_assert_cmpuint (n, >, 0);
  accord_ui_test_take_picture (fixture->window, "year-02-duplicates");
  for (guint left = n; left > 0; left = count_duplicates (fixture))
    {
      GtkWidget *preview;

      accord_ui_test_click (dialog, "Merge…");
      preview = wait_for_dialog (fixture, dialog);
      if (left == n)
        accord_ui_test_take_picture (fixture->window, "year-03-merge");
      accord_ui_test_click (preview, "Merge");
      accord_test_wait_until (GTK_WIDGET (accord_ui_test_get_dialog (fixture->window)) == dialog);
      accord_test_wait_until (count_duplicates (fixture) < left);
      accord_ui_test_settle (fixture->window);
    }
  g_assert_cmpuint (count (fixture, "organisation"), <, organisations);
  accord_test_wait_until (says (fixture, "No two organisations or people look like one."));
  close_dialog (fixture, dialog);
}

static void
fill_the_vacancy (Fixture *fixture)
{
  GtkWidget *page = find_page (fixture, "partners", ACCORD_TYPE_PARTNERS_PAGE);
  gint64 seat = find_record (fixture, "seat", "number", "11");
  guint vacant = count_vacant (fixture);
  GtkWidget *focus = NULL;

  open_record (fixture, "seat", seat);
  accord_ui_test_take_picture (fixture->window, "year-04-vacancy");
  accord_ui_test_click (page, "Fill…");
  accord_test_wait_until (count_vacant (fixture) == vacant - 1);
  accord_test_wait_until ((focus = gtk_root_get_focus (GTK_ROOT (fixture->window))) != NULL &&
                          gtk_widget_get_ancestor (focus, ACCORD_TYPE_APPOINTMENT_CARD) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (focus), "Leader of Two Rivers");
  accord_page_flush (ACCORD_PAGE (page));
  accord_ui_test_settle (fixture->window);
  find_record (fixture, "appointment", "post", "Leader of Two Rivers");
}

static void
end_a_term (Fixture *fixture)
{
  GtkWidget *page = find_page (fixture, "partners", ACCORD_TYPE_PARTNERS_PAGE);
  guint vacant = count_vacant (fixture);
  GtkWidget *dialog;

  open_record (fixture, "seat", find_record (fixture, "seat", "number", "3"));
  accord_ui_test_click (page, "End…");
  dialog = wait_for_dialog (fixture, NULL);
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_type (dialog, ADW_TYPE_ENTRY_ROW)), "30/06/2025");
  accord_ui_test_take_picture (fixture->window, "year-05-end");
  accord_ui_test_click (dialog, "End");
  accord_test_wait_until (count_vacant (fixture) == vacant + 1);
  accord_test_wait_until (says (fixture, "Vacant since 30/06/2025"));
}

/* What a key controller of the widget, or of one around it, makes of a key. */
static void
press (Fixture *fixture, guint key)
{
  GtkWidget *widget = gtk_root_get_focus (GTK_ROOT (fixture->window));
  gboolean is_used = FALSE;

  for (; widget != NULL && !is_used; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers) && !is_used; i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &is_used);
        }
    }
  g_assert_true (is_used);
  accord_ui_test_settle (fixture->window);
}

static void
choose_a_quorum (Fixture *fixture, GtkWidget *page)
{
  GtkWidget *dialog, *choice = NULL;

  g_assert_true (gtk_widget_activate_action (page, "meetings.terms", NULL));
  dialog = wait_for_dialog (fixture, NULL);
  accord_ui_test_click (dialog, "Add a Version");
  accord_test_wait_until (count (fixture, "terms_of_reference") == 1);
  accord_test_wait_until ((choice = accord_ui_test_find_name (dialog, "Choose a rule")) != NULL);
  accord_test_wait_until (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (choice))) > 4);
  accord_ui_test_settle (fixture->window);
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice), 2);   /* a quarter */
  accord_ui_test_settle (fixture->window);
  accord_ui_test_type_into (dialog, "In force from", "01/07/2022");
  accord_ui_test_take_picture (fixture->window, "year-06-terms");
  close_dialog (fixture, dialog);
}

/* A meeting with two keys a row, until a quarter of the seats is there. */
static void
hold_a_meeting (Fixture *fixture)
{
  GtkWidget *page = find_page (fixture, "meetings", ACCORD_TYPE_MEETINGS_PAGE);
  GtkWidget *focus = NULL;

  choose_a_quorum (fixture, page);
  accord_ui_test_click (page, "Plan a meeting");
  accord_test_wait_until (count (fixture, "meeting") == 1);
  accord_test_wait_until ((focus = gtk_root_get_focus (GTK_ROOT (fixture->window))) != NULL && GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "10/09/2025");
  accord_page_flush (ACCORD_PAGE (page));
  accord_ui_test_settle (fixture->window);
  accord_test_wait_until (says (fixture, "Not quorate"));

  accord_test_wait_until ((focus = accord_ui_test_find_type (page, ACCORD_TYPE_ATTENDANCE_ROW)) != NULL);
  gtk_widget_grab_focus (focus);
  for (guint i = 0; i < 10 && !says (fixture, "Quorate"); i++)
    {
      press (fixture, i % 3 == 2 ? GDK_KEY_d : GDK_KEY_p);
      press (fixture, GDK_KEY_Return);
    }
  accord_test_wait_until (says (fixture, "Quorate"));
  accord_ui_test_take_picture (fixture->window, "year-07-meeting");
}

static void
let_somebody_join (Fixture *fixture)
{
  guint seats = count (fixture, "seat");
  guint appointments = count (fixture, "appointment");
  GtkWidget *tab = open_tab (fixture, "requests");
  GtkWidget *request;

  accord_ui_test_click (tab, "Add a Request");
  request = wait_for_dialog (fixture, NULL);
  accord_ui_test_type_into (request, "Who asks", "Dallow Carers’ Network");
  accord_ui_test_type_into (request, "The gap it would fill", "Unpaid carers have no voice");
  accord_ui_test_type_into (request, "Minute reference", "26/31");
  choose (request, "State", "Accepted");
  accord_ui_test_take_picture (fixture->window, "year-08-request");
  close_dialog (fixture, request);
  accord_test_wait_until (accord_ui_test_find_name (tab, "Join") != NULL);
  accord_ui_test_click (tab, "Join");
  accord_test_wait_until (count (fixture, "seat") == seats + 1 && !gtk_widget_get_mapped (tab));
  g_assert_cmpuint (count (fixture, "appointment"), ==, appointments + 1);
  accord_ui_test_take_picture (fixture->window, "year-09-joined");
}

static void
set_day (GtkWidget *dialog, const char *day)
{
  GtkWidget *row = accord_ui_test_find_type (dialog, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (row), day);
  g_signal_emit_by_name (row, "apply");
}

/* The chair of the board is there on the last day of the term, and the seat is vacant on the next. */
static void
look_at_two_days (Fixture *fixture)
{
  GtkWidget *dialog = open_register (fixture, "as-at");

  set_day (dialog, "30/06/2025");
  accord_test_wait_until (says (fixture, "Membership on 30/06/2025"));
  accord_test_wait_until (says (fixture, "Chair (ICP Vice Chair tbc)"));
  accord_ui_test_take_picture (fixture->window, "year-10-first-day");
  set_day (dialog, "01/07/2025");
  accord_test_wait_until (says (fixture, "Vacant since 30/06/2025") && !says (fixture, "Chair (ICP Vice Chair tbc)"));
  accord_ui_test_take_picture (fixture->window, "year-11-second-day");
  close_dialog (fixture, dialog);
}

/* What this program itself put into the clipboard. */
static char *
read_clipboard (GtkWidget *widget)
{
  GdkContentProvider *content = gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  return content != NULL && gdk_content_provider_get_value (content, &value, NULL) ? g_value_dup_string (&value) : NULL;
}

static void
ask_for_what_is_missing (Fixture *fixture)
{
  GtkWidget *tab = open_tab (fixture, "chase");
  g_autofree char *text = NULL;

  accord_test_wait_until (says (fixture, "Vacancy"));
  accord_ui_test_click (tab, "Copy");
  accord_test_wait_until ((text = read_clipboard (tab)) != NULL);
  g_assert_nonnull (strstr (text, "Dear colleague"));
  accord_ui_test_click (tab, "Asked");
  accord_test_wait_until (count (fixture, "chase") == 1);
  accord_ui_test_take_picture (fixture->window, "year-12-chase");
}

static gboolean
is_deputy_card (GtkWidget *widget, gpointer data)
{
  return ACCORD_IS_APPOINTMENT_CARD (widget) && accord_ui_test_find_name (widget, "Deputy") != NULL;
}

/* Somebody who is not known yet, typed on the card. */
static void
name_the_deputy (Fixture *fixture, GtkWidget *page)
{
  GtkWidget *card = NULL, *dialog;

  accord_test_wait_until ((card = accord_ui_test_find (page, is_deputy_card, NULL)) != NULL);
  accord_ui_test_settle (fixture->window);
  accord_ui_test_type_into (card, "Post", "Deputy of the alliance");
  accord_ui_test_click (card, "Add a person who is not in the list");
  dialog = wait_for_dialog (fixture, NULL);
  accord_ui_test_type_into (dialog, "Name", NAME);
  accord_ui_test_click (dialog, "Add");
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL && says (fixture, NAME));
  accord_page_flush (ACCORD_PAGE (page));
  accord_ui_test_settle (fixture->window);
}

/* The seat, the post and the counts stay; the letters of the name are nowhere in the file. */
static void
erase_somebody (Fixture *fixture)
{
  GtkWidget *page = find_page (fixture, "partners", ACCORD_TYPE_PARTNERS_PAGE);
  guint seats = count (fixture, "seat");
  guint appointments = count (fixture, "appointment");
  g_autofree char *bytes = NULL;
  GtkWidget *dialog;
  gsize length;

  open_record (fixture, "seat", find_record (fixture, "seat", "number", "21"));
  accord_ui_test_click (page, "Add a Deputy");
  accord_test_wait_until (count (fixture, "appointment") == appointments + 1);
  name_the_deputy (fixture, page);
  dialog = open_register (fixture, "people");
  accord_test_wait_until (says (fixture, NAME));
  accord_ui_test_take_picture (fixture->window, "year-13-people");
  accord_ui_test_click (dialog, "Erase…");
  accord_ui_test_click (wait_for_dialog (fixture, dialog), "Erase for Good");
  accord_test_wait_until (count (fixture, "erasure") == 1);
  accord_test_wait_until (!says (fixture, NAME));
  accord_ui_test_take_picture (fixture->window, "year-14-erased");
  close_dialog (fixture, dialog);
  g_assert_cmpuint (count (fixture, "seat"), ==, seats);
  find_record (fixture, "appointment", "post", "Deputy of the alliance");
  g_assert_true (g_file_get_contents (accord_partnership_get_path (partnership (fixture)), &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, LETTERS, strlen (LETTERS)));
}

static void
test_year (Fixture *fixture, gconstpointer data)
{
  found (fixture);
  bring_in_the_list (fixture);
  resolve_the_duplicates (fixture);
  fill_the_vacancy (fixture);
  end_a_term (fixture);
  hold_a_meeting (fixture);
  let_somebody_join (fixture);
  look_at_two_days (fixture);
  ask_for_what_is_missing (fixture);
  erase_somebody (fixture);
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
  g_test_add ("/ui/year", Fixture, NULL, set_up, test_year, tear_down);
  return g_test_run ();
}
