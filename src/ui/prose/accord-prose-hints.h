/* accord-prose-hints.h: how many words there are, and which could be plainer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "plans/accord-plain-english.h"
#include "ui/prose/accord-prose-area.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE_HINTS (accord_prose_hints_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseHints, accord_prose_hints, ACCORD, PROSE_HINTS, AdwBin)

void accord_prose_hints_set_area (AccordProseHints *self, AccordProseArea *area);
void accord_prose_hints_set_plan (AccordProseHints *self, const AccordPlanWords *words);
void accord_prose_hints_update (AccordProseHints *self);
void accord_prose_hints_update_later (AccordProseHints *self);

G_END_DECLS
