/* accord-number-grid.h: numbers under headings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/accord-narrowing.h"

G_BEGIN_DECLS

GtkGrid *accord_number_grid_new (void);
GtkWidget *accord_number_grid_label_new (const char *text, float xalign, const char *css_class);
void accord_number_grid_attach (GtkGrid *grid, guint n, int column, int row);
void accord_number_grid_attach_rows (GtkGrid *grid, guint n, const char *what, AccordNarrowing *rows, int column, int row);
GtkWidget *accord_number_grid_rows_new (const char *text, guint n, const char *what, AccordNarrowing *rows);
void accord_number_grid_open_rows (GtkWidget *button, guint n, const char *what, AccordNarrowing *rows);
void accord_number_grid_attach_text (GtkGrid *grid, const char *text, int column, int row);
void accord_number_grid_attach_name (GtkGrid *grid, const char *text, guint depth, int row);
void accord_number_grid_attach_heading (GtkGrid *grid, const char *text, float xalign, int column, int row);
GtkWidget *accord_number_grid_scroll (GtkGrid *grid);

G_END_DECLS
