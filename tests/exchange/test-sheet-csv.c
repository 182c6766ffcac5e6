/* test-sheet-csv.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/accord-error.h"
#include "workbook.h"

#include <string.h>

static AccordSheet *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AccordSheet *sheet = accord_sheet_read_bytes (bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

static void
assert_same (AccordSheet *a, AccordSheet *b)
{
  g_assert_cmpuint (accord_sheet_get_n_rows (a), ==, accord_sheet_get_n_rows (b));
  g_assert_cmpuint (accord_sheet_get_n_columns (a), ==, accord_sheet_get_n_columns (b));
  for (guint row = 0; row < accord_sheet_get_n_rows (a); row++)
    for (guint column = 0; column < accord_sheet_get_n_columns (a); column++)
      g_assert_cmpstr (accord_sheet_get_cell (a, row, column), ==, accord_sheet_get_cell (b, row, column));
}

static void
test_rules (void)
{
  g_autoptr (AccordSheet) quotes = read_text ("a,\"b, \"\"c\"\"\nd\",e\r\n,\"\",f\n");
  g_autoptr (AccordSheet) endings = read_text ("a,b\rc,d\r\n\r\ne,f");
  g_autoptr (AccordSheet) odd = read_text ("a,b \"c\" d,\"e\" f,\"g\"\"h\"i\n");
  g_autoptr (AccordSheet) inside = read_text ("a,\"1\r\n2\r3\n4\"\n");
  g_autoptr (AccordSheet) empty = read_text ("");
  g_autoptr (AccordSheet) blank = read_text ("\n\n,,\n \n,\n");
  g_autoptr (AccordSheet) one = read_text ("a,");

  assert_cells (quotes, 0, "a", "b, \"c\"\nd", "e", NULL);
  assert_cells (quotes, 1, "", "", "f", NULL);
  g_assert_cmpuint (accord_sheet_get_n_rows (quotes), ==, 2);

  assert_cells (endings, 0, "a", "b", NULL);
  assert_cells (endings, 1, "c", "d", NULL);
  g_assert_true (accord_sheet_row_is_blank (endings, 2));
  assert_cells (endings, 3, "e", "f", NULL);
  g_assert_cmpuint (accord_sheet_get_row_number (endings, 3), ==, 4);

  assert_cells (odd, 0, "a", "b \"c\" d", "e f", "g\"hi", NULL);
  assert_cells (inside, 0, "a", "1\n2\n3\n4", NULL);

  g_assert_cmpuint (accord_sheet_get_n_rows (empty), ==, 0);
  g_assert_cmpstr (accord_sheet_get_cell (empty, 0, 0), ==, "");
  g_assert_cmpuint (accord_sheet_get_n_rows (blank), ==, 4);
  g_assert_true (accord_sheet_row_is_blank (blank, 3));
  assert_cells (one, 0, "a", NULL);
}

static void
test_delimiter (void)
{
  g_autoptr (AccordSheet) semicolon = read_text ("Name;Role\nNorwold, West;Chair, acting\nFenshire;Leader, and more, still\n");
  g_autoptr (AccordSheet) tab = read_text ("Name\tRole\n\"a\tb\"\tc,d;e\n");
  g_autoptr (AccordSheet) hint = read_text ("sep=;\r\na,b;c\n");
  g_autoptr (AccordSheet) column = read_text ("Name\nNorwold\n");
  g_autoptr (AccordSheet) title = read_text ("Members; working copy; do not circulate\n\nNo.,Name\n1,a\n2,b\n3,c\n4,d\n");

  g_assert_cmpint (accord_sheet_get_delimiter (semicolon), ==, ';');
  assert_cells (semicolon, 2, "Fenshire", "Leader, and more, still", NULL);
  g_assert_cmpint (accord_sheet_get_delimiter (tab), ==, '\t');
  assert_cells (tab, 1, "a\tb", "c,d;e", NULL);
  assert_cells (hint, 0, "a,b", "c", NULL);
  assert_cells (column, 1, "Norwold", NULL);
  g_assert_cmpint (accord_sheet_get_delimiter (title), ==, ',');
  assert_cells (title, 2, "No.", "Name", NULL);
}

static char *
write_sheet (AccordSheet *sheet, char delimiter, const char *new_line)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < accord_sheet_get_n_rows (sheet); row++)
    {
      for (guint column = 0; column < accord_sheet_get_n_columns (sheet); column++)
        {
          g_auto (GStrv) parts = g_strsplit (accord_sheet_get_cell (sheet, row, column), "\"", -1);
          g_autofree char *doubled = g_strjoinv ("\"\"", parts);

          if (column > 0)
            g_string_append_c (out, delimiter);
          if (strpbrk (doubled, ",;\t\n\"") != NULL)
            g_string_append_printf (out, "\"%s\"", doubled);
          else
            g_string_append (out, doubled);
        }
      g_string_append (out, new_line);
    }
  return g_string_free_and_steal (out);
}

/* The member list, in every encoding, with every delimiter and every line ending, is the same table. */
static void
test_forms (void)
{
  static const struct
  {
    const char *mark;
    gsize mark_length;
    const char *charset;
    AccordEncoding encoding;
  } encodings[] = {
    { "", 0, "UTF-8", ACCORD_ENCODING_UTF_8 },
    { "\xEF\xBB\xBF", 3, "UTF-8", ACCORD_ENCODING_UTF_8 },
    { "\xFF\xFE", 2, "UTF-16LE", ACCORD_ENCODING_UTF_16_LE },
    { "\xFE\xFF", 2, "UTF-16BE", ACCORD_ENCODING_UTF_16_BE },
    { "", 0, "UTF-16LE", ACCORD_ENCODING_UTF_16_LE },
    { "", 0, "UTF-16BE", ACCORD_ENCODING_UTF_16_BE },
    { "", 0, "WINDOWS-1252", ACCORD_ENCODING_WINDOWS_1252 },
  };
  static const char *const new_lines[] = { "\n", "\r\n", "\r" };
  g_autoptr (AccordSheet) members = read_fixture ("icp_membership_messy.csv");

  g_assert_cmpuint (accord_sheet_get_n_rows (members), ==, 39);
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (const char *delimiter = ",;\t"; *delimiter != '\0'; delimiter++)
      for (gsize j = 0; j < G_N_ELEMENTS (new_lines); j++)
        {
          g_autofree char *text = write_sheet (members, *delimiter, new_lines[j]);
          gsize length;
          g_autofree char *converted = g_convert (text, -1, encodings[i].charset, "UTF-8", NULL, &length,
                                                  NULL);
          g_autoptr (GByteArray) content = g_byte_array_new ();
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (AccordSheet) sheet = NULL;

          g_byte_array_append (content, (const guint8 *) encodings[i].mark, encodings[i].mark_length);
          g_byte_array_append (content, (const guint8 *) converted, length);
          bytes = g_byte_array_free_to_bytes (g_steal_pointer (&content));
          sheet = accord_sheet_read_bytes (bytes, NULL, NULL, NULL);
          g_assert_cmpint (accord_sheet_get_encoding (sheet), ==, encodings[i].encoding);
          g_assert_cmpint (accord_sheet_get_delimiter (sheet), ==, *delimiter);
          g_assert_cmpuint (accord_sheet_get_flags (sheet), ==, ACCORD_TEXT_CLEAN);
          assert_same (sheet, members);
        }
}

