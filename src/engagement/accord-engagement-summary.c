/* accord-engagement-summary.c: how much engagement there was, of whom, where and when
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-engagement-summary.h"

#include "base/accord-vague-date.h"
#include "store/accord-connection.h"

/* How many groups the coverage shows: what fits on a screen. */
#define MAX_GROUPS 10

#define BY_MONTH                                                                                                       \
  "SELECT u.audience, coalesce (t.label, u.audience),"                                                                 \
  " (CAST (substr (a.happened_from, 1, 4) AS INTEGER) - CAST (substr (?1, 1, 4) AS INTEGER)) * 12"                     \
  " + CAST (substr (a.happened_from, 6, 2) AS INTEGER) - CAST (substr (?1, 6, 2) AS INTEGER) AS month, count (*)"      \
  " FROM activity AS a CROSS JOIN activity_audience AS u ON u.activity_id = a.id"                                      \
  " LEFT JOIN term AS t ON t.vocabulary = 'audience' AND t.code = u.audience"                                          \
  " WHERE a.happened_from BETWEEN ?1 AND ?2 AND a.state = 'done'"                                                      \
  " GROUP BY u.audience, month ORDER BY t.position, u.audience"

/* A neighbourhood's activities count for the place that it is in, and what reached a group for those above it. */
#define PLACES                                                                                                         \
  "SELECT id, name FROM place WHERE kind = 'place' AND (until_on = '' OR until_on >= ?1)"                              \
  " ORDER BY name COLLATE NOCASE, id"
#define BY_GROUP                                                                                                       \
  "WITH RECURSIVE above (term_id, top_id) AS (SELECT id, id FROM term WHERE vocabulary = 'group'"                      \
  " UNION SELECT b.term_id, t.parent_id FROM above AS b JOIN term AS t ON t.id = b.top_id"                             \
  " WHERE t.parent_id IS NOT NULL),"                                                                                   \
  " reached (group_id, place_id, n) AS (SELECT b.top_id,"                                                              \
  " CASE WHEN p.kind = 'neighbourhood' THEN p.parent_id ELSE p.id END, count (DISTINCT a.id)"                          \
  " FROM above AS b CROSS JOIN activity_term AS x ON x.term_id = b.term_id"                                            \
  " CROSS JOIN activity AS a ON a.id = x.activity_id LEFT JOIN place AS p ON p.id = a.place_id WHERE a.state = 'done'" \
  " GROUP BY 1, 2)"                                                                                                    \
  " SELECT t.id, t.label, r.place_id, r.n, t.code FROM reached AS r JOIN term AS t ON t.id = r.group_id"               \
  " ORDER BY sum (r.n) OVER (PARTITION BY t.id) DESC, t.position, t.id"

static void
audience_free (gpointer data)
{
  AccordEngagementAudience *audience = data;

  g_free (audience->code);
  g_free (audience->label);
  g_free (audience);
}

/**
 * accord_engagement_summary_free:
 * @self: (transfer full): a summary
 */
void
accord_engagement_summary_free (AccordEngagementSummary *self)
{
  g_free (self->first_month);
  g_ptr_array_unref (self->audiences);
  g_strfreev (self->coverage.groups);
  g_strfreev (self->coverage.codes);
  g_strfreev (self->coverage.places);
  g_array_unref (self->coverage.place_ids);
  g_array_unref (self->coverage.counts);
  g_free (self);
}

static GDateTime *
parse_month (const char *month)
{
  g_autofree char *moment = g_strconcat (month, "-01T00:00:00Z", NULL);

  return g_date_time_new_from_iso8601 (moment, NULL);
}

/**
 * accord_engagement_summary_get_month:
 * @index: less than %ACCORD_ENGAGEMENT_MONTHS
 *
 * Returns: (transfer full): the month as a person reads it, as "11/2026"
 */
char *
accord_engagement_summary_get_month (AccordEngagementSummary *self, guint index)
{
  g_autoptr (GDateTime) first = parse_month (self->first_month);
  g_autoptr (GDateTime) month = g_date_time_add_months (first, (int) index);

  return g_date_time_format (month, "%m/%Y");
}

/**
 * accord_engagement_summary_get_period:
 * @first: the first month, less than %ACCORD_ENGAGEMENT_MONTHS
 * @last: the last month
 *
 * Returns: (transfer full): what the filter "began" of #accord_activities is set to for what these months count
 */
char *
accord_engagement_summary_get_period (AccordEngagementSummary *self, guint first, guint last)
{
  g_autoptr (GDateTime) month = parse_month (self->first_month);
  g_autoptr (GDateTime) begin = g_date_time_add_months (month, (int) first);
  g_autoptr (GDateTime) next = g_date_time_add_months (month, (int) last + 1);
  g_autoptr (GDateTime) end = g_date_time_add_days (next, -1);
  g_autofree char *from = g_date_time_format (begin, "%Y-%m-%d");
  g_autofree char *until = g_date_time_format (end, "%Y-%m-%d");

  return g_strdup_printf ("%s/%s", from, strcmp (until, self->today) < 0 ? until : self->today);
}

