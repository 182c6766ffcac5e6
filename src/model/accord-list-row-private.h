/* accord-list-row-private.h: inside the model only
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list.h"

G_BEGIN_DECLS

AccordListRow *accord_list_row_ensure (GHashTable *listed, gint64 id);
void accord_list_row_set_record (AccordListRow *self, AccordRecord *record);
void accord_list_row_move_all (GHashTable *listed, const gint64 *from, const gint64 *to, guint n, GHashTable *records);

G_END_DECLS
