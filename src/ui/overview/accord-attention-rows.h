/* accord-attention-rows.h: what needs a person, in lines that open their place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "checks/accord-evaluator.h"

G_BEGIN_DECLS

void accord_attention_rows_show (GtkListBox *list, AccordPlanChecks *plan, GPtrArray *needs);
void accord_attention_rows_open (GtkListBoxRow *row);
GtkWidget *accord_attention_rows_make_placeholder (void);

G_END_DECLS
