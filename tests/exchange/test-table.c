/* test-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "exchange/accord-table.h"
#include "workbook.h"

#include <string.h>

enum
{
  NUMBER,
  SECTOR,
  ORGANISATION,
  POST,
  ROLE,
  VOTING,
  START,
  END,
  DECLARATION,
  NOTES,
  N_MEMBER_SPECS,
};

static const AccordColumnSpec member_specs[] = {
  { "number", "no\nseat\nseat number\nseat no" },
  { "sector", "sector\ngroup\nconstituency" },
  { "organisation", "organisation\nbody\nmember organisation" },
  { "post", "post\nrole\nrole post\nposition\njob title" },
  { "role", "member or deputy\nmember deputy\ncapacity\nstatus" },
  { "voting", "voting\nvote" },
  { "start", "start\nstart date\nfrom\nappointed on" },
  { "end", "term ends\nend\nend date\nuntil" },
  { "declaration", "doi\ndeclaration of interest\ndeclarations" },
  { "notes", "notes\ncomments\nremarks" },
};

enum
{
  REF,
  DATE,
  ACTIVITY,
  METHOD,
  LED_BY,
  REACHED,
  COUNT,
  UNIT,
  PLACE,
  N_ACTIVITY_SPECS,
};

static const AccordColumnSpec activity_specs[] = {
  { "ref", "ref\nreference" },
  { "date", "date\nwhen" },
  { "activity", "activity\nevent\ntitle" },
  { "method", "method\nhow" },
  { "led_by", "who led\nled by\nlead" },
  { "reached", "who we reached\nwho took part\nparticipants" },
  { "count", "no reached\nnumber reached\nhow many\nattendance" },
  { "unit", "unit" },
  { "place", "place\nwhere\nlocation" },
};

static AccordTable *
find (AccordSheet *sheet, const AccordColumnSpec *specs, guint n_specs)
{
  g_autoptr (GError) error = NULL;
  AccordTable *table = accord_table_find (sheet, specs, n_specs, &error);

  g_assert_no_error (error);
  return table;
}

static AccordTable *
find_in_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AccordSheet) sheet = accord_sheet_read_bytes (bytes, NULL, NULL, NULL);

  return find (sheet, member_specs, N_MEMBER_SPECS);
}

static void
test_members (void)
{
  static const char *const names[] = { "icp_membership_messy.csv", "icp_membership_messy.xlsx",
                                       "icp_membership_messy-semicolon.csv" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AccordSheet) sheet = read_fixture (names[i]);
      g_autoptr (AccordTable) table = find (sheet, member_specs, N_MEMBER_SPECS);
      const guint *unmatched;
      guint n_unmatched, n_blank = 0, n_total = 0;
      g_autofree char *rest = accord_table_dup_unmatched (table, 4);
      g_autofree char *trimmed = accord_table_dup_cell (table, 32, ORGANISATION);

      g_assert_cmpuint (accord_table_get_header_row (table), ==, 3);
      for (int spec = NUMBER; spec <= VOTING; spec++)
        g_assert_cmpint (accord_table_get_column (table, spec), ==, spec);
      g_assert_cmpint (accord_table_get_column (table, START), ==, 7);
      g_assert_cmpint (accord_table_get_column (table, END), ==, 8);
      g_assert_cmpint (accord_table_get_column (table, DECLARATION), ==, 9);
      g_assert_cmpint (accord_table_get_column (table, NOTES), ==, 11);
      g_assert_cmpstr (accord_table_get_header (table, 1), ==, "Sector");

      unmatched = accord_table_get_unmatched (table, &n_unmatched);
      g_assert_cmpuint (n_unmatched, ==, 2);
      g_assert_cmpstr (accord_table_get_header (table, unmatched[0]), ==, "Appointed by");
      g_assert_cmpstr (accord_table_get_header (table, unmatched[1]), ==, "Attendance 24-25");
      g_assert_cmpstr (rest, ==, "Appointed by: NCC\nAttendance 24-25: 4/4");
      g_assert_cmpstr (trimmed, ==, "Healthwatch Fenshire");

      for (guint row = accord_table_get_header_row (table) + 1; row < accord_sheet_get_n_rows (sheet); row++)
        {
          n_blank += accord_table_row_is_blank (table, row);
          n_total += accord_table_row_is_total (table, row);
        }
      g_assert_cmpuint (accord_sheet_get_n_rows (sheet) - 4, ==, 35);
      g_assert_cmpuint (n_blank, ==, 1);
      g_assert_cmpuint (n_total, ==, 1);
      g_assert_true (accord_table_row_is_total (table, 38));
    }
}

static void
test_activities (void)
{
  g_autoptr (AccordSheet) sheet = read_fixture ("engagement_log_nottinghamshire_2022.csv");
  g_autoptr (AccordTable) table = find (sheet, activity_specs, N_ACTIVITY_SPECS);
  static const int expected[] = { 0, 1, 2, 3, 4, 5, 7, 8, 9 };
  guint n_unmatched;

  g_assert_cmpuint (accord_table_get_header_row (table), ==, 0);
  for (guint spec = 0; spec < N_ACTIVITY_SPECS; spec++)
    g_assert_cmpint (accord_table_get_column (table, spec), ==, expected[spec]);
  accord_table_get_unmatched (table, &n_unmatched);
  g_assert_cmpuint (n_unmatched, ==, 9);
  for (guint row = 1; row < accord_sheet_get_n_rows (sheet); row++)
    g_assert_cmpint (accord_table_row_is_total (table, row), ==, row == 10);
}

/* Any order, any spelling, line breaks and names that come twice. */
static void
test_headers (void)
{
  g_autoptr (AccordTable) table = find_in_text ("Register\n\n\"Job\ntitle \",,Notes, VOTING?,Notes,Member  Organistion\n"
                                                "Leader,loose,a,Y,b,Norwold\n");
  const guint *unmatched;
  guint n_unmatched;
  g_autofree char *rest = accord_table_dup_unmatched (table, 3);

  g_assert_cmpuint (accord_table_get_header_row (table), ==, 2);
  g_assert_cmpint (accord_table_get_column (table, POST), ==, 0);
  g_assert_cmpint (accord_table_get_column (table, VOTING), ==, 3);
  g_assert_cmpint (accord_table_get_column (table, ORGANISATION), ==, 5);
  g_assert_cmpint (accord_table_get_column (table, NOTES), ==, 2);
  g_assert_cmpint (accord_table_get_column (table, SECTOR), ==, -1);
  g_assert_cmpint (accord_table_get_spec (table, 5), ==, ORGANISATION);
  g_assert_cmpstr (accord_table_get_header (table, 0), ==, "Job title");
  g_assert_cmpstr (accord_table_get_header (table, 4), ==, "Notes (2)");
  g_assert_cmpstr (accord_table_get_cell (table, 3, ORGANISATION), ==, "Norwold");
  g_assert_cmpstr (accord_table_get_cell (table, 3, SECTOR), ==, "");
  unmatched = accord_table_get_unmatched (table, &n_unmatched);
  g_assert_cmpuint (n_unmatched, ==, 2);
  g_assert_cmpuint (unmatched[0], ==, 1);
  g_assert_cmpstr (rest, ==, "B: loose\nNotes (2): b");

  accord_table_set_column (table, NOTES, 4);
  accord_table_set_column (table, SECTOR, 5);
  g_assert_cmpint (accord_table_get_column (table, NOTES), ==, 4);
  g_assert_cmpint (accord_table_get_column (table, ORGANISATION), ==, -1);
  accord_table_set_column (table, SECTOR, -1);
  unmatched = accord_table_get_unmatched (table, &n_unmatched);
  g_assert_cmpuint (n_unmatched, ==, 3);
  g_assert_cmpuint (unmatched[1], ==, 2);
  g_assert_cmpuint (unmatched[2], ==, 5);
}

