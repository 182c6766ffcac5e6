/* accord-trail-page.h: what was said and what changed, from wherever one begins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engagement/accord-trail.h"
#include "ui/common/accord-sheet-page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_TRAIL_PAGE (accord_trail_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordTrailPage, accord_trail_page, ACCORD, TRAIL_PAGE, AccordSheetPage)

GtkWidget *accord_trail_page_new (AccordPartnership *partnership);
void accord_trail_page_follow (AccordTrailPage *self, AccordTrailKind kind, gint64 id);
void accord_trail_page_pick (AccordTrailPage *self);

G_END_DECLS
