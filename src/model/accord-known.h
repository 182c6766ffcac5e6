/* accord-known.h: what an import has to know of a partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-body-names.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *name;
  char *kind;
} AccordKnownPlace;

/**
 * AccordKnownSection:
 * @heading: folded
 * @hash: SHA-256 of its body, as evidence_link.section_hash wants it
 */
typedef struct
{
  gint64 id;
  char *heading;
  char *hash;
} AccordKnownSection;

/**
 * AccordKnownSource:
 * @key: of the row that an activity was brought in from
 * @digest: of what stood in the row
 * @id: the activity
 */
typedef struct
{
  gint64 key;
  gint64 digest;
  gint64 id;
} AccordKnownSource;

/**
 * AccordKnown:
 * @bodies: organisations by their names
 * @vocabularies: (element-type utf8 AccordVocabulary): by name
 * @places: (element-type AccordKnownPlace): all of them
 * @sections: (element-type AccordKnownSection): of every strategy
 * @seats: (element-type utf8): "number", a line feed, the organisation's id, of every seat that has not ended
 * @activities: (element-type utf8): reference, a line feed, title, of every activity
 * @sources: (element-type gint64 AccordKnownSource): the rows that activities were brought in from, by their keys
 * @plans: (element-type utf8 gint64): the folded title of every strategy -> its id
 * @files: (element-type utf8 utf8): SHA-256 of every file imported so far -> when
 * @mappings: (element-type utf8 utf8): what the columns of a shape of file are read as, by the key of its setting
 *
 * A snapshot, for one thread at a time.
 */
typedef struct
{
  AccordBodyNames *bodies;
  GHashTable *vocabularies;
  GPtrArray *places;
  GPtrArray *sections;
  GHashTable *seats;
  GHashTable *activities;
  GHashTable *sources;
  GHashTable *plans;
  GHashTable *files;
  GHashTable *mappings;
} AccordKnown;

AccordRequest *accord_known_load (void);
void accord_known_free (AccordKnown *self);
gboolean accord_known_set_mapping (AccordConnection *connection, const char *key, const char *value, GError **error);
AccordVocabulary *accord_known_get_vocabulary (AccordKnown *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordKnown, accord_known_free)

G_END_DECLS
