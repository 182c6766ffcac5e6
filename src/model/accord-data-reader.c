/* accord-data-reader.c: reading a file of rules or of a vocabulary, and refusing a bad one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-data-reader.h"

#include <string.h>

#include "base/accord-error.h"

/* What json-glib puts before LINE:COLUMN of what it could not read. */
#define NO_NAME "<data>:"

/* json-glib does not say where in a file a node was: the line that has its key is near enough to find it. */
static int
find_line (const char *text, const char *member, const char *value)
{
  g_autofree char *escaped = g_regex_escape_string (value, -1);
  g_autofree char *pattern = g_strdup_printf ("\"%s\"\\s*:\\s*\"%s\"", member, escaped);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int start = 0;
  int line = 1;

  if (regex == NULL || !g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match) ||
      !g_match_info_fetch_pos (match, 0, &start, NULL))
    return 1;
  for (int i = 0; i < start; i++)
    line += text[i] == '\n';
  return line;
}

/**
 * accord_data_reader_load:
 * @self: a reader that knows its path
 *
 * Reads the file. What is no JSON is refused with line and column, as %ACCORD_ERROR_FORMAT; what cannot be read as
 * %ACCORD_ERROR_NOT_FOUND.
 *
 * Blocks. Any thread.
 *
 * Returns: (transfer full) (nullable): an object
 */
JsonNode *
accord_data_reader_load (AccordDataReader *self)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  const char *where;
  JsonNode *root;

  if (!g_file_get_contents (self->path, &self->text, NULL, &error))
    {
      g_set_error_literal (self->error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, error->message);
      return NULL;
    }
  if (!json_parser_load_from_data (parser, self->text, -1, &error))
    {
      where = error->message + (g_str_has_prefix (error->message, NO_NAME) ? strlen (NO_NAME) : 0);
      g_set_error (self->error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s:%s", self->path, where);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      accord_data_reader_refuse (self, "this is no object of JSON");
      return NULL;
    }
  return json_node_ref (root);
}

/**
 * accord_data_reader_refuse:
 * @self: a reader
 * @format: what is wrong, as for printf()
 *
 * Sets the error, which names the file and, within an item, its line and its key.
 *
 * Returns: %FALSE, so that it may be returned
 */
gboolean
accord_data_reader_refuse (AccordDataReader *self, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (self->item != NULL)
    g_set_error (self->error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s:%d: %s: %s", self->path,
                 find_line (self->text, self->key, self->item), self->item, why);
  else
    g_set_error (self->error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s: %s", self->path, why);
  return FALSE;
}

/**
 * accord_data_reader_clear:
 * @self: a reader
 *
 * Frees what it has read.
 */
void
accord_data_reader_clear (AccordDataReader *self)
{
  g_clear_pointer (&self->text, g_free);
}
