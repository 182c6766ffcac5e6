/* accord-flags.h: the findings of a strategy, in few words and shapes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "checks/accord-evaluator.h"

G_BEGIN_DECLS

char *accord_flags_write_summary (AccordPlanChecks *checks);
char *accord_flags_write_banner (AccordPlanChecks *checks);
void accord_flags_fill_box (AccordPlanChecks *checks, GtkBox *box);

G_END_DECLS
