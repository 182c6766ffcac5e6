/* accord-seats-page.h: the seats, who holds them, and who is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/browser/accord-browser-page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_SEATS_PAGE (accord_seats_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordSeatsPage, accord_seats_page, ACCORD, SEATS_PAGE, AccordBrowserPage)

GtkWidget *accord_seats_page_new (AccordPartnership *partnership, GMenuModel *menu);

G_END_DECLS
