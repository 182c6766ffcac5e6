/* accord-message-dialog.c: a message, made a piece of feedback in the log
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-message-dialog.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "engagement/accord-correspondent.h"
#include "exchange/accord-message.h"
#include "model/accord-record.h"
#include "ui/common/accord-background.h"
#include "ui/common/accord-shell.h"

/**
 * AccordMessageDialog:
 *
 * Proposes what a message says as something that was heard: from whom, when, in which words. The sender is looked for among
 * those that are known and is never made a record of: their name is shown and not kept. It becomes an activity of its own,
 * or belongs to one that is in the log.
 */
struct _AccordMessageDialog
{
  AdwDialog parent_instance;

  AdwActionRow *sender;
  AdwComboRow *organisation;
  AdwEntryRow *said_by;
  AdwComboRow *activity;
  AdwEntryRow *subject;
  AdwEntryRow *day;
  AdwPreferencesGroup *heard;
  GtkTextView *text;
  GtkWidget *add;

  AccordPartnership *partnership;
  AccordMessage *message;
  AccordCorrespondent *correspondent;
  GPtrArray *organisations;  /* AccordRecord */
  GPtrArray *activities;     /* AccordRecord */
  GtkWidget *parent;         /* what complains when the file cannot be read */
};

G_DEFINE_FINAL_TYPE (AccordMessageDialog, accord_message_dialog, ADW_TYPE_DIALOG)

/* --- adding --- */

static gboolean
read_day (AccordMessageDialog *self, char iso[11])
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day));

  iso[0] = '\0';
  return *text == '\0' || accord_day_parse (text, iso, NULL);
}

/* The record that is chosen below the first choice, which is none of them; NULL when none is. */
static AccordRecord *
get_chosen (AdwComboRow *row, GPtrArray *records)
{
  guint chosen = adw_combo_row_get_selected (row);

  return chosen > 0 && chosen != GTK_INVALID_LIST_POSITION && records != NULL ? records->pdata[chosen - 1] : NULL;
}

/* An activity that is in the log has a name and a day. */
static void
changed_cb (AccordMessageDialog *self)
{
  char iso[11];
  gboolean is_day = read_day (self, iso);
  gboolean is_new = get_chosen (self->activity, self->activities) == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->subject), is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->day), is_new);
  if (is_day)
    gtk_widget_remove_css_class (GTK_WIDGET (self->day), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->day), "error");
  gtk_widget_set_sensitive (self->add, self->message != NULL &&
                                           (!is_new || (is_day &&
                                                        *gtk_editable_get_text (GTK_EDITABLE (self->subject)) != '\0')));
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordMessageDialog) self = data;
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
add_cb (AccordMessageDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  AccordRecord *organisation = get_chosen (self->organisation, self->organisations);
  AccordRecord *activity = get_chosen (self->activity, self->activities);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  char day[11];
  AccordHeard heard = { 0 };

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  read_day (self, day);
  heard.title = gtk_editable_get_text (GTK_EDITABLE (self->subject));
  heard.day = day;
  heard.text = text;
  heard.said_by = gtk_editable_get_text (GTK_EDITABLE (self->said_by));
  heard.activity = activity != NULL ? accord_record_get_id (activity) : 0;
  heard.organisation = organisation != NULL ? accord_record_get_id (organisation) : 0;
  gtk_widget_set_sensitive (self->add, FALSE);
  accord_partnership_run_async (self->partnership, accord_heard_add (&heard), NULL, added_cb, g_object_ref (self));
}

static void
cancel_cb (AccordMessageDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- showing --- */

static void
show_sender (AccordMessageDialog *self)
{
  const AccordMessage *message = self->message;
  const AccordCorrespondent *known = self->correspondent;
  gboolean both = *message->name != '\0' && *message->address != '\0';
  g_autofree char *sender = g_strconcat (message->name, both ? " · " : "", message->address, NULL);
  g_autofree char *title = NULL;

  title = *known->post != '\0'        ? g_strdup (_("Sender, known here"))
          : known->organisation != 0 ? g_strdup (_("Sender, of an organisation known here; not kept"))
                                     : g_strdup (_("Sender, not known here; not kept"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sender), title);
  adw_action_row_set_subtitle (self->sender, sender);
}

static void
show_organisations (AccordMessageDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (names, _("None"));
  for (guint i = 0; i < self->organisations->len; i++)
    {
      AccordRecord *record = self->organisations->pdata[i];

      gtk_string_list_append (names, accord_record_get (record, "name"));
      if (accord_record_get_id (record) == self->correspondent->organisation)
        chosen = i + 1;
    }
  adw_combo_row_set_model (self->organisation, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->organisation, chosen);
}

static char *
name_activity (AccordRecord *activity)
{
  const char *title = accord_record_get (activity, "title");
  g_autofree char *when = accord_vague_date_format (accord_record_get (activity, "happened_from"),
                                                    accord_record_get (activity, "happened_until"),
                                                    accord_record_get (activity, "happened_text"));

  return g_strconcat (*title != '\0' ? title : _("Untitled activity"), *when != '\0' ? ", " : "", when, NULL);
}

static void
show_activities (AccordMessageDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("A new activity"));
  for (guint i = 0; i < self->activities->len; i++)
    gtk_string_list_take (names, name_activity (self->activities->pdata[i]));
  adw_combo_row_set_model (self->activity, G_LIST_MODEL (names));
}

