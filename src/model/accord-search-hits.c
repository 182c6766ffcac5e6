/* accord-search-hits.c: anything, found by its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-search-hits.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-fold.h"
#include "base/accord-vague-date.h"
#include "model/accord-body-names.h"
#include "model/accord-json.h"
#include "model/accord-search-index.h"
#include "prose/accord-phrase.h"
#include "prose/accord-prose.h"
#include "store/accord-connection.h"

/*
 * The index knows words and ids, no more: what a hit says is read from its record. Records whose title has the words come
 * first, then the newest. A table of many thousands is only looked into from its newest hits back.
 */
#define MAX_PROBES 20000

/* Columns of a hit; the texts in which the words may be follow. */
enum
{
  COLUMN_TITLE,
  COLUMN_WHERE,
  COLUMN_FROM,
  COLUMN_UNTIL,
  COLUMN_DATE_TEXT,
  COLUMN_OPEN_TABLE,
  COLUMN_OPEN_ID,
  N_COLUMNS,
};

typedef struct
{
  const char *table;
  const char *label;
  gboolean is_large;
  gboolean is_prose;           /* its texts are CommonMark */
  const char *read;            /* ?1 is the record */
} Kind;

#define SEAT_NAME "coalesce (nullif (s.title, ''), nullif (s.number, ''), '')"

static const Kind KINDS[] = {
  { "plan", N_("Strategies"), FALSE, FALSE,
    "SELECT title, '', period_from, period_until, '', 'plan', id, note FROM plan WHERE id = ?1" },
  { "section", N_("Sections"), FALSE, TRUE,
    "SELECT s.heading, p.title, '', '', '', 'section', s.id, s.body FROM section AS s JOIN plan AS p ON p.id = s.plan_id"
    " WHERE s.id = ?1" },
  { "organisation", N_("Organisations"), FALSE, FALSE,
    "SELECT name, coalesce ((SELECT label FROM term WHERE vocabulary = 'organisation_kind' AND code = kind), ''),"
    " '', '', '', 'organisation', id, short_name,"
    " coalesce ((SELECT group_concat (alias, ' · ') FROM organisation_alias WHERE organisation_id = o.id), ''), note"
    " FROM organisation AS o WHERE id = ?1" },
  { "seat", N_("Seats"), FALSE, FALSE,
    "SELECT " SEAT_NAME ", coalesce (o.name, ''), '', '', '', 'seat', s.id, s.note FROM seat AS s"
    " LEFT JOIN organisation AS o ON o.id = s.organisation_id WHERE s.id = ?1" },
  { "person", N_("People"), FALSE, FALSE,
    "SELECT coalesce (nullif (p.name, ''), p.post), coalesce (o.name, ''), '', '', '',"
    " CASE WHEN h.id IS NULL THEN 'organisation' ELSE 'appointment' END, coalesce (h.id, o.id, 0), p.post"
    " FROM person AS p LEFT JOIN organisation AS o ON o.id = p.organisation_id LEFT JOIN appointment AS h"
    " ON h.id = (SELECT max (id) FROM appointment WHERE person_id = p.id) WHERE p.id = ?1" },
  { "appointment", N_("Appointments"), FALSE, FALSE,
    "SELECT coalesce (nullif (h.post, ''), " SEAT_NAME "), " SEAT_NAME ", '', '', '', 'appointment', h.id, h.note"
    " FROM appointment AS h JOIN seat AS s ON s.id = h.seat_id WHERE h.id = ?1" },
  { "activity", N_("Activities"), TRUE, FALSE,
    "SELECT coalesce (nullif (title, ''), ref), '', happened_from, happened_until, happened_text, 'activity', id,"
    " asked, reached, note, place_text, lead, ref FROM activity WHERE id = ?1" },
  { "feedback", N_("What Was Heard"), TRUE, FALSE,
    "SELECT f.text, a.title, a.happened_from, a.happened_until, a.happened_text, 'feedback', f.id, f.text, f.response_text,"
    " f.said_by FROM feedback AS f JOIN activity AS a ON a.id = f.activity_id WHERE f.id = ?1" },
  { "meeting", N_("Meetings"), FALSE, FALSE,
    "SELECT title, place, held_on, held_on, '', 'meeting', id, note FROM meeting WHERE id = ?1" },
  { "agenda_item", N_("Items of Agendas"), FALSE, FALSE,
    "SELECT i.title, m.title, m.held_on, m.held_on, '', 'agenda_item', i.id, i.lead, i.note FROM agenda_item AS i"
    " JOIN meeting AS m ON m.id = i.meeting_id WHERE i.id = ?1" },
  { "decision", N_("Decisions"), FALSE, FALSE,
    "SELECT d.text, coalesce (m.title, ''), coalesce (nullif (d.decided_on, ''), m.held_on, ''),"
    " coalesce (nullif (d.decided_on, ''), m.held_on, ''), '', 'decision', d.id, d.text, d.minute, d.note"
    " FROM decision AS d LEFT JOIN meeting AS m ON m.id = d.meeting_id WHERE d.id = ?1" },
  { "action_item", N_("Actions"), FALSE, FALSE,
    "SELECT text, owner, due_on, due_on, '', 'action_item', id, text, note FROM action_item WHERE id = ?1" },
  { "terms_of_reference", N_("Terms of Reference"), FALSE, FALSE,
    "SELECT title, '', from_on, until_on, '', 'terms_of_reference', id, decision_rule, note FROM terms_of_reference"
    " WHERE id = ?1" },
};

