/* accord-organisations.c: the organisations, how they belong together, and what becomes of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-organisations.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-id.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

static const AccordListColumn COLUMNS[] = {
  { "name", N_("Organisation"), "o.name", "o.name COLLATE NOCASE", ACCORD_LIST_TEXT, NULL, 34, "organisation", "name" },
  { "short_name", N_("Short name"), "o.short_name", "o.short_name COLLATE NOCASE", ACCORD_LIST_TEXT, NULL, 12,
    "organisation", "short_name" },
  { "kind", N_("Kind"), "o.kind", "o.kind", ACCORD_LIST_TERM, "organisation_kind", 22, "organisation", "kind" },
  { "sector", N_("Sector"), "o.sector", "o.sector", ACCORD_LIST_TERM, "sector", 18, "organisation", "sector" },
  { "seats", N_("Seats"), "(SELECT count (*) FROM seat AS s WHERE s.organisation_id = o.id)",
    "(SELECT count (*) FROM seat AS s WHERE s.organisation_id = o.id)", ACCORD_LIST_NUMBER, NULL, 6 },
  { "contact", N_("Point of contact"),
    "coalesce ((SELECT coalesce (nullif (p.post, ''), p.name) FROM person AS p WHERE p.id = o.contact_id), '')", NULL,
    ACCORD_LIST_TEXT, NULL, 20 },
  { "until_on", N_("Until"), "o.until_on", "o.until_on", ACCORD_LIST_DAY, NULL, 11, "organisation", "until_on",
    .day_from = "o.until_on", .day_until = "o.until_on" },
};

static const AccordListFilter FILTERS[] = {
  { "kind", "o.kind = ?1" },
  { "sector", "o.sector = ?1" },
  { "seated", "?1 = CASE WHEN EXISTS (SELECT 1 FROM seat AS s WHERE s.organisation_id = o.id) THEN '1' ELSE '0' END" },
};

static const char *const WATCHES[] = { "organisation", "organisation_alias", "seat", "person", "term", NULL };

/**
 * accord_organisations:
 *
 * Every organisation, those that are no more among them. One is found by each of its spellings and by its people.
 */
const AccordListSource accord_organisations = {
  .table = "organisation",
  .from = "organisation AS o",
  .id = "o.id",
  .columns = COLUMNS,
  .n_columns = G_N_ELEMENTS (COLUMNS),
  .default_order = "o.name COLLATE NOCASE, o.id",
  .filters = FILTERS,
  .n_filters = G_N_ELEMENTS (FILTERS),
  .owners = "SELECT id, organisation_id FROM person WHERE organisation_id IS NOT NULL ORDER BY 1",
  .watches = WATCHES,
};

static gpointer
read_records (AccordConnection *connection, const char *table, const char *sql, gint64 id, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, sql, "i", id);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (records, accord_record_read_row (table, rows));
  if (local_error == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, local_error);
  return NULL;
}

static gpointer
count_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) counts = read_records (connection, "organisation",
                                               "SELECT 0 AS id, count (*) AS organisations FROM organisation WHERE id <> ?1",
                                               0, error);

  return counts != NULL ? g_object_ref (g_ptr_array_index (counts, 0)) : NULL;
}

/**
 * accord_organisations_count:
 *
 * Returns: (transfer full): a question whose answer is an #AccordRecord with "organisations", how many there are
 */
AccordRequest *
accord_organisations_count (void)
{
  return accord_request_read (count_cb, NULL, NULL, g_object_unref);
}

static gpointer
names_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_records (connection, "organisation",
                       "SELECT o.id, o.name, o.short_name, coalesce ((SELECT group_concat (a.alias, char (10))"
                       " FROM organisation_alias AS a WHERE a.organisation_id = o.id), '') AS spellings"
                       " FROM organisation AS o WHERE ?1 IN (0, o.id) ORDER BY o.name COLLATE NOCASE, o.id",
                       0, error);
}

/**
 * accord_organisations_load_names:
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord, by their names: each with its "name",
 *   its "short_name" and, a line each, its other "spellings"
 */
