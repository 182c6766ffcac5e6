/* accord-search.h: words, found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

char *accord_search_expression (const char *words);
GArray *accord_search_find (AccordConnection *connection, const char *words, GError **error);

G_END_DECLS
