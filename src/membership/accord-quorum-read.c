/* accord-quorum-read.c: a rule of quorum, read from its JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>

#include "base/accord-data.h"
#include "base/accord-error.h"
#include "membership/accord-quorum-private.h"

/* How deep rules may stand in rules: more than any terms of reference need, and little enough for the stack. */
#define MAX_DEPTH 8

/* What seats can be told apart by: the member of "of", and the column of the attendance that holds it. */
static const struct
{
  const char *member;
  const char *column;
} SELECTORS[] = {
  { "sector", "sector" },
  { "quorum_class", "quorum_class" },
  { "organisation_kind", "organisation_kind" },
  { "statutory_basis", "statutory_basis" },
  { "voting", "voting" },
  { "seat", "number" },
};

static QuorumRule *read_rule (JsonNode *node, const char *where, guint depth, GError **error);

static void
test_free (gpointer data)
{
  QuorumTest *test = data;

  g_strfreev (test->values);
  g_free (test);
}

static void
rule_free (gpointer data)
{
  QuorumRule *rule = data;

  g_ptr_array_unref (rule->tests);
  g_ptr_array_unref (rule->rules);
  g_free (rule->called);
  g_free (rule);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuorumRule, rule_free)

static QuorumRule *
rule_new (void)
{
  QuorumRule *rule = g_new0 (QuorumRule, 1);

  rule->tests = g_ptr_array_new_with_free_func (test_free);
  rule->rules = g_ptr_array_new_with_free_func (rule_free);
  return rule;
}

static gboolean G_GNUC_PRINTF (3, 4)
refuse (GError **error, const char *where, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "%s: %s", where, why);
  return FALSE;
}

static gboolean
holds (JsonNode *node, GType type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
check_members (JsonObject *object, const char *const *known, const char *where, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *m = members; m != NULL; m = m->next)
    if (!g_strv_contains (known, m->data))
      return refuse (error, where, "“%s” is not known here", (const char *) m->data);
  return TRUE;
}

/* --- which seats --- */

static const char *
find_column (const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (SELECTORS); i++)
    if (g_str_equal (SELECTORS[i].member, member))
      return SELECTORS[i].column;
  return NULL;
}

static GStrv
read_values (JsonNode *node, const char *where, GError **error)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  JsonArray *array;

  if (holds (node, G_TYPE_STRING))
    {
      g_strv_builder_add (values, json_node_get_string (node));
      return g_strv_builder_end (values);
    }
  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) == 0)
    {
      refuse (error, where, "must be text or a list of texts");
      return NULL;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!holds (json_array_get_element (array, i), G_TYPE_STRING))
        {
          refuse (error, where, "must be text or a list of texts");
          return NULL;
        }
      g_strv_builder_add (values, json_array_get_string_element (array, i));
    }
  return g_strv_builder_end (values);
}

static gboolean
read_selector (QuorumRule *rule, JsonNode *node, const char *where, GError **error)
{
  g_autoptr (GList) members = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, where, "must be an object that says which seats are meant");
  members = json_object_get_members (json_node_get_object (node));
  for (GList *m = members; m != NULL; m = m->next)
    {
      g_autofree char *here = g_strconcat (where, ".", m->data, NULL);
      QuorumTest *test;
      GStrv values;

      if (find_column (m->data) == NULL)
        return refuse (error, here, "seats cannot be told apart by this");
      values = read_values (json_object_get_member (json_node_get_object (node), m->data), here, error);
      if (values == NULL)
        return FALSE;
      test = g_new (QuorumTest, 1);
      *test = (QuorumTest) { find_column (m->data), values };
      g_ptr_array_add (rule->tests, test);
    }
  return TRUE;
}

static gboolean
read_called (QuorumRule *rule, JsonObject *object, gboolean required, const char *where, GError **error)
{
  g_autofree char *here = g_strconcat (where, ".called", NULL);
  JsonNode *node = json_object_get_member (object, "called");

  if (node != NULL && !holds (node, G_TYPE_STRING))
    return refuse (error, here, "must be text");
  rule->called = node != NULL ? json_node_dup_string (node) : g_strdup ("");
  if (required && *rule->called == '\0')
    return refuse (error, here, "is missing: what one of these seats is called, as “council”");
  return TRUE;
}

