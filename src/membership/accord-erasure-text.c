/* accord-erasure-text.c: what tells of a person in any text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "membership/accord-erasure-private.h"
#include "store/accord-connection.h"

/* What a name is written with in one place and without in another. */
static const char *const TITLES[] = { "cllr", "councillor", "dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor",
                                      "rev", "revd", "sir", "dame", "lord", "lady", "baroness", "ald", "alderman" };

static gboolean
is_title (const char *word, gsize length)
{
  if (length > 0 && word[length - 1] == '.')
    length--;
  for (guint i = 0; i < G_N_ELEMENTS (TITLES); i++)
    if (strlen (TITLES[i]) == length && g_ascii_strncasecmp (word, TITLES[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* "Cllr Dr A Name" is "A Name" in a minute. A single word is left as it is: it may be anybody's. */
static const char *
skip_titles (const char *name)
{
  const char *rest = name;
  const char *space;

  while ((space = strchr (rest, ' ')) != NULL && is_title (rest, (gsize) (space - rest)))
    rest = space + 1;
  return strchr (rest, ' ') != NULL ? rest : name;
}

/* An address or a number that an organisation or somebody else has as well is not this person's alone. */
static gboolean
is_shared (AccordConnection *connection, AccordRecord *person, const char *column, gboolean *shared, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM organisation WHERE %s = ?2 COLLATE NOCASE)"
                                          " OR EXISTS (SELECT 1 FROM person WHERE id <> ?1 AND %s = ?2 COLLATE NOCASE)",
                                          column, column);
  gint64 found = 0;

  if (!accord_connection_get_int (connection, &found, error, sql, "it", accord_record_get_id (person),
                                  accord_record_get (person, column)))
    return FALSE;
  *shared = found != 0;
  return TRUE;
}

/**
 * accord_erasure_list_texts:
 * @connection: the token
 * @person: a person
 *
 * Returns: (transfer full) (array zero-terminated=1): what tells of the person wherever it stands: the name with and
 *   without titles, the address and the number that are nobody else's; %NULL on error
 */
GStrv
accord_erasure_list_texts (AccordConnection *connection, AccordRecord *person, GError **error)
{
  static const char *const CONTACTS[] = { "email", "phone" };
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  const char *name = accord_record_get (person, "name");

  if (*name != '\0')
    g_strv_builder_add (texts, name);
  if (skip_titles (name) != name)
    g_strv_builder_add (texts, skip_titles (name));
  for (guint i = 0; i < G_N_ELEMENTS (CONTACTS); i++)
    {
      gboolean shared = FALSE;

      if (*accord_record_get (person, CONTACTS[i]) == '\0')
        continue;
      if (!is_shared (connection, person, CONTACTS[i], &shared, error))
        return NULL;
      if (!shared)
        g_strv_builder_add (texts, accord_record_get (person, CONTACTS[i]));
    }
  return g_strv_builder_end (texts);
}

static gboolean
is_word_at (const char *p)
{
  return *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));
}

/* Whole words only: a person called "Ann Lee" is not in "Joann Leech". */
static const char *
find (const char *begin, const char *from, const char *text)
{
  gsize length = strlen (text);

  for (const char *p = from; *p != '\0'; p = g_utf8_next_char (p))
    if (g_ascii_strncasecmp (p, text, length) == 0 &&
        (p == begin || !is_word_at (p) || !is_word_at (g_utf8_prev_char (p))) && !is_word_at (p + length))
      return p;
  return NULL;
}

/**
 * accord_erasure_is_in:
 *
 * Returns: whether one of @texts stands in @text, as whole words and in either case
 */
gboolean
accord_erasure_is_in (const char *text, const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (find (text, text, texts[i]) != NULL)
      return TRUE;
  return FALSE;
}

static char *
replace_one (const char *text, const char *old, const char *word)
{
  GString *result = g_string_new (NULL);
  const char *from = text;
  const char *found;

  while ((found = find (text, from, old)) != NULL)
    {
      g_string_append_len (result, from, found - from);
      g_string_append (result, word);
      from = found + strlen (old);
    }
  g_string_append (result, from);
  return g_string_free_and_steal (result);
}

/**
 * accord_erasure_replace:
 *
 * Returns: (transfer full): @text with @word wherever one of @texts stood
 */
char *
accord_erasure_replace (const char *text, const char *const *texts, const char *word)
{
  g_autofree char *result = g_strdup (text);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *before = g_steal_pointer (&result);

      result = replace_one (before, texts[i], word);
    }
  return g_steal_pointer (&result);
}
