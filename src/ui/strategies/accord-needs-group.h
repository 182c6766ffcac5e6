/* accord-needs-group.h: the assessed needs that a section is to meet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_NEEDS_GROUP (accord_needs_group_get_type ())
G_DECLARE_FINAL_TYPE (AccordNeedsGroup, accord_needs_group, ACCORD, NEEDS_GROUP, AdwBin)

GtkWidget *accord_needs_group_new (AccordPartnership *partnership);
void accord_needs_group_set_closed (AccordNeedsGroup *self, gboolean closed);
void accord_needs_group_show (AccordNeedsGroup *self, gint64 section);

G_END_DECLS
