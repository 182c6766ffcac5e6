/* accord-organisations-page.h: the organisations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/browser/accord-browser-page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_ORGANISATIONS_PAGE (accord_organisations_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordOrganisationsPage, accord_organisations_page, ACCORD, ORGANISATIONS_PAGE, AccordBrowserPage)

GtkWidget *accord_organisations_page_new (AccordPartnership *partnership, GMenuModel *menu);

G_END_DECLS
