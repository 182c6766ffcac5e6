/* test-membership.c: a year of the membership, worked on as a person would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <string.h>

#include "accord-ui-audit.h"
#include "accord-ui-test.h"
#include "membership/accord-duplicates.h"
#include "membership/accord-seats.h"
#include "model/accord-record.h"
#include "ui/partners/accord-partners-page.h"
#include "ui/partners/accord-register.h"

typedef struct
{
  char *folder;
  AccordWindow *window;
  GtkWidget *page;
} Fixture;

static AccordPartnership *
partnership (Fixture *fixture)
{
  return accord_window_get_partnership (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "partners");
  accord_ui_test_settle (fixture->window);
  fixture->page = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_PARTNERS_PAGE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static gboolean
says (Fixture *fixture, const char *words)
{
  AdwDialog *dialog = accord_ui_test_get_dialog (fixture->window);

  return accord_ui_test_find_name (dialog != NULL ? GTK_WIDGET (dialog) : fixture->page, words) != NULL;
}

static GtkWidget *
open_register (Fixture *fixture, const char *name)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, "partners.register", "s", name));
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) != NULL);
  accord_ui_test_settle (fixture->window);
  return GTK_WIDGET (accord_ui_test_get_dialog (fixture->window));
}

/* A list that is a tab of the page. */
static GtkWidget *
open_tab (Fixture *fixture, const char *name)
{
  GtkWidget *list = NULL;

  g_assert_true (gtk_widget_activate_action (fixture->page, "partners.tab", "s", name));
  accord_test_wait_until ((list = accord_ui_test_find_type (fixture->page, ACCORD_TYPE_REGISTER)) != NULL);
  accord_ui_test_settle (fixture->window);
  return list;
}

static void
close_register (Fixture *fixture)
{
  adw_dialog_force_close (accord_ui_test_get_dialog (fixture->window));
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);
}

static gint64
count (Fixture *fixture, const char *table)
{
  g_autoptr (GPtrArray) records = accord_test_run (partnership (fixture), accord_record_load_all (table, NULL, 0));

  return records->len;
}

static GtkWidget *
wait_for_alert (Fixture *fixture)
{
  accord_test_wait_until (ADW_IS_ALERT_DIALOG (accord_ui_test_get_dialog (fixture->window)));
  accord_ui_test_settle (fixture->window);
  return GTK_WIDGET (accord_ui_test_get_dialog (fixture->window));
}

/* The list as it stood on two days. */
static void
test_as_at (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *day;
  gint64 seat = accord_test_add (partnership (fixture), "seat", "title", "Seat of a time", "from_on", "2024-01-01",
                                 "until_on", "2024-12-31", NULL);
  g_autofree char *seat_text = g_strdup_printf ("%" G_GINT64_FORMAT, seat);

  accord_test_add (partnership (fixture), "appointment", "seat_id", seat_text, "post", "Holder of a time", "start_from",
                   "2024-02-01", "start_until", "2024-02-01", NULL);
  dialog = open_register (fixture, "as-at");
  day = accord_ui_test_find_type (dialog, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (day), "15/01/2024");
  g_signal_emit_by_name (day, "apply");
  accord_test_wait_until (says (fixture, "Seat of a time"));
  g_assert_null (accord_ui_test_find_name (dialog, "Holder of a time"));
  gtk_editable_set_text (GTK_EDITABLE (day), "01/02/2024");
  g_signal_emit_by_name (day, "apply");
  accord_test_wait_until (says (fixture, "Holder of a time"));
  gtk_editable_set_text (GTK_EDITABLE (day), "01/01/2025");
  g_signal_emit_by_name (day, "apply");
  accord_test_wait_until (!says (fixture, "Seat of a time"));

  gtk_editable_set_text (GTK_EDITABLE (day), "30/02/2025");
  g_signal_emit_by_name (day, "apply");
  g_assert_true (gtk_widget_has_css_class (day, "error"));
  g_assert_nonnull (gtk_widget_get_tooltip_text (day));
  close_register (fixture);
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

/* The vacancy of the sample: the text is copied and the tick is stored. */
static void
test_chase (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tab = open_tab (fixture, "chase");
  g_autoptr (GPtrArray) chases = NULL;
  g_autofree char *text = NULL;

  accord_test_wait_until (says (fixture, "Vacancy"));
  accord_ui_test_click (tab, "Copy");
  accord_test_wait_until ((text = read_clipboard (tab)) != NULL);
  g_assert_nonnull (strstr (text, "Dear colleague"));
  g_assert_nonnull (strstr (text, "03/11/2026"));

  accord_ui_test_click (tab, "Asked");
  accord_test_wait_until (count (fixture, "chase") == 1);
  chases = accord_test_run (partnership (fixture), accord_record_load_all ("chase", NULL, 0));
  g_assert_cmpstr (accord_record_get (chases->pdata[0], "reason"), ==, "vacancy");
}

/* A request is accepted, and one click makes the seat and who holds it. */
static void
test_request_to_seat (Fixture *fixture, gconstpointer data)
{
  gint64 seats = count (fixture, "seat");
  gint64 appointments = count (fixture, "appointment");
  GtkWidget *tab;

  accord_test_add (partnership (fixture), "joining_request", "applicant", "Dallow Carers’ Network", "sector", "vcse",
                   "received_on", "2026-09-01", "decided_on", "2026-10-15", "state", "accepted", "minute", "26/31", NULL);
  tab = open_tab (fixture, "requests");
  accord_test_wait_until (says (fixture, "Dallow Carers’ Network"));
  accord_ui_test_click (tab, "Join");
  accord_test_wait_until (count (fixture, "seat") == seats + 1);
  g_assert_cmpint (count (fixture, "appointment"), ==, appointments + 1);
  /* The seat is shown. */
  accord_test_wait_until (!gtk_widget_get_mapped (tab));
}

static void
test_add_a_request (Fixture *fixture, gconstpointer data)
{
  gint64 before = count (fixture, "joining_request");
  GtkWidget *tab = open_tab (fixture, "requests");

  accord_ui_test_click (tab, "Add a Request");
  accord_test_wait_until (count (fixture, "joining_request") == before + 1);
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) != NULL && says (fixture, "The gap it would fill"));
  close_register (fixture);
  accord_test_wait_until (says (fixture, "Request without a name"));
}

