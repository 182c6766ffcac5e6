/* accord-focus-mode.h: nothing but the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_FOCUS_MODE (accord_focus_mode_get_type ())
G_DECLARE_FINAL_TYPE (AccordFocusMode, accord_focus_mode, ACCORD, FOCUS_MODE, GObject)

void accord_focus_mode_attach (GtkWidget *widget, AdwOverlaySplitView *outline, AdwOverlaySplitView *evidence);

G_END_DECLS