typedef struct
{
  char *words;
  guint limit;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->words);
  g_free (search);
}

static void
hit_free (gpointer data)
{
  AccordSearchHit *hit = data;

  g_free (hit->title);
  g_free (hit->where);
  g_free (hit->quote);
  g_free (hit->open_table);
  g_free (hit);
}

static void
group_free (gpointer data)
{
  AccordSearchGroup *group = data;

  g_ptr_array_unref (group->hits);
  g_free (group);
}

/* --- what is looked for --- */

static void
add_spelling (GPtrArray *names, const char *name)
{
  AccordPhrase *phrase = accord_phrase_new (name);

  if (phrase != NULL)
    g_ptr_array_add (names, phrase);
}

static gboolean
add_spellings (AccordConnection *connection, gint64 id, GPtrArray *names, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT name FROM organisation WHERE id = ?1 UNION SELECT alias FROM organisation_alias WHERE organisation_id = ?1", "i",
      id);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    add_spelling (names, accord_statement_text (rows, 0));
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* Who types a body's name, or misspells it, looks for that body however it is written. */
static GPtrArray *
find_body (AccordConnection *connection, const char *words, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_phrase_free);
  g_autoptr (AccordBodyNames) bodies = accord_body_names_load (connection, error);
  guint body;

  if (bodies == NULL)
    return NULL;
  body = accord_body_names_find (bodies, words);
  if (body == ACCORD_NO_BODY)
    body = accord_body_names_find_alike (bodies, words);
  if (body != ACCORD_NO_BODY && !add_spellings (connection, accord_body_names_get (bodies, body)->id, names, error))
    return NULL;
  return g_steal_pointer (&names);
}

/* --- one hit --- */

static char *
describe_where (AccordStatement *row)
{
  const char *where = accord_statement_text (row, COLUMN_WHERE);
  g_autofree char *when
      = accord_vague_date_format (accord_statement_text (row, COLUMN_FROM), accord_statement_text (row, COLUMN_UNTIL),
                                  accord_statement_text (row, COLUMN_DATE_TEXT));

  if (*where == '\0' || *when == '\0')
    return g_strconcat (where, when, NULL);
  /* Translators: what something belongs to, and when it was: "Coffee morning, 12/01/2026". */
  return g_strdup_printf (_("%s, %s"), where, when);
}

static gboolean
quote_text (AccordSearchHit *hit, GPtrArray *phrases, const char *text)
{
  g_autoptr (GArray) words = accord_words_read (text);

  for (guint i = 0; i < phrases->len; i++)
    if (accord_phrase_find (g_ptr_array_index (phrases, i), text, words, &hit->quote_start, &hit->quote_end))
      {
        hit->quote = accord_phrase_quote (text, &hit->quote_start, &hit->quote_end);
        return TRUE;
      }
  return FALSE;
}

