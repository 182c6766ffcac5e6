/* accord-document-private.h: the tree of a document, for those who lay it out or write it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-document.h"
#include "report/accord-spans-private.h"

G_BEGIN_DECLS

/**
 * AccordNodeKind:
 * @ACCORD_NODE_ROOT: the document: blocks
 * @ACCORD_NODE_HEADING: level, spans, anchor
 * @ACCORD_NODE_PARAGRAPH: spans, notes
 * @ACCORD_NODE_STATUS: mark, label (the state in words), spans
 * @ACCORD_NODE_LIST: list, first; items
 * @ACCORD_NODE_ITEM: blocks
 * @ACCORD_NODE_QUOTE: blocks
 * @ACCORD_NODE_FACTS: facts
 * @ACCORD_NODE_FACT: label, spans
 * @ACCORD_NODE_TABLE: label (the caption), flags, columns; cells, row after row, complete
 * @ACCORD_NODE_CELL: spans; mark when has_mark
 * @ACCORD_NODE_FIGURE: label (the caption), figure
 * @ACCORD_NODE_RULE: nothing
 * @ACCORD_NODE_PAGE_BREAK: nothing
 */
typedef enum
{
  ACCORD_NODE_ROOT,
  ACCORD_NODE_HEADING,
  ACCORD_NODE_PARAGRAPH,
  ACCORD_NODE_STATUS,
  ACCORD_NODE_LIST,
  ACCORD_NODE_ITEM,
  ACCORD_NODE_QUOTE,
  ACCORD_NODE_FACTS,
  ACCORD_NODE_FACT,
  ACCORD_NODE_TABLE,
  ACCORD_NODE_CELL,
  ACCORD_NODE_FIGURE,
  ACCORD_NODE_RULE,
  ACCORD_NODE_PAGE_BREAK,
} AccordNodeKind;

typedef struct
{
  AccordSpans *title;
  double weight;
  AccordAlign align;
} AccordColumn;

typedef struct
{
  double height;
  AccordFigureDraw draw;
  gpointer user_data;
  GDestroyNotify destroy;
  char *alternative;
  GBytes *png;              /* or NULL: what a web page shows */
} AccordFigure;

typedef struct _AccordNode AccordNode;

struct _AccordNode
{
  AccordNodeKind kind;
  AccordNode *parent;
  GPtrArray *children;
  AccordSpans *spans;
  char *label;
  guint level;
  char *anchor;             /* a name to lead to, or NULL */
  AccordListKind list;
  guint first;
  gboolean has_mark;
  AccordMark mark;
  AccordTableFlags flags;
  GArray *columns;
  AccordFigure *figure;
  GPtrArray *notes;         /* (element-type AccordSpans) or NULL */
};

void accord_document_set_picture (AccordDocument *self, GBytes *png);
void accord_document_set_accent (AccordDocument *self, const double rgb[3]);
const double *accord_document_get_accent (AccordDocument *self);
const AccordNode *accord_document_get_root (AccordDocument *self);
char *accord_document_make_note_mark (guint number);

G_END_DECLS
