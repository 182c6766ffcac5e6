/* accord-tabs-page.h: several pages in the place of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/common/accord-page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_TABS_PAGE (accord_tabs_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordTabsPage, accord_tabs_page, ACCORD, TABS_PAGE, AdwNavigationPage)

typedef GtkWidget *(*AccordTabMaker) (AccordPartnership *partnership);

GtkWidget *accord_tabs_page_new (AccordPartnership *partnership, const char *title, const char *tag);
void accord_tabs_page_add (AccordTabsPage *self, const char *name, const char *title, AccordTabMaker make);
AccordPage *accord_tabs_page_show (AccordTabsPage *self, const char *name);

G_END_DECLS
