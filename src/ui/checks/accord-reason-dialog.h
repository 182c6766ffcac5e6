/* accord-reason-dialog.h: asks why a requirement is settled otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AccordReasonFunc:
 * @parent: what asked
 * @is_override: overridden; else not applicable
 * @reason: why; not empty
 */
typedef void (*AccordReasonFunc) (GtkWidget *parent, gboolean is_override, const char *reason);

void accord_reason_dialog_present (GtkWidget *parent, const char *requirement, gboolean is_override,
                                   AccordReasonFunc func);

G_END_DECLS
