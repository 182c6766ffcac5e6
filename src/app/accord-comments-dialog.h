/* accord-comments-dialog.h: what a partner remarked in a Word document, made feedback in the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/accord-file-dialog.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_COMMENTS_DIALOG (accord_comments_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordCommentsDialog, accord_comments_dialog, ACCORD, COMMENTS_DIALOG, AccordFileDialog)

void accord_comments_dialog_choose (GtkWidget *parent, AccordPartnership *partnership);
void accord_comments_dialog_present (GtkWidget *parent, AccordPartnership *partnership, GFile *file);

G_END_DECLS
