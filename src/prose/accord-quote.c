/* accord-quote.c: words of a text that can be found again after the text was edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-quote.h"

#include <string.h>

/*
 * White space is one space here, whatever it was: a quote goes over the end of a line or of a cell, and the text that it
 * is looked for in need not be laid out as the one it was taken from.
 */
typedef struct
{
  gunichar *chars;
  guint *places;      /* of each character in the text; one more for the end */
  guint length;
} Line;

static void
line_clear (Line *line)
{
  g_free (line->chars);
  g_free (line->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

/* What a widget stands in for, such as a table in an editor, parts words too. */
static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xFFFC;
}

/* As it is typed and as it is printed. */
static gunichar
unify (gunichar c)
{
  switch (c)
    {
    case 0x2018:
    case 0x2019:
      return '\'';
    case 0x201C:
    case 0x201D:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2013:
      return '-';
    default:
      return is_gap (c) ? ' ' : c;
    }
}

static void
line_init (Line *line, const char *text)
{
  glong length = g_utf8_strlen (text, -1);
  guint place = 0;

  line->chars = g_new (gunichar, length + 1);
  line->places = g_new (guint, length + 1);
  line->length = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text), place++)
    {
      gunichar c = unify (g_utf8_get_char (text));

      if (c == ' ' && line->length > 0 && line->chars[line->length - 1] == ' ')
        continue;
      line->chars[line->length] = c;
      line->places[line->length++] = place;
    }
  line->places[line->length] = place;
}

/* --- taking --- */

