/* accord-window-paper.c: printing and saving reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "app/accord-look-dialog.h"
#include "app/accord-paper-dialog.h"
#include "app/accord-print.h"
#include "app/accord-window-private.h"
#include "report/accord-pages.h"
#include "report/accord-report.h"
#include "report/accord-told.h"
#include "ui/common/accord-background.h"
#include "ui/common/accord-file-choice.h"

/*
 * The report is put together on the store's thread, laid out on a thread of its own, and then drawn on paper or written
 * to a file: the same pages either way.
 */

typedef struct
{
  AccordWindow *window;
  char *path;               /* NULL: print */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->window);
  g_free (job->path);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static Job *
job_new (GtkWidget *window, const char *path)
{
  Job *job = g_new (Job, 1);

  *job = (Job) { ACCORD_WINDOW (g_object_ref (window)), g_strdup (path) };
  return job;
}

/* --- on paper --- */

static void
print_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  AccordWindow *self = data;
  g_autoptr (GError) error = NULL;

  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    accord_window_complain (self, error);
}

static void
print_pages (AccordWindow *self, AccordPages *pages)
{
  g_autoptr (GtkPrintOperation) operation = accord_print_operation_new (pages, _("Strategy summary"));
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, G_CONNECT_DEFAULT);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    accord_window_complain (self, error);
}

static void
layout_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  AccordPages *pages = accord_pages_new (data, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
laid_out_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordPages) pages = g_task_propagate_pointer (G_TASK (result), &error);

  if (pages != NULL)
    print_pages (self, pages);
  else
    accord_window_complain (self, error);
}

/* --- in a file --- */

static void
written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    accord_window_say (self, _("The document is saved."));
  else
    accord_window_complain (self, error);
}

/* --- both --- */

static void
document_made_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordDocument) document = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (document == NULL)
    {
      accord_window_complain (job->window, error);
      return;
    }
  if (job->path == NULL)
    {
      accord_background_run (GTK_WIDGET (job->window), layout_thread, g_steal_pointer (&document),
                             (GDestroyNotify) accord_document_unref, NULL, laid_out_cb);
    }
  else
    {
      accord_print_to_file (GTK_WIDGET (job->window), document, job->path, written_cb);
    }
}

static void
make_document (GtkWidget *window, AccordRequest *request, const char *path)
{
  AccordPartnership *partnership = accord_window_get_partnership (ACCORD_WINDOW (window));

  if (partnership != NULL)
    accord_partnership_run_async (partnership, request, NULL, document_made_cb, job_new (window, path));
  else
    accord_request_free (request);
}

static AccordRequest *
load_report (const char *name, gint64 subject)
{
  const AccordReportOptions options = { .subject = subject };

  return accord_report_load (accord_report_find (name), &options);
}

static void
documents_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordPartnership *partnership = accord_window_get_partnership (ACCORD_WINDOW (widget));

  if (partnership != NULL)
    adw_dialog_present (accord_paper_dialog_new (partnership, "summary",
                                                 parameter != NULL ? g_variant_get_int64 (parameter) : 0),
                        widget);
}

typedef struct
{
  AccordWindow *window;
  AccordRequest *request;
} Choosing;

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Choosing *choosing = data;
  g_autoptr (AccordWindow) self = choosing->window;
  g_autoptr (GFile) file = accord_file_choice_finish (object, result, GTK_WIDGET (self));

  if (file != NULL)
    make_document (GTK_WIDGET (self), choosing->request, g_file_peek_path (file));
  else
    accord_request_free (choosing->request);
}

/* Takes @request. */
static void
choose_place (GtkWidget *widget, AccordRequest *request, const char *title, const char *name)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Choosing *choosing = g_new (Choosing, 1);

  *choosing = (Choosing) { ACCORD_WINDOW (g_object_ref (widget)), request };
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (widget), NULL, place_chosen_cb, choosing);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (accord_window_get_partnership (ACCORD_WINDOW (widget)) != NULL)
    /* Translators: a file name. */
    choose_place (widget, load_report ("summary", g_variant_get_int64 (parameter)), _("Save the Summary as PDF"),
                  _("Strategy summary.pdf"));
}

