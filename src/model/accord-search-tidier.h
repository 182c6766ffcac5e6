/* accord-search-tidier.h: keeps the search index in few pieces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/accord-store.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_SEARCH_TIDIER (accord_search_tidier_get_type ())
G_DECLARE_FINAL_TYPE (AccordSearchTidier, accord_search_tidier, ACCORD, SEARCH_TIDIER, GObject)

AccordSearchTidier *accord_search_tidier_new (AccordStore *store);
void accord_search_tidier_stop (AccordSearchTidier *self);
gboolean accord_search_tidier_prepare (AccordConnection *connection, GError **error);

G_END_DECLS
