/* test-documents.c: every document looked at before it is printed or saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-test.h"
#include "app/accord-paper-dialog.h"
#include "app/accord-paper-view.h"
#include "report/accord-report.h"

typedef struct
{
  char *folder;
  AccordWindow *window;
  AccordPaperDialog *dialog;
} Fixture;

static AdwDialog *
get_dialog (Fixture *fixture)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.documents", NULL));
  fixture->dialog = ACCORD_PAPER_DIALOG (get_dialog (fixture));
  accord_test_wait_until (accord_paper_dialog_is_ready (fixture->dialog));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  adw_dialog_force_close (get_dialog (fixture));
  accord_test_wait_until (get_dialog (fixture) == NULL);
  accord_ui_test_stop (fixture->window);
  accord_test_remove_folder (fixture->folder);
}

static GtkWidget *
find (Fixture *fixture, const char *name)
{
  GtkWidget *widget = accord_ui_test_find_name (GTK_WIDGET (fixture->dialog), name);

  g_assert_nonnull (widget);
  return widget;
}

static GtkWidget *
find_row (Fixture *fixture, const char *name, GType type)
{
  GtkWidget *row = find (fixture, name);

  return g_type_is_a (G_OBJECT_TYPE (row), type) ? row : gtk_widget_get_ancestor (row, type);
}

static void
pick (Fixture *fixture, guint report)
{
  GtkWidget *row = find_row (fixture, "Document", ADW_TYPE_COMBO_ROW);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), report);
  accord_test_wait_until (accord_paper_dialog_is_ready (fixture->dialog));
  accord_ui_test_settle (fixture->window);
}

/* The choice offers what the one table of documents has, and each has pages. */
static void
test_every_document (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_row (fixture, "Document", ADW_TYPE_COMBO_ROW);
  guint n = g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row)));

  g_assert_null (accord_report_get (n));
  for (guint i = n; i-- > 0;)
    {
      pick (fixture, i);
      g_assert_cmpuint (accord_paper_dialog_get_n_pages (fixture->dialog), >, 0);
      g_assert_nonnull (accord_ui_test_find_type (GTK_WIDGET (fixture->dialog), g_type_from_name ("AccordPaperSheet")));
    }
}

/* The options beside the pages change them. */
static void
test_options (Fixture *fixture, gconstpointer data)
{
  guint usual = accord_paper_dialog_get_n_pages (fixture->dialog);
  GtkWidget *row = find_row (fixture, "Large print", ADW_TYPE_SWITCH_ROW);

  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  accord_test_wait_until (accord_paper_dialog_is_ready (fixture->dialog) &&
                          accord_paper_dialog_get_n_pages (fixture->dialog) > usual);
}

static double
get_scroll (Fixture *fixture)
{
  GtkWidget *view = accord_ui_test_find_type (GTK_WIDGET (fixture->dialog), ACCORD_TYPE_PAPER_VIEW);
  GtkWidget *window = accord_ui_test_find_type (view, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)));
}

static void
test_looking (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = GTK_WIDGET (fixture->dialog);
  AccordPaperView *view = ACCORD_PAPER_VIEW (accord_ui_test_find_type (dialog, ACCORD_TYPE_PAPER_VIEW));
  GtkWidget *page = find (fixture, "Go to page");

  g_assert_true (gtk_widget_activate_action (dialog, "paper.zoom-in", NULL));
  g_assert_cmpfloat (accord_paper_view_get_zoom (view), >, 1);
  for (guint i = 0; i < 20; i++)
    gtk_widget_activate_action (dialog, "paper.zoom-out", NULL);
  g_assert_cmpfloat (accord_paper_view_get_zoom (view), ==, 0.5);
  gtk_widget_activate_action (dialog, "paper.zoom-fit", NULL);
  g_assert_cmpfloat (accord_paper_view_get_zoom (view), ==, 0);
  accord_ui_test_settle (fixture->window);
  gtk_editable_set_text (GTK_EDITABLE (page), "99");
  g_signal_emit_by_name (page, "activate");
  accord_test_wait_until (get_scroll (fixture) > 100);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/documents/every-document", Fixture, NULL, set_up, test_every_document, tear_down);
  g_test_add ("/ui/documents/options", Fixture, NULL, set_up, test_options, tear_down);
  g_test_add ("/ui/documents/looking", Fixture, NULL, set_up, test_looking, tear_down);
  return g_test_run ();
}
