/* accord-body-name.c: a name taken apart, and whether two names may be one body's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-body-name.h"
#include "model/accord-body-names.h"

#include <stdlib.h>
#include <string.h>

#include "base/accord-fold.h"

/* The words that say what sort of body it is, long and short, folded. A longer phrase stands before a shorter one that is
 * part of it. The second member is what all ways of saying it come to. */
static const struct
{
  const char *phrase;
  const char *kind;
} PHRASES[] = {
  { "office of the police fire and crime commissioner", "pfcc" },
  { "police fire and crime commissioners office", "pfcc" },
  { "police fire and crime commissioner", "pfcc" },
  { "opfcc", "pfcc" },
  { "pfcc", "pfcc" },
  { "office of the police and crime commissioner", "pcc" },
  { "police and crime commissioners office", "pcc" },
  { "police and crime commissioner", "pcc" },
  { "opcc", "pcc" },
  { "pcc", "pcc" },
  { "metropolitan borough council", "mbc" },
  { "mbc", "mbc" },
  { "city and district council", "dc" },
  { "county council", "cc" },
  { "cc", "cc" },
  { "district council", "dc" },
  { "dc", "dc" },
  { "borough council", "bc" },
  { "bc", "bc" },
  { "city council", "city" },
  { "council", "council" },
  { "integrated care board", "icb" },
  { "icb", "icb" },
  { "local healthwatch", "healthwatch" },
  { "health watch", "healthwatch" },
  { "healthwatch", "healthwatch" },
  { "hw", "healthwatch" },
  { "health and wellbeing board", "hwb" },
  { "health and well being board", "hwb" },
  { "hwbb", "hwb" },
  { "hwb", "hwb" },
  { "health and care partnership", "hcp" },
  { "hcp", "hcp" },
  { "nhs foundation trust", "trust" },
  { "foundation trust", "trust" },
  { "nhs trust", "trust" },
  { "nhs ft", "trust" },
  { "voluntary community and social enterprise alliance", "vcse alliance" },
  { "vcfse alliance", "vcse alliance" },
  { "vcse alliance", "vcse alliance" },
  { "council for voluntary service", "cvs" },
  { "cvs", "cvs" },
};

/* Words that tell no body from another. */
static const char *const EMPTY_WORDS[] = { "the", "of", "and", "for", "in", "nhs", "office", "ltd", "limited", "cic" };

static const struct
{
  const char *brief;
  const char *word;
} SHORT_WORDS[] = {
  { "n", "north" }, { "s", "south" },    { "e", "east" },        { "w", "west" },
  { "st", "saint" }, { "assoc", "association" }, { "univ", "university" }, { "uni", "university" },
};

static gboolean
is_empty_word (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (EMPTY_WORDS); i++)
    if (strcmp (word, EMPTY_WORDS[i]) == 0)
      return TRUE;
  return FALSE;
}

static const char *
spell_out (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (SHORT_WORDS); i++)
    if (strcmp (word, SHORT_WORDS[i].brief) == 0)
      return SHORT_WORDS[i].word;
  return word;
}

/* How long the phrase is that says the kind at the beginning of TEXT, 0 when none does. */
static gsize
match_phrase (const char *text, const char **kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (PHRASES); i++)
    {
      gsize length = strlen (PHRASES[i].phrase);

      if (strncmp (text, PHRASES[i].phrase, length) == 0 && (text[length] == ' ' || text[length] == '\0'))
        {
          *kind = PHRASES[i].kind;
          return length;
        }
    }
  return 0;
}

