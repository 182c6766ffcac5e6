/* accord-vague-date-tokens.c: the words and numbers of a date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-vague-date-private.h"

#include <string.h>

/* Words that say something about when. A date column is English in the files that this program is for. */
static const struct
{
  const char *word;
  AccordDateTokenKind kind;
  int value;
} words[] = {
  { "jan", ACCORD_DATE_TOKEN_MONTH, 1 }, { "january", ACCORD_DATE_TOKEN_MONTH, 1 },
  { "feb", ACCORD_DATE_TOKEN_MONTH, 2 }, { "february", ACCORD_DATE_TOKEN_MONTH, 2 },
  { "mar", ACCORD_DATE_TOKEN_MONTH, 3 }, { "march", ACCORD_DATE_TOKEN_MONTH, 3 },
  { "apr", ACCORD_DATE_TOKEN_MONTH, 4 }, { "april", ACCORD_DATE_TOKEN_MONTH, 4 },
  { "may", ACCORD_DATE_TOKEN_MONTH, 5 },
  { "jun", ACCORD_DATE_TOKEN_MONTH, 6 }, { "june", ACCORD_DATE_TOKEN_MONTH, 6 },
  { "jul", ACCORD_DATE_TOKEN_MONTH, 7 }, { "july", ACCORD_DATE_TOKEN_MONTH, 7 },
  { "aug", ACCORD_DATE_TOKEN_MONTH, 8 }, { "august", ACCORD_DATE_TOKEN_MONTH, 8 },
  { "sep", ACCORD_DATE_TOKEN_MONTH, 9 }, { "sept", ACCORD_DATE_TOKEN_MONTH, 9 },
  { "september", ACCORD_DATE_TOKEN_MONTH, 9 },
  { "oct", ACCORD_DATE_TOKEN_MONTH, 10 }, { "october", ACCORD_DATE_TOKEN_MONTH, 10 },
  { "nov", ACCORD_DATE_TOKEN_MONTH, 11 }, { "november", ACCORD_DATE_TOKEN_MONTH, 11 },
  { "dec", ACCORD_DATE_TOKEN_MONTH, 12 }, { "december", ACCORD_DATE_TOKEN_MONTH, 12 },
  { "spring", ACCORD_DATE_TOKEN_SEASON, 3 }, { "summer", ACCORD_DATE_TOKEN_SEASON, 6 },
  { "autumn", ACCORD_DATE_TOKEN_SEASON, 9 }, { "winter", ACCORD_DATE_TOKEN_SEASON, 12 },
  { "early", ACCORD_DATE_TOKEN_PART, 0 }, { "start", ACCORD_DATE_TOKEN_PART, 0 },
  { "beginning", ACCORD_DATE_TOKEN_PART, 0 },
  { "mid", ACCORD_DATE_TOKEN_PART, 1 }, { "middle", ACCORD_DATE_TOKEN_PART, 1 },
  { "late", ACCORD_DATE_TOKEN_PART, 2 }, { "end", ACCORD_DATE_TOKEN_PART, 2 },
  { "wc", ACCORD_DATE_TOKEN_WEEK, 0 }, { "wb", ACCORD_DATE_TOKEN_WEEK, 0 },
  { "before", ACCORD_DATE_TOKEN_BEFORE, 0 },
  { "by", ACCORD_DATE_TOKEN_BY, 0 },
  { "after", ACCORD_DATE_TOKEN_AFTER, 0 },
  { "present", ACCORD_DATE_TOKEN_PRESENT, 0 }, { "now", ACCORD_DATE_TOKEN_PRESENT, 0 },
  { "ongoing", ACCORD_DATE_TOKEN_PRESENT, 0 }, { "onwards", ACCORD_DATE_TOKEN_PRESENT, 0 },
  { "to", ACCORD_DATE_TOKEN_JOIN, '-' }, { "until", ACCORD_DATE_TOKEN_JOIN, '-' },
  { "till", ACCORD_DATE_TOKEN_JOIN, '-' }, { "through", ACCORD_DATE_TOKEN_JOIN, '-' },
  { "and", ACCORD_DATE_TOKEN_JOIN, '&' }, { "or", ACCORD_DATE_TOKEN_JOIN, '&' },
  { "am", ACCORD_DATE_TOKEN_HALF_DAY, 0 }, { "pm", ACCORD_DATE_TOKEN_HALF_DAY, 0 },
  { "t", ACCORD_DATE_TOKEN_TIME_MARK, 'T' }, { "at", ACCORD_DATE_TOKEN_TIME_MARK, 'T' },
  { "z", ACCORD_DATE_TOKEN_TIME_MARK, 'Z' }, { "gmt", ACCORD_DATE_TOKEN_TIME_MARK, 'Z' },
  { "bst", ACCORD_DATE_TOKEN_TIME_MARK, 'Z' }, { "utc", ACCORD_DATE_TOKEN_TIME_MARK, 'Z' },
};

