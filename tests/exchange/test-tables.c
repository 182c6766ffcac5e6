/* test-tables.c: every table as a spreadsheet, and back again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <string.h>

#include "base/accord-data.h"
#include "base/accord-error.h"
#include "exchange/accord-tables.h"
#include "exchange/accord-whole.h"
#include "model/accord-record.h"
#include "support/accord-test.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = accord_test_make_folder ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  accord_test_remove_folder (fixture->folder);
}

static char *
in_folder (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static AccordPartnership *
make (Fixture *fixture, const char *name, AccordRequest *fill)
{
  g_autofree char *path = in_folder (fixture, name);
  g_autoptr (GError) error = NULL;
  AccordPartnership *partnership = accord_partnership_create (path, fill, &error);

  g_assert_no_error (error);
  return partnership;
}

static AccordPartnership *
make_sample (Fixture *fixture, const char *name)
{
  g_autofree char *sample = accord_data_path ("sample", "norwold-and-west-fenshire.json", NULL);

  return make (fixture, name, accord_whole_restore (sample));
}

static AccordRequest *
bring_in (const char *path, gboolean update)
{
  return accord_tables_bring_in ((const char *const[]) { path, NULL }, update);
}

static char *
read_whole (Fixture *fixture, AccordPartnership *partnership)
{
  g_autofree char *path = in_folder (fixture, "whole.json");
  char *text = NULL;

  accord_test_run (partnership, accord_whole_save (path));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* What a spreadsheet would work out, what looks like what a writer adds, what a CSV file has a meaning for, what XML cannot
 * hold as it is, and more than a cell takes. */
static const char *const HOSTILE[] = {
  "=1+1", "+44 20", "-3", "@SUM(A1)", "\ttab", "\rreturn", "\nline", "'=1", "''=1", "'tis", "''", "=cmd|' /C calc'!A0",
  "a\r\nb\rc\nd", "_x000D_", "_x005F_x000D_", "\"quoted\",;\t|", " spaces ", "<b>&amp;</b>", "007", "1e5", "01/02/2024", "TRUE",
  "sep=;", "#12345678901234567", "\xe2\x80\x8fاردو", "\xf0\x9f\x8f\xa5", "(organisation)",
  "\xe2\x90\x8d\xe2\x90\xa1\xe2\x90\xa1\r", "\001\033\037", "_x0041_ _xylem_",
};

static void
add_hostile (AccordPartnership *partnership)
{
  g_autoptr (GString) longest = g_string_new ("=");

  for (guint i = 0; i < 50000; i++)
    g_string_append (longest, i % 1000 == 0 ? "\xf0\x9f\x8f\xa5 '=\r\n" : "wörd ");
  for (guint i = 0; i < G_N_ELEMENTS (HOSTILE); i++)
    accord_test_add (partnership, "organisation", "name", HOSTILE[i], "note", HOSTILE[G_N_ELEMENTS (HOSTILE) - 1 - i], NULL);
  accord_test_add (partnership, "organisation", "name", "Long", "note", longest->str, NULL);
}

static void
test_every_table_survives (Fixture *fixture, gconstpointer data)
{
  AccordSheetFormat format = GPOINTER_TO_INT (data);
  g_autoptr (AccordPartnership) one = make_sample (fixture, "one.accord");
  g_autoptr (AccordPartnership) two = NULL;
  g_autofree char *tables = in_folder (fixture, "tables");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  add_hostile (one);
  first = read_whole (fixture, one);
  accord_test_run (one, accord_tables_save_all (format, tables));
  two = make (fixture, "two.accord", accord_tables_restore (tables));
  second = read_whole (fixture, two);
  g_assert_true (g_str_equal (first, second));
}

/* A field of the CSV file that begins as a formula does: what a spreadsheet would work out. */
static void
test_no_formula_is_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPartnership) partnership = make_sample (fixture, "one.accord");
  g_autofree char *path = in_folder (fixture, "organisation.csv");
  g_autofree char *text = NULL;

  add_hostile (partnership);
  accord_test_run (partnership, accord_tables_save ("organisation", ACCORD_SHEET_CSV, path));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"'=1+1\""));
  for (const char *p = strstr (text, ",\""); p != NULL; p = strstr (p + 1, ",\""))
    g_assert_null (strchr ("=+-@\t\r\n", p[2]));
}

