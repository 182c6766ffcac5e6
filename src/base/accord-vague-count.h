/* accord-vague-count.h: a number of people that may not be known exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AccordVagueCount:
 * @count: the number, 0 when not known
 * @qualifier: "exact", "about", "more_than", "fewer_than" or "not_known"; static
 * @unit: "people", "responses", "groups", "comments" or ""; static
 *
 * What people write where a spreadsheet asks "how many?": "250+", "about 60", "1,204 responses",
 * "just under 750".
 */
typedef struct
{
  gint64 count;
  const char *qualifier;
  const char *unit;
} AccordVagueCount;

gboolean accord_vague_count_parse (const char *text, AccordVagueCount *count, GError **error);
const char *accord_vague_count_parse_unit (const char *text);
char *accord_vague_count_format (gint64 count, const char *qualifier, const char *unit);

G_END_DECLS
