/* accord-lens-words.c: how a term is said in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-lens-private.h"

#include <string.h>

#include "engagement/accord-trail-private.h"
#include "prose/accord-phrase.h"
#include "store/accord-connection.h"

/*
 * The words of a term are its label and its other spellings in the vocabulary, and those of the terms below it. A word of
 * two or three letters is an abbreviation, with few exceptions, and counts only in capitals: MS is a condition, Ms is not,
 * and "systems" holds no word "ms". The vocabulary has no apostrophes, the text may: "parkinsons" is also looked for as
 * "Parkinson's".
 */
#define LONGEST_ABBREVIATION 3

static const char *const ORDINARY[] = { "age", "gay", "men", "sex", NULL };
static const char *const LONG_ABBREVIATIONS[] = { "send", NULL };

static gboolean
is_abbreviation (const AccordPhrase *phrase)
{
  const char *word = g_ptr_array_index (phrase->words, 0);

  if (phrase->words->len > 1 || g_strv_contains (ORDINARY, word))
    return FALSE;
  return g_utf8_strlen (word, -1) <= LONGEST_ABBREVIATION || g_strv_contains (LONG_ABBREVIATIONS, word);
}

static void
add_phrase (GPtrArray *phrases, const char *text)
{
  AccordPhrase *phrase = accord_phrase_new (text);

  if (phrase == NULL)
    return;
  phrase->is_abbreviation = is_abbreviation (phrase);
  g_ptr_array_add (phrases, phrase);
}

/* "huntingtons disease" may stand in the text as "Huntington’s disease". */
static void
add_possessive (GPtrArray *phrases, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);
      char *plain = words[i];
      g_autofree char *owned = NULL;
      g_autofree char *joined = NULL;

      if (length <= LONGEST_ABBREVIATION + 1 || plain[length - 1] != 's' || plain[length - 2] == 's')
        continue;
      words[i] = owned = g_strdup_printf ("%.*s’s", (int) length - 1, plain);
      joined = g_strjoinv (" ", words);
      words[i] = plain;
      add_phrase (phrases, joined);
    }
}

static void
add_spelling (GPtrArray *phrases, const char *text)
{
  add_phrase (phrases, text);
  add_possessive (phrases, text);
}

/* A label says its abbreviation in brackets: "Motor neurone disease (MND)" is two spellings. */
static void
add_label (GPtrArray *phrases, const char *label)
{
  const char *open = strchr (label, '(');
  g_autofree char *before = open != NULL ? g_strndup (label, open - label) : g_strdup (label);
  g_autofree char *inside = open != NULL ? g_strndup (open + 1, strcspn (open + 1, ")")) : NULL;

  add_spelling (phrases, before);
  if (inside != NULL)
    add_phrase (phrases, inside);
}

/* The answer is an array of AccordPhrase. */
GPtrArray *
accord_lens_read_words (AccordConnection *connection, gint64 term, GError **error)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_phrase_free);
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error, ACCORD_TERMS_BELOW "SELECT t.label, t.words FROM below JOIN term AS t ON t.id = below.id", "i", term);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      g_auto (GStrv) words = g_strsplit (accord_statement_text (rows, 1), "\n", -1);

      add_label (phrases, accord_statement_text (rows, 0));
      for (guint i = 0; words[i] != NULL; i++)
        add_spelling (phrases, words[i]);
    }
  if (local_error == NULL)
    return g_steal_pointer (&phrases);
  g_propagate_error (error, local_error);
  return NULL;
}

/* The first place in @text where any of the phrases is, with what is around it, on one line; NULL when there is none. */
char *
accord_lens_quote_words (GPtrArray *phrases, const char *text)
{
  g_autoptr (GArray) words = accord_words_read (text);
  guint best_start = G_MAXUINT, best_end = 0;

  for (guint i = 0; i < phrases->len; i++)
    {
      guint start, end;

      if (accord_phrase_find (g_ptr_array_index (phrases, i), text, words, &start, &end) && start < best_start)
        {
          best_start = start;
          best_end = end;
        }
    }
  return best_start != G_MAXUINT ? accord_phrase_quote (text, &best_start, &best_end) : NULL;
}
