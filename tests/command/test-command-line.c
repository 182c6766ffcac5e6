/* test-command-line.c: the program as scripts and administrators run it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "support/accord-test.h"

typedef struct
{
  char *folder;
  char *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
  fixture->file = g_build_filename (fixture->folder, "icp.accord", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_test_remove_folder (fixture->folder);
  g_free (fixture->file);
}

static int
run_argv (const char *const *argv, char **output, char **errors)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_test_message ("%s %s: %s%s", argv[1], argv[2] != NULL ? argv[2] : "", out, err);
  if (output != NULL)
    *output = g_steal_pointer (&out);
  if (errors != NULL)
    *errors = g_steal_pointer (&err);
  return g_subprocess_get_exit_status (process);
}

/* Runs the program with words, ended by NULL, and gives its exit status. */
static int G_GNUC_NULL_TERMINATED
run (char **output, char **errors, const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  va_list words;

  g_ptr_array_add (argv, (gpointer) g_getenv ("ACCORD_PROGRAM"));
  va_start (words, first);
  for (const char *word = first; word != NULL; word = va_arg (words, const char *))
    g_ptr_array_add (argv, (gpointer) word);
  va_end (words);
  g_ptr_array_add (argv, NULL);
  return run_argv ((const char *const *) argv->pdata, output, errors);
}

static void
make (Fixture *fixture)
{
  g_assert_cmpint (run (NULL, NULL, "new", fixture->file, "--name", "Norwold & West Fenshire ICP", NULL), ==, 0);
}

static char *
fixture_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
}

static JsonNode *
import_json (Fixture *fixture, const char *kind, const char *name)
{
  g_autofree char *input = fixture_path (name);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_assert_cmpint (run (&output, NULL, "import", fixture->file, kind, input, "--json", NULL), ==, 0);
  node = json_from_string (output, &error);
  g_assert_no_error (error);
  return node;
}

static gint64
get_int (JsonNode *node, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) found = json_path_query (path, node, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (found)), ==, 1);
  return json_array_get_int_element (json_node_get_array (found), 0);
}

static guint
count (JsonNode *node, const char *path)
{
  g_autoptr (JsonNode) found = json_path_query (path, node, NULL);

  return json_array_get_length (json_node_get_array (found));
}

static void
assert_messy_members (JsonNode *report)
{
  g_autoptr (JsonNode) duplicates = json_path_query ("$.possible_duplicates", report, NULL);
  g_autofree char *text = json_to_string (duplicates, FALSE);

  g_assert_cmpint (get_int (report, "$.seats"), ==, 28);
  g_assert_cmpint (get_int (report, "$.vacant"), ==, 1);
  g_assert_cmpint (get_int (report, "$.deputies"), ==, 2);
  g_assert_cmpint (get_int (report, "$.bodies.healthwatch"), ==, 2);
  g_assert_cmpint (get_int (report, "$.bodies.vcse"), ==, 2);
  g_assert_cmpint (get_int (report, "$.bodies.responsible_authority"), ==, 2);
  g_assert_cmpint (get_int (report, "$.bodies.icb"), ==, 1);
  g_assert_nonnull (strstr (text, "28"));
  g_assert_nonnull (strstr (text, "Fenshire PFCC"));
}

/* The same list in every form that people send it. */
static void
test_members (Fixture *fixture, gconstpointer data)
{
  static const char *const FORMS[] = {
    "icp_membership_messy.csv",
    "icp_membership_messy.xlsx",
    "icp_membership_messy-windows-1252.csv",
    "icp_membership_messy-semicolon.csv",
  };

  for (guint i = 0; i < G_N_ELEMENTS (FORMS); i++)
    {
      g_autoptr (JsonNode) report = NULL;

      make (fixture);
      report = import_json (fixture, "members", FORMS[i]);
      assert_messy_members (report);
      g_assert_cmpint (g_unlink (fixture->file), ==, 0);
    }
}

static void
test_a_dry_run_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *input = fixture_path ("icp_membership_messy.csv");
  g_autofree char *output = NULL;
  g_autoptr (JsonNode) report = NULL;

  make (fixture);
  g_assert_cmpint (run (&output, NULL, "import", fixture->file, "members", input, "--json", "--dry-run", NULL), ==, 0);
  report = json_from_string (output, NULL);
  assert_messy_members (report);
  g_assert_cmpint (run (NULL, NULL, "undo", fixture->file, NULL), ==, 1);
}

