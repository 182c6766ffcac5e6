/* accord-text-private.h: a paragraph broken into lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-spans-private.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
} AccordColour;

/**
 * AccordTextStyle:
 * @size: of the letters, in points
 * @leading: from line to line, as a multiple of @size
 * @bold: whether all of it is bold
 * @colour: of the letters
 * @align: where its lines lie
 * @one_line: shorten it to one line rather than break it
 *
 * How a kind of paragraph looks.
 */
typedef struct
{
  double size;
  double leading;
  gboolean bold;
  const AccordColour *colour;
  PangoAlignment align;
  gboolean one_line;
} AccordTextStyle;

extern const AccordColour accord_colour_ink;
extern const AccordColour accord_colour_soft;
extern const AccordColour accord_colour_accent;
extern const AccordColour accord_colour_line;
extern const AccordColour accord_colour_hairline;
extern const AccordColour accord_colour_tint;

/**
 * AccordTypesetter:
 *
 * The fonts of one set of pages. It has a font map of its own, since Pango's must not be used by
 * two threads at once; pages may so be laid out on one thread and drawn on another.
 */
typedef struct
{
  PangoFontMap *fonts;
  PangoContext *context;
  gboolean large_print;
} AccordTypesetter;

/**
 * AccordLine:
 * @line: the glyphs
 * @x: where they begin, from the paragraph's left edge
 * @height: what the line takes on paper
 * @baseline: from the line's top
 */
typedef struct
{
  PangoLayoutLine *line;
  double x;
  double height;
  double baseline;
} AccordLine;

/**
 * AccordLinkKind:
 * @ACCORD_LINK_ADDRESS: out of the document
 * @ACCORD_LINK_HEADING: to a heading
 * @ACCORD_LINK_NOTE: from the number of a footnote to the footnote
 * @ACCORD_LINK_NUMBER: from a footnote back to its number in the text
 */
typedef enum
{
  ACCORD_LINK_ADDRESS,
  ACCORD_LINK_HEADING,
  ACCORD_LINK_NOTE,
  ACCORD_LINK_NUMBER,
} AccordLinkKind;

/**
 * AccordLink:
 * @start: first byte in the text
 * @end: the byte after the last one
 * @kind: where it leads
 * @address: (nullable): for an address
 * @target: for all else, which heading or footnote of the document, from 0
 * @contents: what it is, for a screen reader
 */
typedef struct
{
  guint start;
  guint end;
  AccordLinkKind kind;
  const char *address;
  guint target;
  char *contents;
} AccordLink;

/**
 * AccordText:
 * @text: its characters, which the glyphs of the lines count in
 * @lines: (element-type AccordLine): at least one
 * @links: (element-type AccordLink): in order
 * @colour: of the letters
 * @height: of all lines
 * @natural_width: of the widest line
 * @right_to_left: whether it is read from the right
 */
typedef struct
{
  char *text;
  GArray *lines;
  GArray *links;
  const AccordColour *colour;
  double height;
  double natural_width;
  gboolean right_to_left;
} AccordText;

AccordTypesetter *accord_typesetter_new (const char *language, gboolean large_print);
void accord_typesetter_free (AccordTypesetter *self);

AccordText *accord_text_new (AccordTypesetter *typesetter,
                             AccordSpans *spans,
                             const AccordTextStyle *wanted,
                             double width);
AccordText *accord_text_new_plain (AccordTypesetter *typesetter,
                                   const char *text,
                                   const AccordTextStyle *style,
                                   double width);
void accord_text_free (AccordText *self);
void accord_text_link_whole (AccordText *self, AccordLinkKind kind, guint target, const char *contents);
const AccordLine *accord_text_get_line (const AccordText *self, guint line);
const AccordLink *accord_text_find_link (const AccordText *self, guint byte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTypesetter, accord_typesetter_free)

G_END_DECLS
