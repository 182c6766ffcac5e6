/* accord-parties.c: the bodies that took part in an activity, each with its role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-parties.h"

#include <glib/gi18n.h>

#include "model/accord-record-write.h"
#include "store/accord-connection.h"

typedef struct
{
  gint64 activity;
  gint64 organisation;
  char *role;
} Party;

static void
party_free (gpointer data)
{
  Party *party = data;

  g_free (party->role);
  g_free (party);
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Party *party = data;
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT o.id, o.name, p.role FROM activity_party AS p JOIN organisation AS o ON o.id = p.organisation_id"
      " WHERE p.activity_id = ?1 ORDER BY o.name COLLATE NOCASE, o.id",
      "i", party->activity);
  g_autoptr (GPtrArray) parties = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (parties, accord_record_read_row ("organisation", rows));
  if (local_error == NULL)
    return g_steal_pointer (&parties);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_parties_load:
 * @activity: an activity
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord, organisations by name with "name" and
 *   the "role" that each had, a term of the vocabulary `party_role` or words of its own, "" when none is recorded
 */
AccordRequest *
accord_parties_load (gint64 activity)
{
  Party *party = g_new0 (Party, 1);

  party->activity = activity;
  return accord_request_read (load_cb, party, party_free, (GDestroyNotify) g_ptr_array_unref);
}

static AccordRequest *
make_edit (AccordRequestFunc func, gint64 activity, gint64 organisation, const char *role)
{
  Party *party = g_new (Party, 1);
  /* Translators: names an edit where it can be undone. */
  g_autofree char *label = g_strdup (_("Activity: who took part changed"));

  *party = (Party) { activity, organisation, g_strdup (role) };
  return accord_request_edit (label, func, party, party_free, NULL);
}

static gpointer
add_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Party *party = data;

  return GINT_TO_POINTER (accord_connection_run (
      connection, error,
      "INSERT INTO activity_party (activity_id, organisation_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING", "ii",
      party->activity, party->organisation));
}

/**
 * accord_party_add:
 * @activity: an activity
 * @organisation: a body that took part in it
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_party_add (gint64 activity, gint64 organisation)
{
  return make_edit (add_cb, activity, organisation, NULL);
}

static gpointer
set_role_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Party *party = data;

  return GINT_TO_POINTER (accord_connection_run (
      connection, error, "UPDATE activity_party SET role = ?3 WHERE activity_id = ?1 AND organisation_id = ?2", "iit",
      party->activity, party->organisation, party->role));
}

/**
 * accord_party_set_role:
 * @activity: an activity
 * @organisation: a body that took part in it
 * @role: a term of the vocabulary `party_role`, or "" for none
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_party_set_role (gint64 activity, gint64 organisation, const char *role)
{
  return make_edit (set_role_cb, activity, organisation, role);
}

static gpointer
remove_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Party *party = data;

  return GINT_TO_POINTER (accord_connection_run (
      connection, error, "DELETE FROM activity_party WHERE activity_id = ?1 AND organisation_id = ?2", "ii",
      party->activity, party->organisation));
}

/**
 * accord_party_remove:
 * @activity: an activity
 * @organisation: a body that did not take part after all
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_party_remove (gint64 activity, gint64 organisation)
{
  return make_edit (remove_cb, activity, organisation, NULL);
}
