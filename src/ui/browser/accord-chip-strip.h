/* accord-chip-strip.h: the chips above a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ACCORD_TYPE_CHIP_STRIP (accord_chip_strip_get_type ())
G_DECLARE_FINAL_TYPE (AccordChipStrip, accord_chip_strip, ACCORD, CHIP_STRIP, AdwBin)

void accord_chip_strip_add (AccordChipStrip *self, GtkWidget *chip);
void accord_chip_strip_clear (AccordChipStrip *self);

G_END_DECLS
