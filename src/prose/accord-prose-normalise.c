/* accord-prose-normalise.c: fits styled text to what CommonMark can hold
 *
 * CommonMark marks a style with delimiters whose meaning depends on the characters beside them:
 * "**" opens bold only where no letter stands before it or none but a letter after it, and closes
 * likewise. A style that begins at a space, or inside a word beside a comma, cannot be written. So
 * styles are fitted to word edges, here and nowhere else: the parser, the editor and the tests all
 * build through this.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-prose-private.h"

#define LETTER(letters, i) (&g_array_index ((letters), AccordProseLetter, (i)))

static gboolean
is_white (gunichar c)
{
  return g_unichar_isspace (c);
}

/**
 * accord_prose_is_word_char:
 * @c: a character
 *
 * Whether a style must cover all of a word if it covers @c. Symbols outside ASCII count as letters:
 * whether CommonMark takes them for punctuation differs between its versions, and this is right
 * under either.
 *
 * Returns: whether @c is part of a word
 */
gboolean
accord_prose_is_word_char (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (c < 0x80)
    return g_ascii_isalnum (c);

  return !is_white (c) && (type < G_UNICODE_CONNECT_PUNCTUATION || type > G_UNICODE_OPEN_PUNCTUATION);
}

/* Leaves only characters that CommonMark can hold in running text. */
static void
clean (GArray *letters, AccordProsePlace place)
{
  guint kept = 0;

  for (guint i = 0; i < letters->len; i++)
    {
      AccordProseLetter letter = *LETTER (letters, i);

      if (letter.c == '\r')
        continue;

      if (letter.c == 0x2028)
        letter.c = '\n';
      if (letter.c == '\n' && (place != ACCORD_PROSE_PLACE_LINES || (letter.style & ACCORD_PROSE_LITERAL)))
        letter.c = ' ';
      if ((letter.c < ' ' && letter.c != '\n') || letter.c == 0x7f || letter.c == 0x85 || letter.c == 0x2029)
        letter.c = ' ';

      /* A bar in a cell's code is written with a backslash, so that one after a backslash cannot
       * be. */
      if (letter.c == '|' && place == ACCORD_PROSE_PLACE_CELL && kept > 0 && LETTER (letters, kept - 1)->c == '\\')
        letter.style &= ~ACCORD_PROSE_LITERAL;

      /* "[`a]: b`](c)" would define a reference, since that is looked for before code is. */
      if (letter.c == ':' && letter.url != NULL && kept > 0 && LETTER (letters, kept - 1)->c == ']')
        LETTER (letters, kept - 1)->style &= ~ACCORD_PROSE_LITERAL;

      *LETTER (letters, kept++) = letter;
    }

  g_array_set_size (letters, kept);
}

static gboolean
is_loose_space (const AccordProseLetter *letter)
{
  return letter->c == ' ' && !(letter->style & ACCORD_PROSE_LITERAL);
}

/* CommonMark drops spaces at both ends of a line. */
static void
trim_lines (GArray *letters)
{
  guint kept = 0;

  for (guint i = 0; i < letters->len; i++)
    {
      AccordProseLetter letter = *LETTER (letters, i);

      if (letter.c == '\n')
        while (kept > 0 && is_loose_space (LETTER (letters, kept - 1)))
          kept--;

      if ((letter.c == '\n' || is_loose_space (&letter)) &&
          (kept == 0 || (letter.c == ' ' && LETTER (letters, kept - 1)->c == '\n')))
        continue;

      *LETTER (letters, kept++) = letter;
    }

  while (kept > 0 && (is_loose_space (LETTER (letters, kept - 1)) || LETTER (letters, kept - 1)->c == '\n'))
    kept--;

  g_array_set_size (letters, kept);
}

/* A link of spaces alone cannot be seen or followed, and would be lost at the end of a line. */
static void
drop_blank_links (GArray *letters)
{
  guint start = 0;
  gboolean blank = TRUE;

  for (guint i = 0; i < letters->len; i++)
    {
      blank &= is_loose_space (LETTER (letters, i)) || LETTER (letters, i)->c == '\n';

      if (i + 1 < letters->len && LETTER (letters, i + 1)->url == LETTER (letters, start)->url)
        continue;

      for (guint k = start; blank && k <= i; k++)
        LETTER (letters, k)->url = NULL;
      start = i + 1;
      blank = TRUE;
    }
}

/* Takes @style from the white space at the edges of its stretches. */
static void
trim_style (GArray *letters, guint start, guint end, AccordProseStyle style)
{
  for (guint i = start; i < end; i++)
    {
      if (!(LETTER (letters, i)->style & style) || !is_white (LETTER (letters, i)->c))
        continue;

      if (i == start || i + 1 == end || !(LETTER (letters, i - 1)->style & style) ||
          !(LETTER (letters, i + 1)->style & style))
        {
          LETTER (letters, i)->style &= ~style;
          /* The one before may be at an edge now. */
          for (guint k = i;
               k > start && (LETTER (letters, k - 1)->style & style) && is_white (LETTER (letters, k - 1)->c); k--)
            LETTER (letters, k - 1)->style &= ~style;
        }
    }
}

/* Gives @style to the rest of a word that it covers in part, or that touches it. */
static void
extend_style (GArray *letters, guint start, guint end, AccordProseStyle style)
{
  for (guint i = start + 1; i < end; i++)
    {
      gboolean before = (LETTER (letters, i - 1)->style & style) != 0;
      gboolean here = (LETTER (letters, i)->style & style) != 0;

      if (here && !before)
        for (guint k = i; k > start && accord_prose_is_word_char (LETTER (letters, k - 1)->c); k--)
          LETTER (letters, k - 1)->style |= style;
      else if (before && !here && accord_prose_is_word_char (LETTER (letters, i)->c))
        LETTER (letters, i)->style |= style;
    }
}

