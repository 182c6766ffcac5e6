/* accord-search-index.h: keeps the search index right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-changes.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

gboolean accord_search_update (AccordConnection *connection, AccordChanges *changes, gpointer data, GError **error);
GArray *accord_search_match (AccordConnection *connection, const char *expression, GError **error);
gboolean accord_search_rebuild (AccordConnection *connection, GError **error);

G_END_DECLS
