/* test-calendar.c: the meetings as an iCalendar file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>

#include "exchange/accord-calendar.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
  char *file;
  AccordPartnership *partnership;
  gint64 winter;
  gint64 summer;
  gint64 all_day;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *owner = NULL;

  fixture->folder = accord_test_make_folder ();
  fixture->file = g_build_filename (fixture->folder, "meetings.ics", NULL);
  fixture->partnership = accord_test_create_partnership (fixture->folder);
  fixture->winter = accord_test_add (fixture->partnership, "meeting", "title", "Partnership meeting", "held_on", "2026-12-10",
                                     "starts_at", "14:00", "ends_at", "16:00", "place",
                                     "County Hall; room 2, Saltmere", NULL);
  fixture->summer = accord_test_add (fixture->partnership, "meeting", "title",
                                     "Fforwm y gwanwyn, “everything that matters to people in the villages” – naïveté "
                                     "welcome: zdravotnictví, größer",
                                     "held_on", "2026-06-11", "starts_at", "09:30", "state", "cancelled", NULL);
  fixture->all_day = accord_test_add (fixture->partnership, "meeting", "title", "Assembly", "held_on", "2026-10-25", NULL);
  accord_test_add (fixture->partnership, "meeting", "title", "No day yet", NULL);
  owner = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->winter);
  accord_test_add (fixture->partnership, "agenda_item", "meeting_id", owner, "title", "Welcome", NULL);
  accord_test_add (fixture->partnership, "agenda_item", "meeting_id", owner, "position", "1", "title", "Back\\slash", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->partnership);
  g_free (fixture->file);
  accord_test_remove_folder (fixture->folder);
}

static char *
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  accord_partnership_do (fixture->partnership, accord_calendar_save (fixture->file), NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (fixture->file, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* No line is longer than 75 octets, none is cut within a character, and put together again they say what was meant. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = save (fixture);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  g_auto (GStrv) pieces = g_strsplit (text, "\r\n ", -1);
  g_autofree char *whole = g_strjoinv ("", pieces);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
  g_assert_nonnull (strstr (whole, "\r\nLOCATION:County Hall\\; room 2\\, Saltmere\r\n"));
  g_assert_nonnull (strstr (whole, "\r\nDESCRIPTION:1. Welcome\\n2. Back\\\\slash\r\n"));
  g_assert_nonnull (strstr (whole, "matters to people in the villages” – naïveté welcome: zdravotnictví\\, größer\r\n"));
  g_assert_null (strstr (whole, "No day yet"));
}

/* A calendar that reads the file again finds the same meetings. */
static void
test_the_same_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uid = g_strdup_printf ("UID:meeting-%" G_GINT64_FORMAT "@accord\r\n", fixture->winter);
  g_autofree char *first = save (fixture);
  g_autofree char *second = save (fixture);

  g_assert_nonnull (strstr (first, uid));
  g_assert_nonnull (strstr (second, uid));
}

static char *
read_back (const char *file)
{
  g_autofree char *reader = g_test_build_filename (G_TEST_DIST, "support", "read-calendar.py", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "python3", reader, file, NULL);
  char *output = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return output;
}

/* A reader that is not ours sees the clocks of winter and of summer, a whole day, and what was cancelled. */
static void
test_read_by_another (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = save (fixture);
  g_autofree char *found = read_back (fixture->file);

  g_assert_nonnull (strstr (found, "\t2026-12-10T14:00Z\t2026-12-10T16:00Z\tPartnership meeting\t"
                                   "County Hall; room 2, Saltmere\tCONFIRMED\n"));
  g_assert_nonnull (strstr (found, "\t2026-06-11T08:30Z\t2026-06-11T08:30Z\tFforwm y gwanwyn, “everything"));
  g_assert_nonnull (strstr (found, "größer\t\tCANCELLED\n"));
  g_assert_nonnull (strstr (found, "\t2026-10-25\t2026-10-25\tAssembly\t\tCONFIRMED\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/exchange/calendar/lines", test_lines);
  ADD ("/exchange/calendar/the-same-again", test_the_same_again);
  ADD ("/exchange/calendar/read-by-another", test_read_by_another);
  return g_test_run ();
}
