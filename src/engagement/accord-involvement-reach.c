/* accord-involvement-reach.c: whose involvement an edit can have changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-involvement-reach.h"

#include "store/accord-connection.h"

/* More than this, and finding out costs more than looking at every plan again. */
#define MAX_CHANGES 64

/* A change here can change what any plan comes to. */
static const char *const FAR_REACHING[] = { "partnership", "term", "place", "organisation", "organisation_place" };

static const char *const NEAR[] = { "plan",          "activity",       "activity_party", "activity_audience",
                                    "activity_plan", "feedback",       "evidence_link",  "finding_note" };

static gboolean
touches_any (AccordChanges *changes, const char *const *tables, guint n_tables)
{
  for (guint i = 0; i < n_tables; i++)
    if (accord_changes_touch (changes, tables[i]))
      return TRUE;
  return FALSE;
}

/**
 * accord_involvement_is_touched:
 * @changes: what one edit, undo or redo touched
 *
 * Returns: whether it can have changed what any plan comes to. Any thread.
 */
gboolean
accord_involvement_is_touched (AccordChanges *changes)
{
  return touches_any (changes, FAR_REACHING, G_N_ELEMENTS (FAR_REACHING)) ||
         touches_any (changes, NEAR, G_N_ELEMENTS (NEAR));
}

static GHashTable *
id_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
add_id (GHashTable *set, gint64 id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

/**
 * accord_involvement_reach_new:
 *
 * Returns: (transfer full): nothing yet
 */
AccordInvolvementReach *
accord_involvement_reach_new (void)
{
  AccordInvolvementReach *self = g_new0 (AccordInvolvementReach, 1);

  self->whole_plans = id_set_new ();
  self->plans = id_set_new ();
  self->open_plans = id_set_new ();
  self->activities = id_set_new ();
  self->changed = id_set_new ();
  self->rows = id_set_new ();
  return self;
}

/**
 * accord_involvement_reach_free:
 * @self: (transfer full): a reach
 */
void
accord_involvement_reach_free (AccordInvolvementReach *self)
{
  g_hash_table_unref (self->whole_plans);
  g_hash_table_unref (self->plans);
  g_hash_table_unref (self->open_plans);
  g_hash_table_unref (self->activities);
  g_hash_table_unref (self->changed);
  g_hash_table_unref (self->rows);
  g_free (self);
}

/* Adds the first column of each row to @set; @found says whether there was one. */
static gboolean
add_found (AccordConnection *connection, const char *sql, gint64 id, GHashTable *set, gboolean *found, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "i", id);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  *found = FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      *found = TRUE;
      add_id (set, accord_statement_int (rows, 0));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* The plans it is linked to, and those not settled yet that it serves. */
static gboolean
add_activity (AccordInvolvementReach *self, AccordConnection *connection, gint64 activity, GError **error)
{
  gboolean found;

  if (g_hash_table_contains (self->rows, &activity))
    return TRUE;
  add_id (self->activities, activity);
  add_id (self->rows, activity);
  if (!add_found (connection,
                  "SELECT DISTINCT s.plan_id FROM evidence_link AS l CROSS JOIN section AS s ON s.id = l.section_id"
                  " WHERE l.activity_id = ?1",
                  activity, self->plans, &found, error) ||
      !add_found (connection, "SELECT plan_id FROM activity_plan WHERE activity_id = ?1", activity, self->open_plans,
                  &found, error))
    return FALSE;
  self->every_open = self->every_open || !found;
  return TRUE;
}

static gboolean
add_feedback (AccordInvolvementReach *self, AccordConnection *connection, gint64 feedback, GError **error)
{
  gint64 activity = 0;
  GError *local_error = NULL;

  add_id (self->rows, feedback);
  if (accord_connection_get_int (connection, &activity, &local_error, "SELECT activity_id FROM feedback WHERE id = ?1",
                                 "i", feedback))
    return add_activity (self, connection, activity, error);
  self->every_open = self->is_vague = TRUE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* A link that is gone, or went elsewhere, does not say where it was: whoever stood on it knows. */
static gboolean
add_link (AccordInvolvementReach *self, AccordConnection *connection, const AccordChange *change, GError **error)
{
  g_autoptr (AccordStatement) row = NULL;
  GError *local_error = NULL;
  gint64 activity = 0;

  add_id (self->rows, change->id);
  if (change->kind != ACCORD_CHANGE_ADDED)
    self->every_open = self->is_vague = TRUE;
  row = accord_connection_query (connection, error,
                                 "SELECT l.activity_id, s.plan_id FROM evidence_link AS l"
                                 " CROSS JOIN section AS s ON s.id = l.section_id WHERE l.id = ?1",
                                 "i", change->id);
  if (row == NULL)
    return FALSE;
  if (accord_statement_step (row, &local_error))
    {
      activity = accord_statement_int (row, 0);
      add_id (self->activities, activity);
      add_id (self->plans, accord_statement_int (row, 1));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
add_note (AccordInvolvementReach *self, AccordConnection *connection, gint64 note, GError **error)
{
  gboolean found;

  add_id (self->rows, note);
  return add_found (connection, "SELECT plan_id FROM finding_note WHERE id = ?1", note, self->plans, &found, error);
}

static gboolean
add_change (AccordInvolvementReach *self, AccordConnection *connection, const AccordChange *change, GError **error)
{
  if (g_str_equal (change->table, "plan"))
    add_id (self->whole_plans, change->id);
  else if (g_str_equal (change->table, "finding_note"))
    return add_note (self, connection, change->id, error);
  else if (g_str_equal (change->table, "evidence_link"))
    return add_link (self, connection, change, error);
  else if (g_str_equal (change->table, "feedback"))
    return add_feedback (self, connection, change->id, error);
  else if (g_str_equal (change->table, "activity_plan"))
    {
      /* It may have served others before. */
      self->every_open = TRUE;
      add_id (self->changed, change->id);
      return add_activity (self, connection, change->id, error);
    }
  else if (g_str_equal (change->table, "activity") || g_str_equal (change->table, "activity_party") ||
           g_str_equal (change->table, "activity_audience"))
    {
      add_id (self->changed, change->id);
      return add_activity (self, connection, change->id, error);
    }
  return TRUE;
}

/**
 * accord_involvement_reach_add:
 * @connection: the token, after the edit
 * @changes: what it touched
 *
 * Adds what one edit, undo or redo reaches. Sections do not count by themselves: a section comes and goes with its links.
 *
 * Returns: whether it could be found out
 */
gboolean
accord_involvement_reach_add (AccordInvolvementReach *self, AccordConnection *connection, AccordChanges *changes,
                              GError **error)
{
  guint n = accord_changes_get_length (changes);

  if (n > MAX_CHANGES || touches_any (changes, FAR_REACHING, G_N_ELEMENTS (FAR_REACHING)))
    self->everything = TRUE;
  for (guint i = 0; i < n && !self->everything; i++)
    if (!add_change (self, connection, accord_changes_get (changes, i), error))
      return FALSE;
  return TRUE;
}
