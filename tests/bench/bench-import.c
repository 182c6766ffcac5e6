/* bench-import.c: an engagement log brought in, from a CSV file and from a workbook (targets 3 and 4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <zip.h>

#include "accord-bench.h"
#include "exchange/accord-import.h"
#include "exchange/accord-sheet.h"

#define N_ROUNDS 11

/* --- our own --- */

/* Into a partnership that has its bodies and strategies and no activity yet. */
static AccordPartnership *
open_base (void)
{
  g_autofree char *from = bench_get_data ("base.accord");
  g_autofree char *to = bench_get_scratch ("import.accord");
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) copy = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return bench_open (to);
}

static double
import (const char *path)
{
  g_autoptr (AccordPartnership) partnership = open_base ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  double start = bench_now (), took;
  g_autoptr (AccordImportPlan) plan =
      accord_import_plan_read (partnership, ACCORD_IMPORT_ACTIVITIES, file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_free (bench_run (partnership, accord_import_apply (plan, NULL)));
  took = bench_now () - start;
  g_assert_cmpint (bench_get_int (partnership, "SELECT count(*) FROM activity"), ==, bench_get_n_activities ());
  g_assert_cmpint (bench_get_int (partnership, "SELECT count(*) FROM evidence_link"), >,
                   bench_get_n_activities () / 2);
  return took;
}

static double
parse (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  g_autoptr (AccordSheet) sheet = accord_sheet_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (accord_sheet_get_n_rows (sheet), ==, bench_get_n_activities () + 1);
  return bench_now () - start;
}

/* --- anchors --- */

static double
import_flat (const char *path)
{
  g_autofree char *database = bench_get_scratch ("flat.db");
  g_autofree char *command = g_strdup_printf (".import --csv \"%s\" log", path);

  g_unlink (database);
  return bench_command ((const char *const[]) { "sqlite3", database, command, NULL });
}

static double
inflate_all (const char *path)
{
  static char buffer[1 << 16];
  double start = bench_now ();
  zip_t *archive = zip_open (path, ZIP_RDONLY, NULL);

  g_assert_nonnull (archive);
  for (zip_int64_t i = 0; i < zip_get_num_entries (archive, 0); i++)
    {
      zip_file_t *entry = zip_fopen_index (archive, (zip_uint64_t) i, 0);

      g_assert_nonnull (entry);
      while (zip_fread (entry, buffer, sizeof buffer) > 0)
        ;
      zip_fclose (entry);
    }
  zip_discard (archive);
  return bench_now () - start;
}

static const char MACRO_LIBRARY[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!DOCTYPE library:library PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"library.dtd\">\n"
    "<library:library xmlns:library=\"http://openoffice.org/2000/library\" library:name=\"Standard\""
    " library:readonly=\"false\" library:passwordprotected=\"false\"><library:element library:name=\"Bench\"/>"
    "</library:library>\n";

/* Calc says itself how long the loading took: without its start, and without anything shown. */
static const char MACRO[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!DOCTYPE script:module PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"module.dtd\">\n"
    "<script:module xmlns:script=\"http://openoffice.org/2000/script\" script:name=\"Bench\""
    " script:language=\"StarBasic\">\n"
    "Sub Load (address As String, answer As String)\n"
    "  Dim hidden(0) As New com.sun.star.beans.PropertyValue\n"
    "  hidden(0).Name = &quot;Hidden&quot;\n"
    "  hidden(0).Value = True\n"
    "  start = GetSystemTicks ()\n"
    "  document = StarDesktop.loadComponentFromURL (address, &quot;_blank&quot;, 0, hidden())\n"
    "  took = GetSystemTicks () - start\n"
    "  number = FreeFile\n"
    "  Open answer For Output As #number\n"
    "  Print #number, took\n"
    "  Print #number, document.Sheets.getCount ()\n"
    "  Close #number\n"
    "  document.close (True)\n"
    "  StarDesktop.terminate ()\n"
    "End Sub\n"
    "</script:module>\n";

/* A first start makes the profile, with an empty library of macros. */
static char *
make_profile (void)
{
  g_autofree char *profile = bench_get_scratch ("office");
  g_autofree char *installation = g_strconcat ("-env:UserInstallation=file://", profile, NULL);
  g_autofree char *folder = g_build_filename (profile, "user", "basic", "Standard", NULL);
  g_autofree char *library = g_build_filename (folder, "script.xlb", NULL);
  g_autofree char *module = g_build_filename (folder, "Bench.xba", NULL);

  bench_command ((const char *const[]) { "soffice", installation, "--headless", "--terminate_after_init", NULL });
  g_assert_true (g_file_set_contents (library, MACRO_LIBRARY, -1, NULL));
  g_assert_true (g_file_set_contents (module, MACRO, -1, NULL));
  return g_steal_pointer (&installation);
}

static double
load_in_calc (const char *installation, const char *path)
{
  g_autofree char *answer = bench_get_scratch ("ticks");
  g_autofree char *macro = g_strdup_printf ("macro:///Standard.Bench.Load(\"file://%s\",\"%s\")", path, answer);
  g_autofree char *text = NULL;
  double took;

  g_unlink (answer);
  bench_command ((const char *const[]) { "soffice", installation, "--headless", "--norestore", macro, NULL });
  g_assert_true (g_file_get_contents (answer, &text, NULL, NULL));
  took = g_strtod (g_strstrip (text), NULL);
  g_assert_cmpfloat (took, >, 0);
  return took;
}

/* --- the targets --- */

static void
measure_csv (const char *installation)
{
  g_autofree char *path = bench_get_data ("csv");
  g_auto (BenchSamples) ours = { 0 }, flat = { 0 }, calc = { 0 };

  bench_samples_init (&ours);
  bench_samples_init (&flat);
  bench_samples_init (&calc);
  for (guint i = 0; i < bench_rounds (N_ROUNDS); i++)
    {
      bench_samples_add (&ours, import (path));
      bench_samples_add (&flat, import_flat (path));
      bench_samples_add (&calc, load_in_calc (installation, path));
    }
  bench_report (&(BenchRow) { "3", "CSV imported, linked, searchable, undoable", bench_samples_median (&ours), "ms",
                              "sqlite3 .import, flat", bench_samples_median (&flat), BENCH_RATIO, 4 });
  bench_report (&(BenchRow) { "3", "the same", bench_samples_median (&ours), "ms", "LibreOffice Calc loads it",
                              bench_samples_median (&calc), BENCH_RATIO, 0.7 });
}

static void
measure_xlsx (const char *installation)
{
  g_autofree char *path = bench_get_data ("xlsx");
  g_auto (BenchSamples) ours = { 0 }, parsed = { 0 }, inflated = { 0 }, calc = { 0 };

  bench_samples_init (&ours);
  bench_samples_init (&parsed);
  bench_samples_init (&inflated);
  bench_samples_init (&calc);
  for (guint i = 0; i < bench_rounds (N_ROUNDS); i++)
    {
      bench_samples_add (&ours, import (path));
      bench_samples_add (&parsed, parse (path));
      bench_samples_add (&inflated, inflate_all (path));
      bench_samples_add (&calc, load_in_calc (installation, path));
    }
  bench_report (&(BenchRow) { "4", ".xlsx imported, linked, searchable, undoable", bench_samples_median (&ours), "ms",
                              "LibreOffice Calc loads it", bench_samples_median (&calc), BENCH_RATIO, 0.6 });
  bench_report (&(BenchRow) { "4", ".xlsx parsed", bench_samples_median (&parsed), "ms", "the same inflated",
                              bench_samples_median (&inflated), BENCH_RATIO, 4 });
}

int
main (void)
{
  g_autofree char *installation = make_profile ();

  measure_csv (installation);
  measure_xlsx (installation);
  return 0;
}