static char *
take_line (const char *text, guint start, guint end)
{
  g_autofree char *part = g_utf8_substring (text, start, end);
  GString *line = g_string_sized_new (end - start);

  for (const char *p = part; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_gap (c))
        g_string_append_unichar (line, c);
      else if (line->len == 0 || line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  return g_string_free_and_steal (line);
}

/**
 * accord_quote_take:
 * @quote: (out caller-allocates): receives the words and what is around them; to be cleared
 * @text: a text
 * @start: where the words begin, in characters
 * @end: where they end
 *
 * Takes words out of a text so that they can be found again.
 */
void
accord_quote_take (AccordQuote *quote, const char *text, guint start, guint end)
{
  guint length = (guint) g_utf8_strlen (text, -1);

  g_return_if_fail (start <= end && end <= length);

  while (start < end && is_gap (g_utf8_get_char (g_utf8_offset_to_pointer (text, start))))
    start++;
  while (start < end && is_gap (g_utf8_get_char (g_utf8_offset_to_pointer (text, end - 1))))
    end--;
  quote->exact = take_line (text, start, end);
  quote->before = take_line (text, start > ACCORD_QUOTE_CONTEXT ? start - ACCORD_QUOTE_CONTEXT : 0, start);
  quote->after = take_line (text, end, MIN (end + ACCORD_QUOTE_CONTEXT, length));
}

/**
 * accord_quote_clear:
 *
 * Frees what the quote holds.
 */
void
accord_quote_clear (AccordQuote *quote)
{
  g_clear_pointer (&quote->exact, g_free);
  g_clear_pointer (&quote->before, g_free);
  g_clear_pointer (&quote->after, g_free);
}

/* --- finding --- */

/* Fewer characters than this are never found by likeness: anything is like them. */
#define MIN_ALIKE 8
/* So many characters next to the words must stand as they did for what is between them to be taken for the words. */
#define NEAREST 16
/* Of four characters of the words at most one may have been changed, and never more than this many in all: the time that
 * it takes to look grows with it. */
#define MAX_CHANGED_PART 4
#define MAX_CHANGED 64

/* The words are looked for in @text; @before and @after speak for a place. */
typedef struct
{
  Line exact;
  Line before;
  Line after;
  Line text;
} Search;

static void
search_clear (Search *search)
{
  line_clear (&search->exact);
  line_clear (&search->before);
  line_clear (&search->after);
  line_clear (&search->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* How many edits turn @a into @b, both short. */
static guint
count_edits (const gunichar *a, guint a_length, const gunichar *b, guint b_length)
{
  g_autofree guint *row = g_new (guint, b_length + 1);

  for (guint j = 0; j <= b_length; j++)
    row[j] = j;
  for (guint i = 0; i < a_length; i++)
    {
      guint diagonal = row[0];

      row[0] = i + 1;
      for (guint j = 0; j < b_length; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = MIN (MIN (above, row[j]) + 1, diagonal + (a[i] != b[j]));
          diagonal = above;
        }
    }
  return row[b_length];
}

/* The fewer, the more what is around this place is what was around the words. */
static guint
count_changes_around (const Search *search, guint start, guint end)
{
  guint before = MIN (start, search->before.length);
  guint after = MIN (search->text.length - end, search->after.length);

  return count_edits (search->before.chars, search->before.length, search->text.chars + start - before, before)
         + count_edits (search->after.chars, search->after.length, search->text.chars + end, after);
}

static gboolean
stands_at (const Line *text, const Line *words, guint place)
{
  return place + words->length <= text->length
         && memcmp (text->chars + place, words->chars, words->length * sizeof (gunichar)) == 0;
}

static gboolean
find_exact (const Search *search, guint *start, guint *end)
{
  guint fewest = G_MAXUINT;

  for (guint place = 0; place + search->exact.length <= search->text.length; place++)
    if (stands_at (&search->text, &search->exact, place))
      {
        guint changes = count_changes_around (search, place, place + search->exact.length);

        if (changes >= fewest)
          continue;
        fewest = changes;
        *start = place;
        *end = place + search->exact.length;
      }
  return fewest != G_MAXUINT;
}

/* What stands between the two sides now, if it is not mostly other words. */
static gboolean
find_by_context (const Search *search, guint *start, guint *end)
{
  guint length = search->exact.length;
  guint longest = length + length / 2;
  Line before = { search->before.chars + MAX (search->before.length, NEAREST) - NEAREST, NULL,
                  MIN (search->before.length, NEAREST) };
  Line after = { search->after.chars, NULL, MIN (search->after.length, NEAREST) };

  if (before.length < MIN_ALIKE || after.length < MIN_ALIKE || length > MAX_CHANGED * MAX_CHANGED_PART)
    return FALSE;
  for (guint from = before.length; from <= search->text.length; from++)
    {
      if (!stands_at (&search->text, &before, from - before.length))
        continue;
      for (guint to = from + length / 2; to <= MIN (from + longest, search->text.length); to++)
        if (stands_at (&search->text, &after, to)
            && count_edits (search->exact.chars, length, search->text.chars + from, to - from) <= length / 2)
          {
            *start = from;
            *end = to;
            return TRUE;
          }
    }
  return FALSE;
}

/* A stretch of the text that ends here and the first so many words' characters: how many edits lie between them, and
 * where the stretch begins. */
typedef struct
{
  guint edits;
  guint start;
} Cell;

/* One more character of the text. Cells past @active are too far off to come back; returns how many may. */
static guint
advance (const Search *search, Cell *column, guint active, guint place, guint most)
{
  gunichar c = search->text.chars[place];
  Cell diagonal = column[0];
  guint last = MIN (active + 1, search->exact.length);

  column[0] = (Cell) { 0, place + 1 };
  for (guint i = 1; i <= last; i++)
    {
      Cell left = i <= active ? column[i] : (Cell) { most + 1, 0 };
      Cell best = diagonal;

      best.edits += search->exact.chars[i - 1] != c;
      if (left.edits + 1 < best.edits)
        best = (Cell) { left.edits + 1, left.start };
      if (column[i - 1].edits + 1 < best.edits)
        best = (Cell) { column[i - 1].edits + 1, column[i - 1].start };
      diagonal = left;
      column[i] = best;
    }
  while (last > 0 && column[last].edits > most)
    last--;
  return last;
}

/* Sellers' search for the stretch with the fewest edits, with Ukkonen's cut-off: the time is that of the text's length
 * times the edits allowed, not times the words'. */
static gboolean
find_alike (const Search *search, guint *start, guint *end)
{
  guint length = search->exact.length;
  guint most = MIN (length / MAX_CHANGED_PART, MAX_CHANGED);
  g_autofree Cell *column = g_new (Cell, length + 1);
  guint active = most;
  guint around = G_MAXUINT;
  gboolean found = FALSE;

  if (length < MIN_ALIKE)
    return FALSE;
  for (guint i = 0; i <= length; i++)
    column[i] = (Cell) { i, 0 };
  for (guint place = 0; place < search->text.length; place++)
    {
      guint changes;

      active = advance (search, column, active, place, most);
      if (active < length || column[length].edits > most)
        continue;
      changes = count_changes_around (search, column[length].start, place + 1);
      if (found && column[length].edits == most && changes >= around)
        continue;
      found = TRUE;
      most = column[length].edits;
      around = changes;
      *start = column[length].start;
      *end = place + 1;
    }
  return found;
}

/* Edits that touch the ends leave the place in the middle of a word. */
static void
widen_to_words (const Line *text, guint *start, guint *end)
{
  while (*start > 0 && g_unichar_isalnum (text->chars[*start]) && g_unichar_isalnum (text->chars[*start - 1]))
    (*start)--;
  while (*end < text->length && g_unichar_isalnum (text->chars[*end - 1]) && g_unichar_isalnum (text->chars[*end]))
    (*end)++;
}

/**
 * accord_quote_find:
 * @quote: words taken from a text
 * @text: the text as it is now, in any layout
 * @start: (out) (optional): where they begin, in characters
 * @end: (out) (optional): where they end
 *
 * Finds the words as they were, at the place whose surroundings are most like theirs; else what stands between the two
 * sides that they had, or the words that are most like them: a tenth of a second in 60,000 words. Any thread.
 *
 * Returns: how they were found
 */
AccordQuoteMatch
accord_quote_find (const AccordQuote *quote, const char *text, guint *start, guint *end)
{
  g_auto (Search) search = { 0 };
  AccordQuoteMatch match = ACCORD_QUOTE_GONE;
  guint from = 0, to = 0;

  line_init (&search.exact, quote->exact);
  line_init (&search.before, quote->before);
  line_init (&search.after, quote->after);
  line_init (&search.text, text);

  if (search.exact.length == 0)
    return ACCORD_QUOTE_GONE;
  if (find_exact (&search, &from, &to))
    match = ACCORD_QUOTE_EXACT;
  else if (find_by_context (&search, &from, &to) || find_alike (&search, &from, &to))
    match = ACCORD_QUOTE_ALIKE;
  if (match == ACCORD_QUOTE_ALIKE)
    widen_to_words (&search.text, &from, &to);

  if (match != ACCORD_QUOTE_GONE && start != NULL)
    *start = search.text.places[from];
  if (match != ACCORD_QUOTE_GONE && end != NULL)
    *end = search.text.places[to - 1] + 1;
  return match;
}
