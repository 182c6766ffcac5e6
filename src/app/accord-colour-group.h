/* accord-colour-group.h: one colour of the documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-look.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_COLOUR_GROUP (accord_colour_group_get_type ())
G_DECLARE_FINAL_TYPE (AccordColourGroup, accord_colour_group, ACCORD, COLOUR_GROUP, AdwPreferencesGroup)

void accord_colour_group_set_part (AccordColourGroup *self, AccordLookPart part);
GtkEditable *accord_colour_group_get_line (AccordColourGroup *self);
void accord_colour_group_show (AccordColourGroup *self, const char *otherwise);

G_END_DECLS
