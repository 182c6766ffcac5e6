/* test-sheet-hostile.c: files made to do harm end with an error, soon, and cost little
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "workbook.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define HEAD "<worksheet><sheetData>"

/* What the whole program may take, however large a file says that it is; a sanitiser needs a multiple. */
#if defined(__SANITIZE_ADDRESS__)
#define MAX_MIB 2048
#else
#define MAX_MIB 700
#endif
#define MAX_SECONDS 20.0 /* of the processor, which others may be using too */

static void
assert_refused (GBytes *bytes, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  clock_t start = clock ();
  struct rusage usage;

  g_assert_null (accord_sheet_read_bytes (bytes, NULL, NULL, &error));
  g_test_message ("%s", error != NULL ? error->message : "no error");
  g_assert_error (error, ACCORD_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));

  g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, MAX_SECONDS);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  g_assert_cmpint (usage.ru_maxrss / 1024, <, MAX_MIB);
}

static void
assert_sheet_refused (const char *sheet, int code, const char *words)
{
  g_autoptr (GBytes) bytes = workbook_new ("xl/worksheets/sheet1.xml", sheet, NULL);

  assert_refused (bytes, code, words);
}

static char *
repeat (const char *head, const char *text, guint n, const char *tail)
{
  GString *out = g_string_new (head);

  while (n-- > 0)
    g_string_append (out, text);
  g_string_append (out, tail);
  return g_string_free_and_steal (out);
}

static void
test_zip_bomb (void)
{
  g_autofree char *sheet = repeat (HEAD, "                                                                ",
                                   1 << 20, "");

  assert_sheet_refused (sheet, ACCORD_ERROR_TOO_LARGE, "250 times its size");
}

static void
test_huge_cell (void)
{
  g_autofree char *cell = repeat (HEAD "<row><c t='inlineStr'><is><t>", "xxxxxxxxxxxxxxxx", 1 << 20, "");

  assert_sheet_refused (cell, ACCORD_ERROR_TOO_LARGE, "32,767 characters");
}

/* The directory of the archive says that a part unpacks to 4 GiB less one. */
static void
test_declared_size (void)
{
  g_autoptr (GBytes) bytes = workbook_new ("xl/worksheets/sheet1.xml", HEAD "<row/></sheetData></worksheet>",
                                           NULL);
  gsize length;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GBytes) changed = NULL;

  length = g_bytes_get_size (bytes);
  for (gsize i = 0; i + 46 < length; i++)
    if (memcmp (data + i, "PK\1\2", 4) == 0 && memcmp (data + i + 46, "xl/worksheets/", 14) == 0)
      memset (data + i + 24, 0xFE, 4);
  changed = g_bytes_new (data, length);
  assert_refused (changed, ACCORD_ERROR_TOO_LARGE, "2 GiB");
}

static void
test_entities (void)
{
  assert_sheet_refused ("<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
                        "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
                        HEAD "<row><c t='inlineStr'><is><t>&c;</t></is></c></row></sheetData></worksheet>",
                        ACCORD_ERROR_FORMAT, "document type");
  assert_sheet_refused ("<!DOCTYPE w SYSTEM 'file:///etc/passwd'>" HEAD "</sheetData></worksheet>",
                        ACCORD_ERROR_FORMAT, "document type");
  assert_sheet_refused (HEAD "<row><c t='inlineStr'><is><t>&nothing;</t></is></c></row></sheetData></worksheet>",
                        ACCORD_ERROR_FORMAT, "nothing");
}

static void
test_depth (void)
{
  g_autofree char *sheet = repeat (HEAD, "<a>", 1000000, "");

  assert_sheet_refused (sheet, ACCORD_ERROR_FORMAT, "nested more than 64 deep");
}

static void
test_references (void)
{
  assert_sheet_refused (HEAD "<row r='1'><c r='ZZZ9999999'><v>1</v></c></row></sheetData></worksheet>",
                        ACCORD_ERROR_FORMAT, "“ZZZ9999999”");
  assert_sheet_refused (HEAD "<row r='1'><c r='XFE1'><v>1</v></c></row></sheetData></worksheet>",
                        ACCORD_ERROR_FORMAT, "“XFE1”");
  assert_sheet_refused (HEAD "<row r='1'><c r='A2'><v>1</v></c></row></sheetData></worksheet>",
                        ACCORD_ERROR_FORMAT, "“A2”");
  assert_sheet_refused (HEAD "<row r='1'><c r='1'><v>1</v></c></row></sheetData></worksheet>",
                        ACCORD_ERROR_FORMAT, "“1”");
  assert_sheet_refused (HEAD "<row r='9'><c r='A9'><v>1</v></c></row><row r='5'><c><v>1</v></c></row></sheetData>"
                        "</worksheet>", ACCORD_ERROR_FORMAT, "row “5” comes after row 9");
  assert_sheet_refused (HEAD "<row r='0'/></sheetData></worksheet>", ACCORD_ERROR_FORMAT, "row “0”");
  assert_sheet_refused (HEAD "<row r='1048577'/></sheetData></worksheet>", ACCORD_ERROR_FORMAT,
                        "row “1048577”");
  assert_sheet_refused (HEAD "<row r='99999999999999999999999'/></sheetData></worksheet>",
                        ACCORD_ERROR_FORMAT, "row “9999");
  assert_sheet_refused (HEAD "<row r='1'><c r='B1' t='s'><v>7</v></c></row></sheetData></worksheet>",
                        ACCORD_ERROR_FORMAT, "row 1, column B");
  assert_sheet_refused (HEAD "<row r='1'><c r='B1' t='s'><v>-1</v></c></row></sheetData></worksheet>",
                        ACCORD_ERROR_FORMAT, "row 1, column B");
}

