/* accord-imports-dialog.h: what was brought in, and taking it out again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_IMPORTS_DIALOG (accord_imports_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportsDialog, accord_imports_dialog, ACCORD, IMPORTS_DIALOG, AdwDialog)

AdwDialog *accord_imports_dialog_new (AccordPartnership *partnership);

G_END_DECLS
