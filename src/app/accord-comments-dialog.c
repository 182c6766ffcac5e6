/* accord-comments-dialog.c: what a partner remarked in a Word document, made feedback in the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-comments-dialog.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "exchange/accord-comments.h"
#include "model/accord-record.h"
#include "ui/common/accord-background.h"
#include "ui/common/accord-file-choice.h"
#include "ui/common/accord-shell.h"

/* A list of rows is no table: more are brought in without being shown one by one. */
#define MAX_SHOWN 300

/**
 * AccordCommentsDialog:
 *
 * Lists the comments and the tracked changes of a document against the sections that they bear on, before any is stored.
 */
struct _AccordCommentsDialog
{
  AdwDialog parent_instance;

  AdwComboRow *organisation;
  AdwPreferencesGroup *list;
  GtkWidget *add;

  AccordPartnership *partnership;
  AccordComments *comments;
  GPtrArray *organisations;  /* AccordRecord */
  GtkWidget *parent;         /* what complains when the file cannot be read */
};

G_DEFINE_FINAL_TYPE (AccordCommentsDialog, accord_comments_dialog, ADW_TYPE_DIALOG)

/* --- adding --- */

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordCommentsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *activity = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (activity == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      gtk_widget_set_sensitive (self->add, TRUE);
      return;
    }
  accord_shell_open (self->parent, "activity", *activity);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_cb (AccordCommentsDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->organisation);
  gint64 body = 0;

  if (chosen > 0 && chosen != GTK_INVALID_LIST_POSITION)
    body = accord_record_get_id (self->organisations->pdata[chosen - 1]);
  gtk_widget_set_sensitive (self->add, FALSE);
  accord_partnership_run_async (self->partnership, accord_comments_store (self->comments, body), NULL, added_cb,
                                g_object_ref (self));
}

static void
cancel_cb (AccordCommentsDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- showing --- */

static void
toggled_cb (AccordCommentsDialog *self, GtkCheckButton *button)
{
  AccordComment *comment = g_object_get_data (G_OBJECT (button), "accord-comment");

  comment->is_left_out = !gtk_check_button_get_active (button);
  gtk_widget_set_sensitive (self->add, accord_comments_count_taken (self->comments) > 0);
}

static char *
describe (const AccordComment *comment)
{
  const AccordRemark *remark = comment->remark;
  g_autofree char *day = accord_day_format (remark->day);
  GString *text = g_string_new (comment->section != 0 ? comment->heading : _("No section found"));

  if (*comment->quote != '\0' && remark->comment != NULL)
    g_string_append_printf (text, "\n“%s”", comment->quote);
  g_string_append_printf (text, "\n%s%s%s", remark->author, *remark->author != '\0' && *day != '\0' ? ", " : "", day);
  return g_strchomp (g_string_free_and_steal (text));
}

static GtkWidget *
make_row (AccordCommentsDialog *self, AccordComment *comment)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *subtitle = describe (comment);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), comment->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, comment->text, -1);
  g_object_set_data (G_OBJECT (check), "accord-comment", comment);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static void
show_organisations (AccordCommentsDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("None"));
  for (guint i = 0; i < self->organisations->len; i++)
    gtk_string_list_append (names, accord_record_get (self->organisations->pdata[i], "name"));
  adw_combo_row_set_model (self->organisation, G_LIST_MODEL (names));
}

static void
show_comments (AccordCommentsDialog *self)
{
  guint n = self->comments->comments->len;
  g_autofree char *count = g_strdup_printf (ngettext ("%u on “%s”", "%u on “%s”", n), n, self->comments->title);
  g_autofree char *more = NULL;

  show_organisations (self);
  if (n > MAX_SHOWN)
    more = g_strdup_printf (_("%s; the first %u are shown, all are added"), count, MAX_SHOWN);
  adw_preferences_group_set_description (self->list, more != NULL ? more : count);
  for (guint i = 0; i < MIN (n, MAX_SHOWN); i++)
    adw_preferences_group_add (self->list, make_row (self, self->comments->comments->pdata[i]));
  gtk_widget_set_sensitive (self->add, n > 0);
}

