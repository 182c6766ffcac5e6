/* accord-window-private.h: the parts of the window know each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/accord-window.h"
#include "checks/accord-live-checks.h"
#include "ui/common/accord-page.h"

G_BEGIN_DECLS

/**
 * AccordPageKind:
 * @name: what actions and settings call it
 * @title: what a person reads
 * @icon: its icon
 * @make: makes it
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  AccordPage *(*make) (AccordWindow *window);
} AccordPageKind;

typedef void (*AccordWindowLeaveFunc) (AccordWindow *self);

const AccordPageKind *accord_window_get_page_kinds (guint *n);
AccordChecks *accord_window_get_checks (AccordWindow *self);
void accord_window_take_partnership (AccordWindow *self, AccordPartnership *partnership);
void accord_window_show_welcome (AccordWindow *self);
void accord_window_show_waiting (AccordWindow *self);

void accord_window_leave (AccordWindow *self, AccordWindowLeaveFunc leave, AccordWindowLeaveFunc stay);
gboolean accord_window_is_leaving (AccordWindow *self);

AccordPage *accord_window_go (AccordWindow *self, const char *name);
const char *accord_window_get_page_name (AccordWindow *self);
void accord_window_flush (AccordWindow *self);

void accord_window_go_install (GtkWidgetClass *widget_class);
void accord_window_files_install (GtkWidgetClass *widget_class);
void accord_window_files_init (AccordWindow *self);
void accord_window_paper_install (GtkWidgetClass *widget_class);

G_END_DECLS
