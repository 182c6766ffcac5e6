/* accord-undo-toast.h: says what was done, with a button that takes it back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

void accord_undo_toast_show (GtkWidget *widget, AccordPartnership *partnership, const char *text);

G_END_DECLS
