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
 * @everything: every plan
 * @every_open: every plan in which something is not recorded yet
 * @plans: (element-type gint64): these plans
 * @open_plans: (element-type gint64): these plans, if something is not recorded yet in them
 * @rows: (element-type gint64): plans that stand on one of these rows
 *
 * Which plans must be looked at again after an edit. Never too few; now and then too many.
 */
typedef struct
{
  gboolean everything;
  gboolean every_open;
  GHashTable *plans;
  GHashTable *open_plans;
  GHashTable *rows;
} AccordInvolvementReach;

gboolean accord_involvement_is_touched (AccordChanges *changes);
AccordInvolvementReach *accord_involvement_reach_new (void);
gboolean accord_involvement_reach_add (AccordInvolvementReach *self, AccordConnection *connection,
                                       AccordChanges *changes, GError **error);
void accord_involvement_reach_free (AccordInvolvementReach *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordInvolvementReach, accord_involvement_reach_free)

G_END_DECLS
