/* accord-link-dialog.h: chooses the passage that something bears on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_LINK_DIALOG (accord_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordLinkDialog, accord_link_dialog, ACCORD, LINK_DIALOG, AdwDialog)

AdwDialog *accord_link_dialog_new (AccordPartnership *partnership, gint64 activity, gint64 feedback);

G_END_DECLS
