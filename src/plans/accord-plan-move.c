/* accord-plan-move.c: a strategy goes from one state to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-plan-move.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-id.h"
#include "base/accord-vague-date.h"
#include "model/accord-plan-state.h"
#include "model/accord-record.h"
#include "plans/accord-plan-version.h"
#include "store/accord-connection.h"

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
set_dates (AccordConnection *connection, const Move *move, AccordPlanStage from, GError **error)
{
  AccordPlanStage to = accord_plan_state_get_stage (move->state);

  if (to == ACCORD_PLAN_STAGE_APPROVED && from < ACCORD_PLAN_STAGE_PUBLISHED)
    return accord_connection_run (connection, error, "UPDATE plan SET approved_on = ?2, published_on = '' WHERE id = ?1",
                                  "it", move->plan, move->day);
  if (to == ACCORD_PLAN_STAGE_APPROVED)
    return accord_connection_run (connection, error, "UPDATE plan SET published_on = '' WHERE id = ?1", "i", move->plan);
  if (to == ACCORD_PLAN_STAGE_PUBLISHED && from < ACCORD_PLAN_STAGE_PUBLISHED)
    return accord_connection_run (connection, error, "UPDATE plan SET published_on = ?2 WHERE id = ?1", "it", move->plan,
                                  move->day);
  if (to != ACCORD_PLAN_STAGE_UNKNOWN && to < ACCORD_PLAN_STAGE_APPROVED)
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
  return accord_plan_state_get_stage (accord_record_get (old, "state")) != ACCORD_PLAN_STAGE_PUBLISHED ||
         enter (connection, revised, "superseded", move->day, "", error);
}

/* What goes with a new state: the plan's dates, the strategy that it revises, and a frozen version. */
static gboolean
follow (AccordConnection *connection, const Move *move, const AccordRecord *plan, AccordPlanStage from, GError **error)
{
  gboolean is_published =
      accord_plan_state_get_stage (move->state) == ACCORD_PLAN_STAGE_PUBLISHED && from <= ACCORD_PLAN_STAGE_PUBLISHED;

  return set_dates (connection, move, from, error) && (!is_published || supersede (connection, move, plan, error)) &&
         (move->label == NULL || accord_plan_version_insert (connection, move->plan, move->label, error) != 0);
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
                          follow (connection, move, plan, accord_plan_state_get_stage (from), error));
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
