/* accord-prose-html-private.h: what the parts of the reducer of HTML share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libxml/tree.h>

#include "prose/accord-prose.h"

G_BEGIN_DECLS

/* The words of the block or cell that is being read, before its edges are known, and where they are. */
typedef struct
{
  AccordProseBuilder *builder;
  GString *text;
  GArray *spans;
  GStringChunk *strings;

  AccordProseKind kind;
  guint level;
  guint start;
  AccordProseStyle style;
  const char *url;
  guint list_depth;
  gboolean quoted;
  gboolean in_cell;
  guint depth;
} AccordReducer;

void accord_reducer_init (AccordReducer *self);
void accord_reducer_clear (AccordReducer *self);
void accord_reducer_walk (AccordReducer *self, xmlNode *node);
void accord_reducer_walk_block (AccordReducer *self, xmlNode *block);
void accord_reducer_walk_cell (AccordReducer *self, xmlNode *cell);
void accord_reducer_walk_table (AccordReducer *self, xmlNode *table);

void accord_reducer_add_words (AccordReducer *self, const char *words);
void accord_reducer_add_space (AccordReducer *self);
void accord_reducer_add_break (AccordReducer *self);
gboolean accord_reducer_has_words (AccordReducer *self);
void accord_reducer_take_text (AccordReducer *self);
void accord_reducer_clear_text (AccordReducer *self);

G_END_DECLS
