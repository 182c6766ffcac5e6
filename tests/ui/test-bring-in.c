/* test-bring-in.c: two files of one shape brought in through the window, and one taken out again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-test.h"
#include "app/accord-comments-dialog.h"
#include "app/accord-import-assistant.h"
#include "app/accord-tables-dialog.h"
#include "model/accord-record.h"

/* Headings that nobody could guess. */
static const char FIRST[] = "Our no,Day,What we ran,Turnout,Colour\n"
                            "A1,03/02/2025,Coffee morning,12,red\n"
                            "A2,04/02/2025,Walkabout,7,blue\n";
static const char SECOND[] = "Our no,Day,What we ran,Turnout,Colour\n"
                             "A1,03/02/2025,Coffee and cake,12,red\n"
                             "A2,04/02/2025,Walkabout,9,blue\n"
                             "A3,05/02/2025,Quiz,20,green\n";

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

/* --- a person's hands --- */

static GtkWidget *
open_dialog (Fixture *fixture, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, target != NULL ? "s" : NULL, target));
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) != NULL);
  accord_ui_test_settle (fixture->window);
  return GTK_WIDGET (accord_ui_test_get_dialog (fixture->window));
}

static GtkWidget *
open_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog = open_dialog (fixture, "win.import", "activities");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  accord_import_assistant_read (ACCORD_IMPORT_ASSISTANT (dialog), file);
  accord_test_wait_until (accord_ui_test_find_name (dialog, "Rows Are Told Apart By") != NULL);
  accord_ui_test_settle (fixture->window);
  return dialog;
}

static void
choose_column (Fixture *fixture, GtkWidget *dialog, const char *field, guint column)
{
  GtkWidget *row = accord_ui_test_find_name (dialog, field);

  g_assert_true (ADW_IS_COMBO_ROW (row));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), column + 1);
  /* It is planned anew, and the row is another. */
  accord_test_wait_until (accord_ui_test_find_name (dialog, field) != NULL);
  accord_ui_test_settle (fixture->window);
  row = accord_ui_test_find_name (dialog, field);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, column + 1);
}

static void
bring_in (Fixture *fixture, GtkWidget *dialog)
{
  accord_ui_test_click (dialog, "Bring In");
  accord_test_wait_until (accord_ui_test_find_name (dialog, "Brought In") != NULL);
  accord_ui_test_click (dialog, "Close");
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);
  accord_ui_test_settle (fixture->window);
}

/* The title of the activity that has a reference; NULL when there is none. */
static char *
find_title (Fixture *fixture, const char *ref)
{
  g_autoptr (GPtrArray) records = accord_test_run (accord_window_get_partnership (fixture->window),
                                                   accord_record_load_all ("activity", NULL, 0));

  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (accord_record_get (records->pdata[i], "ref"), ref))
      return g_strdup (accord_record_get (records->pdata[i], "title"));
  return NULL;
}

static void
assert_title (Fixture *fixture, const char *ref, const char *expected)
{
  g_autofree char *title = find_title (fixture, ref);

  g_assert_cmpstr (title, ==, expected);
}

static void
bring_in_first (Fixture *fixture)
{
  GtkWidget *dialog = open_file (fixture, "first.csv", FIRST);

  choose_column (fixture, dialog, "Reference", 0);
  choose_column (fixture, dialog, "When", 1);
  choose_column (fixture, dialog, "What", 2);
  choose_column (fixture, dialog, "How many", 3);
  choose_column (fixture, dialog, "Sensitivity", 4);
  choose_column (fixture, dialog, "Rows Are Told Apart By", 0);
  accord_ui_test_take_pictures (fixture->window, "bring-in-first");
  bring_in (fixture, dialog);
  assert_title (fixture, "A1", "Coffee morning");
  assert_title (fixture, "A2", "Walkabout");
}

/* --- the tests --- */