AccordRequest *
accord_organisations_load_names (void)
{
  return accord_request_read (names_cb, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static gpointer
relations_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_records (connection, "organisation_relation",
                       "SELECT r.id, r.kind, r.from_on, r.until_on, r.note, r.organisation_id, r.other_id, o.id AS with_id,"
                       " o.name, CASE WHEN r.organisation_id = ?1 THEN 'to' ELSE 'from' END AS direction"
                       " FROM organisation_relation AS r JOIN organisation AS o ON o.id = CASE WHEN r.organisation_id = ?1"
                       " THEN r.other_id ELSE r.organisation_id END WHERE ?1 IN (r.organisation_id, r.other_id)"
                       " ORDER BY r.kind, r.from_on, r.id",
                       *(gint64 *) data, error);
}

/**
 * accord_organisation_load_relations:
 * @organisation: an organisation
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord: each relation in which it stands, with
 *   "with_id" and "name" of the other body, and "direction": "to" when this one has the other as its partner, successor or
 *   alliance, "from" when it is the other way round
 */
AccordRequest *
accord_organisation_load_relations (gint64 organisation)
{
  return accord_request_read (relations_cb, g_memdup2 (&organisation, sizeof organisation), g_free,
                              (GDestroyNotify) g_ptr_array_unref);
}

static gpointer
people_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_records (connection, "person",
                       "SELECT p.*, EXISTS (SELECT 1 FROM organisation AS o WHERE o.contact_id = p.id AND o.id = ?1)"
                       " AS is_contact FROM person AS p WHERE p.organisation_id = ?1 OR p.id = (SELECT contact_id"
                       " FROM organisation WHERE id = ?1) OR EXISTS (SELECT 1 FROM appointment AS a"
                       " WHERE a.person_id = p.id AND a.organisation_id = ?1) ORDER BY is_contact DESC, p.post, p.id",
                       *(gint64 *) data, error);
}

/**
 * accord_organisation_load_people:
 * @organisation: an organisation
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord: its people and those whom it
 *   appointed, with "is_contact"; the point of contact first
 */
AccordRequest *
accord_organisation_load_people (gint64 organisation)
{
  return accord_request_read (people_cb, g_memdup2 (&organisation, sizeof organisation), g_free,
                              (GDestroyNotify) g_ptr_array_unref);
}

typedef struct
{
  gint64 organisation;
  gint64 other;
  char *day;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->day);
  g_free (change);
}

static gpointer
contact_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (accord_connection_run (connection, error,
                                                 "UPDATE organisation SET contact_id = nullif (?2, 0) WHERE id = ?1", "ii",
                                                 change->organisation, change->other));
}

/**
 * accord_organisation_set_contact:
 * @organisation: an organisation
 * @person: its point of contact, 0 for none
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_organisation_set_contact (gint64 organisation, gint64 person)
{
  Change *change = g_new0 (Change, 1);

  change->organisation = organisation;
  change->other = person;
  return accord_request_edit (_("Point of contact changed"), contact_cb, change, change_free, NULL);
}

static gpointer
succeed_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  gint64 relation = accord_id_new ();

  return GINT_TO_POINTER (
      accord_connection_run (connection, error, "UPDATE organisation SET until_on = date (?2, '-1 day') WHERE id = ?1",
                             "it", change->organisation, change->day) &&
      accord_record_check (connection, "organisation", change->organisation, NULL, error) &&
      accord_connection_run (connection, error, "UPDATE organisation SET from_on = ?2 WHERE id = ?1 AND from_on = ''", "it",
                             change->other, change->day) &&
      accord_connection_run (connection, error,
                             "INSERT INTO organisation_relation (id, organisation_id, kind, other_id, from_on)"
                             " VALUES (?1, ?2, 'successor', ?3, ?4)",
                             "iiit", relation, change->organisation, change->other, change->day) &&
      accord_record_check (connection, "organisation_relation", relation, NULL, error));
}

/**
 * accord_organisation_succeed:
 * @organisation: a body that was abolished, merged or made anew
 * @successor: what carries on its work
 * @day: the first day of @successor, ISO 8601; the last one of @organisation is the day before
 *
 * Both stay on record. What each had its part in stays its own.
 *
 * Returns: (transfer full): an edit; %NULL with ACCORD_ERROR_INVALID when both are the same
 */
AccordRequest *
accord_organisation_succeed (gint64 organisation, gint64 successor, const char *day, GError **error)
{
  Change *change;

  if (organisation == successor)
    {
      g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID,
                           _("That is the organisation itself. Choose another one."));
      return NULL;
    }
  change = g_new (Change, 1);
  *change = (Change) { organisation, successor, g_strdup (day) };
  return accord_request_edit (_("Successor recorded"), succeed_cb, change, change_free, NULL);
}
