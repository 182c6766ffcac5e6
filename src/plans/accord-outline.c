/* accord-outline.c: the sections of a strategy, as a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-outline.h"

#include <glib/gi18n.h>

#include "base/accord-error.h"
#include "base/accord-id.h"
#include "model/accord-plan-state.h"
#include "store/accord-connection.h"

static void
section_free (gpointer data)
{
  AccordSection *section = data;

  g_free (section->number);
  g_free (section->heading);
  g_free (section->body);
  g_free (section);
}

static AccordSection *
read_section (AccordStatement *row)
{
  AccordSection *section = g_new0 (AccordSection, 1);

  section->id = accord_statement_int (row, 0);
  section->parent = accord_statement_int (row, 1);
  section->heading = g_strdup (accord_statement_text (row, 2));
  section->body = g_strdup (accord_statement_text (row, 3));
  section->n_links = (guint) accord_statement_int (row, 4);
  section->n_topics = (guint) accord_statement_int (row, 5);
  return section;
}

static gboolean
count_suspect (AccordConnection *connection, AccordSection *section, GError **error)
{
  g_autofree char *hash = NULL;
  gint64 n = 0;
  GError *local_error = NULL;

  if (section->n_links == 0)
    return TRUE;
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, section->body, -1);
  accord_connection_get_int (connection, &n, &local_error,
                             "SELECT count (*) FROM evidence_link WHERE section_id = ?1 AND section_hash <> ?2", "it",
                             section->id, hash);
  section->n_suspect = (guint) n;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* Moves the children of @parent from @pool, which is in the order of their positions, to @tree, and theirs after them. */
static void
take_children (GPtrArray *pool, GPtrArray *tree, gint64 parent, guint depth, const char *prefix)
{
  guint number = 0;

  for (guint i = 0; i < pool->len; i++)
    {
      AccordSection *section = g_ptr_array_index (pool, i);
      g_autofree char *below = NULL;

      if (section == NULL || section->parent != parent)
        continue;
      pool->pdata[i] = NULL;
      section->depth = depth;
      section->number = g_strdup_printf ("%s%u", prefix, ++number);
      g_ptr_array_add (tree, section);
      below = g_strconcat (section->number, ".", NULL);
      take_children (pool, tree, section->id, depth + 1, below);
    }
}

/**
 * accord_outline_read:
 * @connection: the token
 * @plan: a strategy
 *
 * Returns: (transfer full) (element-type AccordSection): its sections, each before those under it; %NULL on error
 */
GPtrArray *
accord_outline_read (AccordConnection *connection, gint64 plan, GError **error)
{
  g_autoptr (AccordStatement) rows = accord_connection_query (
      connection, error,
      "SELECT s.id, s.parent_id, s.heading, s.body,"
      " (SELECT count (*) FROM evidence_link AS l WHERE l.section_id = s.id),"
      " (SELECT count (*) FROM section_topic AS t WHERE t.section_id = s.id)"
      " FROM section AS s WHERE s.plan_id = ?1 ORDER BY s.position, s.id",
      "i", plan);
  g_autoptr (GPtrArray) pool = g_ptr_array_new ();
  g_autoptr (GPtrArray) tree = g_ptr_array_new_with_free_func (section_free);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (pool, read_section (rows));
  take_children (pool, tree, 0, 0, "");
  for (guint i = 0; i < tree->len && local_error == NULL; i++)
    count_suspect (connection, g_ptr_array_index (tree, i), &local_error);
  if (local_error == NULL)
    return g_steal_pointer (&tree);
  g_propagate_error (error, local_error);
  return NULL;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return accord_outline_read (connection, *(gint64 *) data, error);
}

/**
 * accord_outline_load:
 * @plan: a strategy
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordSection, as accord_outline_read() gives it
 */
AccordRequest *
accord_outline_load (gint64 plan)
{
  return accord_request_read (load_cb, g_memdup2 (&plan, sizeof plan), g_free, (GDestroyNotify) g_ptr_array_unref);
}

/* --- edits --- */

typedef struct
{
  gint64 plan;
  gint64 section;
  gint64 parent;
  gint64 after;
  AccordSectionShift shift;
  char *heading;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->heading);
  g_free (edit);
}

/* Siblings are numbered afresh with @section after @after, or first: positions stay 1, 2, 3 whatever happened before. */
static gboolean
place (AccordConnection *connection, gint64 plan, gint64 section, gint64 parent, gint64 after, GError **error)
{
  return accord_plan_check_open (connection, plan, error) &&
         accord_connection_run (connection, error, "UPDATE section SET parent_id = ?2, position = 0 WHERE id = ?1", "io",
                                section, parent) &&
         accord_connection_run (
             connection, error,
             "UPDATE section SET position = r.place FROM (SELECT o.id, row_number () OVER (ORDER BY"
             " CASE WHEN o.id = ?3 THEN coalesce ((SELECT a.position FROM section AS a WHERE a.id = ?4), -1)"
             " ELSE o.position END, o.id = ?3, o.id) AS place FROM section AS o"
             " WHERE o.plan_id = ?1 AND o.parent_id IS ?2) AS r WHERE section.id = r.id AND section.position <> r.place",
             "ioio", plan, parent, section, after);
}

