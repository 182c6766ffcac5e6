/* accord-overview-page.h: are we all right?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-live-checks.h"
#include "ui/common/accord-page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_OVERVIEW_PAGE (accord_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordOverviewPage, accord_overview_page, ACCORD, OVERVIEW_PAGE, AdwNavigationPage)

GtkWidget *accord_overview_page_new (AccordPartnership *partnership, AccordChecks *checks);

G_END_DECLS