static void
quote (AccordSearchHit *hit, const Kind *kind, GPtrArray *phrases, AccordStatement *row)
{
  for (int i = N_COLUMNS; i < accord_statement_n_columns (row) && hit->quote == NULL; i++)
    {
      const char *text = accord_statement_text (row, i);
      g_autoptr (AccordProse) prose = kind->is_prose ? accord_prose_parse (text) : NULL;
      g_autofree char *plain = prose != NULL ? accord_prose_plain_text (prose) : NULL;

      quote_text (hit, phrases, plain != NULL ? plain : text);
    }
  if (hit->quote == NULL || strcmp (hit->quote, hit->title) == 0)
    g_set_str (&hit->quote, "");
}

static AccordSearchHit *
read_hit (const Kind *kind, gint64 id, GPtrArray *phrases, AccordStatement *row)
{
  AccordSearchHit *hit = g_new0 (AccordSearchHit, 1);

  hit->id = id;
  hit->title = g_strdup (accord_statement_text (row, COLUMN_TITLE));
  hit->where = describe_where (row);
  hit->open_table = g_strdup (accord_statement_text (row, COLUMN_OPEN_TABLE));
  hit->open_id = accord_statement_int (row, COLUMN_OPEN_ID);
  quote (hit, kind, phrases, row);
  return hit;
}

/* --- the hits of one kind --- */

typedef struct
{
  const char *words;            /* as typed, folded */
  GPtrArray *phrases;
  GArray *titles;               /* ids that have the words in their title, rising */
  GArray *all;
  guint limit;
} Found;

static void
found_clear (Found *found)
{
  g_clear_pointer (&found->phrases, g_ptr_array_unref);
  g_clear_pointer (&found->titles, g_array_unref);
  g_clear_pointer (&found->all, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, two = *(const gint64 *) b;

  return one < two ? -1 : one > two;
}

static gboolean
holds (GArray *ids, gint64 id)
{
  return g_array_binary_search (ids, &id, compare_ids, NULL);
}

/* The newest of @ids that are in a small table. */
static GArray *
list_small (AccordConnection *connection, const Kind *kind, GArray *ids, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id DESC", kind->table);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "");
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      if (holds (ids, id))
        g_array_append_val (list, id);
    }
  if (local_error == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, local_error);
  return NULL;
}

static GArray *
list_large (GArray *ids)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < MIN (ids->len, MAX_PROBES); i++)
    g_array_append_val (list, g_array_index (ids, gint64, ids->len - 1 - i));
  return list;
}

