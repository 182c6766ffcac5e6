/* accord-import-strategy.c: a strategy from a text in CommonMark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-import-outline.h"
#include "exchange/accord-import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-error.h"
#include "base/accord-fold.h"
#include "base/accord-vague-date.h"
#include "model/accord-json.h"
#include "model/accord-record.h"

#define TOPICS_KEY "topics:"

typedef struct
{
  AccordImportOutlineSection *section; /* owned by the outline */
  GPtrArray *topics;            /* AccordTerm */
} Section;

typedef struct
{
  AccordImportOutline *outline;
  char *title;
  const char *plan_type;
  const char *state;
  char *owner;
  char *address;
  char *rule_pack;
  char period_from[11];
  char period_until[11];
  char approved_on[11];
  char published_on[11];
  GString *note;
  GArray *sections;             /* Section */
  guint n_topics;
} Strategy;

static void
section_clear (gpointer data)
{
  Section *section = data;

  g_ptr_array_unref (section->topics);
}

static void
strategy_free (gpointer data)
{
  Strategy *strategy = data;

  g_clear_pointer (&strategy->outline, accord_import_outline_free);
  g_free (strategy->title);
  g_free (strategy->owner);
  g_free (strategy->address);
  g_free (strategy->rule_pack);
  g_string_free (strategy->note, TRUE);
  g_array_unref (strategy->sections);
  g_free (strategy);
}

/* --- front matter --- */

