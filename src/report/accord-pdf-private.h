/* accord-pdf-private.h: what cairo cannot write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-pages-private.h"

G_BEGIN_DECLS

GBytes *accord_pdf_finish (GBytes *drawn, AccordDocument *document, const AccordTag *root, GError **error);

G_END_DECLS
