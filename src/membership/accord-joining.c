/* accord-joining.c: requests to join the partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-joining.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-id.h"
#include "base/accord-vague-date.h"
#include "model/accord-body-names.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

#define APPLICANT "coalesce (o.name, nullif (r.applicant, ''), '')"

static const AccordListColumn COLUMNS[] = {
  { "applicant", N_("Who asks"), APPLICANT, APPLICANT " COLLATE NOCASE", ACCORD_LIST_TEXT, NULL, 28 },
  { "sector", N_("Sector"), "r.sector", "r.sector", ACCORD_LIST_TERM, "sector", 18, "joining_request", "sector" },
  { "gap", N_("The gap it would fill"), "r.gap", "r.gap COLLATE NOCASE", ACCORD_LIST_TEXT, NULL, 28,
    "joining_request", "gap" },
  { "received_on", N_("Received"), "r.received_on", "r.received_on", ACCORD_LIST_DAY, NULL, 11,
    "joining_request", "received_on", .day_from = "r.received_on", .day_until = "r.received_on" },
  { "state", N_("State"), "r.state", "r.state", ACCORD_LIST_TERM, "joining_state", 14, "joining_request", "state" },
  { "decided_on", N_("Decided"), "r.decided_on", "r.decided_on", ACCORD_LIST_DAY, NULL, 11,
    "joining_request", "decided_on", .day_from = "r.decided_on", .day_until = "r.decided_on" },
  { "answered_on", N_("Answered"), "r.answered_on", "r.answered_on", ACCORD_LIST_DAY, NULL, 11,
    "joining_request", "answered_on", .day_from = "r.answered_on", .day_until = "r.answered_on" },
};

static const AccordListFilter FILTERS[] = {
  { "state", "r.state = ?1" },
  { "open", "?1 = CASE WHEN r.state IN ('received', 'considered', 'accepted') THEN '1' ELSE '0' END" },
};

static const char *const WATCHES[] = { "joining_request", "organisation", "term", NULL };

/**
 * accord_joining_requests:
 *
 * Who asked to join, the last first.
 */
const AccordListSource accord_joining_requests = {
  .table = "joining_request",
  .from = "joining_request AS r LEFT JOIN organisation AS o ON o.id = r.organisation_id",
  .id = "r.id",
  .columns = COLUMNS,
  .n_columns = G_N_ELEMENTS (COLUMNS),
  .default_order = "r.received_on DESC, r.id DESC",
  .filters = FILTERS,
  .n_filters = G_N_ELEMENTS (FILTERS),
  .owners = "SELECT organisation_id, id FROM joining_request WHERE organisation_id IS NOT NULL ORDER BY 1",
  .watches = WATCHES,
};

/* A body that is known under any spelling is not made a second time. */
static gint64
find_or_make_body (AccordConnection *connection, AccordRecord *request, GError **error)
{
  const char *name = accord_record_get (request, "applicant");
  gint64 known = accord_record_get_int (request, "organisation_id");
  g_autoptr (AccordBodyNames) names = NULL;
  guint body;

  if (known != 0)
    return known;
  names = accord_body_names_load (connection, error);
  if (names == NULL)
    return 0;
  body = accord_body_names_find (names, name);
  if (body != ACCORD_NO_BODY)
    return accord_body_names_get (names, body)->id;
  return accord_record_insert (connection, "organisation", (const char *const[]) { "name", "kind", "sector", NULL },
                               (const char *const[]) { name, accord_body_names_recognise_kind (names, name),
                                                       accord_record_get (request, "sector"), NULL },
                               error);
}

static gboolean
check (AccordRecord *request, GError **error)
{
  const char *words = NULL;

  if (accord_record_get_int (request, "seat_id") != 0)
    words = _("It has a seat already.");
  else if (!g_str_equal (accord_record_get (request, "state"), "accepted"))
    words = _("The request has not been accepted. Record the decision first.");
  else if (accord_record_get_int (request, "organisation_id") == 0 && *accord_record_get (request, "applicant") == '\0')
    words = _("It is not said who asks to join.");
  if (words != NULL)
    g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, words);
  return words == NULL;
}

static char *
read_post (AccordConnection *connection, AccordRecord *request, GError **error)
{
  gint64 contact = accord_record_get_int (request, "contact_id");
  g_autoptr (AccordRecord) person = contact != 0 ? accord_record_read (connection, "person", contact, error) : NULL;

  if (contact != 0 && person == NULL)
    return NULL;
  return g_strdup (person != NULL ? accord_record_get (person, "post") : "");
}

static gpointer
join (AccordConnection *connection, AccordRecord *request, GError **error)
{
  gint64 body = find_or_make_body (connection, request, error);
  g_autofree char *post = body != 0 ? read_post (connection, request, error) : NULL;
  const char *decided = accord_record_get (request, "decided_on");
  gint64 seat = accord_id_new ();
  char day[11];

  accord_day_today (day);
  if (*decided != '\0')
    g_strlcpy (day, decided, sizeof day);
  if (post == NULL ||
      !accord_connection_run (connection, error,
                              "INSERT INTO seat (id, organisation_id, sector, from_on, position)"
                              " SELECT ?1, ?2, ?3, ?4, coalesce (max (position), -1) + 1 FROM seat",
                              "iitt", seat, body, accord_record_get (request, "sector"), day) ||
      !accord_connection_run (connection, error,
                              "INSERT INTO appointment (id, seat_id, organisation_id, person_id, post, start_from,"
                              " start_until, minute) VALUES (?1, ?2, ?3, nullif (?4, 0), ?5, ?6, ?6, ?7)",
                              "iiiittt", accord_id_new (), seat, body, accord_record_get_int (request, "contact_id"),
                              post, day, accord_record_get (request, "minute")) ||
      !accord_connection_run (connection, error,
                              "UPDATE joining_request SET organisation_id = ?2, seat_id = ?3, state = 'joined'"
                              " WHERE id = ?1",
                              "iii", accord_record_get_id (request), body, seat))
    return NULL;
  return g_memdup2 (&seat, sizeof seat);
}

static gpointer
join_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordRecord) request = accord_record_read (connection, "joining_request", *(gint64 *) data, error);

  return request != NULL && check (request, error) ? join (connection, request, error) : NULL;
}

/**
 * accord_joining_join:
 * @request: one that was accepted
 *
 * Makes the seat and the appointment, from the day of the decision, and the organisation where it is not known yet.
 *
 * Returns: (transfer full): an edit, one undo step, whose answer is the seat's id (`gint64 *`, to be freed);
 *   ACCORD_ERROR_INVALID when the request was not accepted or has its seat
 */
AccordRequest *
accord_joining_join (gint64 request)
{
  return accord_request_edit (_("Joined"), join_cb, g_memdup2 (&request, sizeof request), g_free, g_free);
}
