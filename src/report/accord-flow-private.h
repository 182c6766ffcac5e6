/* accord-flow-private.h: a document as one endless strip of boxes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-box-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Letters grow by half in large print; the space around them by less. */
#define ACCORD_FLOW_LARGE_PRINT_SPACE 1.3

/**
 * AccordFlow:
 * @boxes: (element-type AccordBox): from top to bottom
 * @headings: (element-type AccordHeading): in order
 * @contents: (element-type AccordBox): the boxes of the list of contents, one a heading that it
 *   lists
 * @listed: (element-type guint): for each of @contents, which heading
 * @parts: (element-type AccordBox): what the paginator made of boxes that it broke
 * @typesetter: the fonts
 * @left: the left edge of what is set now
 * @width: the width of what is set now
 * @page_left: the left edge of all text
 * @page_width: from there to the right edge of all text
 * @page_height: of the text on one page
 *
 * A document set in lines, before it is broken into pages. It owns all that its boxes point at,
 * save for the document.
 */
typedef struct
{
  GPtrArray *boxes;
  GArray *headings;
  GPtrArray *contents;
  GArray *listed;
  GPtrArray *parts;
  AccordTypesetter *typesetter;
  double left;
  double width;
  double page_left;
  double page_width;
  double page_height;

  /*< private >*/
  GPtrArray *texts;
  GPtrArray *spans;
  GPtrArray *elements;
  GPtrArray *rails;
  GPtrArray *tables;
  GPtrArray *notes;
  GArray *pending;
  double space;
  gboolean breaks;
  const AccordRail *rail;
  AccordBox *last;
  guint list_depth;
  guint n_notes;
  gboolean with_contents;
  GCancellable *cancellable;
} AccordFlow;

AccordFlow *accord_flow_new (AccordDocument *document,
                             double left,
                             double width,
                             double page_height,
                             GCancellable *cancellable,
                             GError **error);
void accord_flow_free (AccordFlow *self);

AccordText *accord_flow_set (AccordFlow *self,
                             AccordSpans *spans,
                             const AccordTextStyle *style,
                             double width);
AccordText *accord_flow_set_plain (AccordFlow *self,
                                   const char *text,
                                   const AccordTextStyle *style,
                                   double width);
AccordElement *accord_flow_make_element (AccordFlow *self, const char *tag);
void accord_flow_begin (AccordFlow *self, const AccordElement *element);
void accord_flow_begin_tag (AccordFlow *self, const char *tag);
void accord_flow_end (AccordFlow *self);
void accord_flow_add (AccordFlow *self, AccordBox *box);
void accord_flow_add_space (AccordFlow *self, double space);
AccordBox *accord_flow_add_lines (AccordFlow *self, const AccordText *text, double x, gboolean keep);

void accord_flow_set_blocks (AccordFlow *self, const AccordNode *parent);

AccordSpans *accord_flow_number_notes (AccordFlow *self, const AccordNode *node);
void accord_flow_set_notes (AccordFlow *self, const AccordNode *node);
void accord_note_free (gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFlow, accord_flow_free)

G_END_DECLS
