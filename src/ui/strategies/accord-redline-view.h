/* accord-redline-view.h: what changed, to be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "plans/accord-redline.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_REDLINE_VIEW (accord_redline_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordRedlineView, accord_redline_view, ACCORD, REDLINE_VIEW, AdwBin)

GtkWidget *accord_redline_view_new (void);
void accord_redline_view_show (AccordRedlineView *self, AccordRedline *redline);
void accord_redline_view_go_to (AccordRedlineView *self, gint64 section);
gboolean accord_redline_view_step (AccordRedlineView *self, int direction);
const AccordRedlineSection *accord_redline_view_get_section (AccordRedlineView *self);
void accord_redline_view_watch (AccordRedlineView *self, GCallback func, gpointer data);

G_END_DECLS