static gboolean
read_day (Strategy *strategy, const AccordImportOutlineKey *key)
{
  const struct
  {
    const char *key;
    char *day;
  } days[] = {
    { "approved_on", strategy->approved_on },
    { "published_on", strategy->published_on },
    { "period_from", strategy->period_from },
    { "period_until", strategy->period_until },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (strcmp (key->key, days[i].key) == 0)
      return accord_day_parse (key->value, days[i].day, NULL);
  return FALSE;
}

static gboolean
read_term (AccordImportPlan *plan, const AccordImportOutlineKey *key, const char *vocabulary, const char **code)
{
  const AccordTerm *term = accord_vocabulary_recognise (accord_known_get_vocabulary (plan->known, vocabulary), key->value);

  if (term != NULL)
    *code = term->code;
  return term != NULL;
}

static gboolean
read_text (const AccordImportOutlineKey *key, char **text)
{
  g_free (*text);
  *text = g_strdup (key->value);
  return TRUE;
}

static gboolean
read_note (Strategy *strategy, const AccordImportOutlineKey *key)
{
  g_string_append_printf (strategy->note, "%s%s", strategy->note->len > 0 ? "\n" : "", key->value);
  return TRUE;
}

static gboolean
is_known_key (const char *key)
{
  static const char *const known[] = { "approved_on", "published_on", "period_from", "period_until", "plan_type", "state",
                                       NULL };

  return g_strv_contains (known, key);
}

/* What is no column of a strategy, or does not fit it, stands in its notes. */
static void
read_keys (AccordImportPlan *plan, Strategy *strategy)
{
  for (guint i = 0; i < strategy->outline->keys->len; i++)
    {
      const AccordImportOutlineKey *key = strategy->outline->keys->pdata[i];
      gboolean is_read = strcmp (key->key, "title") == 0       ? read_text (key, &strategy->title)
                         : strcmp (key->key, "owner") == 0     ? read_text (key, &strategy->owner)
                         : strcmp (key->key, "address") == 0   ? read_text (key, &strategy->address)
                         : strcmp (key->key, "rule_pack") == 0 ? read_text (key, &strategy->rule_pack)
                         : strcmp (key->key, "note") == 0      ? read_note (strategy, key)
                         : strcmp (key->key, "plan_type") == 0 ? read_term (plan, key, "plan_type", &strategy->plan_type)
                         : strcmp (key->key, "state") == 0     ? read_term (plan, key, "plan_state", &strategy->state)
                                                               : read_day (strategy, key);

      if (is_read || *key->value == '\0' || strcmp (key->key, ACCORD_IMPORT_OUTLINE_KEY) == 0)
        continue;
      accord_import_add_note (strategy->note, key->key, key->value);
      if (is_known_key (key->key))
        accord_import_plan_add_problem (plan, key->line, -1, key->value, _("“%s” cannot be “%s”; it is kept in the notes."),
                                        key->key, key->value);
    }
}

/* --- topics --- */

static const AccordTerm *
find_topic (AccordVocabulary *topics, const char *text)
{
  const AccordTerm *term = accord_vocabulary_find_code (topics, text);
  g_autofree char *folded = accord_fold (text);

  for (guint i = 0; term == NULL && i < accord_vocabulary_get_length (topics); i++)
    {
      const AccordTerm *candidate = accord_vocabulary_get (topics, i);
      g_autofree char *label = accord_fold (candidate->label);

      if (strcmp (label, folded) == 0 || g_strv_contains ((const char *const *) candidate->words, folded))
        term = candidate;
    }
  return term;
}

/* The first line "topics: a, b" becomes topics; with a topic in it that nobody knows, it stays in the text as well. */
static void
read_topics (AccordImportPlan *plan, Section *section)
{
  AccordVocabulary *topics = accord_known_get_vocabulary (plan->known, "topic");
  char *body = section->section->body;
  gsize length = strcspn (body, "\n");
  gboolean is_apart = section->section->topics != NULL;
  g_autofree char *line = is_apart ? g_strconcat (TOPICS_KEY, section->section->topics, NULL) : g_strndup (body, length);
  g_auto (GStrv) parts = NULL;
  gboolean all_known = TRUE;

  if (g_ascii_strncasecmp (line, TOPICS_KEY, strlen (TOPICS_KEY)) != 0)
    return;
  parts = g_strsplit_set (line + strlen (TOPICS_KEY), ",;", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      const AccordTerm *term = find_topic (topics, part);

      if (*part == '\0')
        continue;
      if (term != NULL && !g_ptr_array_find (section->topics, term, NULL))
        g_ptr_array_add (section->topics, (gpointer) term);
      if (term == NULL)
        accord_import_plan_add_problem (plan, section->section->line, -1, part,
                                        _("“%s” is no topic of the list; it stays in the text."), part);
      all_known = all_known && term != NULL;
    }
  if (!all_known || is_apart)
    return;
  section->section->body = g_strdup (body + length + strspn (body + length, "\n"));
  g_free (body);
}

static void
read_sections (AccordImportPlan *plan, Strategy *strategy)
{
  for (guint i = 0; i < strategy->outline->sections->len; i++)
    {
      Section section = { strategy->outline->sections->pdata[i], g_ptr_array_new () };

      read_topics (plan, &section);
      strategy->n_topics += section.topics->len;
      g_array_append_val (strategy->sections, section);
    }
}

/* Without a title in the front matter the first heading names the strategy, and at last the file. */
static void
settle_title (AccordImportPlan *plan, Strategy *strategy)
{
  g_autofree char *folded = NULL;

  for (guint i = 0; strategy->title == NULL && i < strategy->outline->sections->len; i++)
    {
      const AccordImportOutlineSection *section = strategy->outline->sections->pdata[i];

      if (section->level == 1 && *section->heading != '\0')
        strategy->title = g_strdup (section->heading);
    }
  if (strategy->title == NULL || *strategy->title == '\0')
    {
      const char *dot = strrchr (plan->file_name, '.');

      g_free (strategy->title);
      strategy->title = dot != NULL && dot > plan->file_name ? g_strndup (plan->file_name, dot - plan->file_name)
                                                             : g_strdup (plan->file_name);
    }
  folded = accord_fold (strategy->title);
  if (g_hash_table_contains (plan->known->plans, folded))
    accord_import_plan_add_problem (plan, ACCORD_IMPORT_WHOLE_FILE, -1, strategy->title,
                                    _("There is a strategy of this title already; this one stands beside it."));
}

static gboolean
interpret (AccordImportPlan *plan, AccordProgress *progress, GCancellable *cancellable, GError **error)
{
  Strategy *strategy = g_new0 (Strategy, 1);

  strategy->plan_type = "ics";
  strategy->note = g_string_new (NULL);
  strategy->sections = g_array_new (FALSE, FALSE, sizeof (Section));
  g_array_set_clear_func (strategy->sections, section_clear);
  accord_import_plan_set_content (plan, strategy, strategy_free);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_str_has_prefix (plan->text, "PK\x03\x04") || g_str_has_prefix (plan->text, "%PDF-"))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "this is no text in CommonMark");
      return FALSE;
    }
  strategy->outline = accord_import_outline_read (plan->text);
  if (strategy->outline->sections->len == 0)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT, "there is no text in the file");
      return FALSE;
    }
  read_keys (plan, strategy);
  if (strategy->state == NULL)
    strategy->state = strategy->approved_on[0] != '\0' ? "approved" : "draft";
  read_sections (plan, strategy);
  settle_title (plan, strategy);
  plan->n_read = plan->n_taken = strategy->sections->len;
  accord_progress_set (progress, 1);
  return TRUE;
}

