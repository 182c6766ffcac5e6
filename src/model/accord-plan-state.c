/* accord-plan-state.c: where a strategy stands, and what may follow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-plan-state.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-id.h"
#include "base/accord-vague-date.h"
#include "model/accord-plan-version.h"
#include "model/accord-record.h"
#include "store/accord-connection.h"

/*
 * The states are terms, and a site may have more of them; of those nothing is known but that a person chose them, so they
 * may follow any state and be followed by any. The ones below are what the checks and the dates of a plan depend on.
 */
typedef enum
{
  RANK_UNKNOWN,
  RANK_DRAFT,
  RANK_OUT,
  RANK_FOR_APPROVAL,
  RANK_APPROVED,
  RANK_PUBLISHED,
  RANK_SUPERSEDED,
} Rank;

static Rank
get_rank (const char *state)
{
  static const char *const STATES[] = {
    "draft", "out_for_engagement", ACCORD_PLAN_FOR_APPROVAL, "approved", ACCORD_PLAN_PUBLISHED, "superseded",
  };

  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    if (g_str_equal (STATES[i], state))
      return RANK_DRAFT + i;
  return RANK_UNKNOWN;
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
  return get_rank (state) >= RANK_PUBLISHED;
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
  Rank from = get_rank (state);
  Rank to = get_rank (next);

  if (g_str_equal (state, next))
    return FALSE;
  if (from == RANK_UNKNOWN || to == RANK_UNKNOWN)
    return TRUE;
  if (to <= RANK_APPROVED)
    return from <= RANK_APPROVED || (from == RANK_PUBLISHED && to == RANK_APPROVED);
  return to == from + 1 || (from == RANK_SUPERSEDED && to == RANK_PUBLISHED);
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

/* --- moving --- */

typedef struct
{
  gint64 plan;
  char *state;
  char *day;
  char *note;
  char *label;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_free (move->state);
  g_free (move->day);
  g_free (move->note);
  g_free (move->label);
  g_free (move);
}

static gboolean
enter (AccordConnection *connection, gint64 plan, const char *state, const char *day, const char *note, GError **error)
{
  return accord_connection_run (connection, error,
                                "INSERT INTO plan_step (id, plan_id, state, entered_on, note) VALUES (?1, ?2, ?3, ?4, ?5)",
                                "iittt", accord_id_new (), plan, state, day, note) &&
         accord_connection_run (connection, error, "UPDATE plan SET state = ?2 WHERE id = ?1", "it", plan, state);
}

/* Checks judge a plan on the day it was approved: a plan that is a draft again has none, and one that is merely no longer
 * published keeps it. */
static gboolean
set_dates (AccordConnection *connection, const Move *move, Rank from, GError **error)
{
  Rank to = get_rank (move->state);

  if (to == RANK_APPROVED && from < RANK_PUBLISHED)
    return accord_connection_run (connection, error, "UPDATE plan SET approved_on = ?2, published_on = '' WHERE id = ?1",
                                  "it", move->plan, move->day);
  if (to == RANK_APPROVED)
    return accord_connection_run (connection, error, "UPDATE plan SET published_on = '' WHERE id = ?1", "i", move->plan);
  if (to == RANK_PUBLISHED && from < RANK_PUBLISHED)
    return accord_connection_run (connection, error, "UPDATE plan SET published_on = ?2 WHERE id = ?1", "it", move->plan,
                                  move->day);
  if (to != RANK_UNKNOWN && to < RANK_APPROVED)
    return accord_connection_run (connection, error, "UPDATE plan SET approved_on = '', published_on = '' WHERE id = ?1",
                                  "i", move->plan);
  return TRUE;
}

static gboolean
supersede (AccordConnection *connection, const Move *move, const AccordRecord *record, GError **error)
{
  gint64 revised = accord_record_get_int ((AccordRecord *) record, "revises_id");
  g_autoptr (AccordRecord) old = NULL;

  if (revised == 0)
    return TRUE;
  old = accord_record_read (connection, "plan", revised, error);
  if (old == NULL)
    return FALSE;
  return get_rank (accord_record_get (old, "state")) != RANK_PUBLISHED ||
         enter (connection, revised, "superseded", move->day, "", error);
}

static gpointer
move_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Move *move = data;
  g_autoptr (AccordRecord) plan = accord_record_read (connection, "plan", move->plan, error);
  const char *from;
  char iso[11];

  if (plan == NULL || !accord_day_parse (move->day, iso, error))
    return NULL;
  from = accord_record_get (plan, "state");
  if (!accord_plan_state_may_follow (from, move->state))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "%s may not follow %s", move->state, from);
      return NULL;
    }
  return GINT_TO_POINTER (enter (connection, move->plan, move->state, move->day, move->note, error) &&
                          set_dates (connection, move, get_rank (from), error) &&
                          (get_rank (move->state) != RANK_PUBLISHED || get_rank (from) > RANK_PUBLISHED ||
                           supersede (connection, move, plan, error)) &&
                          (move->label == NULL ||
                           accord_plan_version_insert (connection, move->plan, move->label, error) != 0));
}

/**
 * accord_plan_move:
 * @plan: a strategy
 * @state: where it goes; see accord_plan_state_may_follow()
 * @day: since when, ISO 8601
 * @note: why, or the minute; or ""
 * @label: (nullable): what a version frozen with it is called; %NULL not to freeze one
 *
 * Takes a strategy to another state and keeps its dates in step. When it is published, the one it revises is superseded.
 *
 * Returns: (transfer full): an edit; ACCORD_ERROR_INVALID when the state may not follow
 */
AccordRequest *
accord_plan_move (gint64 plan, const char *state, const char *day, const char *note, const char *label)
{
  Move *move = g_new (Move, 1);

  *move = (Move) { plan, g_strdup (state), g_strdup (day), g_strdup (note), g_strdup (label) };
  return accord_request_edit (_("State of the strategy changed"), move_cb, move, move_free, NULL);
}

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
