/* accord-narrowing.c: what a list is narrowed to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-narrowing.h"

#include <json-glib/json-glib.h>

#include "base/accord-error.h"
#include "model/accord-json.h"

/* How each kind of condition is called in a file. */
static const char *const KINDS[] = {
  [ACCORD_LIST_CONTAINS] = "contains", [ACCORD_LIST_VALUES] = "values", [ACCORD_LIST_DAYS] = "days",
  [ACCORD_LIST_NUMBERS] = "numbers",   [ACCORD_LIST_EMPTY] = "empty",   [ACCORD_LIST_NOT_EMPTY] = "not_empty",
};

/**
 * accord_narrowing_new:
 *
 * Returns: (transfer full): what narrows nothing; to be filled before it is given away
 */
AccordNarrowing *
accord_narrowing_new (void)
{
  AccordNarrowing *self = g_new0 (AccordNarrowing, 1);

  self->filters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->conditions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) accord_list_condition_unref);
  return self;
}

/**
 * accord_narrowing_new_with:
 * @key: the key of a filter
 * @...: its value, then further keys and values, ended by %NULL
 *
 * Returns: (transfer full): these filters and nothing else
 */
AccordNarrowing *
accord_narrowing_new_with (const char *key, ...)
{
  AccordNarrowing *self = accord_narrowing_new ();
  va_list arguments;

  va_start (arguments, key);
  for (; key != NULL; key = va_arg (arguments, const char *))
    g_hash_table_insert (self->filters, g_strdup (key), g_strdup (va_arg (arguments, const char *)));
  va_end (arguments);
  return self;
}

void
accord_narrowing_free (AccordNarrowing *self)
{
  g_hash_table_unref (self->filters);
  g_hash_table_unref (self->conditions);
  g_free (self->words);
  g_free (self);
}

/**
 * accord_narrowing_is_empty:
 *
 * Returns: whether it narrows nothing
 */
gboolean
accord_narrowing_is_empty (const AccordNarrowing *self)
{
  return g_hash_table_size (self->filters) == 0 && g_hash_table_size (self->conditions) == 0 && self->words == NULL;
}

/* --- writing --- */

/* In one order always: the same narrowing is the same text. */
static GList *
sort_keys (GHashTable *table)
{
  return g_list_sort (g_hash_table_get_keys (table), (GCompareFunc) strcmp);
}

static void
write_condition (JsonBuilder *builder, const AccordListCondition *condition)
{
  json_builder_begin_object (builder);
  accord_json_set_text (builder, "kind", KINDS[condition->kind]);
  if (condition->kind == ACCORD_LIST_CONTAINS)
    accord_json_set_text (builder, "text", condition->text);
  if (condition->kind == ACCORD_LIST_DAYS || condition->kind == ACCORD_LIST_NUMBERS)
    {
      accord_json_set_text (builder, "from", condition->from);
      accord_json_set_text (builder, "until", condition->until);
    }
  if (condition->kind == ACCORD_LIST_VALUES)
    {
      json_builder_set_member_name (builder, "values");
      json_builder_begin_array (builder);
      for (char **value = condition->values; *value != NULL; value++)
        json_builder_add_string_value (builder, *value);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

/**
 * accord_narrowing_write:
 *
 * Returns: (transfer full): it as JSON, for accord_narrowing_parse(); two that are the same are the same text
 */
char *
accord_narrowing_write (const AccordNarrowing *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (GList) filters = sort_keys (self->filters);
  g_autoptr (GList) conditions = sort_keys (self->conditions);
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "filters");
  json_builder_begin_object (builder);
  for (GList *key = filters; key != NULL; key = key->next)
    accord_json_set_text (builder, key->data, g_hash_table_lookup (self->filters, key->data));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "conditions");
  json_builder_begin_object (builder);
  for (GList *key = conditions; key != NULL; key = key->next)
    {
      json_builder_set_member_name (builder, key->data);
      write_condition (builder, g_hash_table_lookup (self->conditions, key->data));
    }
  json_builder_end_object (builder);
  if (self->words != NULL)
    accord_json_set_text (builder, "words", self->words);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* --- reading --- */

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* NULL when there is none, or when it is no text. */
static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static GStrv
read_values (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "values");
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *value = json_array_get_element (array, i);

      if (json_node_get_value_type (value) == G_TYPE_STRING)
        g_strv_builder_add (values, json_node_get_string (value));
    }
  return g_strv_builder_end (values);
}

static AccordListCondition *
read_span (JsonObject *object, AccordListCondition *(*make) (const char *from, const char *until))
{
  const char *from = get_text (object, "from");
  const char *until = get_text (object, "until");

  return make (from != NULL ? from : "", until != NULL ? until : "");
}

/* NULL for one of a kind that this version does not know. */
static AccordListCondition *
read_condition (JsonNode *node)
{
  JsonObject *object = get_object (node);
  const char *kind = get_text (object, "kind");
  const char *text = get_text (object, "text");
  g_auto (GStrv) values = NULL;

  if (g_strcmp0 (kind, KINDS[ACCORD_LIST_CONTAINS]) == 0 && text != NULL)
    return accord_list_condition_new_contains (text);
  if (g_strcmp0 (kind, KINDS[ACCORD_LIST_DAYS]) == 0)
    return read_span (object, accord_list_condition_new_days);
  if (g_strcmp0 (kind, KINDS[ACCORD_LIST_NUMBERS]) == 0)
    return read_span (object, accord_list_condition_new_numbers);
  if (g_strcmp0 (kind, KINDS[ACCORD_LIST_EMPTY]) == 0 || g_strcmp0 (kind, KINDS[ACCORD_LIST_NOT_EMPTY]) == 0)
    return accord_list_condition_new_empty (g_str_equal (kind, KINDS[ACCORD_LIST_EMPTY]));
  if (g_strcmp0 (kind, KINDS[ACCORD_LIST_VALUES]) != 0)
    return NULL;
  values = read_values (object);
  return accord_list_condition_new_values ((const char *const *) values);
}

static gboolean
read_filters (AccordNarrowing *self, JsonObject *object)
{
  JsonObjectIter iter;
  const char *key;

  if (object == NULL)
    return FALSE;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, NULL))
    if (get_text (object, key) != NULL)
      g_hash_table_insert (self->filters, g_strdup (key), g_strdup (get_text (object, key)));
  return TRUE;
}

static gboolean
read_conditions (AccordNarrowing *self, JsonObject *object)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (object == NULL)
    return FALSE;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, &node))
    {
      AccordListCondition *condition = read_condition (node);

      if (condition != NULL)
        g_hash_table_insert (self->conditions, g_strdup (key), condition);
    }
  return TRUE;
}

/**
 * accord_narrowing_parse:
 * @text: from accord_narrowing_write(), maybe of another version of the program
 *
 * Returns: (transfer full): what it says, without what this version does not know; %NULL with ACCORD_ERROR_INVALID when
 *   @text is nothing of the kind
 */
AccordNarrowing *
accord_narrowing_parse (const char *text, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *object = get_object (root);
  g_autoptr (AccordNarrowing) self = accord_narrowing_new ();

  if (object == NULL || !read_filters (self, get_object (json_object_get_member (object, "filters"))) ||
      !read_conditions (self, get_object (json_object_get_member (object, "conditions"))))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "“%s” does not say what a list is narrowed to", text);
      return NULL;
    }
  self->words = g_strdup (get_text (object, "words"));
  return g_steal_pointer (&self);
}
