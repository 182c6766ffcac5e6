/* accord-plan-revise.c: the next strategy, begun from one that stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-id.h"
#include "base/accord-vague-date.h"
#include "model/accord-plan-state.h"
#include "plans/accord-plan-content.h"
#include "plans/accord-plan-move.h"
#include "store/accord-connection.h"

static gint64
copy_plan (AccordConnection *connection, const AccordPlanContent *content, GError **error)
{
  /* Translators: the title of a strategy that is to follow the one of the title %s. */
  g_autofree char *title = g_strdup_printf (_("%s (revised)"), accord_plan_content_get_fact (content, "title"));
  gint64 id = accord_id_new ();
  char today[11];

  accord_day_today (today);
  /* Neither its dates nor its rule pack: it is judged by the edition in force when it is approved itself. */
  return accord_connection_run (connection, error,
                                "INSERT INTO plan (id, plan_type, title, owner, state, position, revises_id)"
                                " SELECT ?1, plan_type, ?2, owner, 'draft', (SELECT max (position) + 1 FROM plan), id"
                                " FROM plan WHERE id = ?3",
                                "iti", id, title, accord_plan_content_get_plan (content)) &&
                 accord_connection_run (connection, error,
                                        "INSERT INTO plan_step (id, plan_id, state, entered_on) VALUES (?1, ?2, 'draft', ?3)",
                                        "iit", accord_id_new (), id, today)
             ? id
             : 0;
}

/* One row for each that @select finds for the old section: @insert takes the new id, the new section and the old id. */
static gboolean
copy_links (AccordConnection *connection, gint64 from, gint64 to, const char *select, const char *insert, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, select, "i", from);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; local_error == NULL && i < ids->len; i++)
    accord_connection_run (connection, &local_error, insert, "iii", accord_id_new (), to, g_array_index (ids, gint64, i));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* The trail goes along, and with it what is suspect in it. Which strategies an activity serves does not: whether what was
 * heard for the last strategy counts for the next is for people to say. */
static gboolean
copy_section (AccordConnection *connection, gint64 plan, gint64 parent, const AccordPlanSection *section, gint64 id,
              GError **error)
{
  return accord_connection_run (connection, error,
                                "INSERT INTO section (id, plan_id, parent_id, position, heading, body, owner)"
                                " SELECT ?1, ?2, ?3, position, heading, body, owner FROM section WHERE id = ?4",
                                "iioi", id, plan, parent, section->id) &&
         accord_connection_run (connection, error,
                                "INSERT INTO section_topic (section_id, term_id)"
                                " SELECT ?1, term_id FROM section_topic WHERE section_id = ?2",
                                "ii", id, section->id) &&
         copy_links (connection, section->id, id, "SELECT id FROM evidence_link WHERE section_id = ?1 ORDER BY id",
                     "INSERT INTO evidence_link (id, section_id, activity_id, feedback_id, quote, section_hash, linked_on,"
                     " note, quote_before, quote_after, confirmed_on, confirmed_by, confirmed_why)"
                     " SELECT ?1, ?2, activity_id, feedback_id, quote, section_hash, linked_on, note, quote_before,"
                     " quote_after, confirmed_on, confirmed_by, confirmed_why FROM evidence_link WHERE id = ?3",
                     error) &&
         copy_links (connection, section->id, id, "SELECT id FROM need_section WHERE section_id = ?1 ORDER BY id",
                     "INSERT INTO need_section (id, need_id, section_id, function_of, note)"
                     " SELECT ?1, need_id, ?2, function_of, note FROM need_section WHERE id = ?3",
                     error);
}

static gpointer
revise_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordPlanContent) content = accord_plan_content_read (connection, *(gint64 *) data, error);
  g_autoptr (GHashTable) copies = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  gint64 plan = content != NULL ? copy_plan (connection, content, error) : 0;

  if (plan == 0)
    return NULL;
  for (guint i = 0; i < accord_plan_content_get_n_sections (content); i++)
    {
      const AccordPlanSection *section = accord_plan_content_get_section (content, i);
      const gint64 *parent = g_hash_table_lookup (copies, &section->parent);
      gint64 id = accord_id_new ();

      if (!copy_section (connection, plan, parent != NULL ? *parent : 0, section, id, error))
        return NULL;
      g_hash_table_insert (copies, (gpointer) &section->id, g_memdup2 (&id, sizeof id));
    }
  return g_memdup2 (&plan, sizeof plan);
}

/**
 * accord_plan_revise:
 * @plan: a strategy
 *
 * Begins the next strategy as a draft with the same sections, topics and links; it knows which one it revises.
 *
 * Returns: (transfer full): an edit whose answer is the new strategy's id (`gint64 *`, to be freed)
 */
AccordRequest *
accord_plan_revise (gint64 plan)
{
  return accord_request_edit (_("Revised strategy begun"), revise_cb, g_memdup2 (&plan, sizeof plan), g_free, g_free);
}
