/* accord-document-blocks.c: headings, paragraphs and their notes, states and figures go into a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-document-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Readers find their way by heading levels, so none may be left out: ISO 14289-1, 7.4.2. Headings
   that were asked for at one level stay at one level. */
static guint
settle_level (AccordDocument *self, guint asked)
{
  while (self->depth > 0 && self->asked[self->depth - 1] >= asked)
    self->depth--;
  self->asked[self->depth++] = asked;
  return self->depth;
}

/**
 * accord_document_add_heading:
 * @self: a document
 * @level: 1 for the title of the report, which stands once and first, to 4
 * @text: the heading
 *
 * Adds a heading in plain text. See accord_document_add_heading_spans().
 */
void
accord_document_add_heading (AccordDocument *self, guint level, const char *text)
{
  g_return_if_fail (text != NULL);

  accord_document_add_heading_spans (self, level, accord_spans_new (text));
}

/**
 * accord_document_add_heading_spans:
 * @self: a document
 * @level: 1 for the title of the report, which stands once and first, to 4
 * @spans: (transfer full): the heading
 *
 * Adds a heading, which is also a bookmark. A level that skips one is brought up: a 4 right below a
 * 2 becomes a 3.
 */
void
accord_document_add_heading_spans (AccordDocument *self, guint level, AccordSpans *spans)
{
  AccordNode *node = accord_document_append_block (self, ACCORD_NODE_HEADING);

  g_return_if_fail (node != NULL);

  node->level = settle_level (self, CLAMP (level, 1, ACCORD_MAX_HEADING_LEVEL));
  node->spans = spans;
}

/**
 * accord_document_set_anchor:
 * @self: a document whose last block is a heading
 * @anchor: a name of letters, digits and low lines, at most 40, that no other heading has
 *
 * Names a heading, so that it is known again in a file that comes back.
 */
void
accord_document_set_anchor (AccordDocument *self, const char *anchor)
{
  AccordNode *node;

  g_return_if_fail (self != NULL && self->open->children->len > 0);
  node = g_ptr_array_index (self->open->children, self->open->children->len - 1);
  g_return_if_fail (node->kind == ACCORD_NODE_HEADING);

  g_set_str (&node->anchor, anchor);
}

/**
 * accord_document_add_paragraph:
 * @self: a document
 * @spans: (transfer full): its text
 */
void
accord_document_add_paragraph (AccordDocument *self, AccordSpans *spans)
{
  AccordNode *node = accord_document_append_block (self, ACCORD_NODE_PARAGRAPH);

  g_return_if_fail (node != NULL);

  node->spans = spans;
}

/**
 * accord_document_add_text:
 * @self: a document
 * @text: plain text
 *
 * Adds a paragraph of plain text.
 */
void
accord_document_add_text (AccordDocument *self, const char *text)
{
  g_return_if_fail (text != NULL);

  accord_document_add_paragraph (self, accord_spans_new (text));
}

/* The last paragraph below @node, after the last heading, that has @near in it. Where a heading ends the search, @ended is
 * set. */
static AccordNode *
find_paragraph (AccordNode *node, const char *near, gboolean *ended)
{
  for (guint i = node->children->len; i-- > 0 && !*ended;)
    {
      AccordNode *child = g_ptr_array_index (node->children, i);
      AccordNode *found;

      if (child->kind == ACCORD_NODE_HEADING)
        *ended = TRUE;
      else if (child->kind == ACCORD_NODE_PARAGRAPH && strstr (accord_spans_get_text (child->spans), near) != NULL)
        return child;
      else if ((found = find_paragraph (child, near, ended)) != NULL)
        return found;
    }
  return NULL;
}

/**
 * accord_document_add_note:
 * @self: a document
 * @near: words of a paragraph under the last heading; where none has them, the last paragraph there is meant
 * @max_notes: how many notes the paragraph may have with this one, or 0 for any number. They all stand on the page of the
 *   paragraph's last line
 * @spans: (transfer full): what the note says. It is never broken, so it must be short
 *
 * Adds a footnote at the end of a paragraph. Notes are numbered in the order in which they are read.
 *
 * Returns: whether there was room for it
 */
