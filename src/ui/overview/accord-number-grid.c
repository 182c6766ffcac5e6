/* accord-number-grid.c: numbers under headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/overview/accord-number-grid.h"

#include <glib/gi18n.h>

#include "ui/common/accord-shell.h"

/* How far a row is set in that belongs to the one above it. */
#define INDENT 18

/**
 * accord_number_grid_new:
 *
 * Returns: (transfer floating): a grid without anything in it
 */
GtkGrid *
accord_number_grid_new (void)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 18);
  gtk_grid_set_row_spacing (grid, 6);
  return grid;
}

/**
 * accord_number_grid_label_new:
 * @text: plain text
 * @xalign: 0 for what is read, 1 for what is counted
 * @css_class: (nullable): a style class
 *
 * Returns: (transfer floating): a label that wraps
 */
GtkWidget *
accord_number_grid_label_new (const char *text, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * accord_number_grid_attach_text:
 * @text: a number in words
 */
void
accord_number_grid_attach_text (GtkGrid *grid, const char *text, int column, int row)
{
  gtk_grid_attach (grid, accord_number_grid_label_new (text, 1, "numeric"), column, row, 1, 1);
}

/**
 * accord_number_grid_attach:
 * @n: a number; a dash stands for 0
 */
void
accord_number_grid_attach (GtkGrid *grid, guint n, int column, int row)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("%'u", n) : g_strdup ("–");

  accord_number_grid_attach_text (grid, text, column, row);
}

/* --- what a number opens --- */

static void
open_cb (GtkWidget *button, gpointer data)
{
  accord_shell_list (button, "activity", data);
}

/**
 * accord_number_grid_open_rows:
 * @button: stands for a number
 * @n: the number
 * @what: of whom, where or when the activities are
 * @rows: (transfer full): what leaves just these activities of the log
 *
 * Makes a button open the rows behind its number.
 */
void
accord_number_grid_open_rows (GtkWidget *button, guint n, const char *what, AccordNarrowing *rows)
{
  /* Translators: how many activities a number stands for, and of whom, where or when: "3 activities: VCSE, 03/2026". */
  g_autofree char *name = g_strdup_printf (g_dngettext (NULL, "%u activity: %s", "%u activities: %s", n), n, what);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "accord-rows");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_cb), rows, (GClosureNotify) (GCallback) accord_narrowing_free,
                         G_CONNECT_DEFAULT);
}

/**
 * accord_number_grid_rows_new:
 * @text: a number, or how a person writes it
 * @n: how many activities it opens
 * @what: of whom, where or when they are
 * @rows: (transfer full): what leaves just these activities of the log
 *
 * Returns: (transfer floating): a button that stands where a number stands, and opens the rows behind it
 */
GtkWidget *
accord_number_grid_rows_new (const char *text, guint n, const char *what, AccordNarrowing *rows)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 1);
  accord_number_grid_open_rows (button, n, what, rows);
  return button;
}

/**
 * accord_number_grid_attach_rows:
 * @n: a number of activities; a dash stands for 0
 * @what: of whom, where or when they are
 * @rows: (transfer full): what leaves just these activities of the log
 *
 * Attaches a number that opens the rows behind it.
 */
void
accord_number_grid_attach_rows (GtkGrid *grid, guint n, const char *what, AccordNarrowing *rows, int column, int row)
{
  g_autofree char *text = g_strdup_printf ("%'u", n);

  if (n == 0)
    {
      accord_narrowing_free (rows);
      accord_number_grid_attach (grid, n, column, row);
      return;
    }
  gtk_grid_attach (grid, accord_number_grid_rows_new (text, n, what, rows), column, row, 1, 1);
}

/**
 * accord_number_grid_attach_name:
 * @text: what a row is about
 * @depth: how deep it lies below others
 *
 * Puts the name into the first column, which takes the room that is left.
 */
void
accord_number_grid_attach_name (GtkGrid *grid, const char *text, guint depth, int row)
{
  GtkWidget *label = accord_number_grid_label_new (text, 0, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, (int) depth * INDENT);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
}

/**
 * accord_number_grid_attach_heading:
 * @text: what a column is about
 * @xalign: as of what stands below it
 */
void
accord_number_grid_attach_heading (GtkGrid *grid, const char *text, float xalign, int column, int row)
{
  GtkWidget *label = accord_number_grid_label_new (text, xalign, "heading");

  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

/**
 * accord_number_grid_scroll:
 * @grid: (transfer floating): a grid
 *
 * Returns: (transfer floating): the grid, which moves sideways where there is no room for it
 */
GtkWidget *
accord_number_grid_scroll (GtkGrid *grid)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (grid));
  return scrolled;
}
