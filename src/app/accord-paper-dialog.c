/* accord-paper-dialog.c: a document before it is printed or saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-paper-dialog.h"

#include <glib/gi18n.h>

#include "app/accord-paper-view.h"
#include "app/accord-print.h"
#include "base/accord-vague-date.h"
#include "model/accord-record.h"
#include "report/accord-report.h"
#include "ui/common/accord-background.h"
#include "base/accord-error-words.h"
#include "ui/common/accord-file-choice.h"

/* Several options changed in a row are one document. */
#define WAIT_MS 150

#define ZOOM_STEP 1.25
#define ZOOM_LEAST 0.5
#define ZOOM_MOST 4.0

/**
 * AccordPaperDialog:
 *
 * The documents of a partnership, with what can be chosen for each, and their pages as they will be. The pages that are
 * shown are printed, and the document that they show is saved.
 */
struct _AccordPaperDialog
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  AdwBanner *banner;
  GtkStack *stack;
  AccordPaperView *view;
  GtkEntry *page;
  GtkLabel *of;
  AdwComboRow *report;
  AdwComboRow *subject;
  AdwEntryRow *first_day;
  AdwEntryRow *last_day;
  AdwSwitchRow *names;
  AdwSwitchRow *suppress;
  AdwSwitchRow *large_print;
  AdwEntryRow *contact;
  AdwEntryRow *easy_read;

  AccordPartnership *partnership;
  GArray *subjects;             /* of the choices: gint64 */
  gint64 wanted_subject;
  gboolean is_filling;
  guint waiting;
  GCancellable *cancellable;
  AccordDocument *document;     /* what is shown */
  AccordPages *pages;
};

G_DEFINE_FINAL_TYPE (AccordPaperDialog, accord_paper_dialog, ADW_TYPE_DIALOG)

static const AccordReport *
get_report (AccordPaperDialog *self)
{
  return accord_report_get (adw_combo_row_get_selected (self->report));
}

static void
complain (AccordPaperDialog *self, const GError *error)
{
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = accord_error_words (error);
  adw_banner_set_title (self->banner, words);
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "pages");
}

static void
update_actions (AccordPaperDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", self->pages != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", self->pages != NULL);
}

/* --- making the pages --- */

typedef struct
{
  AccordDocument *document;
  AccordPages *pages;
} Laid;

static void
laid_free (gpointer data)
{
  Laid *laid = data;

  accord_document_unref (laid->document);
  g_clear_object (&laid->pages);
  g_free (laid);
}

static void
layout_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  AccordPages *pages = accord_pages_new (data, cancellable, &error);
  Laid *laid;

  if (pages == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  laid = g_new (Laid, 1);
  *laid = (Laid) { accord_document_ref (data), pages };
  g_task_return_pointer (task, laid, laid_free);
}

static void
laid_out_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPaperDialog) self = data;
  g_autoptr (GError) error = NULL;
  Laid *laid = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *n_pages = NULL;
  g_autofree char *of = NULL;
  guint n;

  if (laid == NULL)
    {
      complain (self, error);
      return;
    }
  n = accord_pages_get_n_pages (laid->pages);
  n_pages = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);
  /* Translators: after the number of a page: of how many. */
  of = g_strdup_printf (_("of %u"), n);
  g_clear_pointer (&self->document, accord_document_unref);
  self->document = accord_document_ref (laid->document);
  g_set_object (&self->pages, laid->pages);
  laid_free (laid);
  adw_window_title_set_title (self->title, accord_document_get_subject (self->document));
  adw_window_title_set_subtitle (self->title, n_pages);
  gtk_label_set_text (self->of, of);
  accord_paper_view_set_pages (self->view, self->pages);
  adw_banner_set_revealed (self->banner, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  update_actions (self);
}

static void
document_made_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPaperDialog) self = data;
  g_autoptr (GError) error = NULL;
  AccordDocument *document = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (document != NULL)
    accord_background_run (GTK_WIDGET (self), layout_thread, document, (GDestroyNotify) accord_document_unref,
                           self->cancellable, laid_out_cb);
  else
    complain (self, error);
}

/* What a person typed for a day; what is none is as if nothing was typed. */
static char *
read_day (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  char iso[11];

  if (!gtk_widget_get_visible (GTK_WIDGET (row)) || *text == '\0')
    return NULL;
  if (accord_day_parse (text, iso, NULL))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      return g_strdup (iso);
    }
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  return NULL;
}

static AccordReportOptions *
read_options (AccordPaperDialog *self)
{
  AccordReportOptions *options = g_new0 (AccordReportOptions, 1);
  guint chosen = adw_combo_row_get_selected (self->subject);

  if (chosen < self->subjects->len)
    options->subject = g_array_index (self->subjects, gint64, chosen);
  options->first_day = read_day (self->first_day);
  options->last_day = read_day (self->last_day);
  options->names = adw_switch_row_get_active (self->names);
  options->suppress = adw_switch_row_get_active (self->suppress);
  options->large_print = adw_switch_row_get_active (self->large_print);
  options->contact = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->contact)));
  options->easy_read = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->easy_read)));
  return options;
}

