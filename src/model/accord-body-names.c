/* accord-body-names.c: organisations, known by their names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-body-names.h"

#include <string.h>

#include "base/accord-fold.h"
#include "model/accord-body-name.h"
#include "store/accord-connection.h"

/* Past this many bodies a new name is no longer compared with all the others: that work grows with the square. */
#define MAX_COMPARED 2000

/* A name of one short word ("Mind") is looked for by itself, never inside a sentence. */
#define MIN_WORD_IN_TEXT 5

/**
 * AccordBodyNames:
 *
 * The bodies that the partnership has, and those that a file brings, by every spelling. Finds a body whose name is
 * written the same but for case, accents, "&" and signs; finds one whose name may be another spelling of it; finds bodies
 * named in running text. Made on the store's thread, then used by one thread at a time.
 */
struct _AccordBodyNames
{
  AccordVocabulary *kinds;
  GPtrArray *bodies;            /* AccordBody */
  GPtrArray *spellings;         /* Spelling */
  GHashTable *by_name;          /* folded -> Spelling */
  GHashTable *by_first_word;    /* GPtrArray of Spelling */
};

typedef struct
{
  guint body;
  char *name;
  char *folded;
  AccordBodyKey key;
} Spelling;

static void
body_free (gpointer data)
{
  AccordBody *body = data;

  g_free (body->name);
  g_free (body->kind);
  g_free (body);
}

static void
spelling_free (gpointer data)
{
  Spelling *spelling = data;

  g_free (spelling->name);
  g_free (spelling->folded);
  accord_body_key_clear (&spelling->key);
  g_free (spelling);
}

/**
 * accord_body_names_new:
 * @kinds: the vocabulary organisation_kind
 *
 * Returns: (transfer full): no names yet
 */
AccordBodyNames *
accord_body_names_new (AccordVocabulary *kinds)
{
  AccordBodyNames *self = g_new0 (AccordBodyNames, 1);

  self->kinds = accord_vocabulary_ref (kinds);
  self->bodies = g_ptr_array_new_with_free_func (body_free);
  self->spellings = g_ptr_array_new_with_free_func (spelling_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_first_word =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
accord_body_names_free (AccordBodyNames *self)
{
  g_hash_table_unref (self->by_first_word);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->spellings);
  g_ptr_array_unref (self->bodies);
  accord_vocabulary_unref (self->kinds);
  g_free (self);
}

/**
 * accord_body_names_copy:
 *
 * Returns: (transfer full): the same bodies under the same numbers
 */
AccordBodyNames *
accord_body_names_copy (AccordBodyNames *self)
{
  AccordBodyNames *copy = accord_body_names_new (self->kinds);

  for (guint i = 0; i < self->bodies->len; i++)
    {
      const AccordBody *body = g_ptr_array_index (self->bodies, i);

      accord_body_names_add (copy, body->id, body->name, body->kind);
    }
  for (guint i = 0; i < self->spellings->len; i++)
    {
      const Spelling *spelling = g_ptr_array_index (self->spellings, i);

      accord_body_names_add_spelling (copy, spelling->body, spelling->name);
    }
  return copy;
}

static gboolean
load_bodies (AccordBodyNames *self, AccordConnection *connection, GHashTable *by_id, GError **error)
{
  g_autoptr (AccordStatement) rows =
      accord_connection_query (connection, error, "SELECT id, name, kind FROM organisation ORDER BY id", "");
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);
      guint body = accord_body_names_add (self, id, accord_statement_text (rows, 1), accord_statement_text (rows, 2));

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (body));
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
load_spellings (AccordBodyNames *self, AccordConnection *connection, GHashTable *by_id, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT organisation_id, alias FROM organisation_alias UNION ALL"
      " SELECT id, short_name FROM organisation WHERE short_name <> '' ORDER BY 1, 2",
      "");
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      accord_body_names_add_spelling (self, GPOINTER_TO_UINT (g_hash_table_lookup (by_id, &id)),
                                      accord_statement_text (rows, 1));
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * accord_body_names_load:
 * @connection: the token
 *
 * Returns: (transfer full): every organisation of the partnership with its other spellings; %NULL on error
 */