static AccordEngagementAudience *
find_audience (AccordEngagementSummary *self, const char *code, const char *label)
{
  AccordEngagementAudience *last = self->audiences->len > 0 ? g_ptr_array_index (self->audiences,
                                                                                 self->audiences->len - 1)
                                                            : NULL;

  if (last != NULL && g_str_equal (last->code, code))
    return last;
  last = g_new0 (AccordEngagementAudience, 1);
  last->code = g_strdup (code);
  last->label = g_strdup (label);
  g_ptr_array_add (self->audiences, last);
  return last;
}

static gboolean
finish (GError *local_error, GError **error)
{
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
read_months (AccordConnection *connection, AccordEngagementSummary *self, const char *today, GError **error)
{
  g_autofree char *first_day = g_strconcat (self->first_month, "-01", NULL);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, BY_MONTH, "tt", first_day, today);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 month = accord_statement_int (rows, 2);
      guint n = (guint) accord_statement_int (rows, 3);
      AccordEngagementAudience *audience;

      if (month < 0 || month >= ACCORD_ENGAGEMENT_MONTHS)
        continue;
      audience = find_audience (self, accord_statement_text (rows, 0), accord_statement_text (rows, 1));
      audience->months[month] += n;
      audience->total += n;
    }
  return finish (local_error, error);
}

static gboolean
read_places (AccordConnection *connection, AccordEngagementSummary *self, const char *today, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, PLACES, "t", today);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      gint64 id = accord_statement_int (rows, 0);

      g_array_append_val (self->coverage.place_ids, id);
      g_strv_builder_add (names, accord_statement_text (rows, 1));
    }
  self->coverage.places = g_strv_builder_end (names);
  return finish (local_error, error);
}

static void
add_to_cell (AccordEngagementSummary *self, guint group, gint64 place, guint n)
{
  GArray *places = self->coverage.place_ids;

  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, gint64, i) == place)
      g_array_index (self->coverage.counts, guint, group * places->len + i) += n;
}

static gboolean
read_coverage (AccordConnection *connection, AccordEngagementSummary *self, const char *today, GError **error)
{
  g_autoptr (AccordStatement) rows = NULL;
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  GError *local_error = NULL;
  gint64 group = 0;
  guint n_groups = 0;

  if (!read_places (connection, self, today, error))
    return FALSE;
  rows = accord_connection_query (connection, error, BY_GROUP, "");
  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      if (accord_statement_int (rows, 0) != group)
        {
          if (n_groups == MAX_GROUPS)
            break;
          group = accord_statement_int (rows, 0);
          g_strv_builder_add (labels, accord_statement_text (rows, 1));
          g_strv_builder_add (codes, accord_statement_text (rows, 4));
          g_array_set_size (self->coverage.counts, ++n_groups * self->coverage.place_ids->len);
        }
      add_to_cell (self, n_groups - 1, accord_statement_int (rows, 2), (guint) accord_statement_int (rows, 3));
    }
  self->coverage.groups = g_strv_builder_end (labels);
  self->coverage.codes = g_strv_builder_end (codes);
  return finish (local_error, error);
}

/**
 * accord_engagement_summary_read:
 * @connection: the token
 * @today: ISO 8601
 *
 * Returns: (transfer full): as accord_engagement_summary_load() answers; %NULL on error
 */
AccordEngagementSummary *
accord_engagement_summary_read (AccordConnection *connection, const char *today, GError **error)
{
  g_autofree char *this_month = g_strndup (today, strlen ("2026-11"));
  g_autoptr (GDateTime) last = parse_month (this_month);
  g_autoptr (GDateTime) first = g_date_time_add_months (last, 1 - ACCORD_ENGAGEMENT_MONTHS);
  g_autoptr (AccordEngagementSummary) self = g_new0 (AccordEngagementSummary, 1);

  self->first_month = g_date_time_format (first, "%Y-%m");
  g_strlcpy (self->today, today, sizeof self->today);
  self->audiences = g_ptr_array_new_with_free_func (audience_free);
  self->coverage.counts = g_array_new (FALSE, TRUE, sizeof (guint));
  self->coverage.place_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return read_months (connection, self, today, error) && read_coverage (connection, self, today, error)
             ? g_steal_pointer (&self)
             : NULL;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_engagement_summary_read (connection, data, error);
}

/**
 * accord_engagement_summary_load:
 * @today: (nullable): ISO 8601; %NULL for today
 *
 * Counts the activities that are done: by audience over the last 24 months, and by group and place.
 *
 * Returns: (transfer full): a question whose answer is an #AccordEngagementSummary
 */
AccordRequest *
accord_engagement_summary_load (const char *today)
{
  char now[11];

  accord_day_today (now);
  return accord_request_read (load_cb, g_strdup (today != NULL ? today : now), g_free,
                              (GDestroyNotify) accord_engagement_summary_free);
}
