/* accord-import-assistant.c: brings in what is kept in another file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-import-assistant.h"

#include <glib/gi18n.h>

#include "app/accord-import-preview.h"
#include "app/accord-message-dialog.h"
#include "exchange/accord-message.h"
#include "ui/common/accord-background.h"
#include "base/accord-error-words.h"
#include "ui/common/accord-file-choice.h"
#include "ui/common/accord-shell.h"

/**
 * AccordImportAssistant:
 *
 * A file, a preview, and one edit that can be undone whole. Reading, planning and storing happen elsewhere; this shows
 * how far they are and lets a person stop them.
 */
struct _AccordImportAssistant
{
  AdwDialog parent_instance;

  GtkButton *cancel;
  GtkButton *apply;
  GtkStack *stack;
  AdwStatusPage *choose_page;
  GtkLabel *problem;
  AccordImportPreview *preview;
  AdwStatusPage *working_page;
  GtkProgressBar *bar;
  AdwStatusPage *done_page;

  AccordPartnership *partnership;
  AccordImportKind kind;
  AccordImportPlan *plan;
  AccordProgress *progress;
  GCancellable *cancellable;   /* of what is under way, or NULL */
  guint tick;
};

G_DEFINE_FINAL_TYPE (AccordImportAssistant, accord_import_assistant, ADW_TYPE_DIALOG)

static const struct
{
  const char *title;
  const char *words;
} KINDS[ACCORD_IMPORT_N_KINDS] = {
  [ACCORD_IMPORT_MEMBERS] = { N_("Bring In Members"),
                              N_("A list from a spreadsheet, as CSV or .xlsx. Title rows, odd headings, dates written in any "
                                 "way and vacancies are understood, and you see everything before it is brought in.") },
  [ACCORD_IMPORT_ACTIVITIES] = { N_("Bring In Engagement"),
                                 N_("An engagement log from a spreadsheet, as CSV or .xlsx. You see everything before it is "
                                    "brought in.") },
  [ACCORD_IMPORT_STRATEGY] = { N_("Bring In a Strategy"),
                               N_("A text in Markdown. Its headings become sections.") },
};

/* --- showing --- */

static void
show_page (AccordImportAssistant *self, const char *page)
{
  gboolean done = g_str_equal (page, "done");

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->apply), g_str_equal (page, "preview"));
  gtk_button_set_label (self->cancel, done ? _("_Close") : _("_Cancel"));
}

static gboolean
tick_cb (gpointer data)
{
  AccordImportAssistant *self = data;

  gtk_progress_bar_set_fraction (self->bar, accord_progress_get (self->progress));
  return G_SOURCE_CONTINUE;
}

static void
begin_work (AccordImportAssistant *self, const char *what)
{
  g_clear_pointer (&self->progress, accord_progress_unref);
  self->progress = accord_progress_new ();
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  adw_status_page_set_title (self->working_page, what);
  gtk_progress_bar_set_fraction (self->bar, 0);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);    /* closing it is to stop the work first: cancel_cb() */
  if (self->tick == 0)
    self->tick = g_timeout_add (100, tick_cb, self);
  show_page (self, "working");
}

static void
end_work (AccordImportAssistant *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->cancellable);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
}

static void
show_problem (AccordImportAssistant *self, const GError *error)
{
  g_autofree char *words = NULL;

  show_page (self, "choose");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = accord_error_words (error);
  gtk_label_set_label (self->problem, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  accord_shell_announce (GTK_WIDGET (self), words);
}

/* --- reading --- */

static void
decided_cb (AccordImportAssistant *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), accord_import_plan_get_n_taken (self->plan) > 0 ||
                                                          accord_import_plan_get_n_updates (self->plan) > 0);
}

static void
show_plan (AccordImportAssistant *self)
{
  decided_cb (self);
  accord_import_preview_show (self->preview, self->plan);
  show_page (self, "preview");
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordImportAssistant) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordImportPlan) plan = accord_import_plan_read_finish (result, &error);

  end_work (self);
  if (plan == NULL)
    {
      show_problem (self, error);
      return;
    }
  g_set_object (&self->plan, plan);
  show_plan (self);
}

/**
 * accord_import_assistant_read:
 * @file: what a person chose
 *
 * Reads @file and shows what would be brought in. A message has a dialog of its own, which takes the place of this one.
 */
void
accord_import_assistant_read (AccordImportAssistant *self, GFile *file)
{
  g_return_if_fail (ACCORD_IS_IMPORT_ASSISTANT (self));

  if (self->kind == ACCORD_IMPORT_ACTIVITIES && accord_message_is_message (file))
    {
      accord_message_dialog_present (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->partnership, file);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  begin_work (self, _("Reading…"));
  accord_import_plan_read_async (self->partnership, self->kind, file, self->progress, self->cancellable, read_cb,
                                 g_object_ref (self));
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordImportAssistant) self = data;
  g_autoptr (GFile) file = accord_file_choice_finish (object, result, GTK_WIDGET (self));

  if (file != NULL)
    accord_import_assistant_read (self, file);
}

