/* accord-paper-dialog.h: a document before it is printed or saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PAPER_DIALOG (accord_paper_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordPaperDialog, accord_paper_dialog, ACCORD, PAPER_DIALOG, AdwDialog)

AdwDialog *accord_paper_dialog_new (AccordPartnership *partnership, const char *report, gint64 subject);
guint accord_paper_dialog_get_n_pages (AccordPaperDialog *self);
gboolean accord_paper_dialog_is_ready (AccordPaperDialog *self);

G_END_DECLS
