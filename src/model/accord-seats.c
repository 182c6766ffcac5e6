/* accord-seats.c: the membership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/accord-seats.h"

#include <glib/gi18n.h>

#include "model/accord-record.h"
#include "store/accord-connection.h"

/* Who holds the seat as a member today: the newest appointment that has not ended. */
#define HOLDER                                                                                                         \
  "(SELECT h.id FROM appointment AS h WHERE h.seat_id = s.id AND h.role = 'member' AND h.ended_on = ''"                \
  " ORDER BY h.id DESC LIMIT 1)"

#define VAGUE(prefix)                                                                                                  \
  "CASE WHEN " prefix "_from = " prefix "_until AND " prefix "_from <> '' THEN strftime ('%d/%m/%Y', " prefix "_from)" \
  " ELSE coalesce (" prefix "_text, '') END"

static const AccordListColumn COLUMNS[] = {
  { "number", N_("Seat"), "s.number", "CAST (s.number AS INTEGER)", ACCORD_LIST_TEXT, NULL, 5 },
  { "sector", N_("Sector"), "s.sector",
    "coalesce ((SELECT t.position FROM term AS t WHERE t.vocabulary = 'sector' AND t.code = s.sector), 999)",
    ACCORD_LIST_TERM, "sector", 18 },
  { "organisation", N_("Organisation"), "coalesce (o.name, s.title)", "coalesce (o.name, s.title) COLLATE NOCASE",
    ACCORD_LIST_TEXT, NULL, 30 },
  { "post", N_("Post"), "coalesce (nullif (h.post, ''), s.title)", "coalesce (nullif (h.post, ''), s.title) COLLATE NOCASE",
    ACCORD_LIST_TEXT, NULL, 26 },
  { "holding", N_("State"),
    "CASE WHEN s.kind = 'attendance' THEN 'attendance' WHEN h.id IS NULL THEN 'vacant' ELSE 'filled' END",
    "h.id IS NULL", ACCORD_LIST_TEXT, NULL, 10 },
  { "voting", N_("Voting"), "s.voting", "s.voting", ACCORD_LIST_TERM, "voting", 8 },
  { "start", N_("Start"), VAGUE ("h.start"), "h.start_from", ACCORD_LIST_TEXT, NULL, 12 },
  { "term_ends", N_("Term ends"), VAGUE ("h.end"), "nullif (h.end_until, '') IS NULL, h.end_until", ACCORD_LIST_TEXT,
    NULL, 12 },
  { "deputies", N_("Deputies"),
    "(SELECT count (*) FROM appointment AS d WHERE d.seat_id = s.id AND d.role = 'deputy' AND d.ended_on = '')", NULL,
    ACCORD_LIST_NUMBER, NULL, 8 },
  { "declared", N_("Declaration"),
    "coalesce ((SELECT d.received FROM declaration AS d WHERE d.appointment_id = h.id ORDER BY d.id DESC LIMIT 1), '')",
    NULL, ACCORD_LIST_TERM, "declaration_state", 11 },
};

static const AccordListFilter FILTERS[] = {
  { "sector", "s.sector = ?1" },
  { "kind", "s.kind = ?1" },
  { "vacant", "?1 = CASE WHEN h.id IS NULL AND s.kind = 'member' THEN '1' ELSE '0' END" },
};

static const char *const WATCHES[] = { "seat", "appointment", "declaration", "organisation", "term", NULL };

/**
 * accord_seats:
 *
 * The seats in force, in their own order, with who holds each today. An organisation, a post or a note of an appointment
 * is found with its seat.
 */
const AccordListSource accord_seats = {
  .table = "seat",
  .from = "seat AS s LEFT JOIN organisation AS o ON o.id = s.organisation_id"
          " LEFT JOIN appointment AS h ON h.id = " HOLDER,
  .id = "s.id",
  .columns = COLUMNS,
  .n_columns = G_N_ELEMENTS (COLUMNS),
  .default_order = "s.position, s.id",
  .filters = FILTERS,
  .n_filters = G_N_ELEMENTS (FILTERS),
  .owners = "SELECT id, seat_id FROM appointment UNION ALL"
            " SELECT organisation_id, id FROM seat WHERE organisation_id IS NOT NULL ORDER BY 1",
  .watches = WATCHES,
};

typedef struct
{
  gint64 appointment;
  char *day;
  char *reason;
} Ending;

static void
ending_free (gpointer data)
{
  Ending *ending = data;

  g_free (ending->day);
  g_free (ending->reason);
  g_free (ending);
}

/* A seat whose last member left is vacant from that day. */
static gpointer
end_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Ending *ending = data;

  return GINT_TO_POINTER (
      accord_connection_run (connection, error, "UPDATE appointment SET ended_on = ?2, ended_reason = ?3 WHERE id = ?1",
                             "itt", ending->appointment, ending->day, ending->reason) &&
      accord_connection_run (connection, error,
                             "UPDATE seat SET vacant_since = ?2 WHERE id = (SELECT seat_id FROM appointment WHERE id = ?1)"
                             " AND NOT EXISTS (SELECT 1 FROM appointment AS o WHERE o.seat_id = seat.id AND"
                             " o.role = 'member' AND o.ended_on = '')",
                             "it", ending->appointment, ending->day));
}

/**
 * accord_seat_end_appointment:
 * @appointment: one that lasts
 * @day: its last day, ISO 8601
 * @reason: why, or ""
 *
 * Ending is for life: the appointment stays in the history of its seat.
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_seat_end_appointment (gint64 appointment, const char *day, const char *reason)
{
  Ending *ending = g_new (Ending, 1);

  *ending = (Ending) { appointment, g_strdup (day), g_strdup (reason) };
  return accord_request_edit (_("Appointment ended"), end_cb, ending, ending_free, NULL);
}
