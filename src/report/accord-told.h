/* accord-told.h: what was said and what changed, on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engagement/accord-trail.h"
#include "report/accord-document.h"

G_BEGIN_DECLS

AccordRequest *accord_told_load (AccordTrailKind kind, gint64 id);

G_END_DECLS