/* Words that may stand beside a date and say nothing about the day. */
static const char *const passed_over[] = {
  "mon", "monday", "tue", "tues", "tuesday", "wed", "weds", "wednesday", "thu", "thur", "thurs",
  "thursday", "fri", "friday", "sat", "saturday", "sun", "sunday", "a", "the", "of", "in", "on",
  "since", "from", "between", "during", "date", "dated", "fy", "year", "financial", "term",
  "about", "approx", "approximately", "around", "circa", "c", "ca", "est", "estimated",
  "provisional", "provisionally", "tbc", "confirmed", "expected", "due", "planned", "likely",
  "probably", "possibly", "agreed", "agm", "egm", "annual", "general", "meeting", "board",
  "council", "committee", "assembly", "election", "elections", "conference", "ends", "ended",
  "ending", "starts", "started", "starting", "expires", "expired",
};

static gboolean
is_word (const char *start, gsize length, const char *word)
{
  return strlen (word) == length && g_ascii_strncasecmp (start, word, length) == 0;
}

static AccordDateToken *
add_token (AccordDateTokens *self, AccordDateTokenKind kind, int value, const char *start, gsize length,
           gboolean glued)
{
  AccordDateToken *token;

  if (self->n_tokens == ACCORD_DATE_MAX_TOKENS)
    {
      self->too_long = TRUE;
      return NULL;
    }
  token = &self->tokens[self->n_tokens++];
  *token = (AccordDateToken) {
    .kind = kind, .value = value, .start = start, .length = length, .glued = glued,
  };
  return token;
}

static AccordDateToken *
get_last (AccordDateTokens *self)
{
  return self->n_tokens > 0 ? &self->tokens[self->n_tokens - 1] : NULL;
}

static const char *
read_number (AccordDateTokens *self, const char *p, gboolean glued, gboolean year_mark)
{
  const char *start = p;
  int value = 0;
  AccordDateToken *previous = get_last (self);
  AccordDateToken *token;

  for (; g_ascii_isdigit (*p); p++)
    value = MIN (value * 10 + (*p - '0'), 100000000);

  /* "Q3", "Quarter 3" */
  if (previous != NULL && previous->kind == ACCORD_DATE_TOKEN_QUARTER && previous->value == 0 && value >= 1
      && value <= 4)
    {
      previous->value = value;
      return p;
    }

  token = add_token (self, ACCORD_DATE_TOKEN_NUMBER, value, start, p - start, glued);
  if (token != NULL)
    {
      token->digits = (int) MIN (p - start, 100);
      token->year_mark = year_mark;
    }
  return p;
}

/* "w/c", "w/b", "w/e", "week commencing": returns the end, or NULL. */
static const char *
read_week (AccordDateTokens *self, const char *start, const char *end, gboolean glued)
{
  static const char *const names[] = { "commencing", "beginning", "ending", "of" };

  if (is_word (start, end - start, "w") && *end == '/' && end[1] != '\0' && strchr ("cbeCBE", end[1]) != NULL
      && !g_ascii_isalpha (end[2]))
    {
      add_token (self, ACCORD_DATE_TOKEN_WEEK, g_ascii_tolower (end[1]) == 'e', start, end + 2 - start,
                 glued);
      return end + 2;
    }
  if (is_word (start, end - start, "week") || is_word (start, end - start, "wk"))
    {
      const char *next = end + strspn (end, " ");

      for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
        {
          gsize length = strlen (names[i]);

          if (g_ascii_strncasecmp (next, names[i], length) == 0 && !g_ascii_isalpha (next[length]))
            {
              add_token (self, ACCORD_DATE_TOKEN_WEEK, i == 2, start, next + length - start, glued);
              return next + length;
            }
        }
    }
  return NULL;
}

