/* accord-name-dialog.h: asks for one name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*AccordNameFunc) (GtkWidget *widget, const char *name, gpointer data);

void accord_name_dialog_present (GtkWidget *parent, const char *heading, AccordNameFunc func, gpointer data);
void accord_name_dialog_present_with (GtkWidget *parent, const char *heading, const char *name, const char *response,
                                      AccordNameFunc func, gpointer data);

G_END_DECLS
