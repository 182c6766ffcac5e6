/* test-sheet-xlsx.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "base/accord-vague-date.h"
#include "workbook.h"

#include <string.h>

#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static AccordSheet *
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  AccordSheet *sheet = accord_sheet_read_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

static gboolean
is_same_date (const char *a, const char *b)
{
  g_auto (AccordVagueDate) first = { 0 };
  g_auto (AccordVagueDate) second = { 0 };

  return accord_vague_date_parse (a, &first, NULL) && accord_vague_date_parse (b, &second, NULL)
         && first.from[0] != '\0' && strcmp (first.from, second.from) == 0
         && strcmp (first.until, second.until) == 0;
}

/* The workbook holds what the CSV file holds; dates may be written in another way and mean the same days. */
static void
test_fixture (void)
{
  g_autoptr (AccordSheet) csv = read_fixture ("icp_membership_messy.csv");
  g_autoptr (AccordSheet) xlsx = read_fixture ("icp_membership_messy.xlsx");
  guint n_rewritten = 0;

  g_assert_cmpint (accord_sheet_get_format (xlsx), ==, ACCORD_SHEET_XLSX);
  g_assert_cmpstr (accord_sheet_get_name (xlsx), ==, "Membership");
  g_assert_cmpuint (g_strv_length ((char **) accord_sheet_get_names (xlsx)), ==, 2);
  g_assert_cmpuint (accord_sheet_get_n_rows (xlsx), ==, accord_sheet_get_n_rows (csv));
  g_assert_cmpuint (accord_sheet_get_n_columns (xlsx), ==, accord_sheet_get_n_columns (csv));
  for (guint row = 0; row < accord_sheet_get_n_rows (csv); row++)
    for (guint column = 0; column < accord_sheet_get_n_columns (csv); column++)
      {
        const char *a = accord_sheet_get_cell (csv, row, column);
        const char *b = accord_sheet_get_cell (xlsx, row, column);

        if (strcmp (a, b) != 0)
          {
            g_test_message ("“%s” is “%s”", a, b);
            g_assert_true (is_same_date (a, b));
            n_rewritten++;
          }
      }
  g_assert_cmpuint (n_rewritten, >, 5);
  g_assert_cmpstr (accord_sheet_get_cell (xlsx, 4, 10), ==, "4/4");
}

static void
test_cells (void)
{
  g_autoptr (GBytes) bytes = workbook_new (
    "xl/workbook.xml",
    "<x:workbook xmlns:x='m' xmlns:r='" REL "'><x:workbookPr date1904='1'/>"
    "<x:sheets><x:sheet name='A &amp; B' r:id='r1'/></x:sheets></x:workbook>",
    "xl/styles.xml",
    "<styleSheet><numFmts><numFmt numFmtId='200' formatCode='d mmm yyyy'/></numFmts>"
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='200'/><xf numFmtId='17'/></cellXfs></styleSheet>",
    "xl/sharedStrings.xml",
    "<sst><si><t>plain</t></si><si><r><t>rich </t></r><r><t>text</t></r></si>"
    "<si><t>漢字</t><rPh><t>かんじ</t></rPh></si><si><t>a_x000D_\nb_x005F_x0041_ _xZZZZ_</t></si><si/></sst>",
    "xl/worksheets/sheet1.xml",
    "<x:worksheet xmlns:x='m'><x:sheetData>"
    "<x:row r='2'><x:c r='B2' t='s'><x:v>0</x:v></x:c><x:c r='A2' t='s'><x:v>1</x:v></x:c>"
    "<x:c t='s'><x:v>2</x:v></x:c><x:c r='E2' t='s'><x:v>3</x:v></x:c><x:c r='F2' t='s'><x:v>4</x:v></x:c></x:row>"
    "<x:row><x:c t='inlineStr'><x:is><x:r><x:t>in</x:t></x:r><x:r><x:t>line</x:t></x:r></x:is></x:c>"
    "<x:c t='b'><x:v>1</x:v></x:c><x:c t='b'><x:v>0</x:v></x:c><x:c t='e'><x:v>#N/A</x:v></x:c>"
    "<x:c t='str'><x:f>A1&amp;\"x\"</x:f><x:v>cached</x:v></x:c><x:c><x:f>1+1</x:f></x:c></x:row>"
    "<x:row r='5'><x:c s='1'><x:v>43281</x:v></x:c><x:c s='2'><x:v>43281</x:v></x:c><x:c s='3'><x:v>43281</x:v></x:c>"
    "<x:c t='d'><x:v>2022-07-01T00:00:00</x:v></x:c><x:c s='99'><x:v>206.0</x:v></x:c></x:row>"
    "<x:row r='9' s='1'><x:c r='A9' s='1'/></x:row></x:sheetData></x:worksheet>",
    NULL);
  g_autoptr (AccordSheet) sheet = read_bytes (bytes);

  g_assert_cmpstr (accord_sheet_get_name (sheet), ==, "A & B");
  g_assert_cmpuint (accord_sheet_get_n_rows (sheet), ==, 5);
  g_assert_true (accord_sheet_row_is_blank (sheet, 0));
  assert_cells (sheet, 1, "rich text", "漢字", "", "", "a\nb_x0041_ _xZZZZ_", NULL);
  assert_cells (sheet, 2, "inline", "TRUE", "FALSE", "#N/A", "cached", NULL);
  g_assert_true (accord_sheet_row_is_blank (sheet, 3));
  assert_cells (sheet, 4, "01/07/2022", "01/07/2022", "07/2022", "01/07/2022", "206", NULL);
}

static void
test_sheets (void)
{
  g_autoptr (GBytes) bytes = workbook_new (
    "xl/workbook.xml",
    "<workbook xmlns:r='" REL "'><sheets><sheet name='Hidden' state='veryHidden' r:id='r1'/>"
    "<sheet name='Missing' r:id='r9'/><sheet name='Second' r:id='r2'/></sheets></workbook>",
    "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
    "xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>",
    NULL);
  g_autoptr (AccordSheet) sheet = read_bytes (bytes);
  g_autoptr (GBytes) empty_bytes = workbook_new_with_rows ("");
  g_autoptr (AccordSheet) empty = read_bytes (empty_bytes);

  g_assert_cmpstr (accord_sheet_get_name (sheet), ==, "Second");
  assert_cells (sheet, 0, "2", NULL);
  g_assert_cmpuint (accord_sheet_get_n_rows (empty), ==, 0);
}

static void
test_cancel (void)
{
  g_autoptr (GBytes) bytes = workbook_new_with_rows ("<row><c><v>1</v></c></row>");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (accord_sheet_read_bytes (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet-xlsx/fixture", test_fixture);
  g_test_add_func ("/exchange/sheet-xlsx/cells", test_cells);
  g_test_add_func ("/exchange/sheet-xlsx/sheets", test_sheets);
  g_test_add_func ("/exchange/sheet-xlsx/cancel", test_cancel);
  return g_test_run ();
}
