/* accord-meeting-agenda.c: an agenda made from what is due
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-meeting-private.h"
#include "model/accord-membership-day.h"
#include "model/accord-record-write.h"

/* What falls due so many days after a meeting is dealt with at it: the next one may be a quarter away. */
#define AHEAD "'+90 days'"

#define HOLDS "h.role = 'member' AND (" ACCORD_APPOINTMENT_HOLDS ("h", "?1") ")"
#define ENDS "CASE WHEN h.end_until <> '' THEN h.end_until ELSE h.end_from END"
#define WHO "coalesce (nullif (h.post, ''), s.title) || coalesce (', ' || o.name, '')"
#define HOLDERS                                                                                                        \
  "appointment AS h JOIN seat AS s ON s.id = h.seat_id LEFT JOIN organisation AS o ON o.id = s.organisation_id"

/*
 * Each gives an id, a "subject", a "day" and a "plan_id" for one thing that is due. ?1 is the day of the meeting. Whether
 * a joint strategic needs assessment leads to a revision must be considered whenever one is received (section 116ZB of the
 * Local Government and Public Involvement in Health Act 2007), so each waits for a decision of that topic.
 */
#define LAST_MEETING                                                                                                   \
  "SELECT id, title AS subject, held_on AS day, '' AS plan_id FROM meeting WHERE state = 'held' AND held_on <> ''"     \
  " AND held_on < ?1 ORDER BY held_on DESC, id DESC LIMIT 1"
#define DECLARATIONS                                                                                                   \
  "SELECT h.id, " WHO " AS subject, coalesce (d.due_on, '') AS day, '' AS plan_id FROM " HOLDERS                       \
  " LEFT JOIN declaration AS d ON d.id = (SELECT max (x.id) FROM declaration AS x WHERE x.appointment_id = h.id)"      \
  " WHERE " HOLDS " AND s.kind = 'member' AND (coalesce (d.received, '') <> 'yes' OR (d.due_on <> '' AND d.due_on <= ?1))" \
  " ORDER BY s.position, s.id"
#define APPROVALS                                                                                                      \
  "SELECT id, title AS subject, '' AS day, id AS plan_id FROM plan WHERE state = 'for_approval' ORDER BY position, id"
#define ASSESSMENTS                                                                                                    \
  "SELECT a.id, a.title AS subject, a.received_on AS day, '' AS plan_id FROM assessment AS a"                          \
  " WHERE a.received_on <> '' AND a.received_on <= ?1 AND NOT EXISTS (SELECT 1 FROM decision AS d"                     \
  " LEFT JOIN meeting AS m ON m.id = d.meeting_id WHERE d.topic = 'review'"                                            \
  " AND coalesce (nullif (d.decided_on, ''), m.held_on, '') >= a.received_on) ORDER BY a.received_on, a.id"
#define TERMS_ENDING                                                                                                   \
  "SELECT h.id, " WHO " AS subject, " ENDS " AS day, '' AS plan_id FROM " HOLDERS " WHERE " HOLDS " AND " ENDS " <> ''" \
  " AND h.ended_on = '' AND " ENDS " <= date (?1, " AHEAD ") ORDER BY 3, h.id"
#define REVIEWS                                                                                                        \
  "SELECT id, title AS subject, review_due_on AS day, '' AS plan_id FROM terms_of_reference WHERE review_due_on <> ''" \
  " AND review_due_on <= date (?1, " AHEAD ") AND (until_on = '' OR until_on >= ?1) AND NOT EXISTS (SELECT 1 FROM"     \
  " terms_of_reference AS n WHERE n.from_on > terms_of_reference.from_on AND n.from_on <= ?1) ORDER BY 3, id"

typedef struct
{
  AccordConnection *connection;
  gint64 meeting;
  char *day;
  GHashTable *titles;       /* of the items that are there already */
  guint position;
} Agenda;

static void
agenda_clear (Agenda *agenda)
{
  g_clear_pointer (&agenda->titles, g_hash_table_unref);
  g_free (agenda->day);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Agenda, agenda_clear)

/* An item that is on the agenda already stays as it is. */
static gboolean
add_item (Agenda *agenda, const char *title, const char *note, const char *plan, GError **error)
{
  g_autofree char *meeting = g_strdup_printf ("%" G_GINT64_FORMAT, agenda->meeting);
  g_autofree char *position = g_strdup_printf ("%u", agenda->position);

  if (!g_hash_table_add (agenda->titles, g_strdup (title)))
    return TRUE;
  agenda->position++;
  return accord_record_insert (agenda->connection, "agenda_item",
                               (const char *const[]) { "meeting_id", "position", "title", "note", "plan_id", NULL },
                               (const char *const[]) { meeting, position, title, note, plan, NULL }, error) != 0;
}

static GPtrArray *
read_due (Agenda *agenda, const char *sql, GError **error)
{
  gboolean has_day = strstr (sql, "?1") != NULL;

  return accord_meeting_read_rows (
      "agenda_item", accord_connection_query (agenda->connection, error, sql, has_day ? "t" : "", agenda->day), error);
}

