/* accord-vague-date-private.h: from words to tokens to dates to days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/accord-vague-date.h"

G_BEGIN_DECLS

/* Longer than any date that a person writes; a longer text is a remark. */
#define ACCORD_DATE_MAX_TOKENS 40

typedef enum
{
  ACCORD_DATE_TOKEN_END,
  ACCORD_DATE_TOKEN_NUMBER,
  ACCORD_DATE_TOKEN_MONTH,      /* value: 1 to 12 */
  ACCORD_DATE_TOKEN_SEASON,     /* value: its first month */
  ACCORD_DATE_TOKEN_QUARTER,    /* value: 1 to 4 */
  ACCORD_DATE_TOKEN_PART,       /* value: 0 early, 1 mid, 2 late */
  ACCORD_DATE_TOKEN_WEEK,       /* value: 0 commencing, 1 ending */
  ACCORD_DATE_TOKEN_BEFORE,
  ACCORD_DATE_TOKEN_BY,
  ACCORD_DATE_TOKEN_AFTER,
  ACCORD_DATE_TOKEN_PRESENT,    /* "to present" */
  ACCORD_DATE_TOKEN_JOIN,       /* value: '-', '/', '.', ',' or '&' */
  ACCORD_DATE_TOKEN_COLON,
  ACCORD_DATE_TOKEN_HALF_DAY,   /* am, pm */
  ACCORD_DATE_TOKEN_TIME_MARK,  /* the T, the Z and the + of ISO 8601 */
  ACCORD_DATE_TOKEN_UNKNOWN,
} AccordDateTokenKind;

typedef struct
{
  AccordDateTokenKind kind;
  int value;
  int digits;                   /* of a number, leading zeros included */
  gboolean ordinal;             /* "3rd" */
  gboolean year_mark;           /* "'22" */
  gboolean glued;               /* nothing between this and what is before it */
  const char *start;
  gsize length;
} AccordDateToken;

typedef struct
{
  AccordDateToken tokens[ACCORD_DATE_MAX_TOKENS + 1];   /* the last one is END */
  guint n_tokens;
  gboolean has_words;           /* words were passed over */
  gboolean too_long;
} AccordDateTokens;

#define ACCORD_DATE_MAX_PIECES 8

/* One date of a list or of a range, as far as it was written: "3" of "3-5 March 2025" has a day and
 * nothing else. */
typedef struct
{
  int day;
  int month;
  int year;
  int season;                   /* first month, 0 when none */
  int quarter;                  /* 1 to 4, 0 when none */
  gboolean financial;           /* the year is the one that begins on 1 April of `year` */
  gboolean has_part;
  int first_part, last_part;    /* thirds, 0 to 2 */
  gboolean has_week;
  int week;                     /* 0 commencing, 1 ending */
} AccordDatePiece;

typedef struct
{
  AccordDatePiece pieces[ACCORD_DATE_MAX_PIECES];
  guint n_pieces;
  gboolean open_end;            /* "to present" */
  AccordDateTokenKind direction; /* before, by, after; END when none */
  gboolean has_words;           /* words were passed over */
} AccordDatePieces;

/* Julian days as GDate counts them; 0 when not known. */
typedef struct
{
  guint32 from;
  guint32 until;
  gboolean has_words;           /* something besides the date was written */
} AccordDateSpan;

void accord_date_tokens_read (AccordDateTokens *self, const char *text);
gboolean accord_date_fail (const char *text, GError **error, const char *why);
gboolean accord_date_pieces_read (AccordDatePieces *self, const char *text, GError **error);
gboolean accord_date_span_read (const char *text, AccordDateSpan *span, GError **error);

G_END_DECLS
