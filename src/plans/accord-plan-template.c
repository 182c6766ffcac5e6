/* accord-plan-template.c: what a new strategy begins with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-plan-template.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "base/accord-data.h"
#include "base/accord-error.h"
#include "base/accord-id.h"
#include "base/accord-vague-date.h"
#include "model/accord-record.h"
#include "prose/accord-prose.h"
#include "store/accord-connection.h"

#define FORMAT "accord-template"
#define VERSION 1

/* Deeper than anybody writes, and no file can exhaust the stack. */
#define MAX_DEPTH 8

typedef struct
{
  const char *path;
  GHashTable *lines;            /* JsonObject -> the line where it begins */
  GArray *open;                 /* guint: where the objects begin that are being read */
  AccordPlanTemplate *template;
  GError **error;
} Reader;

static void
section_free (gpointer data)
{
  AccordPlanTemplateSection *section = data;

  g_free (section->heading);
  g_free (section->guidance);
  g_strfreev (section->topics);
  g_free (section);
}

void
accord_plan_template_free (AccordPlanTemplate *self)
{
  g_free (self->path);
  g_free (self->plan_type);
  g_free (self->label);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

/* --- reading --- */

static gboolean G_GNUC_PRINTF (3, 4)
refuse (Reader *reader, JsonObject *object, const char *format, ...)
{
  g_autofree char *why = NULL;
  guint line = GPOINTER_TO_UINT (g_hash_table_lookup (reader->lines, object));
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (reader->error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s:%u: %s", reader->path, MAX (line, 1), why);
  return FALSE;
}

static void
object_start_cb (JsonParser *parser, gpointer data)
{
  guint line = json_parser_get_current_line (parser);

  g_array_append_val (((Reader *) data)->open, line);
}

static void
object_end_cb (JsonParser *parser, JsonObject *object, gpointer data)
{
  Reader *reader = data;
  guint last = reader->open->len - 1;

  g_hash_table_insert (reader->lines, object, GUINT_TO_POINTER (g_array_index (reader->open, guint, last)));
  g_array_set_size (reader->open, last);
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
read_text (Reader *reader, JsonObject *object, const char *name, gboolean required, char **text)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL && required)
    return refuse (reader, object, "“%s” is missing", name);
  if (node != NULL && !is_text (node))
    return refuse (reader, object, "“%s” must be text", name);
  *text = node != NULL ? json_node_dup_string (node) : g_strdup ("");
  return !required || **text != '\0' || refuse (reader, object, "“%s” is empty", name);
}

static gboolean
check_members (Reader *reader, JsonObject *object, const char *const *known)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      return refuse (reader, object, "there is no member “%s”", (const char *) l->data);
  return TRUE;
}

/* An array that may be left out; %NULL then. */
static gboolean
get_array (Reader *reader, JsonObject *object, const char *name, JsonArray **array)
{
  JsonNode *node = json_object_get_member (object, name);

  *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  return node == NULL || *array != NULL || refuse (reader, object, "“%s” must be a list", name);
}

static gboolean
read_topics (Reader *reader, JsonObject *object, char ***topics)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!get_array (reader, object, "topics", &array))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (!is_text (json_array_get_element (array, i)))
        return refuse (reader, object, "“topics” must hold codes");
      g_strv_builder_add (builder, json_array_get_string_element (array, i));
    }
  *topics = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean read_sections (Reader *reader, JsonObject *object, int parent, guint depth);

static gboolean
read_section (Reader *reader, JsonObject *object, int parent, guint depth)
{
  static const char *const MEMBERS[] = { "heading", "topics", "guidance", "sections", NULL };
  AccordPlanTemplateSection *section = g_new0 (AccordPlanTemplateSection, 1);
  int index = (int) reader->template->sections->len;

  g_ptr_array_add (reader->template->sections, section);
  section->parent = parent;
  return check_members (reader, object, MEMBERS) && read_text (reader, object, "heading", TRUE, &section->heading) &&
         read_text (reader, object, "guidance", FALSE, &section->guidance) &&
         read_topics (reader, object, &section->topics) && read_sections (reader, object, index, depth + 1);
}

