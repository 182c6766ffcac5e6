/* accord-lens-private.h: the words of a term, and what is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engagement/accord-lens.h"

G_BEGIN_DECLS

GPtrArray *accord_lens_read_words (AccordConnection *connection, gint64 term, GError **error);
char *accord_lens_quote_words (GPtrArray *phrases, const char *text);
char **accord_lens_list_gaps (AccordConnection *connection, AccordLens *lens, GError **error);

G_END_DECLS
