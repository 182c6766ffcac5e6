/* accord-plan-content.c: what a strategy says, at one moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-plan-content.h"

#include <json-glib/json-glib.h>

#include "base/accord-error.h"
#include "model/accord-json.h"
#include "model/accord-record.h"
#include "store/accord-connection.h"

/**
 * AccordPlanContent:
 *
 * The facts of a strategy and its sections, each before those under it, as they are today or as they were when a version
 * was frozen. Never changes, so any thread may read it.
 */
struct _AccordPlanContent
{
  gatomicrefcount ref_count;
  gint64 plan;
  char **facts;                 /* as many as ACCORD_PLAN_FACTS */
  GPtrArray *sections;          /* AccordPlanSection */
  GHashTable *by_id;
};

G_DEFINE_BOXED_TYPE (AccordPlanContent, accord_plan_content, accord_plan_content_ref, accord_plan_content_unref)

/**
 * ACCORD_PLAN_FACTS:
 *
 * The columns of a plan that a version holds, in the order in which it holds them.
 */
const char *const ACCORD_PLAN_FACTS[] = {
  "title",     "plan_type",   "owner",        "period_from", "period_until", "state",
  "rule_pack", "approved_on", "published_on", "address",     "note",         NULL,
};

static void
section_free (gpointer data)
{
  AccordPlanSection *section = data;

  g_free (section->number);
  g_free (section->heading);
  g_free (section->body);
  g_free (section->owner);
  g_strfreev (section->topics);
  g_free (section);
}

static AccordPlanContent *
content_new (gint64 plan)
{
  AccordPlanContent *self = g_new0 (AccordPlanContent, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->plan = plan;
  self->facts = g_new0 (char *, g_strv_length ((char **) ACCORD_PLAN_FACTS) + 1);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

AccordPlanContent *
accord_plan_content_ref (AccordPlanContent *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
accord_plan_content_unref (AccordPlanContent *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->sections);
  g_strfreev (self->facts);
  g_free (self);
}

/* --- the tree --- */

typedef struct
{
  AccordPlanContent *content;
  GHashTable *children;         /* parent id -> GPtrArray of AccordPlanSection, in their order */
} Tree;

static void
add_child (Tree *tree, AccordPlanSection *section)
{
  GPtrArray *children = g_hash_table_lookup (tree->children, &section->parent);

  if (children == NULL)
    {
      children = g_ptr_array_new ();
      g_hash_table_insert (tree->children, g_memdup2 (&section->parent, sizeof section->parent), children);
    }
  g_ptr_array_add (children, section);
}

static void
take_children (Tree *tree, gint64 parent, guint depth, const char *prefix)
{
  GPtrArray *children = g_hash_table_lookup (tree->children, &parent);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      AccordPlanSection *section = g_ptr_array_index (children, i);
      g_autofree char *below = NULL;

      section->depth = depth;
      section->number = g_strdup_printf ("%s%u", prefix, i + 1);
      g_ptr_array_add (tree->content->sections, section);
      g_hash_table_insert (tree->content->by_id, &section->id, section);
      below = g_strconcat (section->number, ".", NULL);
      take_children (tree, section->id, depth + 1, below);
    }
}

/* Takes the sections of @pool, siblings in their order, and puts each before those under it. */
static void
grow_tree (AccordPlanContent *self, GPtrArray *pool)
{
  g_autoptr (GHashTable) children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                           (GDestroyNotify) g_ptr_array_unref);
  Tree tree = { self, children };

  for (guint i = 0; i < pool->len; i++)
    add_child (&tree, g_ptr_array_index (pool, i));
  take_children (&tree, 0, 0, "");
  /* What hangs from nothing would be in no list at all. */
  for (guint i = 0; i < pool->len; i++)
    if (((AccordPlanSection *) g_ptr_array_index (pool, i))->number == NULL)
      section_free (g_ptr_array_index (pool, i));
}

/* --- today --- */

