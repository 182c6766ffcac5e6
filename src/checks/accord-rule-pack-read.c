/* accord-rule-pack-read.c: reads a rule pack, and refuses a bad one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/accord-data.h"
#include "checks/accord-check-kind-private.h"
#include "checks/accord-rule-pack-private.h"
#include "model/accord-data-reader.h"

#define FORMAT "accord-rule-pack"
#define VERSION 1

/* What is read, and into what. */
typedef struct
{
  AccordDataReader from;
  AccordRulePack *pack;
} Reader;

/* --- members --- */

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
read_text (Reader *reader, JsonObject *object, const char *member, gboolean required, char **value)
{
  JsonNode *node = json_object_get_member (object, member);

  g_clear_pointer (value, g_free);
  if (node == NULL && required)
    return accord_data_reader_refuse (&reader->from, "“%s” is missing", member);
  if (node != NULL && !holds (node, G_TYPE_STRING))
    return accord_data_reader_refuse (&reader->from, "“%s” must be text", member);
  *value = node != NULL ? json_node_dup_string (node) : g_strdup ("");
  return !required || **value != '\0' || accord_data_reader_refuse (&reader->from, "“%s” is empty", member);
}

static gboolean
read_day (Reader *reader, JsonObject *object, const char *member, char **value)
{
  g_autofree char *moment = NULL;
  g_autoptr (GDateTime) date = NULL;

  if (!read_text (reader, object, member, FALSE, value))
    return FALSE;
  if (**value == '\0')
    return TRUE;
  moment = g_strconcat (*value, "T00:00:00Z", NULL);
  date = strlen (*value) == strlen ("2024-02-01") ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
  return date != NULL || accord_data_reader_refuse (&reader->from, "“%s” must be a day as 2024-02-01, or empty", member);
}

static gboolean
read_flag (Reader *reader, JsonObject *object, const char *member, gboolean *value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !holds (node, G_TYPE_BOOLEAN))
    return accord_data_reader_refuse (&reader->from, "“%s” must be true or false", member);
  *value = json_node_get_boolean (node);
  return TRUE;
}

/* %NULL where an optional object is not there. */
static gboolean
read_object (Reader *reader, JsonObject *object, const char *member, gboolean required, JsonObject **value)
{
  JsonNode *node = json_object_get_member (object, member);

  *value = NULL;
  if (node == NULL)
    return !required || accord_data_reader_refuse (&reader->from, "“%s” is missing", member);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return accord_data_reader_refuse (&reader->from, "“%s” must be an object", member);
  *value = json_node_get_object (node);
  return TRUE;
}

typedef gboolean (*ReadFunc) (Reader *reader, JsonObject *object, GPtrArray *into);

static gboolean
read_list (Reader *reader, JsonObject *object, const char *member, ReadFunc read, GPtrArray *into)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return accord_data_reader_refuse (&reader->from, "“%s” must be a list", member);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        return accord_data_reader_refuse (&reader->from, "“%s” must hold objects", member);
      if (!read (reader, json_node_get_object (element), into))
        return FALSE;
    }
  return TRUE;
}

/* --- words --- */

/* Braces mean "{who}" and "{level}" and nothing else. */
static gboolean
check_placeholders (Reader *reader, const char *text)
{
  const char *brace = text;

  while ((brace = strpbrk (brace, "{}")) != NULL)
    {
      if (g_str_has_prefix (brace, "{who}"))
        brace += strlen ("{who}");
      else if (g_str_has_prefix (brace, "{level}"))
        brace += strlen ("{level}");
      else
        return accord_data_reader_refuse (&reader->from, "only {who} and {level} can be replaced: “%s”", text);
    }
  return TRUE;
}

static gboolean
read_sentence (Reader *reader, JsonObject *object, const char *member, char **value)
{
  return read_text (reader, object, member, TRUE, value) && check_placeholders (reader, *value);
}

static AccordRuleWords *
get_words (GHashTable *table, const char *key)
{
  AccordRuleWords *words = g_hash_table_lookup (table, key);

  if (words == NULL)
    {
      words = g_new0 (AccordRuleWords, 1);
      g_hash_table_insert (table, g_strdup (key), words);
    }
  return words;
}

static gboolean
read_states (Reader *reader, JsonObject *object, gboolean required, GHashTable *table)
{
  JsonObject *states = NULL;
  g_autoptr (GList) keys = NULL;

  if (!read_object (reader, object, "states", required, &states))
    return FALSE;
  keys = states != NULL ? json_object_get_members (states) : NULL;
  for (GList *key = keys; key != NULL; key = key->next)
    {
      AccordRuleWords *words = get_words (table, key->data);
      JsonObject *state = NULL;

      if (!read_object (reader, states, key->data, TRUE, &state) ||
          !read_sentence (reader, state, "missing", &words->missing))
        return FALSE;
      /* Of what is not asked for yet nothing is to be closed. */
      if (!g_str_equal (key->data, accord_finding_state_get_code (ACCORD_FINDING_NOTHING_DUE)) &&
          !read_sentence (reader, state, "advice", &words->advice))
        return FALSE;
    }
  return TRUE;
}

