/* accord-plan-state.c: where a strategy stands, and what may follow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-plan-state.h"

#include "base/accord-error.h"
#include "store/accord-connection.h"

/**
 * accord_plan_state_get_stage:
 * @state: code of a state
 *
 * Returns: what the program knows of that state. Any thread.
 */
AccordPlanStage
accord_plan_state_get_stage (const char *state)
{
  static const char *const STATES[] = {
    "draft", "out_for_engagement", ACCORD_PLAN_FOR_APPROVAL, "approved", ACCORD_PLAN_PUBLISHED, "superseded",
  };

  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    if (g_str_equal (STATES[i], state))
      return ACCORD_PLAN_STAGE_DRAFT + i;
  return ACCORD_PLAN_STAGE_UNKNOWN;
}

/**
 * accord_plan_state_is_closed:
 * @state: code of a state
 *
 * Returns: whether the text of a strategy in that state can no longer be changed. Any thread.
 */
gboolean
accord_plan_state_is_closed (const char *state)
{
  return accord_plan_state_get_stage (state) >= ACCORD_PLAN_STAGE_PUBLISHED;
}

/**
 * accord_plan_state_may_follow:
 * @state: where a strategy stands
 * @next: another state
 *
 * Until it is approved a strategy goes forth and back as the work does. Only what was approved is published, and only what
 * was published is superseded; each of these steps can be taken back, one at a time. Any thread.
 *
 * Returns: whether @next may follow
 */
gboolean
accord_plan_state_may_follow (const char *state, const char *next)
{
  AccordPlanStage from = accord_plan_state_get_stage (state);
  AccordPlanStage to = accord_plan_state_get_stage (next);

  if (g_str_equal (state, next))
    return FALSE;
  if (from == ACCORD_PLAN_STAGE_UNKNOWN || to == ACCORD_PLAN_STAGE_UNKNOWN)
    return TRUE;
  if (to <= ACCORD_PLAN_STAGE_APPROVED)
    return from <= ACCORD_PLAN_STAGE_APPROVED || (from == ACCORD_PLAN_STAGE_PUBLISHED && to == ACCORD_PLAN_STAGE_APPROVED);
  return to == from + 1 || (from == ACCORD_PLAN_STAGE_SUPERSEDED && to == ACCORD_PLAN_STAGE_PUBLISHED);
}

/* --- closed strategies --- */

static gboolean
check_state (AccordStatement *row, GError **error)
{
  GError *local_error = NULL;

  if (row == NULL)
    return FALSE;
  /* What is not there (any more) is complained of by the edit itself. */
  if (accord_statement_step (row, &local_error) && accord_plan_state_is_closed (accord_statement_text (row, 0)))
    g_set_error (&local_error, ACCORD_ERROR, ACCORD_ERROR_CLOSED, "“%s” is published: its text can no longer be changed",
                 accord_statement_text (row, 1));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/**
 * accord_plan_check_open:
 * @connection: the token
 * @plan: a strategy
 *
 * To be asked in every edit of a strategy's sections.
 *
 * Returns: whether its text may be changed; else with ACCORD_ERROR_CLOSED
 */
gboolean
accord_plan_check_open (AccordConnection *connection, gint64 plan, GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (connection, error,
                                                             "SELECT state, title FROM plan WHERE id = ?1", "i", plan);

  return check_state (row, error);
}

/**
 * accord_section_check_open:
 * @connection: the token
 * @section: a section
 *
 * As accord_plan_check_open(), of the strategy that the section is in.
 *
 * Returns: whether its text may be changed; else with ACCORD_ERROR_CLOSED
 */
gboolean
accord_section_check_open (AccordConnection *connection, gint64 section, GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (
      connection, error, "SELECT p.state, p.title FROM section AS s JOIN plan AS p ON p.id = s.plan_id WHERE s.id = ?1", "i",
      section);

  return check_state (row, error);
}

/**
 * accord_section_check_part_open:
 * @connection: the token
 * @table: what belongs to sections, with a column section_id
 * @id: a row of it
 *
 * As accord_plan_check_open(), of the strategy whose section the row belongs to.
 *
 * Returns: whether it may be changed; else with ACCORD_ERROR_CLOSED
 */
gboolean
accord_section_check_part_open (AccordConnection *connection, const char *table, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT p.state, p.title FROM %s AS x JOIN section AS s ON s.id = x.section_id"
                                          " JOIN plan AS p ON p.id = s.plan_id WHERE x.id = ?1",
                                          table);
  g_autoptr (AccordStatement) row = accord_connection_query (connection, error, sql, "i", id);

  return check_state (row, error);
}

/* --- dates --- */

/**
 * accord_plan_date_steps:
 * @connection: the token, in an edit
 * @plan: a strategy whose dates were set
 *
 * Dates the last steps to approved and to published as the plan itself is dated.
 *
 * Returns: whether it was done
 */
gboolean
accord_plan_date_steps (AccordConnection *connection, gint64 plan, GError **error)
{
  return accord_connection_run (
      connection, error,
      "UPDATE plan_step SET entered_on = r.day FROM (SELECT max (s.id) AS id,"
      " CASE s.state WHEN 'approved' THEN p.approved_on ELSE p.published_on END AS day"
      " FROM plan_step AS s JOIN plan AS p ON p.id = s.plan_id"
      " WHERE s.plan_id = ?1 AND s.state IN ('approved', 'published') GROUP BY s.state) AS r"
      " WHERE plan_step.id = r.id AND r.day <> '' AND r.day <> plan_step.entered_on",
      "i", plan);
}
