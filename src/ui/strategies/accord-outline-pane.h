/* accord-outline-pane.h: the sections of a strategy, to choose and to arrange
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_OUTLINE_PANE (accord_outline_pane_get_type ())
G_DECLARE_FINAL_TYPE (AccordOutlinePane, accord_outline_pane, ACCORD, OUTLINE_PANE, AdwBin)

void accord_outline_pane_set_plan (AccordOutlinePane *self, AccordPartnership *partnership, gint64 plan);
void accord_outline_pane_show (AccordOutlinePane *self, GPtrArray *sections);
void accord_outline_pane_select (AccordOutlinePane *self, gint64 section);
void accord_outline_pane_set_closed (AccordOutlinePane *self, const char *why);
void accord_outline_pane_find (AccordOutlinePane *self);

G_END_DECLS
