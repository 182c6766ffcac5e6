/* accord-people-group.h: the people of an organisation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PEOPLE_GROUP (accord_people_group_get_type ())
G_DECLARE_FINAL_TYPE (AccordPeopleGroup, accord_people_group, ACCORD, PEOPLE_GROUP, AdwPreferencesGroup)

GtkWidget *accord_people_group_new (AccordPartnership *partnership);
void accord_people_group_show (AccordPeopleGroup *self, gint64 organisation);

G_END_DECLS
