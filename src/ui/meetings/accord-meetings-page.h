/* accord-meetings-page.h: the partnership's meetings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/browser/accord-browser-page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_MEETINGS_PAGE (accord_meetings_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordMeetingsPage, accord_meetings_page, ACCORD, MEETINGS_PAGE, AccordBrowserPage)

GtkWidget *accord_meetings_page_new (AccordPartnership *partnership);

G_END_DECLS