AccordBodyNames *
accord_body_names_load (AccordConnection *connection, GError **error)
{
  g_autoptr (AccordVocabulary) kinds = accord_vocabulary_load (connection, "organisation_kind", error);
  g_autoptr (AccordBodyNames) self = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (kinds == NULL)
    return NULL;
  self = accord_body_names_new (kinds);
  if (!load_bodies (self, connection, by_id, error) || !load_spellings (self, connection, by_id, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_body_names_add:
 * @id: its record, or 0
 * @name: its name
 * @kind: (nullable): its kind, %NULL to tell it from the name
 *
 * Returns: the number of the body
 */
guint
accord_body_names_add (AccordBodyNames *self, gint64 id, const char *name, const char *kind)
{
  AccordBody *body = g_new0 (AccordBody, 1);

  body->id = id;
  body->name = g_strdup (name);
  body->kind = g_strdup (kind != NULL ? kind : accord_body_names_recognise_kind (self, name));
  g_ptr_array_add (self->bodies, body);
  accord_body_names_add_spelling (self, self->bodies->len - 1, name);
  return self->bodies->len - 1;
}

/**
 * accord_body_names_add_spelling:
 * @body: the number of a body
 * @name: how else it is written; when that is a spelling of another body already, it stays the other's
 */
void
accord_body_names_add_spelling (AccordBodyNames *self, guint body, const char *name)
{
  g_autofree char *folded = accord_fold (name);
  g_autofree char *first = NULL;
  GPtrArray *same_beginning;
  Spelling *spelling;

  if (*folded == '\0' || g_hash_table_contains (self->by_name, folded))
    return;
  spelling = g_new0 (Spelling, 1);
  spelling->body = body;
  spelling->name = g_strdup (name);
  spelling->folded = g_steal_pointer (&folded);
  accord_body_key_init (&spelling->key, name);
  g_ptr_array_add (self->spellings, spelling);
  g_hash_table_insert (self->by_name, spelling->folded, spelling);

  first = g_strndup (spelling->folded, strcspn (spelling->folded, " "));
  same_beginning = g_hash_table_lookup (self->by_first_word, first);
  if (same_beginning == NULL)
    {
      same_beginning = g_ptr_array_new ();
      g_hash_table_insert (self->by_first_word, g_steal_pointer (&first), same_beginning);
    }
  g_ptr_array_add (same_beginning, spelling);
}

guint
accord_body_names_get_length (AccordBodyNames *self)
{
  return self->bodies->len;
}

/**
 * accord_body_names_get:
 * @body: the number of a body
 *
 * Returns: (transfer none): the body
 */
const AccordBody *
accord_body_names_get (AccordBodyNames *self, guint body)
{
  g_return_val_if_fail (body < self->bodies->len, NULL);

  return g_ptr_array_index (self->bodies, body);
}

/**
 * accord_body_names_find:
 * @name: a name as somebody wrote it
 *
 * Returns: the body that is written so, ACCORD_NO_BODY when none is
 */
guint
accord_body_names_find (AccordBodyNames *self, const char *name)
{
  g_autofree char *folded = accord_fold (name);
  const Spelling *spelling = g_hash_table_lookup (self->by_name, folded);

  return spelling != NULL ? spelling->body : ACCORD_NO_BODY;
}

/**
 * accord_body_names_find_alike:
 * @name: a name that no body has
 *
 * Returns: the first body of which @name may be another spelling, see accord_body_name_is_alike(); ACCORD_NO_BODY when
 *   there is none
 */
guint
accord_body_names_find_alike (AccordBodyNames *self, const char *name)
{
  g_auto (AccordBodyKey) key = { 0 };

  if (self->spellings->len > MAX_COMPARED)
    return ACCORD_NO_BODY;
  accord_body_key_init (&key, name);
  for (guint i = 0; i < self->spellings->len; i++)
    {
      const Spelling *spelling = g_ptr_array_index (self->spellings, i);

      if (accord_body_key_is_alike (&key, &spelling->key))
        return spelling->body;
    }
  return ACCORD_NO_BODY;
}

/**
 * accord_body_names_find_only:
 * @kind: a kind of organisation
 *
 * Returns: the one body of that kind, which is meant where somebody wrote "the ICB"; ACCORD_NO_BODY when there is none or
 *   more than one
 */
guint
accord_body_names_find_only (AccordBodyNames *self, const char *kind)
{
  guint found = ACCORD_NO_BODY;

  for (guint i = 0; i < self->bodies->len; i++)
    {
      const AccordBody *body = g_ptr_array_index (self->bodies, i);

      if (strcmp (body->kind, kind) != 0)
        continue;
      if (found != ACCORD_NO_BODY)
        return ACCORD_NO_BODY;
      found = i;
    }
  return found;
}

static const Spelling *
match_longest (GPtrArray *spellings, const char *text)
{
  const Spelling *best = NULL;
  gsize best_length = 0;

  for (guint i = 0; i < spellings->len; i++)
    {
      const Spelling *spelling = g_ptr_array_index (spellings, i);
      gsize length = strlen (spelling->folded);

      if (length > best_length && strncmp (text, spelling->folded, length) == 0 &&
          (text[length] == ' ' || text[length] == '\0') &&
          (length >= MIN_WORD_IN_TEXT || strchr (spelling->folded, ' ') != NULL) && spelling->key.n_words > 0)
        {
          best = spelling;
          best_length = length;
        }
    }
  return best;
}

/**
 * accord_body_names_find_in_text:
 * @text: what somebody wrote
 * @bodies: (element-type guint): gets the number of each body that is named in it, each once
 */
void
accord_body_names_find_in_text (AccordBodyNames *self, const char *text, GArray *bodies)
{
  g_autofree char *folded = NULL;

  if (*text == '\0' || self->spellings->len == 0)
    return;
  folded = accord_fold (text);
  for (char *p = folded; *p != '\0';)
    {
      char *space = strchr (p, ' ');
      GPtrArray *candidates;
      const Spelling *found;

      if (space != NULL)
        *space = '\0';
      candidates = g_hash_table_lookup (self->by_first_word, p);
      if (space != NULL)
        *space = ' ';
      found = candidates != NULL ? match_longest (candidates, p) : NULL;
      if (found != NULL)
        {
          gboolean is_new = TRUE;

          for (guint i = 0; i < bodies->len; i++)
            is_new = is_new && g_array_index (bodies, guint, i) != found->body;
          if (is_new)
            g_array_append_val (bodies, found->body);
          p += strlen (found->folded);
        }
      else
        p = space != NULL ? space : p + strlen (p);
      p += *p == ' ';
    }
}

/**
 * accord_body_names_recognise_kind:
 * @name: the name of an organisation
 *
 * Returns: (transfer none): the kind that the name says, by the vocabulary; "other" when it says none
 */
const char *
accord_body_names_recognise_kind (AccordBodyNames *self, const char *name)
{
  const AccordTerm *term = accord_vocabulary_recognise (self->kinds, name);

  return term != NULL ? term->code : "other";
}
