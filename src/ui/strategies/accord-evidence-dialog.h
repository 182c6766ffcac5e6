/* accord-evidence-dialog.h: links a section to what was heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "prose/accord-quote.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_EVIDENCE_DIALOG (accord_evidence_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordEvidenceDialog, accord_evidence_dialog, ACCORD, EVIDENCE_DIALOG, AdwDialog)

AdwDialog *accord_evidence_dialog_new (AccordPartnership *partnership, gint64 section, const AccordQuote *quote);

G_END_DECLS
