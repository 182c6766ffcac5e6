/* accord-pages.h: a report on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A4, in points of 1/72 inch. */
#define ACCORD_PAGE_WIDTH 595.276
#define ACCORD_PAGE_HEIGHT 841.890

#define ACCORD_TYPE_PAGES (accord_pages_get_type ())
G_DECLARE_FINAL_TYPE (AccordPages, accord_pages, ACCORD, PAGES, GObject)

AccordPages *accord_pages_new (AccordDocument *document, GCancellable *cancellable, GError **error);
guint accord_pages_get_n_pages (AccordPages *self);
void accord_pages_draw (AccordPages *self, guint page, cairo_t *cr);

G_END_DECLS
