/* accord-pdf.h: a report as a tagged PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/accord-pages.h"

G_BEGIN_DECLS

GBytes *accord_pdf_make (AccordPages *pages, GCancellable *cancellable, GError **error);
gboolean accord_pdf_write (AccordDocument *document,
                           const char *path,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
