/* accord-item-card.h: an item of an agenda, a decision or an action
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_ITEM_CARD (accord_item_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordItemCard, accord_item_card, ACCORD, ITEM_CARD, AdwBin)

GtkWidget *accord_item_card_new (AccordPartnership *partnership, const char *table);
void accord_item_card_show (AccordItemCard *self, AccordRecord *item);
void accord_item_card_set_number (AccordItemCard *self, guint number);
void accord_item_card_open (AccordItemCard *self);
void accord_item_card_flush (AccordItemCard *self);

G_END_DECLS