/* The subjects of several records, a line each, with their days. */
static char *
list_subjects (GPtrArray *records, const char *subject, const char *day)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *date = accord_day_format (accord_record_get (records->pdata[i], day));

      g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "", accord_record_get (records->pdata[i], subject));
      if (*date != '\0')
        g_string_append_printf (list, " (%s)", date);
    }
  return g_string_free_and_steal (g_steal_pointer (&list));
}

/* One item for all that a question finds; none when it finds nothing. */
static gboolean
add_together (Agenda *agenda, const char *sql, const char *title, GError **error)
{
  g_autoptr (GPtrArray) due = read_due (agenda, sql, error);
  g_autofree char *note = due != NULL ? list_subjects (due, "subject", "day") : NULL;

  return due != NULL && (due->len == 0 || add_item (agenda, title, note, "", error));
}

static gboolean
add_minutes (Agenda *agenda, GError **error)
{
  g_autoptr (GPtrArray) last = read_due (agenda, LAST_MEETING, error);
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;

  if (last == NULL || last->len == 0)
    return last != NULL;
  date = accord_day_format (accord_record_get (last->pdata[0], "day"));
  title = g_strdup_printf (_("Minutes of the meeting of %s"), date);
  return add_item (agenda, title, "", "", error);
}

static gboolean
add_actions (Agenda *agenda, GError **error)
{
  g_autoptr (GPtrArray) actions = accord_meeting_read_actions (agenda->connection, agenda->meeting, error);
  g_autofree char *note = NULL;

  if (actions == NULL)
    return FALSE;
  for (guint i = actions->len; i > 0; i--)
    if (accord_record_get_int (actions->pdata[i - 1], "is_carried") == 0 ||
        *accord_record_get (actions->pdata[i - 1], "done_on") != '\0')
      g_ptr_array_remove_index (actions, i - 1);
  note = list_subjects (actions, "text", "due_on");
  return actions->len == 0 || add_item (agenda, _("Actions from earlier meetings"), note, "", error);
}

static gboolean
add_declarations (Agenda *agenda, GError **error)
{
  g_autoptr (GPtrArray) due = read_due (agenda, DECLARATIONS, error);
  g_autofree char *subjects = due != NULL ? list_subjects (due, "subject", "day") : NULL;
  g_autofree char *note = NULL;

  if (due == NULL)
    return FALSE;
  note = due->len > 0 ? g_strdup_printf (_("Not received, or due again:\n%s"), subjects) : g_strdup ("");
  return add_item (agenda, _("Declarations of interest"), note, "", error);
}

static gboolean
add_each (Agenda *agenda, const char *sql, const char *format, GError **error)
{
  g_autoptr (GPtrArray) due = read_due (agenda, sql, error);

  if (due == NULL)
    return FALSE;
  for (guint i = 0; i < due->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
      g_autofree char *title = g_strjoinv (accord_record_get (due->pdata[i], "subject"), parts);
      g_autofree char *date = accord_day_format (accord_record_get (due->pdata[i], "day"));
      g_autofree char *note = *date != '\0' ? g_strdup_printf (_("Received on %s"), date) : g_strdup ("");

      if (!add_item (agenda, title, note, accord_record_get (due->pdata[i], "plan_id"), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (Agenda *agenda, GError **error)
{
  return add_item (agenda, _("Welcome and apologies"), "", "", error) && add_declarations (agenda, error) &&
         add_minutes (agenda, error) && add_actions (agenda, error) &&
         add_each (agenda, APPROVALS, _("Approve “%s”"), error) &&
         add_each (agenda, ASSESSMENTS, _("Needs assessment “%s”: is the strategy to be revised?"), error) &&
         add_together (agenda, TERMS_ENDING, _("Membership: terms that end"), error) &&
         add_together (agenda, REVIEWS, _("Review of the terms of reference"), error) &&
         add_item (agenda, _("Any other business"), "", "", error) &&
         add_item (agenda, _("Date of the next meeting"), "", "", error);
}

static gpointer
fill_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 meeting = *(gint64 *) data;
  g_autoptr (GPtrArray) items = accord_record_read_all (connection, "agenda_item", "meeting_id", meeting, error);
  g_auto (Agenda) agenda = { connection, meeting, NULL, NULL, 0 };

  if (items == NULL)
    return NULL;
  agenda.day = accord_meeting_get_day (connection, meeting, error);
  if (agenda.day == NULL)
    return NULL;
  agenda.titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      g_hash_table_add (agenda.titles, g_strdup (accord_record_get (items->pdata[i], "title")));
      agenda.position = MAX (agenda.position, (guint) accord_record_get_int (items->pdata[i], "position") + 1);
    }
  return GINT_TO_POINTER (fill (&agenda, error));
}

/**
 * accord_meeting_fill_agenda:
 * @meeting: a meeting
 *
 * Adds what is due to the agenda: open actions, strategies for approval, needs assessments without a decision, terms that
 * end, a review of the terms of reference, declarations that are due, and what every meeting has. An item that is there
 * already is left as it is, and so is the order.
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_meeting_fill_agenda (gint64 meeting)
{
  return accord_request_edit (_("Agenda made"), fill_cb, g_memdup2 (&meeting, sizeof meeting), g_free, NULL);
}
