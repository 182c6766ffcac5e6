/* accord-box-private.h: a strip of a page that is not broken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-document-private.h"
#include "report/accord-text-private.h"

G_BEGIN_DECLS

/**
 * AccordElement:
 * @tag: what it is, a standard structure type of ISO 32000-1, 14.8.4
 * @alternative: (nullable): what it says, for people who do not see it
 * @language: (nullable): its language, when not the document's
 * @scope: (nullable): "Column" or "Row", for a TH
 * @numbering: (nullable): "Disc", "Circle", "Decimal" or "None", for an L
 * @note: its number, for a Note; 0 for anything else
 *
 * An element of the structure that assistive technology reads. All strings are static or the
 * document's.
 */
typedef struct
{
  const char *tag;
  const char *alternative;
  const char *language;
  const char *scope;
  const char *numbering;
  guint note;
} AccordElement;

/**
 * AccordOpKind:
 * @ACCORD_OP_BEGIN: opens the element
 * @ACCORD_OP_END: closes the innermost open element
 * @ACCORD_OP_LINE: draws a line of a text
 * @ACCORD_OP_FIGURE: draws a figure
 * @ACCORD_OP_FILL: fills a rectangle with a colour
 * @ACCORD_OP_MARK: draws the shape of a state
 * @ACCORD_OP_NOTE: draws a footnote, wherever on the page that is
 */
typedef enum
{
  ACCORD_OP_BEGIN,
  ACCORD_OP_END,
  ACCORD_OP_LINE,
  ACCORD_OP_FIGURE,
  ACCORD_OP_FILL,
  ACCORD_OP_MARK,
  ACCORD_OP_NOTE,
} AccordOpKind;

/**
 * AccordNote:
 * @ops: (element-type AccordOp): what is read
 * @height: in points
 * @page: on which page it and its number in the text are, from 0; set by the paginator
 * @y: its top, from the paper's upper edge; set by the paginator
 * @number_y: the top of the line that has its number; set by the paginator
 *
 * A footnote. It is read where it belongs and drawn at the foot of the page.
 */
typedef struct
{
  GArray *ops;
  double height;
  guint page;
  double y;
  double number_y;
} AccordNote;

/**
 * AccordOp:
 *
 * One step of drawing. @x is from the paper's left edge, @y from the box's top; @mark fills a
 * square of @height.
 */
typedef struct
{
  AccordOpKind kind;
  double x;
  double y;
  double width;
  double height;
  const AccordElement *element;
  const AccordText *text;
  guint line;
  const AccordFigure *figure;
  const AccordColour *colour;
  const AccordNote *note;
  AccordMark mark;
} AccordOp;

/**
 * AccordRail:
 *
 * The line at the side of a quotation.
 */
typedef struct _AccordRail AccordRail;
struct _AccordRail
{
  const AccordRail *parent;
  double x;
};

typedef struct _AccordBoxTable AccordBoxTable;
typedef struct _AccordRow AccordRow;

/**
 * AccordBox:
 * @space: to the box above, left out at a page's top
 * @height: without @space
 * @keep: the next box is to be on the same page
 * @breaks: it begins a page
 * @heading: which heading begins here, or -1
 * @ops: (element-type AccordOp): what is read
 * @decoration: (element-type AccordOp): what is not
 * @rail: (nullable): the innermost quotation that it is in
 * @table: (nullable): the table that it belongs to
 * @row: (nullable): the row that it shows, when it is one
 * @is_unfilled: @ops lack the row itself yet
 * @notes: (nullable) (element-type AccordNote): footnotes that are to be on the same page
 */
typedef struct
{
  double space;
  double height;
  gboolean keep;
  gboolean breaks;
  int heading;
  GArray *ops;
  GArray *decoration;
  const AccordRail *rail;
  const AccordBoxTable *table;
  const AccordRow *row;
  gboolean is_unfilled;
  GPtrArray *notes;
} AccordBox;

/**
 * AccordHeading:
 * @level: 1 to 4
 * @title: (transfer none): its text
 * @page: on which page it is, from 0; set by the paginator
 * @y: its top on that page
 */
typedef struct
{
  guint level;
  const char *title;
  guint page;
  double y;
} AccordHeading;

AccordBox *accord_box_new (double height);
void accord_box_free (AccordBox *self);
void accord_box_begin (AccordBox *self, const AccordElement *element);
void accord_box_end (AccordBox *self);
void accord_box_add_line (AccordBox *self, const AccordText *text, guint line, double x, double y);
void accord_box_decorate (AccordBox *self,
                          const AccordColour *colour,
                          double x,
                          double y,
                          double width,
                          double height);
void accord_box_decorate_mark (AccordBox *self, AccordMark mark, double x, double y, double size);

G_END_DECLS
