/* accord-relations-group.h: the organisations with which one stands in a relation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

/**
 * AccordRelationLook:
 * @kind: code of the vocabulary `organisation_relation`
 * @title: of the group; untranslated
 * @add: what adding one is called; untranslated
 * @reverse: said of another organisation that stands so to this one; untranslated
 *
 * One kind of relation.
 */
typedef struct
{
  const char *kind;
  const char *title;
  const char *add;
  const char *reverse;
} AccordRelationLook;

#define ACCORD_TYPE_RELATIONS_GROUP (accord_relations_group_get_type ())
G_DECLARE_FINAL_TYPE (AccordRelationsGroup, accord_relations_group, ACCORD, RELATIONS_GROUP, AdwPreferencesGroup)

GtkWidget *accord_relations_group_new (AccordPartnership *partnership, const AccordRelationLook *look);
void accord_relations_group_show (AccordRelationsGroup *self, gint64 organisation);

G_END_DECLS
