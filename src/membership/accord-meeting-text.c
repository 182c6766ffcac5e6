/* accord-meeting-text.c: an agenda, or a skeleton of the minutes, as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-meeting-private.h"
#include "model/accord-record-write.h"

typedef struct
{
  AccordMeetingText kind;
  gint64 meeting;
} Question;

typedef struct
{
  AccordConnection *connection;
  gint64 meeting;
  GString *text;
} Writing;

static void
add_head (GString *text, AccordRecord *meeting, const char *what)
{
  g_autofree char *day = accord_day_format (accord_record_get (meeting, "held_on"));
  const char *from = accord_record_get (meeting, "starts_at");
  const char *until = accord_record_get (meeting, "ends_at");

  g_string_append_printf (text, "%s: %s\n", what, accord_record_get (meeting, "title"));
  g_string_append (text, day);
  if (*from != '\0')
    g_string_append_printf (text, ", %s%s%s", from, *until != '\0' ? "–" : "", until);
  g_string_append_c (text, '\n');
  if (*accord_record_get (meeting, "place") != '\0')
    g_string_append_printf (text, "%s\n", accord_record_get (meeting, "place"));
}

static void
add_heading (GString *text, const char *heading)
{
  g_string_append_printf (text, "\n%s\n", heading);
}

/* A note of several lines stands below its item. */
static void
add_note (GString *text, const char *note)
{
  g_auto (GStrv) lines = g_strsplit (note, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_string_append_printf (text, "   %s\n", lines[i]);
}

static gboolean
add_agenda (Writing *writing, GError **error)
{
  g_autoptr (GPtrArray) items = accord_record_read_all (writing->connection, "agenda_item", "meeting_id",
                                                        writing->meeting, error);

  if (items == NULL)
    return FALSE;
  add_heading (writing->text, _("Agenda"));
  for (guint i = 0; i < items->len; i++)
    {
      const char *lead = accord_record_get (items->pdata[i], "lead");
      const char *paper = accord_record_get (items->pdata[i], "paper");

      g_string_append_printf (writing->text, "%u. %s", i + 1, accord_record_get (items->pdata[i], "title"));
      if (*lead != '\0')
        g_string_append_printf (writing->text, " (%s)", lead);
      g_string_append_c (writing->text, '\n');
      add_note (writing->text, accord_record_get (items->pdata[i], "note"));
      add_note (writing->text, paper);
    }
  return TRUE;
}

static void
add_who (GString *text, GPtrArray *rows, const char *heading, const char *state, gboolean members)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *post = accord_record_get (rows->pdata[i], "post");
      const char *organisation = accord_record_get (rows->pdata[i], "organisation");

      if (g_str_equal (accord_record_get (rows->pdata[i], "kind"), "member") != members ||
          !g_str_equal (accord_record_get (rows->pdata[i], "state"), state))
        continue;
      if (!has_heading)
        add_heading (text, heading);
      has_heading = TRUE;
      g_string_append_printf (text, "- %s%s%s\n", post, *post != '\0' && *organisation != '\0' ? ", " : "", organisation);
    }
}

static gboolean
add_attendance (Writing *writing, GError **error)
{
  g_autoptr (AccordAttendance) attendance = accord_meeting_read_attendance (writing->connection, writing->meeting, error);

  if (attendance == NULL)
    return FALSE;
  add_who (writing->text, attendance->rows, _("Present"), "present", TRUE);
  add_who (writing->text, attendance->rows, _("A deputy came for"), "deputy", TRUE);
  add_who (writing->text, attendance->rows, _("Apologies"), "apologies", TRUE);
  add_who (writing->text, attendance->rows, _("Absent"), "absent", TRUE);
  add_who (writing->text, attendance->rows, _("In attendance"), "present", FALSE);
  if (attendance->quorum != NULL)
    {
      add_heading (writing->text, _("Quorum"));
      g_string_append_printf (writing->text, "%s: %s\n",
                              attendance->quorum->is_met ? _("Quorate") : _("Not quorate"), attendance->quorum->words);
    }
  return TRUE;
}

static gboolean
add_decisions (Writing *writing, GError **error)
{
  g_autoptr (GPtrArray) decisions = accord_record_read_all (writing->connection, "decision", "meeting_id",
                                                            writing->meeting, error);

  if (decisions == NULL)
    return FALSE;
  add_heading (writing->text, _("Decisions"));
  for (guint i = 0; i < decisions->len; i++)
    {
      const char *minute = accord_record_get (decisions->pdata[i], "minute");

      g_string_append_printf (writing->text, "%u. %s%s%s%s\n", i + 1, accord_record_get (decisions->pdata[i], "text"),
                              *minute != '\0' ? " (" : "", minute, *minute != '\0' ? ")" : "");
    }
  return TRUE;
}

static gboolean
add_actions (Writing *writing, GError **error)
{
  g_autoptr (GPtrArray) actions = accord_meeting_read_actions (writing->connection, writing->meeting, error);

  if (actions == NULL)
    return FALSE;
  add_heading (writing->text, _("Actions"));
  for (guint i = 0; i < actions->len; i++)
    {
      const char *owner = accord_record_get (actions->pdata[i], "owner");
      g_autofree char *due = accord_day_format (accord_record_get (actions->pdata[i], "due_on"));
      g_autofree char *done = accord_day_format (accord_record_get (actions->pdata[i], "done_on"));

      g_string_append_printf (writing->text, "- %s", accord_record_get (actions->pdata[i], "text"));
      if (*owner != '\0')
        g_string_append_printf (writing->text, "; %s", owner);
      if (*due != '\0')
        g_string_append_printf (writing->text, _("; due %s"), due);
      if (*done != '\0')
        g_string_append_printf (writing->text, _("; done %s"), done);
      g_string_append_c (writing->text, '\n');
    }
  return TRUE;
}

static gpointer
load_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (AccordRecord) meeting = accord_record_read (connection, "meeting", question->meeting, error);
  g_autoptr (GString) text = g_string_new (NULL);
  Writing writing = { connection, question->meeting, text };
  gboolean is_agenda = question->kind == ACCORD_MEETING_TEXT_AGENDA;

  if (meeting == NULL)
    return NULL;
  add_head (text, meeting, is_agenda ? _("Agenda") : _("Minutes"));
  if (is_agenda)
    return add_agenda (&writing, error) ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
  return add_attendance (&writing, error) && add_agenda (&writing, error) && add_decisions (&writing, error) &&
                 add_actions (&writing, error)
             ? g_string_free_and_steal (g_steal_pointer (&text))
             : NULL;
}

/**
 * accord_meeting_text_load:
 * @meeting: a meeting
 * @kind: what is wanted
 *
 * Returns: (transfer full): a question whose answer is the text (`char *`, to be freed), for a letter or a document
 */
AccordRequest *
accord_meeting_text_load (gint64 meeting, AccordMeetingText kind)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { kind, meeting };
  return accord_request_read (load_cb, question, g_free, g_free);
}
