/* accord-help-dialog.h: the manual, on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_HELP_DIALOG (accord_help_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordHelpDialog, accord_help_dialog, ACCORD, HELP_DIALOG, AdwDialog)

AdwDialog *accord_help_dialog_new (const char *topic);

G_END_DECLS