static guint
count_duplicates (Fixture *fixture)
{
  g_autoptr (GPtrArray) duplicates = accord_test_run (partnership (fixture), accord_duplicates_load ());

  return duplicates->len;
}

/* What a messy list brings in twice: one pair is merged, with the preview, and the rest is kept apart. */
static void
test_duplicates (Fixture *fixture, gconstpointer data)
{
  gint64 organisations;
  GtkWidget *dialog, *preview;

  accord_test_add (partnership (fixture), "organisation", "name", "Test Police, Fire and Crime Commissioner", NULL);
  accord_test_add (partnership (fixture), "organisation", "name", "Test PFCC", "website", "https://example.org", NULL);
  organisations = count (fixture, "organisation");
  while (count_duplicates (fixture) > 1)
    {
      g_autoptr (GPtrArray) all = accord_test_run (partnership (fixture), accord_duplicates_load ());

      for (guint i = 0; i < all->len; i++)
        {
          const AccordDuplicate *one = g_ptr_array_index (all, i);

          if (!g_str_has_prefix (one->keep_name, "Test"))
            accord_test_run (partnership (fixture),
                             accord_duplicates_keep_apart (one->table, one->keep, one->other));
        }
    }
  dialog = open_register (fixture, "duplicates");
  accord_test_wait_until (says (fixture, "Test Police, Fire and Crime Commissioner"));
  accord_ui_test_click (dialog, "Merge…");
  preview = wait_for_alert (fixture);
  g_assert_nonnull (accord_ui_test_find_name (preview, "Kept as other spellings"));
  accord_ui_test_click (preview, "Merge");
  accord_test_wait_until (count (fixture, "organisation") == organisations - 1);
  accord_test_wait_until (says (fixture, "No two organisations or people look like one."));
  close_register (fixture);
}

static void
test_erase (Fixture *fixture, gconstpointer data)
{
  gint64 id = accord_test_add (partnership (fixture), "person", "name", "Zqxv Wkjyq", "post", "Observer of a test", NULL);
  g_autoptr (AccordRecord) person = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  GtkWidget *dialog = open_register (fixture, "people");

  accord_test_wait_until (says (fixture, "Zqxv Wkjyq"));
  accord_ui_test_click (dialog, "Erase…");
  g_assert_nonnull (accord_ui_test_find_name (wait_for_alert (fixture), "Erase This Person’s Data?"));
  accord_ui_test_click (GTK_WIDGET (accord_ui_test_get_dialog (fixture->window)), "Erase for Good");
  accord_test_wait_until (count (fixture, "erasure") == 1);
  person = accord_test_run (partnership (fixture), accord_record_load ("person", id));
  g_assert_cmpstr (accord_record_get (person, "name"), ==, "");
  accord_test_wait_until (!says (fixture, "Zqxv Wkjyq"));
  g_assert_true (g_file_get_contents (accord_partnership_get_path (partnership (fixture)), &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "Wkjyq", 5));
  close_register (fixture);
}

static void
audit (Fixture *fixture)
{
  static const char *const REGISTERS[] = { "as-at", "declarations", "duplicates", "people" };
  static const char *const TABS[] = { "requests", "chase" };
  guint n_bad = 0;

  for (guint i = 0; i < G_N_ELEMENTS (REGISTERS); i++)
    {
      GtkWidget *dialog = open_register (fixture, REGISTERS[i]);

      n_bad += accord_ui_audit_contrast (fixture->window, dialog, REGISTERS[i]);
      n_bad += accord_ui_audit_targets (dialog, REGISTERS[i]);
      close_register (fixture);
    }
  for (guint i = 0; i < G_N_ELEMENTS (TABS); i++)
    {
      open_tab (fixture, TABS[i]);
      n_bad += accord_ui_audit_contrast (fixture->window, fixture->page, TABS[i]);
      n_bad += accord_ui_audit_targets (fixture->page, TABS[i]);
    }
  g_assert_cmpuint (n_bad, ==, 0);
}

static void
test_registers_can_be_seen (Fixture *fixture, gconstpointer data)
{
  audit (fixture);
  accord_ui_test_resize (fixture->window, 360, 720);
  audit (fixture);
  accord_ui_test_resize (fixture->window, 1280, 860);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/membership/as-at", test_as_at);
  ADD ("/ui/membership/chase", test_chase);
  ADD ("/ui/membership/request-to-seat", test_request_to_seat);
  ADD ("/ui/membership/add-a-request", test_add_a_request);
  ADD ("/ui/membership/duplicates", test_duplicates);
  ADD ("/ui/membership/erase", test_erase);
  ADD ("/ui/membership/registers-can-be-seen", test_registers_can_be_seen);
  return g_test_run ();
}
