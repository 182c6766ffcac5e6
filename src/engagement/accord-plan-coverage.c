/* accord-plan-coverage.c: who was reached where for a strategy, and which gaps will close in time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engagement/accord-plan-coverage-private.h"

#include "base/accord-vague-date.h"
#include "model/accord-record-write.h"
#include "model/accord-vocabulary.h"
#include "store/accord-connection.h"

/* Every group with itself and those above it; every place and neighbourhood with the place that it counts for. */
#define TREES                                                                                                          \
  "WITH RECURSIVE up (term, above) AS (SELECT id, id FROM term WHERE vocabulary = 'group'"                             \
  " UNION SELECT up.term, t.parent_id FROM up JOIN term AS t ON t.id = up.above WHERE t.parent_id IS NOT NULL),"       \
  " home (id, place) AS (SELECT id, id FROM place WHERE kind = 'place'"                                                \
  " UNION SELECT p.id, home.place FROM home JOIN place AS p ON p.parent_id = home.id WHERE p.kind <> 'place') "
#define MARKED                                                                                                         \
  " FROM up CROSS JOIN activity_term AS x ON x.term_id = up.term CROSS JOIN activity AS a ON a.id = x.activity_id"     \
  " LEFT JOIN home ON home.id = a.place_id "

/* A place of 0 stands for anywhere: of that the group's own count is made. */
#define DONE                                                                                                           \
  TREES "SELECT up.above, coalesce (home.place, 0), count (DISTINCT a.id)" MARKED                                      \
        "WHERE " ACCORD_DONE_IN_TIME " GROUP BY 1, 2"

#define PLANNED                                                                                                        \
  TREES "SELECT a.id, a.title, a.happened_from, a.happened_until, a.happened_text, " ACCORD_LAST_DAY " AS last_day,"   \
        " up.above AS term, coalesce (home.place, 0) AS place, max (up.above = up.term) AS is_marked" MARKED           \
        "WHERE a.state = 'planned' AND " ACCORD_SERVES_PLAN                                                            \
        " GROUP BY a.id, up.above ORDER BY last_day = '', last_day, a.id, up.above"

/* Also those that are no more: what was done there was done. */
#define PLACES "SELECT id, name FROM place WHERE kind = 'place' ORDER BY name COLLATE NOCASE, id"

static void
group_free (gpointer data)
{
  AccordCoverageGroup *group = data;

  g_free (group->code);
  g_free (group->label);
  g_free (group);
}

static void
place_free (gpointer data)
{
  AccordCoveragePlace *place = data;

  g_free (place->name);
  g_free (place);
}

static void
planned_free (gpointer data)
{
  AccordPlannedActivity *planned = data;

  g_object_unref (planned->activity);
  g_array_unref (planned->closes);
  g_free (planned);
}

void
accord_plan_coverage_free (AccordPlanCoverage *self)
{
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_free (self->deadline);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  g_clear_pointer (&self->methods, g_ptr_array_unref);
  g_clear_pointer (&self->contested, g_ptr_array_unref);
  g_clear_pointer (&self->summary, accord_engagement_summary_free);
  g_free (self);
}

