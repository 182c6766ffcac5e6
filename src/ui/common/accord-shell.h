/* accord-shell.h: what a page asks of the window around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/accord-narrowing.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

void accord_shell_announce (GtkWidget *widget, const char *text);
void accord_shell_say (GtkWidget *widget, const char *text);
void accord_shell_complain (GtkWidget *widget, const GError *error);
void accord_shell_focus (GtkWidget *widget, gboolean focused);
void accord_shell_open (GtkWidget *widget, const char *table, gint64 id);
void accord_shell_list (GtkWidget *widget, const char *table, const AccordNarrowing *narrowing);
void accord_shell_edit (GtkWidget *widget, AccordPartnership *partnership, AccordRequest *request);

G_END_DECLS
