/* accord-find-dialog.h: finds and replaces words in a whole strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "plans/accord-find.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_FIND_DIALOG (accord_find_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordFindDialog, accord_find_dialog, ACCORD, FIND_DIALOG, AdwDialog)

AdwDialog *accord_find_dialog_new (AccordPartnership *partnership, gint64 plan, gboolean editable, const char *words);

G_END_DECLS
