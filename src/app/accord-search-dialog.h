/* accord-search-dialog.h: find anything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_SEARCH_DIALOG (accord_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordSearchDialog, accord_search_dialog, ACCORD, SEARCH_DIALOG, AdwDialog)

AdwDialog *accord_search_dialog_new (AccordPartnership *partnership);

G_END_DECLS
