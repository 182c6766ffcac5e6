/* accord-orphans.h: where the trail is broken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "model/accord-record.h"

G_BEGIN_DECLS

/**
 * AccordOrphans:
 * @sections: (element-type AccordRecord): sections with a text that nothing heard is linked to, in the order of reading, with
 *   "number", "heading", "plan_id" and "plan_title"
 * @feedback: (element-type AccordRecord): what was heard and is linked to no section, newest first, with its columns and the
 *   "title" and "happened_" columns of its activity
 * @n_feedback: how much there is of it, read or not
 * @suspect: (element-type AccordRecord): links whose section has changed since they were confirmed, as
 *   accord_evidence_of_activity() gives them
 */
typedef struct
{
  GPtrArray *sections;
  GPtrArray *feedback;
  guint n_feedback;
  GPtrArray *suspect;
} AccordOrphans;

AccordRequest *accord_orphans_load (guint max_feedback);
void accord_orphans_free (AccordOrphans *self);
JsonNode *accord_orphans_to_json (AccordOrphans *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordOrphans, accord_orphans_free)

G_END_DECLS
