/* fuzz-sheet.c: whatever bytes a file has, reading it ends with a table or with an error
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As a test it reads mutations of the fixtures, the same ones each time. With files as arguments it
 * reads those. Built with -fsanitize=fuzzer and -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION it is a
 * libFuzzer target.
 */

#include "base/accord-error.h"
#include "base/accord-vague-count.h"
#include "base/accord-vague-date.h"
#include "exchange/accord-table.h"
#include "exchange/workbook.h"
#include "mutate.h"

#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#define N_MUTATIONS 2000
#else
#define N_MUTATIONS 6000
#endif
#define MAX_SIZE (1 << 20)

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const AccordColumnSpec specs[] = {
  { "organisation", "organisation\nbody" },
  { "post", "role\npost" },
  { "date", "start\ndate" },
};

static void
use_cell (const char *cell)
{
  g_auto (AccordVagueDate) date = { 0 };
  AccordVagueCount count;

  g_assert_true (g_utf8_validate (cell, -1, NULL));
  g_assert_cmpuint (strlen (cell), <=, ACCORD_SHEET_MAX_CELL);
  accord_vague_date_parse (cell, &date, NULL);
  accord_vague_count_parse (cell, &count, NULL);
}

static void
use_sheet (AccordSheet *sheet)
{
  g_autoptr (AccordTable) table = accord_table_find (sheet, specs, G_N_ELEMENTS (specs), NULL);
  guint n_rows = MIN (accord_sheet_get_n_rows (sheet), 200);
  guint n_columns = MIN (accord_sheet_get_n_columns (sheet), 50);

  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        use_cell (accord_sheet_get_cell (sheet, row, column));
      if (table != NULL)
        {
          g_autofree char *rest = accord_table_dup_unmatched (table, row);

          accord_table_row_is_total (table, row);
        }
    }
}

static void
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordSheet) sheet = accord_sheet_read_bytes (bytes, NULL, NULL, &error);

  if (sheet != NULL)
    {
      g_assert_no_error (error);
      use_sheet (sheet);
    }
  else
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == ACCORD_ERROR);
      g_assert_cmpstr (error->message, !=, "");
    }
}

/* Changed bytes of an archive rarely get past its checksums, so they are packed as the parts of a
 * workbook too. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *text = g_strndup ((const char *) data, size);

  read_bytes (bytes);
  if (text[0] == '<')
    {
      g_autoptr (GBytes) as_sheet = workbook_new ("xl/worksheets/sheet1.xml", text, "xl/sharedStrings.xml",
                                                  "<sst><si><t>Organisation</t></si><si><t>Role</t></si></sst>", NULL);
      g_autoptr (GBytes) as_strings = workbook_new (
        "xl/sharedStrings.xml", text, "xl/styles.xml", text, "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c t='s'><v>0</v></c><c s='1'><v>44743</v></c></row></sheetData></worksheet>", NULL);
      g_autoptr (GBytes) as_workbook = workbook_new (
        "xl/workbook.xml", text, "xl/_rels/workbook.xml.rels", text, "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>", NULL);

      read_bytes (as_sheet);
      read_bytes (as_strings);
      read_bytes (as_workbook);
    }
  return 0;
}

#ifndef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION

static const char *const fixtures[] = {
  "icp_membership_messy.csv", "icp_membership_messy-utf-16.csv", "icp_membership_messy-semicolon.csv",
  "icp_membership_messy.xlsx", "engagement_log_nottinghamshire_2022.csv",
};

static const char *const parts[] = {
  "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
  "<row r='3'><c r='A3' t='inlineStr'><is><r><t>a &amp; b</t></r></is></c><c s='1'><v>44743.5</v></c><c t='b'><v>1</v></c>"
  "<c t='d'><v>2022-07-01</v></c><c t='e'><v>#N/A</v></c></row></sheetData></worksheet>",
  "<sst><numFmts><numFmt numFmtId='200' formatCode='[$-809]d mmm \"x\";@'/></numFmts><cellXfs><xf numFmtId='0'/>"
  "<xf numFmtId='200'/></cellXfs><si><r><t>a_x000D_</t></r><rPh><t>b</t></rPh></si></sst>",
  "<x xmlns:r='r'><workbookPr date1904='1'/><sheet name='First' state='visible' r:id='r1'/>"
  "<Relationship Id='r1' Type='a/worksheet' Target='../xl/worksheets/./sheet1.xml'/></x>",
};

/* What tends to break readers, beside random bytes. */
static const char *const pieces[] = {
  "\"", "\"\"", ",", ";", "\t", "\r", "\r\n", "\n", "<", ">", "</c>", "</row>", "<row>", "<c>", "<v>",
  "r='ZZZ9'", "r='1048576'",
  "&#0;", "&amp;", "<![CDATA[", "<!--", "<!DOCTYPE a>", "_x0000_", "99999999999999999999", "-1", "1e308",
  "\xFF\xFE", "\xEF\xBB\xBF",
  "\xE2\x80\xAE", "PK\3\4", "sep=;\n", "TOTAL", "01/07/2022",
};

static GPtrArray *
load_seeds (void)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", fixtures[i], NULL);
      char *content;
      gsize length;

      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_ptr_array_add (seeds, g_bytes_new_take (content, length));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_ptr_array_add (seeds, g_bytes_new_static (parts[i], strlen (parts[i])));
  return seeds;
}

static void
test_mutations (void)
{
  g_autoptr (GPtrArray) seeds = load_seeds ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250314);

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      GBytes *seed = g_ptr_array_index (seeds, i % seeds->len);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, g_bytes_get_data (seed, NULL), (guint) g_bytes_get_size (seed));
      fuzz_mutate (rand, bytes, pieces, G_N_ELEMENTS (pieces));
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

static int
run_files (int n_files, char **files)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      if (!g_file_get_contents (files[i], &content, &length, &error) || length > MAX_SIZE)
        {
          g_printerr ("%s: %s\n", files[i], error != NULL ? error->message : "larger than 1 MiB");
          return 1;
        }
      LLVMFuzzerTestOneInput ((const guint8 *) content, length);
    }
  return 0;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    return run_files (argc - 1, argv + 1);
  g_test_add_func ("/fuzz/sheet/mutations", test_mutations);
  return g_test_run ();
}

#endif