static void
choose_cb (AccordImportAssistant *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->kind == ACCORD_IMPORT_STRATEGY)
    {
      gtk_file_filter_set_name (filter, _("Texts"));
      gtk_file_filter_add_suffix (filter, "md");
      gtk_file_filter_add_suffix (filter, "markdown");
      gtk_file_filter_add_suffix (filter, "txt");
    }
  else
    {
      gtk_file_filter_set_name (filter, _("Spreadsheets"));
      gtk_file_filter_add_suffix (filter, "csv");
      gtk_file_filter_add_suffix (filter, "tsv");
      gtk_file_filter_add_suffix (filter, "txt");
      gtk_file_filter_add_suffix (filter, "xlsx");
      if (self->kind == ACCORD_IMPORT_ACTIVITIES)
        gtk_file_filter_add_suffix (filter, "eml");
    }
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _(KINDS[self->kind].title));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb,
                        g_object_ref (self));
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  AccordImportAssistant *self = data;

  if (self->cancellable != NULL)
    return FALSE;
  accord_import_assistant_read (self, g_value_get_object (value));
  return TRUE;
}

/* --- planning anew --- */

typedef struct
{
  AccordImportPlan *plan;
  AccordProgress *progress;
} Planning;

static void
planning_free (gpointer data)
{
  Planning *planning = data;

  g_object_unref (planning->plan);
  accord_progress_unref (planning->progress);
  g_free (planning);
}

static void
interpret_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Planning *planning = data;
  GError *error = NULL;

  if (accord_import_plan_interpret (planning->plan, planning->progress, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
interpreted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordImportAssistant) self = data;
  g_autoptr (GError) error = NULL;

  end_work (self);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    show_plan (self);
  else
    show_problem (self, error);
}

static void
stale_cb (AccordImportAssistant *self)
{
  Planning *planning = g_new (Planning, 1);

  begin_work (self, _("Reading…"));
  *planning = (Planning) { g_object_ref (self->plan), accord_progress_ref (self->progress) };
  accord_background_run (GTK_WIDGET (self), interpret_thread, planning, planning_free, self->cancellable,
                         interpreted_cb);
}

/* --- bringing in --- */

static void
describe_done (AccordImportAssistant *self)
{
  guint n_taken = accord_import_plan_get_n_taken (self->plan);
  guint n_updates = accord_import_plan_get_n_updates (self->plan);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, ngettext ("%u row.", "%u rows.", n_taken), n_taken);
  if (n_updates > 0)
    g_string_append_printf (text, ngettext (" %u record updated.", " %u records updated.", n_updates), n_updates);
  g_string_append_printf (text, " %s", _("Undo takes it back whole, and so can “What Was Brought In” in the menu later."));
  adw_status_page_set_description (self->done_page, text->str);
}

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordImportAssistant) self = data;
  g_autoptr (GError) error = NULL;

  accord_partnership_do_finish (ACCORD_PARTNERSHIP (object), result, &error);
  end_work (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_plan (self);
      return;
    }
  if (error != NULL)
    {
      show_problem (self, error);
      return;
    }
  describe_done (self);
  show_page (self, "done");
}

static void
back_up_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (accord_partnership_backup_before (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordImportAssistant) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      end_work (self);
      show_problem (self, error);
      return;
    }
  accord_partnership_run_async (self->partnership, accord_import_apply (self->plan, self->progress), self->cancellable,
                                stored_cb, g_object_ref (self));
}

static void
apply_cb (AccordImportAssistant *self)
{
  begin_work (self, _("Bringing In…"));
  accord_background_run (GTK_WIDGET (self), back_up_thread, g_object_ref (self->partnership), g_object_unref,
                         self->cancellable, backed_up_cb);
}

static void
cancel_cb (AccordImportAssistant *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    adw_dialog_close (ADW_DIALOG (self));
}

/* --- the dialog --- */

static void
accord_import_assistant_dispose (GObject *object)
{
  AccordImportAssistant *self = ACCORD_IMPORT_ASSISTANT (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->plan);
  g_clear_object (&self->partnership);
  g_clear_pointer (&self->progress, accord_progress_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_IMPORT_ASSISTANT);

  G_OBJECT_CLASS (accord_import_assistant_parent_class)->dispose (object);
}

static void
accord_import_assistant_class_init (AccordImportAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_import_assistant_dispose;

  g_type_ensure (ACCORD_TYPE_IMPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/app/accord-import-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordImportAssistant, cancel);
  gtk_widget_class_bind_template_child (widget_class, AccordImportAssistant, apply);
  gtk_widget_class_bind_template_child (widget_class, AccordImportAssistant, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordImportAssistant, choose_page);
  gtk_widget_class_bind_template_child (widget_class, AccordImportAssistant, problem);
  gtk_widget_class_bind_template_child (widget_class, AccordImportAssistant, preview);
  gtk_widget_class_bind_template_child (widget_class, AccordImportAssistant, working_page);
  gtk_widget_class_bind_template_child (widget_class, AccordImportAssistant, bar);
  gtk_widget_class_bind_template_child (widget_class, AccordImportAssistant, done_page);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, stale_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
}

static void
accord_import_assistant_init (AccordImportAssistant *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * accord_import_assistant_new:
 * @partnership: where it is to go
 * @kind: what the file holds
 *
 * Returns: (transfer none): a dialog that asks for a file
 */
AdwDialog *
accord_import_assistant_new (AccordPartnership *partnership, AccordImportKind kind)
{
  AccordImportAssistant *self = g_object_new (ACCORD_TYPE_IMPORT_ASSISTANT, NULL);

  self->partnership = g_object_ref (partnership);
  self->kind = kind;
  adw_dialog_set_title (ADW_DIALOG (self), _(KINDS[kind].title));
  adw_status_page_set_title (self->choose_page, _(KINDS[kind].title));
  adw_status_page_set_description (self->choose_page, _(KINDS[kind].words));
  show_page (self, "choose");
  return ADW_DIALOG (self);
}
