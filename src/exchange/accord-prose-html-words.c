/* accord-prose-html-words.c: the words of one block of HTML, with their styles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-prose-html-private.h"

#define NO_BREAK_SPACE 0xa0

/* From @start on the text has this style, until the next span. */
typedef struct
{
  gsize start;
  AccordProseStyle style;
  const char *url;
} Span;

void
accord_reducer_init (AccordReducer *self)
{
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->strings = g_string_chunk_new (256);
}

void
accord_reducer_clear (AccordReducer *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_string_chunk_free (self->strings);
}

void
accord_reducer_clear_text (AccordReducer *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->spans, 0);
}

/* Marks that carry no meaning in a text of ours: joiners of words, marks of byte order, soft hyphens, stand-ins
 * for objects, control characters.
 */
static gboolean
is_rubbish (gunichar c)
{
  return c < ' ' || c == 0x7f || c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff || c == 0xfffc ||
         (c >= 0xe000 && c <= 0xf8ff);
}

static gboolean
ends_with_white (const GString *text)
{
  return text->len == 0 || text->str[text->len - 1] == ' ' || text->str[text->len - 1] == '\n';
}

static void
begin_span (AccordReducer *self)
{
  Span span = { self->text->len, self->style, self->url };
  const Span *last = self->spans->len > 0 ? &g_array_index (self->spans, Span, self->spans->len - 1) : NULL;

  if (last == NULL || last->style != span.style || last->url != span.url)
    g_array_append_val (self->spans, span);
}

void
accord_reducer_add_space (AccordReducer *self)
{
  begin_span (self);
  if (!ends_with_white (self->text))
    g_string_append_c (self->text, ' ');
}

void
accord_reducer_add_break (AccordReducer *self)
{
  begin_span (self);
  if (self->text->len > 0 && self->text->str[self->text->len - 1] == ' ')
    g_string_truncate (self->text, self->text->len - 1);
  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
}

/* White space of any kind and length is one space, as a browser shows it. A space that does not break counts
 * as one that does where it only widens another, which is what office programs use it for.
 */
void
accord_reducer_add_words (AccordReducer *self, const char *words)
{
  if (words == NULL)
    return;

  begin_span (self);
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar next = g_utf8_get_char (g_utf8_next_char (p));

      if (g_ascii_isspace (c) ||
          (c == NO_BREAK_SPACE &&
           (ends_with_white (self->text) || next == '\0' || next == NO_BREAK_SPACE || g_unichar_isspace (next))))
        {
          if (!ends_with_white (self->text))
            g_string_append_c (self->text, ' ');
        }
      else if (!is_rubbish (c))
        g_string_append_unichar (self->text, c);
    }
}

gboolean
accord_reducer_has_words (AccordReducer *self)
{
  return self->text->str[strspn (self->text->str, " \n")] != '\0';
}

/* Adds the words to the block or cell that was begun. */
void
accord_reducer_take_text (AccordReducer *self)
{
  gsize end = self->text->len;

  while (end > 0 && strchr (" \n", self->text->str[end - 1]) != NULL)
    end--;

  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);
      gsize stop = i + 1 < self->spans->len ? span[1].start : end;

      stop = MIN (stop, end);
      if (span->start < stop)
        accord_prose_builder_add_text (self->builder, self->text->str + span->start, stop - span->start, span->style,
                                       span->url);
    }
  accord_reducer_clear_text (self);
}