static gboolean
needs_subject (const AccordReport *report)
{
  return (report->flags & (ACCORD_REPORT_OF_PLAN | ACCORD_REPORT_OF_MEETING | ACCORD_REPORT_OF_TERM)) != 0;
}

static gboolean
make_cb (gpointer data)
{
  AccordPaperDialog *self = data;
  g_autoptr (AccordReportOptions) options = read_options (self);

  self->waiting = 0;
  if (needs_subject (get_report (self)) && options->subject == 0)
    return G_SOURCE_REMOVE;
  accord_partnership_run_async (self->partnership, accord_report_load (get_report (self), options), self->cancellable,
                                document_made_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
make_soon (AccordPaperDialog *self)
{
  if (self->is_filling)
    return;
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->waiting, g_source_remove);
  self->waiting = g_timeout_add (WAIT_MS, make_cb, self);
}

static void
changed_cb (AccordPaperDialog *self)
{
  make_soon (self);
}

/* The look of the documents may be chosen from here. */
static void
stored_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordPaperDialog *self = data;

  if (self->pages != NULL && accord_changes_touch (changes, "setting"))
    make_soon (self);
}

static void
apply_cb (AccordPaperDialog *self)
{
  make_soon (self);
}

/* --- what it is about --- */

static void
take_subjects (AccordPaperDialog *self, GtkStringList *names)
{
  guint chosen = 0;

  for (guint i = 0; i < self->subjects->len; i++)
    if (g_array_index (self->subjects, gint64, i) == self->wanted_subject)
      chosen = i;
  self->is_filling = TRUE;
  adw_combo_row_set_model (self->subject, G_LIST_MODEL (names));
  if (self->subjects->len > 0)
    adw_combo_row_set_selected (self->subject, chosen);
  self->is_filling = FALSE;
  if (self->subjects->len == 0 && needs_subject (get_report (self)))
    {
      adw_banner_set_title (self->banner, _("There is nothing yet that this document could be about."));
      adw_banner_set_revealed (self->banner, TRUE);
      gtk_stack_set_visible_child_name (self->stack, "pages");
    }
  make_soon (self);
}

static void
subjects_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPaperDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (records == NULL)
    {
      complain (self, error);
      return;
    }
  g_array_set_size (self->subjects, 0);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = accord_record_get_id (records->pdata[i]);
      const char *title = accord_record_get (records->pdata[i], "title");
      g_autofree char *day = accord_day_format (accord_record_get (records->pdata[i], "held_on"));
      /* Translators: a meeting and its day. */
      g_autofree char *name = *day != '\0' ? g_strdup_printf (_("%s, %s"), title, day) : g_strdup (title);

      g_array_append_val (self->subjects, id);
      gtk_string_list_append (names, name);
    }
  take_subjects (self, names);
}

static void
offer_terms (AccordPaperDialog *self)
{
  static const char *const VOCABULARIES[] = { "condition", "group", "theme" };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->subjects, 0);
  for (guint i = 0; i < G_N_ELEMENTS (VOCABULARIES); i++)
    {
      AccordVocabulary *vocabulary = accord_partnership_get_vocabulary (self->partnership, VOCABULARIES[i]);

      for (guint k = 0; k < accord_vocabulary_get_length (vocabulary); k++)
        {
          const AccordTerm *term = accord_vocabulary_get (vocabulary, k);

          g_array_append_val (self->subjects, term->id);
          gtk_string_list_append (names, term->label);
        }
    }
  take_subjects (self, names);
}

static void
offer_subjects (AccordPaperDialog *self)
{
  AccordReportFlags flags = get_report (self)->flags;

  gtk_widget_set_visible (GTK_WIDGET (self->subject), needs_subject (get_report (self)));
  gtk_widget_set_visible (GTK_WIDGET (self->first_day), (flags & ACCORD_REPORT_IN_PERIOD) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->last_day), (flags & (ACCORD_REPORT_IN_PERIOD | ACCORD_REPORT_ON_DAY)) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->names), (flags & ACCORD_REPORT_WITH_PEOPLE) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->suppress), (flags & ACCORD_REPORT_WITH_NUMBERS) != 0);
  if (flags & ACCORD_REPORT_OF_TERM)
    offer_terms (self);
  else if (needs_subject (get_report (self)))
    accord_partnership_run_async (
        self->partnership,
        accord_record_load_all ((flags & ACCORD_REPORT_OF_PLAN) ? "plan" : "meeting", NULL, 0), NULL, subjects_cb,
        g_object_ref (self));
  else
    make_soon (self);
}

static void
report_changed_cb (AccordPaperDialog *self)
{
  if (self->partnership == NULL || get_report (self) == NULL || self->is_filling)
    return;
  g_clear_object (&self->pages);
  update_actions (self);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  gtk_editable_set_text (GTK_EDITABLE (self->page), "1");
  adw_banner_set_revealed (self->banner, FALSE);
  offer_subjects (self);
}