static const char *
read_word (AccordDateTokens *self, const char *p, gboolean glued)
{
  const char *start = p;
  const char *after_week;
  AccordDateToken *previous = get_last (self);
  gsize length;

  while (*p != '\0' && g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  length = p - start;

  if (glued && previous != NULL && previous->kind == ACCORD_DATE_TOKEN_NUMBER
      && (is_word (start, length, "st") || is_word (start, length, "nd") || is_word (start, length, "rd")
          || is_word (start, length, "th")))
    {
      previous->ordinal = TRUE;
      return p;
    }

  after_week = read_week (self, start, p, glued);
  if (after_week != NULL)
    return after_week;

  if (is_word (start, length, "q") || is_word (start, length, "quarter"))
    {
      add_token (self, ACCORD_DATE_TOKEN_QUARTER, 0, start, length, glued);
      return p;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_word (start, length, words[i].word))
      {
        add_token (self, words[i].kind, words[i].value, start, length, glued);
        return p;
      }

  for (gsize i = 0; i < G_N_ELEMENTS (passed_over); i++)
    if (is_word (start, length, passed_over[i]))
      {
        self->has_words = TRUE;
        return p;
      }

  add_token (self, ACCORD_DATE_TOKEN_UNKNOWN, 0, start, length, glued);
  return p;
}

static gboolean
is_before_digit (const char *p)
{
  const char *next = g_utf8_next_char (p);

  return g_ascii_isdigit (*next);
}

/* Marks that mean nothing in a date ("Sept.", "(tbc)", "?") are passed over. */
static void
read_mark (AccordDateTokens *self, const char *p, gboolean glued)
{
  AccordDateToken *previous = get_last (self);
  gboolean after_number = glued && previous != NULL && previous->kind == ACCORD_DATE_TOKEN_NUMBER;
  gunichar c = g_utf8_get_char (p);
  gsize length = g_utf8_next_char (p) - p;

  switch (c)
    {
    case '-': case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212:
      add_token (self, ACCORD_DATE_TOKEN_JOIN, '-', p, length, glued);
      return;
    case '/': case '&': case ',': case ';':
      add_token (self, ACCORD_DATE_TOKEN_JOIN, c == ';' ? ',' : (int) c, p, length, glued);
      return;
    case '\\':
      add_token (self, ACCORD_DATE_TOKEN_JOIN, '/', p, length, glued);
      return;
    case '.':
      if (after_number && is_before_digit (p))
        add_token (self, ACCORD_DATE_TOKEN_JOIN, '.', p, length, glued);
      return;
    case ':':
      if (after_number && is_before_digit (p))
        add_token (self, ACCORD_DATE_TOKEN_COLON, 0, p, length, glued);
      return;
    case '+':
      add_token (self, ACCORD_DATE_TOKEN_TIME_MARK, '+', p, length, glued);
      return;
    case '(': case ')': case '[': case ']': case '?': case '*': case '~': case '"':
    case '\'': case 0x2018: case 0x2019:
      self->has_words = self->has_words || !(c == '\'' || c == 0x2018 || c == 0x2019);
      return;
    default:
      add_token (self, ACCORD_DATE_TOKEN_UNKNOWN, 0, p, length, glued);
      return;
    }
}

/**
 * accord_date_tokens_read:
 * @self: (out caller-allocates): the tokens
 * @text: UTF-8, which must live as long as @self
 *
 * Splits a date into the parts that mean something.
 */
void
accord_date_tokens_read (AccordDateTokens *self, const char *text)
{
  const char *p = text;
  gboolean glued = FALSE;

  memset (self, 0, sizeof *self);
  while (*p != '\0' && !self->too_long)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          glued = FALSE;
          p = g_utf8_next_char (p);
          continue;
        }

      if (g_ascii_isdigit (*p))
        {
          const char *before = p > text ? g_utf8_prev_char (p) : p;
          gunichar mark = g_utf8_get_char (before);

          p = read_number (self, p, glued, mark == '\'' || mark == 0x2018 || mark == 0x2019);
        }
      else if (g_unichar_isalpha (c))
        p = read_word (self, p, glued);
      else
        {
          read_mark (self, p, glued);
          p = g_utf8_next_char (p);
        }
      glued = TRUE;
    }
  self->tokens[self->n_tokens].kind = ACCORD_DATE_TOKEN_END;
}
