/* accord-list-groups-private.h: the rows of a list under headings, some of them folded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list.h"

G_BEGIN_DECLS

/* Groups are a GArray of AccordListGroup, in their order; it is not changed once it is made. */
GArray *accord_list_groups_new (void);
void accord_list_groups_add_row (GArray *groups, const char *value);
GArray *accord_list_groups_fold (GArray *groups, GHashTable *folded);
GArray *accord_list_groups_list_shown (GArray *groups, GArray *all);
guint accord_list_groups_find (GArray *groups, guint position);
void accord_list_groups_compare (GArray *a, guint n_of_a, GArray *b, guint n_of_b, guint *head, guint *tail);

G_END_DECLS
