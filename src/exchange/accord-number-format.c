/* accord-number-format.c: what a number in a workbook looks like to a person
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange/accord-number-format.h"

#include <math.h>
#include <string.h>

/* 31/12/9999 as Excel counts it. */
#define MAX_SERIAL 2958465.0

#define SECONDS_IN_DAY 86400

/**
 * accord_number_kind_of_builtin:
 * @id: the number of a format that a workbook does not spell out
 *
 * ECMA-376 part 1, 18.8.30. 27 to 36 and 50 to 58 are dates in the East Asian versions.
 *
 * Returns: its kind
 */
AccordNumberKind
accord_number_kind_of_builtin (guint id)
{
  if (id == 17)
    return ACCORD_NUMBER_MONTH;
  if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
    return ACCORD_NUMBER_DAY;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
    return ACCORD_NUMBER_TIME;
  return ACCORD_NUMBER_GENERAL;
}

/**
 * accord_number_kind_of_code:
 * @code: the code of a format: "dd/mm/yyyy", "mmm-yy", "0.00;[Red]-0.00"
 *
 * Only the first section counts, the one for positive numbers. What stands in quotation marks,
 * behind a backslash or an underscore, or in square brackets (a colour, a language) is not part of
 * it, except the elapsed "[h]".
 *
 * Returns: its kind
 */
AccordNumberKind
accord_number_kind_of_code (const char *code)
{
  gboolean has_day = FALSE, has_month = FALSE, has_year = FALSE, has_time = FALSE;

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      const char *close = NULL;

      if (*p == '"' || *p == '[')
        {
          close = strchr (p + 1, *p == '"' ? '"' : ']');
          if (close == NULL)
            break;
          has_time = has_time || (*p == '[' && strchr ("hHmMsS", p[1]) != NULL
                                  && (p + 2 == close || p[1] == p[2]));
          p = close;
          continue;
        }
      if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        {
          p++;
          continue;
        }
      if (g_ascii_strncasecmp (p, "general", 7) == 0)
        return ACCORD_NUMBER_GENERAL;

      switch (g_ascii_tolower (*p))
        {
        case 'd':
          has_day = TRUE;
          break;
        case 'm':
          has_month = TRUE;
          break;
        case 'y':
          has_year = TRUE;
          break;
        case 'h':
        case 's':
          has_time = TRUE;
          break;
        default:
          break;
        }
    }

  /* Beside hours or seconds, "m" is minutes. */
  if (has_day || (has_year && has_time))
    return ACCORD_NUMBER_DAY;
  if (has_time)
    return ACCORD_NUMBER_TIME;
  if (has_month)
    return ACCORD_NUMBER_MONTH;
  return has_year ? ACCORD_NUMBER_YEAR : ACCORD_NUMBER_GENERAL;
}

static gsize
print_date (double serial, AccordNumberKind kind, gboolean since_1904, char text[ACCORD_NUMBER_SIZE])
{
  gint64 seconds = (gint64) floor (serial * SECONDS_IN_DAY + 0.5);
  gint64 day = seconds / SECONDS_IN_DAY;
  guint rest = (guint) (seconds % SECONDS_IN_DAY);
  guint hours = rest / 3600, minutes = rest / 60 % 60;
  GDate date;
  int n;

  if (kind == ACCORD_NUMBER_TIME)
    return g_snprintf (text, ACCORD_NUMBER_SIZE, "%02u:%02u", (guint) (seconds / 3600), minutes);

  /* Excel believes, as Lotus 1-2-3 did, that there was a 29 February 1900: day 60. */
  if (!since_1904 && day == 60)
    return g_snprintf (text, ACCORD_NUMBER_SIZE, "29/02/1900");

  g_date_clear (&date, 1);
  if (since_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else if (day < 60)
    g_date_set_dmy (&date, 31, G_DATE_DECEMBER, 1899);
  else
    g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) day);

  if (kind == ACCORD_NUMBER_YEAR)
    return g_snprintf (text, ACCORD_NUMBER_SIZE, "%04u", g_date_get_year (&date));
  if (kind == ACCORD_NUMBER_MONTH)
    return g_snprintf (text, ACCORD_NUMBER_SIZE, "%02u/%04u", (guint) g_date_get_month (&date),
                       g_date_get_year (&date));

  n = g_snprintf (text, ACCORD_NUMBER_SIZE, "%02u/%02u/%04u",
                  g_date_get_day (&date), (guint) g_date_get_month (&date), g_date_get_year (&date));
  if (rest != 0)
    n += g_snprintf (text + n, ACCORD_NUMBER_SIZE - n, " %02u:%02u", hours, minutes);
  return n;
}

/**
 * accord_number_print:
 * @value: a number as a workbook holds it, not necessarily ended by a NUL
 * @length: its length
 * @kind: how its cell shows it
 * @since_1904: whether the workbook counts days from 1 January 1904, as Excel for the Mac once did
 * @text: (out): the text
 *
 * Writes a number as a person sees it: whole numbers without a fraction, others with 15 digits at
 * most, dates as dd/mm/yyyy. A date of which the cell shows only month and year ("Jul-22", which is
 * what a spreadsheet program makes of that entry) is written "07/2022", for its day is the
 * program's and not the person's.
 *
 * Any thread.
 *
 * Returns: the length of @text
 */
gsize
accord_number_print (const char *value,
                     gsize length,
                     AccordNumberKind kind,
                     gboolean since_1904,
                     char text[ACCORD_NUMBER_SIZE])
{
  char buffer[64];
  char *end;
  double number;

  if (kind == ACCORD_NUMBER_GENERAL && length <= 15)
    {
      gsize digits = 0;

      while (digits < length && g_ascii_isdigit (value[digits]))
        digits++;
      if (digits == length)
        {
          memcpy (text, value, length);
          text[length] = '\0';
          return length;
        }
    }

  memcpy (buffer, value, MIN (length, sizeof buffer - 1));
  buffer[MIN (length, sizeof buffer - 1)] = '\0';
  number = g_ascii_strtod (buffer, &end);
  if (end == buffer || *end != '\0' || !isfinite (number))
    {
      g_strlcpy (text, buffer, ACCORD_NUMBER_SIZE);
      return strlen (text);
    }

  if (kind != ACCORD_NUMBER_GENERAL && number >= 0 && number < MAX_SERIAL + 1)
    return print_date (number, kind, since_1904, text);
  if (fabs (number) < 1e15 && number == floor (number))
    g_ascii_formatd (text, ACCORD_NUMBER_SIZE, "%.0f", number);
  else
    g_ascii_formatd (text, ACCORD_NUMBER_SIZE, "%.15g", number);
  return strlen (text);
}