gboolean
accord_document_add_note (AccordDocument *self, const char *near, guint max_notes, AccordSpans *spans)
{
  gboolean ended = FALSE;
  AccordNode *node;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (near != NULL, FALSE);

  node = find_paragraph (self->open, near, &ended);
  ended = FALSE;
  if (node == NULL)
    node = find_paragraph (self->open, "", &ended);
  if (node == NULL)
    {
      node = accord_document_append_block (self, ACCORD_NODE_PARAGRAPH);
      node->spans = accord_spans_new (_("Sources:"));
    }
  if (node->notes == NULL)
    node->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_spans_unref);
  if (max_notes > 0 && node->notes->len >= max_notes)
    {
      accord_spans_unref (spans);
      return FALSE;
    }
  g_ptr_array_add (node->notes, spans);
  return TRUE;
}

/**
 * accord_document_make_note_mark:
 * @number: of a note, from 1
 *
 * Returns: (transfer full): the number in raised figures, as it stands in the text
 */
char *
accord_document_make_note_mark (guint number)
{
  static const char *const figures[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GString *mark = g_string_new (NULL);

  for (const char *p = digits; *p != '\0'; p++)
    g_string_append (mark, figures[*p - '0']);
  return g_string_free_and_steal (mark);
}

/**
 * accord_document_add_status:
 * @self: a document
 * @mark: the shape of the state
 * @words: the state in words, for example "Partly recorded"
 * @spans: (transfer full) (nullable): what it is about or why, after the words
 *
 * Adds a line that begins with a state.
 */
void
accord_document_add_status (AccordDocument *self, AccordMark mark, const char *words, AccordSpans *spans)
{
  AccordNode *node = accord_document_append_block (self, ACCORD_NODE_STATUS);

  g_return_if_fail (node != NULL);
  g_return_if_fail (words != NULL);

  node->has_mark = TRUE;
  node->mark = mark;
  node->label = accord_text_make_plain (words);
  node->spans = spans;
}

/**
 * accord_document_add_figure:
 * @self: a document
 * @height: in points; the width is that of the text
 * @draw: draws it
 * @user_data: for @draw
 * @destroy: (nullable): frees @user_data
 * @alternative: what the figure says, for people who do not see it
 * @caption: (nullable): stands below
 */
void
accord_document_add_figure (AccordDocument *self,
                            double height,
                            AccordFigureDraw draw,
                            gpointer user_data,
                            GDestroyNotify destroy,
                            const char *alternative,
                            const char *caption)
{
  AccordNode *node = accord_document_append_block (self, ACCORD_NODE_FIGURE);

  g_return_if_fail (node != NULL);
  g_return_if_fail (draw != NULL);
  g_return_if_fail (alternative != NULL && *alternative != '\0');

  node->figure = g_new0 (AccordFigure, 1);
  node->figure->height = height;
  node->figure->draw = draw;
  node->figure->user_data = user_data;
  node->figure->destroy = destroy;
  node->figure->alternative = accord_text_make_plain (alternative);
  if (caption != NULL)
    node->label = accord_text_make_plain (caption);
}

/**
 * accord_document_set_logo:
 * @self: a document whose last block is a figure
 * @logo: what the figure draws and frees, for a web page and for a word processor
 */
void
accord_document_set_logo (AccordDocument *self, AccordLogo *logo)
{
  AccordNode *node = g_ptr_array_index (self->open->children, self->open->children->len - 1);

  g_return_if_fail (node->figure != NULL);

  node->figure->logo = logo;
}

/**
 * accord_document_add_rule:
 * @self: a document
 *
 * Adds a line across the text.
 */
void
accord_document_add_rule (AccordDocument *self)
{
  accord_document_append_block (self, ACCORD_NODE_RULE);
}

/**
 * accord_document_add_page_break:
 * @self: a document
 *
 * Lets what follows begin on a new page.
 */
void
accord_document_add_page_break (AccordDocument *self)
{
  accord_document_append_block (self, ACCORD_NODE_PAGE_BREAK);
}
