/* accord-place-change.c: areas that are merged or split on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-place-change.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-id.h"
#include "model/accord-membership-day.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

/* The last day of what ends. */
#define EVE(day) "date (" day ", '-1 day')"

typedef struct
{
  GArray *places;
  GStrv successors;
  char *day;
  char *note;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_array_unref (change->places);
  g_strfreev (change->successors);
  g_free (change->day);
  g_free (change->note);
  g_free (change);
}

/* A place of that name that stands on the day, and is none of those that end, is what is meant; else it begins. */
static gint64
find_or_make (AccordConnection *connection, const Change *change, const char *name, GError **error)
{
  gint64 first = g_array_index (change->places, gint64, 0);
  GError *local_error = NULL;
  gint64 id = 0;

  if (accord_connection_get_int (connection, &id, &local_error,
                                 "SELECT id FROM place WHERE name = ?1 AND until_on = '' ORDER BY id LIMIT 1", "t", name))
    return id;
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return 0;
    }
  id = accord_id_new ();
  return accord_connection_run (connection, error,
                                "INSERT INTO place (id, parent_id, name, kind, from_on)"
                                " SELECT ?1, parent_id, ?2, kind, ?3 FROM place WHERE id = ?4",
                                "itti", id, name, change->day, first)
             ? id
             : 0;
}

/* Who covered the place covers what it became. */
static gboolean
carry_coverage (AccordConnection *connection, gint64 place, gint64 successor, const char *day, GError **error)
{
  return accord_connection_run (connection, error,
                                "INSERT INTO organisation_place (organisation_id, place_id, from_on)"
                                " SELECT organisation_id, ?2, ?3 FROM organisation_place WHERE place_id = ?1"
                                " AND (until_on = '' OR until_on >= " EVE ("?3") ") ON CONFLICT DO NOTHING",
                                "iit", place, successor, day);
}

static GArray *
list_seats (AccordConnection *connection, gint64 place, const char *day, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT s.id FROM seat AS s WHERE s.place_id = ?1 AND " ACCORD_SEAT_STANDS ("s", "?2") " ORDER BY s.position, s.id",
      "it", place, day);
  g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      g_array_append_val (seats, id);
    }
  if (local_error == NULL)
    return g_steal_pointer (&seats);
  g_propagate_error (error, local_error);
  return NULL;
}

static gboolean
copy_seat (AccordConnection *connection, gint64 seat, gint64 copy, gint64 place, const char *day, GError **error)
{
  return accord_connection_run (
      connection, error,
      "INSERT INTO seat (id, number, title, kind, sector, organisation_id, appointed_by, statutory_basis, voting, place_id,"
      " position, from_on, until_on, note, quorum_class, holder_kind, shared) SELECT ?2, number, title, kind, sector,"
      " organisation_id, appointed_by, statutory_basis, voting, ?4, position, ?3, until_on, note, quorum_class, holder_kind,"
      " shared FROM seat WHERE id = ?1",
      "iiti", seat, copy, day, place);
}

/* An appointment goes on in the new seat with the term that it has; in the old one it ends with it. */
static gboolean
carry_appointments (AccordConnection *connection, gint64 seat, gint64 copy, const char *day, GError **error)
{
  g_autoptr (GPtrArray) appointments = accord_record_read_all (connection, "appointment", "seat_id", seat, error);

  for (guint i = 0; appointments != NULL && i < appointments->len; i++)
    {
      AccordRecord *appointment = g_ptr_array_index (appointments, i);
      gint64 next = accord_id_new ();

      if (*accord_record_get (appointment, "ended_on") != '\0')
        continue;
      if (!accord_connection_run (
              connection, error,
              "INSERT INTO appointment (id, seat_id, organisation_id, person_id, post, role, start_from, start_until,"
              " end_from, end_until, end_text, minute, note, holder_kind) SELECT ?1, ?2, organisation_id, person_id, post,"
              " role, max (start_from, ?3), max (start_until, ?3), end_from, end_until, end_text, minute, note, holder_kind"
              " FROM appointment WHERE id = ?4",
              "iiti", next, copy, day, accord_record_get_id (appointment)) ||
          !accord_connection_run (connection, error,
                                  "INSERT INTO declaration (id, appointment_id, received, declared_from, declared_until,"
                                  " declared_text, interest, action, due_on) SELECT ?1, ?2, received, declared_from,"
                                  " declared_until, declared_text, interest, action, due_on FROM declaration"
                                  " WHERE appointment_id = ?3 ORDER BY id DESC LIMIT 1",
                                  "iii", accord_id_new (), next, accord_record_get_id (appointment)))
        return FALSE;
    }
  return appointments != NULL;
}

