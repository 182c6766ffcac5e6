/* accord-chase.c: whom to ask for what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-chase.h"

#include <glib/gi18n.h>

#include "base/accord-id.h"
#include "membership/accord-chase-private.h"
#include "model/accord-membership-day.h"
#include "store/accord-connection.h"

#define SEAT_NAME "coalesce (nullif (s.title, ''), o.name, s.number)"
#define HOLDER_NAME "coalesce (nullif (h.post, ''), nullif (p.post, ''), nullif (s.title, ''), s.number)"
#define ENDS "CASE WHEN h.end_until <> '' THEN h.end_until ELSE h.end_from END"

/* The one who holds the seat, else the point of contact of the body, else the body itself. */
#define CONTACT(organisation)                                                                                          \
  "coalesce ((SELECT nullif (c.email, '') FROM person AS c WHERE c.id = " organisation ".contact_id),"                 \
  " nullif (" organisation ".email, ''), '')"
#define HOLDERS                                                                                                        \
  "appointment AS h JOIN seat AS s ON s.id = h.seat_id AND s.kind = 'member' LEFT JOIN organisation AS o"              \
  " ON o.id = coalesce (h.organisation_id, s.organisation_id) LEFT JOIN person AS p ON p.id = h.person_id"             \
  " WHERE h.role = 'member' AND " ACCORD_APPOINTMENT_HOLDS ("h", "''") " AND " ACCORD_SEAT_STANDS ("s", "?1")
#define SELECT_HOLDER(day)                                                                                             \
  "SELECT h.id, 0, coalesce (o.name, ''), " HOLDER_NAME ", " day ", coalesce (nullif (p.email, ''), " CONTACT ("o")    \
  ") FROM " HOLDERS

/* The declaration of an appointment that counts: the last one that was received. */
#define DECLARED(column)                                                                                               \
  "(SELECT d." column " FROM declaration AS d WHERE d.appointment_id = h.id AND d.received IN ('yes', 'not_needed')"   \
  " ORDER BY d.declared_until DESC, d.id DESC LIMIT 1)"

/* What an organisation said of a strategy: it took part in an activity that serves it, or feedback from it was heard
 * there. An activity that names no strategy serves every one. */
#define SERVES(activity)                                                                                               \
  "(EXISTS (SELECT 1 FROM activity_plan AS ap WHERE ap.activity_id = " activity " AND ap.plan_id = pl.id)"             \
  " OR NOT EXISTS (SELECT 1 FROM activity_plan AS ap WHERE ap.activity_id = " activity "))"

/*
 * Each gives id, strategy, organisation, what it is about, day, e-mail. ?1 is today, ?2 the setting of the reason.
 */
