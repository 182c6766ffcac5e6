/* accord-field-reader.c: values as people write them, made into values as they are stored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-field-reader.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-fold.h"
#include "model/accord-body-names.h"
#include "model/accord-vocabulary.h"
#include "store/accord-connection.h"

/* So many terms are named where none of them was meant. */
#define N_NAMED 8

/**
 * AccordFieldReader:
 *
 * Reads terms, bodies, places and strategies by their names. What it has to know is read once, when it is first needed, so
 * that it serves a thousand cells as well as one. It lives inside one request, on the store's thread.
 */
struct _AccordFieldReader
{
  AccordConnection *connection;
  GHashTable *vocabularies;   /* name -> AccordVocabulary */
  GHashTable *named;          /* table -> (folded name -> id as text) */
  AccordBodyNames *bodies;
};

/**
 * accord_field_reader_new:
 * @connection: the token
 *
 * Returns: (transfer full): a reader, for as long as the request runs
 */
AccordFieldReader *
accord_field_reader_new (AccordConnection *connection)
{
  AccordFieldReader *self = g_new0 (AccordFieldReader, 1);

  self->connection = connection;
  self->vocabularies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) accord_vocabulary_unref);
  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
accord_field_reader_free (AccordFieldReader *self)
{
  g_hash_table_unref (self->vocabularies);
  g_hash_table_unref (self->named);
  g_clear_pointer (&self->bodies, accord_body_names_free);
  g_free (self);
}

/* --- terms --- */

static AccordVocabulary *
ensure_vocabulary (AccordFieldReader *self, const char *name, GError **error)
{
  AccordVocabulary *vocabulary = g_hash_table_lookup (self->vocabularies, name);

  if (vocabulary != NULL)
    return vocabulary;
  vocabulary = accord_vocabulary_load (self->connection, name, error);
  if (vocabulary != NULL)
    g_hash_table_insert (self->vocabularies, (gpointer) g_intern_string (name), vocabulary);
  return vocabulary;
}

static gboolean
is_called (const AccordTerm *term, const char *folded)
{
  g_autofree char *label = accord_fold (term->label);

  return g_str_equal (label, folded) || g_strv_contains ((const char *const *) term->words, folded);
}

static const AccordTerm *
find_term (AccordVocabulary *vocabulary, const char *text)
{
  const AccordTerm *term = accord_vocabulary_find_code (vocabulary, text);
  g_autofree char *folded = accord_fold (text);

  for (guint i = 0; term == NULL && i < accord_vocabulary_get_length (vocabulary); i++)
    if (is_called (accord_vocabulary_get (vocabulary, i), folded))
      term = accord_vocabulary_get (vocabulary, i);
  return term;
}

static void
refuse_term (AccordVocabulary *vocabulary, const char *text, GError **error)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  guint n_named = 0;

  for (guint i = 0; i < accord_vocabulary_get_length (vocabulary) && n_named < N_NAMED; i++)
    {
      const AccordTerm *term = accord_vocabulary_get (vocabulary, i);

      if (!term->retired)
        g_string_append_printf (labels, "%s%s", n_named++ > 0 ? ", " : "", term->label);
    }
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID,
               n_named < N_NAMED ? _("“%s” is none of: %s") : _("“%s” is no term of this field, as are %s and others"), text,
               labels->str);
}

static char *
read_term (AccordFieldReader *self, const AccordField *field, const char *text, GError **error)
{
  AccordVocabulary *vocabulary = ensure_vocabulary (self, field->vocabulary, error);
  const AccordTerm *term = vocabulary != NULL ? find_term (vocabulary, text) : NULL;

  if (term == NULL && vocabulary != NULL)
    refuse_term (vocabulary, text, error);
  return term != NULL ? g_strdup (term->code) : NULL;
}

/* --- records, by their names --- */

static GHashTable *
read_names (AccordFieldReader *self, const char *sql, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (self->connection, error, sql, "");
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_hash_table_insert (names, accord_fold (accord_statement_text (rows, 1)), g_strdup (accord_statement_text (rows, 0)));
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&names);
}

static char *
read_named (AccordFieldReader *self, const char *table, const char *sql, const char *text, GError **error)
{
  GHashTable *names = g_hash_table_lookup (self->named, table);
  g_autofree char *folded = accord_fold (text);
  const char *id;

  if (names == NULL)
    {
      names = read_names (self, sql, error);
      if (names == NULL)
        return NULL;
      g_hash_table_insert (self->named, (gpointer) table, names);
    }
  id = g_hash_table_lookup (names, folded);
  if (id == NULL)
    g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, _("%s: there is none called “%s”. Add it first."),
                 accord_field_table_noun (table), text);
  return g_strdup (id);
}

