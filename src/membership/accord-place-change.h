/* accord-place-change.h: areas that are merged or split on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

AccordRequest *accord_place_change (const gint64 *places, guint n_places, const char *const *successors, const char *day,
                                    const char *note, GError **error);

G_END_DECLS
