/* accord-links-group.h: the passages that something bears on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_LINKS_GROUP (accord_links_group_get_type ())
G_DECLARE_FINAL_TYPE (AccordLinksGroup, accord_links_group, ACCORD, LINKS_GROUP, AdwBin)

GtkWidget *accord_links_group_new (AccordPartnership *partnership, const char *title);
void accord_links_group_set_ends (AccordLinksGroup *self, gint64 activity, gint64 feedback);
void accord_links_group_show (AccordLinksGroup *self, GPtrArray *links);

G_END_DECLS
