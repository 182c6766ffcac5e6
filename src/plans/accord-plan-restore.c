/* accord-plan-restore.c: what a strategy said, brought back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "model/accord-plan-state.h"
#include "plans/accord-plan-version.h"
#include "store/accord-connection.h"

/* A version holds the codes of topics: one that the vocabulary no longer has cannot come back. */
static gboolean
write_topics (AccordConnection *connection, const AccordPlanSection *section, GError **error)
{
  if (!accord_connection_run (connection, error, "DELETE FROM section_topic WHERE section_id = ?1", "i", section->id))
    return FALSE;
  for (guint i = 0; section->topics[i] != NULL; i++)
    if (!accord_connection_run (connection, error,
                                "INSERT INTO section_topic (section_id, term_id)"
                                " SELECT ?1, id FROM term WHERE vocabulary = 'topic' AND code = ?2",
                                "it", section->id, section->topics[i]))
      return FALSE;
  return TRUE;
}

static gboolean
write_section (AccordConnection *connection, const AccordPlanSection *section, GError **error)
{
  return accord_connection_run (connection, error,
                                "UPDATE section SET heading = ?2, body = ?3, owner = ?4 WHERE id = ?1", "ittt", section->id,
                                section->heading, section->body, section->owner) &&
         write_topics (connection, section, error);
}

static gboolean
is_there (AccordConnection *connection, gint64 plan, gint64 section)
{
  gint64 found = 0;

  accord_connection_get_int (connection, &found, NULL, "SELECT 1 FROM section WHERE id = ?1 AND plan_id = ?2", "ii", section,
                             plan);
  return found != 0;
}

static gboolean
insert_section (AccordConnection *connection, gint64 plan, const AccordPlanSection *section, gint64 parent, gint64 position,
                GError **error)
{
  return accord_connection_run (connection, error,
                                "INSERT INTO section (id, plan_id, parent_id, position) VALUES (?1, ?2, ?3, ?4)", "iioi",
                                section->id, plan, parent, position) &&
         write_section (connection, section, error);
}

/* --- one section --- */

static gint64
find_position (AccordConnection *connection, const AccordPlanContent *content, const AccordPlanSection *section,
               gint64 parent)
{
  gint64 position = 0;

  /* After the last of its elder siblings that is still beside it. */
  for (guint i = 0; i < accord_plan_content_get_n_sections (content); i++)
    {
      const AccordPlanSection *elder = accord_plan_content_get_section (content, i);

      if (elder == section)
        break;
      if (elder->parent == section->parent)
        accord_connection_get_int (connection, &position, NULL,
                                   "SELECT position FROM section WHERE id = ?1 AND parent_id IS ?2", "io", elder->id, parent);
    }
  return position + 1;
}

static gboolean
bring_back (AccordConnection *connection, const AccordPlanContent *content, const AccordPlanSection *section, GError **error)
{
  gint64 plan = accord_plan_content_get_plan (content);
  gint64 parent = section->parent;
  gint64 position;

  while (parent != 0 && !is_there (connection, plan, parent))
    parent = accord_plan_content_find_section (content, parent)->parent;
  position = find_position (connection, content, section, parent);
  return accord_connection_run (connection, error,
                                "UPDATE section SET position = position + 1"
                                " WHERE plan_id = ?1 AND parent_id IS ?2 AND position >= ?3",
                                "ioi", plan, parent, position) &&
         insert_section (connection, plan, section, parent, position, error);
}

/* What was under a deleted section went with it, and comes back with it. */
static gboolean
bring_back_tree (AccordConnection *connection, const AccordPlanContent *content, const AccordPlanSection *section,
                 GError **error)
{
  gint64 plan = accord_plan_content_get_plan (content);
  g_autoptr (GHashTable) back = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < accord_plan_content_get_n_sections (content); i++)
    {
      const AccordPlanSection *other = accord_plan_content_get_section (content, i);

      if (other != section && (!g_hash_table_contains (back, &other->parent) || is_there (connection, plan, other->id)))
        continue;
      if (!bring_back (connection, content, other, error))
        return FALSE;
      g_hash_table_add (back, (gpointer) &other->id);
    }
  return TRUE;
}

typedef struct
{
  gint64 version;
  gint64 section;
} Restore;