/* The program's own terms have other ids in every file. */
static void
test_into_another_partnership (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPartnership) one = make_sample (fixture, "one.accord");
  g_autoptr (AccordPartnership) two = accord_test_create_partnership (fixture->folder);
  g_autofree char *first = in_folder (fixture, "first");
  g_autofree char *second = in_folder (fixture, "second");
  g_autofree AccordTablesCount *count = NULL;
  g_autofree AccordTablesCount *again = NULL;
  static const char *const TABLES[] = { "organisation", "person", "seat", "meeting", "attendance", "activity", "feedback",
                                        "need", "evidence_link", "decision" };

  accord_test_add (one, "person", "post", "Director of Place", "phone", "+44 20", NULL);
  accord_test_run (one, accord_tables_save_all (ACCORD_SHEET_XLSX, first));
  count = accord_test_run (two, bring_in (first, TRUE));
  g_assert_cmpuint (count->n_tables, >=, 44);
  g_assert_cmpuint (count->n_changed, >, 500);
  accord_test_run (one, accord_tables_save_all (ACCORD_SHEET_CSV, first));
  accord_test_run (two, accord_tables_save_all (ACCORD_SHEET_CSV, second));
  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    {
      g_autofree char *name = g_strconcat (TABLES[i], ".csv", NULL);
      g_autofree char *a = g_build_filename (first, name, NULL);
      g_autofree char *b = g_build_filename (second, name, NULL);
      g_autofree char *a_text = NULL;
      g_autofree char *b_text = NULL;

      g_assert_true (g_file_get_contents (a, &a_text, NULL, NULL));
      g_assert_true (g_file_get_contents (b, &b_text, NULL, NULL));
      g_assert_cmpstr (a_text, ==, b_text);
    }

  /* Once more: nothing is new, and there is nothing to undo. */
  again = accord_test_run (two, bring_in (second, TRUE));
  g_assert_cmpuint (again->n_changed, ==, 0);
}

static char *
get_note (AccordPartnership *partnership, gint64 id)
{
  g_autoptr (AccordRecord) record = accord_test_run (partnership, accord_record_load ("organisation", id));

  return g_strdup (accord_record_get (record, "note"));
}

/* One edit, left or taken as the person says, and taken back as any other. */
static void
test_what_a_spreadsheet_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPartnership) partnership = accord_test_create_partnership (fixture->folder);
  gint64 id = accord_test_add (partnership, "organisation", "name", "Fen Voices", "note", "before", NULL);
  g_autofree char *path = in_folder (fixture, "changed.csv");
  g_autofree char *text = g_strdup_printf ("id,name,note,from_on\n#%" G_GINT64_FORMAT ",Fen Voices,after,01/07/2022\n", id);
  g_autofree AccordTablesCount *left = NULL;
  g_autofree AccordTablesCount *taken = NULL;
  g_autofree char *note = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  left = accord_test_run (partnership, bring_in (path, FALSE));
  g_assert_cmpuint (left->n_changed, ==, 0);
  note = get_note (partnership, id);
  g_assert_cmpstr (note, ==, "before");
  taken = accord_test_run (partnership, bring_in (path, TRUE));
  g_assert_cmpuint (taken->n_changed, ==, 1);
  after = get_note (partnership, id);
  g_assert_cmpstr (after, ==, "after");
  g_free (accord_test_run (partnership, accord_request_undo ()));
  undone = get_note (partnership, id);
  g_assert_cmpstr (undone, ==, "before");
}

static void
assert_sum (const AccordTablesTrial *trial, guint index, const char *table, const guint counts[4])
{
  const AccordTablesSum *sum = trial->sums->pdata[index];

  g_assert_cmpstr (sum->table, ==, table);
  g_assert_cmpuint (sum->n_added, ==, counts[0]);
  g_assert_cmpuint (sum->n_changed, ==, counts[1]);
  g_assert_cmpuint (sum->n_same, ==, counts[2]);
  g_assert_cmpuint (sum->n_refused, ==, counts[3]);
}

static void
assert_refusal (const AccordTablesTrial *trial, guint index, const char *file, guint row, const char *column)
{
  const AccordTablesRefusal *refusal = trial->refusals->pdata[index];

  g_assert_cmpstr (refusal->file, ==, file);
  g_assert_cmpuint (refusal->row, ==, row);
  g_assert_cmpstr (refusal->column, ==, column);
  g_assert_cmpstr (refusal->reason, !=, "");
}

