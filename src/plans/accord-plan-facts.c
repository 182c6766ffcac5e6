/* accord-plan-facts.c: what a check needs to know of a plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-plan-facts.h"

#include <glib/gi18n.h>

#include "base/accord-id.h"
#include "base/accord-vague-date.h"
#include "store/accord-connection.h"

static void
facts_free (gpointer data)
{
  AccordPlanFacts *facts = data;

  g_free (facts->title);
  g_free (facts->plan_type);
  g_free (facts->state);
  g_free (facts->rule_pack);
  g_free (facts->approved_on);
  g_free (facts);
}

static void
note_free (gpointer data)
{
  AccordPlanNote *note = data;

  g_free (note->requirement);
  g_free (note->reason);
  g_free (note->author);
  g_free (note->noted_on);
  g_free (note);
}

static gpointer
read_facts (AccordStatement *row)
{
  AccordPlanFacts *facts = g_new (AccordPlanFacts, 1);

  *facts = (AccordPlanFacts) {
    .id = accord_statement_int (row, 0),
    .title = g_strdup (accord_statement_text (row, 1)),
    .plan_type = g_strdup (accord_statement_text (row, 2)),
    .state = g_strdup (accord_statement_text (row, 3)),
    .rule_pack = g_strdup (accord_statement_text (row, 4)),
    .approved_on = g_strdup (accord_statement_text (row, 5)),
  };
  return facts;
}

static gpointer
read_note (AccordStatement *row)
{
  AccordPlanNote *note = g_new (AccordPlanNote, 1);

  *note = (AccordPlanNote) {
    .id = accord_statement_int (row, 0),
    .requirement = g_strdup (accord_statement_text (row, 1)),
    .is_override = accord_statement_int (row, 2) != 0,
    .reason = g_strdup (accord_statement_text (row, 3)),
    .author = g_strdup (accord_statement_text (row, 4)),
    .noted_on = g_strdup (accord_statement_text (row, 5)),
  };
  return note;
}

static GPtrArray *
read_all (AccordConnection *connection, const char *sql, gint64 id, gpointer (*read) (AccordStatement *),
          GDestroyNotify free_one, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_one);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "i", id);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (all, read (rows));
  if (local_error == NULL)
    return g_steal_pointer (&all);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_plan_facts_load:
 * @connection: the token
 * @plan: a plan, or 0 for all
 *
 * Returns: (transfer full) (element-type AccordPlanFacts): the plans in their order; %NULL with an error of the store
 */
GPtrArray *
accord_plan_facts_load (AccordConnection *connection, gint64 plan, GError **error)
{
  return read_all (connection,
                   "SELECT id, title, plan_type, state, rule_pack, approved_on FROM plan WHERE ?1 IN (0, id)"
                   " ORDER BY position, id",
                   plan, read_facts, facts_free, error);
}

/**
 * accord_plan_notes_load:
 * @connection: the token
 * @plan: a plan
 *
 * Returns: (transfer full) (element-type AccordPlanNote): what people said of its requirements; %NULL with an error of the
 *   store
 */
GPtrArray *
accord_plan_notes_load (AccordConnection *connection, gint64 plan, GError **error)
{
  return read_all (connection,
                   "SELECT id, requirement, kind = 'overridden', reason, author, noted_on FROM finding_note"
                   " WHERE plan_id = ?1 ORDER BY requirement",
                   plan, read_note, note_free, error);
}

/* --- a person's word --- */

typedef struct
{
  gint64 plan;
  char *requirement;
  gboolean is_override;
  char *reason;
} Noting;

static void
noting_free (gpointer data)
{
  Noting *noting = data;

  g_free (noting->requirement);
  g_free (noting->reason);
  g_free (noting);
}

static gpointer
note_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Noting *noting = data;
  char today[11];

  accord_day_today (today);
  return GINT_TO_POINTER (accord_connection_run (
      connection, error,
      "INSERT INTO finding_note (id, plan_id, requirement, kind, reason, author, noted_on)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (plan_id, requirement) DO UPDATE SET kind = excluded.kind,"
      " reason = excluded.reason, author = excluded.author, noted_on = excluded.noted_on",
      "iittttt", accord_id_new (), noting->plan, noting->requirement,
      noting->is_override ? "overridden" : "not_applicable", noting->reason, g_get_user_name (), today));
}

/**
 * accord_plan_note_set:
 * @plan: a plan
 * @requirement: id of a rule
 * @is_override: overridden; else not applicable
 * @reason: why; not empty
 *
 * Records a person's word on a requirement, with their name and the day, in place of an earlier one.
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_plan_note_set (gint64 plan, const char *requirement, gboolean is_override, const char *reason)
{
  Noting *noting = g_new (Noting, 1);

  *noting = (Noting) { plan, g_strdup (requirement), is_override, g_strdup (reason) };
  return accord_request_edit (is_override ? _("Check overridden") : _("Check marked as not applicable"), note_cb, noting,
                              noting_free, NULL);
}

static gpointer
remove_note_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      accord_connection_run (connection, error, "DELETE FROM finding_note WHERE id = ?1", "i", *(gint64 *) data));
}

/**
 * accord_plan_note_remove:
 * @note: a note
 *
 * Takes a person's word back; history keeps it.
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_plan_note_remove (gint64 note)
{
  return accord_request_edit (_("Reason taken back"), remove_note_cb, g_memdup2 (&note, sizeof note), g_free, NULL);
}