static gboolean
read_sections (Reader *reader, JsonObject *object, int parent, guint depth)
{
  JsonArray *array;

  if (!get_array (reader, object, "sections", &array))
    return FALSE;
  if (array != NULL && depth >= MAX_DEPTH)
    return refuse (reader, object, "sections lie more than %d deep", MAX_DEPTH);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return refuse (reader, object, "“sections” must hold objects");
      if (!read_section (reader, json_node_get_object (node), parent, depth))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_template (Reader *reader, JsonObject *object)
{
  static const char *const MEMBERS[] = { "format", "version", "plan_type", "label", "note", "sections", NULL };
  g_autofree char *format = NULL;
  g_autofree char *note = NULL;
  JsonNode *version = json_object_get_member (object, "version");

  if (!read_text (reader, object, "format", TRUE, &format))
    return FALSE;
  if (!g_str_equal (format, FORMAT))
    return refuse (reader, object, "“format” must be “%s”", FORMAT);
  if (version == NULL || !JSON_NODE_HOLDS_VALUE (version) || json_node_get_int (version) != VERSION)
    return refuse (reader, object, "“version” must be %d", VERSION);
  if (!check_members (reader, object, MEMBERS) ||
      !read_text (reader, object, "plan_type", TRUE, &reader->template->plan_type) ||
      !read_text (reader, object, "label", TRUE, &reader->template->label) ||
      !read_text (reader, object, "note", FALSE, &note) || !read_sections (reader, object, -1, 0))
    return FALSE;
  return reader->template->sections->len > 0 || refuse (reader, object, "“sections” is missing or empty");
}

/**
 * accord_plan_template_read:
 * @path: a file in the format of `data/templates/README.md`
 *
 * Any thread.
 *
 * Returns: (transfer full): the template; %NULL with ACCORD_ERROR_FORMAT: file, line and what is wrong
 */
AccordPlanTemplate *
accord_plan_template_read (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (AccordPlanTemplate) self = g_new0 (AccordPlanTemplate, 1);
  g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) local_error = NULL;
  Reader reader = { path, lines, open, self, error };
  JsonNode *root;

  self->path = g_strdup (path);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  g_signal_connect (parser, "object-start", G_CALLBACK (object_start_cb), &reader);
  g_signal_connect (parser, "object-end", G_CALLBACK (object_end_cb), &reader);
  if (!json_parser_load_from_file (parser, path, &local_error))
    {
      g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, local_error->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "%s:1: it must hold one object", path);
      return NULL;
    }
  return read_template (&reader, json_node_get_object (root)) ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_plan_templates_read:
 * @refused: (element-type GError): gets an error for each file that cannot be used
 *
 * Reads the templates of `data/templates`. A bad one does not keep the others from being used. Any thread.
 *
 * Returns: (transfer full) (element-type AccordPlanTemplate): by the names of their files
 */
GPtrArray *
accord_plan_templates_read (GPtrArray *refused)
{
  GPtrArray *templates = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_plan_template_free);
  g_auto (GStrv) paths = accord_data_list ("templates", ".json");

  for (guint i = 0; paths[i] != NULL; i++)
    {
      GError *error = NULL;
      AccordPlanTemplate *template = accord_plan_template_read (paths[i], &error);

      if (template != NULL)
        g_ptr_array_add (templates, template);
      else
        g_ptr_array_add (refused, error);
    }
  return templates;
}

/* --- beginning --- */

typedef struct
{
  char *title;
  char *plan_type;
  GPtrArray *sections;          /* AccordPlanTemplateSection */
} Beginning;

static void
beginning_free (gpointer data)
{
  Beginning *beginning = data;

  g_free (beginning->title);
  g_free (beginning->plan_type);
  g_ptr_array_unref (beginning->sections);
  g_free (beginning);
}

