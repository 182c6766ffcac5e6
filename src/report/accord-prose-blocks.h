/* accord-prose-blocks.h: a section's text as blocks of a report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "prose/accord-prose.h"
#include "report/accord-document.h"

G_BEGIN_DECLS

void accord_document_add_prose (AccordDocument *self, const AccordProse *prose, guint base_level, guint max_blocks);

G_END_DECLS
