/* accord-orphans.c: where the trail is broken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-orphans.h"

#include "base/accord-vague-date.h"
#include "engagement/accord-evidence-private.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

/* A heading over other sections has no text of its own, and needs no support. */
#define UNSUPPORTED                                                                                                    \
  ACCORD_NUMBERED_SECTIONS "SELECT s.id, s.plan_id, p.title AS plan_title, n.number, s.heading FROM section AS s"      \
                           " JOIN plan AS p ON p.id = s.plan_id JOIN numbered AS n ON n.id = s.id"                     \
                           " WHERE trim (s.body) <> '' AND NOT EXISTS (SELECT 1 FROM evidence_link AS l"               \
                           " WHERE l.section_id = s.id) ORDER BY p.position, p.id, n.reading"

/* What an activity as a whole is linked to is not yet a use of each thing that was heard there. */
#define UNUSED                                                                                                         \
  "SELECT f.*, a.title, a.happened_from, a.happened_until, a.happened_text FROM activity AS a"                         \
  " CROSS JOIN feedback AS f ON f.activity_id = a.id WHERE f.text <> ''"                                                     \
  " AND NOT EXISTS (SELECT 1 FROM evidence_link AS l WHERE l.feedback_id = f.id)"                                      \
  " ORDER BY a.happened_from DESC, a.id DESC, f.position, f.id LIMIT ?1"

#define COUNT_UNUSED                                                                                                   \
  "SELECT count (*) FROM feedback AS f WHERE f.text <> ''"                                                             \
  " AND NOT EXISTS (SELECT 1 FROM evidence_link AS l WHERE l.feedback_id = f.id)"

static GPtrArray *
read_rows (AccordConnection *connection, const char *table, AccordStatement *rows, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (records, accord_record_read_row (table, rows));
  if (local_error == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, local_error);
  return NULL;
}

static GPtrArray *
read_sections (AccordConnection *connection, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, UNSUPPORTED, "");

  return rows != NULL ? read_rows (connection, g_intern_static_string ("section"), rows, error) : NULL;
}

static GPtrArray *
read_feedback (AccordConnection *connection, guint max, GError **error)
{
  g_autoptr (AccordStatement) rows
      = accord_connection_query (connection, error, UNUSED, "i", max > 0 ? (gint64) max : (gint64) -1);

  return rows != NULL ? read_rows (connection, g_intern_static_string ("feedback"), rows, error) : NULL;
}

static gboolean
count_feedback (AccordConnection *connection, guint *n, GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (connection, error, COUNT_UNUSED, "");

  if (row == NULL || !accord_statement_step (row, error))
    return FALSE;
  *n = (guint) accord_statement_int (row, 0);
  return TRUE;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordOrphans) self = g_new0 (AccordOrphans, 1);

  self->sections = read_sections (connection, error);
  if (self->sections != NULL)
    self->feedback = read_feedback (connection, GPOINTER_TO_UINT (data), error);
  if (self->feedback == NULL || !count_feedback (connection, &self->n_feedback, error))
    return NULL;
  self->suspect = accord_evidence_read_suspect (connection, error);
  return self->suspect != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_orphans_load:
 * @max_feedback: how much of the feedback is read, the newest first; 0 for all
 *
 * Returns: (transfer full): a question whose answer is an #AccordOrphans: what is missing on both sides of the trail
 */
AccordRequest *
accord_orphans_load (guint max_feedback)
{
  return accord_request_read (load_cb, GUINT_TO_POINTER (max_feedback), NULL, (GDestroyNotify) accord_orphans_free);
}

void
accord_orphans_free (AccordOrphans *self)
{
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->feedback, g_ptr_array_unref);
  g_clear_pointer (&self->suspect, g_ptr_array_unref);
  g_free (self);
}

/* --- for scripts --- */

static void
set (JsonBuilder *builder, const char *member, AccordRecord *record, const char *column)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, accord_record_get (record, column));
}

static void
set_id (JsonBuilder *builder, const char *member, AccordRecord *record, const char *column)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, accord_record_get_int (record, column));
}

static void
add_section (JsonBuilder *builder, AccordRecord *section)
{
  set_id (builder, "section", section, "id");
  set (builder, "strategy", section, "plan_title");
  set (builder, "number", section, "number");
  set (builder, "heading", section, "heading");
}

static void
add_feedback (JsonBuilder *builder, AccordRecord *feedback)
{
  g_autofree char *when
      = accord_vague_date_format (accord_record_get (feedback, "happened_from"),
                                  accord_record_get (feedback, "happened_until"),
                                  accord_record_get (feedback, "happened_text"));

  set_id (builder, "feedback", feedback, "id");
  set_id (builder, "activity", feedback, "activity_id");
  set (builder, "title", feedback, "title");
  json_builder_set_member_name (builder, "when");
  json_builder_add_string_value (builder, when);
  set (builder, "text", feedback, "text");
  set (builder, "said_by", feedback, "said_by");
  set (builder, "response", feedback, "response");
}

static void
add_suspect (JsonBuilder *builder, AccordRecord *link)
{
  set_id (builder, "link", link, "id");
  set_id (builder, "section", link, "section_id");
  set_id (builder, "activity", link, "activity_id");
  set (builder, "strategy", link, "plan_title");
  set (builder, "number", link, "number");
  set (builder, "heading", link, "heading");
  set (builder, "quote", link, "quote");
  set (builder, "quote_now", link, "quote_now");
}

static void
add_all (JsonBuilder *builder, const char *member, GPtrArray *records, void (*add) (JsonBuilder *, AccordRecord *))
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      json_builder_begin_object (builder);
      add (builder, records->pdata[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * accord_orphans_to_json:
 *
 * Gives orphans as `accord orphans --json` prints them: sections that nothing supports (section, its id, strategy, number,
 * heading), feedback that is linked to nothing (feedback and activity, ids, title and when of the activity, text, said_by,
 * response) and suspect links (link, section and activity, ids, strategy, number, heading, quote, quote_now).
 *
 * Returns: (transfer full): a JSON object
 */
JsonNode *
accord_orphans_to_json (AccordOrphans *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  add_all (builder, "sections", self->sections, add_section);
  add_all (builder, "feedback", self->feedback, add_feedback);
  add_all (builder, "suspect", self->suspect, add_suspect);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
