/* test-never-lost.c: what is typed is stored, or stays on the screen and says why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/resource.h>

#include "accord-ui-test.h"
#include "app/accord-window-private.h"
#include "model/accord-record.h"
#include "plans/accord-outline.h"
#include "ui/prose/accord-prose-area.h"

#define TWO_SECONDS_US (2 * G_USEC_PER_SEC)

typedef struct
{
  char *folder;
  AccordWindow *window;
  AccordPartnership *partnership;
  gint64 sections[2];
} Fixture;

static gint64
add_section (AccordPartnership *partnership, gint64 plan, const char *heading)
{
  g_autofree gint64 *id = accord_test_run (partnership, accord_section_add (plan, 0, 0, heading));

  return *id;
}

static void
open_section (Fixture *fixture, guint index)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open", "(sx)", "section", fixture->sections[index]);
  accord_ui_test_settle (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 plan;

  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  fixture->partnership = g_object_ref (accord_window_get_partnership (fixture->window));
  plan = accord_test_add (fixture->partnership, "plan", "title", "Strategy", NULL);
  fixture->sections[1] = add_section (fixture->partnership, plan, "second");
  fixture->sections[0] = add_section (fixture->partnership, plan, "first");
  open_section (fixture, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->partnership);
  if (fixture->window != NULL)
    accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

/* A disk that takes nothing more: every write of this process fails. */
static void
set_disk_full (gboolean is_full)
{
  static struct rlimit before;
  struct rlimit none;

  if (is_full)
    {
      signal (SIGXFSZ, SIG_IGN);
      g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
      none = before;
      none.rlim_cur = 0;
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
    }
  else
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
}

static GtkWidget *
get_area (Fixture *fixture)
{
  GtkWidget *area = NULL;

  accord_test_wait_until ((area = accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_PROSE_AREA)) != NULL);
  return area;
}

static GtkTextBuffer *
get_text (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_area (fixture)));
}

static gboolean
is_shown (Fixture *fixture, const char *expected)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (get_text (fixture), &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (get_text (fixture), &start, &end, FALSE));
  return g_str_equal (text, expected);
}

/* As if typed, at the end of the first line. */
static void
type_text (Fixture *fixture, const char *text)
{
  GtkTextBuffer *buffer = get_text (fixture);
  GtkTextIter end;

  gtk_widget_grab_focus (get_area (fixture));
  gtk_text_buffer_get_start_iter (buffer, &end);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert_interactive (buffer, &end, text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

static char *
read_stored (AccordPartnership *partnership, gint64 section)
{
  g_autoptr (AccordRecord) record = accord_test_run (partnership, accord_record_load ("section", section));

  return g_strstrip (g_strdup (accord_record_get (record, "body")));
}

static gboolean
is_stored (Fixture *fixture, guint index, const char *expected)
{
  g_autofree char *body = read_stored (fixture->partnership, fixture->sections[index]);

  return g_str_equal (body, expected);
}

static gboolean
says (Fixture *fixture, const char *beginning)
{
  GtkWidget *label = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->window), ACCORD_TYPE_WINDOW,
                                                                "store_state"));

  return g_str_has_prefix (gtk_label_get_label (GTK_LABEL (label)), beginning);
}

static AdwDialog *
wait_for_dialog (Fixture *fixture)
{
  AdwDialog *dialog = NULL;

  accord_test_wait_until (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window))) != NULL);
  return dialog;
}

static void
answer (Fixture *fixture, const char *button)
{
  accord_ui_test_click (GTK_WIDGET (wait_for_dialog (fixture)), button);
  accord_test_wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) == NULL ||
                          g_str_equal (button, "Try Again"));
}

/* --- tests --- */

