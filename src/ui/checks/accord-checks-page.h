/* accord-checks-page.h: every requirement, and what is recorded for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "checks/accord-live-checks.h"
#include "ui/common/accord-page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_CHECKS_PAGE (accord_checks_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordChecksPage, accord_checks_page, ACCORD, CHECKS_PAGE, AdwNavigationPage)

GtkWidget *accord_checks_page_new (AccordPartnership *partnership, AccordChecks *checks);

G_END_DECLS
