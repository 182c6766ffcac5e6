/* accord-evidence-private.h: the trail, for the model's own rooms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engagement/accord-evidence.h"

G_BEGIN_DECLS

/* Every section with its number as a reader counts it, "2.1", and its place in the order of reading. */
#define ACCORD_NUMBERED_SECTIONS                                                                                       \
  "WITH RECURSIVE counted AS MATERIALIZED (SELECT id, parent_id,"                                                      \
  " row_number () OVER (PARTITION BY plan_id, parent_id ORDER BY position, id) AS n FROM section),"                    \
  " numbered (id, number, reading) AS (SELECT id, CAST (n AS TEXT), printf ('%06d', n) FROM counted"                   \
  " WHERE parent_id IS NULL UNION ALL SELECT c.id, p.number || '.' || c.n, p.reading || printf ('.%06d', c.n)"         \
  " FROM counted AS c JOIN numbered AS p ON p.id = c.parent_id) "

GPtrArray *accord_evidence_read_suspect (AccordConnection *connection, GError **error);
GPtrArray *accord_evidence_read_of_activity (AccordConnection *connection, gint64 activity, GError **error);

G_END_DECLS