/* Not only after a pause: also while nobody pauses. */
static void
test_stored_while_typing_goes_on (Fixture *fixture, gconstpointer data)
{
  gint64 begin = g_get_monotonic_time ();
  GString *typed = g_string_new (NULL);

  type_text (fixture, "x");
  g_string_append_c (typed, 'x');
  g_assert_true (says (fixture, "Storing…"));
  while (is_stored (fixture, 0, ""))
    {
      g_assert_cmpint (g_get_monotonic_time () - begin, <, TWO_SECONDS_US + G_USEC_PER_SEC / 2);
      type_text (fixture, "y");
      g_string_append_c (typed, 'y');
      accord_test_run_behind (fixture->partnership);
    }
  accord_test_wait_until (is_stored (fixture, 0, typed->str));
  accord_test_wait_until (says (fixture, "All changes stored"));
  g_string_free (typed, TRUE);
}

static void
test_closing_waits_for_the_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (accord_partnership_get_path (fixture->partnership));
  g_autofree char *folder = accord_partnership_get_folder ();
  g_autoptr (AccordPartnership) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  gpointer weak = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), &weak);
  set_disk_full (TRUE);
  type_text (fixture, "precious");
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for_dialog (fixture);
  g_assert_true (is_shown (fixture, "precious"));
  g_assert_true (says (fixture, "Not stored yet."));

  answer (fixture, "Stay");
  g_assert_true (is_shown (fixture, "precious"));
  g_assert_nonnull (weak);

  /* Again, and it asks again; there is room by then. */
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for_dialog (fixture);
  set_disk_full (FALSE);
  answer (fixture, "Try Again");
  accord_test_wait_until (weak == NULL);
  fixture->window = NULL;

  accord_partnership_close (fixture->partnership);
  again = accord_partnership_open (path, &error);
  g_assert_no_error (error);
  body = read_stored (again, fixture->sections[0]);
  g_assert_cmpstr (body, ==, "precious");
  accord_partnership_close (again);
  accord_test_remove_folder (g_steal_pointer (&folder));
}

static void
got_text_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
}

static void
test_what_is_not_stored_can_be_copied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  set_disk_full (TRUE);
  type_text (fixture, "precious");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-partnership", NULL);
  answer (fixture, "Copy the Text");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, got_text_cb, &text);
  accord_test_wait_until (text != NULL);
  g_assert_cmpstr (g_strstrip (text), ==, "precious");
  g_assert_true (is_shown (fixture, "precious"));

  /* And given up, when that is what the person wants. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-partnership", NULL);
  answer (fixture, "Close Anyway");
  set_disk_full (FALSE);
  accord_test_wait_until (accord_window_get_partnership (fixture->window) == NULL);
}

/* Neither another section, nor another page, nor the list of strategies throws away what could not be stored; and it is
 * tried again without anybody asking. */
static void
test_leaving_the_page_keeps_it (Fixture *fixture, gconstpointer data)
{
  set_disk_full (TRUE);
  type_text (fixture, "precious");
  open_section (fixture, 1);
  type_text (fixture, "dear");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "partners");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go", "s", "strategies");
  accord_test_wait_until (says (fixture, "Not stored yet."));
  g_assert_true (gtk_widget_activate_action (get_area (fixture), "navigation.pop", NULL));
  accord_ui_test_settle (fixture->window);
  open_section (fixture, 0);
  accord_test_wait_until (is_shown (fixture, "precious"));
  open_section (fixture, 1);
  accord_test_wait_until (is_shown (fixture, "dear"));

  set_disk_full (FALSE);
  accord_test_wait_until (is_stored (fixture, 0, "precious"));
  accord_test_wait_until (is_stored (fixture, 1, "dear"));
  accord_test_wait_until (says (fixture, "All changes stored"));
}

static void
test_the_file_is_gone (Fixture *fixture, gconstpointer data)
{
  const char *path = accord_partnership_get_path (fixture->partnership);
  g_autofree char *elsewhere = g_strconcat (path, ".moved", NULL);

  g_assert_cmpint (rename (path, elsewhere), ==, 0);
  type_text (fixture, "precious");
  accord_test_wait_until (says (fixture, "Not stored yet. It is not there any more."));
  g_assert_true (is_shown (fixture, "precious"));
  g_assert_cmpint (rename (elsewhere, path), ==, 0);
  accord_test_wait_until (is_stored (fixture, 0, "precious"));
}

static void
undo (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  accord_ui_test_settle (fixture->window);
}

static void
redo (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.redo", NULL);
  accord_ui_test_settle (fixture->window);
}

