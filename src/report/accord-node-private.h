/* accord-node-private.h: a heading, a paragraph, a table: one thing in the tree of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-document.h"
#include "report/accord-logo.h"
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
  AccordLogo *logo;         /* or NULL: the same for who takes pictures; @user_data owns it */
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

AccordNode *accord_node_new (AccordNode *parent, AccordNodeKind kind);
void accord_node_free (gpointer data);
gboolean accord_node_takes_blocks (const AccordNode *node);
void accord_column_clear (gpointer data);

G_END_DECLS
