/* test-trail-window.c: find anything, follow what was said to what changed, and look through one condition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "accord-ui-test.h"
#include "ui/trail/accord-trail-dialog.h"

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

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (get_dialog (fixture) != NULL)
    adw_dialog_force_close (get_dialog (fixture));
  accord_test_wait_until (get_dialog (fixture) == NULL);
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static GtkWidget *
wait_for_dialog (Fixture *fixture)
{
  accord_test_wait_until (get_dialog (fixture) != NULL);
  accord_ui_test_settle (fixture->window);
  return GTK_WIDGET (get_dialog (fixture));
}

static void
assert_opened (Fixture *fixture, const char *type)
{
  accord_test_wait_until (get_dialog (fixture) == NULL);
  accord_test_wait_until (accord_ui_test_find_type (GTK_WIDGET (fixture->window), g_type_from_name (type)) != NULL);
}

static GtkWidget *
search (Fixture *fixture, const char *words)
{
  GtkWidget *dialog;

  accord_ui_test_press (GTK_WIDGET (fixture->window), GDK_KEY_k, GDK_CONTROL_MASK);
  dialog = wait_for_dialog (fixture);
  gtk_editable_set_text (GTK_EDITABLE (accord_ui_test_find_name (dialog, "Find anything")), words);
  return dialog;
}

/* Ctrl+K, words, Down into what was found, Enter. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = search (fixture, "\"two working days\"");
  GtkWidget *row = NULL;

  accord_test_wait_until ((row = accord_ui_test_find_type (dialog, GTK_TYPE_LIST_BOX_ROW)) != NULL);
  accord_ui_test_press (GTK_WIDGET (fixture->window), GDK_KEY_Down, 0);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == row);
  gtk_widget_activate (row);
  assert_opened (fixture, "AccordStrategyEditor");
}

static void
test_nothing_found (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = search (fixture, "xyzzy");

  accord_test_wait_until (accord_ui_test_find_name (dialog, "Nothing Found") != NULL);
}

static gboolean
leads_to_passage (GtkWidget *widget, gpointer data)
{
  g_autofree char *name = GTK_IS_BUTTON (widget) ? accord_ui_test_get_name (widget) : NULL;

  return name != NULL && strstr (name, data) != NULL;
}

/* From an organisation to what it said, and from there to the words that changed. */
static void
test_trail (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *passage = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.trail", "(sx)", "organisation",
                                             (gint64) 150));
  dialog = wait_for_dialog (fixture);
  accord_test_wait_until (
      (passage = accord_ui_test_find (dialog, leads_to_passage, (gpointer) "nobody will be told to ring back")) != NULL);
  gtk_widget_activate (passage);
  assert_opened (fixture, "AccordStrategyEditor");
}

/* What is direct and what is only near stand under headings of their own, and the gaps are said. */
static void
test_lens (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  const AccordTerm *term = accord_vocabulary_find_code (accord_partnership_get_vocabulary (partnership, "condition"),
                                                        "epilepsy");
  GtkWidget *dialog;

  adw_dialog_present (accord_trail_dialog_new_lens (partnership, term->id), GTK_WIDGET (fixture->window));
  dialog = wait_for_dialog (fixture);
  accord_test_wait_until (accord_ui_test_find_name (dialog, "What Is Missing") != NULL);
  g_assert_nonnull (accord_ui_test_find_name (dialog, "Passages That Rest on What Was Heard"));
  g_assert_nonnull (accord_ui_test_find_name (dialog, "Passages That Only Mention It"));
  g_assert_nonnull (accord_ui_test_find_name (dialog, "Heard About: Neurological conditions"));
  g_assert_nonnull (accord_ui_test_find (dialog, leads_to_passage, (gpointer) "advice within two working days"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/trail/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/ui/trail/nothing-found", Fixture, NULL, set_up, test_nothing_found, tear_down);
  g_test_add ("/ui/trail/trail", Fixture, NULL, set_up, test_trail, tear_down);
  g_test_add ("/ui/trail/lens", Fixture, NULL, set_up, test_lens, tear_down);
  return g_test_run ();
}