/* --- the kinds of rules --- */

static gboolean
read_number (JsonNode *node, guint *number)
{
  gint64 value;

  if (!holds (node, G_TYPE_INT64))
    return FALSE;
  value = json_node_get_int (node);
  *number = (guint) CLAMP (value, 0, 1000);
  return value >= 1 && value <= 1000;
}

static gboolean
read_share (QuorumRule *rule, JsonObject *object, const char *where, GError **error)
{
  g_autofree char *here = g_strconcat (where, ".share", NULL);
  JsonNode *node = json_object_get_member (object, "share");
  JsonNode *more = json_object_get_member (object, "more");
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  rule->kind = QUORUM_SHARE;
  if (array == NULL || json_array_get_length (array) != 2 ||
      !read_number (json_array_get_element (array, 0), &rule->number) ||
      !read_number (json_array_get_element (array, 1), &rule->whole) || rule->number > rule->whole)
    return refuse (error, here, "must be two whole numbers, as [1, 3] for a third");
  if (more != NULL && !holds (more, G_TYPE_BOOLEAN))
    return refuse (error, where, "“more” must be true or false");
  rule->more = more != NULL && json_node_get_boolean (more);
  return TRUE;
}

static gboolean
read_count (QuorumRule *rule, JsonObject *object, const char *where, GError **error)
{
  g_autofree char *here = g_strconcat (where, ".count", NULL);

  rule->kind = QUORUM_COUNT;
  return read_number (json_object_get_member (object, "count"), &rule->number) ||
         refuse (error, here, "must be a whole number from 1 to 1000");
}

static gboolean
read_rules (QuorumRule *rule, JsonNode *node, const char *where, guint depth, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) == 0)
    return refuse (error, where, "must be a list of rules");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *here = g_strdup_printf ("%s[%u]", where, i);
      QuorumRule *inner = read_rule (json_array_get_element (array, i), here, depth + 1, error);

      if (inner == NULL)
        return FALSE;
      g_ptr_array_add (rule->rules, inner);
    }
  return TRUE;
}

static gboolean
read_several (QuorumRule *rule, JsonObject *object, const char *member, const char *where, guint depth, GError **error)
{
  g_autofree char *here = g_strconcat (where, ".", member, NULL);

  rule->kind = g_str_equal (member, "all") ? QUORUM_ALL : QUORUM_ANY;
  rule->called = g_strdup ("");
  return check_members (object, (const char *const[]) { member, NULL }, where, error) &&
         read_rules (rule, json_object_get_member (object, member), here, depth, error);
}

/* A share of all seats needs no name; whoever is counted by kind does, or nobody could read the reason. */
static gboolean
read_leaf (QuorumRule *rule, JsonObject *object, const char *member, const char *where, GError **error)
{
  static const char *const SHARE[] = { "share", "more", "of", "called", NULL };
  static const char *const COUNT[] = { "count", "of", "called", NULL };
  static const char *const EVERY[] = { "every", "called", NULL };
  const gboolean is_every = g_str_equal (member, "every");
  const gboolean is_share = g_str_equal (member, "share");
  const char *selector = is_every ? "every" : "of";
  JsonNode *of = json_object_get_member (object, selector);
  g_autofree char *here = g_strconcat (where, ".", selector, NULL);

  rule->kind = QUORUM_EVERY;
  return check_members (object, is_every ? EVERY : is_share ? SHARE : COUNT, where, error) &&
         (!is_share || read_share (rule, object, where, error)) &&
         (is_share || is_every || read_count (rule, object, where, error)) &&
         (of == NULL || read_selector (rule, of, here, error)) &&
         read_called (rule, object, !is_share || rule->tests->len > 0, where, error);
}

