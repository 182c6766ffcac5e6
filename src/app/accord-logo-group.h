/* accord-logo-group.h: the logo of the documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_LOGO_GROUP (accord_logo_group_get_type ())
G_DECLARE_FINAL_TYPE (AccordLogoGroup, accord_logo_group, ACCORD, LOGO_GROUP, AdwPreferencesGroup)

void accord_logo_group_show (AccordLogoGroup *self, const char *logo);
void accord_logo_group_take (AccordLogoGroup *self, GFile *file);

G_END_DECLS
