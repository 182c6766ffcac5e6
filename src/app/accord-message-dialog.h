/* accord-message-dialog.h: a message, made a piece of feedback in the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/accord-file-dialog.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_MESSAGE_DIALOG (accord_message_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordMessageDialog, accord_message_dialog, ACCORD, MESSAGE_DIALOG, AccordFileDialog)

void accord_message_dialog_present (GtkWidget *parent, AccordPartnership *partnership, GFile *file);

G_END_DECLS
