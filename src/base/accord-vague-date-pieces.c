/* accord-vague-date-pieces.c: from the words of a text to the dates written in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-vague-date-private.h"

#include "base/accord-error.h"

typedef struct
{
  const char *text;
  const AccordDateToken *at;
  AccordDatePieces *found;
} Reader;

/* Says what is wrong with @text; always %FALSE. */
gboolean
accord_date_fail (const char *text, GError **error, const char *why)
{
  g_autofree char *shown = g_utf8_truncate_middle (text, 60);

  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "“%s” %s", shown, why);
  return FALSE;
}

static gboolean
is_join (const AccordDateToken *token, int mark)
{
  return token->kind == ACCORD_DATE_TOKEN_JOIN && token->value == mark;
}

static gboolean
is_short_number (const AccordDateToken *token)
{
  return token->kind == ACCORD_DATE_TOKEN_NUMBER && token->digits <= 2;
}

static gboolean
is_full_year (const AccordDateToken *token)
{
  return token->kind == ACCORD_DATE_TOKEN_NUMBER && token->digits == 4 && !token->ordinal;
}

static int
expand_year (const AccordDateToken *token)
{
  if (token->digits > 2)
    return token->value;
  return token->value < 70 ? 2000 + token->value : 1900 + token->value;
}

/* The END token is its own successor, so that looking ahead never leaves the array. */
static const AccordDateToken *
get_ahead (const AccordDateToken *token, guint n)
{
  while (n-- > 0 && token->kind != ACCORD_DATE_TOKEN_END)
    token++;
  return token;
}

/* "2024/25", "2024-25", "2024/2025", and "24/25" where only a year can stand. "2010-11" is November
 * 2010, as ISO 8601 has it, but "2010/11" is a financial year. */
static gboolean
read_financial_year (Reader *reader, gboolean short_too, AccordDatePiece *piece)
{
  const AccordDateToken *first = reader->at;
  const AccordDateToken *mark = get_ahead (first, 1);
  const AccordDateToken *second = get_ahead (first, 2);
  int year;

  if (!(is_full_year (first) || (short_too && first->kind == ACCORD_DATE_TOKEN_NUMBER && first->digits == 2))
      || !(is_join (mark, '/') || is_join (mark, '-')) || second->kind != ACCORD_DATE_TOKEN_NUMBER
      || (second->digits != 2 && second->digits != 4) || second->digits > first->digits)
    return FALSE;

  year = expand_year (first);
  if (second->digits == 4 ? second->value != year + 1 || is_join (mark, '-')
                          : second->value != (year + 1) % 100)
    return FALSE;
  if (is_join (mark, '-') && first->digits == 4 && second->value >= 1 && second->value <= 12)
    return FALSE;
  /* A third number behind the same mark makes it a date of three numbers. */
  if (get_ahead (second, 1)->kind == ACCORD_DATE_TOKEN_JOIN && get_ahead (second, 1)->value == mark->value
      && get_ahead (second, 2)->kind == ACCORD_DATE_TOKEN_NUMBER && get_ahead (second, 1)->glued)
    return FALSE;

  piece->year = year;
  piece->financial = TRUE;
  reader->at = get_ahead (first, 3);
  return TRUE;
}

/* The year after a month or a season: "2022", "22", "'22", and with a mark "-22", "/2022", ",
 * 2022". A mark with room around it joins two dates ("28 Feb - 03-Mar-25"), unless four digits show
 * that a year follows. */
static gboolean
read_year_after (Reader *reader, AccordDatePiece *piece)
{
  const AccordDateToken *token = reader->at;
  gboolean marked = token->kind == ACCORD_DATE_TOKEN_JOIN && token->value != '&';
  const AccordDateToken *number = marked ? get_ahead (token, 1) : token;
  const AccordDateToken *next = get_ahead (number, 1);

  if (number->kind != ACCORD_DATE_TOKEN_NUMBER || number->ordinal)
    return FALSE;
  if (number->digits == 2)
    {
      if (next->kind == ACCORD_DATE_TOKEN_COLON || next->kind == ACCORD_DATE_TOKEN_HALF_DAY
          || next->kind == ACCORD_DATE_TOKEN_MONTH)
        return FALSE;
      if (marked && !(token->value != ',' && token->glued && number->glued))
        return FALSE;
    }
  else if (number->digits != 4)
    return FALSE;
  else if (marked && (next->kind == ACCORD_DATE_TOKEN_JOIN && next->glued && next->value != ','
                      && is_short_number (get_ahead (next, 1)) && get_ahead (next, 1)->glued))
    return FALSE;               /* "Jul - 2022-12-15" */

  piece->year = expand_year (number);
  reader->at = next;
  return TRUE;
}

