/* accord-attention.c: what needs a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-attention.h"

#include "base/accord-vague-date.h"
#include "engagement/accord-activities-private.h"
#include "store/accord-connection.h"

#define HOLDS "h.role = 'member' AND h.ended_on = ''"
#define SEAT_IN_FORCE "(s.from_on = '' OR s.from_on <= ?1) AND (s.until_on = '' OR s.until_on >= ?1)"
#define SEAT_NAME "coalesce (nullif (s.title, ''), o.name, s.number)"
#define HOLDER_NAME                                                                                                    \
  "coalesce (nullif (h.post, ''), nullif (s.title, ''), s.number)"                                                     \
  " || coalesce (', ' || coalesce (p.name, o.name), '')"
#define HOLDERS                                                                                                        \
  "appointment AS h JOIN seat AS s ON s.id = h.seat_id LEFT JOIN organisation AS o ON o.id = s.organisation_id"        \
  " LEFT JOIN organisation AS p ON p.id = h.organisation_id"
#define DECLARED                                                                                                       \
  "coalesce ((SELECT d.received FROM declaration AS d WHERE d.appointment_id = h.id ORDER BY d.id DESC LIMIT 1), '')"
#define ENDS "CASE WHEN h.end_until <> '' THEN h.end_until ELSE h.end_from END"

/*
 * Each gives id, how many, what it is called, day. ?1 is today. Where there may be hundreds of a kind, they are one line
 * that opens the oldest.
 */
static const struct
{
  AccordAttentionKind kind;
  const char *table;
  const char *sql;
} QUESTIONS[] = {
  { ACCORD_ATTENTION_VACANCY, "seat",
    "SELECT s.id, 1, " SEAT_NAME ", s.vacant_since FROM seat AS s LEFT JOIN organisation AS o ON o.id = s.organisation_id"
    " WHERE s.kind = 'member' AND " SEAT_IN_FORCE
    " AND NOT EXISTS (SELECT 1 FROM appointment AS h WHERE h.seat_id = s.id AND " HOLDS ")"
    " ORDER BY s.vacant_since = '', s.vacant_since, s.position, s.id" },
  { ACCORD_ATTENTION_TERM_ENDED, "appointment",
    "SELECT h.id, 1, " HOLDER_NAME ", " ENDS " FROM " HOLDERS " WHERE " HOLDS " AND " ENDS " <> '' AND " ENDS " < ?1"
    " ORDER BY 4, h.id" },
  { ACCORD_ATTENTION_TERM_ENDING, "appointment",
    "SELECT h.id, 1, " HOLDER_NAME ", " ENDS " FROM " HOLDERS " WHERE " HOLDS " AND " ENDS
    " BETWEEN ?1 AND date (?1, '+90 days') ORDER BY 4, h.id" },
  { ACCORD_ATTENTION_DECLARATION_MISSING, "appointment",
    "SELECT min (h.id), count (*), " HOLDER_NAME ", '' FROM " HOLDERS " WHERE " HOLDS " AND s.kind = 'member'"
    " AND " DECLARED " IN ('', 'no', 'not_known') HAVING count (*) > 0" },
  { ACCORD_ATTENTION_DECLARATION_CHASED, "appointment",
    "SELECT min (h.id), count (*), " HOLDER_NAME ", '' FROM " HOLDERS " WHERE " HOLDS " AND s.kind = 'member'"
    " AND " DECLARED " = 'chased' HAVING count (*) > 0" },
  { ACCORD_ATTENTION_NO_RESPONSE, "activity",
    "SELECT n.id, n.count, a.title, '' FROM (SELECT min (f.activity_id) AS id, count (*) AS count FROM feedback AS f"
    " INDEXED BY feedback_unanswered WHERE f.response = '' AND f.response_text = '') AS n JOIN activity AS a ON a.id = n.id" },
  { ACCORD_ATTENTION_OVERDUE, "activity",
    "SELECT a.id, count (*), a.title, min (" ACCORD_ACTIVITY_PLANNED_UNTIL ") FROM activity AS a"
    " INDEXED BY activity_happened WHERE " ACCORD_ACTIVITY_IS_OVERDUE
    " HAVING count (*) > 0" },
  { ACCORD_ATTENTION_ACTION_OVERDUE, "action_item",
    "SELECT i.id, count (*), i.text, min (i.due_on) FROM action_item AS i WHERE i.done_on = '' AND i.due_on <> ''"
    " AND i.due_on < ?1 HAVING count (*) > 0" },
  { ACCORD_ATTENTION_TERMS_REVIEW, "terms_of_reference",
    "SELECT t.id, 1, t.title, t.review_due_on FROM terms_of_reference AS t WHERE t.review_due_on <> ''"
    " AND t.review_due_on <= date (?1, '+90 days') AND (t.until_on = '' OR t.until_on >= ?1) AND NOT EXISTS"
    " (SELECT 1 FROM terms_of_reference AS n WHERE n.from_on > t.from_on AND n.from_on <= ?1) ORDER BY 4, t.id" },
  { ACCORD_ATTENTION_NEXT_MEETING, "meeting",
    "SELECT m.id, 1, m.title, m.held_on FROM meeting AS m WHERE m.state = 'planned' AND m.held_on >= ?1"
    " ORDER BY m.held_on, m.id LIMIT 1" },
};