static const struct
{
  const char *table;
  const char *sql;
} QUESTIONS[ACCORD_CHASE_N_REASONS] = {
  [ACCORD_CHASE_VACANCY] = { "seat",
    "SELECT s.id, 0, coalesce (o.name, nullif (s.appointed_by, ''), ''), " SEAT_NAME ", " ACCORD_SEAT_VACANT_SINCE ("s", "''")
    ", " CONTACT ("o") " FROM seat AS s LEFT JOIN organisation AS o ON o.id = s.organisation_id WHERE s.kind = 'member' AND "
    ACCORD_SEAT_STANDS ("s", "?1") " AND " ACCORD_SEAT_HOLDER ("s", "''") " IS NULL ORDER BY s.position, s.id" },
  [ACCORD_CHASE_TERM_ENDED] = { "appointment",
    SELECT_HOLDER (ENDS) " AND " ENDS " <> '' AND " ENDS " < ?1 ORDER BY 5, h.id" },
  [ACCORD_CHASE_TERM_ENDING] = { "appointment",
    SELECT_HOLDER (ENDS) " AND " ENDS " BETWEEN ?1 AND date (?1, '+' || ?2 || ' days') ORDER BY 5, h.id" },
  [ACCORD_CHASE_DECLARATION] = { "appointment",
    SELECT_HOLDER ("coalesce (" DECLARED ("declared_until") ", '')")
    " AND (" DECLARED ("id") " IS NULL OR (" DECLARED ("received") " = 'yes' AND ((" DECLARED ("due_on") " <> '' AND "
    DECLARED ("due_on") " < ?1) OR (" DECLARED ("due_on") " = '' AND " DECLARED ("declared_until") " <> '' AND "
    DECLARED ("declared_until") " < date (?1, '-' || ?2 || ' months'))))) ORDER BY s.position, h.id" },
  [ACCORD_CHASE_ACTION] = { "action_item",
    "SELECT a.id, 0, coalesce (o.name, a.owner), a.text, a.due_on, " CONTACT ("o") " FROM action_item AS a"
    " LEFT JOIN organisation AS o ON o.id = a.organisation_id WHERE a.done_on = '' AND a.due_on <> '' AND a.due_on < ?1"
    " ORDER BY a.due_on, a.id" },
  [ACCORD_CHASE_SILENT] = { "organisation",
    "SELECT o.id, pl.id, o.name, pl.title, '', " CONTACT ("o") " FROM organisation AS o JOIN plan AS pl"
    " ON pl.state IN ('draft', 'out_for_engagement', 'for_approval') WHERE EXISTS (SELECT 1 FROM seat AS s"
    " WHERE s.organisation_id = o.id AND s.kind = 'member' AND " ACCORD_SEAT_STANDS ("s", "?1") ")"
    " AND NOT EXISTS (SELECT 1 FROM activity_party AS y JOIN activity AS a ON a.id = y.activity_id AND a.state = 'done'"
    " WHERE y.organisation_id = o.id AND " SERVES ("y.activity_id") ")"
    " AND NOT EXISTS (SELECT 1 FROM feedback AS f WHERE f.organisation_id = o.id AND " SERVES ("f.activity_id") ")"
    " ORDER BY pl.position, pl.id, o.name, o.id" },
};

#define LAST_ASKED                                                                                                     \
  "SELECT asked_on, author FROM chase WHERE reason = ?1 AND table_name = ?2 AND row_id = ?3"                           \
  " AND coalesce (plan_id, 0) = ?4 ORDER BY asked_on DESC, id DESC LIMIT 1"

static void
item_free (gpointer data)
{
  AccordChaseItem *item = data;

  g_free (item->organisation);
  g_free (item->subject);
  g_free (item->day);
  g_free (item->email);
  g_free (item->asked_on);
  g_free (item->asked_by);
  g_free (item->title);
  g_free (item->text);
  g_free (item);
}