/* Each row has one cell, in the last column: 16,384 places for 30 bytes. */
static void
test_wide_rows (void)
{
  GString *rows = g_string_new (HEAD);
  g_autofree char *sheet = NULL;

  for (guint i = 1; i <= 20000; i++)
    g_string_append_printf (rows, "<row><c r='XFD%u'><v>%u</v></c></row>", i, i * 7919);
  sheet = g_string_free_and_steal (rows);
  assert_sheet_refused (sheet, ACCORD_ERROR_TOO_LARGE, "50,000,000 cells");
}

static void
test_broken_xml (void)
{
  assert_sheet_refused ("", ACCORD_ERROR_FORMAT, "xl/worksheets/sheet1.xml");
  assert_sheet_refused (HEAD "<row><c><v>1</v></c>", ACCORD_ERROR_FORMAT, "xl/worksheets/sheet1.xml");
  assert_sheet_refused (HEAD "<row></c></row>", ACCORD_ERROR_FORMAT, "line 1");
  assert_sheet_refused ("not XML at all", ACCORD_ERROR_FORMAT, "xl/worksheets/sheet1.xml");
}

static void
test_truncated (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "icp_membership_messy.xlsx", NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize cut = 4; cut < length; cut += 97)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (content, cut);

      assert_refused (bytes, ACCORD_ERROR_FORMAT, "the file");
    }
}

static void
test_other_packages (void)
{
  g_autoptr (GBytes) not_zip = g_bytes_new_static ("PK\3\4 and then nothing of the kind", 33);
  g_autoptr (GBytes) empty = workbook_new ("_rels/.rels", NULL, "xl/workbook.xml", NULL, NULL);
  g_autoptr (GBytes) ods = workbook_new ("_rels/.rels", NULL, "xl/workbook.xml", NULL, "mimetype", "x",
                                         "content.xml", "x",
                                         NULL);
  g_autoptr (GBytes) binary = workbook_new ("xl/workbook.xml", NULL, "xl/workbook.bin", "x", NULL);
  g_autoptr (GBytes) no_sheet = workbook_new ("xl/workbook.xml", "<workbook/>", NULL);
  g_autoptr (GBytes) no_part = workbook_new (NULL, NULL);
  g_autoptr (GBytes) climbing = workbook_new (
    "_rels/.rels",
    "<Relationships><Relationship Id='r1' Type='x/officeDocument' Target='../../../../etc/passwd'/></Relationships>",
    "xl/workbook.xml", NULL, NULL);

  assert_refused (not_zip, ACCORD_ERROR_FORMAT, "the file");
  assert_refused (empty, ACCORD_ERROR_FORMAT, "no workbook in it");
  assert_refused (ods, ACCORD_ERROR_FORMAT, "OpenDocument");
  assert_refused (binary, ACCORD_ERROR_FORMAT, ".xlsb");
  assert_refused (no_sheet, ACCORD_ERROR_FORMAT, "no sheet");
  assert_refused (no_part, ACCORD_ERROR_FORMAT, "xl/worksheets/sheet1.xml is missing");
  assert_refused (climbing, ACCORD_ERROR_FORMAT, "no workbook in it");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet-hostile/zip-bomb", test_zip_bomb);
  g_test_add_func ("/exchange/sheet-hostile/huge-cell", test_huge_cell);
  g_test_add_func ("/exchange/sheet-hostile/declared-size", test_declared_size);
  g_test_add_func ("/exchange/sheet-hostile/entities", test_entities);
  g_test_add_func ("/exchange/sheet-hostile/depth", test_depth);
  g_test_add_func ("/exchange/sheet-hostile/references", test_references);
  g_test_add_func ("/exchange/sheet-hostile/wide-rows", test_wide_rows);
  g_test_add_func ("/exchange/sheet-hostile/broken-xml", test_broken_xml);
  g_test_add_func ("/exchange/sheet-hostile/truncated", test_truncated);
  g_test_add_func ("/exchange/sheet-hostile/other-packages", test_other_packages);
  return g_test_run ();
}
