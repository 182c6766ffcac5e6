/* accord-parties.h: the bodies that took part in an activity, each with its role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-record.h"

G_BEGIN_DECLS

AccordRequest *accord_parties_load (gint64 activity);
AccordRequest *accord_party_add (gint64 activity, gint64 organisation);
AccordRequest *accord_party_set_role (gint64 activity, gint64 organisation, const char *role);
AccordRequest *accord_party_remove (gint64 activity, gint64 organisation);

G_END_DECLS