/* The better match has the column, not the earlier one: "Notes on role" must not take what "Role" heads. */
static void
test_best_match (void)
{
  g_autoptr (AccordTable) table = find_in_text ("Notes on role,Organisation,Role,Start date,End date\na,b,c,d,e\n");
  g_autoptr (AccordTable) once = find_in_text ("Notes on role,Organisation\na,b\n");

  g_assert_cmpint (accord_table_get_column (table, NOTES), ==, 0);
  g_assert_cmpint (accord_table_get_column (table, POST), ==, 2);
  g_assert_cmpint (accord_table_get_column (table, START), ==, 3);
  g_assert_cmpint (accord_table_get_column (table, END), ==, 4);

  /* One column is never two things, though "role" is in its header as well. */
  g_assert_cmpint (accord_table_get_column (once, NOTES), ==, 0);
  g_assert_cmpint (accord_table_get_column (once, POST), ==, -1);
}

static void
test_no_header (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("1,2\n3,4\n", 8);
  g_autoptr (AccordSheet) sheet = accord_sheet_read_bytes (bytes, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordTable) at = accord_table_find_at (sheet, 0, member_specs, N_MEMBER_SPECS);

  g_assert_null (accord_table_find (sheet, member_specs, N_MEMBER_SPECS, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT);
  g_assert_cmpint (accord_table_get_column (at, SECTOR), ==, -1);
}

static void
test_totals (void)
{
  g_autoptr (AccordTable) table = find_in_text ("No,Sector,Organisation,Post,Notes,Start\n"
                                                ",,Total: 12,,,\n"
                                                "Sub-total,4,,,,\n"
                                                ",,Grand total,,16,\n"
                                                ",,Total Wellbeing CIC,Chief Executive,since 2022,01/07/2022\n"
                                                ",,Total Wellbeing CIC,Chief Executive,,\n"
                                                "3,VCSE,Total Wellbeing,,,\n"
                                                ",,Totally Local,1,,\n");

  for (guint row = 1; row < 8; row++)
    g_assert_cmpint (accord_table_row_is_total (table, row), ==, row <= 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/table/members", test_members);
  g_test_add_func ("/exchange/table/activities", test_activities);
  g_test_add_func ("/exchange/table/headers", test_headers);
  g_test_add_func ("/exchange/table/best-match", test_best_match);
  g_test_add_func ("/exchange/table/no-header", test_no_header);
  g_test_add_func ("/exchange/table/totals", test_totals);
  return g_test_run ();
}
