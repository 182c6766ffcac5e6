/* test-documents.c: every document looked at before it is printed or saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "accord-ui-test.h"
#include "app/accord-look-dialog.h"
#include "app/accord-paper-dialog.h"
#include "app/accord-paper-view.h"
#include "model/accord-look.h"
#include "report/accord-report.h"

typedef struct
{
  char *folder;
  AccordWindow *window;
  AccordPaperDialog *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->window = accord_ui_test_start_with_sample (fixture->folder);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.documents", NULL));
  fixture->dialog = ACCORD_PAPER_DIALOG (accord_ui_test_get_dialog (fixture->window));
  accord_test_wait_until (accord_paper_dialog_is_ready (fixture->dialog));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  adw_dialog_force_close (accord_ui_test_get_dialog (fixture->window));
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == NULL);
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

/* --- the look of the documents --- */

static void
take_logo (Fixture *fixture, AdwDialog *dialog, const char *bytes, gssize size)
{
  g_autofree char *path = g_build_filename (fixture->folder, "logo.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
  accord_look_dialog_take_logo (ACCORD_LOOK_DIALOG (dialog), file);
}

static void
take_drawn_logo (Fixture *fixture, AdwDialog *dialog)
{
  g_autofree char *path = g_build_filename (fixture->folder, "drawn.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1200, 300);

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  accord_look_dialog_take_logo (ACCORD_LOOK_DIALOG (dialog), file);
}

static gboolean
says (AdwDialog *dialog, const char *words)
{
  GtkWidget *label = accord_ui_test_find_name (GTK_WIDGET (dialog), words);

  return label != NULL && gtk_widget_get_mapped (label);
}

static char *
get_look (Fixture *fixture, AccordLookPart part)
{
  g_autoptr (AccordLook) look = accord_test_run (accord_window_get_partnership (fixture->window), accord_look_load ());

  return g_steal_pointer (&look->parts[part]);
}

static GtkEditable *
find_colour (AdwDialog *dialog, const char *name)
{
  GtkWidget *colour = accord_ui_test_find_name (GTK_WIDGET (dialog), name);

  g_assert_nonnull (colour);
  return GTK_EDITABLE (ADW_IS_ENTRY_ROW (colour) ? colour : gtk_widget_get_ancestor (colour, ADW_TYPE_ENTRY_ROW));
}

static AdwDialog *
open_look (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.look", NULL));
  accord_test_wait_until (ACCORD_IS_LOOK_DIALOG (accord_ui_test_get_dialog (fixture->window)));
  accord_test_run_behind (accord_window_get_partnership (fixture->window));
  accord_ui_test_settle (fixture->window);
  return accord_ui_test_get_dialog (fixture->window);
}

static void
close_look (Fixture *fixture, AdwDialog *dialog)
{
  adw_dialog_force_close (dialog);
  accord_test_wait_until (accord_ui_test_get_dialog (fixture->window) == ADW_DIALOG (fixture->dialog));
  accord_test_run_behind (accord_window_get_partnership (fixture->window));
}

/* What is no logo is refused in words; one that is can be seen, and removed. */
static void
test_logo (Fixture *fixture, gconstpointer data)
{
  static const char CUT_OFF[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10";
  g_autofree char *large = g_malloc0 (ACCORD_LOOK_MAX_LOGO + 1);
  g_autofree char *stored = NULL;
  AdwDialog *dialog = open_look (fixture);

  take_logo (fixture, dialog, "GIF89a", -1);
  accord_test_wait_until (says (dialog, "This is no PNG or SVG picture: save the logo as one of these"));
  take_logo (fixture, dialog, CUT_OFF, sizeof CUT_OFF - 1);
  accord_test_wait_until (says (dialog, "This picture is damaged"));
  take_logo (fixture, dialog, large, ACCORD_LOOK_MAX_LOGO + 1);
  accord_test_wait_until (says (dialog, "A logo may have 256 KiB at most: save it smaller"));
  stored = get_look (fixture, ACCORD_LOOK_LOGO);
  g_assert_cmpstr (stored, ==, "");
  take_drawn_logo (fixture, dialog);
  accord_test_wait_until (says (dialog, "The logo"));
  g_assert_false (says (dialog, "A logo may have 256 KiB at most: save it smaller"));
  accord_ui_test_click (GTK_WIDGET (dialog), "Remove");
  accord_test_wait_until (!says (dialog, "The logo"));
  close_look (fixture, dialog);
}

/* A colour is stored when it can be read, and undone like any edit; what was typed last is stored when the dialog closes. */
static void
test_colour (Fixture *fixture, gconstpointer data)
{
  AccordPartnership *partnership = accord_window_get_partnership (fixture->window);
  AdwDialog *dialog = open_look (fixture);
  GtkEditable *colour = find_colour (dialog, "Colour of headings");
  g_autofree char *refused = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *last = NULL;

  gtk_editable_set_text (colour, "#ffff00");
  g_signal_emit_by_name (colour, "apply");
  g_assert_true (says (dialog, "#ffff00 has a contrast of only 1.0 to 1 with white paper; text needs 4.5 to 1. "
                               "It is not stored."));
  refused = get_look (fixture, ACCORD_LOOK_COLOUR);
  g_assert_cmpstr (refused, ==, "");
  gtk_editable_set_text (colour, "#7a0040");
  g_signal_emit_by_name (colour, "apply");
  g_assert_true (says (dialog, "Its contrast with white paper is 11.0 to 1. Text needs at least 4.5 to 1."));
  taken = get_look (fixture, ACCORD_LOOK_COLOUR);
  g_assert_cmpstr (taken, ==, "#7a0040");
  accord_test_run_behind (partnership);
  g_free (accord_test_run (partnership, accord_request_undo ()));
  accord_test_wait_until (*gtk_editable_get_text (colour) == '\0');
  gtk_editable_set_text (colour, "#00467a");
  close_look (fixture, dialog);
  last = get_look (fixture, ACCORD_LOOK_COLOUR);
  g_assert_cmpstr (last, ==, "#00467a");
}

/* A line needs less contrast than text, but it stands on the head of a table too. */
static void
test_line_colour (Fixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_look (fixture);
  GtkEditable *colour = find_colour (dialog, "Colour of lines");
  g_autofree char *refused = NULL;
  g_autofree char *taken = NULL;

  g_assert_true (says (dialog, "None was chosen: lines have the colour of headings."));
  gtk_editable_set_text (colour, "#949494");
  g_signal_emit_by_name (colour, "apply");
  g_assert_true (says (dialog, "#949494 has a contrast of only 2.7 to 1 with the head of a table; lines need 3.0 to 1. "
                               "It is not stored."));
  refused = get_look (fixture, ACCORD_LOOK_LINE_COLOUR);
  g_assert_cmpstr (refused, ==, "");
  gtk_editable_set_text (colour, "#8a8a8a");
  g_signal_emit_by_name (colour, "apply");
  g_assert_true (says (dialog, "Its contrast with the head of a table is 3.0 to 1. Lines need at least 3.0 to 1."));
  taken = get_look (fixture, ACCORD_LOOK_LINE_COLOUR);
  g_assert_cmpstr (taken, ==, "#8a8a8a");
  close_look (fixture, dialog);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/documents/every-document", Fixture, NULL, set_up, test_every_document, tear_down);
  g_test_add ("/ui/documents/options", Fixture, NULL, set_up, test_options, tear_down);
  g_test_add ("/ui/documents/looking", Fixture, NULL, set_up, test_looking, tear_down);
  g_test_add ("/ui/documents/logo", Fixture, NULL, set_up, test_logo, tear_down);
  g_test_add ("/ui/documents/colour", Fixture, NULL, set_up, test_colour, tear_down);
  g_test_add ("/ui/documents/line-colour", Fixture, NULL, set_up, test_line_colour, tear_down);
  return g_test_run ();
}
