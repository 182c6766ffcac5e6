/* accord-vocabulary.c: the terms of one vocabulary
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-vocabulary.h"

#include <string.h>

#include "base/accord-fold.h"
#include "store/accord-connection.h"

/* No term begins with a longer word. */
#define MAX_FIRST_WORD 64

/**
 * AccordVocabulary:
 *
 * What the law or a site may change is a term, never an enum: kinds of organisation, sectors, methods, levels, groups,
 * conditions. A snapshot of one vocabulary, in its own order, that any thread may read.
 */
struct _AccordVocabulary
{
  gatomicrefcount ref_count;
  GPtrArray *terms;
  GHashTable *spellings;        /* folded label, code or other spelling -> AccordTerm, the first that has it */
  GHashTable *by_first_word;    /* the first word of a label or other spelling -> array of Wording */
};

/* Words that mean a term; the term owns them. */
typedef struct
{
  const char *words;
  gsize length;
  guint term;                   /* its number: of two that fit as well, the first is meant */
} Wording;

G_DEFINE_BOXED_TYPE (AccordVocabulary, accord_vocabulary, accord_vocabulary_ref, accord_vocabulary_unref)

static void
term_free (gpointer data)
{
  AccordTerm *term = data;

  g_free (term->code);
  g_free (term->label);
  g_free (term->folded);
  g_strfreev (term->words);
  g_free (term->note);
  g_free (term);
}

static char **
fold_words (const char *words)
{
  char **folded = g_strsplit (words, "\n", -1);

  for (guint i = 0; folded[i] != NULL; i++)
    {
      char *word = folded[i];

      folded[i] = accord_fold (word);
      g_free (word);
    }
  return folded;
}

static AccordTerm *
read_term (AccordStatement *row)
{
  AccordTerm *term = g_new0 (AccordTerm, 1);

  term->id = accord_statement_int (row, 0);
  term->parent = accord_statement_int (row, 1);
  term->code = g_strdup (accord_statement_text (row, 2));
  term->label = g_strdup (accord_statement_text (row, 3));
  term->folded = accord_fold (term->label);
  term->value = (int) accord_statement_int (row, 4);
  term->words = fold_words (accord_statement_text (row, 5));
  term->retired = accord_statement_int (row, 6) != 0;
  term->note = g_strdup (accord_statement_text (row, 7));
  return term;
}

static void
add_spelling (AccordVocabulary *self, const AccordTerm *term, const char *folded)
{
  if (!g_hash_table_contains (self->spellings, folded))
    g_hash_table_insert (self->spellings, g_strdup (folded), (gpointer) term);
}

static void
add_wording (AccordVocabulary *self, guint term, const char *words)
{
  Wording wording = { words, strlen (words), term };
  g_autofree char *first = g_strndup (words, strcspn (words, " "));
  GArray *wordings = g_hash_table_lookup (self->by_first_word, first);

  if (*words == '\0')
    return;
  if (wordings == NULL)
    {
      wordings = g_array_new (FALSE, FALSE, sizeof (Wording));
      g_hash_table_insert (self->by_first_word, g_steal_pointer (&first), wordings);
    }
  g_array_append_val (wordings, wording);
}

static void
add_term (AccordVocabulary *self, AccordTerm *term)
{
  g_autofree char *code = accord_fold (term->code);
  guint number = self->terms->len;

  g_ptr_array_add (self->terms, term);
  add_wording (self, number, term->folded);
  for (guint i = 0; term->words[i] != NULL; i++)
    add_wording (self, number, term->words[i]);
  add_spelling (self, term, term->folded);
  add_spelling (self, term, code);
  for (guint i = 0; term->words[i] != NULL; i++)
    add_spelling (self, term, term->words[i]);
}

/**
 * accord_vocabulary_load:
 * @connection: the token
 * @name: the vocabulary, as "method"
 *
 * Returns: (transfer full): its terms, none when there is no such vocabulary; %NULL on error
 */