/* Reads hits until there is one more than are wanted. */
static gboolean
read_hits (AccordConnection *connection, const Kind *kind, const Found *found, gboolean in_title, GPtrArray *hits,
           GError **error)
{
  GArray *ids = in_title ? found->titles : found->all;
  g_autoptr (GArray) list = kind->is_large ? list_large (ids) : list_small (connection, kind, ids, error);
  g_autoptr (AccordStatement) row = list != NULL ? accord_connection_query (connection, error, kind->read, "") : NULL;
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  for (guint i = 0; i < list->len && hits->len <= found->limit && local_error == NULL; i++)
    {
      gint64 id = g_array_index (list, gint64, i);

      if (!in_title && holds (found->titles, id))
        continue;
      accord_statement_rebind (row, "i", id);
      if (accord_statement_step (row, &local_error))
        g_ptr_array_add (hits, read_hit (kind, id, found->phrases, row));
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static int
rate (const AccordSearchHit *hit, const char *folded)
{
  g_autofree char *title = accord_fold (hit->title);

  if (strcmp (title, folded) == 0)
    return 0;
  return g_str_has_prefix (title, folded) ? 1 : 2;
}

static int
compare_hits (gconstpointer a, gconstpointer b, gpointer folded)
{
  return rate (a, folded) - rate (b, folded);
}

static gboolean
add_group (AccordConnection *connection, const Kind *kind, const Found *found, GPtrArray *groups, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (hit_free);
  AccordSearchGroup *group;

  if (!read_hits (connection, kind, found, TRUE, hits, error) || !read_hits (connection, kind, found, FALSE, hits, error))
    return FALSE;
  if (hits->len == 0)
    return TRUE;
  group = g_new (AccordSearchGroup, 1);
  *group = (AccordSearchGroup) { kind->table, _(kind->label), NULL, hits->len > found->limit };
  if (group->more)
    g_ptr_array_set_size (hits, found->limit);
  g_ptr_array_sort_values_with_data (hits, compare_hits, (gpointer) found->words);
  group->hits = g_steal_pointer (&hits);
  g_ptr_array_add (groups, group);
  return TRUE;
}

/* --- the search --- */

static gboolean
look_up (AccordConnection *connection, Found *found, GPtrArray *names, GError **error)
{
  g_autofree char *typed = accord_phrases_write (found->phrases, " ");
  g_autofree char *spelt = accord_phrases_write (names, " OR ");
  g_autofree char *both = spelt != NULL ? g_strdup_printf ("(%s) OR %s", typed, spelt) : g_strdup (typed);
  g_autofree char *title = g_strdup_printf ("{title} : (%s)", both);

  found->all = accord_search_match (connection, both, error);
  found->titles = found->all != NULL ? accord_search_match (connection, title, error) : NULL;
  return found->titles != NULL;
}

static gpointer
search_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autofree char *folded = accord_fold (search->words);
  g_auto (Found) found = { folded, accord_phrases_parse (search->words), NULL, NULL, search->limit };
  g_autoptr (GPtrArray) names = NULL;

  if (found.phrases->len == 0)
    return g_steal_pointer (&groups);
  names = find_body (connection, search->words, error);
  if (names == NULL || !look_up (connection, &found, names, error))
    return NULL;
  g_ptr_array_extend_and_steal (names, g_steal_pointer (&found.phrases));
  found.phrases = g_steal_pointer (&names);
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !add_group (connection, &KINDS[i], &found, groups, error))
      return NULL;
  return g_steal_pointer (&groups);
}

/**
 * accord_search_ask:
 * @words: as typed: each must occur, the last may be only begun, words between quotation marks stand one after the other.
 *   The name of an organisation, or another spelling of it, finds it however it is written
 * @limit: how many hits of each kind at most
 *
 * Looks through strategies, partners, engagement and meetings.
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordSearchGroup, without empty ones
 */
AccordRequest *
accord_search_ask (const char *words, guint limit)
{
  Search *search = g_new (Search, 1);

  *search = (Search) { g_strdup (words), limit };
  return accord_request_read (search_cb, search, search_free, (GDestroyNotify) g_ptr_array_unref);
}

static void
add_hit (JsonBuilder *builder, const AccordSearchHit *hit)
{
  g_autofree char *words = g_strndup (hit->quote + hit->quote_start, hit->quote_end - hit->quote_start);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, hit->id);
  accord_json_set_text (builder, "title", hit->title);
  accord_json_set_text (builder, "where", hit->where);
  accord_json_set_text (builder, "quote", hit->quote);
  accord_json_set_text (builder, "found", *hit->quote != '\0' ? words : "");
  json_builder_end_object (builder);
}

/**
 * accord_search_groups_to_json:
 * @groups: (element-type AccordSearchGroup): what was found
 *
 * Gives hits as `accord search --json` prints them: an array with, for each kind that has any, kind (the table), label,
 * more (whether there are more than these) and hits: id, title, where, quote (the words found with some around them, ""
 * when only the title has them) and found (the words in the quote).
 *
 * Returns: (transfer full): a JSON array
 */
JsonNode *
accord_search_groups_to_json (GPtrArray *groups)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    {
      const AccordSearchGroup *group = g_ptr_array_index (groups, i);

      json_builder_begin_object (builder);
      accord_json_set_text (builder, "kind", group->kind);
      accord_json_set_text (builder, "label", group->label);
      json_builder_set_member_name (builder, "more");
      json_builder_add_boolean_value (builder, group->more);
      json_builder_set_member_name (builder, "hits");
      json_builder_begin_array (builder);
      for (guint k = 0; k < group->hits->len; k++)
        add_hit (builder, g_ptr_array_index (group->hits, k));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}
