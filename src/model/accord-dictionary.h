/* accord-dictionary.h: words that are spelt right though no dictionary has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_DICTIONARY (accord_dictionary_get_type ())
G_DECLARE_FINAL_TYPE (AccordDictionary, accord_dictionary, ACCORD, DICTIONARY, GObject)

AccordDictionary *accord_dictionary_new (const char *path);
char *accord_dictionary_find_path (void);
gboolean accord_dictionary_contains (AccordDictionary *self, const char *word);
gboolean accord_dictionary_add (AccordDictionary *self, const char *word, GError **error);
gboolean accord_dictionary_remove (AccordDictionary *self, const char *word, GError **error);
GStrv accord_dictionary_list (AccordDictionary *self);
void accord_dictionary_ignore (AccordDictionary *self, const char *word);
void accord_dictionary_set_names (AccordDictionary *self, const char *const *names);

AccordRequest *accord_dictionary_load_names (void);

G_END_DECLS
