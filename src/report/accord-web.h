/* accord-web.h: a report as one web page, or as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "report/accord-document.h"

G_BEGIN_DECLS

GBytes *accord_web_make (AccordDocument *document);
GBytes *accord_plain_make (AccordDocument *document);
gboolean accord_report_write (AccordDocument *document, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
