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
 * AccordKnown:
 * @bodies: organisations by their names
 * @vocabularies: (element-type utf8 AccordVocabulary): by name
 * @places: (element-type AccordKnownPlace): all of them
 * @sections: (element-type AccordKnownSection): of every strategy
 * @seats: (element-type utf8): "number", a line feed, the organisation's id, of every seat that has not ended
 * @activities: (element-type utf8): reference, a line feed, title, of every activity
 * @plans: (element-type utf8): the folded title of every strategy
 * @files: (element-type utf8 utf8): SHA-256 of every file imported so far -> when
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
  GHashTable *plans;
  GHashTable *files;
} AccordKnown;

AccordRequest *accord_known_load (void);
void accord_known_free (AccordKnown *self);
AccordVocabulary *accord_known_get_vocabulary (AccordKnown *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordKnown, accord_known_free)

G_END_DECLS
