/* accord-parties-group.h: the bodies that took part in an activity, each with its role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PARTIES_GROUP (accord_parties_group_get_type ())
G_DECLARE_FINAL_TYPE (AccordPartiesGroup, accord_parties_group, ACCORD, PARTIES_GROUP, AdwPreferencesGroup)

GtkWidget *accord_parties_group_new (AccordPartnership *partnership);
void accord_parties_group_show (AccordPartiesGroup *self, gint64 activity);

G_END_DECLS
