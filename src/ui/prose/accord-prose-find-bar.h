/* accord-prose-find-bar.h: finds and replaces words in one text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "plans/accord-find.h"
#include "ui/prose/accord-prose-area.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE_FIND_BAR (accord_prose_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseFindBar, accord_prose_find_bar, ACCORD, PROSE_FIND_BAR, AdwBin)

void accord_prose_find_bar_set_area (AccordProseFindBar *self, AccordProseArea *area);
void accord_prose_find_bar_open (AccordProseFindBar *self, gboolean replaces);
void accord_prose_find_bar_show_hit (AccordProseFindBar *self, AccordFind *find, guint index);
void accord_prose_find_bar_close (AccordProseFindBar *self);
void accord_prose_find_bar_move (AccordProseFindBar *self, gboolean forward);

G_END_DECLS
