/* accord-logo.h: a partnership's logo, as it was given and as it is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

char *accord_logo_encode (GBytes *png, GError **error);
cairo_surface_t *accord_logo_draw (GBytes *png, GError **error);

G_END_DECLS
