/* accord-flow.c: a document as one endless strip of boxes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-flow-private.h"

#include "report/accord-box-table-private.h"

/**
 * accord_flow_set:
 * @self: a flow
 * @spans: the text, which the document must own
 * @style: how it looks
 * @width: of the lines
 *
 * Returns: (transfer none): the lines, which the flow owns
 */
AccordText *
accord_flow_set (AccordFlow *self, AccordSpans *spans, const AccordTextStyle *style, double width)
{
  AccordText *text = accord_text_new (self->typesetter, spans, style, width);

  g_ptr_array_add (self->texts, text);
  return text;
}

/**
 * accord_flow_set_plain:
 * @self: a flow
 * @text: plain text
 * @style: how it looks
 * @width: of the lines
 *
 * Returns: (transfer none): the lines, which the flow owns
 */
AccordText *
accord_flow_set_plain (AccordFlow *self, const char *text, const AccordTextStyle *style, double width)
{
  AccordText *set = accord_text_new_plain (self->typesetter, text, style, width);

  g_ptr_array_add (self->texts, set);
  return set;
}

/**
 * accord_flow_make_element:
 * @self: a flow
 * @tag: static
 *
 * Returns: (transfer none): a new element, which the flow owns
 */
AccordElement *
accord_flow_make_element (AccordFlow *self, const char *tag)
{
  AccordElement *element = g_new0 (AccordElement, 1);

  element->tag = tag;
  g_ptr_array_add (self->elements, element);
  return element;
}

/**
 * accord_flow_begin:
 * @self: a flow
 * @element: what the next box begins
 */
void
accord_flow_begin (AccordFlow *self, const AccordElement *element)
{
  AccordOp op = { .kind = ACCORD_OP_BEGIN, .element = element };

  g_array_append_val (self->pending, op);
}

/* As accord_flow_begin(), of a new element. */
void
accord_flow_begin_tag (AccordFlow *self, const char *tag)
{
  accord_flow_begin (self, accord_flow_make_element (self, tag));
}

/**
 * accord_flow_end:
 * @self: a flow
 *
 * Lets the last box end the innermost element. An element in which nothing was drawn is as if it
 * had not begun.
 */
void
accord_flow_end (AccordFlow *self)
{
  AccordOp op = { .kind = ACCORD_OP_END };

  if (self->pending->len == 0)
    accord_box_end (self->last);
  else if (g_array_index (self->pending, AccordOp, self->pending->len - 1).kind == ACCORD_OP_BEGIN)
    g_array_set_size (self->pending, self->pending->len - 1);
  else
    g_array_append_val (self->pending, op);
}

static double
get_first_baseline (const AccordBox *box)
{
  for (guint i = 0; i < box->ops->len; i++)
    {
      const AccordOp *op = &g_array_index (box->ops, AccordOp, i);

      if (op->kind == ACCORD_OP_LINE)
        return op->y + accord_text_get_line (op->text, op->line)->baseline;
    }
  return 0;
}

/* A label waits for the first line of its item and sits on the same baseline. */
static void
align_pending_labels (AccordFlow *self, const AccordBox *box)
{
  double baseline = get_first_baseline (box);

  for (guint i = 0; i < self->pending->len; i++)
    {
      AccordOp *op = &g_array_index (self->pending, AccordOp, i);

      if (op->kind == ACCORD_OP_LINE && baseline > 0)
        op->y = baseline - accord_text_get_line (op->text, op->line)->baseline;
    }
}

/**
 * accord_flow_add:
 * @self: a flow
 * @box: (transfer full): what comes below the last box
 */
void
accord_flow_add (AccordFlow *self, AccordBox *box)
{
  align_pending_labels (self, box);
  g_array_prepend_vals (box->ops, self->pending->data, self->pending->len);
  g_array_set_size (self->pending, 0);

  box->space = self->space;
  box->breaks = self->breaks;
  box->rail = self->rail;
  self->space = 0;
  self->breaks = FALSE;
  self->last = box;
  g_ptr_array_add (self->boxes, box);
}

/**
 * accord_flow_add_space:
 * @self: a flow
 * @space: in points
 *
 * Wants space above the next box. The largest wish counts.
 */
void
accord_flow_add_space (AccordFlow *self, double space)
{
  self->space = MAX (self->space, self->typesetter->large_print ? space * ACCORD_FLOW_LARGE_PRINT_SPACE : space);
}

/**
 * accord_flow_add_lines:
 * @self: a flow
 * @text: a paragraph, which the flow owns
 * @x: its left edge
 * @keep: whether all of it stays with the box that comes next
 *
 * Adds a box a line. The first two lines of a paragraph stay together and so do the last two.
 *
 * Returns: (transfer none): the first of the boxes
 */
AccordBox *
accord_flow_add_lines (AccordFlow *self, const AccordText *text, double x, gboolean keep)
{
  AccordBox *first = NULL;
  guint n = text->lines->len;

  for (guint i = 0; i < n; i++)
    {
      AccordBox *box = accord_box_new (accord_text_get_line (text, i)->height);

      accord_box_add_line (box, text, i, x, 0);
      box->keep = keep || (n > 1 && (i == 0 || i == n - 2));
      accord_flow_add (self, box);
      if (first == NULL)
        first = box;
    }
  return first;
}

/**
 * accord_flow_new:
 * @document: a document, which must outlive the flow
 * @left: of the text, from the paper's left edge, in points
 * @width: of the text
 * @page_height: of the text on one page
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Sets a document in lines. Any thread, but one at a time.
 *
 * Returns: (transfer full) (nullable): the flow, or %NULL when it was cancelled
 */
AccordFlow *
accord_flow_new (AccordDocument *document,
                 double left,
                 double width,
                 double page_height,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (AccordFlow) self = g_new0 (AccordFlow, 1);

  self->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_box_free);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_box_free);
  self->headings = g_array_new (FALSE, FALSE, sizeof (AccordHeading));
  self->contents = g_ptr_array_new ();
  self->listed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->typesetter = accord_typesetter_new (accord_document_get_language (document),
                                            accord_document_get_large_print (document));
  self->notes = g_ptr_array_new_with_free_func (accord_note_free);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_text_free);
  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_spans_unref);
  self->elements = g_ptr_array_new_with_free_func (g_free);
  self->rails = g_ptr_array_new_with_free_func (g_free);
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_box_table_free);
  self->pending = g_array_new (FALSE, FALSE, sizeof (AccordOp));
  self->cancellable = cancellable;
  self->left = left;
  self->width = width;
  self->page_left = left;
  self->page_width = width;
  self->page_height = page_height;
  self->with_contents = accord_document_get_contents (document);

  accord_flow_begin_tag (self, "Document");
  accord_flow_set_blocks (self, accord_document_get_root (document));
  self->cancellable = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  /* A document without a word is one empty page, whose structure is the Document element alone. */
  if (self->last == NULL)
    accord_flow_add (self, accord_box_new (0));
  accord_flow_end (self);
  return g_steal_pointer (&self);
}

/**
 * accord_flow_free:
 * @self: (transfer full): a flow
 */
void
accord_flow_free (AccordFlow *self)
{
  g_ptr_array_unref (self->boxes);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->spans);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->elements);
  g_ptr_array_unref (self->rails);
  g_ptr_array_unref (self->contents);
  g_array_unref (self->headings);
  g_array_unref (self->listed);
  g_array_unref (self->pending);
  accord_typesetter_free (self->typesetter);
  g_free (self);
}