static gboolean
finish (GError *local_error, GError **error)
{
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

/* --- what it is counted for --- */

static void
set_deadline (AccordPlanCoverage *self, AccordRecord *plan)
{
  const char *approved = accord_record_get (plan, "approved_on");
  const char *begins = accord_record_get (plan, "period_from");

  self->is_approved = *approved != '\0';
  if (!self->is_approved && *begins != '\0')
    {
      g_autofree char *moment = g_strconcat (begins, "T00:00:00Z", NULL);
      g_autoptr (GDateTime) first = g_date_time_new_from_iso8601 (moment, NULL);
      g_autoptr (GDateTime) last = first != NULL ? g_date_time_add_days (first, -1) : NULL;

      self->deadline = last != NULL ? g_date_time_format (last, "%Y-%m-%d") : g_strdup ("");
    }
  else
    self->deadline = g_strdup (approved);
}

/* The one that was asked for, else the first, else what serves any that will be. */
static gboolean
read_plan (AccordConnection *connection, AccordPlanCoverage *self, gint64 wanted, GError **error)
{
  AccordRecord *plan = NULL;

  self->plans = accord_record_read_all (connection, "plan", NULL, 0, error);
  if (self->plans == NULL)
    return FALSE;
  for (guint i = 0; i < self->plans->len; i++)
    if (plan == NULL || accord_record_get_id (self->plans->pdata[i]) == wanted)
      plan = self->plans->pdata[i];
  if (plan == NULL)
    self->deadline = g_strdup ("");
  else
    set_deadline (self, plan);
  self->plan = plan != NULL ? accord_record_get_id (plan) : 0;
  return TRUE;
}

/* What was done before a strategy that is not approved yet is all in time. */
static const char *
get_approved_on (AccordPlanCoverage *self)
{
  return self->is_approved ? self->deadline : "";
}

static guint
count_depth (AccordVocabulary *groups, const AccordTerm *term)
{
  guint depth = 0;

  while (term->parent != 0 && (term = accord_vocabulary_find_id (groups, term->parent)) != NULL)
    depth++;
  return depth;
}

static gboolean
read_groups (AccordConnection *connection, AccordPlanCoverage *self, GError **error)
{
  g_autoptr (AccordVocabulary) groups = accord_vocabulary_load (connection, "group", error);

  if (groups == NULL)
    return FALSE;
  self->groups = g_ptr_array_new_with_free_func (group_free);
  for (guint i = 0; i < accord_vocabulary_get_length (groups); i++)
    {
      const AccordTerm *term = accord_vocabulary_get (groups, i);
      AccordCoverageGroup *group;

      if (term->retired)
        continue;
      group = g_new0 (AccordCoverageGroup, 1);
      group->term = term->id;
      group->code = g_strdup (term->code);
      group->label = g_strdup (term->label);
      group->depth = count_depth (groups, term);
      g_ptr_array_add (self->groups, group);
    }
  return TRUE;
}

static void
add_place (AccordPlanCoverage *self, gint64 id, const char *name)
{
  AccordCoveragePlace *place = g_new (AccordCoveragePlace, 1);

  *place = (AccordCoveragePlace) { id, g_strdup (name) };
  g_ptr_array_add (self->places, place);
}

static gboolean
read_places (AccordConnection *connection, AccordPlanCoverage *self, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, PLACES, "");
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  self->places = g_ptr_array_new_with_free_func (place_free);
  while (accord_statement_step (rows, &local_error))
    add_place (self, accord_statement_int (rows, 0), accord_statement_text (rows, 1));
  add_place (self, 0, "");
  return finish (local_error, error);
}

/* --- the grid --- */

static gboolean
find_group (AccordPlanCoverage *self, gint64 term, guint *index)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (((AccordCoverageGroup *) g_ptr_array_index (self->groups, i))->term == term)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

static guint
find_place (AccordPlanCoverage *self, gint64 id)
{
  for (guint i = 0; i < self->places->len - 1; i++)
    if (((AccordCoveragePlace *) g_ptr_array_index (self->places, i))->id == id)
      return i;
  return self->places->len - 1;
}

static AccordCoverageCell *
get_cell (AccordPlanCoverage *self, guint group, guint place)
{
  return &g_array_index (self->cells, AccordCoverageCell, group * self->places->len + place);
}

/**
 * accord_plan_coverage_get_cell:
 * @group: an index of groups
 * @place: an index of places
 *
 * Returns: (transfer none): what there is of the group in the place
 */
const AccordCoverageCell *
accord_plan_coverage_get_cell (AccordPlanCoverage *self, guint group, guint place)
{
  g_return_val_if_fail (group < self->groups->len && place < self->places->len, NULL);

  return get_cell (self, group, place);
}

static gboolean
read_done (AccordConnection *connection, AccordPlanCoverage *self, GError **error)
{
  g_autoptr (AccordStatement) rows
      = accord_connection_query (connection, error, DONE, "it", self->plan, get_approved_on (self));
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (accord_statement_step (rows, &local_error))
    {
      guint group, n = (guint) accord_statement_int (rows, 2);

      if (!find_group (self, accord_statement_int (rows, 0), &group))
        continue;
      get_cell (self, group, find_place (self, accord_statement_int (rows, 1)))->done += n;
      ((AccordCoverageGroup *) g_ptr_array_index (self->groups, group))->done += n;
    }
  return finish (local_error, error);
}

