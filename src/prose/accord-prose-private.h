/* accord-prose-private.h: what the parts of AccordProse share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "prose/accord-prose.h"

G_BEGIN_DECLS

/* CommonMark allows nine digits; stopping short of that leaves room for the items that follow. */
#define ACCORD_PROSE_MAX_START 900000000

/* Written between two blocks that CommonMark would otherwise read as one, as other writers do;
 * skipped when read. */
#define ACCORD_PROSE_SEPARATOR "<!-- -->"

/* Strike-through and task lists are switched on to be noticed: they are kept as source, not taken
 * for text. */
#define ACCORD_PROSE_MD_FLAGS (MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS)

#define ACCORD_PROSE_EMPHASES (ACCORD_PROSE_STRONG | ACCORD_PROSE_EMPHASIS)

/* One character with its style. Addresses are interned, so that pointers compare. */
typedef struct
{
  const char *url;
  gunichar c;
  AccordProseStyle style;
} AccordProseLetter;

/* A stretch of a text that looks alike and links to one place; where it ends, in bytes. No two neighbours are alike. */
typedef struct
{
  const char *url;
  AccordProseStyle style;
  gsize end;
} AccordProseSpan;

/* Where a text stands: only in lines can it be broken, only in a cell is a bar special. */
typedef enum
{
  ACCORD_PROSE_PLACE_LINES,
  ACCORD_PROSE_PLACE_HEADING,
  ACCORD_PROSE_PLACE_CELL,
} AccordProsePlace;

/* A run of source lines that ends at a blank line between two blocks. */
typedef struct
{
  const char *start;
  const char *end;
} AccordProseChunk;

/* How many tables were read, and how many columns the narrowest of them has. */
typedef struct
{
  guint n_tables;
  guint n_columns;
} AccordProseTables;

AccordProse *accord_prose_new_take (GArray *blocks, GPtrArray *arrays, GStringChunk *strings);
gboolean accord_prose_is_normal (const GString *text, GArray *spans, AccordProsePlace place);
void accord_prose_normalise (GArray *letters, AccordProsePlace place);
AccordProseStyle accord_prose_opens_first (guint strong_end, guint emphasis_end);

gboolean
accord_prose_read (AccordProseBuilder *builder, const char *source, gsize length, AccordProseTables *tables);
GString *accord_prose_digest (const char *source, gsize length);
GArray *accord_prose_split_chunks (const char *source);
gboolean accord_prose_would_join (const char *above, const char *below);

G_END_DECLS
