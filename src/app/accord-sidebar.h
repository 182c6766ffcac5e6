/* accord-sidebar.h: the pages by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_SIDEBAR (accord_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (AccordSidebar, accord_sidebar, ACCORD, SIDEBAR, AdwBin)

void accord_sidebar_add (AccordSidebar *self, const char *name, const char *title, const char *icon);
void accord_sidebar_select (AccordSidebar *self, const char *name);
void accord_sidebar_set_count (AccordSidebar *self, const char *name, guint count, const char *words);

G_END_DECLS