static gpointer
add_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;
  gint64 id = accord_id_new ();

  if (!accord_connection_run (connection, error,
                              "INSERT INTO section (id, plan_id, parent_id, heading) VALUES (?1, ?2, ?3, ?4)", "iiot", id,
                              edit->plan, edit->parent, edit->heading) ||
      !place (connection, edit->plan, id, edit->parent, edit->after, error))
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

/**
 * accord_section_add:
 * @plan: a strategy
 * @parent: the section it goes under, or 0
 * @after: the sibling it goes after, or 0 to be the first
 * @heading: its heading
 *
 * Returns: (transfer full): an edit whose answer is the new section's id (`gint64 *`, to be freed)
 */
AccordRequest *
accord_section_add (gint64 plan, gint64 parent, gint64 after, const char *heading)
{
  Edit *edit = g_new0 (Edit, 1);

  *edit = (Edit) { .plan = plan, .parent = parent, .after = after, .heading = g_strdup (heading) };
  return accord_request_edit (_("Section added"), add_cb, edit, edit_free, g_free);
}

static gboolean
is_under (AccordConnection *connection, gint64 section, gint64 ancestor)
{
  gint64 found = 0;

  accord_connection_get_int (connection, &found, NULL,
                             "WITH RECURSIVE up (id) AS (SELECT ?1 UNION SELECT s.parent_id FROM section AS s JOIN up"
                             " ON s.id = up.id WHERE s.parent_id IS NOT NULL) SELECT 1 FROM up WHERE id = ?2",
                             "ii", section, ancestor);
  return found != 0;
}

static gboolean
move (AccordConnection *connection, gint64 section, gint64 parent, gint64 after, GError **error)
{
  gint64 plan = 0;

  if (parent != 0 && is_under (connection, parent, section))
    {
      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "A section cannot be under itself");
      return FALSE;
    }
  return accord_connection_get_int (connection, &plan, error, "SELECT plan_id FROM section WHERE id = ?1", "i", section) &&
         place (connection, plan, section, parent, after, error);
}

static gpointer
move_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;

  return GINT_TO_POINTER (move (connection, edit->section, edit->parent, edit->after, error));
}

/**
 * accord_section_move:
 * @section: a section
 * @parent: the section it goes under, or 0
 * @after: the sibling it goes after, or 0 to be the first
 *
 * Moves a section and all that is under it.
 *
 * Returns: (transfer full): an edit; ACCORD_ERROR_INVALID when it would be under itself
 */
AccordRequest *
accord_section_move (gint64 section, gint64 parent, gint64 after)
{
  Edit *edit = g_new0 (Edit, 1);

  *edit = (Edit) { .section = section, .parent = parent, .after = after };
  return accord_request_edit (_("Section moved"), move_cb, edit, edit_free, NULL);
}

/* Returns 0 when there is none. */
static gint64
find_one (AccordConnection *connection, const char *sql, gint64 section)
{
  gint64 found = 0;

  accord_connection_get_int (connection, &found, NULL, sql, "i", section);
  return found;
}

#define SIBLINGS "FROM section AS o JOIN section AS s ON s.id = ?1 AND o.plan_id = s.plan_id AND o.parent_id IS s.parent_id"
#define ELDER SIBLINGS " AND (o.position, o.id) < (s.position, s.id) ORDER BY o.position DESC, o.id DESC LIMIT 1"
#define SECOND_ELDER ELDER " OFFSET 1"
#define YOUNGER SIBLINGS " AND (o.position, o.id) > (s.position, s.id) ORDER BY o.position, o.id LIMIT 1"

static gpointer
shift_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Edit *edit = data;
  gint64 parent = find_one (connection, "SELECT coalesce (parent_id, 0) FROM section WHERE id = ?1", edit->section);
  gint64 elder = find_one (connection, "SELECT o.id " ELDER, edit->section);
  gint64 younger = find_one (connection, "SELECT o.id " YOUNGER, edit->section);
  gint64 after = 0;

  switch (edit->shift)
    {
    case ACCORD_SECTION_UP:
      if (elder == 0)
        return GINT_TO_POINTER (TRUE);
      after = find_one (connection, "SELECT o.id " SECOND_ELDER, edit->section);
      break;
    case ACCORD_SECTION_DOWN:
      if (younger == 0)
        return GINT_TO_POINTER (TRUE);
      after = younger;
      break;
    case ACCORD_SECTION_IN:
      if (elder == 0)
        return GINT_TO_POINTER (TRUE);
      parent = elder;
      after = find_one (connection, "SELECT id FROM section WHERE parent_id = ?1 ORDER BY position DESC, id DESC LIMIT 1",
                        elder);
      break;
    default:
      if (parent == 0)
        return GINT_TO_POINTER (TRUE);
      after = parent;
      parent = find_one (connection, "SELECT coalesce (parent_id, 0) FROM section WHERE id = ?1", parent);
      break;
    }
  return GINT_TO_POINTER (move (connection, edit->section, parent, after, error));
}

/**
 * accord_section_shift:
 * @section: a section
 * @shift: where it goes
 *
 * Moves a section by one step; at the edge nothing happens and nothing is recorded.
 *
 * Returns: (transfer full): an edit
 */
AccordRequest *
accord_section_shift (gint64 section, AccordSectionShift shift)
{
  Edit *edit = g_new0 (Edit, 1);

  *edit = (Edit) { .section = section, .shift = shift };
  return accord_request_edit (_("Section moved"), shift_cb, edit, edit_free, NULL);
}
