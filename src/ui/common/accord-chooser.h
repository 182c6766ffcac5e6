/* accord-chooser.h: finds one of many by typing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_CHOOSER (accord_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AccordChooser, accord_chooser, ACCORD, CHOOSER, GtkPopover)

GtkWidget *accord_chooser_new (GListModel *choices, const char *name, gboolean may_add);
void accord_chooser_type (AccordChooser *self, const char *text);
void accord_chooser_set_hidden (AccordChooser *self, const char *const *values);

G_END_DECLS
