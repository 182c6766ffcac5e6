/* accord-told-private.h: what the letters about what was said share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-told.h"

G_BEGIN_DECLS

void accord_told_add_table (AccordDocument *document, GPtrArray *items, guint ways, guint but_not);
void accord_told_add_activities (AccordDocument *document, GPtrArray *items, guint ways, guint but_not);
guint accord_told_count (GPtrArray *items, guint ways, guint but_not);

G_END_DECLS
