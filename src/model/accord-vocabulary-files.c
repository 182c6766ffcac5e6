/* accord-vocabulary-files.c: vocabularies as files, and the terms that a partnership takes from them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-vocabulary-files.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/accord-error.h"
#include "base/accord-id.h"
#include "model/accord-data-reader.h"
#include "store/accord-connection.h"

#define FOLDER "vocabularies"
#define SUFFIX ".json"

static void
file_free (gpointer data)
{
  AccordVocabularyFile *file = data;

  g_free (file->path);
  g_free (file->name);
  g_free (file->label);
  g_clear_error (&file->error);
  g_clear_pointer (&file->root, json_node_unref);
  g_free (file);
}

/* --- one file --- */

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
are_words_good (JsonObject *term)
{
  JsonNode *node = json_object_get_member (term, "words");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *word = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (word) || json_node_get_value_type (word) != G_TYPE_STRING)
        return FALSE;
    }
  return node == NULL || array != NULL;
}

/* Whether a member that may be left out is of the type that it must have. */
static gboolean
is_value (JsonObject *term, const char *member, GType type)
{
  JsonNode *node = json_object_get_member (term, member);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ||
         (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type);
}

/* @codes: those of the terms before this one. */
static gboolean
check_term (AccordDataReader *reader, JsonNode *node, GHashTable *codes)
{
  JsonObject *term = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *code = term != NULL ? get_text (term, "code") : NULL;
  const char *label = term != NULL ? get_text (term, "label") : NULL;
  const char *parent = term != NULL ? get_text (term, "parent") : NULL;

  if (code == NULL || *code == '\0')
    return accord_data_reader_refuse (reader, "term %u must be an object with a “code”", g_hash_table_size (codes) + 1);
  reader->item = code;
  if (!g_hash_table_add (codes, (gpointer) code))
    return accord_data_reader_refuse (reader, "two terms have this code");
  if (label == NULL || *label == '\0')
    return accord_data_reader_refuse (reader, "“label” is missing or empty");
  if (!is_value (term, "parent", G_TYPE_STRING) || (parent != NULL && !g_hash_table_contains (codes, parent)))
    return accord_data_reader_refuse (reader, "“parent” must be null or the code of a term above this one");
  if (!is_value (term, "value", G_TYPE_INT64))
    return accord_data_reader_refuse (reader, "“value” must be a whole number");
  if (!is_value (term, "note", G_TYPE_STRING))
    return accord_data_reader_refuse (reader, "“note” must be text");
  if (!are_words_good (term))
    return accord_data_reader_refuse (reader, "“words” must be a list of texts");
  reader->item = NULL;
  return TRUE;
}

static gboolean
check_terms (AccordDataReader *reader, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "terms");
  JsonArray *terms = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  if (terms == NULL || json_array_get_length (terms) == 0)
    return accord_data_reader_refuse (reader, "“terms” must be a list with a term in it");
  for (guint i = 0; i < json_array_get_length (terms); i++)
    if (!check_term (reader, json_array_get_element (terms, i), codes))
      return FALSE;
  return TRUE;
}