static gboolean
read_facts (AccordPlanContent *self, AccordConnection *connection, GError **error)
{
  g_autoptr (AccordRecord) plan = accord_record_read (connection, "plan", self->plan, error);

  for (guint i = 0; plan != NULL && ACCORD_PLAN_FACTS[i] != NULL; i++)
    self->facts[i] = g_strdup (accord_record_get (plan, ACCORD_PLAN_FACTS[i]));
  return plan != NULL;
}

static AccordPlanSection *
read_section (AccordStatement *row)
{
  AccordPlanSection *section = g_new0 (AccordPlanSection, 1);
  const char *topics = accord_statement_text (row, 5);

  section->id = accord_statement_int (row, 0);
  section->parent = accord_statement_int (row, 1);
  section->heading = g_strdup (accord_statement_text (row, 2));
  section->body = g_strdup (accord_statement_text (row, 3));
  section->owner = g_strdup (accord_statement_text (row, 4));
  section->topics = g_strsplit (topics, "\n", -1);
  return section;
}

/**
 * accord_plan_content_read:
 * @connection: the token
 * @plan: a strategy
 *
 * Returns: (transfer full): what it says today; %NULL with ACCORD_ERROR_NOT_FOUND when it is gone
 */
AccordPlanContent *
accord_plan_content_read (AccordConnection *connection, gint64 plan, GError **error)
{
  g_autoptr (AccordPlanContent) self = content_new (plan);
  g_autoptr (GPtrArray) pool = g_ptr_array_new ();
  g_autoptr (AccordStatement) rows = NULL;
  GError *local_error = NULL;

  if (!read_facts (self, connection, error))
    return NULL;
  rows = accord_connection_query (connection, error,
                                  "SELECT s.id, coalesce (s.parent_id, 0), s.heading, s.body, s.owner, coalesce ("
                                  "(SELECT group_concat (t.code, char (10) ORDER BY t.position, t.code)"
                                  " FROM section_topic AS l JOIN term AS t ON t.id = l.term_id WHERE l.section_id = s.id), '')"
                                  " FROM section AS s WHERE s.plan_id = ?1 ORDER BY s.position, s.id",
                                  "i", plan);
  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (pool, read_section (rows));
  grow_tree (self, pool);
  if (local_error == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, local_error);
  return NULL;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_plan_content_read (connection, *(gint64 *) data, error);
}

/**
 * accord_plan_content_load:
 * @plan: a strategy
 *
 * Returns: (transfer full): a question whose answer is the #AccordPlanContent of today
 */
AccordRequest *
accord_plan_content_load (gint64 plan)
{
  return accord_request_read (load_cb, g_memdup2 (&plan, sizeof plan), g_free,
                              (GDestroyNotify) accord_plan_content_unref);
}

/* --- JSON --- */

