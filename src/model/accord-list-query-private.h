/* accord-list-query-private.h: what a list asks of the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list.h"

G_BEGIN_DECLS

/* A record that is found by its words, and where the row is that it belongs to. */
typedef struct
{
  gint64 id;
  guint32 position;
} AccordListOwned;

/* All rows in one order: kept while filters change and words are typed. */
typedef struct
{
  gatomicrefcount ref_count;
  GArray *ids;          /* gint64, in the list's order */
  guint32 *by_id;       /* positions in ids, by rising id */
  GArray *owned;        /* AccordListOwned, by rising id */
  GArray *groups;       /* AccordListGroup, which follow each other in ids; NULL where there are none */
} AccordListBase;

AccordListBase *accord_list_base_ref (AccordListBase *self);
void accord_list_base_unref (AccordListBase *self);

AccordListBase *accord_list_base_read (AccordConnection *connection, const AccordListSource *source,
                                       const AccordListColumn *group, const AccordListColumn *order,
                                       gboolean descending, GError **error);
void accord_list_base_mark (AccordListBase *self, GArray *found, guint8 *marks);
void accord_list_base_mark_owners (AccordListBase *self, GArray *found, guint8 *marks);

/* What a list shows. */
typedef struct
{
  AccordListBase *base;
  GArray *ids;          /* gint64: what is left of the base */
  GArray *groups;       /* AccordListGroup: what is left of those of the base; NULL where there are none */
  guint total;          /* how many there are with the filters and without the words */
  GPtrArray *first;     /* the AccordRecords of the first rows, which are most often looked at next */
} AccordListAnswer;

void accord_list_answer_free (AccordListAnswer *self);

char *accord_list_condition_write (AccordListCondition *self, const AccordListSource *source,
                                   const AccordListColumn *column);
char *accord_list_condition_bind (AccordListCondition *self);

AccordRequest *accord_list_query_ids (const AccordListSource *source, AccordListBase *base, const AccordListColumn *group,
                                      const AccordListColumn *order, gboolean descending, GHashTable *filters,
                                      GHashTable *conditions, const char *words, guint n_first);
AccordRequest *accord_list_query_rows (const AccordListSource *source, GArray *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordListBase, accord_list_base_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordListAnswer, accord_list_answer_free)

G_END_DECLS
