/* accord-vague-date-span.c: from the dates of a text to its first and last possible day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-vague-date-private.h"

#include <string.h>

#define MIN_YEAR 1800
#define MAX_YEAR 2199

static guint32
get_julian (int day, int month, int year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

/* N months from the first of a month; MONTH may pass December. */
static void
span_months (int year, int month, int n, guint32 *from, guint32 *until)
{
  int after = month - 1 + n;

  *from = get_julian (1, (month - 1) % 12 + 1, year + (month - 1) / 12);
  *until = get_julian (1, after % 12 + 1, year + after / 12) - 1;
}

static gboolean
check_calendar (const char *text, const AccordDatePiece *piece, GError **error)
{
  g_autofree char *why = NULL;

  if (piece->year == 0)
    return accord_date_fail (text, error, "has no year");
  if (piece->year < MIN_YEAR || piece->year > MAX_YEAR)
    return accord_date_fail (text, error, "is not in a year from 1800 to 2199");
  if (piece->month < 0 || piece->month > 12)
    {
      why = g_strdup_printf ("has no month from 1 to 12: %d is where the month stands, since the day comes first",
                             MAX (piece->month, 0));
      return accord_date_fail (text, error, why);
    }
  if (piece->day != 0 && piece->month == 0)
    return accord_date_fail (text, error, "has no month");
  if (piece->day != 0 && (piece->day < 0
                          || piece->day > g_date_get_days_in_month (piece->month, piece->year)))
    {
      why = g_strdup_printf ("is not in the calendar: month %d of %d has %d days", piece->month, piece->year,
                             g_date_get_days_in_month (piece->month, piece->year));
      return accord_date_fail (text, error, why);
    }
  return TRUE;
}

static void
span_part (const AccordDatePiece *piece, int year, int month, int n_months, guint32 *from, guint32 *until)
{
  if (n_months == 1)
    {
      guint32 last = *until;

      *until = piece->last_part == 2 ? last : *from + 10 * (piece->last_part + 1) - 1;
      *from += 10 * piece->first_part;
    }
  else
    span_months (year, month + piece->first_part * n_months / 3,
                 (piece->last_part - piece->first_part + 1) * n_months / 3, from, until);
}

static gboolean
span_piece (const char *text, const AccordDatePiece *piece, guint32 *from, guint32 *until, GError **error)
{
  int year = piece->year;
  int month = piece->month;
  int n_months = 1;

  if (!check_calendar (text, piece, error))
    return FALSE;

  if (piece->day != 0)
    {
      *from = *until = get_julian (piece->day, month, year);
      if (piece->has_week && piece->week == 0)
        *until += 6;
      else if (piece->has_week)
        *from -= 6;
      return TRUE;
    }

  if (piece->quarter != 0)
    {
      month = (piece->quarter - 1) * 3 + (piece->financial ? 4 : 1);
      n_months = piece->financial ? 3 : 6;
    }
  else if (piece->season != 0)
    {
      month = piece->season;
      n_months = 3;
    }
  else if (month == 0)
    {
      month = piece->financial ? 4 : 1;
      n_months = 12;
    }

  span_months (year, month, n_months, from, until);
  if (piece->has_part)
    span_part (piece, year, month, n_months, from, until);
  return TRUE;
}

static gboolean
span_pieces (const char *text, const AccordDatePieces *pieces, AccordDateSpan *span, GError **error)
{
  guint32 from = 0, until = 0;

  for (guint i = 0; i < pieces->n_pieces; i++)
    {
      guint32 first, last;

      if (!span_piece (text, &pieces->pieces[i], &first, &last, error))
        return FALSE;
      if (i > 0 && last < from)
        return accord_date_fail (text, error, "ends before it begins");
      from = i == 0 ? first : MIN (from, first);
      until = MAX (until, last);
    }

  span->from = from;
  span->until = pieces->open_end ? 0 : until;
  if (pieces->direction == ACCORD_DATE_TOKEN_BEFORE)
    {
      span->from = 0;
      span->until = from - 1;
    }
  else if (pieces->direction == ACCORD_DATE_TOKEN_BY)
    span->from = 0;
  else if (pieces->direction == ACCORD_DATE_TOKEN_AFTER)
    {
      span->from = until + 1;
      span->until = 0;
    }
  return TRUE;
}

static gboolean
is_word_for_nothing (const char *text)
{
  static const char *const names[] = {
    "", "n/a", "na", "n.a.", "n.a", "not applicable", "none", "nil", "-", "–", "—", "--", "?",
    "??", "tbc", "tba", "tbd", "to be confirmed", "to be agreed", "not known", "unknown",
    "not yet known", "date tbc", "date not known", "undated", "no date", "not set", "not recorded",
    "ongoing", "tbc.", "(tbc)",
  };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], lower) == 0)
      return TRUE;
  return FALSE;
}

/**
 * accord_date_span_read:
 * @text: UTF-8, without white space at its ends
 * @span: (out): first and last possible day
 * @error: return location
 *
 * The reading behind accord_vague_date_parse() and accord_day_parse().
 *
 * Returns: %TRUE, or %FALSE with `ACCORD_ERROR_INVALID`
 */
gboolean
accord_date_span_read (const char *text, AccordDateSpan *span, GError **error)
{
  AccordDatePieces pieces;

  *span = (AccordDateSpan) { 0 };
  if (is_word_for_nothing (text))
    return TRUE;
  if (!accord_date_pieces_read (&pieces, text, error))
    return FALSE;
  span->has_words = pieces.has_words;
  return span_pieces (text, &pieces, span, error);
}
