/* accord-list-private.h: what the files of a list share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/accord-list-query-private.h"

G_BEGIN_DECLS

struct _AccordList
{
  GObject parent_instance;

  AccordPartnership *partnership;
  const AccordListSource *source;

  const AccordListColumn *group;
  const AccordListColumn *order;
  gboolean descending;
  GHashTable *filters;        /* key -> value */
  GHashTable *conditions;     /* AccordListColumn -> AccordListCondition */
  char *words;

  AccordListBase *base;       /* all rows, in the order */
  GArray *ids;                /* what is shown */
  GArray *found;              /* with what is folded */
  GArray *groups;             /* AccordListGroup, of what is found; NULL where there are none */
  GHashTable *folded;         /* values of groups */
  guint total;                /* with the filters, without the words */
  guint asked;                /* how often order, filters or words were set */
  guint shown;                /* and how often they had been for what is shown */
  GHashTable *rows;           /* id -> AccordListRow, those that live */
  GQueue pages;               /* page numbers, newest last, as GUINT_TO_POINTER */
  GHashTable *kept;           /* page -> GPtrArray of rows: what keeps the last pages alive */
  GHashTable *wanted;         /* pages asked for in this turn of the main loop */
  guint fetch_source;
  guint generation;           /* of the ids: an answer to an older question is dropped */
  guint refresh_source;
  gboolean base_is_stale;
  gboolean loading;
};

void accord_list_refresh (AccordList *self, gboolean base_is_stale);
void accord_list_ask_for_other (AccordList *self);
void accord_list_show_found (AccordList *self, GArray *found, GArray *groups, GHashTable *records);

G_END_DECLS
