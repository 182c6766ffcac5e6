/* accord-vague-date.c: a date that a person may not know exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-vague-date-private.h"

#include "base/accord-error.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
read_iso (const char *iso, GDate *date)
{
  int year, month, day;

  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
      return FALSE;

  year = (int) g_ascii_strtoll (iso, NULL, 10);
  month = (int) g_ascii_strtoll (iso + 5, NULL, 10);
  day = (int) g_ascii_strtoll (iso + 8, NULL, 10);
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

static void
write_iso (guint32 julian, char iso[11])
{
  GDate date;

  if (julian == 0)
    {
      iso[0] = '\0';
      return;
    }
  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_snprintf (iso, 11, "%04u-%02u-%02u",
              g_date_get_year (&date) % 10000u, g_date_get_month (&date) % 100u,
              g_date_get_day (&date) % 100u);
}

static char *
trim (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *previous = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (previous)))
        break;
      end = previous;
    }
  return g_strndup (text, end - text);
}

/**
 * accord_vague_date_parse:
 * @text: (nullable): what a person wrote
 * @date: (out caller-allocates): the date; clear it with accord_vague_date_clear() when the call succeeded
 * @error: return location
 *
 * Reads a date as secretariats write it: "01/07/2022", "1.7.22", "Jul-22", "Sept 2023", "09/2022", "2022",
 * "2022-12-15", "AGM May 2025", "Oct-Nov 22", "Nov - early Dec 22", "Autumn 2022", "w/c 3 March
 * 2025", "3-5 March 2025", "Q3 2024/25", "since Nov 24". A time of day is left out. What it takes
 * for granted:
 *
 *  - Numbers are day first, always. Years 00 to 69 are 20xx, 70 to 99 are 19xx.
 *  - "2024/25" and "2024-25" are a financial year, April to March; quarters of it count from April.
 *    "Q3 2024" can be meant either way, so it spans the third quarter of the calendar year and of
 *    the financial year that begins in 2024.
 *  - Early, mid and late are thirds: days 1 to 10, 11 to 20 and the rest of a month; four months of a year.
 *  - Spring is March to May and so on; "Winter 2022" runs from December 2022 to February 2023.
 *  - "since", "from" and "until" leave the date what it is. "before", "by" and "after" leave one
 *    end open, and so does "2022 to present".
 *  - Words that say nothing about the day are passed over when they are known ("AGM", "Board
 *    meeting", "Thursday", "tbc"); any other word makes the text not a date, so that "Yes
 *    03/06/2024" is never taken for one by mistake.
 *
 * Nothing written, or a word for nothing ("n/a", "-", "TBC", "not known"), is read as a date of
 * which nothing is known: both ends are "".
 *
 * Any thread.
 *
 * Returns: %TRUE, or %FALSE with `ACCORD_ERROR_INVALID` when there is no date in @text, when its
 * day is not in the calendar, or when it has no year; the message says which
 */
gboolean
accord_vague_date_parse (const char *text, AccordVagueDate *date, GError **error)
{
  g_autofree char *trimmed = NULL;
  AccordDateSpan span = { 0 };

  memset (date, 0, sizeof *date);
  if (text == NULL)
    text = "";
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "a date that is not text in UTF-8");
      return FALSE;
    }

  trimmed = trim (text);
  if (!accord_date_span_read (trimmed, &span, error))
    return FALSE;

  write_iso (span.from, date->from);
  write_iso (span.until, date->until);
  date->text = g_steal_pointer (&trimmed);
  return TRUE;
}

/**
 * accord_vague_date_format:
 * @from: (nullable): first possible day, ISO 8601, or ""
 * @until: (nullable): last possible day, ISO 8601, or ""
 * @text: (nullable): what was written
 *
 * Writes a date for a screen or for paper: an exact day as dd/mm/yyyy, else what was written, else
 * both ends. What it gives can be read again by accord_vague_date_parse() with the same ends,
 * unless it was translated.
 *
 * Any thread.
 *
 * Returns: (transfer full): the text, "" when nothing is known
 */
char *
accord_vague_date_format (const char *from, const char *until, const char *text)
{
  gboolean has_from = from != NULL && from[0] != '\0';
  gboolean has_until = until != NULL && until[0] != '\0';
  g_autofree char *first = has_from ? accord_day_format (from) : NULL;
  g_autofree char *last = has_until ? accord_day_format (until) : NULL;

  if (has_from && has_until && strcmp (from, until) == 0)
    return g_steal_pointer (&first);
  if (text != NULL && text[0] != '\0')
    return g_strdup (text);
  if (has_from && has_until)
    return g_strdup_printf ("%s–%s", first, last);
  if (has_from)
    /* Translators: a date that is known only to be this day or later */
    return g_strdup_printf (_("%s to present"), first);
  if (has_until)
    /* Translators: a date that is known only to be this day or earlier */
    return g_strdup_printf (_("by %s"), last);
  return g_strdup ("");
}

/**
 * accord_vague_date_clear:
 * @date: a date
 *
 * Frees what @date holds, and leaves it empty.
 */
void
accord_vague_date_clear (AccordVagueDate *date)
{
  g_clear_pointer (&date->text, g_free);
  date->from[0] = '\0';
  date->until[0] = '\0';
}

/**
 * accord_day_parse:
 * @text: (nullable): what a person wrote
 * @iso: (out): the day, ISO 8601; "" when the call failed
 * @error: return location
 *
 * Reads one exact day: "01/07/2022", "1/7/22", "2022-07-01", "1 July 2022". Refuses everything that
 * is vague, and everything with another word in it.
 *
 * Any thread.
 *
 * Returns: %TRUE, or %FALSE with `ACCORD_ERROR_INVALID`
 */
gboolean
accord_day_parse (const char *text, char iso[11], GError **error)
{
  g_autofree char *trimmed = NULL;
  AccordDateSpan span = { 0 };

  iso[0] = '\0';
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    text = "";
  trimmed = trim (text);
  if (!accord_date_span_read (trimmed, &span, error))
    return FALSE;

  if (span.from == 0 || span.from != span.until || span.has_words)
    {
      g_autofree char *shown = g_utf8_truncate_middle (trimmed, 60);

      g_set_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID, "“%s” is not one day, as dd/mm/yyyy", shown);
      return FALSE;
    }
  write_iso (span.from, iso);
  return TRUE;
}

/**
 * accord_day_format:
 * @iso: (nullable): a day, ISO 8601, or ""
 *
 * Writes a day as dd/mm/yyyy. What is not a day in ISO 8601 is given back as it is.
 *
 * Any thread.
 *
 * Returns: (transfer full): the text, maybe ""
 */
char *
accord_day_format (const char *iso)
{
  GDate date;

  g_date_clear (&date, 1);
  if (!read_iso (iso, &date))
    return g_strdup (iso != NULL ? iso : "");
  return g_strdup_printf ("%02u/%02u/%04u", g_date_get_day (&date), g_date_get_month (&date),
                          g_date_get_year (&date));
}

/**
 * accord_day_today:
 * @iso: (out): today where this computer stands, ISO 8601
 *
 * Any thread.
 */
void
accord_day_today (char iso[11])
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%d");

  g_strlcpy (iso, text, 11);
}
