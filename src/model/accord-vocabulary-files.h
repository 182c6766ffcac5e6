/* accord-vocabulary-files.h: vocabularies as files, and the terms that a partnership takes from them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-data.h"
#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordVocabularyFile:
 * @path: the file
 * @origin: whose it is
 * @name: the vocabulary, as "method"; the file is named after it
 * @label: (nullable): what a person reads; %NULL when the file was refused
 * @n_terms: how many terms it has
 * @error: (nullable): why it was refused: ACCORD_ERROR_FORMAT with the file, the line and the term
 * @is_in_force: whether new partnerships take their terms from it: it is good, and none of its name came after it
 * @root: (nullable): what is in it
 *
 * A vocabulary that was read and looked through. See `data/vocabularies/README.md`.
 */
typedef struct
{
  char *path;
  AccordDataOrigin origin;
  char *name;
  char *label;
  guint n_terms;
  GError *error;
  gboolean is_in_force;
  struct _JsonNode *root;
} AccordVocabularyFile;

GPtrArray *accord_vocabulary_files_list (void);
gboolean accord_vocabulary_files_add (const char *path, GError **error);

AccordRequest *accord_vocabulary_files_take (const char *path);
gboolean accord_vocabularies_seed (AccordConnection *connection, GError **error);
gboolean accord_vocabularies_seed_new (AccordConnection *connection, GError **error);

G_END_DECLS
