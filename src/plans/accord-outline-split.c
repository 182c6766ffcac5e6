/* accord-outline-split.c: two sections out of one, and one out of two
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-outline.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/accord-error.h"
#include "base/accord-id.h"
#include "model/accord-plan-state.h"
#include "prose/accord-prose.h"
#include "prose/accord-quote.h"
#include "store/accord-connection.h"

/*
 * What is under a section that is split goes under the second part, and what is under a section that is merged goes under
 * the first: the order of reading stays. Words that only move to another section are not changed by that, so a link that
 * was confirmed for them stays confirmed.
 */

/* The level of a heading inside the text, which a section's own heading becomes when it is merged. */
#define HEADING_LEVEL 2

typedef struct
{
  gint64 section;
  char *heading;
  char *first;
  char *second;
} Parts;

static void
parts_free (gpointer data)
{
  Parts *parts = data;

  g_free (parts->heading);
  g_free (parts->first);
  g_free (parts->second);
  g_free (parts);
}

typedef struct
{
  gint64 id;
  gint64 plan;
  gint64 parent;
  char *heading;
  char *body;
  char *owner;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->heading);
  g_free (row->body);
  g_free (row->owner);
  g_free (row);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Row, row_free)

static Row *
read_row (AccordConnection *connection, gint64 section, GError **error)
{
  g_autoptr (AccordStatement) found = accord_connection_query (
      connection, error, "SELECT plan_id, parent_id, heading, body, owner FROM section WHERE id = ?1", "i", section);
  g_autoptr (Row) row = NULL;
  GError *local_error = NULL;

  if (found == NULL)
    return NULL;
  if (accord_statement_step (found, &local_error))
    {
      row = g_new0 (Row, 1);
      row->id = section;
      row->plan = accord_statement_int (found, 0);
      row->parent = accord_statement_int (found, 1);
      row->heading = g_strdup (accord_statement_text (found, 2));
      row->body = g_strdup (accord_statement_text (found, 3));
      row->owner = g_strdup (accord_statement_text (found, 4));
    }
  else if (local_error == NULL)
    g_set_error (&local_error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "No section has the id %" G_GINT64_FORMAT, section);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return g_steal_pointer (&row);
}

static char *
fingerprint (const char *body)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
}

/* Positions stay 1, 2, 3 whatever happened before. */
static gboolean
count_children (AccordConnection *connection, gint64 plan, gint64 parent, GError **error)
{
  return accord_connection_run (
      connection, error,
      "UPDATE section SET position = r.place FROM (SELECT id, row_number () OVER (ORDER BY position, id) AS place"
      " FROM section WHERE plan_id = ?1 AND parent_id IS ?2) AS r WHERE section.id = r.id AND section.position <> r.place",
      "io", plan, parent);
}

/* --- links --- */

typedef struct
{
  gint64 id;
  AccordQuote quote;
  char *hash;
} Link;

static void
link_free (gpointer data)
{
  Link *link = data;

  accord_quote_clear (&link->quote);
  g_free (link->hash);
  g_free (link);
}

static GPtrArray *
read_links (AccordConnection *connection, gint64 section, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT id, quote, quote_before, quote_after, section_hash FROM evidence_link WHERE section_id = ?1 ORDER BY id", "i",
      section);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (link_free);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      Link *link = g_new0 (Link, 1);

      link->id = accord_statement_int (rows, 0);
      link->quote.exact = g_strdup (accord_statement_text (rows, 1));
      link->quote.before = g_strdup (accord_statement_text (rows, 2));
      link->quote.after = g_strdup (accord_statement_text (rows, 3));
      link->hash = g_strdup (accord_statement_text (rows, 4));
      g_ptr_array_add (links, link);
    }
  if (local_error == NULL)
    return g_steal_pointer (&links);
  g_propagate_error (error, local_error);
  return NULL;
}

static gboolean
write_link (AccordConnection *connection, const Link *link, gint64 section, const char *hash, GError **error)
{
  return accord_connection_run (connection, error,
                                "UPDATE evidence_link SET section_id = ?2, section_hash = ?3 WHERE id = ?1", "iit",
                                link->id, section, hash);
}

/* --- splitting --- */

static char *
read_plain (const char *body)
{
  g_autoptr (AccordProse) prose = accord_prose_parse (body);

  return accord_prose_plain_text (prose);
}

