/* accord-meeting.c: the partnership's meetings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "membership/accord-meeting.h"

#include <glib/gi18n.h>

#include "base/accord-id.h"
#include "base/accord-vague-date.h"
#include "membership/accord-meeting-private.h"
#include "model/accord-record-write.h"

#define CAME                                                                                                           \
  "(SELECT count (*) FROM attendance AS a JOIN seat AS s ON s.id = a.seat_id WHERE a.meeting_id = m.id"                \
  " AND s.kind = 'member' AND a.state IN ('present', 'deputy'))"

static const AccordListColumn COLUMNS[] = {
  { "held_on", N_("Date"), "m.held_on", "m.held_on", ACCORD_LIST_DAY, NULL, 11, "meeting", "held_on",
    .day_from = "m.held_on", .day_until = "m.held_on" },
  { "title", N_("Meeting"), "m.title", "m.title COLLATE NOCASE", ACCORD_LIST_TEXT, NULL, 30, "meeting", "title" },
  { "kind", N_("Kind"), "m.kind", "m.kind", ACCORD_LIST_TERM, "meeting_kind", 16, "meeting", "kind" },
  { "place", N_("Place"), "m.place", "m.place COLLATE NOCASE", ACCORD_LIST_TEXT, NULL, 20, "meeting", "place" },
  { "state", N_("State"), "m.state", "m.state", ACCORD_LIST_TERM, "meeting_state", 10, "meeting", "state" },
  { "is_public", N_("In public"), "m.is_public", "m.is_public", ACCORD_LIST_TERM, "yes_no", 8, "meeting", "is_public" },
  { "came", N_("Came"), CAME, NULL, ACCORD_LIST_NUMBER, NULL, 7 },
  { "decisions", N_("Decisions"), "(SELECT count (*) FROM decision AS d WHERE d.meeting_id = m.id)", NULL,
    ACCORD_LIST_NUMBER, NULL, 9 },
  { "open_actions", N_("Open actions"),
    "(SELECT count (*) FROM action_item AS i WHERE i.meeting_id = m.id AND i.done_on = '')", NULL, ACCORD_LIST_NUMBER, NULL,
    11 },
};

static const AccordListFilter FILTERS[] = {
  { "kind", "m.kind = ?1" },
  { "state", "m.state = ?1" },
  { "open_actions",
    "?1 = CASE WHEN EXISTS (SELECT 1 FROM action_item AS i WHERE i.meeting_id = m.id AND i.done_on = '')"
    " THEN '1' ELSE '0' END" },
};

static const char *const WATCHES[] = { "meeting", "attendance", "decision", "action_item", "seat", "term", NULL };

/**
 * accord_meetings:
 *
 * The meetings, newest first. An item, a decision or an action is found with its meeting.
 */
const AccordListSource accord_meetings = {
  .table = "meeting",
  .from = "meeting AS m",
  .id = "m.id",
  .columns = COLUMNS,
  .n_columns = G_N_ELEMENTS (COLUMNS),
  .default_order = "m.held_on = '' DESC, m.held_on DESC, m.id DESC",
  .filters = FILTERS,
  .n_filters = G_N_ELEMENTS (FILTERS),
  .owners = "SELECT id, meeting_id FROM agenda_item UNION ALL SELECT id, meeting_id FROM decision WHERE meeting_id IS NOT NULL"
            " UNION ALL SELECT id, meeting_id FROM action_item WHERE meeting_id IS NOT NULL ORDER BY 1",
  .watches = WATCHES,
};

/* The records of a query whose first column is the id; the query is released. */
GPtrArray *
accord_meeting_read_rows (const char *table, AccordStatement *rows, GError **error)
{
  g_autoptr (AccordStatement) statement = rows;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GError *local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (accord_statement_step (statement, &local_error))
    g_ptr_array_add (records, accord_record_read_row (table, statement));
  if (local_error == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, local_error);
  return NULL;
}

static gpointer
count_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordStatement) row
      = accord_connection_query (connection, error, "SELECT 0 AS id, count (*) AS meetings FROM meeting", "");

  if (row == NULL || !accord_statement_step (row, error))
    return NULL;
  return accord_record_read_row ("meeting", row);
}

/**
 * accord_meetings_count:
 *
 * Returns: (transfer full): a question whose answer is an #AccordRecord with the number of all "meetings"
 */
AccordRequest *
accord_meetings_count (void)
{
  return accord_request_read (count_cb, NULL, NULL, g_object_unref);
}

/* What the last meeting was like, the next is likely to be. */
static gpointer
add_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = accord_id_new ();

  if (!accord_connection_run (connection, error,
                              "INSERT INTO meeting (id, held_on, title, kind, starts_at, ends_at, place, is_public)"
                              " SELECT ?1, ?2, title, kind, starts_at, ends_at, place, is_public FROM (SELECT * FROM"
                              " (SELECT * FROM meeting WHERE state <> 'cancelled' ORDER BY held_on DESC, id DESC LIMIT 1)"
                              " UNION ALL SELECT * FROM (SELECT 0, ?3, 'ordinary', '', '', '', '', 'planned', '', '', '',"
                              " '')) LIMIT 1",
                              "itt", id, data, _("Partnership meeting")))
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

/**
 * accord_meeting_add:
 * @day: ISO 8601, or ""
 *
 * Plans a meeting. Kind, time and place are those of the latest one, to be changed.
 *
 * Returns: (transfer full): an edit whose answer is its id (`gint64 *`, to be freed)
 */
AccordRequest *
accord_meeting_add (const char *day)
{
  return accord_request_edit (_("Meeting added"), add_cb, g_strdup (day), g_free, g_free);
}

