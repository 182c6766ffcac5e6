/* accord-prose-link-dialog.h: asks for the words and the target of a link
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/prose/accord-prose-buffer.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PROSE_LINK_DIALOG (accord_prose_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordProseLinkDialog, accord_prose_link_dialog, ACCORD, PROSE_LINK_DIALOG, AdwAlertDialog)

char *accord_prose_complete_address (const char *typed);
AdwDialog *accord_prose_link_dialog_new (AccordProseBuffer *buffer);

G_END_DECLS