static void
export_word_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (accord_window_get_partnership (ACCORD_WINDOW (widget)) != NULL)
    /* Translators: a file name. */
    choose_place (widget, load_report ("strategy", g_variant_get_int64 (parameter)), _("Save as Word Document"),
                  _("Strategy.docx"));
}

/* What was said, and to whom it matters, as a page and a dialog call it. */
static AccordRequest *
ask_told (GVariant *parameter, const char **title, const char **name)
{
  const char *table;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &table, &id);
  if (g_str_equal (table, "lens"))
    {
      *title = _("Save the Answer as PDF, HTML or Text");
      /* Translators: a file name. */
      *name = _("Answer.pdf");
      return load_report ("lens", id);
    }
  if (g_str_equal (table, "coverage"))
    {
      *title = _("Save the Coverage as PDF, HTML or Text");
      /* Translators: a file name. */
      *name = _("Coverage.pdf");
      return load_report ("coverage", id);
    }
  *title = _("Save as PDF, HTML or Text");
  /* Translators: a file name. */
  *name = _("You said, we did.pdf");
  return accord_told_load (g_str_equal (table, "organisation") ? ACCORD_TRAIL_ORGANISATION
                           : g_str_equal (table, "place")      ? ACCORD_TRAIL_PLACE
                                                               : ACCORD_TRAIL_TERM,
                           id);
}

/* The name says what is written: .pdf, .html or .txt. */
static void
save_told_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *title, *name;
  AccordRequest *request;

  if (accord_window_get_partnership (ACCORD_WINDOW (widget)) == NULL)
    return;
  request = ask_told (parameter, &title, &name);
  choose_place (widget, request, title, name);
}

static void
print_told_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *title, *name;

  if (accord_window_get_partnership (ACCORD_WINDOW (widget)) != NULL)
    make_document (widget, ask_told (parameter, &title, &name), NULL);
}

static void
look_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordPartnership *partnership = accord_window_get_partnership (ACCORD_WINDOW (widget));

  if (partnership != NULL)
    adw_dialog_present (accord_look_dialog_new (partnership), widget);
}

/**
 * accord_window_save_document:
 * @report: a document of a strategy, by the name that the command line has for it
 * @plan: a strategy
 * @path: where, ending in .pdf, .docx, .html or .txt
 *
 * Writes the document, and says so.
 */
void
accord_window_save_document (AccordWindow *self, const char *report, gint64 plan, const char *path)
{
  make_document (GTK_WIDGET (self), load_report (report, plan), path);
}

/**
 * accord_window_save_told:
 * @table: organisation, place, term, lens or coverage
 * @id: which
 * @path: where, ending in .pdf, .html or .txt
 *
 * Writes what was said and what changed, the answer to a question about some people, or a strategy's coverage; and says so.
 */
void
accord_window_save_told (AccordWindow *self, const char *table, gint64 id, const char *path)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(sx)", table, id));
  const char *title, *name;

  make_document (GTK_WIDGET (self), ask_told (target, &title, &name), path);
}

void
accord_window_paper_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.print-summary", "x", documents_cb);
  gtk_widget_class_install_action (widget_class, "win.documents", NULL, documents_cb);
  gtk_widget_class_install_action (widget_class, "win.look", NULL, look_cb);
  gtk_widget_class_install_action (widget_class, "win.export-summary", "x", export_cb);
  gtk_widget_class_install_action (widget_class, "win.export-word", "x", export_word_cb);
  gtk_widget_class_install_action (widget_class, "win.save-told", "(sx)", save_told_cb);
  gtk_widget_class_install_action (widget_class, "win.print-told", "(sx)", print_told_cb);
}
