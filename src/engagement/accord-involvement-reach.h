/* accord-involvement-reach.h: whose involvement an edit can have changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-changes.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordInvolvementReach:
 * @everything: every plan, as a whole
 * @every_open: every plan in which something is not recorded yet
 * @is_vague: something is gone of which nobody can say what it belonged to
 * @whole_plans: (element-type gint64): these plans, as a whole
 * @plans: (element-type gint64): these plans
 * @open_plans: (element-type gint64): these plans, if something is not recorded yet in them
 * @activities: (element-type gint64): the activities that were touched, or to which belongs what was touched
 * @changed: (element-type gint64): those of @activities that were touched themselves, or in whom, whom or what they are about;
 *   not those of which only something that was heard, or a link, was
 * @rows: (element-type gint64): whoever stands on one of these rows
 *
 * What must be looked at again after an edit. Never too little; now and then too much.
 */
typedef struct
{
  gboolean everything;
  gboolean every_open;
  gboolean is_vague;
  GHashTable *whole_plans;
  GHashTable *plans;
  GHashTable *open_plans;
  GHashTable *activities;
  GHashTable *changed;
  GHashTable *rows;
} AccordInvolvementReach;

gboolean accord_involvement_is_touched (AccordChanges *changes);
AccordInvolvementReach *accord_involvement_reach_new (void);
gboolean accord_involvement_reach_add (AccordInvolvementReach *self, AccordConnection *connection,
                                       AccordChanges *changes, GError **error);
void accord_involvement_reach_free (AccordInvolvementReach *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordInvolvementReach, accord_involvement_reach_free)

G_END_DECLS