/* --- writing --- */

static gint64
write_plan (AccordConnection *connection, const Strategy *strategy, GError **error)
{
  return accord_record_insert (
      connection, "plan",
      (const char *const[]) { "title", "plan_type", "state", "owner", "address", "period_from", "period_until",
                              "approved_on", "published_on", "note", "rule_pack", NULL },
      (const char *const[]) { strategy->title, strategy->plan_type, strategy->state,
                              strategy->owner != NULL ? strategy->owner : "",
                              strategy->address != NULL ? strategy->address : "", strategy->period_from,
                              strategy->period_until, strategy->approved_on, strategy->published_on, strategy->note->str,
                              strategy->rule_pack != NULL ? strategy->rule_pack : "", NULL },
      error);
}

static gboolean
write_sections (const Strategy *strategy, gint64 plan_id, AccordInserter *sections, AccordInserter *topics,
                AccordImportWriter *writer, GError **error)
{
  g_autofree gint64 *ids = g_new0 (gint64, strategy->sections->len + 1);
  g_autofree gint64 *n_children = g_new0 (gint64, strategy->sections->len + 1);

  for (guint i = 0; i < strategy->sections->len; i++)
    {
      const Section *section = &g_array_index (strategy->sections, Section, i);
      int parent = section->section->parent;
      gint64 parent_id = parent >= 0 ? ids[parent] : 0;

      if (!accord_import_writer_step (writer, i, strategy->sections->len, error))
        return FALSE;
      ids[i] = accord_inserter_add (sections,
                                    (const char *const[]) { section->section->heading, section->section->body,
                                                            section->section->owner != NULL ? section->section->owner : "" },
                                    (const gint64[]) { plan_id, parent_id, n_children[parent + 1]++ }, error);
      if (ids[i] == 0)
        return FALSE;
      for (guint j = 0; j < section->topics->len; j++)
        {
          const AccordTerm *term = section->topics->pdata[j];

          if (accord_inserter_add (topics, NULL, (const gint64[]) { ids[i], term->id }, error) == 0)
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_strategy (AccordImportPlan *plan, AccordImportWriter *writer, GError **error)
{
  const Strategy *strategy = plan->content;
  AccordConnection *connection = accord_import_writer_get_connection (writer);
  g_autoptr (AccordInserter) sections = NULL;
  g_autoptr (AccordInserter) topics = NULL;
  gint64 plan_id = write_plan (connection, strategy, error);

  if (plan_id == 0)
    return FALSE;
  sections = accord_inserter_new (connection, "section", (const char *const[]) { "heading", "body", "owner", NULL },
                                  (const char *const[]) { "plan_id", "parent_id", "position", NULL }, error);
  if (sections == NULL)
    return FALSE;
  topics = accord_inserter_new_links (connection, "section_topic", (const char *const[]) { NULL },
                                      (const char *const[]) { "section_id", "term_id", NULL }, error);
  return topics != NULL && write_sections (strategy, plan_id, sections, topics, writer, error);
}

static void
report (AccordImportPlan *plan, JsonBuilder *builder)
{
  const Strategy *strategy = plan->content;

  accord_json_set_text (builder, "title", strategy->title);
  accord_json_set_int (builder, "sections", strategy->sections->len);
  accord_json_set_int (builder, "topics", strategy->n_topics);
}

static char *
name_edit (AccordImportPlan *plan)
{
  const Strategy *strategy = plan->content;

  /* Translators: names an import where it can be undone; %s is a strategy's title. */
  return g_strdup_printf (_("Strategy “%s” imported"), strategy->title);
}

static const char *
get_section (AccordImportPlan *plan, guint section, const char **body)
{
  const Strategy *strategy = plan->content;
  const Section *found = &g_array_index (strategy->sections, Section, section);

  *body = found->section->body;
  return found->section->heading;
}

const AccordImporter accord_import_strategy = {
  .name = "strategy",
  .key_field = -1,
  .interpret = interpret,
  .write = write_strategy,
  .report = report,
  .name_edit = name_edit,
  .get_section = get_section,
};