/* "3 March", "3 March 2025", "3rd March '25", "01-Jul-22". */
static gboolean
read_day_month (Reader *reader, AccordDatePiece *piece)
{
  const AccordDateToken *day = reader->at;
  const AccordDateToken *month = get_ahead (day, 1);

  if (!is_short_number (day) || day->year_mark)
    return FALSE;
  if (month->kind == ACCORD_DATE_TOKEN_JOIN && month->glued && get_ahead (month, 1)->glued
      && month->value != ',' && month->value != '&')
    month = get_ahead (month, 1);
  if (month->kind != ACCORD_DATE_TOKEN_MONTH)
    return FALSE;

  piece->day = day->value;
  if (piece->day == 0)
    piece->day = -1;
  piece->month = month->value;
  reader->at = get_ahead (month, 1);
  read_year_after (reader, piece);
  return TRUE;
}

/* "Jul-22", "Sept 2023", "Oct" of "Oct-Nov 22", and "March 3rd, 2025". */
static gboolean
read_month (Reader *reader, AccordDatePiece *piece)
{
  const AccordDateToken *number = get_ahead (reader->at, 1);
  const AccordDateToken *year = get_ahead (number, 1);

  piece->month = reader->at->value;
  reader->at = number;

  if (is_join (year, ','))
    year = get_ahead (year, 1);
  if (is_short_number (number) && !number->year_mark
      && (number->ordinal || number->digits == 1 || is_full_year (year)))
    {
      piece->day = number->value == 0 ? -1 : number->value;
      reader->at = get_ahead (number, 1);
    }
  read_year_after (reader, piece);
  return TRUE;
}

static gboolean
read_season (Reader *reader, AccordDatePiece *piece)
{
  piece->season = reader->at->value;
  reader->at = get_ahead (reader->at, 1);
  if (read_financial_year (reader, TRUE, piece))
    {
      /* Spring belongs to the later of the two years: a school's spring term of 2022/23 is in 2023. */
      if (piece->season == 3)
        piece->year++;
      piece->financial = FALSE;
    }
  else
    read_year_after (reader, piece);
  return TRUE;
}

static gboolean
read_quarter (Reader *reader, AccordDatePiece *piece)
{
  piece->quarter = reader->at->value;
  reader->at = get_ahead (reader->at, 1);
  if (is_join (reader->at, ',') && get_ahead (reader->at, 1)->kind == ACCORD_DATE_TOKEN_NUMBER)
    reader->at = get_ahead (reader->at, 1);
  if (!read_financial_year (reader, TRUE, piece))
    read_year_after (reader, piece);
  return TRUE;
}

/* Day first, always; year first when the first number has four digits. */
static gboolean
read_three_numbers (Reader *reader, AccordDatePiece *piece)
{
  const AccordDateToken *a = reader->at, *mark = get_ahead (a, 1), *b = get_ahead (a, 2);
  const AccordDateToken *second_mark = get_ahead (a, 3), *c = get_ahead (a, 4);
  const AccordDateToken *day = a, *year = c;

  if (mark->kind != ACCORD_DATE_TOKEN_JOIN || strchr ("/-.", mark->value) == NULL || !is_short_number (b)
      || !is_join (second_mark, mark->value) || c->kind != ACCORD_DATE_TOKEN_NUMBER
      || get_ahead (a, 5)->kind == ACCORD_DATE_TOKEN_MONTH)
    return FALSE;

  if (is_full_year (a) && is_short_number (c))
    {
      day = c;
      year = a;
    }
  else if (!is_short_number (a) || (c->digits != 4 && c->digits != 2))
    return FALSE;

  piece->day = day->value == 0 ? -1 : day->value;
  piece->month = b->value == 0 ? -1 : b->value;
  piece->year = expand_year (year);
  reader->at = get_ahead (a, 5);
  return TRUE;
}

