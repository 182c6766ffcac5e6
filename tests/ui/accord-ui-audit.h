/* accord-ui-audit.h: what must hold of everything on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "accord-ui-test.h"

G_BEGIN_DECLS

guint accord_ui_audit_contrast (AccordWindow *window, GtkWidget *root, const char *where);
guint accord_ui_audit_targets (GtkWidget *root, const char *where);
guint accord_ui_audit_tab_reach (AccordWindow *window, GtkWidget *root, const char *where);

G_END_DECLS
