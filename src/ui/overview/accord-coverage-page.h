/* accord-coverage-page.h: who was reached where, and what is still to be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/common/accord-sheet-page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_COVERAGE_PAGE (accord_coverage_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordCoveragePage, accord_coverage_page, ACCORD, COVERAGE_PAGE, AccordSheetPage)

GtkWidget *accord_coverage_page_new (AccordPartnership *partnership);

G_END_DECLS