/* "09/2022", "2022-12", "09/22", "1/7" of "1/7 - 3/7/2022", "2022-25". */
static gboolean
read_two_numbers (Reader *reader, AccordDatePiece *piece)
{
  const AccordDateToken *a = reader->at, *mark = get_ahead (a, 1), *b = get_ahead (a, 2);
  const AccordDateToken *next = get_ahead (a, 3);

  if (mark->kind != ACCORD_DATE_TOKEN_JOIN || strchr ("/-.", mark->value) == NULL
      || b->kind != ACCORD_DATE_TOKEN_NUMBER || next->kind == ACCORD_DATE_TOKEN_MONTH || b->ordinal
      || (next->kind == ACCORD_DATE_TOKEN_JOIN && next->glued
          && get_ahead (next, 1)->kind == ACCORD_DATE_TOKEN_MONTH)
      || (mark->value == '-' && next->kind == ACCORD_DATE_TOKEN_JOIN && strchr ("/.", next->value) != NULL
          && get_ahead (next, 1)->kind == ACCORD_DATE_TOKEN_NUMBER))
    return FALSE;

  if (read_financial_year (reader, FALSE, piece))
    return TRUE;

  if (is_short_number (a) && is_full_year (b))
    {
      piece->month = a->value == 0 ? -1 : a->value;
      piece->year = b->value;
    }
  else if (is_full_year (a) && b->digits == 2 && b->value >= 1 && b->value <= 12)
    {
      piece->year = a->value;
      piece->month = b->value;
    }
  else if (is_short_number (a) && b->digits == 2 && b->value > 12 && a->value >= 1 && a->value <= 12)
    {
      piece->month = a->value;
      piece->year = expand_year (b);
    }
  else if (a->digits == 2 && b->digits == 2 && a->value > 12 && read_financial_year (reader, TRUE, piece))
    return TRUE;
  else if (mark->value == '/' && is_short_number (a) && is_short_number (b) && b->value >= 1
           && b->value <= 12)
    {
      piece->day = a->value == 0 ? -1 : a->value;
      piece->month = b->value;
    }
  else
    return FALSE;

  reader->at = next;
  return TRUE;
}

/* "2022", "2022 December", "2022-Dec-15", "2022 Autumn", "2024/25 Q3", "20221215", and "3" of "3-5
 * March 2025". */
static gboolean
read_one_number (Reader *reader, AccordDatePiece *piece)
{
  const AccordDateToken *number = reader->at;
  const AccordDateToken *next = get_ahead (number, 1);

  if (is_short_number (number) && !number->year_mark)
    {
      piece->day = number->value == 0 ? -1 : number->value;
      reader->at = next;
      return TRUE;
    }
  if (number->digits == 8 && !number->ordinal)
    {
      piece->year = number->value / 10000;
      piece->month = number->value / 100 % 100;
      piece->day = number->value % 100;
      reader->at = next;
      return piece->month != 0 && piece->day != 0;
    }
  if (!is_full_year (number))
    return FALSE;

  piece->year = number->value;
  if (next->kind == ACCORD_DATE_TOKEN_JOIN && next->value != '&' && next->glued && get_ahead (next, 1)->glued
      && get_ahead (next, 1)->kind == ACCORD_DATE_TOKEN_MONTH)
    next = get_ahead (next, 1);
  reader->at = next;
  if (next->kind == ACCORD_DATE_TOKEN_MONTH)
    {
      piece->month = next->value;
      reader->at = next = get_ahead (next, 1);
      if (next->kind == ACCORD_DATE_TOKEN_JOIN && next->glued && get_ahead (next, 1)->glued)
        next = get_ahead (next, 1);
      if (is_short_number (next) && !next->year_mark
          && get_ahead (next, 1)->kind != ACCORD_DATE_TOKEN_COLON
          && get_ahead (next, 1)->kind != ACCORD_DATE_TOKEN_HALF_DAY)
        {
          piece->day = next->value == 0 ? -1 : next->value;
          reader->at = get_ahead (next, 1);
        }
    }
  else if (next->kind == ACCORD_DATE_TOKEN_SEASON)
    {
      piece->season = next->value;
      reader->at = get_ahead (next, 1);
    }
  return TRUE;
}

