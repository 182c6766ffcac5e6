/* accord-section-tree.h: the sections of a strategy as they were read, found by their identity
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plans/accord-outline.h"

G_BEGIN_DECLS

typedef struct _AccordSectionTree AccordSectionTree;

AccordSectionTree *accord_section_tree_new (GPtrArray *sections);
void accord_section_tree_free (AccordSectionTree *self);

guint accord_section_tree_get_length (AccordSectionTree *self);
const AccordSection *accord_section_tree_get (AccordSectionTree *self, guint position);
const AccordSection *accord_section_tree_find (AccordSectionTree *self, gint64 id, guint *position);
gint64 accord_section_tree_find_elder (AccordSectionTree *self, const AccordSection *section, gint64 except);
gint64 accord_section_tree_find_last_child (AccordSectionTree *self, gint64 parent, gint64 except);
gboolean accord_section_tree_is_within (AccordSectionTree *self, gint64 id, gint64 ancestor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSectionTree, accord_section_tree_free)

G_END_DECLS
