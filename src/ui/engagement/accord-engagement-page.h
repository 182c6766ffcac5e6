/* accord-engagement-page.h: the engagement log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/browser/accord-browser-page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_ENGAGEMENT_PAGE (accord_engagement_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordEngagementPage, accord_engagement_page, ACCORD, ENGAGEMENT_PAGE, AccordBrowserPage)

GtkWidget *accord_engagement_page_new (AccordPartnership *partnership);

G_END_DECLS