/* --- reading --- */

/* What is done on a thread, and what it found. */
typedef struct
{
  AccordPartnership *partnership;
  GFile *file;
  AccordComments *comments;
  GPtrArray *organisations;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->partnership);
  g_object_unref (reading->file);
  g_clear_pointer (&reading->comments, accord_comments_unref);
  g_clear_pointer (&reading->organisations, g_ptr_array_unref);
  g_free (reading);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  AccordReturned *returned = accord_returned_read (reading->file, cancellable, &error);

  if (returned != NULL)
    reading->comments
        = accord_partnership_run (reading->partnership, accord_comments_match (returned, 0), cancellable, &error);
  if (reading->comments != NULL)
    reading->organisations = accord_partnership_run (
        reading->partnership, accord_record_load_all ("organisation", NULL, 0), cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordCommentsDialog) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      accord_shell_complain (self->parent, error);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  self->comments = g_steal_pointer (&reading->comments);
  self->organisations = g_steal_pointer (&reading->organisations);
  show_comments (self);
}

/* --- the dialog --- */

static void
accord_comments_dialog_dispose (GObject *object)
{
  AccordCommentsDialog *self = ACCORD_COMMENTS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_COMMENTS_DIALOG);
  g_clear_object (&self->partnership);
  g_clear_object (&self->parent);
  g_clear_pointer (&self->comments, accord_comments_unref);
  g_clear_pointer (&self->organisations, g_ptr_array_unref);

  G_OBJECT_CLASS (accord_comments_dialog_parent_class)->dispose (object);
}

static void
accord_comments_dialog_class_init (AccordCommentsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_comments_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/app/accord-comments-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordCommentsDialog, organisation);
  gtk_widget_class_bind_template_child (widget_class, AccordCommentsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, AccordCommentsDialog, add);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
accord_comments_dialog_init (AccordCommentsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_comments_dialog_present:
 * @parent: a widget of the window; it says what is the matter when the file cannot be read
 * @partnership: whose log
 * @file: a Word document that came back
 *
 * Shows what was remarked in @file, to be added to the log. Nothing is added before a person says so.
 */
void
accord_comments_dialog_present (GtkWidget *parent, AccordPartnership *partnership, GFile *file)
{
  AccordCommentsDialog *self = g_object_new (ACCORD_TYPE_COMMENTS_DIALOG, NULL);
  Reading *reading = g_new0 (Reading, 1);

  self->partnership = g_object_ref (partnership);
  self->parent = g_object_ref (parent);
  reading->partnership = g_object_ref (partnership);
  reading->file = g_object_ref (file);
  adw_dialog_present (ADW_DIALOG (self), parent);
  accord_background_run (GTK_WIDGET (self), read_thread, reading, reading_free, NULL, read_cb);
}

/* --- which file --- */

typedef struct
{
  GtkWidget *parent;
  AccordPartnership *partnership;
} Choosing;

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Choosing *choosing = data;
  g_autoptr (GtkWidget) parent = choosing->parent;
  g_autoptr (AccordPartnership) partnership = choosing->partnership;
  g_autoptr (GFile) file = accord_file_choice_finish (object, result, parent);

  if (file != NULL)
    accord_comments_dialog_present (parent, partnership, file);
}

/**
 * accord_comments_dialog_choose:
 * @parent: a widget of the window
 * @partnership: whose log
 *
 * Asks for a document, and shows what was remarked in it.
 */
void
accord_comments_dialog_choose (GtkWidget *parent, AccordPartnership *partnership)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) documents = gtk_file_filter_new ();
  Choosing *choosing = g_new (Choosing, 1);

  *choosing = (Choosing) { g_object_ref (parent), g_object_ref (partnership) };
  gtk_file_filter_set_name (documents, _("Word documents"));
  gtk_file_filter_add_suffix (documents, "docx");
  gtk_file_dialog_set_title (dialog, _("Comments from a Word Document"));
  gtk_file_dialog_set_default_filter (dialog, documents);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (parent)), NULL, chosen_cb, choosing);
}
