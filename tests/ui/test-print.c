/* test-print.c: the pages that the print dialog gets are those of the PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>

#include "app/accord-print.h"
#include "support/accord-test.h"

static AccordDocument *
make_document (void)
{
  AccordDocument *document = accord_document_new ("A strategy to be printed", "2026-11-22");

  accord_document_add_heading (document, 1, "A strategy to be printed");
  for (int i = 0; i < 60; i++)
    accord_document_add_text (document, "People with long-term conditions will have one named contact, and know who it is.");
  accord_document_add_text (document, "The last words of it.");
  return document;
}

static char *
read_output (const char *program, const char *path, const char *rest)
{
  g_autofree char *quoted = g_shell_quote (path);
  g_autofree char *command = g_strdup_printf ("%s %s %s", program, quoted, rest);
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_spawn_command_line_sync (command, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return output;
}

static void
test_print (void)
{
  char *folder = accord_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autoptr (AccordDocument) document = make_document ();
  g_autoptr (AccordPages) pages = accord_pages_new (document, NULL, NULL);
  g_autoptr (GtkPrintOperation) operation = accord_print_operation_new (pages, "Strategy summary");
  g_autofree char *n_pages = g_strdup_printf ("Pages:           %u\n", accord_pages_get_n_pages (pages));
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (accord_pages_get_n_pages (pages), >, 1);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);

  info = read_output ("pdfinfo", path, "");
  g_assert_nonnull (strstr (info, n_pages));
  g_assert_nonnull (strstr (info, "A4"));
  text = read_output ("pdftotext", path, "-");
  g_assert_nonnull (strstr (text, "A strategy to be printed"));
  g_assert_nonnull (strstr (text, "The last words of it."));
  accord_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/print", test_print);
  return g_test_run ();
}
