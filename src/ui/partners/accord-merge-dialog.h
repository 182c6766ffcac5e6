/* accord-merge-dialog.h: shows what a merge would do, and does it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

void accord_merge_dialog_present (GtkWidget *parent, AccordPartnership *partnership, const char *table, gint64 keep,
                                  gint64 other);

G_END_DECLS
