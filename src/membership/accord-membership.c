/* accord-membership.c: who is a member on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-membership.h"

#include "model/accord-membership-day.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

#define SEATS                                                                                                          \
  "SELECT s.id, s.number, s.title, s.kind, s.sector, s.organisation_id, s.appointed_by, s.statutory_basis, s.voting,"  \
  " s.quorum_class, s.holder_kind, s.shared, s.place_id, s.from_on, s.until_on, s.note, coalesce (o.name, '')"         \
  " AS organisation, coalesce (o.kind, '') AS organisation_kind, coalesce (p.name, '') AS place,"                      \
  " CASE WHEN " ACCORD_SEAT_HOLDER ("s", "?1") " IS NULL THEN " ACCORD_SEAT_VACANT_SINCE ("s", "?1")                   \
  " ELSE '' END AS vacant_since FROM seat AS s LEFT JOIN organisation AS o ON o.id = s.organisation_id"                \
  " LEFT JOIN place AS p ON p.id = s.place_id WHERE " ACCORD_SEAT_STANDS ("s", "?1") " ORDER BY s.position, s.id"

#define HOLDERS                                                                                                        \
  "SELECT a.id, a.seat_id, a.organisation_id, a.person_id, a.post, a.role, a.holder_kind, a.start_from, a.start_until,"\
  " a.start_text, a.end_from, a.end_until, a.end_text, a.ended_on, a.ended_reason, a.minute, a.note,"                  \
  " coalesce (o.name, '') AS organisation, coalesce (p.name, '') AS person, coalesce (p.post, '') AS person_post,"     \
  " coalesce (p.email, '') AS person_email FROM appointment AS a LEFT JOIN organisation AS o"                          \
  " ON o.id = a.organisation_id LEFT JOIN person AS p ON p.id = a.person_id WHERE "                                    \
  ACCORD_APPOINTMENT_HOLDS ("a", "?1") " ORDER BY a.role <> 'member', a.role <> 'deputy', a.id"

static void
membership_seat_free (gpointer data)
{
  AccordMembershipSeat *self = data;

  g_object_unref (self->seat);
  g_ptr_array_unref (self->holders);
  g_free (self);
}

static GPtrArray *
read_seats (AccordConnection *connection, const char *day, GHashTable *by_id, GError **error)
{
  g_autoptr (GPtrArray) seats = g_ptr_array_new_with_free_func (membership_seat_free);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, SEATS, "t", day);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      AccordMembershipSeat *seat = g_new (AccordMembershipSeat, 1);
      gint64 id = accord_statement_int (rows, 0);

      seat->seat = accord_record_read_row ("seat", rows);
      seat->holders = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (seats, seat);
      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), seat);
    }
  if (local_error == NULL)
    return g_steal_pointer (&seats);
  g_propagate_error (error, local_error);
  return NULL;
}

static gboolean
read_holders (AccordConnection *connection, const char *day, GHashTable *by_id, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, HOLDERS, "t", day);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 1);
      AccordMembershipSeat *seat = g_hash_table_lookup (by_id, &id);

      if (seat != NULL)
        g_ptr_array_add (seat->holders, accord_record_read_row ("appointment", rows));
    }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/**
 * accord_membership_find:
 * @connection: the token
 * @day: ISO 8601; "" for how things stand now, see accord_membership_load()
 *
 * Returns: (transfer full) (element-type AccordMembershipSeat): as accord_membership_load(); %NULL on error
 */
GPtrArray *
accord_membership_find (AccordConnection *connection, const char *day, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) seats = read_seats (connection, day, by_id, error);

  if (seats == NULL || !read_holders (connection, day, by_id, error))
    return NULL;
  return g_steal_pointer (&seats);
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_membership_find (connection, data, error);
}

/**
 * accord_membership_load:
 * @day: ISO 8601, the first and the last day of a seat or an appointment count; "" for how things stand now: without what
 *   has ended or is ended for a day to come
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordMembershipSeat: the seats that exist on that
 *   day, in their own order, places in attendance among them (their "kind" is "attendance")
 */
AccordRequest *
accord_membership_load (const char *day)
{
  return accord_request_read (load_cb, g_strdup (day), g_free, (GDestroyNotify) g_ptr_array_unref);
}

#define DECLARATIONS                                                                                                   \
  "SELECT a.id, coalesce (nullif (a.post, ''), nullif (p.post, ''), nullif (p.name, ''), s.title) AS who,"             \
  " coalesce (o.name, '') AS organisation, coalesce (d.received, '') AS received, d.declared_from, d.declared_until,"  \
  " d.declared_text, d.interest, d.action, d.due_on FROM appointment AS a JOIN seat AS s ON s.id = a.seat_id"          \
  " LEFT JOIN person AS p ON p.id = a.person_id"                                                                       \
  " LEFT JOIN organisation AS o ON o.id = coalesce (a.organisation_id, s.organisation_id)"                             \
  " LEFT JOIN declaration AS d ON d.id = (SELECT last.id FROM declaration AS last WHERE last.appointment_id = a.id"    \
  " ORDER BY last.id DESC LIMIT 1) WHERE s.kind = 'member' AND a.role <> 'observer' AND "                              \
  ACCORD_APPOINTMENT_HOLDS ("a", "''") " ORDER BY s.position, s.id, a.role <> 'member', a.id"

static gpointer
declarations_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) declarations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, DECLARATIONS, "");
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (declarations, accord_record_read_row ("appointment", rows));
  if (local_error == NULL)
    return g_steal_pointer (&declarations);
  g_propagate_error (error, local_error);
  return NULL;
}

/**
 * accord_membership_load_declarations:
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord: each appointment of a member or a
 *   deputy that lasts, with "who" and "organisation", and the last declaration of interest: "received" is "" when there is
 *   none
 */
AccordRequest *
accord_membership_load_declarations (void)
{
  return accord_request_read (declarations_cb, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * accord_membership_seat_is_vacant:
 *
 * Returns: whether it is a seat, and no place in attendance, that no member holds
 */
gboolean
accord_membership_seat_is_vacant (const AccordMembershipSeat *self)
{
  return g_str_equal (accord_record_get (self->seat, "kind"), "member") &&
         accord_membership_seat_get_holder (self, "member") == NULL;
}

/**
 * accord_membership_seat_get_holder:
 * @role: "member", "deputy" or "observer"
 *
 * Returns: (transfer none) (nullable): the first who holds it in that role
 */
AccordRecord *
accord_membership_seat_get_holder (const AccordMembershipSeat *self, const char *role)
{
  for (guint i = 0; i < self->holders->len; i++)
    if (g_str_equal (accord_record_get (g_ptr_array_index (self->holders, i), "role"), role))
      return g_ptr_array_index (self->holders, i);
  return NULL;
}