#define LINKED_SECTIONS                                                                                                \
  "SELECT s.id, s.body, s.heading FROM section AS s"                                                                   \
  " WHERE EXISTS (SELECT 1 FROM evidence_link AS l WHERE l.section_id = s.id) ORDER BY s.id"
#define COUNT_SUSPECT "SELECT count (*) FROM evidence_link WHERE section_id = ?1 AND section_hash <> ?2"

static void
attention_free (gpointer data)
{
  AccordAttention *attention = data;

  g_free (attention->subject);
  g_free (attention->day);
  g_free (attention);
}

static AccordAttention *
add (GPtrArray *all, AccordAttentionKind kind, const char *table, gint64 id, guint count)
{
  AccordAttention *attention = g_new0 (AccordAttention, 1);

  attention->kind = kind;
  attention->table = table;
  attention->id = id;
  attention->count = count;
  g_ptr_array_add (all, attention);
  return attention;
}

static gboolean
ask (AccordConnection *connection, guint question, const char *today, GPtrArray *all, GError **error)
{
  const gboolean has_day = strstr (QUESTIONS[question].sql, "?1") != NULL;
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, QUESTIONS[question].sql,
                                                              has_day ? "t" : "", today);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      AccordAttention *attention = add (all, QUESTIONS[question].kind, QUESTIONS[question].table,
                                        accord_statement_int (rows, 0), (guint) accord_statement_int (rows, 1));

      attention->subject = g_strdup (accord_statement_text (rows, 2));
      attention->day = g_strdup (accord_statement_text (rows, 3));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
ask_for_suspect_links (AccordConnection *connection, GPtrArray *all, GCancellable *cancellable, GError **error)
{
  g_autoptr (AccordStatement) sections = accord_connection_query (connection, error, LINKED_SECTIONS, "");
  GError *local_error = NULL;

  if (sections == NULL)
    return FALSE;
  while (accord_statement_step (sections, &local_error))
    {
      gint64 section = accord_statement_int (sections, 0);
      g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, accord_statement_text (sections, 1), -1);
      AccordAttention *attention;
      gint64 n = 0;

      accord_connection_get_int (connection, &n, &local_error, COUNT_SUSPECT, "it", section, hash);
      if (local_error != NULL)
        break;
      if (n == 0)
        continue;
      attention = add (all, ACCORD_ATTENTION_SUSPECT_LINK, "section", section, (guint) n);
      attention->subject = g_strdup (accord_statement_text (sections, 2));
      attention->day = g_strdup ("");
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (attention_free);

  for (guint i = 0; i < G_N_ELEMENTS (QUESTIONS); i++)
    if (!ask (connection, i, data, all, error))
      return NULL;
  return ask_for_suspect_links (connection, all, cancellable, error) ? g_steal_pointer (&all) : NULL;
}

/**
 * accord_attention_load:
 * @today: (nullable): ISO 8601; %NULL for today
 *
 * Lists what needs a person: vacant seats, terms that ended or end in 90 days, declarations of interest that are missing,
 * what was heard and not answered, links whose section has changed, planned activities whose day is past, actions that are
 * overdue, terms of reference to be reviewed within 90 days, and the next meeting. The flags of the checks are not among
 * them: the model does not know the checks.
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordAttention
 */
AccordRequest *
accord_attention_load (const char *today)
{
  char now[11];

  accord_day_today (now);
  return accord_request_read (load_cb, g_strdup (today != NULL ? today : now), g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * accord_attention_get_rows:
 * @self: one line of what needs attention
 * @table: (out): whose list has the rows: "activity" or "seat"; a constant
 *
 * Returns: (transfer full) (nullable): what that list is narrowed to for all that are of this kind today; %NULL where no
 *   list has them
 */
AccordNarrowing *
accord_attention_get_rows (const AccordAttention *self, const char **table)
{
  char today[11];

  accord_day_today (today);
  *table = "seat";
  switch (self->kind)
    {
    case ACCORD_ATTENTION_VACANCY:
      return accord_narrowing_new_with ("kind", "member", "vacant", "1", NULL);
    case ACCORD_ATTENTION_TERM_ENDED:
      return accord_narrowing_new_with ("term_ended", today, NULL);
    case ACCORD_ATTENTION_TERM_ENDING:
      return accord_narrowing_new_with ("term_ending", today, NULL);
    case ACCORD_ATTENTION_DECLARATION_MISSING:
      return accord_narrowing_new_with ("kind", "member", "declaration", "missing", NULL);
    case ACCORD_ATTENTION_DECLARATION_CHASED:
      return accord_narrowing_new_with ("kind", "member", "declaration", "chased", NULL);
    default:
      break;
    }
  *table = "activity";
  if (self->kind == ACCORD_ATTENTION_NO_RESPONSE)
    return accord_narrowing_new_with ("unanswered", "1", NULL);
  return self->kind == ACCORD_ATTENTION_OVERDUE ? accord_narrowing_new_with ("overdue", today, NULL) : NULL;
}

/**
 * accord_attention_is_touched:
 * @changes: what one edit, undo or redo touched
 *
 * Returns: whether it can have changed what needs a person. Any thread.
 */
gboolean
accord_attention_is_touched (AccordChanges *changes)
{
  static const char *const TABLES[]
      = { "seat",          "appointment", "declaration", "organisation",       "activity", "feedback",
          "evidence_link", "section",     "action_item", "terms_of_reference", "meeting" };

  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    if (accord_changes_touch (changes, TABLES[i]))
      return TRUE;
  return FALSE;
}
