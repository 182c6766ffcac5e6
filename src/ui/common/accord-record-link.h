/* accord-record-link.h: a line that opens a record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *accord_record_link_new (const char *text, const char *table, gint64 id);
GtkWidget *accord_record_link_row_new (const char *title, const char *subtitle, const char *table, gint64 id);

G_END_DECLS