/* --- looking --- */

/* A number past the last page is the last page. */
static void
page_chosen_cb (AccordPaperDialog *self)
{
  guint64 page = g_ascii_strtoull (gtk_editable_get_text (GTK_EDITABLE (self->page)), NULL, 10);
  guint last = self->pages != NULL ? accord_pages_get_n_pages (self->pages) : 1;

  accord_paper_view_go_to (self->view, (guint) CLAMP (page, 1, last) - 1);
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordPaperDialog *self = ACCORD_PAPER_DIALOG (widget);
  double zoom = accord_paper_view_get_zoom (self->view);

  if (g_str_equal (action, "paper.zoom-fit"))
    zoom = 0;
  else
    zoom = CLAMP ((zoom > 0 ? zoom : 1) * (g_str_equal (action, "paper.zoom-in") ? ZOOM_STEP : 1 / ZOOM_STEP), ZOOM_LEAST,
                  ZOOM_MOST);
  accord_paper_view_set_zoom (self->view, zoom);
}

/* --- out of the house --- */

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordPaperDialog *self = ACCORD_PAPER_DIALOG (widget);
  g_autoptr (GtkPrintOperation) operation
      = accord_print_operation_new (self->pages, accord_document_get_title (self->document));
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, TRUE);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (gtk_widget_get_root (widget)),
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    complain (self, error);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPaperDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("The document is saved.")));
  else
    complain (self, error);
}

static void
place_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPaperDialog) self = data;
  g_autoptr (GFile) file = accord_file_choice_finish (object, result, GTK_WIDGET (self));

  if (file != NULL && self->document != NULL)
    accord_print_to_file (GTK_WIDGET (self), self->document, g_file_peek_path (file), written_cb);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordPaperDialog *self = ACCORD_PAPER_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (accord_document_get_title (self->document), ".pdf", NULL);

  /* What separates folders is no part of a name. */
  g_strdelimit (name, "/\\:", '-');
  gtk_file_dialog_set_title (dialog, _("Save as PDF, HTML or Text"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, place_chosen_cb, g_object_ref (self));
}

/* --- the dialog --- */

/**
 * accord_paper_dialog_is_ready:
 *
 * Returns: whether the pages that are shown are those of the options, and of nothing before them
 */
gboolean
accord_paper_dialog_is_ready (AccordPaperDialog *self)
{
  return self->pages != NULL && self->waiting == 0;
}

static void
accord_paper_dialog_dispose (GObject *object)
{
  AccordPaperDialog *self = ACCORD_PAPER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->waiting, g_source_remove);
  g_clear_object (&self->partnership);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->document, accord_document_unref);
  g_clear_pointer (&self->subjects, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_PAPER_DIALOG);
  G_OBJECT_CLASS (accord_paper_dialog_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, AccordPaperDialog, child)

static void
accord_paper_dialog_class_init (AccordPaperDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_paper_dialog_dispose;
  g_type_ensure (ACCORD_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_icp/Accord/app/accord-paper-dialog.ui");
  BIND (toasts);
  BIND (title);
  BIND (banner);
  BIND (stack);
  BIND (view);
  BIND (page);
  BIND (of);
  BIND (report);
  BIND (subject);
  BIND (first_day);
  BIND (last_day);
  BIND (names);
  BIND (suppress);
  BIND (large_print);
  BIND (contact);
  BIND (easy_read);
  gtk_widget_class_bind_template_callback (widget_class, report_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "paper.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "paper.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "paper.zoom-fit", NULL, zoom_cb);
}

static void
accord_paper_dialog_init (AccordPaperDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->subjects = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; accord_report_get (i) != NULL; i++)
    gtk_string_list_append (titles, _(accord_report_get (i)->title));
  adw_combo_row_set_model (self->report, G_LIST_MODEL (titles));
  update_actions (self);
}

/**
 * accord_paper_dialog_get_n_pages:
 *
 * Returns: how many pages are shown
 */
guint
accord_paper_dialog_get_n_pages (AccordPaperDialog *self)
{
  return self->pages != NULL ? accord_pages_get_n_pages (self->pages) : 0;
}

/**
 * accord_paper_dialog_new:
 * @partnership: whose documents
 * @report: the name of the one that is shown first
 * @subject: what it is about, or 0 for the first there is
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
accord_paper_dialog_new (AccordPartnership *partnership, const char *report, gint64 subject)
{
  AccordPaperDialog *self = g_object_new (ACCORD_TYPE_PAPER_DIALOG, NULL);
  guint chosen = 0;

  for (guint i = 0; accord_report_get (i) != NULL; i++)
    if (g_str_equal (accord_report_get (i)->name, report))
      chosen = i;
  self->wanted_subject = subject;
  self->is_filling = TRUE;
  adw_combo_row_set_selected (self->report, chosen);
  self->is_filling = FALSE;
  self->partnership = g_object_ref (partnership);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (stored_cb), self, G_CONNECT_DEFAULT);
  report_changed_cb (self);
  return ADW_DIALOG (self);
}
