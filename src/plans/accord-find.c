/* accord-find.c: finds words in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-find.h"

/**
 * AccordFind:
 *
 * Words to look for. They are taken as they are typed: no character of them means anything else. Never changes, so that
 * any thread may hold it.
 */
struct _AccordFind
{
  gatomicrefcount ref_count;
  char *words;
  gunichar *letters;       /* folded unless capital letters count */
  guint n_letters;
  AccordFindFlags flags;
};

static gunichar
fold (const AccordFind *self, gunichar c)
{
  if (self->flags & ACCORD_FIND_MATCH_CASE)
    return c;
  return c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : g_unichar_tolower (c);
}

/**
 * accord_find_new:
 * @words: what to look for, on one line; "" is found nowhere
 * @flags: how
 *
 * Returns: (transfer full): words to look for
 */
AccordFind *
accord_find_new (const char *words, AccordFindFlags flags)
{
  AccordFind *self = g_new0 (AccordFind, 1);
  const char *p = words;

  g_atomic_ref_count_init (&self->ref_count);
  self->words = g_strdup (words);
  self->flags = flags;
  self->n_letters = (guint) g_utf8_strlen (words, -1);
  self->letters = g_new (gunichar, self->n_letters);
  for (guint i = 0; i < self->n_letters; i++, p = g_utf8_next_char (p))
    self->letters[i] = fold (self, g_utf8_get_char (p));
  return self;
}

AccordFind *
accord_find_ref (AccordFind *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_find_unref (AccordFind *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->words);
  g_free (self->letters);
  g_free (self);
}

/**
 * accord_find_get_words:
 *
 * Returns: (transfer none): what is looked for
 */
const char *
accord_find_get_words (const AccordFind *self)
{
  return self->words;
}

/**
 * accord_find_get_flags:
 *
 * Returns: how it is looked for
 */
AccordFindFlags
accord_find_get_flags (const AccordFind *self)
{
  return self->flags;
}

/**
 * accord_find_equal:
 *
 * Returns: whether both look for the same words in the same way
 */
gboolean
accord_find_equal (const AccordFind *a, const AccordFind *b)
{
  return a->flags == b->flags && g_str_equal (a->words, b->words);
}

/* Where the words end that begin at @p; NULL if others are there. */
static const char *
match (const AccordFind *self, const char *p)
{
  for (guint i = 0; i < self->n_letters; i++, p = g_utf8_next_char (p))
    if (*p == '\0' || fold (self, g_utf8_get_char (p)) != self->letters[i])
      return NULL;
  return p;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* A sign at an end of the words needs no edge of a word there. */
static gboolean
is_whole (const AccordFind *self, const char *text, const char *start, const char *end)
{
  if (!(self->flags & ACCORD_FIND_WHOLE_WORDS))
    return TRUE;
  if (start > text && is_word_char (self->letters[0]) && is_word_char (g_utf8_get_char (g_utf8_prev_char (start))))
    return FALSE;
  return *end == '\0' || !is_word_char (self->letters[self->n_letters - 1]) || !is_word_char (g_utf8_get_char (end));
}

/**
 * accord_find_in_text:
 * @text: UTF-8
 *
 * Returns: (transfer full) (element-type AccordFindRange): where the words are, from the first on, never overlapping
 */
GArray *
accord_find_in_text (const AccordFind *self, const char *text)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (AccordFindRange));
  const char *end;

  for (const char *p = text; self->n_letters > 0 && *p != '\0';)
    if (fold (self, g_utf8_get_char (p)) == self->letters[0] && (end = match (self, p)) != NULL &&
        is_whole (self, text, p, end))
      {
        AccordFindRange range = { (gsize) (p - text), (gsize) (end - text) };

        g_array_append_val (ranges, range);
        p = end;
      }
    else
      p = g_utf8_next_char (p);
  return ranges;
}
