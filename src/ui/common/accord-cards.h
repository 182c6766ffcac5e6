/* accord-cards.h: a widget for each of a few records
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/accord-record.h"

G_BEGIN_DECLS

/**
 * AccordCardFunc:
 * @record: what the card stands for
 * @card: (nullable): the card that stands for it already; %NULL to make one
 * @data: as given to accord_cards_update()
 *
 * Makes a card, or brings one up to date.
 *
 * Returns: (transfer floating): the card
 */
typedef GtkWidget *(*AccordCardFunc) (AccordRecord *record, GtkWidget *card, gpointer data);

void accord_cards_update (GtkBox *box, GPtrArray *records, AccordCardFunc func, gpointer data);
GtkWidget *accord_cards_find (GtkBox *box, gint64 id);
gint64 accord_cards_get_id (GtkWidget *card);
GtkWidget *accord_cards_show (GtkBox *box, gint64 id);

G_END_DECLS
