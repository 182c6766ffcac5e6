/* accord-founding-dialog.h: asks what a new partnership begins with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_FOUNDING_DIALOG (accord_founding_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordFoundingDialog, accord_founding_dialog, ACCORD, FOUNDING_DIALOG, AdwDialog)

AdwDialog *accord_founding_dialog_new (void);

G_END_DECLS
