/* accord-bars.h: stacked bars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_BARS (accord_bars_get_type ())
G_DECLARE_FINAL_TYPE (AccordBars, accord_bars, ACCORD, BARS, GtkWidget)

GtkWidget *accord_bars_new (guint n_bars);
void accord_bars_add_series (AccordBars *self, const guint *values);
void accord_bars_set_ends (AccordBars *self, const char *first, const char *last);
GtkWidget *accord_bars_swatch_new (guint series);

G_END_DECLS
