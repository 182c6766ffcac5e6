/* accord-ui-scenes.h: every page and dialog, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "accord-ui-test.h"

G_BEGIN_DECLS

/**
 * ACCORD_UI_SCENES_REWRITTEN:
 *
 * What a section of the sample is rewritten as, to be compared with its version.
 */
#define ACCORD_UI_SCENES_REWRITTEN "Another text."

/**
 * AccordUiVisit:
 * @window: the window, at rest
 * @root: what is new in it: the window itself, or the dialog
 * @scene: what it shows
 * @data: of the caller
 *
 * Looks at what is on the screen.
 */
typedef void (*AccordUiVisit) (AccordWindow *window, GtkWidget *root, const char *scene, gpointer data);

void accord_ui_scenes_visit (const char *folder, AccordUiVisit visit, gpointer data);

G_END_DECLS
