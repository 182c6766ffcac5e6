/* accord-look-dialog.h: choosing how the documents look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_LOOK_DIALOG (accord_look_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordLookDialog, accord_look_dialog, ACCORD, LOOK_DIALOG, AdwDialog)

AdwDialog *accord_look_dialog_new (AccordPartnership *partnership);
void accord_look_dialog_take_logo (AccordLookDialog *self, GFile *file);

G_END_DECLS
