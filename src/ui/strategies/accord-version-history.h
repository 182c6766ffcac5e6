/* accord-version-history.h: what was done to one section
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/accord-partnership.h"

G_BEGIN_DECLS

AdwDialog *accord_version_history_new (AccordPartnership *partnership, gint64 section);

G_END_DECLS
