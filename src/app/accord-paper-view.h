/* accord-paper-view.h: the pages of a document on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "report/accord-pages.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PAPER_VIEW (accord_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordPaperView, accord_paper_view, ACCORD, PAPER_VIEW, AdwBin)

void accord_paper_view_set_pages (AccordPaperView *self, AccordPages *pages);
void accord_paper_view_set_zoom (AccordPaperView *self, double zoom);
double accord_paper_view_get_zoom (AccordPaperView *self);
void accord_paper_view_go_to (AccordPaperView *self, guint page);

G_END_DECLS