static void
test_fixtures (void)
{
  g_autoptr (AccordSheet) members = read_fixture ("icp_membership_messy.csv");
  g_autoptr (AccordSheet) windows = read_fixture ("icp_membership_messy-windows-1252.csv");
  g_autoptr (AccordSheet) semicolon = read_fixture ("icp_membership_messy-semicolon.csv");
  g_autoptr (AccordSheet) utf16 = read_fixture ("icp_membership_messy-utf-16.csv");
  g_autoptr (AccordSheet) activities = read_fixture ("engagement_log_nottinghamshire_2022.csv");

  g_assert_cmpint (accord_sheet_get_encoding (windows), ==, ACCORD_ENCODING_WINDOWS_1252);
  g_assert_cmpint (accord_sheet_get_delimiter (semicolon), ==, ';');
  g_assert_cmpint (accord_sheet_get_encoding (utf16), ==, ACCORD_ENCODING_UTF_16_LE);
  assert_same (windows, members);
  assert_same (semicolon, members);
  assert_same (utf16, members);
  g_assert_cmpstr (accord_sheet_get_cell (members, 36, 3), ==, "Dean\nSchool of Health");
  g_assert_cmpuint (accord_sheet_get_n_rows (activities), ==, 11);
  g_assert_cmpuint (accord_sheet_get_n_columns (activities), ==, 18);
}

