/* accord-organisations.h: the organisations, how they belong together, and what becomes of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list.h"

G_BEGIN_DECLS

extern const AccordListSource accord_organisations;

AccordRequest *accord_organisations_count (void);
AccordRequest *accord_organisations_load_names (void);
AccordRequest *accord_organisation_load_relations (gint64 organisation);
AccordRequest *accord_organisation_load_people (gint64 organisation);
AccordRequest *accord_organisation_set_contact (gint64 organisation, gint64 person);
AccordRequest *accord_organisation_succeed (gint64 organisation, gint64 successor, const char *day, GError **error);

G_END_DECLS
