/* accord-docx.h: a report for a word processor
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "report/accord-report.h"

G_BEGIN_DECLS

GBytes *accord_docx_make (AccordDocument *document, GError **error);
AccordRequest *accord_docx_save_strategy (gint64 plan, const char *path);

G_END_DECLS
