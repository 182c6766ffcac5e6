/* accord-themes-dialog.h: every theme, with what has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

/* The action of the engagement page that opens the dialog. */
#define ACCORD_THEMES_ACTION "engagement.themes"

#define ACCORD_TYPE_THEMES_DIALOG (accord_themes_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordThemesDialog, accord_themes_dialog, ACCORD, THEMES_DIALOG, AdwDialog)

AdwDialog *accord_themes_dialog_new (AccordPartnership *partnership);

G_END_DECLS
