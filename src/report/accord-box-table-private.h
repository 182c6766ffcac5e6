/* accord-box-table-private.h: a table as boxes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-flow-private.h"

G_BEGIN_DECLS

void accord_box_table_set (AccordFlow *flow, const AccordNode *node);
void accord_box_table_free (AccordBoxTable *self);
AccordBox *accord_box_table_get_header (const AccordBoxTable *self);
void accord_box_table_fill_row (AccordFlow *flow, AccordBox *box);
gboolean accord_box_table_may_split_row (const AccordFlow *flow, const AccordBox *box);
gboolean accord_box_table_split_row (AccordFlow *flow,
                                 AccordBox *box,
                                 double available,
                                 AccordBox **first,
                                 AccordBox **rest);

G_END_DECLS
