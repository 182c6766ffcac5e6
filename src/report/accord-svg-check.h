/* accord-svg-check.h: whether a drawing needs nothing but itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean accord_svg_check (const char *text, gsize size, GError **error);

G_END_DECLS
