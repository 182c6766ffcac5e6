/* accord-prose-marks.h: what is drawn beside the lines of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "ui/prose/accord-prose-buffer.h"

G_BEGIN_DECLS

char *accord_prose_marks_describe (AccordProseKind kind, guint level);
void accord_prose_marks_draw (GtkTextView *view, GtkSnapshot *snapshot);

G_END_DECLS
