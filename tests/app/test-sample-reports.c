/* test-sample-reports.c: every document of the sample partnership
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/accord-error.h"
#include "exchange/accord-returned.h"
#include "exchange/accord-whole.h"
#include "model/accord-look.h"
#include "model/accord-record.h"
#include "plans/accord-plan-content.h"
#include "plans/accord-plan-version.h"
#include "report/accord-docx.h"
#include "report/accord-logo.h"
#include "report/accord-pages.h"
#include "report/accord-pdf.h"
#include "report/accord-report.h"
#include "report/accord-web.h"
#include "support/accord-test.h"

#define DAY "2026-11-22"

typedef struct
{
  char *folder;
  AccordPartnership *partnership;
  AccordReportOptions options;
} Fixture;

static gint64
find_record (Fixture *fixture, const char *table, const char *column, const char *value)
{
  g_autoptr (GPtrArray) records = accord_test_run (fixture->partnership, accord_record_load_all (table, NULL, 0));

  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (accord_record_get (records->pdata[i], column), value))
      return accord_record_get_id (records->pdata[i]);
  g_assert_not_reached ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = g_build_filename (g_getenv ("ACCORD_DATA_DIR"), "sample", "norwold-and-west-fenshire.json", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = accord_test_make_folder ();
  path = g_build_filename (fixture->folder, "sample.accord", NULL);
  fixture->partnership = accord_partnership_create (path, accord_whole_restore (sample), &error);
  g_assert_no_error (error);
  fixture->options.last_day = (char *) DAY;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_partnership_close (fixture->partnership);
  g_object_unref (fixture->partnership);
  accord_test_remove_folder (fixture->folder);
}

static AccordDocument *
make (Fixture *fixture, const AccordReport *report)
{
  if (report->flags & ACCORD_REPORT_OF_PLAN)
    fixture->options.subject = find_record (fixture, "plan", "title", "Integrated care strategy 2027-2032");
  else if (report->flags & ACCORD_REPORT_OF_MEETING)
    fixture->options.subject = find_record (fixture, "meeting", "held_on", "2026-09-10");
  else
    fixture->options.subject = 0;
  fixture->options.words = (char *) ((report->flags & ACCORD_REPORT_OF_TERM) ? "dementia" : NULL);
  return accord_test_run (fixture->partnership, accord_report_load (report, &fixture->options));
}

static char *
make_text (Fixture *fixture, const char *name)
{
  g_autoptr (AccordDocument) document = make (fixture, accord_report_find (name));
  g_autoptr (GBytes) bytes = accord_plain_make (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_in_order (const char *text, const char *const *phrases)
{
  const char *at = text;

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      at = strstr (at, phrases[i]);
      if (at == NULL)
        g_error ("“%s” is not where it should be in:\n%s", phrases[i], text);
    }
}

static void
assert_text (Fixture *fixture, const char *name, const char *const *phrases)
{
  g_autofree char *text = make_text (fixture, name);

  assert_in_order (text, phrases);
}

/* --- what each says --- */

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  const char *const phrases[] = { "Integrated care strategy 2027-2032", "From: 01/04/2027", "1  Our shared purpose",
                                  "Involve every Local Healthwatch", "You said, we did", NULL };
  g_autoptr (AccordDocument) document = make (fixture, accord_report_find ("summary"));
  g_autoptr (AccordPages) pages = accord_pages_new (document, NULL, NULL);

  assert_text (fixture, "summary", phrases);
  g_assert_cmpuint (accord_pages_get_n_pages (pages), >=, 2);
  g_assert_cmpuint (accord_pages_get_n_pages (pages), <=, 4);
}

/* Every link is a note, at the paragraph that has its words. */
static void
test_strategy (Fixture *fixture, gconstpointer data)
{
  const char *const phrases[] = { "1  Our shared purpose", "We will tell you what we did with what you told us. [1]",
                                  "4.1  Seeing someone in primary care", "12  How we will deliver this",
                                  "[1] “You always ask us what matters.", "Saltmere coffee morning, 29/01/2026",
                                  "[2] “Pay voluntary organisations", NULL };

  assert_text (fixture, "strategy", phrases);
}

