/* accord-trail.h: everything that somebody told us, and what changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "model/accord-record.h"

G_BEGIN_DECLS

/**
 * AccordTrailKind:
 * @ACCORD_TRAIL_ORGANISATION: from an organisation
 * @ACCORD_TRAIL_PLACE: from a place and the places in it
 * @ACCORD_TRAIL_TERM: from a group, condition or theme and those below it
 */
typedef enum
{
  ACCORD_TRAIL_ORGANISATION,
  ACCORD_TRAIL_PLACE,
  ACCORD_TRAIL_TERM,
} AccordTrailKind;

/**
 * AccordTrailWays:
 * @ACCORD_WAY_DIRECT: said by the organisation; marked with the term or one below it; held in the place
 * @ACCORD_WAY_ACTIVITY: heard at an activity that is a direct hit, and not said by, or marked with, another
 * @ACCORD_WAY_WORDS: has the term's words in its text
 * @ACCORD_WAY_PARENT: marked with a term above it
 *
 * How something was come by. Several may hold.
 */
typedef enum /*< flags >*/
{
  ACCORD_WAY_DIRECT = 1 << 0,
  ACCORD_WAY_ACTIVITY = 1 << 1,
  ACCORD_WAY_WORDS = 1 << 2,
  ACCORD_WAY_PARENT = 1 << 3,
} AccordTrailWays;

#define ACCORD_N_WAYS 4

/**
 * AccordTrailItem:
 * @ways: how it was come by
 * @activity: the activity, with its columns and "place"
 * @feedback: (nullable): what was heard there, with its columns, "response_label" and "organisation"; %NULL for the activity
 *   as a whole
 * @links: (element-type AccordRecord): the passages it bears on, as accord_evidence_of_activity() gives them
 */
typedef struct
{
  guint ways;
  AccordRecord *activity;
  AccordRecord *feedback;
  GPtrArray *links;
} AccordTrailItem;

/**
 * AccordTrail:
 * @kind: where it begins
 * @id: the record there
 * @name: its name
 * @activities: (element-type AccordTrailItem): activities as a whole, newest first
 * @heard: (element-type AccordTrailItem): what was heard, newest first
 */
typedef struct
{
  AccordTrailKind kind;
  gint64 id;
  char *name;
  GPtrArray *activities;
  GPtrArray *heard;
} AccordTrail;

AccordRequest *accord_trail_load (AccordTrailKind kind, gint64 id);
AccordRequest *accord_trail_find (AccordTrailKind kind, const char *vocabulary, const char *name);
AccordTrail *accord_trail_read (AccordConnection *connection, AccordTrailKind kind, gint64 id, GError **error);
void accord_trail_free (AccordTrail *self);
JsonNode *accord_trail_to_json (AccordTrail *self);
const char *accord_trail_way_get_code (guint way);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTrail, accord_trail_free)

G_END_DECLS