/* A rule's own words: "missing" and "advice", each by the part's key. */
static gboolean
read_own_words (Reader *reader, JsonObject *object, const char *member, GHashTable *table)
{
  gboolean is_advice = g_str_equal (member, "advice");
  JsonObject *own = NULL;
  g_autoptr (GList) keys = NULL;

  if (!read_object (reader, object, member, FALSE, &own))
    return FALSE;
  keys = own != NULL ? json_object_get_members (own) : NULL;
  for (GList *key = keys; key != NULL; key = key->next)
    {
      AccordRuleWords *words = get_words (table, key->data);

      if (!read_sentence (reader, own, key->data, is_advice ? &words->advice : &words->missing))
        return FALSE;
    }
  return TRUE;
}

/* --- the pack --- */

static gboolean
read_term (Reader *reader, JsonObject *object, const char *label, GPtrArray *into)
{
  AccordRuleTerm *term = g_new0 (AccordRuleTerm, 1);

  g_ptr_array_add (into, term);
  return read_text (reader, object, "id", TRUE, &term->id) && read_text (reader, object, label, TRUE, &term->label);
}

static gboolean
read_group (Reader *reader, JsonObject *object, GPtrArray *into)
{
  return read_term (reader, object, "title", into);
}

static gboolean
read_strength (Reader *reader, JsonObject *object, GPtrArray *into)
{
  return read_term (reader, object, "label", into);
}

static gboolean
read_part (Reader *reader, JsonObject *object, GPtrArray *into)
{
  AccordTestPart *part = g_new0 (AccordTestPart, 1);

  g_ptr_array_add (into, part);
  return read_text (reader, object, "key", TRUE, &part->key) && read_text (reader, object, "label", TRUE, &part->label) &&
         read_sentence (reader, object, "missing", &part->words.missing) &&
         read_sentence (reader, object, "advice", &part->words.advice);
}

static gboolean
read_test (Reader *reader, JsonObject *object, GPtrArray *into)
{
  AccordRuleTest *test = accord_rule_test_new ();

  g_ptr_array_add (into, test);
  return read_text (reader, object, "id", TRUE, &test->id) &&
         read_text (reader, object, "threshold", FALSE, &test->threshold) &&
         read_states (reader, object, TRUE, test->states) && read_list (reader, object, "parts", read_part, test->parts);
}