/* A link without words bears on the section as a whole. That has changed, so it stays, to be looked at again. */
static gboolean
share_links (AccordConnection *connection, const Parts *parts, const Row *row, gint64 second, GError **error)
{
  g_autoptr (GPtrArray) links = read_links (connection, row->id, error);
  g_autofree char *first_plain = read_plain (parts->first);
  g_autofree char *second_plain = read_plain (parts->second);
  g_autofree char *plain = g_strjoin ("\n", first_plain, parts->heading, second_plain, NULL);
  g_autofree char *before = fingerprint (row->body);
  g_autofree char *first_hash = fingerprint (parts->first);
  g_autofree char *second_hash = fingerprint (parts->second);
  guint length = (guint) g_utf8_strlen (first_plain, -1);

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = g_ptr_array_index (links, i);
      guint start;
      gboolean is_there = accord_quote_find (&link->quote, plain, &start, NULL) != ACCORD_QUOTE_GONE;
      gboolean is_second = is_there && start >= length;
      const char *hash = is_second ? second_hash : first_hash;

      if (is_there && !write_link (connection, link, is_second ? second : row->id,
                                   g_str_equal (link->hash, before) ? hash : link->hash, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
split_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Parts *parts = data;
  g_autoptr (Row) row = read_row (connection, parts->section, error);
  gint64 id = accord_id_new ();

  if (row == NULL || !accord_plan_check_open (connection, row->plan, error) ||
      !accord_connection_run (connection, error, "UPDATE section SET body = ?2 WHERE id = ?1", "it", row->id,
                              parts->first) ||
      !accord_connection_run (connection, error,
                              "UPDATE section SET position = position + 1 WHERE plan_id = ?1 AND parent_id IS ?2"
                              " AND position > (SELECT position FROM section WHERE id = ?3)",
                              "ioi", row->plan, row->parent, row->id) ||
      !accord_connection_run (connection, error,
                              "INSERT INTO section (id, plan_id, parent_id, position, heading, body, owner)"
                              " SELECT ?2, plan_id, parent_id, position + 1, ?3, ?4, owner FROM section WHERE id = ?1",
                              "iitt", row->id, id, parts->heading, parts->second) ||
      !accord_connection_run (connection, error, "UPDATE section SET parent_id = ?2 WHERE parent_id = ?1", "ii", row->id,
                              id) ||
      !accord_connection_run (connection, error,
                              "INSERT INTO section_topic (section_id, term_id)"
                              " SELECT ?2, term_id FROM section_topic WHERE section_id = ?1",
                              "ii", row->id, id) ||
      !share_links (connection, parts, row, id, error) ||
      !count_children (connection, row->plan, row->parent, error))
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

/**
 * accord_section_split:
 * @section: a section
 * @first: the text that stays, CommonMark
 * @heading: the heading of the section that is made of the rest, or ""
 * @second: the text of that section, CommonMark
 *
 * Makes two sections out of one. The second follows the first, takes what was under it, answers the same topics, and gets
 * the links whose words are in it.
 *
 * Returns: (transfer full): an edit whose answer is the new section's id (`gint64 *`, to be freed)
 */
AccordRequest *
accord_section_split (gint64 section, const char *first, const char *heading, const char *second)
{
  Parts *parts = g_new (Parts, 1);

  *parts = (Parts) { section, g_strdup (heading), g_strdup (first), g_strdup (second) };
  return accord_request_edit (_("Section split"), split_cb, parts, parts_free, g_free);
}

/* --- merging --- */

/* Its first child, else what follows it or something it is under; 0 when it is the last of all. */
static gboolean
find_next (AccordConnection *connection, gint64 section, gint64 *next, GError **error)
{
  *next = 0;
  return accord_connection_get_int (
      connection, next, error,
      "WITH RECURSIVE up (id, parent_id, plan_id, position, height) AS ("
      " SELECT id, parent_id, plan_id, position, 1 FROM section WHERE id = ?1"
      " UNION ALL SELECT s.id, s.parent_id, s.plan_id, s.position, up.height + 1"
      " FROM section AS s JOIN up ON s.id = up.parent_id)"
      " SELECT coalesce ((SELECT id FROM (SELECT id, 0 AS height, position FROM section WHERE parent_id = ?1"
      " UNION ALL SELECT o.id, up.height, o.position FROM up JOIN section AS o ON o.plan_id = up.plan_id"
      " AND o.parent_id IS up.parent_id AND (o.position, o.id) > (up.position, up.id))"
      " ORDER BY height, position, id LIMIT 1), 0)",
      "i", section);
}

static void
add_blocks (AccordProseBuilder *builder, const char *body)
{
  g_autoptr (AccordProse) prose = accord_prose_parse (body);

  for (guint i = 0; i < accord_prose_get_n_blocks (prose); i++)
    accord_prose_builder_add_block (builder, accord_prose_get_block (prose, i));
}

static char *
join_bodies (const Row *first, const Row *second)
{
  AccordProseBuilder *builder = accord_prose_builder_new ();
  g_autoptr (AccordProse) prose = NULL;

  add_blocks (builder, first->body);
  if (*second->heading != '\0')
    {
      accord_prose_builder_begin (builder, ACCORD_PROSE_HEADING, HEADING_LEVEL, 0);
      accord_prose_builder_add_text (builder, second->heading, -1, ACCORD_PROSE_PLAIN, NULL);
    }
  add_blocks (builder, second->body);
  prose = accord_prose_builder_end (builder);
  return accord_prose_write (prose);
}

static gboolean
take_links (AccordConnection *connection, const Row *from, gint64 to, const char *hash, GError **error)
{
  g_autoptr (GPtrArray) links = read_links (connection, from->id, error);
  g_autofree char *before = fingerprint (from->body);

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = g_ptr_array_index (links, i);

      if (!write_link (connection, link, to, g_str_equal (link->hash, before) ? hash : link->hash, error))
        return FALSE;
    }
  return TRUE;
}

/* Before the others: what was under the second section was read before them. */
static gboolean
take_children (AccordConnection *connection, const Row *from, const Row *to, GError **error)
{
  return accord_connection_run (connection, error,
                                "UPDATE section SET parent_id = ?2, position = position - 1000000 WHERE parent_id = ?1",
                                "ii", from->id, to->id);
}

static gboolean
take_topics_and_needs (AccordConnection *connection, const Row *from, const Row *to, GError **error)
{
  return accord_connection_run (connection, error,
                                "INSERT INTO section_topic (section_id, term_id)"
                                " SELECT ?2, term_id FROM section_topic WHERE section_id = ?1 ON CONFLICT DO NOTHING",
                                "ii", from->id, to->id) &&
         accord_connection_run (connection, error,
                                "UPDATE need_section AS n SET section_id = ?2 WHERE section_id = ?1 AND NOT EXISTS"
                                " (SELECT 1 FROM need_section AS o WHERE o.section_id = ?2 AND o.need_id = n.need_id"
                                " AND n.function_of IN ('', o.function_of) AND n.note IN ('', o.note))",
                                "ii", from->id, to->id);
}

static gboolean
merge (AccordConnection *connection, const Row *first, const Row *second, GError **error)
{
  g_autofree char *body = join_bodies (first, second);
  g_autofree char *hash = fingerprint (body);
  const char *owner = *first->owner != '\0' ? first->owner : second->owner;

  return accord_connection_run (connection, error, "UPDATE section SET body = ?2, owner = ?3 WHERE id = ?1", "itt",
                                first->id, body, owner) &&
         take_links (connection, first, first->id, hash, error) &&
         take_links (connection, second, first->id, hash, error) &&
         take_topics_and_needs (connection, second, first, error) &&
         take_children (connection, second, first, error) &&
         accord_connection_run (connection, error, "DELETE FROM section WHERE id = ?1", "i", second->id) &&
         count_children (connection, first->plan, first->id, error) &&
         count_children (connection, second->plan, second->parent, error);
}

static gpointer
merge_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Row) first = read_row (connection, *(gint64 *) data, error);
  g_autoptr (Row) second = NULL;
  gint64 next;

  if (first == NULL || !accord_plan_check_open (connection, first->plan, error) ||
      !find_next (connection, first->id, &next, error))
    return NULL;
  if (next == 0)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "No section follows");
      return NULL;
    }
  second = read_row (connection, next, error);
  return GINT_TO_POINTER (second != NULL && merge (connection, first, second, error));
}

/**
 * accord_section_merge:
 * @section: a section
 *
 * Makes one section out of this one and the next in the order of reading: its heading becomes a heading in the text, and
 * its text, topics, needs, links and what is under it come to this one.
 *
 * Returns: (transfer full): an edit; ACCORD_ERROR_NOT_FOUND when nothing follows
 */
AccordRequest *
accord_section_merge (gint64 section)
{
  return accord_request_edit (_("Sections merged"), merge_cb, g_memdup2 (&section, sizeof section), g_free, NULL);
}