static void
assert_refused (const char *text, int code, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_sheet_read_bytes (bytes, NULL, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (void)
{
  g_autofree char *cell = g_strnfill (ACCORD_SHEET_MAX_CELL + 1, 'x');
  g_autofree char *columns = g_strnfill (ACCORD_SHEET_MAX_COLUMNS + 10, ',');
  g_autofree char *rows = g_strnfill (ACCORD_SHEET_MAX_ROWS + 10, '\n');
  g_autofree char *long_cell = g_strconcat ("a,b\nc,", cell, "\n", NULL);
  g_autofree char *many_rows = g_strconcat (rows, "a,b", NULL);
  g_autofree char *many_columns = g_strconcat (columns, "a", NULL);

  assert_refused ("a,b\nc,\"d\ne,f\n", ACCORD_ERROR_FORMAT, "row 2, column B: the quotation mark");
  assert_refused (long_cell, ACCORD_ERROR_TOO_LARGE, "row 2, column B");
  assert_refused (many_rows, ACCORD_ERROR_TOO_LARGE, "1,048,576 rows");
  assert_refused (many_columns, ACCORD_ERROR_TOO_LARGE, "16,384 columns");
  assert_refused ("%PDF-1.7\n", ACCORD_ERROR_FORMAT, "PDF");
  assert_refused ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old", ACCORD_ERROR_FORMAT, "password");
}

static void
test_file (void)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all.csv");
  g_autoptr (GFile) folder = g_file_new_for_path ("/");
  g_autoptr (GFile) endless = g_file_new_for_path ("/dev/zero");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\n", 4);

  g_assert_null (accord_sheet_read_file (nowhere, NULL, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (accord_sheet_read_file (folder, NULL, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (accord_sheet_read_file (endless, NULL, NULL, &error));
  g_assert_error (error, ACCORD_ERROR, ACCORD_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_null (accord_sheet_read_bytes (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_letters (void)
{
  static const struct
  {
    guint column;
    const char *letters;
  } columns[] = { { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 27, "AB" }, { 701, "ZZ" }, { 702, "AAA" },
                  { 16383, "XFD" } };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *letters = accord_sheet_get_column_letters (columns[i].column);

      g_assert_cmpstr (letters, ==, columns[i].letters);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sheet-csv/rules", test_rules);
  g_test_add_func ("/exchange/sheet-csv/delimiter", test_delimiter);
  g_test_add_func ("/exchange/sheet-csv/forms", test_forms);
  g_test_add_func ("/exchange/sheet-csv/fixtures", test_fixtures);
  g_test_add_func ("/exchange/sheet-csv/refused", test_refused);
  g_test_add_func ("/exchange/sheet-csv/file", test_file);
  g_test_add_func ("/exchange/sheet-csv/letters", test_letters);
  return g_test_run ();
}
