/* accord-narrowing.h: what a list is narrowed to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list-condition.h"

G_BEGIN_DECLS

/**
 * AccordNarrowing:
 * @filters: (element-type utf8 utf8): the value of each filter that is set, by the filter's key
 * @conditions: (element-type utf8 AccordListCondition): what the values of a column must be, by the column's key
 * @words: (nullable): what is looked for, as typed
 *
 * What a list is narrowed to, apart from the list: a page hands it to another, and a file keeps it under a name.
 */
typedef struct
{
  GHashTable *filters;
  GHashTable *conditions;
  char *words;
} AccordNarrowing;

AccordNarrowing *accord_narrowing_new (void);
AccordNarrowing *accord_narrowing_new_with (const char *key, ...) G_GNUC_NULL_TERMINATED;
AccordNarrowing *accord_narrowing_parse (const char *text, GError **error);
char *accord_narrowing_write (const AccordNarrowing *self);
gboolean accord_narrowing_is_empty (const AccordNarrowing *self);
void accord_narrowing_free (AccordNarrowing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordNarrowing, accord_narrowing_free)

G_END_DECLS