static gboolean
has_term (GPtrArray *terms, const char *id)
{
  for (guint i = 0; i < terms->len; i++)
    if (g_str_equal (((AccordRuleTerm *) g_ptr_array_index (terms, i))->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
read_severity (Reader *reader, JsonObject *object, AccordSeverity *severity)
{
  static const char *const CODES[] = { "low", "medium", "high", NULL };
  g_autofree char *code = NULL;

  if (!read_text (reader, object, "severity", TRUE, &code))
    return FALSE;
  for (guint i = 0; CODES[i] != NULL; i++)
    if (g_str_equal (code, CODES[i]))
      {
        *severity = (AccordSeverity) i;
        return TRUE;
      }
  return accord_data_reader_refuse (&reader->from, "“severity” must be low, medium or high");
}

static gboolean
read_source (Reader *reader, JsonObject *object, AccordRule *rule)
{
  JsonObject *source = NULL;

  return read_object (reader, object, "source", TRUE, &source) &&
         read_text (reader, source, "title", TRUE, &rule->source_title) &&
         read_text (reader, source, "address", FALSE, &rule->source_address) &&
         read_text (reader, source, "confidence", TRUE, &rule->source_confidence);
}

/* A kind that this program does not know is kept, and shown as not checked: a pack may be newer than the program. */
static gboolean
read_check (Reader *reader, JsonObject *object, AccordRule *rule)
{
  JsonObject *check = NULL;
  const AccordCheckKind *kind;
  g_autofree char *problem = NULL;

  if (!read_object (reader, object, "check", TRUE, &check) || !read_text (reader, check, "kind", TRUE, &rule->kind))
    return FALSE;
  rule->check = json_object_ref (check);
  if (!read_text (reader, check, "who", FALSE, &rule->subject))
    return FALSE;
  if (*rule->subject == '\0')
    g_set_str (&rule->subject, rule->title);
  kind = accord_check_kind_find (rule->kind);
  problem = kind != NULL ? accord_check_kind_validate (kind, reader->pack, rule) : NULL;
  return problem == NULL || accord_data_reader_refuse (&reader->from, "%s", problem);
}

static gboolean
read_rule_texts (Reader *reader, JsonObject *object, AccordRule *rule)
{
  return read_text (reader, object, "group", TRUE, &rule->group) &&
         read_text (reader, object, "strength", TRUE, &rule->strength) &&
         read_text (reader, object, "strength_label", TRUE, &rule->strength_label) &&
         read_text (reader, object, "title", TRUE, &rule->title) &&
         read_text (reader, object, "requirement", TRUE, &rule->requirement) &&
         read_text (reader, object, "duty_holder", TRUE, &rule->duty_holder) &&
         read_text (reader, object, "evidence_wanted", FALSE, &rule->evidence_wanted) &&
         read_day (reader, object, "in_force_from", &rule->in_force_from) &&
         read_day (reader, object, "in_force_until", &rule->in_force_until);
}

static gboolean
read_rule_body (Reader *reader, JsonObject *object, AccordRule *rule)
{
  if (!read_rule_texts (reader, object, rule) || !read_source (reader, object, rule) ||
      !read_severity (reader, object, &rule->severity) ||
      !read_flag (reader, object, "allow_not_applicable", &rule->allow_not_applicable) ||
      !read_states (reader, object, FALSE, rule->states) || !read_own_words (reader, object, "missing", rule->parts) ||
      !read_own_words (reader, object, "advice", rule->parts) || !read_check (reader, object, rule))
    return FALSE;
  if (!has_term (reader->pack->groups, rule->group))
    return accord_data_reader_refuse (&reader->from, "there is no group “%s”", rule->group);
  return has_term (reader->pack->strengths, rule->strength) ||
         accord_data_reader_refuse (&reader->from, "there is no strength “%s”", rule->strength);
}

static gboolean
read_rule (Reader *reader, JsonObject *object, GPtrArray *into)
{
  g_autofree char *id = NULL;
  gboolean is_known;
  AccordRule *rule;

  if (!read_text (reader, object, "id", TRUE, &id))
    return FALSE;
  is_known = accord_rule_pack_find_rule (reader->pack, id) != NULL;
  rule = accord_rule_new ();
  rule->id = g_steal_pointer (&id);
  g_ptr_array_add (into, rule);

  reader->from.item = rule->id;
  if (is_known)
    return accord_data_reader_refuse (&reader->from, "two rules have this id");
  if (!read_rule_body (reader, object, rule))
    return FALSE;
  reader->from.item = NULL;
  return TRUE;
}

static gboolean
read_plan_types (Reader *reader, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "plan_types");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL || json_array_get_length (array) == 0)
    return accord_data_reader_refuse (&reader->from, "“plan_types” must name a type of plan");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!holds (element, G_TYPE_STRING))
        return accord_data_reader_refuse (&reader->from, "“plan_types” must hold texts");
      g_strv_builder_add (builder, json_node_get_string (element));
    }
  reader->pack->plan_types = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_header (Reader *reader, JsonObject *root)
{
  AccordRulePack *pack = reader->pack;
  JsonNode *version = json_object_get_member (root, "version");
  g_autofree char *format = NULL;
  g_autofree char *name = g_path_get_basename (reader->from.path);
  g_autofree char *expected = NULL;

  if (!read_text (reader, root, "format", TRUE, &format) || !read_text (reader, root, "id", TRUE, &pack->id))
    return FALSE;
  if (!g_str_equal (format, FORMAT))
    return accord_data_reader_refuse (&reader->from, "this is no rule pack");
  if (version == NULL || !holds (version, G_TYPE_INT64) || json_node_get_int (version) != VERSION)
    return accord_data_reader_refuse (&reader->from, "this version of the format is not known; “version” must be %d", VERSION);
  expected = g_strconcat (pack->id, ".json", NULL);
  return g_str_equal (name, expected) ||
         accord_data_reader_refuse (&reader->from, "its id is “%s”, so the file must be “%s”", pack->id, expected);
}

static gboolean
read_pack (Reader *reader, JsonObject *root)
{
  AccordRulePack *pack = reader->pack;

  return read_header (reader, root) && read_text (reader, root, "label", TRUE, &pack->label) &&
         read_text (reader, root, "note", FALSE, &pack->note) && read_plan_types (reader, root) &&
         read_text (reader, root, "owner", FALSE, &pack->owner) &&
         read_day (reader, root, "applies_from", &pack->applies_from) &&
         read_day (reader, root, "applies_until", &pack->applies_until) &&
         read_list (reader, root, "groups", read_group, pack->groups) &&
         read_list (reader, root, "strengths", read_strength, pack->strengths) &&
         read_list (reader, root, "tests", read_test, pack->tests) &&
         read_list (reader, root, "rules", read_rule, pack->rules);
}

/**
 * accord_rule_pack_load:
 * @path: a JSON file
 *
 * Reads a rule pack and checks all of it before any of it is used. Any thread.
 *
 * Returns: (transfer full): the pack; %NULL with ACCORD_ERROR_FORMAT, which names the file, the line and the rule, or with
 *   ACCORD_ERROR_NOT_FOUND
 */
AccordRulePack *
accord_rule_pack_load (const char *path, GError **error)
{
  g_autoptr (AccordRulePack) pack = accord_rule_pack_new ();
  Reader reader = { .from = { .path = path, .key = "id", .error = error }, .pack = pack };
  g_autoptr (JsonNode) root = accord_data_reader_load (&reader.from);
  gboolean good = root != NULL && read_pack (&reader, json_node_get_object (root));

  accord_data_reader_clear (&reader.from);
  return good ? g_steal_pointer (&pack) : NULL;
}
