/* accord-dictionary.c: words that are spelt right though no dictionary has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-dictionary.h"

#include "base/accord-error.h"
#include "store/accord-connection.h"

/**
 * AccordDictionary:
 *
 * A person's own words, in a text file of theirs with one word a line; the words to be passed over until the program ends;
 * and the names of a partnership's organisations and places. Abbreviations in capitals are never misspelt.
 *
 * Lives on the main thread.
 */
struct _AccordDictionary
{
  GObject parent_instance;

  char *path;
  GHashTable *words;
  GHashTable *ignored;
  GHashTable *names;
};

G_DEFINE_FINAL_TYPE (AccordDictionary, accord_dictionary, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
accord_dictionary_finalize (GObject *object)
{
  AccordDictionary *self = ACCORD_DICTIONARY (object);

  g_free (self->path);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->ignored);
  g_hash_table_unref (self->names);

  G_OBJECT_CLASS (accord_dictionary_parent_class)->finalize (object);
}

static void
accord_dictionary_class_init (AccordDictionaryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_dictionary_finalize;

  /**
   * AccordDictionary::changed:
   *
   * Other words are right now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_dictionary_init (AccordDictionary *self)
{
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ignored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* A file that cannot be read has no words: spelling is no reason to stop anybody. */
static void
read_words (AccordDictionary *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (self->path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_hash_table_add (self->words, g_strdup (lines[i]));
}

/**
 * accord_dictionary_find_path:
 *
 * Returns: (transfer full): where a person's own words are kept: in their settings, which a sandbox keeps too
 */
char *
accord_dictionary_find_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "accord", "words.txt", NULL);
}

/**
 * accord_dictionary_new:
 * @path: the file of a person's own words, which may not be there yet
 *
 * Returns: (transfer full): the words
 */
AccordDictionary *
accord_dictionary_new (const char *path)
{
  AccordDictionary *self = g_object_new (ACCORD_TYPE_DICTIONARY, NULL);

  self->path = g_strdup (path);
  read_words (self);
  return self;
}

/* --- looking up --- */

/* ICB, JSNAs, A&E, COVID-19. */
static gboolean
is_abbreviation (const char *word)
{
  guint n_capitals = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isupper (c) || g_unichar_isdigit (c))
        n_capitals++;
      else if (g_unichar_isalpha (c) && !(*p == 's' && p[1] == '\0' && n_capitals >= 2))
        return FALSE;
    }
  return n_capitals >= 2;
}

static gboolean
has_word (AccordDictionary *self, const char *word)
{
  return g_hash_table_contains (self->words, word) || g_hash_table_contains (self->ignored, word) ||
         g_hash_table_contains (self->names, word);
}

static char *
drop_possessive (const char *word)
{
  if (g_str_has_suffix (word, "'s"))
    return g_strndup (word, strlen (word) - strlen ("'s"));
  if (g_str_has_suffix (word, "’s"))
    return g_strndup (word, strlen (word) - strlen ("’s"));
  return g_strdup (word);
}

/**
 * accord_dictionary_contains:
 * @word: a word of a text
 *
 * A word at the beginning of a sentence has a capital letter that the dictionary need not have.
 *
 * Returns: whether the word is right
 */
gboolean
accord_dictionary_contains (AccordDictionary *self, const char *word)
{
  g_autofree char *stem = NULL;
  g_autofree char *lower = NULL;

  g_return_val_if_fail (ACCORD_IS_DICTIONARY (self), FALSE);

  stem = drop_possessive (word);
  lower = g_utf8_strdown (stem, -1);
  return has_word (self, word) || has_word (self, stem) || has_word (self, lower) || is_abbreviation (stem);
}

/* --- a person's own words --- */