static void
store (Fixture *fixture)
{
  accord_page_flush (ACCORD_PAGE (accord_ui_test_find_type (GTK_WIDGET (fixture->window), ACCORD_TYPE_PAGE)));
  accord_ui_test_settle (fixture->window);
}

/* Typed, stored, left, taken back from elsewhere, done again; and then on. */
static void
test_undo_elsewhere (Fixture *fixture, gconstpointer data)
{
  type_text (fixture, "one");
  store (fixture);
  open_section (fixture, 1);
  type_text (fixture, "two");
  undo (fixture);
  g_assert_true (is_stored (fixture, 1, ""));
  g_assert_true (is_shown (fixture, ""));
  undo (fixture);
  g_assert_true (is_stored (fixture, 0, ""));
  redo (fixture);
  redo (fixture);
  g_assert_true (is_stored (fixture, 0, "one"));
  g_assert_true (is_shown (fixture, "two"));
  open_section (fixture, 0);
  g_assert_true (is_shown (fixture, "one"));

  /* What came from the journal is not the text's to undo. */
  undo (fixture);
  open_section (fixture, 0);
  g_assert_true (is_shown (fixture, "one"));
  undo (fixture);
  g_assert_true (is_shown (fixture, ""));
  redo (fixture);
  g_assert_true (is_shown (fixture, "one"));
  type_text (fixture, " more");
  g_assert_true (gtk_widget_activate_action (get_area (fixture), "text.undo", NULL));
  g_assert_true (is_shown (fixture, "one"));
  store (fixture);
  g_assert_true (is_stored (fixture, 0, "one"));
}

/* When all is undone in the text, the journal does not take back the undoing. */
static void
test_undo_within_the_text_first (Fixture *fixture, gconstpointer data)
{
  type_text (fixture, "typed");
  store (fixture);
  g_assert_true (is_stored (fixture, 0, "typed"));
  g_assert_true (gtk_widget_activate_action (get_area (fixture), "text.undo", NULL));
  store (fixture);
  g_assert_true (is_stored (fixture, 0, ""));
  g_assert_true (gtk_widget_activate_action (get_area (fixture), "text.undo", NULL));
  store (fixture);
  g_assert_true (is_stored (fixture, 0, ""));
  g_assert_true (gtk_widget_activate_action (get_area (fixture), "text.redo", NULL));
  store (fixture);
  g_assert_true (is_stored (fixture, 0, "typed"));
}

/* Typing and a change from elsewhere, one after the other, each its own step. */
static void
test_two_edits_to_one_section (Fixture *fixture, gconstpointer data)
{
  type_text (fixture, "typed");
  store (fixture);
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", "body"), fixture->sections[0], "from elsewhere", NULL));
  accord_test_wait_until (is_shown (fixture, "from elsewhere"));
  type_text (fixture, " and typed");
  store (fixture);
  undo (fixture);
  g_assert_true (is_shown (fixture, "from elsewhere"));
  undo (fixture);
  g_assert_true (is_shown (fixture, "typed"));
  undo (fixture);
  g_assert_true (is_shown (fixture, ""));
  redo (fixture);
  redo (fixture);
  redo (fixture);
  g_assert_true (is_shown (fixture, "from elsewhere and typed"));
  g_assert_true (is_stored (fixture, 0, "from elsewhere and typed"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/ui/never-lost/stored-while-typing-goes-on", test_stored_while_typing_goes_on);
  ADD ("/ui/never-lost/closing-waits-for-the-disk", test_closing_waits_for_the_disk);
  ADD ("/ui/never-lost/can-be-copied", test_what_is_not_stored_can_be_copied);
  ADD ("/ui/never-lost/leaving-the-page", test_leaving_the_page_keeps_it);
  ADD ("/ui/never-lost/the-file-is-gone", test_the_file_is_gone);
  ADD ("/ui/never-lost/undo-elsewhere", test_undo_elsewhere);
  ADD ("/ui/never-lost/undo-within-the-text-first", test_undo_within_the_text_first);
  ADD ("/ui/never-lost/two-edits", test_two_edits_to_one_section);
  return g_test_run ();
}
