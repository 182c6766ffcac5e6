/* accord-strategy-details.h: what is known of a strategy besides its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

AdwDialog *accord_strategy_details_new (AccordPartnership *partnership, gint64 plan, const char *table, gint64 record);

G_END_DECLS
