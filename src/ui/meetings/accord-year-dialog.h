/* accord-year-dialog.h: attendance over the year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

AdwDialog *accord_year_dialog_new (AccordPartnership *partnership);

G_END_DECLS
