/* accord-partners-page.h: the membership: seats, organisations, requests to join, and what is waited for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/common/accord-page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PARTNERS_PAGE (accord_partners_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordPartnersPage, accord_partners_page, ACCORD, PARTNERS_PAGE, AdwNavigationPage)

GtkWidget *accord_partners_page_new (AccordPartnership *partnership);

G_END_DECLS
