/* accord-plan-version.c: the frozen versions of a strategy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-plan-version.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-id.h"
#include "store/accord-connection.h"

typedef struct
{
  gint64 plan;
  char *label;
} Freezing;

static void
freezing_free (gpointer data)
{
  Freezing *freezing = data;

  g_free (freezing->label);
  g_free (freezing);
}

static void
version_free (gpointer data)
{
  AccordPlanVersion *version = data;

  g_free (version->label);
  g_free (version->state);
  g_free (version->frozen_at);
  g_free (version->author);
  g_free (version->sha256);
  g_free (version);
}

/* --- freezing --- */

/**
 * accord_plan_version_insert:
 * @connection: the token, in an edit
 * @plan: a strategy
 * @label: what the version is called, or ""
 *
 * Freezes what the strategy says now.
 *
 * Returns: the version; 0 on error
 */
gint64
accord_plan_version_insert (AccordConnection *connection, gint64 plan, const char *label, GError **error)
{
  g_autoptr (AccordPlanContent) content = accord_plan_content_read (connection, plan, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *json = NULL;
  g_autofree char *sha256 = NULL;
  gint64 id = accord_id_new ();

  if (content == NULL)
    return 0;
  json = accord_plan_content_to_json (content);
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
  if (!accord_connection_run (connection, error,
                              "INSERT INTO plan_version (id, plan_id, number, label, state, frozen_at, author, sha256,"
                              " content) VALUES (?1, ?2, (SELECT coalesce (max (number), 0) + 1 FROM plan_version"
                              " WHERE plan_id = ?2), ?3, ?4, ?5, ?6, ?7, ?8)",
                              "iitttttt", id, plan, label, accord_plan_content_get_fact (content, "state"), at,
                              g_get_user_name (), sha256, json))
    return 0;
  return id;
}

static gpointer
freeze_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Freezing *freezing = data;
  gint64 id = accord_plan_version_insert (connection, freezing->plan, freezing->label, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

/**
 * accord_plan_version_freeze:
 * @plan: a strategy
 * @label: what the version is called, or ""
 *
 * Returns: (transfer full): an edit whose answer is the version's id (`gint64 *`, to be freed)
 */
AccordRequest *
accord_plan_version_freeze (gint64 plan, const char *label)
{
  Freezing *freezing = g_new (Freezing, 1);

  *freezing = (Freezing) { plan, g_strstrip (g_strdup (label)) };
  return accord_request_edit (_("Version frozen"), freeze_cb, freezing, freezing_free, g_free);
}

/* --- reading --- */

static AccordPlanVersion *
read_version (AccordStatement *row)
{
  AccordPlanVersion *version = g_new (AccordPlanVersion, 1);

  *version = (AccordPlanVersion) {
    .id = accord_statement_int (row, 0),
    .plan = accord_statement_int (row, 1),
    .number = (guint) accord_statement_int (row, 2),
    .label = g_strdup (accord_statement_text (row, 3)),
    .state = g_strdup (accord_statement_text (row, 4)),
    .frozen_at = g_strdup (accord_statement_text (row, 5)),
    .author = g_strdup (accord_statement_text (row, 6)),
    .sha256 = g_strdup (accord_statement_text (row, 7)),
    .n_asked = (guint) accord_statement_int (row, 8),
    .n_approved = (guint) accord_statement_int (row, 9),
    .n_sent = (guint) accord_statement_int (row, 10),
  };
  return version;
}

/* Which answers approve is in the vocabulary: their value is 1. */
static gpointer
list_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (version_free);
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT v.id, v.plan_id, v.number, v.label, v.state, v.frozen_at, v.author, v.sha256,"
      " (SELECT count (*) FROM approval AS a WHERE a.version_id = v.id),"
      " (SELECT count (*) FROM approval AS a JOIN term AS t ON t.vocabulary = 'approval_answer' AND t.code = a.answer"
      " WHERE a.version_id = v.id AND t.value = 1),"
      " (SELECT count (*) FROM dispatch AS d WHERE d.version_id = v.id)"
      " FROM plan_version AS v WHERE v.plan_id = ?1 ORDER BY v.number DESC",
      "i", *(gint64 *) data);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (versions, read_version (rows));
  if (local_error == NULL)
    return g_steal_pointer (&versions);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_plan_versions_load:
 * @plan: a strategy
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordPlanVersion, newest first
 */
AccordRequest *
accord_plan_versions_load (gint64 plan)
{
  return accord_request_read (list_cb, g_memdup2 (&plan, sizeof plan), g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * accord_plan_version_read_content:
 * @connection: the token
 * @version: a version
 *
 * Returns: (transfer full): what it holds; %NULL with ACCORD_ERROR_NOT_FOUND, or with ACCORD_ERROR_DAMAGED when that is not
 *   what was frozen
 */
AccordPlanContent *
accord_plan_version_read_content (AccordConnection *connection, gint64 version, GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (
      connection, error, "SELECT content, sha256, number FROM plan_version WHERE id = ?1", "i", version);
  g_autofree char *sha256 = NULL;
  GError *local_error = NULL;

  if (row == NULL)
    return NULL;
  if (!accord_statement_step (row, &local_error))
    {
      if (local_error == NULL)
        g_set_error (&local_error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "No version has the id %" G_GINT64_FORMAT, version);
      g_propagate_error (error, local_error);
      return NULL;
    }
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, accord_statement_text (row, 0), -1);
  if (!g_str_equal (sha256, accord_statement_text (row, 1)))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_DAMAGED, "Version %" G_GINT64_FORMAT " is not what was frozen",
                   accord_statement_int (row, 2));
      return NULL;
    }
  return accord_plan_content_from_json (accord_statement_text (row, 0), error);
}

static gpointer
content_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_plan_version_read_content (connection, *(gint64 *) data, error);
}

/**
 * accord_plan_version_load_content:
 * @version: a version
 *
 * Returns: (transfer full): a question whose answer is its #AccordPlanContent
 */
AccordRequest *
accord_plan_version_load_content (gint64 version)
{
  return accord_request_read (content_cb, g_memdup2 (&version, sizeof version), g_free,
                              (GDestroyNotify) accord_plan_content_unref);
}
