/* accord-vocabulary.h: the terms of one vocabulary
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordTerm:
 * @id: its row
 * @parent: the term above it, or 0
 * @code: what is stored in records and in files; never changes
 * @label: what a person reads
 * @folded: that, folded
 * @value: for levels 0 to 4; for methods 1 when two-way
 * @words: other spellings, folded, ended by %NULL
 * @note: what is shown beside it, maybe ""
 * @retired: no longer offered, still understood
 */
typedef struct
{
  gint64 id;
  gint64 parent;
  char *code;
  char *label;
  char *folded;
  int value;
  char **words;
  char *note;
  gboolean retired;
} AccordTerm;

typedef struct _AccordVocabulary AccordVocabulary;

#define ACCORD_TYPE_VOCABULARY (accord_vocabulary_get_type ())
GType accord_vocabulary_get_type (void);

AccordVocabulary *accord_vocabulary_load (AccordConnection *connection, const char *name, GError **error);
AccordVocabulary *accord_vocabulary_ref (AccordVocabulary *self);
void accord_vocabulary_unref (AccordVocabulary *self);
guint accord_vocabulary_get_length (AccordVocabulary *self);
const AccordTerm *accord_vocabulary_get (AccordVocabulary *self, guint index);
const AccordTerm *accord_vocabulary_find_code (AccordVocabulary *self, const char *code);
const AccordTerm *accord_vocabulary_find_id (AccordVocabulary *self, gint64 id);
const AccordTerm *accord_vocabulary_find_spelling (AccordVocabulary *self, const char *folded);
const AccordTerm *accord_vocabulary_recognise (AccordVocabulary *self, const char *text);
const AccordTerm *accord_vocabulary_recognise_folded (AccordVocabulary *self, const char *folded);
const char *accord_vocabulary_get_label (AccordVocabulary *self, const char *code);

GHashTable *accord_vocabularies_load (AccordConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordVocabulary, accord_vocabulary_unref)

G_END_DECLS
