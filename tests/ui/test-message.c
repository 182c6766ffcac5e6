/* test-message.c: a message made a piece of feedback through the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "accord-ui-test.h"
#include "app/accord-import-assistant.h"
#include "model/accord-record.h"

static const char MESSAGE[] = "From: Somebody <someone@norwold-mind.example>\r\n"
                              "To: secretariat@norwold.example\r\n"
                              "Subject: Buses to the clinic\r\n"
                              "Date: Mon, 3 Mar 2025 10:00:00 +0000\r\n"
                              "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                              "The last bus goes before the clinic ends.\r\n";

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

static GPtrArray *
load (Fixture *fixture, const char *table)
{
  return accord_test_run (accord_window_get_partnership (fixture->window), accord_record_load_all (table, NULL, 0));
}

static AccordRecord *
find (GPtrArray *records, const char *column, const char *value)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (accord_record_get (records->pdata[i], column), value))
      return records->pdata[i];
  return NULL;
}

static gint64
add_sender (Fixture *fixture)
{
  return accord_test_add (accord_window_get_partnership (fixture->window), "organisation", "name", "Norwold Mind",
                          "website", "https://www.norwold-mind.example/", NULL);
}

/* Opened in the assistant as a person may, it has its own dialog; the organisation is found by its address. */
static void
open_message (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "Message.EML", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwDialog *assistant;

  g_assert_true (g_file_set_contents (path, MESSAGE, -1, NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.import", "s", "activities"));
  accord_test_wait_until ((assistant = accord_ui_test_get_dialog (fixture->window)) != NULL);
  accord_import_assistant_read (ACCORD_IMPORT_ASSISTANT (assistant), file);
  accord_test_wait_until (accord_ui_test_find_name (GTK_WIDGET (fixture->window),
                                                    "Sender, of an organisation known here; not kept") != NULL);
}

static void
add (Fixture *fixture)
{
  accord_ui_test_click (GTK_WIDGET (fixture->window), "Add");
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);
  accord_ui_test_settle (fixture->window);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  gint64 body = add_sender (fixture);
  g_autoptr (GPtrArray) people = load (fixture, "person");
  g_autoptr (GPtrArray) people_after = NULL, heard = NULL, activities = NULL;
  AccordRecord *feedback;

  open_message (fixture);
  accord_ui_test_take_pictures (fixture->window, "message");
  add (fixture);
  heard = load (fixture, "feedback");
  feedback = find (heard, "text", "The last bus goes before the clinic ends.");
  g_assert_nonnull (feedback);
  g_assert_cmpint (accord_record_get_int (feedback, "organisation_id"), ==, body);
  g_assert_cmpstr (accord_record_get (feedback, "said_by"), ==, "");
  activities = load (fixture, "activity");
  g_assert_cmpstr (accord_record_get (find (activities, "title", "Buses to the clinic"), "happened_from"), ==,
                   "2025-03-03");
  people_after = load (fixture, "person");
  g_assert_cmpuint (people_after->len, ==, people->len);
}

/* Those nearest in time are offered first; one that is chosen stays as it is, and has one thing heard more. */
static void
test_add_to_an_activity (Fixture *fixture, gconstpointer data)
{
  gint64 body = add_sender (fixture);
  g_autoptr (GPtrArray) before = load (fixture, "activity");
  g_autoptr (GPtrArray) after = NULL, heard = NULL;
  AccordRecord *feedback;
  GtkWidget *row;

  open_message (fixture);
  row = accord_ui_test_find_name (GTK_WIDGET (accord_ui_test_get_dialog (fixture->window)), "Heard in");
  row = gtk_widget_get_ancestor (row, ADW_TYPE_COMBO_ROW);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (ADW_COMBO_ROW (row))), 1), ==,
                   "Focus groups with home care workers, March 2025");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_null (accord_ui_test_find_name (GTK_WIDGET (accord_ui_test_get_dialog (fixture->window)), "What"));
  accord_ui_test_take_pictures (fixture->window, "message-to-an-activity");
  add (fixture);
  heard = load (fixture, "feedback");
  feedback = find (heard, "text", "The last bus goes before the clinic ends.");
  after = load (fixture, "activity");
  g_assert_cmpuint (after->len, ==, before->len);
  g_assert_cmpint (accord_record_get_int (feedback, "organisation_id"), ==, body);
  g_assert_cmpint (accord_record_get_int (feedback, "activity_id"), ==,
                   accord_record_get_id (find (after, "title", "Focus groups with home care workers")));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/message/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/ui/message/add-to-an-activity", Fixture, NULL, set_up, test_add_to_an_activity, tear_down);
  return g_test_run ();
}