static void
test_involvement (Fixture *fixture, gconstpointer data)
{
  const char *const phrases[] = { "involvement statement", "Activities: 39", "With whom:\n  People and communities",
                                  "Gypsy and Traveller site visits", "You said, we did", "1  Our shared purpose",
                                  "You said:\n  You always ask us what matters.", "We did:\n  Changed", NULL };

  assert_text (fixture, "involvement", phrases);
}

static void
test_engagement (Fixture *fixture, gconstpointer data)
{
  const char *const phrases[] = { "Engagement from 23/11/2025 to 22/11/2026", "Activities: 31", "Consult",
                                  "Kingsferry Library drop-in", "You said, we did", "Not answered yet",
                                  "No response is recorded yet.", NULL };
  const char *const none[] = { "Engagement from 01/01/2019 to 31/01/2019", "No activity is recorded for this period.", NULL };

  assert_text (fixture, "engagement", phrases);
  fixture->options.first_day = (char *) "2019-01-01";
  fixture->options.last_day = (char *) "2019-01-31";
  assert_text (fixture, "engagement", none);
}

static void
test_members (Fixture *fixture, gconstpointer data)
{
  const char *const now[] = { "As at: 22/11/2026", "Seats: 28", "Of these vacant: 1", "District representative\n  Two Rivers",
                              "Vacant since 03/11/2026", "In attendance, without a vote", "University observer", NULL };
  const char *const then[] = { "As at: 01/01/2025", "Of these vacant: 3",
                               "Two Rivers District Council\nHeld by:\n  Leader of the Council", NULL };

  assert_text (fixture, "members", now);
  fixture->options.last_day = (char *) "2025-01-01";
  assert_text (fixture, "members", then);
}

static void
test_interests (Fixture *fixture, gconstpointer data)
{
  const char *const phrases[] = { "Register of interests", "No declaration is recorded", "Not received",
                                  "Trustee of a charity that receives a grant from the ICB", "Noted in the register",
                                  "04/06/2026", NULL };
  g_autofree char *before = NULL;

  assert_text (fixture, "interests", phrases);
  /* What was declared later is not in the register of a day before it. */
  fixture->options.last_day = (char *) "2026-06-03";
  before = make_text (fixture, "interests");
  g_assert_null (strstr (before, "Trustee of a charity"));
}

static void
test_meeting (Fixture *fixture, gconstpointer data)
{
  const char *const phrases[] = { "Partnership meeting, 10/09/2026", "Time: 14:00 to 16:00", "Agenda",
                                  "Draft strategy 2027: the shape of it", "Strategy lead", "Attendance",
                                  "Quorate: 24 of 28 present", "Deputy came", "Director of Public Health, Norwold", NULL };
  g_autofree char *text = NULL;

  assert_text (fixture, "meeting", phrases);
  text = make_text (fixture, "meeting");
  g_assert_null (strstr (text, "\nPapers\n"));
}

static void
test_lens (Fixture *fixture, gconstpointer data)
{
  const char *const phrases[] = { "how people’s views and experiences inform our strategy", "What we were told",
                                  "Where it is written", "What is missing", NULL };

  assert_text (fixture, "lens", phrases);
}

/* Frozen, it has the fingerprint and the words of that moment, whatever is written after it. */
static void
test_adoption (Fixture *fixture, gconstpointer data)
{
  const char *const open[] = { "SHA-256: ", "Not frozen", "Membership", "Seats: 28", "Attendance", "10/09/2026", "Quorate",
                               "None recorded: Healthwatch Fenshire", "List of evidence",
                               "Saltmere coffee morning, flip charts",
                               "The text", "1  Our shared purpose", NULL };
  const char *const frozen[] = { "Version: 1", "Called: For the partnership", "SHA-256: ", "The text", "Our shared purpose",
                                 NULL };
  gint64 plan = find_record (fixture, "plan", "title", "Integrated care strategy 2027-2032");
  gint64 section = find_record (fixture, "section", "heading", "Our shared purpose");
  g_autoptr (AccordRecord) version = NULL;
  g_autofree char *text = NULL;

  assert_text (fixture, "adoption", open);
  g_free (accord_test_run (fixture->partnership, accord_plan_version_freeze (plan, "For the partnership")));
  accord_test_run (fixture->partnership,
                   accord_record_set (accord_field_find ("section", "heading"), section, "Changed since", NULL));
  text = make_text (fixture, "adoption");
  assert_in_order (text, frozen);
  g_assert_null (strstr (text, "Not frozen"));
  g_assert_null (strstr (strstr (text, "The text"), "Changed since"));
  version = accord_test_run (fixture->partnership,
                             accord_record_load ("plan_version", find_record (fixture, "plan_version", "number", "1")));
  g_assert_nonnull (strstr (text, accord_record_get (version, "sha256")));
}

