/* accord-fonts.h: whether text can be shown at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean accord_fonts_check (GError **error);

G_END_DECLS
