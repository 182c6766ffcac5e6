/* accord-need.c: assessed needs, and the sections that are to meet them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plans/accord-need.h"

#include <glib/gi18n.h>

#include "model/accord-plan-state.h"
#include "model/accord-record-write.h"
#include "store/accord-connection.h"

/*
 * Section 116ZB of the Local Government and Public Involvement in Health Act 2007: the strategy sets out how the assessed
 * needs are to be met by the exercise of functions of the integrated care board, NHS England, or the responsible local
 * authorities. Whose functions those are is a term of the vocabulary function_of.
 */

/* --- reading --- */

typedef struct
{
  const char *table;
  const char *sql;
  gint64 id;
} Question;

static gpointer
ask_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AccordStatement) rows = accord_connection_query (connection, error, question->sql,
                                                              question->id != 0 ? "i" : "", question->id);
  GError *local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (accord_statement_step (rows, &local_error))
    g_ptr_array_add (records, accord_record_read_row (question->table, rows));
  if (local_error == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, local_error);
  return NULL;
}

static AccordRequest *
ask (const char *table, const char *sql, gint64 id)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { g_intern_static_string (table), sql, id };
  return accord_request_read (ask_cb, question, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * accord_need_of_section:
 * @section: a section
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord: the columns of `need_section`, "text"
 *   of the need, "assessment" and "organisation" (short name, or name) it comes from
 */
AccordRequest *
accord_need_of_section (gint64 section)
{
  return ask ("need_section",
              "SELECT l.*, n.text, coalesce (a.title, '') AS assessment,"
              " coalesce (nullif (o.short_name, ''), o.name, '') AS organisation"
              " FROM need_section AS l JOIN need AS n ON n.id = l.need_id LEFT JOIN assessment AS a ON a.id = n.assessment_id"
              " LEFT JOIN organisation AS o ON o.id = a.organisation_id WHERE l.section_id = ?1"
              " ORDER BY a.title, n.position, n.id, l.id",
              section);
}

/**
 * accord_need_list:
 *
 * Returns: (transfer full): a question whose answer is a #GPtrArray of #AccordRecord: every need with "assessment" and
 *   "organisation", and "n_sections" that are to meet it, of whatever strategy
 */
AccordRequest *
accord_need_list (void)
{
  return ask ("need",
              "SELECT n.*, coalesce (a.title, '') AS assessment,"
              " coalesce (nullif (o.short_name, ''), o.name, '') AS organisation,"
              " (SELECT count (*) FROM need_section AS l WHERE l.need_id = n.id) AS n_sections"
              " FROM need AS n LEFT JOIN assessment AS a ON a.id = n.assessment_id"
              " LEFT JOIN organisation AS o ON o.id = a.organisation_id ORDER BY a.title, n.position, n.id",
              0);
}

/* --- edits --- */

typedef struct
{
  gint64 need;
  gint64 section;
  char *assessment;
  char *text;
  char *function_of;
} Meeting;

static void
meeting_free (gpointer data)
{
  Meeting *meeting = data;

  g_free (meeting->assessment);
  g_free (meeting->text);
  g_free (meeting->function_of);
  g_free (meeting);
}

static gint64
ensure_assessment (AccordConnection *connection, const char *title, GError **error)
{
  gint64 id = 0;

  if (!accord_connection_get_int (connection, &id, error,
                                  "SELECT coalesce ((SELECT id FROM assessment WHERE title = ?1 ORDER BY id LIMIT 1), 0)",
                                  "t", title))
    return 0;
  if (id != 0)
    return id;
  return accord_record_insert (connection, "assessment", (const char *const[]) { "title", NULL },
                               (const char *const[]) { title, NULL }, error);
}

static gint64
add_need (AccordConnection *connection, const Meeting *meeting, GError **error)
{
  gint64 assessment = *meeting->assessment != '\0' ? ensure_assessment (connection, meeting->assessment, error) : 0;
  gint64 position = 0;
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, assessment);
  g_autofree char *last = NULL;

  if ((*meeting->assessment != '\0' && assessment == 0) ||
      !accord_connection_get_int (connection, &position, error,
                                  "SELECT coalesce (max (position), 0) + 1 FROM need WHERE assessment_id IS ?1", "o",
                                  assessment))
    return 0;
  last = g_strdup_printf ("%" G_GINT64_FORMAT, position);
  return accord_record_insert (connection, "need", (const char *const[]) { "assessment_id", "position", "text", NULL },
                               (const char *const[]) { owner, last, meeting->text, NULL }, error);
}

static gpointer
meet_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Meeting *meeting = data;
  gint64 need = meeting->need != 0 ? meeting->need : add_need (connection, meeting, error);
  g_autofree char *need_id = g_strdup_printf ("%" G_GINT64_FORMAT, need);
  g_autofree char *section = g_strdup_printf ("%" G_GINT64_FORMAT, meeting->section);
  gint64 id;

  if (need == 0 || !accord_section_check_open (connection, meeting->section, error))
    return NULL;
  id = accord_record_insert (connection, "need_section",
                             (const char *const[]) { "need_id", "section_id", "function_of", NULL },
                             (const char *const[]) { need_id, section, meeting->function_of, NULL }, error);
  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

/**
 * accord_need_meet:
 * @need: a need
 * @section: the section that is to meet it
 * @function_of: whose functions meet it, or ""
 *
 * Returns: (transfer full): an edit whose answer is the id of the row of `need_section` (`gint64 *`, to be freed)
 */
AccordRequest *
accord_need_meet (gint64 need, gint64 section, const char *function_of)
{
  Meeting *meeting = g_new0 (Meeting, 1);

  meeting->need = need;
  meeting->section = section;
  meeting->function_of = g_strdup (function_of);
  return accord_request_edit (_("Need linked"), meet_cb, meeting, meeting_free, g_free);
}

/**
 * accord_need_add:
 * @assessment: the title of the assessment that names it; one that is not known yet is added. "" for none
 * @text: the need
 * @section: the section that is to meet it
 * @function_of: whose functions meet it, or ""
 *
 * Returns: (transfer full): an edit, one step for all of it, whose answer is the id of the row of `need_section`
 *   (`gint64 *`, to be freed)
 */
AccordRequest *
accord_need_add (const char *assessment, const char *text, gint64 section, const char *function_of)
{
  Meeting *meeting = g_new0 (Meeting, 1);

  meeting->section = section;
  meeting->assessment = g_strdup (assessment);
  meeting->text = g_strdup (text);
  meeting->function_of = g_strdup (function_of);
  return accord_request_edit (_("Need added"), meet_cb, meeting, meeting_free, g_free);
}