/* --- options --- */

static void
test_names_or_posts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *organisation = accord_test_id (find_record (fixture, "organisation", "short_name", "NWF ICB"));
  gint64 person = accord_test_add (fixture->partnership, "person", "name", "N. N.", "post", "Chair of the board",
                                   "organisation_id", organisation, NULL);
  g_autofree char *id = accord_test_id (person);
  g_autofree char *seat = accord_test_id (find_record (fixture, "seat", "number", "11"));
  g_autofree char *posts = NULL;
  g_autofree char *names = NULL;

  accord_test_add (fixture->partnership, "appointment", "seat_id", seat, "person_id", id, "role", "member", "start_from",
                   "2026-01-01", NULL);
  posts = make_text (fixture, "members");
  g_assert_null (strstr (posts, "N. N."));
  g_assert_nonnull (strstr (posts, "Chair of the board"));
  fixture->options.names = TRUE;
  names = make_text (fixture, "members");
  g_assert_nonnull (strstr (names, "N. N., Chair of the board"));
}

static void
test_suppression (Fixture *fixture, gconstpointer data)
{
  g_autofree char *open = NULL;
  g_autofree char *suppressed = NULL;

  accord_test_add (fixture->partnership, "activity", "title", "A small group", "state", "done", "happened_from", "2026-05-05",
                   "happened_until", "2026-05-05", "reach_count", "3", "reach_qualifier", "exact", "reach_unit", "people",
                   "reach_text", "3 (two of them carers)", NULL);
  open = make_text (fixture, "engagement");
  g_assert_nonnull (strstr (open, "3 people\n"));
  fixture->options.suppress = TRUE;
  suppressed = make_text (fixture, "engagement");
  g_assert_null (strstr (suppressed, " 3 people\n"));
  g_assert_null (strstr (suppressed, "two of them carers"));
  g_assert_nonnull (strstr (suppressed, "fewer than 5 people"));
}

static void
test_other_formats (Fixture *fixture, gconstpointer data)
{
  const char *const phrases[] = { "Register of interests", "In easy words", "People must say when", "As at:",
                                  "Ask for another format", "Ask: office@example.org", NULL };
  g_autoptr (AccordDocument) document = NULL;
  g_autoptr (GBytes) html = NULL;
  g_autofree char *page = NULL;

  fixture->options.contact = (char *) "office@example.org";
  fixture->options.easy_read = (char *) "People must say when a choice is good for *them*.";
  assert_text (fixture, "interests", phrases);
  document = make (fixture, accord_report_find ("interests"));
  html = accord_web_make (document);
  page = g_strndup (g_bytes_get_data (html, NULL), g_bytes_get_size (html));
  g_assert_nonnull (strstr (page, "<a href=\"mailto:office@example.org\">"));
}

/* --- all of them, in every form --- */