static guint
style_end (GArray *letters, guint from, guint end, AccordProseStyle style)
{
  while (from < end && (LETTER (letters, from)->style & style))
    from++;

  return from;
}

/* Which of two styles that begin together is the outer one: that which ends later. */
AccordProseStyle
accord_prose_opens_first (guint strong_end, guint emphasis_end)
{
  return emphasis_end > strong_end ? ACCORD_PROSE_EMPHASIS : ACCORD_PROSE_STRONG;
}

/* Where one style ends inside another that began within it, the writer must end both and begin the
 * second again; it cannot begin at a space. Returns whether a style was taken from such a space.
 */
static gboolean
part_overlaps (GArray *letters, guint start, guint end)
{
  AccordProseStyle open = ACCORD_PROSE_PLAIN;
  AccordProseStyle outer = ACCORD_PROSE_PLAIN;

  for (guint i = start; i < end; i++)
    {
      AccordProseStyle style = LETTER (letters, i)->style & ACCORD_PROSE_EMPHASES;

      if (open == ACCORD_PROSE_EMPHASES && style == (ACCORD_PROSE_EMPHASES & ~outer))
        {
          if (is_white (LETTER (letters, i)->c))
            {
              LETTER (letters, i)->style &= ~ACCORD_PROSE_EMPHASES;
              return TRUE;
            }
          outer = style;
        }
      else if (style == ACCORD_PROSE_EMPHASES && open != ACCORD_PROSE_EMPHASES)
        outer = open != ACCORD_PROSE_PLAIN
                    ? open
                    : accord_prose_opens_first (style_end (letters, i, end, ACCORD_PROSE_STRONG),
                                                style_end (letters, i, end, ACCORD_PROSE_EMPHASIS));
      open = style;
    }

  return FALSE;
}

/* A link is always the outermost span, so that each stretch inside or outside a link is fitted by
 * itself. */
static void
fit_styles (GArray *letters, guint start, guint end)
{
  do
    {
      for (AccordProseStyle style = ACCORD_PROSE_STRONG; style <= ACCORD_PROSE_EMPHASIS; style <<= 1)
        {
          trim_style (letters, start, end, style);
          extend_style (letters, start, end, style);
        }
    }
  while (part_overlaps (letters, start, end));
}

/* Brings the @letters of one block or cell into the normal form. */
void
accord_prose_normalise (GArray *letters, AccordProsePlace place)
{
  guint start = 0;
  AccordProseStyle any = ACCORD_PROSE_PLAIN;

  clean (letters, place);
  trim_lines (letters);
  drop_blank_links (letters);

  for (guint i = 0; i < letters->len; i++)
    any |= LETTER (letters, i)->style;
  if (!(any & ACCORD_PROSE_EMPHASES))
    return;

  for (guint i = 1; i <= letters->len; i++)
    if (i == letters->len || LETTER (letters, i)->url != LETTER (letters, start)->url)
      {
        fit_styles (letters, start, i);
        start = i;
      }
}

/* Whether CommonMark holds all characters as they are. */
static gboolean
has_special_char (const GString *text)
{
  for (gsize i = 0; i < text->len; i++)
    {
      guchar c = (guchar) text->str[i];
      guchar next = (guchar) text->str[i + 1];

      /* U+0085, and U+2028 and U+2029. */
      if (c < ' ' || c == 0x7f || (c == 0xc2 && next == 0x85) ||
          (c == 0xe2 && next == 0x80 && ((guchar) text->str[i + 2] & 0xfe) == 0xa8))
        return TRUE;
    }

  return FALSE;
}

/* Whether the styles may change between what stands before @p and what begins there. */
static gboolean
can_change (const char *p, AccordProseStyle before, AccordProseStyle after)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (p));
  gunichar first = g_utf8_get_char (p);

  before &= ACCORD_PROSE_EMPHASES;
  after &= ACCORD_PROSE_EMPHASES;
  if (before == after)
    return TRUE;
  if (before == ACCORD_PROSE_PLAIN)
    return !is_white (first) && !accord_prose_is_word_char (last);

  return after == ACCORD_PROSE_PLAIN && !is_white (last) && !accord_prose_is_word_char (first);
}

/* Whether @text, which looks as @spans say, is in its normal form beyond doubt, so that it need not be taken apart into
 * letters. It looks at the characters where the look changes; what it does not decide is left to
 * accord_prose_normalise().
 */
gboolean
accord_prose_is_normal (const GString *text, GArray *spans, AccordProsePlace place)
{
  const AccordProseSpan *span = (const AccordProseSpan *) spans->data;

  if (text->len == 0)
    return TRUE;
  if (has_special_char (text) || is_white (g_utf8_get_char (text->str)) ||
      is_white (g_utf8_get_char (g_utf8_prev_char (text->str + text->len))))
    return FALSE;

  for (guint i = 0; i < spans->len; i++)
    if (span[i].url != NULL || (place == ACCORD_PROSE_PLACE_CELL && (span[i].style & ACCORD_PROSE_LITERAL)) ||
        (i > 0 && !can_change (text->str + span[i - 1].end, span[i - 1].style, span[i].style)))
      return FALSE;

  return TRUE;
}