static void
show_message (AccordMessageDialog *self)
{
  g_autofree char *day = accord_day_format (self->message->day);

  show_sender (self);
  show_organisations (self);
  show_activities (self);
  gtk_editable_set_text (GTK_EDITABLE (self->said_by), self->correspondent->post);
  gtk_editable_set_text (GTK_EDITABLE (self->subject), self->message->subject);
  gtk_editable_set_text (GTK_EDITABLE (self->day), day);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), self->message->text, -1);
  if (self->message->is_cut)
    adw_preferences_group_set_description (self->heard, _("The message is longer than this: its end was left out."));
  changed_cb (self);
}

/* --- reading --- */

/* What is done on a thread, and what it found. */
typedef struct
{
  AccordPartnership *partnership;
  GFile *file;
  AccordMessage *message;
  AccordCorrespondent *correspondent;
  GPtrArray *organisations;
  GPtrArray *activities;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->partnership);
  g_object_unref (reading->file);
  g_clear_pointer (&reading->message, accord_message_free);
  g_clear_pointer (&reading->correspondent, accord_correspondent_free);
  g_clear_pointer (&reading->organisations, g_ptr_array_unref);
  g_clear_pointer (&reading->activities, g_ptr_array_unref);
  g_free (reading);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;

  reading->message = accord_message_read (reading->file, cancellable, &error);
  if (reading->message != NULL)
    reading->correspondent = accord_partnership_run (
        reading->partnership, accord_correspondent_find (reading->message->address), cancellable, &error);
  if (reading->correspondent != NULL)
    reading->organisations = accord_partnership_run (
        reading->partnership, accord_record_load_all ("organisation", NULL, 0), cancellable, &error);
  if (reading->organisations != NULL)
    reading->activities = accord_partnership_run (
        reading->partnership, accord_heard_offer_activities (reading->message->day), cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordMessageDialog) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      accord_shell_complain (self->parent, error);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  self->message = g_steal_pointer (&reading->message);
  self->correspondent = g_steal_pointer (&reading->correspondent);
  self->organisations = g_steal_pointer (&reading->organisations);
  self->activities = g_steal_pointer (&reading->activities);
  show_message (self);
}

/* --- the dialog --- */

static void
accord_message_dialog_dispose (GObject *object)
{
  AccordMessageDialog *self = ACCORD_MESSAGE_DIALOG (object);

  g_clear_object (&self->partnership);
  g_clear_object (&self->parent);
  g_clear_pointer (&self->message, accord_message_free);
  g_clear_pointer (&self->correspondent, accord_correspondent_free);
  g_clear_pointer (&self->organisations, g_ptr_array_unref);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_MESSAGE_DIALOG);

  G_OBJECT_CLASS (accord_message_dialog_parent_class)->dispose (object);
}

static void
accord_message_dialog_class_init (AccordMessageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_message_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/app/accord-message-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordMessageDialog, sender);
  gtk_widget_class_bind_template_child (widget_class, AccordMessageDialog, organisation);
  gtk_widget_class_bind_template_child (widget_class, AccordMessageDialog, said_by);
  gtk_widget_class_bind_template_child (widget_class, AccordMessageDialog, activity);
  gtk_widget_class_bind_template_child (widget_class, AccordMessageDialog, subject);
  gtk_widget_class_bind_template_child (widget_class, AccordMessageDialog, day);
  gtk_widget_class_bind_template_child (widget_class, AccordMessageDialog, heard);
  gtk_widget_class_bind_template_child (widget_class, AccordMessageDialog, text);
  gtk_widget_class_bind_template_child (widget_class, AccordMessageDialog, add);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
accord_message_dialog_init (AccordMessageDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_message_dialog_present:
 * @parent: a widget of the window; it says what is the matter when the file cannot be read
 * @partnership: whose log
 * @file: a message
 *
 * Shows what @file says, to be added to the log. Nothing is added before a person says so.
 */
void
accord_message_dialog_present (GtkWidget *parent, AccordPartnership *partnership, GFile *file)
{
  AccordMessageDialog *self = g_object_new (ACCORD_TYPE_MESSAGE_DIALOG, NULL);
  Reading *reading = g_new0 (Reading, 1);

  self->partnership = g_object_ref (partnership);
  self->parent = g_object_ref (parent);
  reading->partnership = g_object_ref (partnership);
  reading->file = g_object_ref (file);
  adw_dialog_present (ADW_DIALOG (self), parent);
  accord_background_run (GTK_WIDGET (self), read_thread, reading, reading_free, NULL, read_cb);
}
