/* accord-need-dialog.h: says which assessed need a section meets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_NEED_DIALOG (accord_need_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordNeedDialog, accord_need_dialog, ACCORD, NEED_DIALOG, AdwDialog)

AdwDialog *accord_need_dialog_new (AccordPartnership *partnership, gint64 section);

G_END_DECLS
