/* accord-seats.c: the membership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-seats.h"

#include <glib/gi18n.h>

#include "base/accord-id.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

/* Who holds the seat as a member today: the newest appointment that has not ended. */
#define HOLDER                                                                                                         \
  "(SELECT h.id FROM appointment AS h WHERE h.seat_id = s.id AND h.role = 'member' AND h.ended_on = ''"                \
  " ORDER BY h.id DESC LIMIT 1)"

#define VAGUE(prefix)                                                                                                  \
  "CASE WHEN " prefix "_from = " prefix "_until AND " prefix "_from <> '' THEN strftime ('%d/%m/%Y', " prefix "_from)" \
  " ELSE coalesce (" prefix "_text, '') END"

static const AccordListColumn COLUMNS[] = {
  { "number", N_("Seat"), "s.number", "CAST (s.number AS INTEGER)", ACCORD_LIST_TEXT, NULL, 5, "seat", "number" },
  { "sector", N_("Sector"), "s.sector",
    "coalesce ((SELECT t.position FROM term AS t WHERE t.vocabulary = 'sector' AND t.code = s.sector), 999)",
    ACCORD_LIST_TERM, "sector", 18, "seat", "sector" },
  { "organisation", N_("Organisation"), "coalesce (o.name, s.title)", "coalesce (o.name, s.title) COLLATE NOCASE",
    ACCORD_LIST_TEXT, NULL, 30, "seat",
    "organisation_id" },
  { "post", N_("Post"), "coalesce (nullif (h.post, ''), s.title)", "coalesce (nullif (h.post, ''), s.title) COLLATE NOCASE",
    ACCORD_LIST_TEXT, NULL, 26, "appointment", "post", "h.id" },
  { "holding", N_("State"),
    "CASE WHEN s.kind = 'attendance' THEN 'attendance' WHEN h.id IS NULL THEN 'vacant' ELSE 'filled' END",
    "h.id IS NULL", ACCORD_LIST_TEXT, NULL, 10 },
  { "voting", N_("Voting"), "s.voting", "s.voting", ACCORD_LIST_TERM, "voting", 8, "seat", "voting" },
  { "start", N_("Start"), VAGUE ("h.start"), "h.start_from", ACCORD_LIST_TEXT, NULL, 12, "appointment",
    "start", "h.id", "coalesce (h.start_from, '')", "coalesce (h.start_until, '')" },
  { "term_ends", N_("Term ends"), VAGUE ("h.end"), "nullif (h.end_until, '') IS NULL, h.end_until", ACCORD_LIST_TEXT,
    NULL, 12, "appointment", "end", "h.id", "coalesce (h.end_from, '')", "coalesce (h.end_until, '')" },
  { "deputies", N_("Deputies"),
    "(SELECT count (*) FROM appointment AS d WHERE d.seat_id = s.id AND d.role = 'deputy' AND d.ended_on = '')", NULL,
    ACCORD_LIST_NUMBER, NULL, 8 },
  { "declared", N_("Declaration"),
    "coalesce ((SELECT d.received FROM declaration AS d WHERE d.appointment_id = h.id ORDER BY d.id DESC LIMIT 1), '')",
    NULL, ACCORD_LIST_TERM, "declaration_state", 11 },
};

/* Of those who hold the seat as members now. */
#define HAS_HOLDER_WHO(condition) \
  "EXISTS (SELECT 1 FROM appointment AS m WHERE m.seat_id = s.id AND m.role = 'member' AND m.ended_on = '' AND " condition ")"
#define TERM_ENDS "CASE WHEN m.end_until <> '' THEN m.end_until ELSE m.end_from END"
#define DECLARED \
  "coalesce ((SELECT d.received FROM declaration AS d WHERE d.appointment_id = m.id ORDER BY d.id DESC LIMIT 1), '')"

static const AccordListFilter FILTERS[] = {
  { "sector", "s.sector = ?1" },
  { "kind", "s.kind = ?1" },
  { "vacant", "?1 = CASE WHEN h.id IS NULL AND s.kind = 'member' THEN '1' ELSE '0' END" },
  { "term_ended", HAS_HOLDER_WHO (TERM_ENDS " <> '' AND " TERM_ENDS " < ?1") },
  { "term_ending", HAS_HOLDER_WHO (TERM_ENDS " BETWEEN ?1 AND date (?1, '+90 days')") },
  { "declaration",
    HAS_HOLDER_WHO ("?1 = CASE WHEN " DECLARED " IN ('', 'no', 'not_known') THEN 'missing' ELSE " DECLARED " END") },
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

static gpointer
count_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (
      connection, error,
      "SELECT 0 AS id, count (*) FILTER (WHERE s.kind = 'member') AS seats,"
      " count (*) FILTER (WHERE s.kind = 'attendance') AS attendance,"
      " count (*) FILTER (WHERE s.kind = 'member' AND NOT EXISTS (SELECT 1 FROM appointment AS h WHERE h.seat_id = s.id"
      " AND h.role = 'member' AND h.ended_on = '')) AS vacant FROM seat AS s",
      "");

  if (row == NULL || !accord_statement_step (row, error))
    return NULL;
  return accord_record_read_row ("seat", row);
}

/**
 * accord_seats_count:
 *
 * Returns: (transfer full): a question whose answer is an #AccordRecord with the numbers of "seats", of those that are
 *   "vacant", and of places in "attendance"
 */
AccordRequest *
accord_seats_count (void)
{
  return accord_request_read (count_cb, NULL, NULL, g_object_unref);
}

typedef struct
{
  gint64 seat;
  char *role;
} Appointing;

static void
appointing_free (gpointer data)
{
  Appointing *appointing = data;

  g_free (appointing->role);
  g_free (appointing);
}

static gpointer
appoint_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Appointing *appointing = data;
  gint64 id = accord_id_new ();

  if (!accord_connection_run (connection, error,
                              "INSERT INTO appointment (id, seat_id, organisation_id, role)"
                              " SELECT ?1, id, organisation_id, ?3 FROM seat WHERE id = ?2",
                              "iit", id, appointing->seat, appointing->role) ||
      !accord_connection_run (connection, error, "UPDATE seat SET vacant_since = '' WHERE id = ?1 AND ?2 = 'member'", "it",
                              appointing->seat, appointing->role) ||
      !accord_record_check (connection, "appointment", id, NULL, error))
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

/**
 * accord_seat_appoint:
 * @seat: a seat
 * @role: "member", which fills a vacancy, or "deputy"
 *
 * Adds an appointment of the seat's organisation, to be filled in.
 *
 * Returns: (transfer full): an edit whose answer is the appointment's id (`gint64 *`, to be freed)
 */
AccordRequest *
accord_seat_appoint (gint64 seat, const char *role)
{
  Appointing *appointing = g_new (Appointing, 1);

  *appointing = (Appointing) { seat, g_strdup (role) };
  return accord_request_edit (_("Appointment added"), appoint_cb, appointing, appointing_free, g_free);
}

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
      accord_record_check (connection, "appointment", ending->appointment, (const char *const[]) { "ended_on", NULL },
                           error) &&
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