static void
test_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *row;

  bring_in_first (fixture);
  dialog = open_file (fixture, "second.csv", SECOND);
  row = accord_ui_test_find_name (dialog, "Sensitivity");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 5);
  row = accord_ui_test_find_name (dialog, "Row 2: Coffee and cake");
  g_assert_true (ADW_IS_SWITCH_ROW (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "What: Coffee morning → Coffee and cake");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  accord_ui_test_take_pictures (fixture->window, "bring-in-second");
  bring_in (fixture, dialog);
  assert_title (fixture, "A1", "Coffee and cake");
  assert_title (fixture, "A2", "Walkabout");
  assert_title (fixture, "A3", "Quiz");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  bring_in_first (fixture);
  dialog = open_file (fixture, "second.csv", SECOND);
  adw_switch_row_set_active (ADW_SWITCH_ROW (accord_ui_test_find_name (dialog, "Update All")), TRUE);
  bring_in (fixture, dialog);

  dialog = open_dialog (fixture, "win.imports", NULL);
  accord_test_wait_until (accord_ui_test_find_name (dialog, "Remove What “second.csv” Brought In") != NULL);
  accord_ui_test_take_pictures (fixture->window, "imports");

  /* The second changed what the first brought in: a person is asked. */
  accord_ui_test_click (dialog, "Remove What “first.csv” Brought In");
  accord_test_wait_until (GTK_WIDGET (accord_ui_test_get_dialog (fixture->window)) != dialog);
  accord_ui_test_resize (fixture->window, 360, 720);
  accord_ui_test_take_pictures (fixture->window, "imports-edited");
  accord_ui_test_click (GTK_WIDGET (accord_ui_test_get_dialog (fixture->window)), "Keep These");
  accord_test_wait_until (GTK_WIDGET (accord_ui_test_get_dialog (fixture->window)) == dialog);
  accord_ui_test_settle (fixture->window);
  assert_title (fixture, "A1", "Coffee and cake");

  /* After the second nothing came: all that it did is taken back. */
  accord_ui_test_click (dialog, "Remove What “second.csv” Brought In");
  accord_test_wait_until (accord_ui_test_find_name (dialog, "Remove What “second.csv” Brought In") == NULL);
  assert_title (fixture, "A3", NULL);
  assert_title (fixture, "A1", "Coffee morning");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);
}

static gboolean
activate_item (GtkWidget *window, GMenuModel *menu, const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
      g_autofree char *words = NULL;
      g_autofree char *action = NULL;

      if (section != NULL && activate_item (window, section, label))
        return TRUE;
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &words) && g_str_equal (words, label))
        return g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action) &&
               gtk_widget_activate_action_variant (window, action, target);
    }
  return FALSE;
}

/* The verbs of the menu lead to what they say. */
static void
test_menu (Fixture *fixture, gconstpointer data)
{
  static const char *const VERBS[] = { "Bring In Members", "Bring In Engagement", "Bring In a Strategy" };
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *button = accord_ui_test_find_name (window, "Main menu");

  for (guint i = 0; i < G_N_ELEMENTS (VERBS); i++)
    {
      g_autofree char *label = g_strconcat (VERBS[i], "…", NULL);

      g_assert_true (activate_item (window, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), label));
      accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) != NULL);
      g_assert_cmpstr (adw_dialog_get_title (accord_ui_test_get_dialog (fixture->window)), ==, VERBS[i]);
      adw_dialog_force_close (accord_ui_test_get_dialog (fixture->window));
      accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);
    }
}

/* Another strategy than the one that the document names: its sections are others. */
static void
choose_strategy (Fixture *fixture, const char *title, const char *summary)
{
  GtkWidget *dialog = GTK_WIDGET (accord_ui_test_get_dialog (fixture->window));
  AdwComboRow *row
      = ADW_COMBO_ROW (gtk_widget_get_ancestor (accord_ui_test_find_name (dialog, "Strategy"), ADW_TYPE_COMBO_ROW));
  GListModel *titles = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (titles); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (titles), i), title))
      adw_combo_row_set_selected (row, i);
  accord_test_wait_until (accord_ui_test_find_name (dialog, summary) != NULL);
}

