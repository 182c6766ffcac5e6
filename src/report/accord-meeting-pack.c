/* accord-meeting-pack.c: what a meeting needs on the table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-meeting.h"
#include "model/accord-vocabulary.h"
#include "report/accord-paper-private.h"

static gboolean
add_facts (AccordConnection *connection, AccordDocument *document, AccordRecord *meeting, GError **error)
{
  g_autoptr (AccordVocabulary) kinds = accord_vocabulary_load (connection, "meeting_kind", error);
  g_autoptr (AccordVocabulary) answers = kinds != NULL ? accord_vocabulary_load (connection, "yes_no", error) : NULL;
  const char *starts = accord_record_get (meeting, "starts_at");
  const char *ends = accord_record_get (meeting, "ends_at");
  g_autofree char *time = *ends != '\0' ? g_strdup_printf (_("%s to %s"), starts, ends) : g_strdup (starts);

  if (answers == NULL)
    return FALSE;
  accord_document_begin_facts (document);
  accord_paper_add_fact (document, _("Kind"), accord_vocabulary_get_label (kinds, accord_record_get (meeting, "kind")));
  accord_paper_add_day (document, _("Date"), accord_record_get (meeting, "held_on"));
  accord_paper_add_fact (document, _("Time"), time);
  accord_paper_add_fact (document, _("Where"), accord_record_get (meeting, "place"));
  accord_paper_add_fact (document, _("Open to the public"),
                         accord_vocabulary_get_label (answers, accord_record_get (meeting, "is_public")));
  accord_paper_add_address (document, _("Papers"), accord_record_get (meeting, "papers"));
  accord_paper_add_address (document, _("Minutes"), accord_record_get (meeting, "minutes"));
  accord_document_end (document);
  return TRUE;
}

static void
add_item (AccordDocument *document, AccordRecord *item, guint number)
{
  g_autofree char *label = g_strdup_printf ("%u", number);
  gint64 minutes = accord_record_get_int (item, "minutes");
  g_autofree char *length = minutes > 0 ? g_strdup_printf (ngettext ("%u minute", "%u minutes", (guint) minutes),
                                                           (guint) minutes)
                                        : g_strdup ("");

  accord_document_add_cell_text (document, label);
  accord_document_add_cell_text (document, accord_record_get (item, "title"));
  accord_document_add_cell_text (document, accord_record_get (item, "lead"));
  accord_document_add_cell_text (document, length);
}

static void
add_papers (AccordDocument *document, GPtrArray *items)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const char *paper = accord_record_get (items->pdata[i], "paper");
      /* Translators: an item of the agenda, and its title; its paper's address follows. */
      g_autofree char *item = g_strdup_printf (_("Item %u, %s: "), i + 1, accord_record_get (items->pdata[i], "title"));
      g_autoptr (AccordSpans) link = accord_paper_link (paper);
      AccordSpans *spans;

      if (*paper == '\0')
        continue;
      if (!begun)
        {
          accord_document_add_heading (document, 2, _("Papers"));
          accord_document_begin_list (document, ACCORD_LIST_BULLETED, 1);
        }
      begun = TRUE;
      spans = accord_spans_new (item);
      accord_spans_append_spans (spans, link);
      accord_document_begin_item (document);
      accord_document_add_paragraph (document, spans);
      accord_document_end (document);
    }
  if (begun)
    accord_document_end (document);
}

static gboolean
add_agenda (AccordConnection *connection, AccordDocument *document, gint64 meeting, GError **error)
{
  g_autoptr (GPtrArray) items = accord_record_read_all (connection, "agenda_item", "meeting_id", meeting, error);

  if (items == NULL)
    return FALSE;
  accord_document_add_heading (document, 2, _("Agenda"));
  if (items->len == 0)
    {
      accord_document_add_text (document, _("No item is on the agenda yet."));
      return TRUE;
    }
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  accord_document_add_column (document, accord_spans_new (_("No.")), 0, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Item")), 5, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Lead")), 3, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Time")), 2, ACCORD_ALIGN_START);
  for (guint i = 0; i < items->len; i++)
    add_item (document, items->pdata[i], i + 1);
  accord_document_end (document);

  add_papers (document, items);
  return TRUE;
}

static gboolean
add_decisions (AccordConnection *connection, AccordDocument *document, gint64 meeting, GError **error)
{
  g_autoptr (GPtrArray) decisions = accord_record_read_all (connection, "decision", "meeting_id", meeting, error);

  if (decisions == NULL)
    return FALSE;
  if (decisions->len == 0)
    return TRUE;
  accord_document_add_heading (document, 2, _("Decisions"));
  accord_document_begin_list (document, ACCORD_LIST_NUMBERED, 1);
  for (guint i = 0; i < decisions->len; i++)
    {
      accord_document_begin_item (document);
      accord_document_add_text (document, accord_record_get (decisions->pdata[i], "text"));
      accord_document_end (document);
    }
  accord_document_end (document);
  return TRUE;
}

