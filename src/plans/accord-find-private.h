/* accord-find-private.h: what the parts of AccordFind share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plans/accord-find.h"

G_BEGIN_DECLS

/**
 * AccordFindVisit:
 * @text: the text of a block or a cell, as it is seen
 * @range: where the words are in it
 * @is_kept: whether it is kept as source
 * @data: of the caller
 */
typedef void (*AccordFindVisit) (const char *text, const AccordFindRange *range, gboolean is_kept, gpointer data);

void accord_find_visit_prose (const AccordFind *self, AccordProse *prose, AccordFindVisit visit, gpointer data);

G_END_DECLS
