/* accord-window.h: one partnership on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/accord-application.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_WINDOW (accord_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordWindow, accord_window, ACCORD, WINDOW, AdwApplicationWindow)

AccordWindow *accord_window_new (AccordApplication *application);
void accord_window_open (AccordWindow *self, const char *path);
void accord_window_open_sample (AccordWindow *self);
void accord_window_open_foreign (AccordWindow *self, GFile *file);
void accord_window_create (AccordWindow *self, const char *path, AccordRequest *fill);
AccordPartnership *accord_window_get_partnership (AccordWindow *self);
gboolean accord_window_is_busy (AccordWindow *self);
void accord_window_save_document (AccordWindow *self, const char *report, gint64 plan, const char *path);
void accord_window_save_told (AccordWindow *self, const char *table, gint64 id, const char *path);
void accord_window_save_table (AccordWindow *self, const char *table, const char *path);
void accord_window_say (AccordWindow *self, const char *text);
void accord_window_complain (AccordWindow *self, const GError *error);

G_END_DECLS
