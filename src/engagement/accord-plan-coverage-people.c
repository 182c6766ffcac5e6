/* accord-plan-coverage-people.c: how many were reached by what, and where they do not agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>

#include "engagement/accord-evidence-private.h"
#include "engagement/accord-plan-coverage-private.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

#define METHODS                                                                                                        \
  "SELECT a.method, coalesce (t.label, ''), count (*),"                                                                \
  " sum (CASE WHEN " ACCORD_IS_COUNTED " THEN a.reach_count ELSE 0 END), sum (NOT " ACCORD_IS_COUNTED "),"             \
  " max (" ACCORD_IS_COUNTED " AND a.reach_qualifier <> 'exact')"                                                      \
  " FROM activity AS a LEFT JOIN term AS t ON t.vocabulary = 'method' AND t.code = a.method"                           \
  " WHERE " ACCORD_DONE_IN_TIME " GROUP BY a.method ORDER BY 4 DESC, 3 DESC, t.position, a.method"

/* What is linked as a whole activity takes no position. */
#define POSITIONS                                                                                                      \
  ACCORD_NUMBERED_SECTIONS                                                                                             \
  "SELECT s.id, s.plan_id, n.number, s.heading, coalesce (t.label, '') AS sector, f.stance,"                           \
  " count (DISTINCT f.id), coalesce (t.code, ''), count (DISTINCT f.activity_id) FROM section AS s"                    \
  " CROSS JOIN evidence_link AS l ON l.section_id = s.id"                                                              \
  " CROSS JOIN feedback AS f ON f.id = l.feedback_id JOIN numbered AS n ON n.id = s.id"                                \
  " LEFT JOIN organisation AS o ON o.id = f.organisation_id"                                                           \
  " LEFT JOIN term AS t ON t.vocabulary = 'sector' AND t.code = o.sector"                                              \
  " WHERE s.plan_id = ?1 AND f.stance <> '' GROUP BY s.id, t.id, f.stance"                                             \
  " ORDER BY n.reading, t.position IS NULL, t.position, t.id"

static const char *const STANCES[ACCORD_N_POSITIONS] = { "supports", "opposes", "mixed", "suggests" };

static void
method_free (gpointer data)
{
  AccordMethodReach *method = data;

  g_free (method->code);
  g_free (method->label);
  g_free (method);
}

static void
positions_free (gpointer data)
{
  AccordPositions *positions = data;

  g_free (positions->code);
  g_free (positions->sector);
  g_free (positions);
}

static void
contested_free (gpointer data)
{
  AccordContested *contested = data;

  g_object_unref (contested->section);
  g_ptr_array_unref (contested->sectors);
  g_free (contested);
}

/* The answer is an array of AccordMethodReach. */
GPtrArray *
accord_plan_coverage_read_methods (AccordConnection *connection, gint64 plan, const char *approved_on, GError **error)
{
  g_autoptr (GPtrArray) methods = g_ptr_array_new_with_free_func (method_free);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, METHODS, "it", plan, approved_on);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    {
      AccordMethodReach *method = g_new (AccordMethodReach, 1);

      *method = (AccordMethodReach) {
        .code = g_strdup (accord_statement_text (rows, 0)),
        .label = g_strdup (accord_statement_text (rows, 1)),
        .activities = (guint) accord_statement_int (rows, 2),
        .people = (guint64) accord_statement_int (rows, 3),
        .uncounted = (guint) accord_statement_int (rows, 4),
        .is_rough = accord_statement_int (rows, 5) != 0,
      };
      g_ptr_array_add (methods, method);
    }
  if (local_error == NULL)
    return g_steal_pointer (&methods);
  g_propagate_error (error, local_error);
  return NULL;
}

static AccordContested *
ensure_section (GPtrArray *all, AccordStatement *row)
{
  AccordContested *contested = all->len > 0 ? g_ptr_array_index (all, all->len - 1) : NULL;

  if (contested != NULL && accord_record_get_id (contested->section) == accord_statement_int (row, 0))
    return contested;
  contested = g_new (AccordContested, 1);
  contested->section = accord_record_read_row (g_intern_static_string ("section"), row);
  contested->sectors = g_ptr_array_new_with_free_func (positions_free);
  g_ptr_array_add (all, contested);
  return contested;
}

static AccordPositions *
ensure_sector (GPtrArray *sectors, AccordStatement *row)
{
  AccordPositions *positions = sectors->len > 0 ? g_ptr_array_index (sectors, sectors->len - 1) : NULL;

  if (positions != NULL && g_str_equal (positions->code, accord_statement_text (row, 7)))
    return positions;
  positions = g_new0 (AccordPositions, 1);
  positions->code = g_strdup (accord_statement_text (row, 7));
  positions->sector = g_strdup (accord_statement_text (row, 4));
  g_ptr_array_add (sectors, positions);
  return positions;
}

static void
add_position (AccordPositions *positions, AccordStatement *row)
{
  for (guint i = 0; i < ACCORD_N_POSITIONS; i++)
    if (g_str_equal (STANCES[i], accord_statement_text (row, 5)))
      {
        positions->counts[i] = (guint) accord_statement_int (row, 6);
        positions->activities[i] = (guint) accord_statement_int (row, 8);
      }
}

static gboolean
is_contested (const AccordContested *contested)
{
  for (guint i = 0; i < contested->sectors->len; i++)
    {
      const AccordPositions *positions = g_ptr_array_index (contested->sectors, i);

      if (positions->counts[ACCORD_POSITION_OPPOSES] + positions->counts[ACCORD_POSITION_MIXED] > 0)
        return TRUE;
    }
  return FALSE;
}

/* The answer is an array of AccordContested. */
GPtrArray *
accord_plan_coverage_read_contested (AccordConnection *connection, gint64 plan, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (contested_free);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, POSITIONS, "i", plan);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    add_position (ensure_sector (ensure_section (all, rows)->sectors, rows), rows);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  for (guint i = all->len; i > 0; i--)
    if (!is_contested (g_ptr_array_index (all, i - 1)))
      g_ptr_array_remove_index (all, i - 1);
  return g_steal_pointer (&all);
}

/**
 * accord_contested_write_rows:
 * @positions: one of its sectors
 * @position: %ACCORD_POSITION_SUPPORTS or another
 * @name: how a person calls who says what of which section
 *
 * Returns: (transfer full): the value of the filter "position" of #accord_activities that leaves the activities in which
 *   that was heard
 */
char *
accord_contested_write_rows (const AccordContested *self, const AccordPositions *positions, guint position,
                             const char *name)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (position < ACCORD_N_POSITIONS, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "section");
  json_builder_add_int_value (builder, accord_record_get_id (self->section));
  json_builder_set_member_name (builder, "stance");
  json_builder_add_string_value (builder, STANCES[position]);
  json_builder_set_member_name (builder, "sector");
  json_builder_add_string_value (builder, positions->code);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
