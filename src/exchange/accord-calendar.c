/* accord-calendar.c: the meetings as an iCalendar file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-calendar.h"

#include <glib/gi18n.h>

#include "base/accord-save.h"
#include "model/accord-record.h"

/* RFC 5545, section 3.1: no line is longer, in octets, without its line break. */
#define MAX_LINE 75

/* The clocks of the United Kingdom since 1996; meetings are written in its local time, as people agree on them. */
static const char *const TIME_ZONE[] = {
  "BEGIN:VTIMEZONE",
  "TZID:Europe/London",
  "BEGIN:DAYLIGHT",
  "DTSTART:19960331T010000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0100",
  "TZNAME:BST",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "DTSTART:19961027T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0000",
  "TZNAME:GMT",
  "END:STANDARD",
  "END:VTIMEZONE",
};

/* A line that is too long goes on in the next after a space; a character is never cut in two. */
static void
add_line (GString *text, const char *line)
{
  gsize room = MAX_LINE;

  for (const char *p = line; *p != '\0';)
    {
      gsize length = (gsize) (g_utf8_next_char (p) - p);

      if (length > room)
        {
          g_string_append (text, "\r\n ");
          room = MAX_LINE - 1;
        }
      g_string_append_len (text, p, (gssize) length);
      room -= length;
      p += length;
    }
  g_string_append (text, "\r\n");
}

static void G_GNUC_PRINTF (2, 3)
add_format (GString *text, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add_line (text, line);
}

/* Section 3.3.11: what a text may not hold as it is. Control characters other than line breaks may not be in it at all. */
static char *
escape (const char *value)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (escaped, "\\n");
    else if (strchr ("\\;,", *p) != NULL)
      g_string_append_printf (escaped, "\\%c", *p);
    else if (!g_ascii_iscntrl (*p))
      g_string_append_c (escaped, *p);
  return g_string_free_and_steal (g_steal_pointer (&escaped));
}

static void
add_text (GString *text, const char *name, const char *value)
{
  g_autofree char *escaped = escape (value);

  if (*value != '\0')
    add_format (text, "%s:%s", name, escaped);
}

static char *
strip (const char *value, char sign)
{
  g_auto (GStrv) parts = g_strsplit (value, (const char[]) { sign, '\0' }, -1);

  return g_strjoinv ("", parts);
}

/* A meeting without a time is one of the whole day, whose end is the day after. */
static void
add_times (GString *text, AccordRecord *meeting)
{
  const char *from = accord_record_get (meeting, "starts_at");
  const char *until = accord_record_get (meeting, "ends_at");
  g_autofree char *day = strip (accord_record_get (meeting, "held_on"), '-');
  g_autofree char *start = strip (from, ':');
  g_autofree char *end = strip (until, ':');

  if (*start == '\0')
    {
      add_format (text, "DTSTART;VALUE=DATE:%s", day);
      return;
    }
  add_format (text, "DTSTART;TZID=Europe/London:%sT%s00", day, start);
  if (g_strcmp0 (until, from) > 0)
    add_format (text, "DTEND;TZID=Europe/London:%sT%s00", day, end);
}

static gboolean
add_description (AccordConnection *connection, GString *text, AccordRecord *meeting, GError **error)
{
  g_autoptr (GPtrArray) items
      = accord_record_read_all (connection, "agenda_item", "meeting_id", accord_record_get_id (meeting), error);
  g_autoptr (GString) description = g_string_new (NULL);

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (description, "%u. %s\n", i + 1, accord_record_get (items->pdata[i], "title"));
  if (*accord_record_get (meeting, "papers") != '\0')
    g_string_append_printf (description, _("Papers: %s\n"), accord_record_get (meeting, "papers"));
  if (*accord_record_get (meeting, "minutes") != '\0')
    g_string_append_printf (description, _("Minutes: %s\n"), accord_record_get (meeting, "minutes"));
  add_text (text, "DESCRIPTION", g_strchomp (description->str));
  return TRUE;
}

static gboolean
add_event (AccordConnection *connection, GString *text, AccordRecord *meeting, const char *now, GError **error)
{
  gboolean is_cancelled = g_str_equal (accord_record_get (meeting, "state"), "cancelled");

  add_line (text, "BEGIN:VEVENT");
  /* Ids are never used again, so a calendar that has read the file before knows the meeting when it reads it anew. */
  add_format (text, "UID:meeting-%" G_GINT64_FORMAT "@accord", accord_record_get_id (meeting));
  add_format (text, "DTSTAMP:%s", now);
  add_times (text, meeting);
  add_text (text, "SUMMARY", accord_record_get (meeting, "title"));
  add_text (text, "LOCATION", accord_record_get (meeting, "place"));
  if (!add_description (connection, text, meeting, error))
    return FALSE;
  add_format (text, "STATUS:%s", is_cancelled ? "CANCELLED" : "CONFIRMED");
  add_line (text, "END:VEVENT");
  return TRUE;
}

static gpointer
save_cb (AccordConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) meetings = accord_record_read_all (connection, "meeting", NULL, 0, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_now_utc ();
  g_autofree char *now = g_date_time_format (moment, "%Y%m%dT%H%M%SZ");
  g_autoptr (GBytes) bytes = NULL;

  if (meetings == NULL)
    return NULL;
  add_line (text, "BEGIN:VCALENDAR");
  add_line (text, "VERSION:2.0");
  add_line (text, "PRODID:-//Accord//Accord//EN");
  for (guint i = 0; i < G_N_ELEMENTS (TIME_ZONE); i++)
    add_line (text, TIME_ZONE[i]);
  for (guint i = 0; i < meetings->len; i++)
    if (*accord_record_get (meetings->pdata[i], "held_on") != '\0' &&
        !add_event (connection, text, meetings->pdata[i], now, error))
      return NULL;
  add_line (text, "END:VCALENDAR");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  return GINT_TO_POINTER (accord_save_bytes (data, bytes, cancellable, error));
}

/**
 * accord_calendar_save:
 * @path: the file to write
 *
 * Writes the meetings that have a day as an iCalendar file (RFC 5545): local time of the United Kingdom, the agenda as the
 * description, a cancelled meeting as cancelled. A meeting has the same UID in every file.
 *
 * Returns: (transfer full): a question that writes the file
 */
AccordRequest *
accord_calendar_save (const char *path)
{
  return accord_request_read (save_cb, g_strdup (path), g_free, NULL);
}
