/* accord-node.c: a heading, a paragraph, a table: one thing in the tree of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "report/accord-node-private.h"

static void
figure_free (AccordFigure *figure)
{
  if (figure->destroy != NULL)
    figure->destroy (figure->user_data);
  g_free (figure->alternative);
  g_free (figure);
}

/**
 * accord_column_clear:
 * @data: an #AccordColumn in an array
 */
void
accord_column_clear (gpointer data)
{
  AccordColumn *column = data;

  accord_spans_unref (column->title);
}

/**
 * accord_node_free:
 * @data: (transfer full): an #AccordNode
 *
 * Frees a node and all below it.
 */
void
accord_node_free (gpointer data)
{
  AccordNode *node = data;

  g_ptr_array_unref (node->children);
  g_clear_pointer (&node->spans, accord_spans_unref);
  g_clear_pointer (&node->columns, g_array_unref);
  g_clear_pointer (&node->figure, figure_free);
  g_free (node->label);
  g_free (node->anchor);
  g_clear_pointer (&node->notes, g_ptr_array_unref);
  g_free (node);
}

/**
 * accord_node_new:
 * @parent: (nullable): whose last child it becomes; %NULL for a root
 * @kind: what it is
 *
 * Returns: (transfer none): a node that @parent owns; (transfer full) where there is none
 */
AccordNode *
accord_node_new (AccordNode *parent, AccordNodeKind kind)
{
  AccordNode *node = g_new0 (AccordNode, 1);

  node->kind = kind;
  node->parent = parent;
  node->children = g_ptr_array_new_with_free_func (accord_node_free);
  if (parent != NULL)
    g_ptr_array_add (parent->children, node);
  return node;
}

/**
 * accord_node_takes_blocks:
 * @node: a node
 *
 * Returns: whether it is a container of blocks, as against one of items, facts or cells
 */
gboolean
accord_node_takes_blocks (const AccordNode *node)
{
  return node->kind == ACCORD_NODE_ROOT || node->kind == ACCORD_NODE_ITEM || node->kind == ACCORD_NODE_QUOTE;
}
