/* accord-ui-test.h: the real window, driven from inside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/accord-window.h"
#include "support/accord-test.h"

G_BEGIN_DECLS

typedef gboolean (*AccordUiMatch) (GtkWidget *widget, gpointer data);

AccordWindow *accord_ui_test_start (const char *folder);
AccordWindow *accord_ui_test_start_with_sample (const char *folder);
void accord_ui_test_stop (AccordWindow *window);
void accord_ui_test_settle (AccordWindow *window);

GtkWidget *accord_ui_test_find (GtkWidget *root, AccordUiMatch match, gpointer data);
GtkWidget *accord_ui_test_find_name (GtkWidget *root, const char *name);
GtkWidget *accord_ui_test_find_type (GtkWidget *root, GType type);
GtkWidget *accord_ui_test_wait_for (GtkWidget *root, const char *name);
AdwDialog *accord_ui_test_get_dialog (AccordWindow *window);
char *accord_ui_test_get_name (GtkWidget *widget);
void accord_ui_test_click (GtkWidget *root, const char *name);
void accord_ui_test_type_into (GtkWidget *root, const char *name, const char *text);
void accord_ui_test_activate_first (GtkWidget *root);
void accord_ui_test_press (GtkWidget *window, guint keyval, GdkModifierType modifiers);

void accord_ui_test_resize (AccordWindow *window, int width, int height);
void accord_ui_test_shoot (AccordWindow *window, const char *path);
void accord_ui_test_take_picture (AccordWindow *window, const char *name);
void accord_ui_test_take_pictures (AccordWindow *window, const char *name);

G_END_DECLS
