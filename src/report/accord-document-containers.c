/* accord-document-containers.c: lists, quotes, key facts and tables go into a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-document-private.h"

/**
 * accord_document_begin_list:
 * @self: a document
 * @kind: with bullets or numbers
 * @first: the number of the first item; ignored for bullets
 *
 * Opens a list. It takes items only; a list inside an item is nested.
 */
void
accord_document_begin_list (AccordDocument *self, AccordListKind kind, guint first)
{
  AccordNode *node = accord_document_append_block (self, ACCORD_NODE_LIST);

  g_return_if_fail (node != NULL);

  node->list = kind;
  node->first = first;
  self->open = node;
}

/**
 * accord_document_begin_item:
 * @self: a document whose innermost container is a list
 *
 * Opens an item, which takes blocks.
 */
void
accord_document_begin_item (AccordDocument *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open->kind == ACCORD_NODE_LIST);

  self->open = accord_node_new (self->open, ACCORD_NODE_ITEM);
}

/**
 * accord_document_begin_quote:
 * @self: a document
 *
 * Opens a quotation, which takes blocks.
 */
void
accord_document_begin_quote (AccordDocument *self)
{
  AccordNode *node = accord_document_append_block (self, ACCORD_NODE_QUOTE);

  g_return_if_fail (node != NULL);

  self->open = node;
}

/**
 * accord_document_begin_facts:
 * @self: a document
 *
 * Opens a list of key facts, each a label with its text beside it. It takes facts only.
 */
void
accord_document_begin_facts (AccordDocument *self)
{
  AccordNode *node = accord_document_append_block (self, ACCORD_NODE_FACTS);

  g_return_if_fail (node != NULL);

  self->open = node;
}

/**
 * accord_document_add_fact:
 * @self: a document whose innermost container is a list of key facts
 * @label: for example "Approved"
 * @spans: (transfer full): for example "19/06/2025"
 */
void
accord_document_add_fact (AccordDocument *self, const char *label, AccordSpans *spans)
{
  AccordNode *node;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open->kind == ACCORD_NODE_FACTS);
  g_return_if_fail (label != NULL);
  g_return_if_fail (spans != NULL);

  node = accord_node_new (self->open, ACCORD_NODE_FACT);
  node->label = accord_text_make_plain (label);
  node->spans = spans;
}

/**
 * accord_document_begin_table:
 * @self: a document
 * @caption: (nullable): stands above
 * @flags: what its first column is
 *
 * Opens a table. Add all columns first and then the cells, row after row; accord_document_end()
 * fills the last row.
 */
void
accord_document_begin_table (AccordDocument *self, const char *caption, AccordTableFlags flags)
{
  AccordNode *node = accord_document_append_block (self, ACCORD_NODE_TABLE);

  g_return_if_fail (node != NULL);

  node->flags = flags;
  if (caption != NULL)
    node->label = accord_text_make_plain (caption);
  node->columns = g_array_new (FALSE, FALSE, sizeof (AccordColumn));
  g_array_set_clear_func (node->columns, accord_column_clear);
  self->open = node;
}

/**
 * accord_document_add_column:
 * @self: a document whose innermost container is a table without cells
 * @title: (transfer full): the header of the column
 * @weight: its share of the width, relative to the other weights, or 0 to let its text decide
 * @align: of all its cells
 */
void
accord_document_add_column (AccordDocument *self, AccordSpans *title, double weight, AccordAlign align)
{
  AccordColumn column = { .title = title, .weight = weight, .align = align };

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open->kind == ACCORD_NODE_TABLE);
  g_return_if_fail (self->open->children->len == 0);
  g_return_if_fail (title != NULL);
  g_return_if_fail (weight >= 0);

  g_array_append_val (self->open->columns, column);
}

static AccordNode *
add_cell (AccordDocument *self, AccordSpans *spans)
{
  AccordNode *node;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->open->kind == ACCORD_NODE_TABLE, NULL);
  g_return_val_if_fail (self->open->columns->len > 0, NULL);

  node = accord_node_new (self->open, ACCORD_NODE_CELL);
  node->spans = spans;
  return node;
}

/**
 * accord_document_add_cell:
 * @self: a document whose innermost container is a table with columns
 * @spans: (transfer full): the text of the next cell
 */
void
accord_document_add_cell (AccordDocument *self, AccordSpans *spans)
{
  g_return_if_fail (spans != NULL);

  add_cell (self, spans);
}

/**
 * accord_document_add_cell_text:
 * @self: a document whose innermost container is a table with columns
 * @text: plain text of the next cell
 */
void
accord_document_add_cell_text (AccordDocument *self, const char *text)
{
  g_return_if_fail (text != NULL);

  add_cell (self, accord_spans_new (text));
}

/**
 * accord_document_add_cell_status:
 * @self: a document whose innermost container is a table with columns
 * @mark: the shape of the state
 * @words: the state in words
 *
 * Makes the next cell a state.
 */
void
accord_document_add_cell_status (AccordDocument *self, AccordMark mark, const char *words)
{
  AccordNode *node;

  g_return_if_fail (words != NULL);

  node = add_cell (self, accord_spans_new (words));
  g_return_if_fail (node != NULL);

  node->has_mark = TRUE;
  node->mark = mark;
}

/**
 * accord_document_end:
 * @self: a document with an open container
 *
 * Closes the innermost container.
 */
void
accord_document_end (AccordDocument *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->open->parent != NULL);

  if (self->open->kind == ACCORD_NODE_TABLE && self->open->columns->len > 0)
    while (self->open->children->len % self->open->columns->len != 0)
      add_cell (self, accord_spans_new (NULL));

  self->open = self->open->parent;
}
