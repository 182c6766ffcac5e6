/* test-vague-date.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "base/accord-vague-date.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *from;
  const char *until;
} readable[] = {
  /* The forms of the sample member list and engagement log. */
  { "01/07/2022", "2022-07-01", "2022-07-01" },
  { "1.7.22", "2022-07-01", "2022-07-01" },
  { "Jul-22", "2022-07-01", "2022-07-31" },
  { "Sept 2023", "2023-09-01", "2023-09-30" },
  { "09/2022", "2022-09-01", "2022-09-30" },
  { "2022", "2022-01-01", "2022-12-31" },
  { "01-Jul-22", "2022-07-01", "2022-07-01" },
  { "15 December 2022", "2022-12-15", "2022-12-15" },
  { "15/12/22", "2022-12-15", "2022-12-15" },
  { "2022-12-15", "2022-12-15", "2022-12-15" },
  { "AGM May 2025", "2025-05-01", "2025-05-31" },
  { "May 2025", "2025-05-01", "2025-05-31" },
  { "31/03/2026?", "2026-03-31", "2026-03-31" },
  { "since Nov 24", "2024-11-01", "2024-11-30" },
  { "14/3/25", "2025-03-14", "2025-03-14" },
  { "Oct-Nov 22", "2022-10-01", "2022-11-30" },
  { "Oct-Nov 2022", "2022-10-01", "2022-11-30" },
  { "October 2022", "2022-10-01", "2022-10-31" },
  { "Autumn 2022", "2022-09-01", "2022-11-30" },
  { "Oct/Nov 2022", "2022-10-01", "2022-11-30" },
  { "Nov - early Dec 22", "2022-11-01", "2022-12-10" },
  { "09/11/2022", "2022-11-09", "2022-11-09" },

  /* Day first, and years of two digits. */
  { "3/4/2025", "2025-04-03", "2025-04-03" },
  { "1/1/69", "2069-01-01", "2069-01-01" },
  { "1/1/70", "1970-01-01", "1970-01-01" },
  { "Sept ’23", "2023-09-01", "2023-09-30" },
  { "Dec. '22", "2022-12-01", "2022-12-31" },
  { "09/22", "2022-09-01", "2022-09-30" },
  { "2022-12", "2022-12-01", "2022-12-31" },
  { "2022/12/15", "2022-12-15", "2022-12-15" },
  { "20221215", "2022-12-15", "2022-12-15" },
  { "29/02/2024", "2024-02-29", "2024-02-29" },

  /* Words. */
  { "3rd of March 2025", "2025-03-03", "2025-03-03" },
  { "Thursday 5th June 2025", "2025-06-05", "2025-06-05" },
  { "March 3rd, 2025", "2025-03-03", "2025-03-03" },
  { "March 22, 2025", "2025-03-22", "2025-03-22" },
  { "MAY 2025 (tbc)", "2025-05-01", "2025-05-31" },
  { "2022 December", "2022-12-01", "2022-12-31" },
  { "w/c 3 March 2025", "2025-03-03", "2025-03-09" },
  { "W/C 03/03/2025", "2025-03-03", "2025-03-09" },
  { "week commencing 3rd March 2025", "2025-03-03", "2025-03-09" },
  { "w/e 9 March 2025", "2025-03-03", "2025-03-09" },
  { "early March 2025", "2025-03-01", "2025-03-10" },
  { "mid-March 2025", "2025-03-11", "2025-03-20" },
  { "late March 2025", "2025-03-21", "2025-03-31" },
  { "end of Feb 2024", "2024-02-21", "2024-02-29" },
  { "early/mid/late March 2025", "2025-03-01", "2025-03-31" },
  { "mid to late March 2025", "2025-03-11", "2025-03-31" },
  { "early 2023", "2023-01-01", "2023-04-30" },
  { "late summer 2023", "2023-08-01", "2023-08-31" },
  { "Spring 2023", "2023-03-01", "2023-05-31" },
  { "Spring/Summer 2023", "2023-03-01", "2023-08-31" },
  { "Winter 2022/23", "2022-12-01", "2023-02-28" },
  { "Winter 2023", "2023-12-01", "2024-02-29" },
  { "before May 2025", "", "2025-04-30" },
  { "by May 2025", "", "2025-05-31" },
  { "after May 2025", "2025-06-01", "" },
  { "2022 - present", "2022-01-01", "" },
  { "until 31/03/2026", "2026-03-31", "2026-03-31" },

  /* Financial years. */
  { "Q3 2024/25", "2024-10-01", "2024-12-31" },
  { "Q4 2024-25", "2025-01-01", "2025-03-31" },
  { "Q1 24/25", "2024-04-01", "2024-06-30" },
  { "Q1-Q2 2024/25", "2024-04-01", "2024-09-30" },
  { "2024/25 Q3", "2024-10-01", "2024-12-31" },
  { "Q3 2024", "2024-07-01", "2024-12-31" },
  { "2024/25", "2024-04-01", "2025-03-31" },
  { "2024-25", "2024-04-01", "2025-03-31" },
  { "FY 24/25", "2024-04-01", "2025-03-31" },
  { "2024/2025", "2024-04-01", "2025-03-31" },
  { "2010-11", "2010-11-01", "2010-11-30" },
  { "2010/11", "2010-04-01", "2011-03-31" },

  /* Ranges. */
  { "3-5 March 2025", "2025-03-03", "2025-03-05" },
  { "3rd and 5th March 2025", "2025-03-03", "2025-03-05" },
  { "3, 5 and 9 March 2025", "2025-03-03", "2025-03-09" },
  { "3/4 March 2025", "2025-03-03", "2025-03-04" },
  { "28 Feb - 3 March 2025", "2025-02-28", "2025-03-03" },
  { "28 Feb - 03-Mar-25", "2025-02-28", "2025-03-03" },
  { "01/07/2022 - 30/06/2025", "2022-07-01", "2025-06-30" },
  { "01/07/2022–30/06/2025", "2022-07-01", "2025-06-30" },
  { "1-3/7/2022", "2022-07-01", "2022-07-03" },
  { "1/7 - 3/7/2022", "2022-07-01", "2022-07-03" },
  { "10-12/2022", "2022-10-01", "2022-12-31" },
  { "Jul 2022 to Jun 2023", "2022-07-01", "2023-06-30" },
  { "between Oct and Nov 2022", "2022-10-01", "2022-11-30" },
  { "Dec-Jan 23", "2022-12-01", "2023-01-31" },
  { "Dec 22 - Jan 23", "2022-12-01", "2023-01-31" },
  { "Nov 2022 - Jan", "2022-11-01", "2023-01-31" },
  { "2022-2025", "2022-01-01", "2025-12-31" },
  { "2022 - 2025", "2022-01-01", "2025-12-31" },

  /* Times of day. */
  { "2022-12-15T10:00:00Z", "2022-12-15", "2022-12-15" },
  { "2022-12-15T10:00:00.000+01:00", "2022-12-15", "2022-12-15" },
  { "2022-12-15 00:00:00", "2022-12-15", "2022-12-15" },
  { "15/12/2022 10:30", "2022-12-15", "2022-12-15" },
  { "15 December 2022 at 2pm", "2022-12-15", "2022-12-15" },
  { "15 December 2022, 10.30am - 12pm", "2022-12-15", "2022-12-15" },

  /* Nothing known. */
  { "", "", "" },
  { "  ", "", "" },
  { "n/a", "", "" },
  { "N/A", "", "" },
  { "-", "", "" },
  { "–", "", "" },
  { "TBC", "", "" },
  { "not known", "", "" },
};