static void
add_section (JsonBuilder *builder, const AccordPlanSection *section)
{
  json_builder_begin_object (builder);
  accord_json_set_int (builder, "id", section->id);
  accord_json_set_int (builder, "parent", section->parent);
  accord_json_set_text (builder, "heading", section->heading);
  accord_json_set_text (builder, "body", section->body);
  accord_json_set_text (builder, "owner", section->owner);
  json_builder_set_member_name (builder, "topics");
  json_builder_begin_array (builder);
  for (guint i = 0; section->topics[i] != NULL; i++)
    json_builder_add_string_value (builder, section->topics[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * accord_plan_content_to_json:
 *
 * Writes what a version holds: the same text for the same content, whatever the machine: members in a fixed order, no
 * spaces between them, siblings in their order. Any thread.
 *
 * Returns: (transfer full): JSON
 */
char *
accord_plan_content_to_json (const AccordPlanContent *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "plan");
  json_builder_begin_object (builder);
  accord_json_set_int (builder, "id", self->plan);
  for (guint i = 0; ACCORD_PLAN_FACTS[i] != NULL; i++)
    accord_json_set_text (builder, ACCORD_PLAN_FACTS[i], self->facts[i]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->sections->len; i++)
    add_section (builder, g_ptr_array_index (self->sections, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
is_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static char *
dup_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return g_strdup (is_text (node) ? json_node_get_string (node) : "");
}

static char **
dup_topics (JsonObject *object)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (object, "topics");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (is_text (json_array_get_element (array, i)))
      g_strv_builder_add (builder, json_array_get_string_element (array, i));
  return g_strv_builder_end (builder);
}

static AccordPlanSection *
parse_section (JsonObject *object)
{
  AccordPlanSection *section = g_new0 (AccordPlanSection, 1);

  section->id = json_object_get_int_member_with_default (object, "id", 0);
  section->parent = json_object_get_int_member_with_default (object, "parent", 0);
  section->heading = dup_text (object, "heading");
  section->body = dup_text (object, "body");
  section->owner = dup_text (object, "owner");
  section->topics = dup_topics (object);
  return section;
}

static gboolean
parse_sections (AccordPlanContent *self, JsonArray *array)
{
  g_autoptr (GPtrArray) pool = g_ptr_array_new ();
  gboolean done = TRUE;

  for (guint i = 0; done && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      done = JSON_NODE_HOLDS_OBJECT (node);
      if (done)
        g_ptr_array_add (pool, parse_section (json_node_get_object (node)));
    }
  grow_tree (self, pool);
  return done;
}

/**
 * accord_plan_content_from_json:
 * @json: from accord_plan_content_to_json()
 *
 * Any thread.
 *
 * Returns: (transfer full): the content; %NULL with ACCORD_ERROR_DAMAGED when it cannot be read
 */
AccordPlanContent *
accord_plan_content_from_json (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (AccordPlanContent) self = content_new (0);
  JsonNode *root = json_parser_load_from_data (parser, json, -1, NULL) ? json_parser_get_root (parser) : NULL;
  JsonObject *whole = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *plan = whole != NULL ? json_object_get_member (whole, "plan") : NULL;
  JsonNode *sections = whole != NULL ? json_object_get_member (whole, "sections") : NULL;

  if (plan == NULL || !JSON_NODE_HOLDS_OBJECT (plan) || sections == NULL || !JSON_NODE_HOLDS_ARRAY (sections) ||
      !parse_sections (self, json_node_get_array (sections)))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_DAMAGED, "The content of a version is not what a version holds");
      return NULL;
    }
  self->plan = json_object_get_int_member_with_default (json_node_get_object (plan), "id", 0);
  for (guint i = 0; ACCORD_PLAN_FACTS[i] != NULL; i++)
    self->facts[i] = dup_text (json_node_get_object (plan), ACCORD_PLAN_FACTS[i]);
  return g_steal_pointer (&self);
}

/* --- what is in it --- */

/**
 * accord_plan_content_get_plan:
 *
 * Returns: the strategy it is of
 */
gint64
accord_plan_content_get_plan (const AccordPlanContent *self)
{
  return self->plan;
}

/**
 * accord_plan_content_get_fact:
 * @fact: one of %ACCORD_PLAN_FACTS
 *
 * Returns: (transfer none): its value as stored
 */
const char *
accord_plan_content_get_fact (const AccordPlanContent *self, const char *fact)
{
  for (guint i = 0; ACCORD_PLAN_FACTS[i] != NULL; i++)
    if (g_str_equal (ACCORD_PLAN_FACTS[i], fact))
      return self->facts[i];
  g_return_val_if_reached ("");
}

/**
 * accord_plan_content_get_n_sections:
 *
 * Returns: how many sections it has
 */
guint
accord_plan_content_get_n_sections (const AccordPlanContent *self)
{
  return self->sections->len;
}

/**
 * accord_plan_content_get_section:
 * @index: in the order of reading
 *
 * Returns: (transfer none): a section
 */
const AccordPlanSection *
accord_plan_content_get_section (const AccordPlanContent *self, guint index)
{
  g_return_val_if_fail (index < self->sections->len, NULL);

  return g_ptr_array_index (self->sections, index);
}

/**
 * accord_plan_content_find_section:
 * @id: a section
 *
 * Returns: (transfer none) (nullable): the section, if it is in it
 */
const AccordPlanSection *
accord_plan_content_find_section (const AccordPlanContent *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}
