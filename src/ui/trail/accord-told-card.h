/* accord-told-card.h: one thing that was heard, what was done, and where it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "engagement/accord-lens.h"

G_BEGIN_DECLS

char *accord_told_describe_activity (AccordRecord *activity);
GtkWidget *accord_told_card_new (const AccordTrailItem *item, GPtrArray *pairs);
GtkWidget *accord_told_passage_card_new (const AccordLensPassage *passage);

G_END_DECLS