/* The day of a meeting, or today while it has none. */
char *
accord_meeting_get_day (AccordConnection *connection, gint64 meeting, GError **error)
{
  g_autoptr (AccordRecord) record = accord_record_read (connection, "meeting", meeting, error);
  char today[11];

  if (record == NULL)
    return NULL;
  accord_day_today (today);
  return g_strdup (*accord_record_get (record, "held_on") != '\0' ? accord_record_get (record, "held_on") : today);
}

/* --- items in an order --- */

typedef struct
{
  const char *table;
  gint64 id;
  int by;
} Item;

static Item *
item_new (const char *table, gint64 id, int by)
{
  Item *item = g_new (Item, 1);

  *item = (Item) { g_intern_string (table), id, by };
  return item;
}

static gpointer
add_item_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Item *item = data;
  gint64 id = accord_id_new ();
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s (id, meeting_id, position) SELECT ?1, ?2,"
                                          " coalesce (max (position) + 1, 0) FROM %s WHERE meeting_id = ?2",
                                          item->table, item->table);

  return accord_connection_run (connection, error, sql, "ii", id, item->id) ? g_memdup2 (&id, sizeof id) : NULL;
}

/**
 * accord_meeting_add_item:
 * @table: agenda_item, decision or action_item
 * @meeting: whose
 *
 * Returns: (transfer full): an edit whose answer is the new id (`gint64 *`, to be freed); the item is the last
 */
AccordRequest *
accord_meeting_add_item (const char *table, gint64 meeting)
{
  g_autofree char *label = g_strdup_printf (_("%s added"), accord_field_table_noun (table));

  return accord_request_edit (label, add_item_cb, item_new (table, meeting, 0), g_free, g_free);
}

static gboolean
write_order (AccordConnection *connection, const char *table, GPtrArray *items, GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *position = g_strdup_printf ("%u", i);

      if (accord_record_get_int (items->pdata[i], "position") != i &&
          !accord_record_write (connection, table, accord_record_get_id (items->pdata[i]),
                                (const char *const[]) { "position", NULL }, (const char *const[]) { position, NULL }, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
move_item_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Item *item = data;
  g_autoptr (AccordRecord) record = accord_record_read (connection, item->table, item->id, error);
  g_autoptr (GPtrArray) items = NULL;
  guint from = 0;

  if (record == NULL)
    return NULL;
  items = accord_record_read_all (connection, item->table, "meeting_id", accord_record_get_int (record, "meeting_id"), error);
  if (items == NULL)
    return NULL;
  while (from < items->len && accord_record_get_id (items->pdata[from]) != item->id)
    from++;
  if (from < items->len)
    {
      int to = CLAMP ((int) from + item->by, 0, (int) items->len - 1);

      g_ptr_array_insert (items, to, g_ptr_array_steal_index (items, from));
    }
  return GINT_TO_POINTER (write_order (connection, item->table, items, error));
}

/**
 * accord_meeting_move_item:
 * @table: agenda_item, decision or action_item
 * @item: one of its records
 * @by: how many places down; up when negative. Past the ends it stays at the end
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_meeting_move_item (const char *table, gint64 item, int by)
{
  g_autofree char *label = g_strdup_printf (_("%s moved"), accord_field_table_noun (table));

  return accord_request_edit (label, move_item_cb, item_new (table, item, by), g_free, NULL);
}

/* --- actions --- */

#define ACTIONS                                                                                                        \
  "SELECT i.*, i.meeting_id IS NOT ?1 AS is_carried, coalesce (m.held_on, '') AS meeting_day,"                         \
  " coalesce (m.title, '') AS meeting_title, coalesce (nullif (o.short_name, ''), o.name, '') AS organisation"         \
  " FROM action_item AS i LEFT JOIN meeting AS m ON m.id = i.meeting_id"                                               \
  " LEFT JOIN organisation AS o ON o.id = i.organisation_id"                                                           \
  " WHERE i.meeting_id = ?1 OR ((i.done_on = '' OR i.done_on >= ?2)"                                                   \
  " AND (i.meeting_id IS NULL OR (m.held_on <> '' AND m.held_on < ?2 AND m.state <> 'cancelled')))"                    \
  " ORDER BY is_carried DESC, m.held_on, i.position, i.id"

GPtrArray *
accord_meeting_read_actions (AccordConnection *connection, gint64 meeting, GError **error)
{
  g_autofree char *day = accord_meeting_get_day (connection, meeting, error);

  if (day == NULL)
    return NULL;
  return accord_meeting_read_rows ("action_item",
                                   accord_connection_query (connection, error, ACTIONS, "it", meeting, day), error);
}

static gpointer
actions_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_meeting_read_actions (connection, *(gint64 *) data, error);
}

/**
 * accord_meeting_actions:
 * @meeting: a meeting
 *
 * An action stays with the meeting that made it; every later meeting shows it until it is done.
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord: those carried over first, with
 *   "is_carried", "meeting_day" and "meeting_title" of the meeting that made it, and "organisation"
 */
AccordRequest *
accord_meeting_actions (gint64 meeting)
{
  return accord_request_read (actions_cb, g_memdup2 (&meeting, sizeof meeting), g_free,
                              (GDestroyNotify) g_ptr_array_unref);
}

/**
 * accord_meeting_finish_action:
 * @action: an action
 * @day: when it was done, ISO 8601; "" to open it again
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_meeting_finish_action (gint64 action, const char *day)
{
  return accord_record_set (accord_field_find ("action_item", "done_on"), action, day, NULL);
}
