/* accord-check-words.c: the words of a pack, filled in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "checks/accord-check-words-private.h"

#include <json-glib/json-glib.h>

/* --- the pack --- */

static JsonNode *
get_value (const AccordRule *rule, const char *name, GType type)
{
  JsonNode *node = json_object_get_member (rule->check, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type ? node : NULL;
}

/* A parameter of the check; %NULL when it is not there, or no text. */
const char *
accord_check_get_text (const AccordRule *rule, const char *name)
{
  JsonNode *node = get_value (rule, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : NULL;
}

/* A parameter of the check; -1 when it is not there, or no number from 0 on. */
int
accord_check_get_number (const AccordRule *rule, const char *name)
{
  JsonNode *node = get_value (rule, name, G_TYPE_INT64);
  gint64 number = node != NULL ? json_node_get_int (node) : -1;

  return number >= 0 && number <= G_MAXINT ? (int) number : -1;
}

/* A parameter that is a list of texts; %NULL when it is not there, empty, or holds anything else. */
GStrv
accord_check_get_list (const AccordRule *rule, const char *name)
{
  JsonNode *node = json_object_get_member (rule->check, name);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL || json_array_get_length (array) == 0)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        return NULL;
      g_strv_builder_add (builder, json_node_get_string (element));
    }
  return g_strv_builder_end (builder);
}

/* Whether the rule, or the test it names, has words for a state as a whole. */
gboolean
accord_check_words_has_state (AccordRulePack *pack, const AccordRule *rule, AccordFindingState state)
{
  const char *code = accord_finding_state_get_code (state);
  const char *name = accord_check_get_text (rule, "test");
  const AccordRuleTest *test = name != NULL ? accord_rule_pack_find_test (pack, name) : NULL;

  return g_hash_table_contains (rule->states, code) || (test != NULL && g_hash_table_contains (test->states, code));
}

/* The parts of the test are among @keys, no two the same, and every sentence that may be needed is there. */
char *
accord_check_words_validate (const AccordRule *rule, const AccordRuleTest *test, const char *const *keys,
                             const AccordFindingState *states, guint n_states)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < test->parts->len; i++)
    {
      const AccordTestPart *part = g_ptr_array_index (test->parts, i);

      if (!g_strv_contains (keys, part->key))
        return g_strdup_printf ("the test “%s” has a part “%s” that is not known", test->id, part->key);
      if (!g_hash_table_add (seen, part->key))
        return g_strdup_printf ("the test “%s” has the part “%s” twice", test->id, part->key);
    }
  g_hash_table_iter_init (&iter, rule->parts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (seen, key))
      return g_strdup_printf ("there is no part “%s” to have words for", (char *) key);
  for (guint i = 0; i < n_states; i++)
    {
      const char *code = accord_finding_state_get_code (states[i]);

      if (!g_hash_table_contains (rule->states, code) && !g_hash_table_contains (test->states, code))
        return g_strdup_printf ("there are no words for the state “%s”", code);
    }
  return NULL;
}

/* --- sentences --- */

static char *
fill_in (const AccordCheckWords *self, const char *text)
{
  GString *sentence = g_string_new (text);

  g_string_replace (sentence, "{level}", self->level != NULL ? self->level : "", 0);
  g_string_replace (sentence, "{who}", self->who, 0);
  return g_string_free_and_steal (sentence);
}

/* Says of @part that @asked is missing. */
void
accord_check_words_add_missing (const AccordCheckWords *self, AccordFindingPart *part, const AccordTestPart *asked)
{
  const AccordRuleWords *own = g_hash_table_lookup (self->rule->parts, asked->key);

  accord_finding_part_add_missing (
      part, asked->key, asked->label,
      fill_in (self, own != NULL && own->missing != NULL ? own->missing : asked->words.missing),
      fill_in (self, own != NULL && own->advice != NULL ? own->advice : asked->words.advice));
}

/* Says of @part what its state as a whole means; there must be words for it. */
void
accord_check_words_say_state (const AccordCheckWords *self, AccordFindingPart *part)
{
  const char *code = accord_finding_state_get_code (part->state);
  const AccordRuleWords *words = g_hash_table_lookup (self->rule->states, code);

  if (words == NULL)
    words = g_hash_table_lookup (self->test->states, code);
  part->text = fill_in (self, words->missing);
  part->advice = words->advice != NULL ? fill_in (self, words->advice) : NULL;
}
