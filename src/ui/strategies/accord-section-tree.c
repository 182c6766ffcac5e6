/* accord-section-tree.c: the sections of a strategy as they were read, found by their identity
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-section-tree.h"

/* The sections stand in the order of reading: what is under one follows it, deeper than it is. */
struct _AccordSectionTree
{
  GPtrArray *sections;          /* AccordSection */
  GHashTable *positions;        /* the id in a section -> its position */
};

/**
 * accord_section_tree_new:
 * @sections: (element-type AccordSection) (nullable): the answer of accord_outline_load(); %NULL for none
 *
 * Returns: (transfer full): a tree of these sections; they stay as they are
 */
AccordSectionTree *
accord_section_tree_new (GPtrArray *sections)
{
  AccordSectionTree *self = g_new (AccordSectionTree, 1);

  self->sections = sections != NULL ? g_ptr_array_ref (sections) : g_ptr_array_new ();
  self->positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->sections->len; i++)
    g_hash_table_insert (self->positions, &((AccordSection *) g_ptr_array_index (self->sections, i))->id,
                         GUINT_TO_POINTER (i));
  return self;
}

/**
 * accord_section_tree_free:
 *
 * Lets go of the sections.
 */
void
accord_section_tree_free (AccordSectionTree *self)
{
  g_hash_table_unref (self->positions);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

/**
 * accord_section_tree_get_length:
 *
 * Returns: how many sections there are
 */
guint
accord_section_tree_get_length (AccordSectionTree *self)
{
  return self->sections->len;
}

/**
 * accord_section_tree_get:
 * @position: a place in the order of reading
 *
 * Returns: (transfer none) (nullable): the section there; %NULL after the last
 */
const AccordSection *
accord_section_tree_get (AccordSectionTree *self, guint position)
{
  return position < self->sections->len ? g_ptr_array_index (self->sections, position) : NULL;
}

/**
 * accord_section_tree_find:
 * @id: a section
 * @position: (out) (optional): receives its place in the order of reading; untouched when it is not there
 *
 * Returns: (transfer none) (nullable): the section
 */
const AccordSection *
accord_section_tree_find (AccordSectionTree *self, gint64 id, guint *position)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (self->positions, &id, NULL, &found))
    return NULL;
  if (position != NULL)
    *position = GPOINTER_TO_UINT (found);
  return g_ptr_array_index (self->sections, GPOINTER_TO_UINT (found));
}

/**
 * accord_section_tree_find_elder:
 * @section: a section of the tree
 * @except: a section that does not count, or 0
 *
 * Returns: the sibling before it; 0 when it is the first
 */
gint64
accord_section_tree_find_elder (AccordSectionTree *self, const AccordSection *section, gint64 except)
{
  guint position = 0;

  accord_section_tree_find (self, section->id, &position);
  while (position-- > 0)
    {
      const AccordSection *other = g_ptr_array_index (self->sections, position);

      if (other->depth < section->depth)
        return 0;
      if (other->parent == section->parent && other->id != except)
        return other->id;
    }
  return 0;
}

/**
 * accord_section_tree_find_last_child:
 * @parent: a section, or 0 for the top
 * @except: a section that does not count, or 0
 *
 * Returns: the last section directly under it; 0 when there is none
 */
gint64
accord_section_tree_find_last_child (AccordSectionTree *self, gint64 parent, gint64 except)
{
  guint position = 0;
  const AccordSection *above = accord_section_tree_find (self, parent, &position);
  gint64 last = 0;

  for (guint i = above != NULL ? position + 1 : 0; i < self->sections->len; i++)
    {
      const AccordSection *other = g_ptr_array_index (self->sections, i);

      if (above != NULL && other->depth <= above->depth)
        break;
      if (other->parent == parent && other->id != except)
        last = other->id;
    }
  return last;
}

/**
 * accord_section_tree_is_within:
 * @id: a section
 * @ancestor: another, or the same
 *
 * Returns: whether the section is @ancestor, or somewhere under it
 */
gboolean
accord_section_tree_is_within (AccordSectionTree *self, gint64 id, gint64 ancestor)
{
  const AccordSection *found = accord_section_tree_find (self, id, NULL);

  while (found != NULL && found->id != ancestor)
    found = accord_section_tree_find (self, found->parent, NULL);
  return found != NULL;
}
