/* accord-document.h: what a report says, before it is paper or a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-spans.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * AccordListKind:
 * @ACCORD_LIST_BULLETED: each item has a bullet
 * @ACCORD_LIST_NUMBERED: each item has a number
 */
typedef enum
{
  ACCORD_LIST_BULLETED,
  ACCORD_LIST_NUMBERED,
} AccordListKind;

/**
 * AccordMark:
 * @ACCORD_MARK_RECORDED: ● filled
 * @ACCORD_MARK_PARTLY: ◐ half filled
 * @ACCORD_MARK_INFORMED_ONLY: ◔ a quarter filled
 * @ACCORD_MARK_NONE: ○ a ring
 * @ACCORD_MARK_NOT_APPLICABLE: a ring with a bar
 * @ACCORD_MARK_OVERRIDDEN: ◆ a filled diamond
 *
 * The shape of a state. It is drawn, in a colour of its own, beside the words that say the same:
 * neither shape nor colour stands alone, and a screen reader reads the words.
 */
typedef enum
{
  ACCORD_MARK_RECORDED,
  ACCORD_MARK_PARTLY,
  ACCORD_MARK_INFORMED_ONLY,
  ACCORD_MARK_NONE,
  ACCORD_MARK_NOT_APPLICABLE,
  ACCORD_MARK_OVERRIDDEN,
} AccordMark;

/**
 * AccordTableFlags:
 * @ACCORD_TABLE_PLAIN: the first row is the header
 * @ACCORD_TABLE_HEADER_COLUMN: the first column holds the headers of the rows as well
 */
typedef enum /*< flags >*/
{
  ACCORD_TABLE_PLAIN = 0,
  ACCORD_TABLE_HEADER_COLUMN = 1 << 0,
} AccordTableFlags;

/**
 * AccordAlign:
 * @ACCORD_ALIGN_START: where a line of the language begins
 * @ACCORD_ALIGN_CENTRE: in the middle
 * @ACCORD_ALIGN_END: where a line ends, for numbers
 */
typedef enum
{
  ACCORD_ALIGN_START,
  ACCORD_ALIGN_CENTRE,
  ACCORD_ALIGN_END,
} AccordAlign;

/**
 * AccordFigureDraw:
 * @cr: a context whose origin is the figure's upper left corner
 * @context: for layouts of text, with the report's fonts
 * @width: in points
 * @height: in points
 * @user_data: what was given with the function
 *
 * Draws a figure. Called on the thread that draws the pages, as often as they are drawn; it must
 * draw the same each time and leave @cr's state as it was.
 */
typedef void (*AccordFigureDraw) (cairo_t *cr,
                                  PangoContext *context,
                                  double width,
                                  double height,
                                  gpointer user_data);

#define ACCORD_TYPE_DOCUMENT (accord_document_get_type ())
typedef struct _AccordDocument AccordDocument;

GType accord_document_get_type (void);
AccordDocument *accord_document_new (const char *title, const char *date);
AccordDocument *accord_document_ref (AccordDocument *self);
void accord_document_unref (AccordDocument *self);

void accord_document_set_author (AccordDocument *self, const char *author);
void accord_document_set_subject (AccordDocument *self, const char *subject);
void accord_document_set_language (AccordDocument *self, const char *language);
void accord_document_set_contents (AccordDocument *self, gboolean contents);
const char *accord_document_get_title (AccordDocument *self);
const char *accord_document_get_date (AccordDocument *self);
const char *accord_document_get_author (AccordDocument *self);
const char *accord_document_get_subject (AccordDocument *self);
const char *accord_document_get_language (AccordDocument *self);
gboolean accord_document_get_contents (AccordDocument *self);
void accord_document_set_large_print (AccordDocument *self, gboolean large_print);
gboolean accord_document_get_large_print (AccordDocument *self);

/* Blocks: each goes to the end of the innermost container that is open. The spans are taken over.
   */
void accord_document_add_heading (AccordDocument *self, guint level, const char *text);
void accord_document_add_heading_spans (AccordDocument *self, guint level, AccordSpans *spans);
void accord_document_set_anchor (AccordDocument *self, const char *anchor);
void accord_document_add_paragraph (AccordDocument *self, AccordSpans *spans);
void accord_document_add_text (AccordDocument *self, const char *text);
gboolean accord_document_add_note (AccordDocument *self, const char *near, guint max_notes, AccordSpans *spans);
void accord_document_add_status (AccordDocument *self,
                                 AccordMark mark,
                                 const char *words,
                                 AccordSpans *spans);
void accord_document_add_figure (AccordDocument *self,
                                 double height,
                                 AccordFigureDraw draw,
                                 gpointer user_data,
                                 GDestroyNotify destroy,
                                 const char *alternative,
                                 const char *caption);
void accord_document_add_rule (AccordDocument *self);
void accord_document_add_page_break (AccordDocument *self);

/* Containers: each is open until accord_document_end (). */
void accord_document_begin_list (AccordDocument *self, AccordListKind kind, guint first);
void accord_document_begin_item (AccordDocument *self);
void accord_document_begin_quote (AccordDocument *self);
void accord_document_begin_facts (AccordDocument *self);
void accord_document_add_fact (AccordDocument *self, const char *label, AccordSpans *spans);
void accord_document_begin_table (AccordDocument *self, const char *caption, AccordTableFlags flags);
void accord_document_add_column (AccordDocument *self, AccordSpans *title, double weight, AccordAlign align);
void accord_document_add_cell (AccordDocument *self, AccordSpans *spans);
void accord_document_add_cell_text (AccordDocument *self, const char *text);
void accord_document_add_cell_status (AccordDocument *self, AccordMark mark, const char *words);
void accord_document_end (AccordDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDocument, accord_document_unref)

G_END_DECLS
