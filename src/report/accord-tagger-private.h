/* accord-tagger-private.h: the structure of a PDF while it is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-box-private.h"

G_BEGIN_DECLS

/**
 * AccordTag:
 * @element: (nullable): what it is, or %NULL for the root
 * @link: (nullable): for a Link, where it leads
 * @parent: (nullable): what it is in
 * @children: (element-type AccordTag): what is in it
 *
 * An element of the structure, as it was drawn.
 */
typedef struct _AccordTag AccordTag;
struct _AccordTag
{
  const AccordElement *element;
  const AccordLink *link;
  AccordTag *parent;
  GPtrArray *children;
};

/**
 * AccordTagger:
 *
 * Tells cairo what is drawn and keeps its own record of it. cairo cannot write all that ISO 14289-1
 * asks for, so the file is finished from the record: see accord-pdf-finish.c.
 */
typedef struct _AccordTagger AccordTagger;

AccordTagger *accord_tagger_new (cairo_t *cr, const AccordHeading *headings, GPtrArray *notes);
void accord_tagger_free (AccordTagger *self);
const AccordTag *accord_tagger_get_root (AccordTagger *self);

void accord_tagger_begin_page (AccordTagger *self);
void accord_tagger_end_page (AccordTagger *self);
void accord_tagger_add_link_area (AccordTagger *self, const AccordLink *link, const cairo_rectangle_t *area);

void accord_tagger_begin (AccordTagger *self, const AccordElement *element);
void accord_tagger_end (AccordTagger *self);
void accord_tagger_set_link (AccordTagger *self, const AccordLink *link);
void accord_tagger_begin_artifact (AccordTagger *self);
void accord_tagger_end_artifact (AccordTagger *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTagger, accord_tagger_free)

G_END_DECLS