static gpointer
restore_section_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Restore *restore = data;
  g_autoptr (AccordPlanContent) content = accord_plan_version_read_content (connection, restore->version, error);
  const AccordPlanSection *section;

  if (content == NULL || !accord_plan_check_open (connection, accord_plan_content_get_plan (content), error))
    return NULL;
  section = accord_plan_content_find_section (content, restore->section);
  if (section == NULL)
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "The version has no section %" G_GINT64_FORMAT,
                   restore->section);
      return NULL;
    }
  return GINT_TO_POINTER (is_there (connection, accord_plan_content_get_plan (content), section->id)
                              ? write_section (connection, section, error)
                              : bring_back_tree (connection, content, section, error));
}

/**
 * accord_plan_version_restore_section:
 * @version: a version
 * @section: a section that was in it
 *
 * Gives a section its heading, text, owner and topics back. It stays where it stands now; one that was deleted comes back
 * with its identity, to where it stood, and with it what was under it.
 *
 * Returns: (transfer full): an edit; ACCORD_ERROR_CLOSED when the strategy is published
 */
AccordRequest *
accord_plan_version_restore_section (gint64 version, gint64 section)
{
  Restore *restore = g_new (Restore, 1);

  *restore = (Restore) { version, section };
  return accord_request_edit (_("Section restored"), restore_section_cb, restore, g_free, NULL);
}

/* --- the whole --- */

static gboolean
write_facts (AccordConnection *connection, const AccordPlanContent *content, GError **error)
{
  return accord_connection_run (connection, error,
                                "UPDATE plan SET title = ?2, plan_type = ?3, owner = ?4, period_from = ?5, period_until = ?6"
                                " WHERE id = ?1",
                                "ittttt", accord_plan_content_get_plan (content),
                                accord_plan_content_get_fact (content, "title"),
                                accord_plan_content_get_fact (content, "plan_type"),
                                accord_plan_content_get_fact (content, "owner"),
                                accord_plan_content_get_fact (content, "period_from"),
                                accord_plan_content_get_fact (content, "period_until"));
}

static gboolean
write_sections (AccordConnection *connection, const AccordPlanContent *content, GError **error)
{
  gint64 plan = accord_plan_content_get_plan (content);
  guint n = accord_plan_content_get_n_sections (content);
  g_autoptr (GHashTable) n_children = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n; i++)
    {
      const AccordPlanSection *section = accord_plan_content_get_section (content, i);

      if (!(is_there (connection, plan, section->id) ? write_section (connection, section, error)
                                                     : insert_section (connection, plan, section, 0, 0, error)))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      const AccordPlanSection *section = accord_plan_content_get_section (content, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (n_children, &section->parent)) + 1;

      g_hash_table_insert (n_children, (gpointer) &section->parent, GUINT_TO_POINTER (place));
      if (!accord_connection_run (connection, error, "UPDATE section SET parent_id = ?2, position = ?3 WHERE id = ?1", "ioi",
                                  section->id, section->parent, (gint64) place))
        return FALSE;
    }
  return TRUE;
}

/* After the others have found their places: nothing that stays is then under one of these. */
static gboolean
delete_newer (AccordConnection *connection, const AccordPlanContent *content, GError **error)
{
  g_autoptr (AccordPlanContent) now = accord_plan_content_read (connection, accord_plan_content_get_plan (content), error);

  for (guint i = 0; now != NULL && i < accord_plan_content_get_n_sections (now); i++)
    {
      gint64 id = accord_plan_content_get_section (now, i)->id;

      if (accord_plan_content_find_section (content, id) == NULL &&
          !accord_connection_run (connection, error, "DELETE FROM section WHERE id = ?1", "i", id))
        return FALSE;
    }
  return now != NULL;
}

static gpointer
restore_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordPlanContent) content = accord_plan_version_read_content (connection, *(gint64 *) data, error);

  return GINT_TO_POINTER (content != NULL &&
                          accord_plan_check_open (connection, accord_plan_content_get_plan (content), error) &&
                          write_facts (connection, content, error) && write_sections (connection, content, error) &&
                          delete_newer (connection, content, error));
}

/**
 * accord_plan_version_restore:
 * @version: a version
 *
 * Gives a strategy back the title, owner, period and all the sections that it had, in their order. Its state and its dates
 * stay: where it stands is not a matter of its text.
 *
 * Returns: (transfer full): an edit; ACCORD_ERROR_CLOSED when the strategy is published
 */
AccordRequest *
accord_plan_version_restore (gint64 version)
{
  return accord_request_edit (_("Version restored"), restore_cb, g_memdup2 (&version, sizeof version), g_free, NULL);
}
