/* accord-trail-dialog.h: everything that somebody told us, and what changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "engagement/accord-trail.h"
#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_TRAIL_DIALOG (accord_trail_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordTrailDialog, accord_trail_dialog, ACCORD, TRAIL_DIALOG, AdwDialog)

AdwDialog *accord_trail_dialog_new (AccordPartnership *partnership, AccordTrailKind kind, gint64 id);
AdwDialog *accord_trail_dialog_new_lens (AccordPartnership *partnership, gint64 term);

G_END_DECLS
