/* accord-list-query-private.h: what a list asks of the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list.h"

G_BEGIN_DECLS

/* The ids of one order and one set of filters, before any search: kept while words are typed. */
typedef struct
{
  gatomicrefcount ref_count;
  GArray *ids;          /* gint64, in the list's order */
  guint32 *by_id;       /* positions in ids, by rising id */
  GArray *owners;       /* pairs of gint64: found record, row; by rising record */
} AccordListBase;

AccordListBase *accord_list_base_ref (AccordListBase *self);
void accord_list_base_unref (AccordListBase *self);

AccordRequest *accord_list_query_base (const AccordListSource *source, const AccordListColumn *order,
                                       gboolean descending, GHashTable *filters);
AccordRequest *accord_list_query_search (AccordListBase *base, const char *words);
AccordRequest *accord_list_query_rows (const AccordListSource *source, GArray *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordListBase, accord_list_base_unref)

G_END_DECLS
