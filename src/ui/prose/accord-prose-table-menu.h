/* accord-prose-table-menu.h: what can be done to a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *accord_prose_table_menu_new (gboolean with_insert);

G_END_DECLS
