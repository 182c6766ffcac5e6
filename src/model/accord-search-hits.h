/* accord-search-hits.h: anything, found by its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "model/accord-request.h"

G_BEGIN_DECLS

/**
 * AccordSearchHit:
 * @id: the record
 * @title: what it is called
 * @where: what it belongs to and when it was, on one line; maybe ""
 * @quote: the words that were found and some around them, on one line; "" when they are in the title alone
 * @quote_start: where in that line they begin, in bytes
 * @quote_end: where they end
 * @open_table: what to open to see it: a table of the model
 * @open_id: the record there
 */
typedef struct
{
  gint64 id;
  char *title;
  char *where;
  char *quote;
  guint quote_start;
  guint quote_end;
  char *open_table;
  gint64 open_id;
} AccordSearchHit;

/**
 * AccordSearchGroup:
 * @kind: the table that the hits are of
 * @label: what a person calls them
 * @hits: (element-type AccordSearchHit): the best first
 * @more: whether there are more
 */
typedef struct
{
  const char *kind;
  const char *label;
  GPtrArray *hits;
  gboolean more;
} AccordSearchGroup;

AccordRequest *accord_search_ask (const char *words, guint limit);
JsonNode *accord_search_groups_to_json (GPtrArray *groups);

G_END_DECLS
