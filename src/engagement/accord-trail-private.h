/* accord-trail-private.h: how a trail is come by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engagement/accord-trail.h"

G_BEGIN_DECLS

/* The term ?1 and all below it; the terms above it. */
#define ACCORD_TERMS_BELOW                                                                                             \
  "WITH RECURSIVE below (id) AS (VALUES (?1) UNION SELECT t.id FROM term AS t JOIN below ON t.parent_id = below.id) "
#define ACCORD_TERMS_ABOVE                                                                                             \
  "WITH RECURSIVE above (id) AS (SELECT parent_id FROM term WHERE id = ?1 AND parent_id IS NOT NULL UNION"             \
  " SELECT t.parent_id FROM term AS t JOIN above ON t.id = above.id WHERE t.parent_id IS NOT NULL) "

/* What was come by so far: record -> AccordTrailWays. */
typedef struct
{
  GHashTable *activities;
  GHashTable *heard;
} AccordTrailFound;

void accord_trail_found_init (AccordTrailFound *self);
void accord_trail_found_clear (AccordTrailFound *self);
void accord_trail_mark (GHashTable *table, gint64 id, guint ways);
guint accord_trail_get_ways (GHashTable *table, gint64 id);
gboolean accord_trail_mark_all (AccordConnection *connection, GHashTable *table, guint ways, const char *sql, gint64 id,
                                GError **error);
gboolean accord_trail_gather (AccordConnection *connection, AccordTrailKind kind, gint64 id, AccordTrailFound *found,
                              GError **error);
AccordTrail *accord_trail_read_found (AccordConnection *connection, AccordTrailKind kind, gint64 id,
                                      const AccordTrailFound *found, GError **error);
gint64 accord_trail_find_term (AccordConnection *connection, const char *vocabulary, const char *name, GError **error);

void accord_trail_add_ways (JsonBuilder *builder, guint ways);
void accord_trail_add_item (JsonBuilder *builder, const AccordTrailItem *item);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordTrailFound, accord_trail_found_clear)

G_END_DECLS