static int
compare (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * accord_dictionary_list:
 *
 * Returns: (transfer full): a person's own words, in the order of the alphabet
 */
GStrv
accord_dictionary_list (AccordDictionary *self)
{
  GPtrArray *words = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer word;

  g_return_val_if_fail (ACCORD_IS_DICTIONARY (self), NULL);

  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_ptr_array_add (words, g_strdup (word));
  g_ptr_array_sort (words, compare);
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_free (words, FALSE);
}

static gboolean
write_words (AccordDictionary *self, GError **error)
{
  g_auto (GStrv) words = accord_dictionary_list (self);
  g_autofree char *text = g_strjoinv ("\n", words);
  g_autofree char *lines = g_strconcat (text, *text != '\0' ? "\n" : "", NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) local_error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (self->path, lines, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local_error))
    return TRUE;
  g_set_error (error, ACCORD_ERROR,
               g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? ACCORD_ERROR_FULL : ACCORD_ERROR_READ_ONLY,
               "%s", local_error->message);
  return FALSE;
}

/**
 * accord_dictionary_add:
 * @word: a word
 *
 * Takes a word among a person's own. When it cannot be kept it is right until the program ends.
 *
 * Returns: whether it is kept; else ACCORD_ERROR_FULL or ACCORD_ERROR_READ_ONLY
 */
gboolean
accord_dictionary_add (AccordDictionary *self, const char *word, GError **error)
{
  gboolean kept;

  g_return_val_if_fail (ACCORD_IS_DICTIONARY (self), FALSE);

  g_hash_table_add (self->words, g_strdup (word));
  kept = write_words (self, error);
  g_signal_emit (self, signals[CHANGED], 0);
  return kept;
}

/**
 * accord_dictionary_remove:
 * @word: one of a person's own words
 *
 * Forgets it.
 *
 * Returns: whether that is kept; else ACCORD_ERROR_FULL or ACCORD_ERROR_READ_ONLY
 */
gboolean
accord_dictionary_remove (AccordDictionary *self, const char *word, GError **error)
{
  gboolean kept;

  g_return_val_if_fail (ACCORD_IS_DICTIONARY (self), FALSE);

  g_hash_table_remove (self->words, word);
  kept = write_words (self, error);
  g_signal_emit (self, signals[CHANGED], 0);
  return kept;
}

/**
 * accord_dictionary_ignore:
 * @word: a word
 *
 * Passes over a word until the program ends.
 */
void
accord_dictionary_ignore (AccordDictionary *self, const char *word)
{
  g_return_if_fail (ACCORD_IS_DICTIONARY (self));

  g_hash_table_add (self->ignored, g_strdup (word));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- names --- */

static void
add_words_of (GHashTable *table, const char *name)
{
  const char *start = NULL;

  for (const char *p = name;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean inside = g_unichar_isalpha (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019;

      if (inside && start == NULL)
        start = p;
      else if (!inside && start != NULL)
        {
          g_hash_table_add (table, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      if (*p == '\0')
        return;
    }
}

/**
 * accord_dictionary_set_names:
 * @names: (array zero-terminated=1): names of organisations and places
 *
 * Takes the words of these names in place of those before.
 */
void
accord_dictionary_set_names (AccordDictionary *self, const char *const *names)
{
  g_return_if_fail (ACCORD_IS_DICTIONARY (self));

  g_hash_table_remove_all (self->names);
  for (guint i = 0; names[i] != NULL; i++)
    add_words_of (self->names, names[i]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gpointer
load_names_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT name FROM organisation UNION SELECT short_name FROM organisation UNION SELECT name FROM place"
      " UNION SELECT alias FROM organisation_alias UNION SELECT name FROM partnership",
      "");
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_strv_builder_add (names, accord_statement_text (rows, 0));
  if (local_error == NULL)
    return g_strv_builder_end (names);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_dictionary_load_names:
 *
 * Returns: (transfer full): a question whose answer are the names of the partnership's organisations and places (#GStrv)
 */
AccordRequest *
accord_dictionary_load_names (void)
{
  return accord_request_read (load_names_cb, NULL, NULL, (GDestroyNotify) g_strfreev);
}