static gboolean
add_actions (AccordConnection *connection, AccordDocument *document, gint64 meeting, GError **error)
{
  g_autoptr (GPtrArray) actions = accord_meeting_read_actions (connection, meeting, error);

  if (actions == NULL)
    return FALSE;
  if (actions->len == 0)
    return TRUE;
  accord_document_add_heading (document, 2, _("Actions"));
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  accord_document_add_column (document, accord_spans_new (_("Action")), 5, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Owner")), 3, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Due")), 0, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Done")), 0, ACCORD_ALIGN_START);
  for (guint i = 0; i < actions->len; i++)
    {
      AccordRecord *action = g_ptr_array_index (actions, i);
      g_autofree char *due = accord_day_format (accord_record_get (action, "due_on"));
      g_autofree char *done = accord_day_format (accord_record_get (action, "done_on"));

      accord_document_add_cell_text (document, accord_record_get (action, "text"));
      accord_document_add_cell_text (document, accord_record_get (action, "owner"));
      accord_document_add_cell_text (document, due);
      accord_document_add_cell_text (document, done);
    }
  accord_document_end (document);
  return TRUE;
}

/* Before a meeting nobody has come yet: then it says who may. */
static void
add_attendees (AccordDocument *document, AccordAttendance *attendance, AccordVocabulary *states, gboolean held)
{
  accord_document_begin_table (document, NULL, ACCORD_TABLE_PLAIN);
  accord_document_add_column (document, accord_spans_new (_("Who")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (_("Organisation")), 4, ACCORD_ALIGN_START);
  accord_document_add_column (document, accord_spans_new (held ? _("Attendance") : _("Deputy")), 3, ACCORD_ALIGN_START);
  for (guint i = 0; i < attendance->rows->len; i++)
    {
      AccordRecord *row = g_ptr_array_index (attendance->rows, i);
      const char *state = accord_record_get (row, "state");

      accord_document_add_cell_text (document, accord_record_get (row, "post"));
      accord_document_add_cell_text (document, accord_record_get (row, "organisation"));
      if (held)
        accord_document_add_cell_text (document, *state != '\0' ? accord_vocabulary_get_label (states, state)
                                                                : _("Not recorded"));
      else
        accord_document_add_cell_text (document, accord_record_get (row, "deputy"));
    }
  accord_document_end (document);
}

/**
 * accord_paper_add_attendance:
 * @connection: the token
 * @document: a document
 * @meeting: a meeting
 *
 * Adds who came to a meeting, by post, and whether they were enough to decide; before it is held who may come, and how many
 * it takes.
 *
 * Returns: whether it could be read
 */
gboolean
accord_paper_add_attendance (AccordConnection *connection, AccordDocument *document, AccordRecord *meeting, GError **error)
{
  g_autoptr (AccordAttendance) attendance
      = accord_meeting_read_attendance (connection, accord_record_get_id (meeting), error);
  g_autoptr (AccordVocabulary) states
      = attendance != NULL ? accord_vocabulary_load (connection, "attendance_state", error) : NULL;
  gboolean held = g_str_equal (accord_record_get (meeting, "state"), "held");

  if (states == NULL)
    return FALSE;
  if (held && attendance->quorum != NULL)
    accord_document_add_status (document, attendance->quorum->is_met ? ACCORD_MARK_RECORDED : ACCORD_MARK_NONE,
                                attendance->quorum->is_met ? _("Quorate") : _("Not quorate by what is recorded"),
                                accord_spans_new (attendance->quorum->words));
  if (!held && attendance->rule != NULL)
    {
      g_autofree char *rule = g_strdup_printf (_("The quorum is: %s"), attendance->rule);

      accord_document_add_text (document, rule);
    }
  add_attendees (document, attendance, states, held);
  return TRUE;
}

/**
 * accord_meeting_pack_write:
 * @connection: the token
 * @options: the subject is a meeting
 *
 * Returns: (transfer full): its agenda, papers, decisions, actions and attendance
 */
AccordDocument *
accord_meeting_pack_write (AccordConnection *connection, const AccordReportOptions *options, GError **error)
{
  g_autoptr (AccordRecord) meeting = accord_record_read (connection, "meeting", options->subject, error);
  g_autoptr (AccordDocument) document = NULL;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  if (meeting == NULL)
    return NULL;
  day = accord_day_format (accord_record_get (meeting, "held_on"));
  /* Translators: a meeting and its day. */
  title = g_strdup_printf (_("%s, %s"), accord_record_get (meeting, "title"), day);
  document = accord_paper_begin (connection, options, title, _("Meeting pack"), error);
  if (document == NULL || !add_facts (connection, document, meeting, error) ||
      !add_agenda (connection, document, options->subject, error) ||
      !add_decisions (connection, document, options->subject, error) ||
      !add_actions (connection, document, options->subject, error))
    return NULL;
  accord_document_add_heading (document, 2, g_str_equal (accord_record_get (meeting, "state"), "held") ? _("Attendance")
                                                                                                       : _("Who may come"));
  if (!accord_paper_add_attendance (connection, document, meeting, error))
    return NULL;
  return g_steal_pointer (&document);
}
