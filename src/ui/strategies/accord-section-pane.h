/* accord-section-pane.h: the heading and the text of one section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "plans/accord-find.h"
#include "plans/accord-outline.h"
#include "prose/accord-quote.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_SECTION_PANE (accord_section_pane_get_type ())
G_DECLARE_FINAL_TYPE (AccordSectionPane, accord_section_pane, ACCORD, SECTION_PANE, AdwBin)

void accord_section_pane_set_partnership (AccordSectionPane *self, AccordPartnership *partnership);
void accord_section_pane_show (AccordSectionPane *self, const AccordSection *section);
gint64 accord_section_pane_get_section (AccordSectionPane *self);
void accord_section_pane_focus_heading (AccordSectionPane *self);
gboolean accord_section_pane_take_quote (AccordSectionPane *self, AccordQuote *quote);
gboolean accord_section_pane_show_quote (AccordSectionPane *self, const AccordQuote *quote);
void accord_section_pane_focus_text (AccordSectionPane *self);
void accord_section_pane_cut_in_two (AccordSectionPane *self, char **first, char **heading, char **second);
gboolean accord_section_pane_find (AccordSectionPane *self);
void accord_section_pane_show_hit (AccordSectionPane *self, const AccordFindHit *hit, AccordFind *find);
gboolean accord_section_pane_get_editable (AccordSectionPane *self);
void accord_section_pane_flush (AccordSectionPane *self);
void accord_section_pane_set_editable (AccordSectionPane *self, gboolean editable);

G_END_DECLS
