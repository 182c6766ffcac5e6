/* accord-theme-page.h: the words of one theme, and what may become of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"
#include "model/accord-record.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_THEME_PAGE (accord_theme_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordThemePage, accord_theme_page, ACCORD, THEME_PAGE, AdwNavigationPage)

AdwNavigationPage *accord_theme_page_new (AccordPartnership *partnership, AccordRecord *theme);
char *accord_theme_page_describe (AccordRecord *theme);

G_END_DECLS