static void
meets_conditions (const char *path)
{
  g_autofree char *checker = g_test_build_filename (G_TEST_DIST, "support", "check-pdf.py", NULL);
  const char *const arguments[] = { "python3", checker, path, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", path, output);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
test_every_pdf (Fixture *fixture, gconstpointer data)
{
  fixture->options.contact = (char *) "https://nwf-icp.example/formats";
  for (guint i = 0; accord_report_get (i) != NULL; i++)
    for (fixture->options.large_print = FALSE; fixture->options.large_print <= TRUE; fixture->options.large_print++)
      {
        const AccordReport *report = accord_report_get (i);
        g_autoptr (AccordDocument) document = make (fixture, report);
        g_autofree char *name = g_strconcat (report->name, fixture->options.large_print ? "-large.pdf" : ".pdf", NULL);
        g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
        g_autoptr (GError) error = NULL;

        g_assert_true (accord_pdf_write (document, path, NULL, &error));
        g_assert_no_error (error);
        meets_conditions (path);
      }
}

/* --- in the look of the partnership --- */

/* With what real ones have: a shade, a part through which another shows, and letters. */
static const char LOGO[]
    = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 100'><defs><linearGradient id='a'>"
      "<stop stop-color='#7a0040'/><stop offset='1' stop-color='#00467a'/></linearGradient></defs>"
      "<rect width='300' height='100' fill='url(#a)'/><g opacity='0.5'><circle cx='50' cy='50' r='40' fill='#fff'/>"
      "<circle cx='80' cy='50' r='40' fill='#fff'/></g><text x='130' y='60' font-size='30' fill='#fff'>ICP</text></svg>";

static GBytes *
make_logo (gboolean as_drawing)
{
  g_autoptr (GBytes) svg = g_bytes_new_static (LOGO, strlen (LOGO));
  g_autoptr (AccordLogo) logo = accord_logo_new (svg, NULL);

  return as_drawing ? g_steal_pointer (&svg) : accord_logo_make_png (logo, 300);
}

static void
choose_logo (Fixture *fixture, gboolean as_drawing)
{
  g_autoptr (GBytes) bytes = make_logo (as_drawing);
  g_autofree char *logo = accord_logo_encode (bytes, NULL);

  accord_test_run (fixture->partnership, accord_look_set (ACCORD_LOOK_LOGO, logo));
}

static void
choose_look (Fixture *fixture)
{
  choose_logo (fixture, FALSE);
  accord_test_run (fixture->partnership, accord_look_set (ACCORD_LOOK_LOGO_WORDS, "Norwold & West Fenshire"));
  accord_test_run (fixture->partnership, accord_look_set (ACCORD_LOOK_COLOUR, "#7a0040"));
  accord_test_run (fixture->partnership, accord_look_set (ACCORD_LOOK_LINE_COLOUR, "#00467a"));
  accord_test_run (fixture->partnership, accord_look_set (ACCORD_LOOK_ADDRESS, "County Hall\nNorwold"));
  accord_test_run (fixture->partnership, accord_look_set (ACCORD_LOOK_DISCLAIMER, "This is no legal advice."));
}

static void
check_look (Fixture *fixture, const AccordReport *report, const char *picture)
{
  static const char *const LAST[] = { "About this document", "County Hall", "This is no legal advice.", NULL };
  g_autofree char *path = g_build_filename (fixture->folder, "look.pdf", NULL);
  g_autoptr (AccordDocument) document = make (fixture, report);
  g_autoptr (GBytes) bytes = accord_web_make (document);
  g_autofree char *html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_nonnull (strstr (html, picture));
  g_assert_nonnull (strstr (html, "alt=\"Norwold &amp; West Fenshire\""));
  g_assert_nonnull (strstr (html, "{color:#7a0040}"));
  g_assert_nonnull (strstr (html, "solid #00467a}"));
  assert_text (fixture, report->name, LAST);
  g_assert_true (accord_pdf_write (document, path, NULL, NULL));
  meets_conditions (path);
}

/* On paper and as a web page; what is not seen is said. */
static void
test_look (Fixture *fixture, gconstpointer data)
{
  g_autofree char *without = NULL;

  choose_look (fixture);
  check_look (fixture, accord_report_find ("interests"), "src=\"data:image/png;base64,iVBORw0KGgo");
  choose_logo (fixture, TRUE);
  for (guint i = 0; accord_report_get (i) != NULL; i++)
    check_look (fixture, accord_report_get (i), "src=\"data:image/svg+xml;base64,PHN2Zy");
  for (guint i = 0; i < 2; i++)
    g_free (accord_test_run (fixture->partnership, accord_request_undo ()));
  without = make_text (fixture, "interests");
  g_assert_null (strstr (without, "This is no legal advice."));
}

static void
test_bad_colours (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *words;
    AccordLookPart part;
  } CASES[] = {
    { "#ffff00", "1.0 to 1 with white paper", ACCORD_LOOK_COLOUR },
    { "#777777", "4.4 to 1 with white paper; text needs 4.5", ACCORD_LOOK_COLOUR },
    { "red", "no colour", ACCORD_LOOK_COLOUR },
    { "#12345g", "no colour", ACCORD_LOOK_COLOUR },
    /* 3.0 to 1 with white, but it stands on the tint of the head of a table too. */
    { "#949494", "2.7 to 1 with the head of a table; lines need 3.0", ACCORD_LOOK_LINE_COLOUR },
    { "black", "no colour", ACCORD_LOOK_LINE_COLOUR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;

      accord_partnership_do (fixture->partnership, accord_look_set (CASES[i].part, CASES[i].text), NULL, &error);
      g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, CASES[i].words));
    }
  accord_test_run (fixture->partnership, accord_look_set (ACCORD_LOOK_COLOUR, "#767676"));
  accord_test_run (fixture->partnership, accord_look_set (ACCORD_LOOK_LINE_COLOUR, "#8a8a8a"));
}

