/* accord-box.c: a strip of a page that is not broken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-box-private.h"

/**
 * accord_box_new:
 * @height: in points
 *
 * Returns: (transfer full): an empty box
 */
AccordBox *
accord_box_new (double height)
{
  AccordBox *self = g_new0 (AccordBox, 1);

  self->height = height;
  self->heading = -1;
  self->ops = g_array_new (FALSE, FALSE, sizeof (AccordOp));
  self->decoration = g_array_new (FALSE, FALSE, sizeof (AccordOp));
  return self;
}

/**
 * accord_box_free:
 * @self: (transfer full): a box
 */
void
accord_box_free (AccordBox *self)
{
  g_array_unref (self->ops);
  g_array_unref (self->decoration);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}

/**
 * accord_box_begin:
 * @self: a box
 * @element: what begins, which must outlive the box
 */
void
accord_box_begin (AccordBox *self, const AccordElement *element)
{
  AccordOp op = { .kind = ACCORD_OP_BEGIN, .element = element };

  g_array_append_val (self->ops, op);
}

/**
 * accord_box_end:
 * @self: a box
 *
 * Closes the innermost open element, which may have begun in an earlier box.
 */
void
accord_box_end (AccordBox *self)
{
  AccordOp op = { .kind = ACCORD_OP_END };

  g_array_append_val (self->ops, op);
}

/**
 * accord_box_add_line:
 * @self: a box
 * @text: a paragraph, which must outlive the box
 * @line: which of its lines
 * @x: the paragraph's left edge
 * @y: the line's top
 */
void
accord_box_add_line (AccordBox *self, const AccordText *text, guint line, double x, double y)
{
  AccordOp op = { .kind = ACCORD_OP_LINE, .text = text, .line = line, .x = x, .y = y };

  g_array_append_val (self->ops, op);
}

/**
 * accord_box_decorate:
 * @self: a box
 * @colour: static
 * @x: its left edge
 * @y: its top
 * @width: in points
 * @height: in points
 *
 * Adds a filled rectangle, which lies under the text.
 */
void
accord_box_decorate (AccordBox *self,
                     const AccordColour *colour,
                     double x,
                     double y,
                     double width,
                     double height)
{
  AccordOp op = {
    .kind = ACCORD_OP_FILL, .colour = colour, .x = x, .y = y, .width = width, .height = height,
  };

  g_array_append_val (self->decoration, op);
}

/**
 * accord_box_decorate_mark:
 * @self: a box
 * @mark: the shape of a state
 * @x: its left edge
 * @y: its top
 * @size: its width and height
 *
 * Adds the shape of a state. The words beside it say the same, so it is decoration.
 */
void
accord_box_decorate_mark (AccordBox *self, AccordMark mark, double x, double y, double size)
{
  AccordOp op = { .kind = ACCORD_OP_MARK, .mark = mark, .x = x, .y = y, .width = size, .height = size };

  g_array_append_val (self->decoration, op);
}
