/* accord-pages-private.h: what a writer of files and a test of the layout read of pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-box-private.h"
#include "report/accord-pages.h"
#include "report/accord-tagger-private.h"

G_BEGIN_DECLS

/**
 * AccordPlaced:
 * @box: what
 * @y: its top, from the paper's upper edge
 */
typedef struct
{
  const AccordBox *box;
  double y;
} AccordPlaced;

/**
 * AccordPage:
 * @boxes: (element-type AccordPlaced): what is read, in reading order
 * @repeated: (element-type AccordPlaced): headers of tables that stand here again
 * @furniture: (element-type AccordOp): header, footer and lines at the side, from the paper's upper
 *   edge
 */
typedef struct
{
  GArray *boxes;
  GArray *repeated;
  GArray *furniture;
} AccordPage;

AccordDocument *accord_pages_get_document (AccordPages *self);
const AccordPage *accord_pages_get_page (AccordPages *self, guint page);
const AccordHeading *accord_pages_get_headings (AccordPages *self, guint *n_headings);
GPtrArray *accord_pages_get_notes (AccordPages *self);
void accord_pages_draw_tagged (AccordPages *self, guint page, cairo_t *cr, AccordTagger *tagger);

void accord_page_draw (const AccordPage *self, PangoContext *context, AccordDocument *document, cairo_t *cr,
                       AccordTagger *tagger);

G_END_DECLS
