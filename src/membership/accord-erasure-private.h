/* accord-erasure-private.h: what tells of a person in any text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-record.h"

G_BEGIN_DECLS

GStrv accord_erasure_list_texts (AccordConnection *connection, AccordRecord *person, GError **error);
gboolean accord_erasure_is_in (const char *text, const char *const *texts);
char *accord_erasure_replace (const char *text, const char *const *texts, const char *word);
gboolean accord_erasure_sweep (AccordConnection *connection, const char *const *texts, const char *word,
                               gint64 *n_records, GError **error);

G_END_DECLS
