/* accord-need-details.h: a need that a section is to meet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

AdwDialog *accord_need_details_new (AccordPartnership *partnership, const char *table, gint64 id);

G_END_DECLS
