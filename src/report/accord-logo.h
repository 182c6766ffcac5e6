/* accord-logo.h: a partnership's logo, as it was given and as it is drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AccordLogo:
 *
 * A picture that was looked at and can be drawn: PNG, or SVG that needs no other file. It does not change, and threads may
 * draw it at once.
 */
typedef struct _AccordLogo AccordLogo;

AccordLogo *accord_logo_new (GBytes *bytes, GError **error);
void accord_logo_free (AccordLogo *self);
char *accord_logo_encode (GBytes *bytes, GError **error);

double accord_logo_get_ratio (const AccordLogo *self);
GBytes *accord_logo_get_bytes (const AccordLogo *self);
const char *accord_logo_get_media_type (const AccordLogo *self);
void accord_logo_draw (AccordLogo *self, cairo_t *cr, double width, double height);
GBytes *accord_logo_make_png (AccordLogo *self, double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLogo, accord_logo_free)

G_END_DECLS