static char *
read_body (AccordFieldReader *self, const char *text, GError **error)
{
  guint body;

  if (self->bodies == NULL)
    self->bodies = accord_body_names_load (self->connection, error);
  if (self->bodies == NULL)
    return NULL;
  body = accord_body_names_find (self->bodies, text);
  if (body == ACCORD_NO_BODY)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, _("%s: there is none called “%s”. Add it first."),
                   accord_field_table_noun ("organisation"), text);
      return NULL;
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, accord_body_names_get (self->bodies, body)->id);
}

static char *
read_one (AccordFieldReader *self, const AccordField *field, const char *text, GError **error)
{
  switch (field->kind)
    {
    case ACCORD_FIELD_TERM:
    case ACCORD_FIELD_TERMS:
    case ACCORD_FIELD_CODES:
      return read_term (self, field, text, error);
    case ACCORD_FIELD_ORGANISATION:
    case ACCORD_FIELD_ORGANISATIONS:
      return read_body (self, text, error);
    case ACCORD_FIELD_PLACE:
    case ACCORD_FIELD_PLACES:
      return read_named (self, "place", "SELECT id, name FROM place ORDER BY id DESC", text, error);
    case ACCORD_FIELD_PERSON:
      return read_named (self, "person", "SELECT id, coalesce (nullif (name, ''), post) FROM person ORDER BY id DESC", text,
                         error);
    case ACCORD_FIELD_ASSESSMENT:
      return read_named (self, "assessment", "SELECT id, title FROM assessment ORDER BY id DESC", text, error);
    case ACCORD_FIELD_PLAN:
    case ACCORD_FIELD_PLANS:
      return read_named (self, "plan", "SELECT id, title FROM plan ORDER BY id DESC", text, error);
    default:
      return g_strdup (text);
    }
}

/* --- several --- */

/* A name may hold a comma itself: the longest run of parts that is a name is one. */
static gboolean
read_run (AccordFieldReader *self, const AccordField *field, char **parts, guint n, guint *first, GStrvBuilder *values,
          GError **error)
{
  GError *first_error = NULL;

  for (guint n_taken = n - *first; n_taken > 0; n_taken--)
    {
      g_autoptr (GStrvBuilder) run = g_strv_builder_new ();
      g_auto (GStrv) taken = NULL;
      g_autofree char *joined = NULL;
      char *value;

      for (guint i = 0; i < n_taken; i++)
        g_strv_builder_add (run, parts[*first + i]);
      taken = g_strv_builder_end (run);
      joined = g_strstrip (g_strjoinv (",", taken));
      g_clear_error (&first_error);
      value = *joined != '\0' ? read_one (self, field, joined, &first_error) : NULL;
      if (value == NULL)
        continue;
      g_strv_builder_take (values, value);
      *first += n_taken;
      return TRUE;
    }
  *first += 1;
  if (first_error == NULL)
    return TRUE;                /* nothing between two commas */
  g_propagate_error (error, first_error);
  return FALSE;
}

static gboolean
read_several (AccordFieldReader *self, const AccordField *field, const char *text, GStrvBuilder *values, GError **error)
{
  g_auto (GStrv) lines = g_strsplit_set (text, ";\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ",", -1);
      guint n = g_strv_length (parts);

      for (guint first = 0; first < n;)
        if (!read_run (self, field, parts, n, &first, values, error))
          return FALSE;
    }
  return TRUE;
}

/**
 * accord_field_reader_read:
 * @field: any field
 * @text: its value as a person writes it; several values have commas, semicolons or line ends between them
 *
 * Returns: (transfer full): the values as they are stored: codes, ids or texts; just one for a field that is not a link,
 *   which is still to be checked as its kind demands; %NULL with ACCORD_ERROR_INVALID when nothing is called so
 */
GStrv
accord_field_reader_read (AccordFieldReader *self, const AccordField *field, const char *text, GError **error)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  char *value;

  if (accord_field_is_link (field))
    return read_several (self, field, trimmed, values, error) ? g_strv_builder_end (values) : NULL;
  value = *trimmed != '\0' ? read_one (self, field, trimmed, error) : g_strdup ("");
  if (value == NULL)
    return NULL;
  g_strv_builder_take (values, value);
  return g_strv_builder_end (values);
}