/* In large print too no column is so narrow that a day or a word is broken. */
static void
test_whole_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "large.pdf", NULL);
  const char *const arguments[] = { "pdftotext", "-raw", path, "-", NULL };
  g_autoptr (AccordDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  fixture->options.large_print = TRUE;
  document = make (fixture, accord_report_find ("members"));
  g_assert_true (accord_pdf_write (document, path, NULL, NULL));
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "15/12/2022"));
  if (g_regex_match_simple ("/[0-9]{1,3}$|^[a-z]$", text, G_REGEX_MULTILINE, 0))
    g_error ("Something is broken in:\n%s", text);
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

/* One title, one main part, and every link within the page leads somewhere. */
static void
test_every_page (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; accord_report_get (i) != NULL; i++)
    {
      g_autoptr (AccordDocument) document = make (fixture, accord_report_get (i));
      g_autoptr (GBytes) bytes = accord_web_make (document);
      g_autofree char *html = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autoptr (GRegex) links = g_regex_new ("href=\"#([^\"]+)\"", 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;

      g_assert_cmpuint (count (html, "<h1"), ==, 1);
      g_assert_cmpuint (count (html, "<main>"), ==, 1);
      g_assert_cmpuint (count (html, "<th scope="), >=, count (html, "<table>"));
      g_assert_null (strstr (html, "<th scope=\"col\"></th>"));
      g_regex_match (links, html, 0, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *target = g_match_info_fetch (match, 1);
          g_autofree char *id = g_strconcat (" id=\"", target, "\"", NULL);

          g_assert_cmpuint (count (html, id), ==, 1);
        }
    }
}

/* What goes out for Word comes back with every section known, and with nothing remarked. */
static void
test_word (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordDocument) document = make (fixture, accord_report_find ("strategy"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = accord_docx_make (document, &error);
  g_autoptr (AccordReturned) returned = bytes != NULL ? accord_returned_read_bytes (bytes, NULL, &error) : NULL;
  g_autoptr (AccordPlanContent) content = NULL;

  g_assert_no_error (error);
  content = accord_test_run (fixture->partnership, accord_plan_content_load (fixture->options.subject));
  g_assert_cmpuint (returned->remarks->len, ==, 0);
  g_assert_cmpuint (returned->anchors->len, ==, accord_plan_content_get_n_sections (content));
  for (guint i = 0; i < returned->anchors->len; i++)
    g_assert_cmpint (g_array_index (returned->anchors, gint64, i), ==, accord_plan_content_get_section (content, i)->id);
}

/* Who was reached and who was not, without a single count from 1 to 4. */
static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  const char *const phrases[] = { "who was reached, and who was not", "Groups reached, by place", "Seldom heard voices",
                                  "under 5",                          "Groups that nobody reached", "Age",
                                  "People reached, by method",        "1 Our shared purpose",     "Public, or not named",
                                  NULL };
  g_autofree char *text = make_text (fixture, "coverage");

  assert_in_order (text, phrases);
  g_assert_false (g_regex_match_simple ("^ *[1-4]$", text, G_REGEX_MULTILINE, 0));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/reports/summary", test_summary },         { "/reports/strategy", test_strategy },
    { "/reports/involvement", test_involvement }, { "/reports/engagement", test_engagement },
    { "/reports/members", test_members },         { "/reports/interests", test_interests },
    { "/reports/meeting", test_meeting },         { "/reports/lens", test_lens },
    { "/reports/coverage", test_coverage },
    { "/reports/adoption", test_adoption },       { "/reports/names-or-posts", test_names_or_posts },
    { "/reports/suppression", test_suppression }, { "/reports/other-formats", test_other_formats },
    { "/reports/look", test_look },               { "/reports/bad-colours", test_bad_colours },
    { "/reports/whole-words", test_whole_words },
    { "/reports/every-pdf", test_every_pdf },     { "/reports/every-page", test_every_page },
    { "/reports/word", test_word },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