/* "early", "mid-", "early/mid/late" */
static void
read_part (Reader *reader, AccordDatePiece *piece)
{
  while (reader->at->kind == ACCORD_DATE_TOKEN_PART
         || (piece->has_part && reader->at->kind == ACCORD_DATE_TOKEN_JOIN))
    {
      if (reader->at->kind == ACCORD_DATE_TOKEN_PART)
        {
          if (!piece->has_part)
            piece->first_part = reader->at->value;
          piece->has_part = TRUE;
          piece->last_part = reader->at->value;
        }
      reader->at = get_ahead (reader->at, 1);
    }
  if (piece->first_part > piece->last_part)
    {
      int swap = piece->first_part;

      piece->first_part = piece->last_part;
      piece->last_part = swap;
    }
}

static gboolean
read_piece (Reader *reader, AccordDatePiece *piece)
{
  read_part (reader, piece);
  if (reader->at->kind == ACCORD_DATE_TOKEN_WEEK)
    {
      piece->has_week = TRUE;
      piece->week = reader->at->value;
      reader->at = get_ahead (reader->at, 1);
    }

  switch (reader->at->kind)
    {
    case ACCORD_DATE_TOKEN_MONTH:
      return read_month (reader, piece);
    case ACCORD_DATE_TOKEN_SEASON:
      return read_season (reader, piece);
    case ACCORD_DATE_TOKEN_QUARTER:
      return reader->at->value != 0 && read_quarter (reader, piece);
    case ACCORD_DATE_TOKEN_NUMBER:
      if (read_day_month (reader, piece) || read_three_numbers (reader, piece))
        return TRUE;
      if (read_two_numbers (reader, piece))
        {
          if (piece->financial && reader->at->kind == ACCORD_DATE_TOKEN_QUARTER && reader->at->value != 0)
            {
              piece->quarter = reader->at->value;
              reader->at = get_ahead (reader->at, 1);
            }
          return TRUE;
        }
      return read_one_number (reader, piece);
    default:
      return FALSE;
    }
}

/* A time of day: "10:00", "T10:00:00.000Z", "at 2pm", "10.30am-12pm", "10:00 +01:00". */
static gboolean
skip_time (Reader *reader)
{
  const AccordDateToken *token = reader->at;
  gboolean is_time = FALSE;

  if (is_join (token, ',') || (token->kind == ACCORD_DATE_TOKEN_TIME_MARK && token->value == 'T')
      || is_join (token, '-'))
    token = get_ahead (token, 1);
  if (token->kind != ACCORD_DATE_TOKEN_NUMBER || token->digits > 2)
    return FALSE;

  token = get_ahead (token, 1);
  while ((token->kind == ACCORD_DATE_TOKEN_COLON || (is_join (token, '.') && token->glued))
         && get_ahead (token, 1)->kind == ACCORD_DATE_TOKEN_NUMBER)
    {
      is_time = is_time || token->kind == ACCORD_DATE_TOKEN_COLON;
      token = get_ahead (token, 2);
    }
  if (token->kind == ACCORD_DATE_TOKEN_HALF_DAY)
    {
      is_time = TRUE;
      token = get_ahead (token, 1);
    }
  if (!is_time)
    return FALSE;

  if (token->kind == ACCORD_DATE_TOKEN_TIME_MARK && token->value == 'Z')
    token = get_ahead (token, 1);
  else if (token->kind == ACCORD_DATE_TOKEN_TIME_MARK && token->value == '+')
    {
      token = get_ahead (token, 1);
      while (token->kind == ACCORD_DATE_TOKEN_NUMBER || token->kind == ACCORD_DATE_TOKEN_COLON)
        token = get_ahead (token, 1);
    }
  reader->at = token;
  return TRUE;
}

static gboolean
is_empty_piece (const AccordDatePiece *piece)
{
  return piece->day == 0 && piece->month == 0 && piece->year == 0 && piece->season == 0
         && piece->quarter == 0;
}

