/* accord-redline-private.h: what the parts of AccordRedline share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plans/accord-redline.h"

G_BEGIN_DECLS

/* What a comparison holds on to while it goes on. Texts that are compared must live as long. */
typedef struct
{
  GStringChunk *strings;        /* of the redline */
  GPtrArray *arrays;            /* of the redline: to be freed with it */
  GHashTable *tokens;           /* AccordRedlineToken -> itself; its number is its identity */
  GHashTable *keys;             /* text of a block -> its number */
  GPtrArray *scraps;            /* texts that last as long as the comparison */
} AccordRedlineContext;

/* A text of several styles, cut into words, spaces and signs. */
typedef struct _AccordRedlineWords AccordRedlineWords;

void accord_redline_context_init (AccordRedlineContext *context, GStringChunk *strings, GPtrArray *arrays);
void accord_redline_context_clear (AccordRedlineContext *context);

AccordRedlineWords *accord_redline_words_new (AccordRedlineContext *context);
void accord_redline_words_add (AccordRedlineWords *self, const char *text, AccordProseStyle style, const char *url);
void accord_redline_words_add_text (AccordRedlineWords *self, const AccordProseText *text);
void accord_redline_words_end (AccordRedlineWords *self, AccordRedlineContext *context);
double accord_redline_words_compare (const AccordRedlineWords *a, const AccordRedlineWords *b);
AccordRedlineText accord_redline_words_all (AccordRedlineContext *context, const AccordRedlineWords *words,
                                            AccordRedlineChange change);
AccordRedlineText accord_redline_words_diff (AccordRedlineContext *context, const AccordRedlineWords *a,
                                             const AccordRedlineWords *b);

/* A paragraph or a row: what can stand on either side. */
typedef struct
{
  guint32 key;                  /* equal for equal content */
  const AccordRedlineWords *words;
  gboolean is_table;            /* of a kind with tables only */
} AccordRedlineItem;

/* A pair of items; -1 where there is none. */
typedef struct
{
  int a;
  int b;
} AccordRedlinePair;

guint32 accord_redline_get_key (AccordRedlineContext *context, const char *text);
GArray *accord_redline_align (const AccordRedlineItem *a, guint n_a, const AccordRedlineItem *b, guint n_b);

void accord_redline_compare_bodies (AccordRedlineContext *context, const char *from, const char *to,
                                    AccordRedlineSection *section);

G_END_DECLS