static void
test_readable (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      g_auto (AccordVagueDate) date = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("“%s”", readable[i].text);
      accord_vague_date_parse (readable[i].text, &date, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (date.from, ==, readable[i].from);
      g_assert_cmpstr (date.until, ==, readable[i].until);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *why;
  } refused[] = {
    { "Yes 03/06/2024", "“Yes”" },
    { "Y - 12/04/24", "“Y”" },
    { "CHASED", "“CHASED”" },
    { "covers 3 ICPs, sends rep when can", "“covers”" },
    { "4/4", "no year" },
    { "30/02/2024", "has 29 days" },
    { "31.9.23", "has 30 days" },
    { "29/02/2023", "has 28 days" },
    { "01/13/2024", "the day comes first" },
    { "0/1/2024", "has 31 days" },
    { "00/2024", "no month from 1 to 12" },
    { "2024-13-01", "no month" },
    { "20221315", "no month" },
    { "May", "no year" },
    { "22 July", "no year" },
    { "3-5 March", "no year" },
    { "12", "no year" },
    { "30/06/2025 - 01/07/2022", "ends before it begins" },
    { "01/07/2022 02/07/2022", "more than one" },
    { "01/07/1066", "1800" },
    { "1,204", "not a date" },
    { "1/2/3/4", "no year" },
    { "AGM", "no date" },
    { "early", "not a date" },
    { "Q5 2024", "date" },
    { "١٥/١٢/٢٠٢٢", "date" },
    { "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "too long" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_auto (AccordVagueDate) date = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (accord_vague_date_parse (refused[i].text, &date, &error));
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refused[i].why));
      g_assert_null (date.text);
    }
}

static void
assert_formats (const char *from, const char *until, const char *text, const char *expected)
{
  g_autofree char *formatted = accord_vague_date_format (from, until, text);

  g_assert_cmpstr (formatted, ==, expected);
}

