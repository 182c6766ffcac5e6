/* accord-plan-state-dialog.h: takes a strategy to another state
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

void accord_plan_state_dialog_present (GtkWidget *parent, AccordPartnership *partnership, AccordRecord *plan,
                                       const char *state);
void accord_plan_state_fill_menu (GMenu *menu, AccordPartnership *partnership, const char *state);
void accord_plan_state_revise (GtkWidget *widget, AccordPartnership *partnership, gint64 plan);

G_END_DECLS
