/* accord-print.c: a report's pages on a printer, or in a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-print.h"

#include "report/accord-web.h"
#include "ui/common/accord-background.h"

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  /* The pages are A4; on other paper they are made to fit. */
  double scale = MIN (gtk_print_context_get_width (context) / ACCORD_PAGE_WIDTH,
                      gtk_print_context_get_height (context) / ACCORD_PAGE_HEIGHT);

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  accord_pages_draw (data, (guint) page, cr);
  cairo_restore (cr);
}

/**
 * accord_print_operation_new:
 * @pages: what to print
 * @name: what the print queue calls it
 *
 * Makes ready to print @pages, drawn by the same routine as the PDF. Main thread.
 *
 * Returns: (transfer full): an operation that has not been run
 */
GtkPrintOperation *
accord_print_operation_new (AccordPages *pages, const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, a4);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) accord_pages_get_n_pages (pages));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, name);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), g_object_ref (pages),
                         (GClosureNotify) (GCallback) g_object_unref, G_CONNECT_DEFAULT);
  return operation;
}

/* --- in a file --- */

typedef struct
{
  AccordDocument *document;
  char *path;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  accord_document_unref (writing->document);
  g_free (writing->path);
  g_free (writing);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;

  if (accord_report_write (writing->document, writing->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * accord_print_to_file:
 * @widget: who asks, and what @callback is given
 * @document: a document
 * @path: the file; its ending says whether it becomes a PDF, a web page or plain text
 * @callback: called on the main thread; g_task_propagate_boolean() says whether it was written
 *
 * Writes a document without waiting for the disk.
 */
void
accord_print_to_file (GtkWidget *widget, AccordDocument *document, const char *path, GAsyncReadyCallback callback)
{
  Writing *writing = g_new (Writing, 1);

  *writing = (Writing) { accord_document_ref (document), g_strdup (path) };
  accord_background_run (widget, write_thread, writing, writing_free, NULL, callback);
}