static QuorumRule *
read_rule (JsonNode *node, const char *where, guint depth, GError **error)
{
  static const char *const KINDS[] = { "share", "count", "every", "all", "any", NULL };
  g_autoptr (QuorumRule) rule = rule_new ();
  const char *member = NULL;
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node) || depth > MAX_DEPTH)
    {
      refuse (error, where, depth > MAX_DEPTH ? "stands too deep in other rules" : "must be an object");
      return NULL;
    }
  object = json_node_get_object (node);
  for (guint i = 0; KINDS[i] != NULL && member == NULL; i++)
    member = json_object_has_member (object, KINDS[i]) ? KINDS[i] : NULL;
  if (member == NULL)
    {
      refuse (error, where, "must have one of share, count, every, all, any");
      return NULL;
    }
  if (g_str_equal (member, "all") || g_str_equal (member, "any")
          ? !read_several (rule, object, member, where, depth, error)
          : !read_leaf (rule, object, member, where, error))
    return NULL;
  return g_steal_pointer (&rule);
}

/* --- the whole --- */

static gboolean
read_flag (JsonObject *object, const char *member, gboolean *value, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  *value = TRUE;
  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_BOOLEAN))
    return refuse (error, member, "must be true or false");
  *value = json_node_get_boolean (node);
  return TRUE;
}

static AccordQuorum *
read_quorum (JsonNode *root, GError **error)
{
  static const char *const KNOWN[] = { "rule", "deputies", "vacant", NULL };
  g_autoptr (AccordQuorum) self = g_new0 (AccordQuorum, 1);
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (error, "quorum", "must be an object");
      return NULL;
    }
  object = json_node_get_object (root);
  if (!check_members (object, KNOWN, "quorum", error) || !read_flag (object, "deputies", &self->deputies, error) ||
      !read_flag (object, "vacant", &self->vacant, error))
    return NULL;
  if (!json_object_has_member (object, "rule"))
    {
      refuse (error, "rule", "is missing");
      return NULL;
    }
  self->rule = read_rule (json_object_get_member (object, "rule"), "rule", 0, error);
  return self->rule != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_quorum_parse:
 * @json: a rule as `data/quorum/README.md` describes it
 *
 * Any thread.
 *
 * Returns: (transfer full): the rule, or %NULL with ACCORD_ERROR_INVALID, which names the member that is wrong and why
 */
AccordQuorum *
accord_quorum_parse (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local_error = NULL;

  if (json_parser_load_from_data (parser, json, -1, &local_error))
    return read_quorum (json_parser_get_root (parser), error);
  refuse (error, "quorum", "is no JSON: %s", local_error->message);
  return NULL;
}

/**
 * accord_quorum_free:
 * @self: (transfer full): a rule
 */
void
accord_quorum_free (AccordQuorum *self)
{
  g_clear_pointer (&self->rule, rule_free);
  g_free (self);
}

/* --- the rules that the program brings --- */

static void
template_free (gpointer data)
{
  AccordQuorumTemplate *template = data;

  g_free (template->label);
  g_free (template->json);
  g_free (template);
}

static AccordQuorumTemplate *
read_template (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (AccordQuorum) quorum = NULL;
  g_autofree char *json = NULL;
  JsonNode *root;
  JsonNode *node;
  AccordQuorumTemplate *template;

  if (!json_parser_load_from_file (parser, path, error))
    return NULL;
  root = json_parser_get_root (parser);
  node = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_member (json_node_get_object (root), "quorum")
                                                       : NULL;
  if (node == NULL || !holds (json_object_get_member (json_node_get_object (root), "label"), G_TYPE_STRING))
    {
      refuse (error, path, "“label” and “quorum” are needed");
      return NULL;
    }
  json = json_to_string (node, FALSE);
  quorum = accord_quorum_parse (json, error);
  if (quorum == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  template = g_new (AccordQuorumTemplate, 1);
  *template = (AccordQuorumTemplate) { g_strdup (json_object_get_string_member (json_node_get_object (root), "label")),
                                       g_steal_pointer (&json) };
  return template;
}

static gpointer
load_templates_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) templates = g_ptr_array_new_with_free_func (template_free);
  g_auto (GStrv) paths = accord_data_list ("quorum", ".json");

  for (guint i = 0; paths[i] != NULL; i++)
    {
      AccordQuorumTemplate *template = read_template (paths[i], error);

      if (template == NULL)
        return NULL;
      g_ptr_array_add (templates, template);
    }
  return g_steal_pointer (&templates);
}

/**
 * accord_quorum_templates_load:
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordQuorumTemplate: the rules of `data/quorum`
 */
AccordRequest *
accord_quorum_templates_load (void)
{
  return accord_request_read (load_templates_cb, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}