/* A list that no field asks for would never be seen. */
static gboolean
is_known_name (const char *name)
{
  g_autofree char *file = g_strconcat (name, SUFFIX, NULL);
  g_autofree char *path = accord_data_path (FOLDER, file, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
check_vocabulary (AccordDataReader *reader, AccordVocabularyFile *file)
{
  JsonObject *root = json_node_get_object (file->root);
  const char *name = get_text (root, "vocabulary");

  if (name == NULL)
    return accord_data_reader_refuse (reader, "this is no vocabulary");
  if (!g_str_equal (name, file->name))
    return accord_data_reader_refuse (reader, "its vocabulary is “%s”, so the file must be “%s%s”", name, name, SUFFIX);
  if (!is_known_name (name))
    return accord_data_reader_refuse (reader, "this version has no vocabulary “%s”", name);
  if (get_text (root, "label") == NULL)
    return accord_data_reader_refuse (reader, "“label” is missing");
  return check_terms (reader, root);
}

/* Never %NULL: a bad one says why. */
static AccordVocabularyFile *
read_file (const char *path)
{
  AccordVocabularyFile *file = g_new0 (AccordVocabularyFile, 1);
  g_auto (AccordDataReader) reader = { .path = path, .key = "code", .error = &file->error };
  JsonObject *root;

  file->path = g_strdup (path);
  file->origin = accord_data_get_origin (path);
  file->name = g_path_get_basename (path);
  if (g_str_has_suffix (file->name, SUFFIX))
    file->name[strlen (file->name) - strlen (SUFFIX)] = '\0';
  file->root = accord_data_reader_load (&reader);
  if (file->root == NULL || !check_vocabulary (&reader, file))
    return file;
  root = json_node_get_object (file->root);
  file->label = g_strdup (get_text (root, "label"));
  file->n_terms = json_array_get_length (json_object_get_array_member (root, "terms"));
  return file;
}

/* --- all of them --- */

/**
 * accord_vocabulary_files_list:
 *
 * Reads every vocabulary of the program, of the site and of this desk. A bad one is refused, and the one of its name before
 * it stays in force. Any thread.
 *
 * Returns: (transfer full) (element-type AccordVocabularyFile): all of them, in this order
 */
GPtrArray *
accord_vocabulary_files_list (void)
{
  g_auto (GStrv) paths = accord_data_list_all (FOLDER, SUFFIX);
  g_autoptr (GHashTable) in_force = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *files = g_ptr_array_new_with_free_func (file_free);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      AccordVocabularyFile *file = read_file (paths[i]);
      AccordVocabularyFile *before = g_hash_table_lookup (in_force, file->name);

      g_ptr_array_add (files, file);
      if (file->error != NULL)
        continue;
      if (before != NULL)
        before->is_in_force = FALSE;
      file->is_in_force = TRUE;
      g_hash_table_replace (in_force, file->name, file);
    }
  return files;
}

/**
 * accord_vocabulary_files_add:
 * @path: a file
 *
 * Takes a copy of a vocabulary to this desk, for partnerships that are made from now on. A bad one is refused, and
 * everything stays as it is. Any thread.
 *
 * Returns: whether it is there; ACCORD_ERROR_FORMAT with the file, the line and the term, or why it cannot be written
 */
gboolean
accord_vocabulary_files_add (const char *path, GError **error)
{
  AccordVocabularyFile *file = read_file (path);
  g_autofree char *copy = NULL;

  if (file->error != NULL)
    g_propagate_error (error, g_steal_pointer (&file->error));
  else
    copy = accord_data_add (FOLDER, path, error);
  file_free (file);
  return copy != NULL;
}

/* --- the terms of a partnership --- */

static char *
join_words (JsonObject *object)
{
  GString *words = g_string_new (NULL);
  JsonArray *array = json_object_has_member (object, "words") ? json_object_get_array_member (object, "words") : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", json_array_get_string_element (array, i));
  return g_string_free_and_steal (words);
}

/* A parent stands before its children in the file. */
static gboolean
seed_term (AccordConnection *connection, const char *vocabulary, JsonObject *object, gint64 position, GError **error)
{
  g_autofree char *words = join_words (object);
  const char *note = get_text (object, "note");

  return accord_connection_run (
      connection, error,
      "INSERT INTO term (id, vocabulary, code, label, parent_id, position, value, words, note) VALUES (?1, ?2, ?3, ?4,"
      " (SELECT id FROM term WHERE vocabulary = ?2 AND code = ?5), ?6, ?7, ?8, ?9)"
      " ON CONFLICT (vocabulary, code) DO NOTHING",
      "itttti" "itt", accord_id_new (), vocabulary, json_object_get_string_member (object, "code"),
      json_object_get_string_member (object, "label"), get_text (object, "parent"), position,
      json_object_get_int_member_with_default (object, "value", 0), words, note != NULL ? note : "");
}

static gboolean
seed_file (AccordConnection *connection, const AccordVocabularyFile *file, GError **error)
{
  JsonArray *terms = json_object_get_array_member (json_node_get_object (file->root), "terms");

  for (guint i = 0; i < json_array_get_length (terms); i++)
    if (!seed_term (connection, file->name, json_array_get_object_element (terms, i), i, error))
      return FALSE;
  return TRUE;
}

/**
 * accord_vocabularies_seed:
 * @connection: the token, in an edit
 *
 * Adds the terms of the vocabularies in force that the file does not have yet; what a site has changed stays as it is.
 *
 * Returns: whether all were stored; ACCORD_ERROR_NOT_FOUND when the program's data are not there
 */
gboolean
accord_vocabularies_seed (AccordConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) files = accord_vocabulary_files_list ();

  if (files->len == 0)
    {
      g_autofree char *folder = accord_data_path (FOLDER, NULL);

      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "%s holds no vocabularies", folder);
      return FALSE;
    }
  for (guint i = 0; i < files->len; i++)
    {
      const AccordVocabularyFile *file = g_ptr_array_index (files, i);

      if (file->is_in_force && !seed_file (connection, file, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_known (AccordConnection *connection, const char *name)
{
  gint64 found = 0;

  accord_connection_get_int (connection, &found, NULL, "SELECT 1 FROM term WHERE vocabulary = ?1 LIMIT 1", "t", name);
  return found != 0;
}

/* Whether the partnership knows every vocabulary by its name: the files need not be read then. */
static gboolean
is_anything_new (AccordConnection *connection)
{
  g_auto (GStrv) paths = accord_data_list_all (FOLDER, SUFFIX);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);

      *strrchr (name, '.') = '\0';
      if (!is_known (connection, name))
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_vocabularies_seed_new:
 * @connection: the token, outside an edit
 *
 * Adds the vocabularies of which the file has no term at all: it was founded before there were any. One that the file has
 * stays as the site has made it. This is nobody's edit, and no undo step.
 *
 * Returns: whether all were stored
 */
gboolean
accord_vocabularies_seed_new (AccordConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;
  gboolean done = TRUE;
  gboolean begun = FALSE;

  if (!is_anything_new (connection))
    return TRUE;
  files = accord_vocabulary_files_list ();
  for (guint i = 0; done && i < files->len; i++)
    {
      const AccordVocabularyFile *file = g_ptr_array_index (files, i);

      if (!file->is_in_force || is_known (connection, file->name))
        continue;
      if (!begun && !accord_connection_execute (connection, "BEGIN IMMEDIATE", error))
        return FALSE;
      begun = TRUE;
      done = seed_file (connection, file, error);
    }
  if (begun && done)
    done = accord_connection_execute (connection, "COMMIT", error);
  if (begun && !done)
    accord_connection_execute (connection, "ROLLBACK", NULL);
  return done;
}

static gpointer
take_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AccordVocabularyFile *file = read_file (data);
  gboolean done = FALSE;

  if (file->error != NULL)
    g_propagate_error (error, g_steal_pointer (&file->error));
  else
    done = seed_file (connection, file, error);
  file_free (file);
  return GINT_TO_POINTER (done);
}

/**
 * accord_vocabulary_files_take:
 * @path: a file
 *
 * Adds the terms of a vocabulary that a partnership does not have yet. Those that it has keep their words.
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_vocabulary_files_take (const char *path)
{
  return accord_request_edit (_("Vocabulary taken"), take_cb, g_strdup (path), g_free, NULL);
}