static void
add_initials (GString *initials, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (i == 0 || text[i - 1] == ' ')
      {
        gsize word_length = strcspn (text + i, " ");
        g_autofree char *word = g_strndup (text + i, word_length);

        if (!is_empty_word (word))
          g_string_append_unichar (initials, g_utf8_get_char (word));
      }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/*
 * accord_body_key_init:
 * @key: (out caller-allocates): the parts
 * @name: a name as somebody wrote it
 */
void
accord_body_key_init (AccordBodyKey *key, const char *name)
{
  g_autofree char *folded = accord_fold (name);
  g_autoptr (GString) kind = g_string_new (NULL);
  g_autoptr (GString) initials = g_string_new (NULL);
  g_autoptr (GString) all_initials = g_string_new (NULL);
  GPtrArray *words = g_ptr_array_new ();

  for (const char *p = folded; *p != '\0';)
    {
      const char *found = NULL;
      gsize length = match_phrase (p, &found);

      if (length > 0)
        {
          g_string_append_printf (kind, "%s%s", kind->len > 0 ? "+" : "", found);
          add_initials (all_initials, p, length);
        }
      else
        {
          g_autofree char *word = g_strndup (p, length = strcspn (p, " "));

          if (!is_empty_word (word))
            {
              g_ptr_array_add (words, g_strdup (spell_out (word)));
              g_string_append_unichar (initials, g_utf8_get_char (word));
              g_string_append_unichar (all_initials, g_utf8_get_char (word));
            }
        }
      p += length + (p[length] == ' ');
    }

  key->n_words = words->len;
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  key->words = (char **) g_ptr_array_free (words, FALSE);
  key->kind = g_strdup (kind->str);
  key->initials = g_strdup (initials->str);
  key->all_initials = g_strdup (all_initials->str);
}

void
accord_body_key_clear (AccordBodyKey *key)
{
  g_clear_pointer (&key->kind, g_free);
  g_clear_pointer (&key->words, g_strfreev);
  g_clear_pointer (&key->initials, g_free);
  g_clear_pointer (&key->all_initials, g_free);
}

/* "Hallow Council" may be a borough or a district. */
static gboolean
is_kind_alike (const char *a, const char *b)
{
  static const char *const councils[] = { "cc", "bc", "dc", "mbc", "city", NULL };

  return strcmp (a, b) == 0 || (strcmp (a, "council") == 0 && g_strv_contains (councils, b)) ||
         (strcmp (b, "council") == 0 && g_strv_contains (councils, a));
}

/* One letter missing, added, changed, or two that changed places, in a word that is long enough for it to be a slip. Never
 * the first one: Dallow and Hallow are two towns. */
static gboolean
is_slip (const char *a, const char *b)
{
  gsize length_a = strlen (a), length_b = strlen (b), i = 0;

  if (length_a > length_b)
    return is_slip (b, a);
  if (length_a < 6 || length_b - length_a > 1 || a[0] != b[0])
    return FALSE;
  while (a[i] != '\0' && a[i] == b[i])
    i++;
  if (length_a < length_b)
    return strcmp (a + i, b + i + 1) == 0;
  return a[i] != '\0' && (strcmp (a + i + 1, b + i + 1) == 0 || (a[i] == b[i + 1] && a[i + 1] == b[i] && a[i + 1] != '\0' &&
                                                                 strcmp (a + i + 2, b + i + 2) == 0));
}

static gboolean
are_words_alike (const AccordBodyKey *a, const AccordBodyKey *b)
{
  guint slips = 0;

  if (a->n_words != b->n_words)
    return FALSE;
  for (guint i = 0; i < a->n_words; i++)
    if (strcmp (a->words[i], b->words[i]) != 0 && (slips++ > 0 || !is_slip (a->words[i], b->words[i])))
      return FALSE;
  return TRUE;
}

/* The one word of SHORTER stands for all of LONGER: "NWF ICB", "NCC". */
static gboolean
is_abbreviation (const AccordBodyKey *shorter, const AccordBodyKey *longer)
{
  if (shorter->n_words != 1)
    return FALSE;
  if (*shorter->kind == '\0')
    return strlen (shorter->words[0]) >= 3 && strcmp (shorter->words[0], longer->all_initials) == 0;
  return longer->n_words > 1 && is_kind_alike (shorter->kind, longer->kind) &&
         strcmp (shorter->words[0], longer->initials) == 0;
}

gboolean
accord_body_key_is_alike (const AccordBodyKey *a, const AccordBodyKey *b)
{
  if (a->n_words == 0 || b->n_words == 0)
    return FALSE;
  return (is_kind_alike (a->kind, b->kind) && are_words_alike (a, b)) || is_abbreviation (a, b) ||
         is_abbreviation (b, a);
}

/**
 * accord_body_name_is_alike:
 * @a: a name
 * @b: another
 *
 * Whether a person should be asked if the two are one body: the same words in any order, the kind written out in one and
 * abbreviated in the other ("Norwold CC", "Norwold County Council"), initials ("NWF ICB", "NCC"), one slip of the
 * keyboard. Never more than a question: there is more than one "NCC". Any thread.
 *
 * Returns: whether to ask
 */
gboolean
accord_body_name_is_alike (const char *a, const char *b)
{
  g_auto (AccordBodyKey) key_a = { 0 };
  g_auto (AccordBodyKey) key_b = { 0 };

  accord_body_key_init (&key_a, a);
  accord_body_key_init (&key_b, b);
  return accord_body_key_is_alike (&key_a, &key_b);
}

/**
 * accord_body_name_is_general:
 * @name: a name
 *
 * Returns: whether it names a sort of body and no particular one: "Healthwatch", "the ICB". Any thread.
 */
gboolean
accord_body_name_is_general (const char *name)
{
  g_auto (AccordBodyKey) key = { 0 };

  accord_body_key_init (&key, name);
  return key.n_words == 0 && *key.kind != '\0';
}

static gboolean
is_small_word (const char *word, gsize length)
{
  static const char *const small[] = { "and", "&", "of", "the", "upon", "on", "for", "in", "with", "under", "le", "de" };

  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    if (strlen (small[i]) == length && g_ascii_strncasecmp (word, small[i], length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * accord_body_name_is_proper:
 * @name: a name
 *
 * Returns: whether it names one particular body of a sort that can be told: "Nottinghamshire CC", not "ICB engagement
 *   team" or "County council". Any thread.
 */
gboolean
accord_body_name_is_proper (const char *name)
{
  g_auto (AccordBodyKey) key = { 0 };

  accord_body_key_init (&key, name);
  if (key.n_words == 0 || key.n_words > 8 || *key.kind == '\0' || strchr (key.kind, '+') != NULL)
    return FALSE;
  for (const char *p = name + strspn (name, " "); *p != '\0'; p += strspn (p, " "))
    {
      gsize length = strcspn (p, " ");

      if (g_unichar_islower (g_utf8_get_char (p)) && !is_small_word (p, length))
        return FALSE;
      p += length;
    }
  return TRUE;
}

/**
 * accord_body_name_dup_healthwatch:
 * @text: what somebody wrote
 *
 * Finds the name of a Local Healthwatch in running text: "Meeting with Healthwatch Nottingham & Nottinghamshire, online"
 * names "Healthwatch Nottingham & Nottinghamshire". Any thread.
 *
 * Returns: (transfer full) (nullable): the name, %NULL when none is named
 */
char *
accord_body_name_dup_healthwatch (const char *text)
{
  const char *start = strcasestr (text, "healthwatch");
  const char *end, *p;

  if (start == NULL)
    return NULL;
  p = end = start + strlen ("healthwatch");
  while (*p == ' ')
    {
      const char *word = p + strspn (p, " ");
      gsize length = strcspn (word, " ,;:.()/\n");

      if (length == 0)
        break;
      if (g_unichar_isupper (g_utf8_get_char (word)) && !(length > 1 && g_ascii_isupper (word[1])))
        end = word + length;
      else if (!is_small_word (word, length))
        break;
      p = word + length;
    }
  return end > start + strlen ("healthwatch") ? g_strndup (start, end - start) : NULL;
}
