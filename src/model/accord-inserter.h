/* accord-inserter.h: many new rows of one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

typedef struct _AccordInserter AccordInserter;

gboolean accord_inserter_expect_many (AccordConnection *connection, GError **error);
AccordInserter *accord_inserter_new (AccordConnection *connection, const char *table, const char *const *texts,
                                     const char *const *numbers, GError **error);
AccordInserter *accord_inserter_new_links (AccordConnection *connection, const char *table, const char *const *texts,
                                           const char *const *numbers, GError **error);
gint64 accord_inserter_add (AccordInserter *self, const char *const *texts, const gint64 *numbers, GError **error);
void accord_inserter_free (AccordInserter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordInserter, accord_inserter_free)

G_END_DECLS