static gboolean
end_seat (AccordConnection *connection, gint64 seat, const char *day, GError **error)
{
  return accord_connection_run (connection, error, "UPDATE seat SET until_on = " EVE ("?2") " WHERE id = ?1", "it", seat,
                                day) &&
         accord_connection_run (connection, error, "DELETE FROM appointment WHERE seat_id = ?1 AND start_from >= ?2", "it",
                                seat, day) &&
         accord_connection_run (connection, error,
                                "UPDATE appointment SET ended_on = " EVE ("?2") ", ended_reason = 'organisation_ended'"
                                " WHERE seat_id = ?1 AND ended_on = ''",
                                "it", seat, day);
}

/* Who holds a seat for an area that is split cannot be taken to hold one for each part: the first part's goes on, the
 * others are vacant until somebody appoints. */
static gboolean
carry_seats (AccordConnection *connection, const Change *change, gint64 place, GArray *successors, GError **error)
{
  g_autoptr (GArray) seats = list_seats (connection, place, change->day, error);

  for (guint i = 0; seats != NULL && i < seats->len; i++)
    {
      gint64 seat = g_array_index (seats, gint64, i);

      for (guint j = 0; j < successors->len; j++)
        {
          gint64 copy = accord_id_new ();

          if (!copy_seat (connection, seat, copy, g_array_index (successors, gint64, j), change->day, error) ||
              (j == 0 && !carry_appointments (connection, seat, copy, change->day, error)))
            return FALSE;
        }
      if (!end_seat (connection, seat, change->day, error))
        return FALSE;
    }
  return seats != NULL;
}

static gboolean
end_place (AccordConnection *connection, const Change *change, gint64 place, GArray *successors, GError **error)
{
  for (guint i = 0; i < successors->len; i++)
    {
      gint64 successor = g_array_index (successors, gint64, i);

      if (!accord_connection_run (connection, error,
                                  "INSERT INTO place_succession (id, place_id, successor_id, on_date, note)"
                                  " VALUES (?1, ?2, ?3, ?4, ?5)",
                                  "iiitt", accord_id_new (), place, successor, change->day, change->note) ||
          !carry_coverage (connection, place, successor, change->day, error))
        return FALSE;
    }
  /* The parts of an area that became one other are that one's; of one that was split nobody can tell but a person. */
  return carry_seats (connection, change, place, successors, error) &&
         (successors->len > 1 ||
          accord_connection_run (connection, error,
                                 "UPDATE place SET parent_id = ?2 WHERE parent_id = ?1 AND until_on = '' AND id <> ?2",
                                 "ii", place, g_array_index (successors, gint64, 0))) &&
         accord_connection_run (connection, error,
                                "UPDATE organisation_place SET until_on = " EVE ("?2") " WHERE place_id = ?1"
                                " AND (until_on = '' OR until_on > " EVE ("?2") ")",
                                "it", place, change->day) &&
         accord_connection_run (connection, error, "UPDATE place SET until_on = " EVE ("?2") " WHERE id = ?1", "it", place,
                                change->day) &&
         accord_record_check (connection, "place", place, NULL, error);
}

static gpointer
change_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  g_autoptr (GArray) successors = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; change->successors[i] != NULL; i++)
    {
      gint64 id = find_or_make (connection, change, change->successors[i], error);

      if (id == 0)
        return NULL;
      for (guint j = 0; j < change->places->len; j++)
        if (g_array_index (change->places, gint64, j) == id)
          {
            g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID,
                         _("“%s” cannot be its own successor. Give what begins another name."), change->successors[i]);
            return NULL;
          }
      g_array_append_val (successors, id);
    }
  for (guint i = 0; i < change->places->len; i++)
    if (!end_place (connection, change, g_array_index (change->places, gint64, i), successors, error))
      return NULL;
  return GINT_TO_POINTER (TRUE);
}

/**
 * accord_place_change:
 * @places: those that end: one that is split, or several that are merged
 * @n_places: how many
 * @successors: (array zero-terminated=1): the names of those that begin; one that exists is extended
 * @day: the first day of the new ones, ISO 8601
 * @note: why: the order or the decision
 *
 * Merges or splits areas: the old ones end on the day before, the new ones begin. Coverage and seats are carried on, each
 * with its term, and nothing of what was is changed: the membership of a day before is what it was. Where an area is
 * split, who holds a seat for it goes on in the first of its parts.
 *
 * Returns: (transfer full): an edit, one undo step; %NULL with ACCORD_ERROR_INVALID when there is nothing to begin or to
 *   end
 */
AccordRequest *
accord_place_change (const gint64 *places, guint n_places, const char *const *successors, const char *day,
                     const char *note, GError **error)
{
  Change *change;

  if (n_places == 0 || successors[0] == NULL)
    {
      g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, _("Say which places end and which begin."));
      return NULL;
    }
  change = g_new (Change, 1);
  *change = (Change) { g_array_new (FALSE, FALSE, sizeof (gint64)), g_strdupv ((char **) successors), g_strdup (day),
                       g_strdup (note) };
  g_array_append_vals (change->places, places, n_places);
  return accord_request_edit (_("Places changed"), change_cb, change, change_free, NULL);
}
