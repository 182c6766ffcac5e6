/* accord-phrase.c: words looked for in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "prose/accord-phrase.h"

#include <string.h>

/* How much of a text is shown on both sides of what was found in it, in bytes. */
#define SHOWN_BEFORE 60
#define SHOWN_AFTER 110

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static char *
fold_word (const char *start, gsize length)
{
  g_autofree char *decomposed = g_utf8_normalize (start, length, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (decomposed != NULL ? decomposed : "", -1);
  GString *folded = g_string_sized_new (length);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));
  return g_string_free_and_steal (folded);
}

static void
clear_word (gpointer data)
{
  AccordWord *word = data;

  g_free (word->folded);
}

/* Cuts @text where the index does. The answer is an array of AccordWord. */
GArray *
accord_words_read (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (AccordWord));
  const char *p = text;

  g_array_set_clear_func (words, clear_word);
  while (*p != '\0')
    {
      const char *start;
      AccordWord word;

      while (*p != '\0' && !is_word_character (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p != '\0' && is_word_character (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p == start)
        break;
      word = (AccordWord) { start - text, p - text, fold_word (start, p - start) };
      g_array_append_val (words, word);
    }
  return words;
}

/* The words of @text, one after the other; %NULL when it has none. */
AccordPhrase *
accord_phrase_new (const char *text)
{
  g_autoptr (GArray) words = accord_words_read (text);
  g_autoptr (GString) plain = g_string_new (NULL);
  AccordPhrase *self;

  if (words->len == 0)
    return NULL;
  self = g_new0 (AccordPhrase, 1);
  self->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < words->len; i++)
    {
      AccordWord *word = &g_array_index (words, AccordWord, i);

      g_string_append (plain, i > 0 ? " " : "");
      g_string_append_len (plain, text + word->start, word->end - word->start);
      g_ptr_array_add (self->words, g_steal_pointer (&word->folded));
    }
  self->text = g_string_free_and_steal (g_steal_pointer (&plain));
  return self;
}

void
accord_phrase_free (AccordPhrase *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->words);
  g_free (self);
}

static gboolean
is_capitals (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
is_here (const AccordPhrase *self, const char *text, const AccordWord *words)
{
  guint n = self->words->len;

  for (guint i = 0; i < n; i++)
    {
      const char *wanted = g_ptr_array_index (self->words, i);

      if (self->is_begun && i == n - 1 ? !g_str_has_prefix (words[i].folded, wanted)
                                       : strcmp (words[i].folded, wanted) != 0)
        return FALSE;
      if (self->is_abbreviation && !is_capitals (text + words[i].start, text + words[i].end))
        return FALSE;
    }
  return TRUE;
}

/* Finds the first place of the phrase in @text, whose words @words are; @start and @end are in bytes. */
gboolean
accord_phrase_find (const AccordPhrase *self, const char *text, GArray *words, guint *start, guint *end)
{
  guint n = self->words->len;

  for (guint i = 0; i + n <= words->len; i++)
    if (is_here (self, text, &g_array_index (words, AccordWord, i)))
      {
        *start = g_array_index (words, AccordWord, i).start;
        *end = g_array_index (words, AccordWord, i + n - 1).end;
        return TRUE;
      }
  return FALSE;
}

static void
add_quoted (GPtrArray *phrases, const char *text, gboolean is_begun)
{
  AccordPhrase *phrase = accord_phrase_new (text);

  if (phrase == NULL)
    return;
  phrase->is_begun = is_begun;
  g_ptr_array_add (phrases, phrase);
}

static gboolean
ends_in_word (const char *text)
{
  const char *last = *text != '\0' ? g_utf8_find_prev_char (text, text + strlen (text)) : NULL;

  return last != NULL && is_word_character (g_utf8_get_char (last));
}

static void
add_loose (GPtrArray *phrases, const char *text, gboolean is_last)
{
  g_autoptr (GArray) words = accord_words_read (text);

  for (guint i = 0; i < words->len; i++)
    {
      const AccordWord *word = &g_array_index (words, AccordWord, i);
      g_autofree char *one = g_strndup (text + word->start, word->end - word->start);

      add_quoted (phrases, one, is_last && i == words->len - 1 && ends_in_word (text));
    }
}

/* What a person typed: words, and phrases in quotation marks, straight or curled. The word that is being typed may go on.
 * The answer is an array of AccordPhrase, maybe empty. */
GPtrArray *
accord_phrases_parse (const char *typed)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_phrase_free);
  g_auto (GStrv) opened = g_strsplit (typed, "“", -1);
  g_autofree char *straight = g_strjoinv ("\"", opened);
  g_auto (GStrv) closed = g_strsplit (straight, "”", -1);
  g_autofree char *plain = g_strjoinv ("\"", closed);
  g_auto (GStrv) parts = g_strsplit (plain, "\"", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (i % 2 == 0)
      add_loose (phrases, parts[i], parts[i + 1] == NULL);
    else
      add_quoted (phrases, parts[i], parts[i + 1] == NULL && ends_in_word (parts[i]));
  return phrases;
}

/* Writes an FTS5 expression, @between them " " for all or " OR " for any; %NULL when there is nothing to look for. The
 * words are letters and digits only, so nothing in them means anything to FTS5. */
char *
accord_phrases_write (GPtrArray *phrases, const char *between)
{
  g_autoptr (GString) expression = g_string_new (NULL);

  for (guint i = 0; i < phrases->len; i++)
    {
      const AccordPhrase *phrase = g_ptr_array_index (phrases, i);

      g_string_append_printf (expression, "%s\"%s\"%s", i > 0 ? between : "", phrase->text, phrase->is_begun ? " *" : "");
    }
  return expression->len > 0 ? g_string_free_and_steal (g_steal_pointer (&expression)) : NULL;
}

/* From the beginning of a word not more than @bytes before. */
static guint
step_back (const char *text, guint start, guint bytes)
{
  guint from = start > bytes ? start - bytes : 0;

  if (from == 0)
    return 0;
  while (from < start && !g_ascii_isspace (text[from]))
    from++;
  while (from < start && g_ascii_isspace (text[from]))
    from++;
  return from;
}

static guint
step_on (const char *text, guint end, guint bytes)
{
  guint length = strlen (text);
  guint until = MIN (end + bytes, length);

  if (until == length)
    return length;
  while (until > end && !g_ascii_isspace (text[until]))
    until--;
  return until;
}

/* Makes one line of what is around the bytes from @start to @end of @text, and says where in that line they are. */
char *
accord_phrase_quote (const char *text, guint *start, guint *end)
{
  guint from = step_back (text, *start, SHOWN_BEFORE);
  guint until = step_on (text, *end, SHOWN_AFTER);
  GString *line = g_string_new (from > 0 ? "…" : "");
  guint shift = line->len;

  g_string_append_len (line, text + from, until - from);
  for (gsize i = 0; i < line->len; i++)
    if (line->str[i] == '\n' || line->str[i] == '\t')
      line->str[i] = ' ';
  g_string_append (line, text[until] != '\0' ? "…" : "");
  *start = *start - from + shift;
  *end = *end - from + shift;
  return g_string_free_and_steal (line);
}
