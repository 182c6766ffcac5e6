/* accord-desk-banner.h: says what the desk lacks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/accord-desk.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_DESK_BANNER (accord_desk_banner_get_type ())
G_DECLARE_FINAL_TYPE (AccordDeskBanner, accord_desk_banner, ACCORD, DESK_BANNER, AdwBin)

void accord_desk_banner_show (AccordDeskBanner *self, AccordDeskLack lacks);

G_END_DECLS