/* What would be added, changed and left, every row that cannot be brought in, and nothing of it is done. A seat may point to
 * an organisation of the same files. */
static void
test_try (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPartnership) partnership = accord_test_create_partnership (fixture->folder);
  gint64 id = accord_test_add (partnership, "organisation", "name", "Fen Voices", "note", "before", NULL);
  gint64 same = accord_test_add (partnership, "organisation", "name", "Wold Voices", NULL);
  g_autofree char *organisations = in_folder (fixture, "organisation.csv");
  g_autofree char *seats = in_folder (fixture, "seat.csv");
  g_autofree char *before = read_whole (fixture, partnership);
  g_autofree char *after = NULL;
  g_autoptr (AccordTablesTrial) trial = NULL;
  const char *const paths[] = { seats, organisations, NULL };
  g_autofree char *text = g_strdup_printf ("id,name,note\n%" G_GINT64_FORMAT ",Fen Voices,after\n%" G_GINT64_FORMAT
                                           ",Wold Voices,\n9001,New Voices,\n\nnine,Bad Voices,\n",
                                           id, same);

  g_assert_true (g_file_set_contents (organisations, text, -1, NULL));
  g_assert_true (g_file_set_contents (
      seats, "id,title,organisation_id,quorum_class\n9101,Chair,9001,\n9102,Member,9009,\n", -1, NULL));
  trial = accord_test_run (partnership, accord_tables_try (paths));
  g_assert_cmpuint (trial->sums->len, ==, 2);
  assert_sum (trial, 0, "organisation", (const guint[]) { 1, 1, 1, 1 });
  assert_sum (trial, 1, "seat", (const guint[]) { 1, 0, 0, 1 });
  g_assert_cmpuint (trial->refusals->len, ==, 2);
  assert_refusal (trial, 0, "organisation.csv", 6, "id");
  assert_refusal (trial, 1, "seat.csv", 3, "organisation_id");
  after = read_whole (fixture, partnership);
  g_assert_cmpstr (before, ==, after);
}

static void
test_bad_files_are_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    int code;
    const char *words;
  } CASES[] = {
    { "colour,shape\nred,round\n", ACCORD_ERROR_FORMAT, "bad.csv" },
    { "id,name,colour\n1,a,red\n", ACCORD_ERROR_FORMAT, "bad.csv" },
    { "id,title,organisation_id,quorum_class\nseven,a,,\n", ACCORD_ERROR_FORMAT, "row 2, id" },
    { "id,title,organisation_id,quorum_class\n7,a,99,\n", ACCORD_ERROR_INVALID, NULL },
    { "activity_id,term_id\n1,group:martians\n", ACCORD_ERROR_FORMAT, "row 2, term_id" },
  };
  g_autoptr (AccordPartnership) partnership = accord_test_create_partnership (fixture->folder);
  g_autofree char *path = in_folder (fixture, "bad.csv");

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, CASES[i].text, -1, NULL));
      g_assert_null (accord_partnership_run (partnership, bring_in (path, TRUE), NULL, &error));
      g_assert_error (error, ACCORD_ERROR, CASES[i].code);
      if (CASES[i].words != NULL)
        g_assert_nonnull (strstr (error->message, CASES[i].words));
    }
}

static void
test_no_such_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordPartnership) partnership = accord_test_create_partnership (fixture->folder);
  g_autofree char *path = in_folder (fixture, "x.csv");
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_partnership_run (partnership, accord_tables_save ("txn", ACCORD_SHEET_CSV, path), NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, func) g_test_add (path, Fixture, GINT_TO_POINTER (data), set_up, func, tear_down)
  ADD ("/exchange/tables/survive/csv", ACCORD_SHEET_CSV, test_every_table_survives);
  ADD ("/exchange/tables/survive/xlsx", ACCORD_SHEET_XLSX, test_every_table_survives);
  ADD ("/exchange/tables/no-formula", 0, test_no_formula_is_written);
  ADD ("/exchange/tables/another-partnership", 0, test_into_another_partnership);
  ADD ("/exchange/tables/changed", 0, test_what_a_spreadsheet_changed);
  ADD ("/exchange/tables/try", 0, test_try);
  ADD ("/exchange/tables/bad-files", 0, test_bad_files_are_refused);
  ADD ("/exchange/tables/no-such-table", 0, test_no_such_table);
  return g_test_run ();
}
