/* workbook.c: small workbooks made for one test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "workbook.h"

#include <stdarg.h>
#include <string.h>
#include <zip.h>

#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const struct
{
  const char *name;
  const char *content;
} needed[] = {
  { "_rels/.rels",
    "<Relationships><Relationship Id='r1' Type='" REL "/officeDocument' Target='xl/workbook.xml'/></Relationships>" },
  { "xl/workbook.xml",
    "<workbook xmlns:r='" REL "'><sheets><sheet name='First' r:id='r1'/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id='r1' Type='" REL "/worksheet' Target='worksheets/sheet1.xml'/>"
    "<Relationship Id='r2' Type='" REL "/worksheet' Target='worksheets/sheet2.xml'/>"
    "<Relationship Id='r3' Type='" REL "/styles' Target='styles.xml'/>"
    "<Relationship Id='r4' Type='" REL "/sharedStrings' Target='sharedStrings.xml'/></Relationships>" },
};

static void
add_part (zip_t *zip, const char *name, const char *content)
{
  gsize length = strlen (content);
  /* The source frees with free(), which is what g_free() is; it does not free a buffer of no length. */
  zip_source_t *source = zip_source_buffer (zip, length > 0 ? g_memdup2 (content, length) : NULL, length, 1);

  g_assert_nonnull (source);
  g_assert_cmpint (zip_file_add (zip, name, source, 0), >=, 0);
}

GBytes *
workbook_new (const char *name, ...)
{
  zip_source_t *target = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = zip_open_from_source (target, ZIP_CREATE, NULL);
  gboolean given[G_N_ELEMENTS (needed)] = { FALSE };
  zip_stat_t stat;
  guint8 *data;
  va_list args;

  g_assert_nonnull (zip);
  zip_source_keep (target);
  va_start (args, name);
  for (; name != NULL; name = va_arg (args, const char *))
    {
      const char *content = va_arg (args, const char *);

      for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
        given[i] = given[i] || strcmp (name, needed[i].name) == 0;
      if (content != NULL)
        add_part (zip, name, content);
    }
  va_end (args);
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!given[i])
      add_part (zip, needed[i].name, needed[i].content);
  g_assert_cmpint (zip_close (zip), ==, 0);

  g_assert_cmpint (zip_source_open (target), ==, 0);
  g_assert_cmpint (zip_source_stat (target, &stat), ==, 0);
  data = g_malloc (stat.size);
  g_assert_cmpint (zip_source_read (target, data, stat.size), ==, stat.size);
  zip_source_close (target);
  zip_source_free (target);
  return g_bytes_new_take (data, stat.size);
}

GBytes *
workbook_new_with_rows (const char *rows)
{
  g_autofree char *sheet = g_strconcat ("<worksheet><sheetData>", rows, "</sheetData></worksheet>", NULL);

  return workbook_new ("xl/worksheets/sheet1.xml", sheet, NULL);
}

AccordSheet *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  AccordSheet *sheet = accord_sheet_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

/* The cells of a row, ended by %NULL; there are no more. */
void
assert_cells (AccordSheet *sheet, guint row, ...)
{
  guint column = 0;
  va_list args;

  va_start (args, row);
  for (const char *text = va_arg (args, const char *); text != NULL; text = va_arg (args, const char *))
    g_assert_cmpstr (accord_sheet_get_cell (sheet, row, column++), ==, text);
  va_end (args);
  for (; column < accord_sheet_get_n_columns (sheet); column++)
    g_assert_cmpstr (accord_sheet_get_cell (sheet, row, column), ==, "");
}
