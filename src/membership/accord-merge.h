/* accord-merge.h: two records that are one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordMergeField:
 * @column: of the table
 * @label: what a person reads, translated
 * @kept: the value of the record that stays, as a person reads it
 * @other: the value of the one that goes
 * @takes_other: whether the second is kept unless somebody says otherwise: the first is empty
 */
typedef struct
{
  char *column;
  char *label;
  char *kept;
  char *other;
  gboolean takes_other;
} AccordMergeField;

/**
 * AccordMergeLink:
 * @table: whose rows point at the record that goes
 * @column: by which column
 * @count: how many will point at the one that stays
 */
typedef struct
{
  char *table;
  char *column;
  guint count;
} AccordMergeLink;

/**
 * AccordMerge:
 * @fields: (element-type AccordMergeField): every field in which at least one has a value
 * @links: (element-type AccordMergeLink): every link that is moved
 * @aliases: (array zero-terminated=1): the names that are kept as other spellings
 *
 * What a merge would do.
 */
typedef struct
{
  GPtrArray *fields;
  GPtrArray *links;
  GStrv aliases;
} AccordMerge;

AccordRequest *accord_merge_preview (const char *table, gint64 keep, gint64 other, GError **error);
AccordRequest *accord_merge (const char *table, gint64 keep, gint64 other, const char *const *from_other,
                             GError **error);
void accord_merge_free (AccordMerge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordMerge, accord_merge_free)

G_END_DECLS