AccordVocabulary *
accord_vocabulary_load (AccordConnection *connection, const char *name, GError **error)
{
  g_autoptr (AccordVocabulary) self = NULL;
  g_autoptr (AccordStatement) rows = NULL;
  GError *local_error = NULL;

  rows = accord_connection_query (connection, error,
                                  "SELECT id, parent_id, code, label, value, words, retired, note FROM term"
                                  " WHERE vocabulary = ?1 ORDER BY position, id",
                                  "t", name);
  if (rows == NULL)
    return NULL;

  self = g_new0 (AccordVocabulary, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->terms = g_ptr_array_new_with_free_func (term_free);
  self->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_first_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  while (accord_statement_step (rows, &local_error))
    add_term (self, read_term (rows));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

AccordVocabulary *
accord_vocabulary_ref (AccordVocabulary *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_vocabulary_unref (AccordVocabulary *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->spellings);
  g_hash_table_unref (self->by_first_word);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/**
 * accord_vocabulary_get_length:
 *
 * Returns: how many terms there are
 */
guint
accord_vocabulary_get_length (AccordVocabulary *self)
{
  return self->terms->len;
}

/**
 * accord_vocabulary_get:
 * @index: less than the length
 *
 * Returns: (transfer none): the term at @index
 */
const AccordTerm *
accord_vocabulary_get (AccordVocabulary *self, guint index)
{
  g_return_val_if_fail (index < self->terms->len, NULL);

  return g_ptr_array_index (self->terms, index);
}

/**
 * accord_vocabulary_find_code:
 *
 * Returns: (transfer none) (nullable): the term of that code
 */
const AccordTerm *
accord_vocabulary_find_code (AccordVocabulary *self, const char *code)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const AccordTerm *term = g_ptr_array_index (self->terms, i);

      if (strcmp (term->code, code) == 0)
        return term;
    }
  return NULL;
}

/**
 * accord_vocabulary_find_id:
 *
 * Returns: (transfer none) (nullable): the term of that row
 */
const AccordTerm *
accord_vocabulary_find_id (AccordVocabulary *self, gint64 id)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const AccordTerm *term = g_ptr_array_index (self->terms, i);

      if (term->id == id)
        return term;
    }
  return NULL;
}

/**
 * accord_vocabulary_find_spelling:
 * @folded: a text, folded
 *
 * Returns: (transfer none) (nullable): the term that the whole text, and not only words in it, is the label, code or other
 *   spelling of
 */
const AccordTerm *
accord_vocabulary_find_spelling (AccordVocabulary *self, const char *folded)
{
  return g_hash_table_lookup (self->spellings, folded);
}

/* "desk research" is in "desk research and reading", and not in "helpdesk research": whole words only. */
static void
match_here (GArray *wordings, const char *text, Wording *best)
{
  for (guint i = 0; i < wordings->len; i++)
    {
      const Wording *wording = &g_array_index (wordings, Wording, i);
      gboolean is_better =
          wording->length > best->length || (wording->length == best->length && wording->term < best->term);

      if (is_better && strncmp (text, wording->words, wording->length) == 0 &&
          (text[wording->length] == ' ' || text[wording->length] == '\0'))
        *best = *wording;
    }
}

/**
 * accord_vocabulary_recognise_folded:
 * @folded: as somebody wrote it, folded
 *
 * Returns: (transfer none) (nullable): the term whose label or other spelling is the longest that occurs in @folded as whole
 *   words; %NULL when none does
 */
const AccordTerm *
accord_vocabulary_recognise_folded (AccordVocabulary *self, const char *folded)
{
  Wording best = { NULL, 0, 0 };
  char word[MAX_FIRST_WORD];

  for (const char *p = folded; *p != '\0';)
    {
      gsize length = strcspn (p, " ");
      GArray *wordings = NULL;

      if (length < sizeof word)
        {
          memcpy (word, p, length);
          word[length] = '\0';
          wordings = g_hash_table_lookup (self->by_first_word, word);
        }
      if (wordings != NULL)
        match_here (wordings, p, &best);
      p += length;
      p += *p == ' ';
    }
  return best.words != NULL ? g_ptr_array_index (self->terms, best.term) : NULL;
}

/**
 * accord_vocabulary_recognise:
 * @text: as somebody wrote it
 *
 * Finds the term that @text means: by its code, or the one whose label or other spelling is the longest that occurs in
 * @text as whole words.
 *
 * Returns: (transfer none) (nullable): the term, %NULL when none fits
 */
const AccordTerm *
accord_vocabulary_recognise (AccordVocabulary *self, const char *text)
{
  const AccordTerm *term = accord_vocabulary_find_code (self, text);
  g_autofree char *folded = term == NULL ? accord_fold (text) : NULL;

  return term != NULL ? term : accord_vocabulary_recognise_folded (self, folded);
}

/**
 * accord_vocabulary_get_label:
 * @code: a code, known or not
 *
 * Returns: (transfer none): what a person reads for it: the code itself when it is not known
 */
const char *
accord_vocabulary_get_label (AccordVocabulary *self, const char *code)
{
  const AccordTerm *term = accord_vocabulary_find_code (self, code);

  return term != NULL ? term->label : code;
}

/**
 * accord_vocabularies_load:
 * @connection: the token
 *
 * Returns: (transfer full) (element-type utf8 AccordVocabulary): every vocabulary of the file by its name, or %NULL with an
 *   error
 */
GHashTable *
accord_vocabularies_load (AccordConnection *connection, GError **error)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) accord_vocabulary_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error,
                                                              "SELECT DISTINCT vocabulary FROM term", "");

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, NULL))
    g_ptr_array_add (names, g_strdup (accord_statement_text (rows, 0)));
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      AccordVocabulary *vocabulary = accord_vocabulary_load (connection, name, error);

      if (vocabulary == NULL)
        return NULL;
      g_hash_table_insert (table, g_strdup (name), vocabulary);
    }
  return g_steal_pointer (&table);
}
