/* accord-table-private.h: a table as boxes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-flow-private.h"

G_BEGIN_DECLS

void accord_table_set (AccordFlow *flow, const AccordNode *node);
void accord_table_free (AccordTable *self);
AccordBox *accord_table_get_header (const AccordTable *self);
void accord_table_fill_row (AccordFlow *flow, AccordBox *box);
gboolean accord_table_may_split_row (const AccordFlow *flow, const AccordBox *box);
gboolean accord_table_split_row (AccordFlow *flow,
                                 AccordBox *box,
                                 double available,
                                 AccordBox **first,
                                 AccordBox **rest);

G_END_DECLS