static char *
read_file (const char *path)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_main_job (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = NULL;
  g_autofree char *pdf = g_build_filename (fixture->folder, "summary.pdf", NULL);
  g_autofree char *json = g_build_filename (fixture->folder, "whole.json", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.accord", NULL);
  g_autofree char *json_again = g_build_filename (fixture->folder, "again.json", NULL);
  g_autofree char *tables = g_build_filename (fixture->folder, "tables", NULL);
  g_autofree char *third = g_build_filename (fixture->folder, "third.accord", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third_text = NULL;
  g_autofree char *brought = NULL;
  g_autofree char *tried = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *history = NULL;
  g_autoptr (JsonNode) members = NULL;
  g_autoptr (JsonNode) activities = NULL;
  g_autoptr (JsonNode) strategy = NULL;
  g_autoptr (JsonNode) checks = NULL;

  make (fixture);
  members = import_json (fixture, "members", "icp_membership_messy.csv");
  activities = import_json (fixture, "activities", "engagement_log_nottinghamshire_2022.csv");
  g_assert_cmpint (get_int (activities, "$.imported"), ==, 9);
  g_assert_cmpuint (count (activities, "$.skipped[*]"), ==, 1);
  strategy = import_json (fixture, "strategy", "strategy_outline_hwe.md");

  g_assert_cmpint (run (&checked, NULL, "check", fixture->file, "--json", NULL), ==, 3);
  checks = json_from_string (checked, NULL);
  /* Three of the rules came into force after the day on which this strategy was approved. */
  g_assert_cmpuint (count (checks, "$[*].findings[*]"), ==, 46);
  g_assert_cmpuint (count (checks, "$[*].flagged[*]"), ==, 3);

  g_assert_cmpint (run (NULL, NULL, "report", fixture->file, "summary", "-o", pdf, NULL), ==, 0);
  g_assert_true (g_file_get_contents (pdf, &log, NULL, NULL));
  g_assert_true (g_str_has_prefix (log, "%PDF-1."));

  g_assert_cmpint (run (NULL, NULL, "export", fixture->file, "json", "-o", json, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "import", copy, "partnership", json, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "export", copy, "json", "-o", json_again, NULL), ==, 0);
  g_assert_true (g_file_get_contents (json, &first, NULL, NULL));
  g_assert_true (g_file_get_contents (json_again, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, second);

  g_assert_cmpint (run (NULL, NULL, "export", fixture->file, "xlsx", "tables", "-o", tables, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "import", third, "partnership", tables, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "export", third, "json", "-o", json_again, NULL), ==, 0);
  third_text = read_file (json_again);
  g_assert_cmpstr (first, ==, third_text);
  g_assert_cmpint (run (&tried, NULL, "import", third, "tables", tables, "--dry-run", NULL), ==, 0);
  g_assert_nonnull (strstr (tried, "\nseat: 0 to add, 0 that say something else and are left, "));
  g_assert_cmpint (run (&brought, NULL, "import", third, "tables", tables, "--update", NULL), ==, 0);
  g_assert_true (g_str_has_prefix (brought, "Brought in 0 of "));

  g_assert_cmpint (run (&history, NULL, "history", fixture->file, NULL), ==, 0);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (run (NULL, NULL, "undo", fixture->file, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "undo", fixture->file, NULL), ==, 1);
  g_assert_cmpint (run (NULL, NULL, "verify", fixture->file, NULL), ==, 0);
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  const char *title = "Hertfordshire and West Essex Integrated Care Strategy";
  g_autofree char *text = g_build_filename (fixture->folder, "strategy.md", NULL);
  g_autofree char *again = g_build_filename (fixture->folder, "again.md", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.accord", NULL);
  g_autofree char *frozen = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *same = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (JsonNode) strategy = NULL;
  g_autoptr (JsonNode) list = NULL;
  g_autoptr (JsonNode) diff = NULL;

  make (fixture);
  strategy = import_json (fixture, "strategy", "strategy_outline_hwe.md");
  g_assert_cmpint (run (&frozen, NULL, "version", fixture->file, "freeze", "--label", "For the board", NULL), ==, 0);
  g_assert_nonnull (strstr (frozen, "For the board"));
  g_assert_cmpint (run (NULL, NULL, "version", fixture->file, "freeze", "--strategy", title, NULL), ==, 0);
  g_assert_cmpint (run (&listed, NULL, "version", fixture->file, "list", "--json", NULL), ==, 0);
  list = json_from_string (listed, NULL);
  g_assert_cmpuint (count (list, "$[*]"), ==, 2);
  g_assert_cmpint (get_int (list, "$[1].number"), ==, 1);

  g_assert_cmpint (run (&same, NULL, "version", fixture->file, "diff", "1", "today", NULL), ==, 0);
  g_assert_cmpstr (same, ==, "Nothing has changed.\n");
  g_assert_cmpint (run (&changed, NULL, "version", fixture->file, "diff", "1", "2", "--json", NULL), ==, 0);
  diff = json_from_string (changed, NULL);
  g_assert_cmpint (get_int (diff, "$.from.number"), ==, 1);
  g_assert_cmpint (get_int (diff, "$.counts.changed"), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "version", fixture->file, "diff", "1", "3", NULL), ==, 1);

  g_assert_cmpint (run (NULL, NULL, "export", fixture->file, "md", "--strategy", title, "-o", text, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "new", other, "--name", "Other ICP", NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "import", other, "strategy", text, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "export", other, "md", "-o", again, NULL), ==, 0);
  first = read_file (text);
  second = read_file (again);
  g_assert_cmpstr (first, ==, second);
}

/* As a partner gets it: a package whose first part is the list of its types. */
static void
test_word_document (Fixture *fixture, gconstpointer data)
{
  g_autofree char *outline = g_test_build_filename (G_TEST_DIST, "fixtures", "strategy_outline_hwe.md", NULL);
  g_autofree char *document = g_build_filename (fixture->folder, "strategy.docx", NULL);
  g_autofree char *written = NULL;
  g_autofree char *listed = NULL;

  g_assert_cmpint (run (NULL, NULL, "new", fixture->file, "--name", "Norwold ICP", NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "import", fixture->file, "strategy", outline, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "export", fixture->file, "docx", "-o", document, NULL), ==, 0);
  written = read_file (document);
  g_assert_true (g_str_has_prefix (written, "PK"));
  /* Nobody has remarked anything in it yet, and what is no document is refused. */
  g_assert_cmpint (run (&listed, NULL, "import", fixture->file, "comments", document, "--dry-run", NULL), ==, 0);
  g_assert_nonnull (strstr (listed, "Would bring in 0 comments and changes on “Hertfordshire"));
  g_assert_cmpint (run (NULL, NULL, "import", fixture->file, "comments", document, "--from", "Nobody", NULL), ==, 1);
  g_assert_cmpint (run (NULL, NULL, "import", fixture->file, "comments", outline, NULL), ==, 1);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int status;
    const char *words[10];
  } CASES[] = {
    { 0, { "--help" } },
    { 0, { "--version" } },
    { 0, { "import", "--help" } },
    { 2, { "impart", "x" } },
    { 2, { "new", "x.accord" } },
    { 2, { "import", "FILE", "members" } },
    { 2, { "import", "FILE", "minutes", "x.csv" } },
    { 2, { "check", "FILE", "--jason" } },
    { 2, { "report", "FILE", "summary" } },
    { 2, { "export", "FILE", "doc", "-o", "x" } },
    { 2, { "report", "FILE", "summary", "--names", "-o", "x.pdf" } },
    { 2, { "report", "FILE", "members", "--suppress", "-o", "x.pdf" } },
    { 2, { "report", "FILE", "engagement", "--meeting", "1/7/2025", "-o", "x.pdf" } },
    { 1, { "export", "FILE", "csv", "tables", "--table", "txn", "-o", "x.csv" } },
    { 1, { "import", "FILE", "tables", "x.csv", "--dry-run" } },
    { 2, { "version", "FILE", "thaw" } },
    { 2, { "version", "FILE", "diff", "1" } },
    { 1, { "version", "FILE", "list" } },
    { 1, { "export", "FILE", "md", "-o", "x.md" } },
    { 1, { "export", "FILE", "docx", "-o", "x.docx" } },
    { 1, { "check", "nowhere.accord" } },
    { 1, { "import", "FILE", "members", "nowhere.csv" } },
    { 1, { "report", "FILE", "summary", "-o", "x.pdf" } },
    { 1, { "check", "FILE", "--strategy", "None of that name" } },
    { 1, { "check", "FILE", "--rules", "no-such-pack" } },
    { 2, { "rules", "mend" } },
    { 2, { "rules", "show" } },
    { 1, { "rules", "show", "INV-99" } },
    { 1, { "rules", "validate", "nowhere.json" } },
    { 0, { "rules", "list" } },
    { 0, { "rules", "--help" } },
  };

  make (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const char *argv[12] = { g_getenv ("ACCORD_PROGRAM") };
      g_autofree char *output = NULL;
      g_autofree char *errors = NULL;

      for (int k = 0; CASES[i].words[k] != NULL; k++)
        argv[k + 1] = g_str_equal (CASES[i].words[k], "FILE") ? fixture->file : CASES[i].words[k];
      g_assert_cmpint (run_argv (argv, &output, &errors), ==, CASES[i].status);
      if (CASES[i].status == 0)
        g_assert_cmpstr (errors, ==, "");
      else
        g_assert_true (g_str_has_prefix (errors, "accord: "));
    }
}

static void
test_rules (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shipped = g_build_filename (g_getenv ("ACCORD_DATA_DIR"), "rule-packs", "ics-2024-02.json", NULL);
  g_autofree char *bad = g_build_filename (fixture->folder, "ics-2024-02.json", NULL);
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *text = read_file (shipped);
  g_autoptr (GString) changed = g_string_new (text);

  make (fixture);
  g_assert_cmpint (run (&output, NULL, "rules", "show", "PUB-03", NULL), ==, 0);
  g_assert_nonnull (strstr (output, "partner integrated care board"));
  g_assert_nonnull (strstr (output, "Source: "));
  g_clear_pointer (&output, g_free);
  g_assert_cmpint (run (&output, NULL, "rules", "validate", shipped, NULL), ==, 0);
  g_assert_cmpstr (output, ==, "ics-2024-02 can be used: 49 rules.\n");

  g_string_replace (changed, "\"topic\": \"workforce\"", "\"topics\": \"workforce\"", 0);
  g_assert_true (g_file_set_contents (bad, changed->str, -1, NULL));
  g_assert_cmpint (run (NULL, &errors, "rules", "validate", bad, NULL), ==, 1);
  g_assert_nonnull (strstr (errors, "ics-2024-02.json:"));
  g_assert_nonnull (strstr (errors, ": TOP-12: the check needs “topic”"));

  g_clear_pointer (&output, g_free);
  json_node_unref (import_json (fixture, "strategy", "strategy_outline_hwe.md"));
  g_assert_cmpint (run (&output, NULL, "check", fixture->file, "--rules", "nhp-2025-07", NULL), ==, 3);
  g_assert_nonnull (strstr (output, "NHP-01"));
  g_assert_null (strstr (output, "INV-01"));
}

static void
test_a_backup_opens (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.accord", NULL);

  make (fixture);
  g_assert_cmpint (run (NULL, NULL, "backup", fixture->file, "-o", copy, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "verify", copy, NULL), ==, 0);
}

static void
test_meetings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample
      = g_build_filename (g_getenv ("ACCORD_DATA_DIR"), "sample", "norwold-and-west-fenshire.json", NULL);
  g_autofree char *calendar = g_build_filename (fixture->folder, "meetings.ics", NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (run (NULL, NULL, "import", fixture->file, "partnership", sample, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "export", fixture->file, "ics", "-o", calendar, NULL), ==, 0);
  g_assert_true (g_file_get_contents (calendar, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTSTART;TZID=Europe/London:20261210T140000\r\n"));
}

/* --- members, contacts, whom to ask, and whose data to erase --- */

static void
add_people (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordPartnership) partnership = accord_partnership_open (fixture->file, &error);
  g_autofree char *seat = NULL;
  g_autofree char *person = NULL;
  g_autofree char *council = NULL;
  g_autofree char *district = NULL;

  g_assert_no_error (error);
  council = g_strdup_printf ("%" G_GINT64_FORMAT,
                             accord_test_add (partnership, "organisation", "name", "Norwold County Council", NULL));
  district = g_strdup_printf ("%" G_GINT64_FORMAT,
                              accord_test_add (partnership, "organisation", "name", "Dallow Borough Council", NULL));
  seat = g_strdup_printf ("%" G_GINT64_FORMAT,
                          accord_test_add (partnership, "seat", "number", "1", "title", "=HYPERLINK(\"x\")", "from_on",
                                           "2022-07-01", "organisation_id", council, NULL));
  person = g_strdup_printf ("%" G_GINT64_FORMAT,
                            accord_test_add (partnership, "person", "name", "Postholder Seven", "post",
                                             "Director of Public Health; deputy, acting", "email", "dph@example.org", "phone",
                                             "01632 960 007", NULL));
  accord_test_add (partnership, "appointment", "seat_id", seat, "person_id", person, "post", "First holder", "start_from",
                   "2022-07-01", "start_until", "2022-07-01", "ended_on", "2024-05-16", NULL);
  accord_test_add (partnership, "appointment", "seat_id", seat, "person_id", person, "post", "Second holder", "start_from",
                   "2024-09-01", "start_until", "2024-09-01", NULL);
  accord_test_add (partnership, "seat", "number", "2", "title", "Empty seat", "vacant_since", "2026-05-14",
                   "organisation_id", district, NULL);
}

static char *
export_members (Fixture *fixture, const char *as_at)
{
  g_autofree char *output = g_build_filename (fixture->folder, "members.csv", NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_assert_cmpint (run (NULL, NULL, "export", fixture->file, "csv", "members", "-o", output, as_at != NULL ? "--as-at" : NULL,
                        as_at, NULL),
                   ==, 0);
  g_assert_true (g_file_get_contents (output, &text, NULL, &error));
  g_assert_no_error (error);
  return text;
}

static void
test_export_members (Fixture *fixture, gconstpointer data)
{
  g_autofree char *now = NULL;
  g_autofree char *before = NULL;
  g_autofree char *workbook = g_build_filename (fixture->folder, "members.xlsx", NULL);
  g_autofree char *again = g_build_filename (fixture->folder, "again.accord", NULL);
  g_autofree char *report = NULL;

  make (fixture);
  add_people (fixture);
  now = export_members (fixture, NULL);
  before = export_members (fixture, "30/06/2023");

  g_assert_nonnull (strstr (now, "\"'=HYPERLINK(\"\"x\"\")\""));
  g_assert_null (strstr (now, ",\"="));
  g_assert_nonnull (strstr (now, "Second holder"));
  g_assert_null (strstr (now, "First holder"));
  g_assert_nonnull (strstr (now, "\"2026-05-14\""));
  g_assert_nonnull (strstr (before, "First holder"));
  g_assert_null (strstr (before, "Second holder"));
  g_assert_cmpint (run (NULL, NULL, "export", fixture->file, "csv", "members", "--as-at", "30/02/2024", "-o", workbook, NULL),
                   ==, 2);

  /* What goes out comes back. */
  g_assert_cmpint (run (NULL, NULL, "export", fixture->file, "xlsx", "members", "-o", workbook, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "new", again, "--name", "Again", NULL), ==, 0);
  g_assert_cmpint (run (&report, NULL, "import", again, "members", workbook, NULL), ==, 0);
  g_assert_nonnull (strstr (report, "Brought in 2 of 2 rows"));
}

static void
test_export_contacts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *output = g_build_filename (fixture->folder, "people.vcf", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  make (fixture);
  add_people (fixture);
  g_assert_cmpint (run (NULL, NULL, "export", fixture->file, "vcf", "-o", output, NULL), ==, 0);
  g_assert_true (g_file_get_contents (output, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCARD\r\nVERSION:4.0\r\n"));
  g_assert_nonnull (strstr (text, "FN:Postholder Seven\r\n"));
  g_assert_nonnull (strstr (text, "TITLE:Director of Public Health\\; deputy\\, acting\r\n"));
  g_assert_nonnull (strstr (text, "TEL;VALUE=uri;TYPE=work:tel:01632960007\r\n"));
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
}

static void
test_chase (Fixture *fixture, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *words = NULL;
  g_autoptr (JsonNode) items = NULL;

  make (fixture);
  add_people (fixture);
  g_assert_cmpint (run (&output, NULL, "chase", fixture->file, "--json", NULL), ==, 0);
  g_assert_cmpint (run (&words, NULL, "chase", fixture->file, NULL), ==, 0);
  items = json_from_string (output, NULL);
  g_assert_cmpuint (count (items, "$[*].text"), >=, 2);
  g_assert_nonnull (strstr (output, "14/05/2026"));
  g_assert_nonnull (strstr (words, "Vacancy: Empty seat"));
  g_assert_nonnull (strstr (words, "Declaration of interest: Second holder"));
}

static void
test_subject_and_erase (Fixture *fixture, gconstpointer data)
{
  static const char NAME[] = "postholder seven";
  g_autofree char *output = g_build_filename (fixture->folder, "subject.json", NULL);
  g_autofree char *held = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  make (fixture);
  add_people (fixture);
  g_assert_cmpint (run (NULL, NULL, "subject", fixture->file, "--person", "Nobody", "-o", output, NULL), ==, 1);
  g_assert_cmpint (run (NULL, NULL, "subject", fixture->file, "--person", NAME, "-o", output, NULL), ==, 0);
  g_assert_true (g_file_get_contents (output, &held, NULL, NULL));
  g_assert_nonnull (strstr (held, "dph@example.org"));
  g_assert_nonnull (strstr (held, "First holder"));

  g_assert_cmpint (run (NULL, NULL, "erase", fixture->file, "--person", NAME, NULL), ==, 2);
  g_assert_cmpint (run (NULL, NULL, "subject", fixture->file, "--person", NAME, "-o", output, NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "erase", fixture->file, "--person", NAME, "--yes", NULL), ==, 0);
  g_assert_cmpint (run (NULL, NULL, "subject", fixture->file, "--person", NAME, "-o", output, NULL), ==, 1);
  g_assert_true (g_file_get_contents (fixture->file, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "Postholder Seven", strlen ("Postholder Seven")));
  g_assert_null (memmem (bytes, length, "dph@example.org", strlen ("dph@example.org")));
}

/* What helps tells versions and settings, and nothing of who uses it or what for. */
static void
test_support (Fixture *fixture, gconstpointer data)
{
  g_autofree char *output = NULL;

  g_assert_cmpint (run (NULL, NULL, "new", fixture->file, "--name", "Norwold ICP", NULL), ==, 0);
  g_assert_cmpint (run (&output, NULL, "support", NULL), ==, 0);
  g_assert_nonnull (strstr (output, "Accord "));
  g_assert_nonnull (strstr (output, "Site pack: none"));
  g_assert_nonnull (strstr (output, "text-size: "));
  g_assert_nonnull (strstr (output, "Backups: beside the partnerships"));
  g_assert_nonnull (strstr (output, "\nDesk\n"));
  g_assert_null (strstr (output, "Norwold"));
  g_assert_null (strstr (output, fixture->folder));
  g_assert_null (strstr (output, g_get_home_dir ()));
}

/* On a bare server the lists work, and what needs letters says what is missing instead of making empty pages. */
static void
test_no_fonts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *config = g_build_filename (fixture->folder, "fonts.conf", NULL);
  g_autofree char *paper = g_build_filename (fixture->folder, "members.pdf", NULL);
  g_autofree char *said = NULL;
  g_autofree char *window = NULL;

  make (fixture);
  g_assert_true (g_file_set_contents (config, "<fontconfig/>", -1, NULL));
  g_setenv ("FONTCONFIG_FILE", config, TRUE);
  g_assert_cmpint (run (NULL, NULL, "verify", fixture->file, NULL), ==, 0);
  g_assert_cmpint (run (NULL, &said, "report", fixture->file, "members", "-o", paper, NULL), ==, 1);
  g_assert_nonnull (strstr (said, "There is no font on this computer"));
  g_assert_false (g_file_test (paper, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (NULL, &window, "--sample", NULL), ==, 1);
  g_assert_nonnull (strstr (window, "There is no font on this computer"));
  g_unsetenv ("FONTCONFIG_FILE");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/command-line/members", test_members);
  ADD ("/app/command-line/dry-run", test_a_dry_run_changes_nothing);
  ADD ("/app/command-line/main-job", test_main_job);
  ADD ("/app/command-line/versions", test_versions);
  ADD ("/app/command-line/meetings", test_meetings);
  ADD ("/app/command-line/words", test_words);
  ADD ("/app/command-line/word-document", test_word_document);
  ADD ("/app/command-line/rules", test_rules);
  ADD ("/app/command-line/backup", test_a_backup_opens);
  ADD ("/app/command-line/export-members", test_export_members);
  ADD ("/app/command-line/export-contacts", test_export_contacts);
  ADD ("/app/command-line/chase", test_chase);
  ADD ("/app/command-line/support", test_support);
  ADD ("/app/command-line/no-fonts", test_no_fonts);
  ADD ("/app/command-line/subject-and-erase", test_subject_and_erase);
  return g_test_run ();
}
