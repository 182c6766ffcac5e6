/* accord-flow-notes.c: notes that stand at the foot of the page of their number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-flow-private.h"

#include <glib/gi18n.h>

#define NOTE_INDENT 16.0

static const AccordTextStyle note_style = {
  .size = 8.5,
  .leading = 1.35,
  .colour = &accord_colour_ink,
};

/* A paragraph with the numbers of its notes after it. */
AccordSpans *
accord_flow_number_notes (AccordFlow *self, const AccordNode *node)
{
  AccordSpans *spans = accord_spans_new (NULL);

  g_ptr_array_add (self->spans, spans);
  accord_spans_append_spans (spans, node->spans);
  if (accord_spans_get_language (node->spans) != NULL)
    accord_spans_set_language (spans, accord_spans_get_language (node->spans));
  for (guint i = 0; i < node->notes->len; i++)
    {
      guint number = self->n_notes + i + 1;
      g_autofree char *mark = accord_document_make_note_mark (number);

      accord_spans_append (spans, i > 0 ? "\u202f" : "\u2060", ACCORD_SPAN_PLAIN);
      accord_spans_append_note (spans, mark, number);
    }
  return spans;
}

static void
append_op (AccordNote *note, AccordOp op)
{
  g_array_append_val (note->ops, op);
}

void
accord_note_free (gpointer data)
{
  AccordNote *note = data;

  g_array_unref (note->ops);
  g_free (note);
}

static AccordNote *
set_note (AccordFlow *self, AccordSpans *spans)
{
  AccordNote *note = g_new0 (AccordNote, 1);
  AccordElement *element = accord_flow_make_element (self, "Note");
  g_autofree char *number = g_strdup_printf ("%u", ++self->n_notes);
  g_autofree char *back = g_strdup_printf (_("Back to the text of note %u"), self->n_notes);
  double left = self->page_left;
  double indent = self->typesetter->large_print ? NOTE_INDENT * 1.6 : NOTE_INDENT;
  AccordText *label = accord_flow_set_plain (self, number, &note_style, -1);
  AccordText *text = accord_flow_set (self, spans, &note_style, self->page_width - indent);

  accord_text_link_whole (label, ACCORD_LINK_NUMBER, self->n_notes - 1, back);
  g_ptr_array_add (self->notes, note);
  element->note = self->n_notes;
  note->ops = g_array_new (FALSE, FALSE, sizeof (AccordOp));
  append_op (note, (AccordOp) { .kind = ACCORD_OP_BEGIN, .element = element });
  append_op (note, (AccordOp) { .kind = ACCORD_OP_BEGIN, .element = accord_flow_make_element (self, "Lbl") });
  append_op (note, (AccordOp) { .kind = ACCORD_OP_LINE, .text = label, .x = left });
  append_op (note, (AccordOp) { .kind = ACCORD_OP_END });
  for (guint i = 0; i < text->lines->len; i++)
    {
      append_op (note, (AccordOp) { .kind = ACCORD_OP_LINE, .text = text, .line = i, .x = left + indent,
                                    .y = note->height });
      note->height += accord_text_get_line (text, i)->height;
    }
  append_op (note, (AccordOp) { .kind = ACCORD_OP_END });
  return note;
}

/* Notes go with the last line of their paragraph, where their numbers are. */
void
accord_flow_set_notes (AccordFlow *self, const AccordNode *node)
{
  self->last->notes = g_ptr_array_new ();
  for (guint i = 0; i < node->notes->len; i++)
    {
      AccordNote *note = set_note (self, g_ptr_array_index (node->notes, i));
      AccordOp op = { .kind = ACCORD_OP_NOTE, .note = note };

      g_ptr_array_add (self->last->notes, note);
      g_array_append_val (self->last->ops, op);
    }
}