static gboolean
read_pieces (Reader *reader, GError **error)
{
  while (reader->at->kind == ACCORD_DATE_TOKEN_JOIN)
    reader->at = get_ahead (reader->at, 1);

  if (reader->at->kind == ACCORD_DATE_TOKEN_BEFORE || reader->at->kind == ACCORD_DATE_TOKEN_BY
      || reader->at->kind == ACCORD_DATE_TOKEN_AFTER)
    {
      reader->found->direction = reader->at->kind;
      reader->at = get_ahead (reader->at, 1);
    }

  while (reader->at->kind != ACCORD_DATE_TOKEN_END)
    {
      AccordDatePiece *piece = &reader->found->pieces[reader->found->n_pieces];

      if (reader->found->n_pieces == ACCORD_DATE_MAX_PIECES)
        return accord_date_fail (reader->text, error, "has too many dates in it");
      if (reader->found->n_pieces > 0 && reader->at->kind == ACCORD_DATE_TOKEN_PRESENT)
        {
          reader->found->open_end = TRUE;
          reader->at = get_ahead (reader->at, 1);
          break;
        }
      if (!read_piece (reader, piece) || is_empty_piece (piece))
        return accord_date_fail (reader->text, error, "is not a date");
      reader->found->n_pieces++;

      while (skip_time (reader))
        continue;
      if (reader->at->kind == ACCORD_DATE_TOKEN_END)
        break;
      if (reader->at->kind == ACCORD_DATE_TOKEN_PRESENT)
        continue;
      if (reader->at->kind != ACCORD_DATE_TOKEN_JOIN)
        return accord_date_fail (reader->text, error, "is not a date, or more than one");
      reader->at = get_ahead (reader->at, 1);
    }

  if (reader->at->kind != ACCORD_DATE_TOKEN_END)
    return accord_date_fail (reader->text, error, "is not a date");
  if (reader->found->n_pieces == 0)
    return accord_date_fail (reader->text, error, "has no date in it");
  return TRUE;
}

static int
get_rank (const AccordDatePiece *piece)
{
  if (piece->quarter != 0)
    return (piece->financial ? 3 : 0) + piece->quarter * 3;
  return piece->season != 0 ? piece->season : piece->month;
}

/* What was written once for several dates belongs to all of them: "Oct-Nov 22", "3-5 March 2025",
 * "Dec-Jan 23". */
static void
share_parts (AccordDatePieces *self)
{
  for (int i = (int) self->n_pieces - 2; i >= 0; i--)
    {
      AccordDatePiece *piece = &self->pieces[i];
      const AccordDatePiece *next = &self->pieces[i + 1];

      if (piece->month == 0 && piece->season == 0 && piece->quarter == 0 && piece->day != 0)
        {
          /* "10-12/2022": two months */
          if (next->day == 0)
            {
              piece->month = piece->day;
              piece->day = 0;
            }
          else
            piece->month = next->month;
        }
      if (piece->year == 0 && next->year != 0)
        {
          piece->year = next->year;
          piece->financial = piece->quarter != 0 && next->financial;
          if (get_rank (piece) > get_rank (next))
            piece->year--;
        }
    }
  for (guint i = 1; i < self->n_pieces; i++)
    {
      AccordDatePiece *piece = &self->pieces[i];
      const AccordDatePiece *previous = &self->pieces[i - 1];

      if (piece->year == 0 && previous->year != 0
          && (piece->month != 0 || piece->season != 0 || piece->quarter != 0))
        {
          piece->year = previous->year;
          piece->financial = piece->quarter != 0 && previous->financial;
          if (get_rank (piece) < get_rank (previous))
            piece->year++;
        }
    }
}

static gboolean
check_tokens (const AccordDateTokens *tokens, const char *text, GError **error)
{
  if (tokens->too_long)
    return accord_date_fail (text, error, "is too long to be a date");
  for (guint i = 0; i < tokens->n_tokens; i++)
    if (tokens->tokens[i].kind == ACCORD_DATE_TOKEN_UNKNOWN)
      {
        g_autofree char *word = g_strndup (tokens->tokens[i].start, tokens->tokens[i].length);
        g_autofree char *why = g_strdup_printf ("is not a date: “%s” is not part of one", word);

        return accord_date_fail (text, error, why);
      }
  return TRUE;
}

/* Reads the dates of @text, each with what it shares with its neighbours. */
gboolean
accord_date_pieces_read (AccordDatePieces *self, const char *text, GError **error)
{
  AccordDateTokens tokens;
  Reader reader = { .text = text, .at = tokens.tokens, .found = self };

  *self = (AccordDatePieces) { .direction = ACCORD_DATE_TOKEN_END };
  accord_date_tokens_read (&tokens, text);
  if (!check_tokens (&tokens, text, error) || !read_pieces (&reader, error))
    return FALSE;
  self->has_words = tokens.has_words;
  share_parts (self);
  return TRUE;
}