/* What a partner remarked in the sample's strategy, as LibreOffice wrote it: one piece is not wanted. */
static void
test_comments (Fixture *fixture, gconstpointer data)
{
  static const char WANTED[] = "Write “accountable body” instead of “lead body”";
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "strategy_returned.docx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) feedback = NULL;
  guint n_wanted = 0, n_unwanted = 0;

  accord_test_add (partnership, "plan", "title", "Another strategy", NULL);
  accord_comments_dialog_present (GTK_WIDGET (fixture->window), partnership, file);
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (fixture->window), WANTED) != NULL);
  accord_ui_test_take_pictures (fixture->window, "comments");
  accord_ui_test_click (GTK_WIDGET (fixture->window), "Say who promises.");
  choose_strategy (fixture, "Another strategy",
                   "2 comments and changes. 2 match no section: they are heard in the same activity, without a link to a "
                   "section.");
  accord_ui_test_take_pictures (fixture->window, "comments-of-no-section");
  choose_strategy (fixture, "Integrated care strategy 2027-2032", "2 comments and changes.");
  accord_ui_test_click (GTK_WIDGET (fixture->window), "Add");
  accord_test_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == NULL);
  feedback = accord_test_run (partnership, accord_record_load_all ("feedback", NULL, 0));
  for (guint i = 0; i < feedback->len; i++)
    {
      n_wanted += g_str_equal (accord_record_get (feedback->pdata[i], "text"), WANTED);
      n_unwanted += g_str_equal (accord_record_get (feedback->pdata[i], "text"), "Say who promises.");
    }
  g_assert_cmpuint (n_wanted, ==, 1);
  g_assert_cmpuint (n_unwanted, ==, 0);
  accord_ui_test_settle (fixture->window);
}

/* A table goes out, is changed as in a spreadsheet, and comes back: what it changes is said first, and is one undo. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  gint64 id = accord_test_add (partnership, "place", "name", "Fen Edge", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "place.csv", NULL);
  g_autofree char *text = g_strdup_printf ("id,name,kind,parent_id\n%" G_GINT64_FORMAT ",Fen End,place,\n", id);
  g_autofree char *bad = g_strconcat (text, "first,Wold Edge,place,\n", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (AccordRecord) changed = NULL;
  g_autoptr (AccordRecord) undone = NULL;

  g_assert_true (g_file_set_contents (path, bad, -1, NULL));
  accord_tables_dialog_present (GTK_WIDGET (fixture->window), partnership, file);
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (fixture->window),
                                                    "Row 3, id: This is not a whole number") != NULL);
  accord_ui_test_take_pictures (fixture->window, "table-refused");
  adw_dialog_force_close (accord_ui_test_get_dialog (fixture->window));
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  accord_tables_dialog_present (GTK_WIDGET (fixture->window), partnership, file);
  accord_test_wait_until (accord_ui_test_find_name (
                              GTK_WIDGET (fixture->window),
                              "place.csv, table “place”\n1 row will be changed.") != NULL);
  accord_ui_test_take_pictures (fixture->window, "table");
  accord_ui_test_click (GTK_WIDGET (fixture->window), "Bring In");
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);
  changed = accord_test_run (partnership, accord_record_load ("place", id));
  g_assert_cmpstr (accord_record_get (changed, "name"), ==, "Fen End");
  g_free (accord_test_run (partnership, accord_request_undo ()));
  undone = accord_test_run (partnership, accord_record_load ("place", id));
  g_assert_cmpstr (accord_record_get (undone, "name"), ==, "Fen Edge");
  accord_ui_test_settle (fixture->window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/bring-in/menu", Fixture, NULL, set_up, test_menu, tear_down);
  g_test_add ("/ui/bring-in/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/ui/bring-in/comments", Fixture, NULL, set_up, test_comments, tear_down);
  g_test_add ("/ui/bring-in/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/ui/bring-in/remove", Fixture, NULL, set_up, test_remove, tear_down);
  return g_test_run ();
}
