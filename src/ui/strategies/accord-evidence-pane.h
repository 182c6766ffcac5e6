/* accord-evidence-pane.h: what belongs to one section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_EVIDENCE_PANE (accord_evidence_pane_get_type ())
G_DECLARE_FINAL_TYPE (AccordEvidencePane, accord_evidence_pane, ACCORD, EVIDENCE_PANE, AdwBin)

void accord_evidence_pane_set_partnership (AccordEvidencePane *self, AccordPartnership *partnership);
void accord_evidence_pane_show (AccordEvidencePane *self, gint64 section);
void accord_evidence_pane_show_link (AccordEvidencePane *self, gint64 link);
void accord_evidence_pane_set_closed (AccordEvidencePane *self, const char *why);
void accord_evidence_pane_flush (AccordEvidencePane *self);

G_END_DECLS
