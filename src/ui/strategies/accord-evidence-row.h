/* accord-evidence-row.h: one link between a section and what was heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_EVIDENCE_ROW (accord_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordEvidenceRow, accord_evidence_row, ACCORD, EVIDENCE_ROW, GtkListBoxRow)

GtkWidget *accord_evidence_row_new (AccordPartnership *partnership, AccordRecord *link, gboolean closed);
AccordRecord *accord_evidence_row_get_link (AccordEvidenceRow *self);
gboolean accord_evidence_row_is_suspect (AccordEvidenceRow *self);

G_END_DECLS