static char *
write_body (const char *guidance)
{
  g_autoptr (AccordProseBuilder) builder = accord_prose_builder_new ();
  g_autoptr (AccordProse) prose = NULL;

  if (*guidance == '\0')
    return g_strdup ("");
  accord_prose_builder_begin (builder, ACCORD_PROSE_PARAGRAPH, 0, 0);
  accord_prose_builder_add_text (builder, guidance, -1, ACCORD_PROSE_EMPHASIS, NULL);
  prose = accord_prose_builder_end (g_steal_pointer (&builder));
  return accord_prose_write (prose);
}

/* A topic that the site's vocabulary does not have is left out. */
static gboolean
insert_section (AccordConnection *connection, gint64 plan, gint64 id, gint64 parent, guint position,
                const AccordPlanTemplateSection *section, GError **error)
{
  g_autofree char *body = write_body (section->guidance);

  if (!accord_connection_run (connection, error,
                              "INSERT INTO section (id, plan_id, parent_id, position, heading, body)"
                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                              "iioitt", id, plan, parent, (gint64) position, section->heading, body))
    return FALSE;
  for (guint i = 0; section->topics[i] != NULL; i++)
    if (!accord_connection_run (connection, error,
                                "INSERT INTO section_topic (section_id, term_id) SELECT ?1, id FROM term"
                                " WHERE vocabulary = 'topic' AND code = ?2 ON CONFLICT DO NOTHING",
                                "it", id, section->topics[i]))
      return FALSE;
  return TRUE;
}

static gint64
insert_plan (AccordConnection *connection, const Beginning *beginning, GError **error)
{
  gint64 plan = accord_record_insert (connection, "plan", (const char *const[]) { "title", "plan_type", NULL },
                                      (const char *const[]) { beginning->title, beginning->plan_type, NULL }, error);
  char today[11];

  accord_day_today (today);
  return plan != 0 && accord_connection_run (connection, error,
                                             "INSERT INTO plan_step (id, plan_id, state, entered_on)"
                                             " SELECT ?1, id, state, ?3 FROM plan WHERE id = ?2",
                                             "iit", accord_id_new (), plan, today)
             ? plan
             : 0;
}

static gpointer
begin_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Beginning *beginning = data;
  guint n = beginning->sections->len;
  g_autofree gint64 *ids = g_new0 (gint64, n + 1);
  g_autofree guint *n_children = g_new0 (guint, n + 1);
  gint64 plan = insert_plan (connection, beginning, error);

  for (guint i = 0; plan != 0 && i < n; i++)
    {
      const AccordPlanTemplateSection *section = g_ptr_array_index (beginning->sections, i);

      ids[i] = accord_id_new ();
      if (!insert_section (connection, plan, ids[i], section->parent >= 0 ? ids[section->parent] : 0,
                           ++n_children[section->parent + 1], section, error))
        return NULL;
    }
  return plan != 0 ? g_memdup2 (&plan, sizeof plan) : NULL;
}

static AccordPlanTemplateSection *
copy_section (const AccordPlanTemplateSection *section)
{
  AccordPlanTemplateSection *copy = g_new (AccordPlanTemplateSection, 1);

  *copy = (AccordPlanTemplateSection) { section->parent, g_strdup (section->heading), g_strdup (section->guidance),
                                        g_strdupv (section->topics) };
  return copy;
}

/**
 * accord_plan_begin:
 * @title: the strategy's title
 * @plan_type: its kind
 * @template: (nullable): what it begins with, %NULL for nothing
 *
 * Returns: (transfer full): an edit whose answer is the new strategy's id (`gint64 *`, to be freed)
 */
AccordRequest *
accord_plan_begin (const char *title, const char *plan_type, const AccordPlanTemplate *template)
{
  Beginning *beginning = g_new (Beginning, 1);

  *beginning = (Beginning) { g_strdup (title), g_strdup (plan_type), g_ptr_array_new_with_free_func (section_free) };
  for (guint i = 0; template != NULL && i < template->sections->len; i++)
    g_ptr_array_add (beginning->sections, copy_section (g_ptr_array_index (template->sections, i)));
  return accord_request_edit (_("Strategy added"), begin_cb, beginning, beginning_free, g_free);
}
