/* accord-section-pane.h: the heading and the text of one section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-outline.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_SECTION_PANE (accord_section_pane_get_type ())
G_DECLARE_FINAL_TYPE (AccordSectionPane, accord_section_pane, ACCORD, SECTION_PANE, AdwBin)

void accord_section_pane_set_partnership (AccordSectionPane *self, AccordPartnership *partnership);
void accord_section_pane_show (AccordSectionPane *self, const AccordSection *section);
gint64 accord_section_pane_get_section (AccordSectionPane *self);
void accord_section_pane_focus_heading (AccordSectionPane *self);
char *accord_section_pane_dup_selection (AccordSectionPane *self);
void accord_section_pane_flush (AccordSectionPane *self);

G_END_DECLS
