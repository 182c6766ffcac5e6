/* accord-plan-place.c: where a record that goes with a strategy is found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-plan-place.h"

#include "base/accord-error.h"
#include "store/accord-connection.h"

static const struct
{
  const char *table;
  const char *sql;
} PLACES[] = {
  { "plan_document", "SELECT plan_id, 0 FROM plan_document WHERE id = ?1" },
  { "plan_response", "SELECT plan_id, 0 FROM plan_response WHERE id = ?1" },
  { "plan_version", "SELECT plan_id, id FROM plan_version WHERE id = ?1" },
  { "approval", "SELECT v.plan_id, v.id FROM approval AS a JOIN plan_version AS v ON v.id = a.version_id WHERE a.id = ?1" },
  { "dispatch", "SELECT v.plan_id, v.id FROM dispatch AS d JOIN plan_version AS v ON v.id = d.version_id WHERE d.id = ?1" },
};

static const char *
find_sql (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (PLACES); i++)
    if (g_str_equal (PLACES[i].table, table))
      return PLACES[i].sql;
  return NULL;
}

typedef struct
{
  const char *sql;
  gint64 id;
} Question;

static gpointer
find_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (AccordStatement) row = accord_connection_query (connection, error, question->sql, "i", question->id);
  GError *local_error = NULL;
  AccordPlanPlace *place;

  if (row == NULL)
    return NULL;
  if (!accord_statement_step (row, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, local_error);
      else
        g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND, "No record has the id %" G_GINT64_FORMAT, question->id);
      return NULL;
    }
  place = g_new (AccordPlanPlace, 1);
  *place = (AccordPlanPlace) { accord_statement_int (row, 0), accord_statement_int (row, 1) };
  return place;
}

/**
 * accord_plan_place_has:
 * @table: a table of the model
 *
 * Returns: whether its records go with one strategy or one version of it. Any thread.
 */
gboolean
accord_plan_place_has (const char *table)
{
  return find_sql (table) != NULL;
}

/**
 * accord_plan_place_find:
 * @table: a table of which accord_plan_place_has()
 * @id: a record
 *
 * Returns: (transfer full): a question whose answer is a #AccordPlanPlace for g_free(); ACCORD_ERROR_NOT_FOUND when there is
 *   no such record
 */
AccordRequest *
accord_plan_place_find (const char *table, gint64 id)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { find_sql (table), id };
  return accord_request_read (find_cb, question, g_free, g_free);
}
