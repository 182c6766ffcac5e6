/* accord-items-group.h: the agenda, the decisions or the actions of a meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_ITEMS_GROUP (accord_items_group_get_type ())
G_DECLARE_FINAL_TYPE (AccordItemsGroup, accord_items_group, ACCORD, ITEMS_GROUP, AdwBin)

GtkWidget *accord_items_group_new (AccordPartnership *partnership, const char *table);
void accord_items_group_show (AccordItemsGroup *self, gint64 meeting);
void accord_items_group_flush (AccordItemsGroup *self);

G_END_DECLS
