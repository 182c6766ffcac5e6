/* accord-body-names.h: organisations, known by their names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"
#include "model/accord-vocabulary.h"

G_BEGIN_DECLS

/**
 * AccordBody:
 * @id: its record, 0 when there is none yet
 * @name: its first spelling
 * @kind: its kind by the vocabulary, "other" when nothing in the name says
 */
typedef struct
{
  gint64 id;
  char *name;
  char *kind;
} AccordBody;

#define ACCORD_NO_BODY G_MAXUINT

typedef struct _AccordBodyNames AccordBodyNames;

AccordBodyNames *accord_body_names_new (AccordVocabulary *kinds);
AccordBodyNames *accord_body_names_load (AccordConnection *connection, GError **error);
AccordBodyNames *accord_body_names_copy (AccordBodyNames *self);
void accord_body_names_free (AccordBodyNames *self);

guint accord_body_names_add (AccordBodyNames *self, gint64 id, const char *name, const char *kind);
void accord_body_names_add_spelling (AccordBodyNames *self, guint body, const char *name);
guint accord_body_names_get_length (AccordBodyNames *self);
const AccordBody *accord_body_names_get (AccordBodyNames *self, guint body);
guint accord_body_names_find (AccordBodyNames *self, const char *name);
guint accord_body_names_find_alike (AccordBodyNames *self, const char *name);
guint accord_body_names_find_only (AccordBodyNames *self, const char *kind);
void accord_body_names_find_in_text (AccordBodyNames *self, const char *text, GArray *bodies);
const char *accord_body_names_recognise_kind (AccordBodyNames *self, const char *name);

gboolean accord_body_name_is_alike (const char *a, const char *b);
gboolean accord_body_name_is_general (const char *name);
gboolean accord_body_name_is_proper (const char *name);
char *accord_body_name_dup_healthwatch (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBodyNames, accord_body_names_free)

G_END_DECLS