static AccordPlannedActivity *
ensure_planned (AccordPlanCoverage *self, AccordStatement *row)
{
  AccordPlannedActivity *planned
      = self->planned->len > 0 ? g_ptr_array_index (self->planned, self->planned->len - 1) : NULL;
  const char *day;

  if (planned != NULL && accord_record_get_id (planned->activity) == accord_statement_int (row, 0))
    return planned;
  planned = g_new0 (AccordPlannedActivity, 1);
  planned->activity = accord_record_read_row (g_intern_static_string ("activity"), row);
  planned->closes = g_array_new (FALSE, FALSE, sizeof (guint));
  day = accord_record_get (planned->activity, "last_day");
  planned->in_time = *day != '\0' && (*self->deadline == '\0' || strcmp (day, self->deadline) <= 0);
  g_ptr_array_add (self->planned, planned);
  return planned;
}

/* Nobody was reached there; or, of what is held in no one place, anywhere. */
static gboolean
is_gap (AccordPlanCoverage *self, guint group, guint place)
{
  if (place == self->places->len - 1)
    return ((AccordCoverageGroup *) g_ptr_array_index (self->groups, group))->done == 0;
  return get_cell (self, group, place)->done == 0;
}

/* What is marked with a group closes the gap of that group; those above it are closed along, and not named. */
static void
add_planned (AccordPlanCoverage *self, AccordStatement *row)
{
  AccordPlannedActivity *planned = ensure_planned (self, row);
  guint place = find_place (self, accord_statement_int (row, 7));
  gboolean is_marked = accord_statement_int (row, 8) != 0;
  guint group;

  if (!find_group (self, accord_statement_int (row, 6), &group) || !planned->in_time)
    return;
  get_cell (self, group, place)->planned++;
  ((AccordCoverageGroup *) g_ptr_array_index (self->groups, group))->planned++;
  if (is_marked && is_gap (self, group, place))
    {
      guint cell = group * self->places->len + place;

      g_array_append_val (planned->closes, cell);
    }
}

static gboolean
read_planned (AccordConnection *connection, AccordPlanCoverage *self, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, PLANNED, "i", self->plan);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  self->planned = g_ptr_array_new_with_free_func (planned_free);
  while (accord_statement_step (rows, &local_error))
    add_planned (self, rows);
  return finish (local_error, error);
}

static gboolean
read_grid (AccordConnection *connection, AccordPlanCoverage *self, GError **error)
{
  if (!read_groups (connection, self, error) || !read_places (connection, self, error))
    return FALSE;
  self->cells = g_array_new (FALSE, TRUE, sizeof (AccordCoverageCell));
  g_array_set_size (self->cells, self->groups->len * self->places->len);
  return read_done (connection, self, error) && read_planned (connection, self, error);
}

/**
 * accord_plan_coverage_read:
 * @connection: the token
 * @plan: a strategy, or 0 for the first
 *
 * Returns: (transfer full): what the engagement for it comes to; %NULL on error
 */
AccordPlanCoverage *
accord_plan_coverage_read (AccordConnection *connection, gint64 plan, GError **error)
{
  g_autoptr (AccordPlanCoverage) self = g_new0 (AccordPlanCoverage, 1);
  char today[11];

  accord_day_today (today);
  if (!read_plan (connection, self, plan, error) || !read_grid (connection, self, error))
    return NULL;
  self->methods = accord_plan_coverage_read_methods (connection, self->plan, get_approved_on (self), error);
  if (self->methods != NULL)
    self->contested = accord_plan_coverage_read_contested (connection, self->plan, error);
  if (self->contested != NULL)
    self->summary = accord_engagement_summary_read (connection, today, error);
  return self->summary != NULL ? g_steal_pointer (&self) : NULL;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_plan_coverage_read (connection, *(gint64 *) data, error);
}

/**
 * accord_plan_coverage_load:
 * @plan: a strategy, or 0 for the first
 *
 * Returns: (transfer full): a question whose answer is an #AccordPlanCoverage
 */
AccordRequest *
accord_plan_coverage_load (gint64 plan)
{
  return accord_request_read (load_cb, g_memdup2 (&plan, sizeof plan), g_free, (GDestroyNotify) accord_plan_coverage_free);
}