static void
test_format (void)
{
  assert_formats ("2022-07-01", "2022-07-01", "1.7.22", "01/07/2022");
  assert_formats ("2022-10-01", "2022-11-30", "Oct-Nov 22", "Oct-Nov 22");
  assert_formats ("2022-10-01", "2022-11-30", "", "01/10/2022–30/11/2022");
  assert_formats ("2022-10-01", "2022-11-30", NULL, "01/10/2022–30/11/2022");
  assert_formats ("", "", "TBC", "TBC");
  assert_formats ("", "", "", "");
  assert_formats (NULL, NULL, NULL, "");
  assert_formats ("2022-10-01", "", "", "01/10/2022 to present");
  assert_formats ("", "2022-10-01", "", "by 01/10/2022");
}

/* Every day of fifty years, alone and as the end of a span, is read back as it was. */
static void
test_round_trip (void)
{
  GDate day;
  char earlier[11] = "1989-12-31";

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, 1, 1990);
  for (; g_date_get_year (&day) <= 2040; g_date_add_days (&day, 1))
    {
      char iso[11], again[11];
      const char *spans[][2] = { { iso, iso }, { earlier, iso }, { iso, "" }, { "", iso } };
      g_autofree char *shown = NULL;

      g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &day);
      for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
        {
          g_autofree char *text = accord_vague_date_format (spans[i][0], spans[i][1], NULL);
          g_auto (AccordVagueDate) date = { 0 };

          g_assert_true (accord_vague_date_parse (text, &date, NULL));
          g_assert_cmpstr (date.from, ==, spans[i][0]);
          g_assert_cmpstr (date.until, ==, spans[i][1]);
        }
      shown = accord_day_format (iso);
      g_assert_true (accord_day_parse (shown, again, NULL));
      g_assert_cmpstr (again, ==, iso);
      g_assert_true (accord_day_parse (iso, again, NULL));
      g_assert_cmpstr (again, ==, iso);
      g_strlcpy (earlier, iso, sizeof earlier);
    }
}

/* Whatever the bytes are, it answers, and what it takes for a date has days in order. */
static void
test_random (void)
{
  static const char *const parts[] = {
    "1", "22", "2024", "31", "99999999999", "/", "-", ".", " ", ",", "–", "May", "Feb", "early", "mid", "Q3",
    "q", "w/c",
    "week of", "and", "to", "present", "'", "th", "12:30", "T", "Z", "+", "am", "Spring", "2024/25", "(",
    "\xff", "é", "٣",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20221215);

  for (guint i = 0; i < 200000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_rand_int_range (rand, 0, 12);
      g_auto (AccordVagueDate) date = { 0 };
      g_autoptr (GError) error = NULL;

      while (n-- > 0)
        if (g_rand_int_range (rand, 0, 8) == 0)
          g_string_append_c (text, (char) g_rand_int_range (rand, 1, 256));
        else
          g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);

      if (accord_vague_date_parse (text->str, &date, &error))
        {
          g_assert_no_error (error);
          if (date.from[0] != '\0' && date.until[0] != '\0')
            g_assert_cmpstr (date.from, <=, date.until);
        }
      else
        g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
    }
}

static void
test_day (void)
{
  static const char *const days[] = { "01/07/2022", "1/7/22", "2022-07-01", "1 July 2022", " 01.07.2022 " };
  static const char *const refused[] = { "", "n/a", "Jul-22", "2022", "01/07/2022 - 02/07/2022",
                                         "by 01/07/2022",
                                         "AGM 01/07/2022", "01/07/2022?", "w/c 01/07/2022", "31/06/2022",
                                         "\xff" };
  char iso[11];
  g_autofree char *shown = NULL;
  g_autofree char *unchanged = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_assert_true (accord_day_parse (days[i], iso, NULL));
      g_assert_cmpstr (iso, ==, "2022-07-01");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (accord_day_parse (refused[i], iso, &error));
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
      g_assert_cmpstr (iso, ==, "");
    }

  accord_day_today (iso);
  shown = accord_day_format (iso);
  g_assert_true (accord_day_parse (shown, iso, NULL));
  unchanged = accord_day_format ("2022-13-01");
  g_assert_cmpstr (unchanged, ==, "2022-13-01");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/vague-date/readable", test_readable);
  g_test_add_func ("/base/vague-date/refused", test_refused);
  g_test_add_func ("/base/vague-date/format", test_format);
  g_test_add_func ("/base/vague-date/round-trip", test_round_trip);
  g_test_add_func ("/base/vague-date/random", test_random);
  g_test_add_func ("/base/vague-date/day", test_day);
  return g_test_run ();
}