static gboolean
read_setting (AccordConnection *connection, AccordChaseReason reason, gint64 *value, GError **error)
{
  gboolean is_declaration = reason == ACCORD_CHASE_DECLARATION;
  GError *local_error = NULL;

  *value = is_declaration ? ACCORD_CHASE_DECLARATION_MONTHS_DEFAULT : ACCORD_CHASE_TERM_DAYS_DEFAULT;
  accord_connection_get_int (connection, value, &local_error, "SELECT CAST (value AS INTEGER) FROM setting WHERE key = ?1",
                             "t", is_declaration ? ACCORD_CHASE_DECLARATION_MONTHS : ACCORD_CHASE_TERM_DAYS);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static AccordChaseItem *
read_item (AccordStatement *row, AccordChaseReason reason)
{
  AccordChaseItem *item = g_new0 (AccordChaseItem, 1);

  item->reason = reason;
  item->table = QUESTIONS[reason].table;
  item->id = accord_statement_int (row, 0);
  item->plan = accord_statement_int (row, 1);
  item->organisation = g_strdup (accord_statement_text (row, 2));
  item->subject = g_strdup (accord_statement_text (row, 3));
  item->day = g_strdup (accord_statement_text (row, 4));
  item->email = g_strdup (accord_statement_text (row, 5));
  return item;
}

static gboolean
ask (AccordConnection *connection, AccordChaseReason reason, const char *today, GPtrArray *items, GError **error)
{
  g_autoptr (AccordStatement) rows = NULL;
  gint64 setting = 0;
  gboolean has_setting = strstr (QUESTIONS[reason].sql, "?2") != NULL;
  GError *local_error = NULL;

  if (!read_setting (connection, reason, &setting, error))
    return FALSE;
  rows = accord_connection_query (connection, error, QUESTIONS[reason].sql, "t", today);
  if (rows == NULL)
    return FALSE;
  if (has_setting)
    accord_statement_bind_int (rows, 2, setting);
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (items, read_item (rows, reason));
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static gboolean
finish (AccordConnection *connection, AccordChaseItem *item, const char *partnership, GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (
      connection, error, LAST_ASKED, "ttii", accord_chase_reason_get_code (item->reason), item->table, item->id,
      item->plan);
  GError *local_error = NULL;
  gboolean asked;

  if (row == NULL)
    return FALSE;
  asked = accord_statement_step (row, &local_error);
  item->asked_on = g_strdup (asked ? accord_statement_text (row, 0) : "");
  item->asked_by = g_strdup (asked ? accord_statement_text (row, 1) : "");
  accord_chase_write (item, partnership);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

static char *
read_partnership (AccordConnection *connection, GError **error)
{
  g_autoptr (AccordStatement) row = accord_connection_query (connection, error, "SELECT name FROM partnership", "");

  if (row == NULL)
    return NULL;
  return g_strdup (accord_statement_step (row, NULL) ? accord_statement_text (row, 0) : "");
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  g_autofree char *partnership = read_partnership (connection, error);

  for (guint i = 0; partnership != NULL && i < ACCORD_CHASE_N_REASONS; i++)
    if (!ask (connection, (AccordChaseReason) i, data, items, error))
      return NULL;
  for (guint i = 0; partnership != NULL && i < items->len; i++)
    if (!finish (connection, g_ptr_array_index (items, i), partnership, error))
      return NULL;
  return partnership != NULL ? g_steal_pointer (&items) : NULL;
}

/**
 * accord_chase_load:
 * @today: ISO 8601
 *
 * Everything that the secretariat waits for: vacancies, terms that have ended or end within the days of the setting
 * ACCORD_CHASE_TERM_DAYS, declarations that are missing, past their day or older than the months of
 * ACCORD_CHASE_DECLARATION_MONTHS, actions that are overdue, and organisations with a seat from which nothing is recorded
 * about a strategy that is being made.
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordChaseItem, by reason
 */
AccordRequest *
accord_chase_load (const char *today)
{
  return accord_request_read (load_cb, g_strdup (today), g_free, (GDestroyNotify) g_ptr_array_unref);
}

typedef struct
{
  AccordChaseReason reason;
  const char *table;
  gint64 id;
  gint64 plan;
  char *today;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->today);
  g_free (asked);
}

static gpointer
ask_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;

  return GINT_TO_POINTER (accord_connection_run (
      connection, error,
      "INSERT INTO chase (id, reason, table_name, row_id, plan_id, asked_on, author)"
      " VALUES (?1, ?2, ?3, ?4, nullif (?5, 0), ?6, ?7)",
      "ittiitt", accord_id_new (), accord_chase_reason_get_code (asked->reason), asked->table, asked->id, asked->plan,
      asked->today, g_get_user_name ()));
}

/**
 * accord_chase_ask:
 * @item: of which somebody was asked
 * @today: when, ISO 8601
 *
 * Returns: (transfer full): an edit that notes it, and who did
 */
AccordRequest *
accord_chase_ask (const AccordChaseItem *item, const char *today)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { item->reason, item->table, item->id, item->plan, g_strdup (today) };
  return accord_request_edit (_("Asked"), ask_cb, asked, asked_free, NULL);
}

typedef struct
{
  const char *key;
  guint value;
} Setting;

static gpointer
set_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Setting *setting = data;
  g_autofree char *value = g_strdup_printf ("%u", setting->value);

  return GINT_TO_POINTER (accord_connection_run (
      connection, error, "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
      "tt", setting->key, value));
}

/**
 * accord_chase_set:
 * @setting: ACCORD_CHASE_TERM_DAYS or ACCORD_CHASE_DECLARATION_MONTHS
 * @value: days or months
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_chase_set (const char *setting, guint value)
{
  Setting *data = g_new (Setting, 1);

  *data = (Setting) { g_intern_string (setting), value };
  return accord_request_edit (_("Chase list set"), set_cb, data, g_free, NULL);
}
