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

/**
 * AccordMessageDialog:
 *
 * Proposes what a message says as something that was heard: from whom, when, in which words. The sender is looked for among
 * those that are known and is never made a record of: their name is shown and not kept. It becomes an activity of its own,
 * or belongs to one that is in the log.
 */
struct _AccordMessageDialog
{
  AccordFileDialog parent_instance;

  AdwActionRow *sender;
  AdwComboRow *organisation;
  AdwEntryRow *said_by;
  AdwComboRow *activity;
  AdwEntryRow *subject;
  AdwEntryRow *day;
  AdwPreferencesGroup *heard;
  GtkTextView *text;

  struct Found *found;       /* NULL until the file was read */
};

G_DEFINE_FINAL_TYPE (AccordMessageDialog, accord_message_dialog, ACCORD_TYPE_FILE_DIALOG)

/* What a file says, and what is known that it may belong to. */
typedef struct Found
{
  AccordMessage *message;
  AccordCorrespondent *correspondent;
  GPtrArray *organisations;  /* AccordRecord */
  GPtrArray *activities;     /* AccordRecord */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->message, accord_message_free);
  g_clear_pointer (&found->correspondent, accord_correspondent_free);
  g_clear_pointer (&found->organisations, g_ptr_array_unref);
  g_clear_pointer (&found->activities, g_ptr_array_unref);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

/* --- adding --- */

static gboolean
read_day (AccordMessageDialog *self, char iso[11])
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day));

  iso[0] = '\0';
  return *text == '\0' || accord_day_parse (text, iso, NULL);
}

static AccordRecord *
get_activity (AccordMessageDialog *self)
{
  return self->found != NULL ? accord_file_dialog_get_chosen (self->activity, self->found->activities) : NULL;
}

/* An activity that is in the log has a name and a day. */
static void
changed_cb (AccordMessageDialog *self)
{
  char iso[11];
  gboolean is_day = read_day (self, iso);
  gboolean is_new = get_activity (self) == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->subject), is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->day), is_new);
  if (is_day)
    gtk_widget_remove_css_class (GTK_WIDGET (self->day), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->day), "error");
  accord_file_dialog_set_ready (ACCORD_FILE_DIALOG (self),
                                self->found != NULL &&
                                    (!is_new ||
                                     (is_day && *gtk_editable_get_text (GTK_EDITABLE (self->subject)) != '\0')));
}

static AccordRequest *
store (AccordFileDialog *dialog)
{
  AccordMessageDialog *self = ACCORD_MESSAGE_DIALOG (dialog);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  AccordRecord *organisation = accord_file_dialog_get_chosen (self->organisation, self->found->organisations);
  AccordRecord *activity = get_activity (self);
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
  return accord_heard_add (&heard);
}

/* --- showing --- */

static void
show_sender (AccordMessageDialog *self)
{
  const AccordMessage *message = self->found->message;
  const AccordCorrespondent *known = self->found->correspondent;
  gboolean both = *message->name != '\0' && *message->address != '\0';
  g_autofree char *sender = g_strconcat (message->name, both ? " · " : "", message->address, NULL);
  g_autofree char *title = NULL;

  title = *known->post != '\0'        ? g_strdup (_("Sender, known here"))
          : known->organisation != 0 ? g_strdup (_("Sender, of an organisation known here; not kept"))
                                     : g_strdup (_("Sender, not known here; not kept"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sender), title);
  adw_action_row_set_subtitle (self->sender, sender);
}

static char *
name_organisation (AccordRecord *organisation)
{
  return g_strdup (accord_record_get (organisation, "name"));
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
show (AccordFileDialog *dialog, gpointer data)
{
  AccordMessageDialog *self = ACCORD_MESSAGE_DIALOG (dialog);
  const Found *found = self->found = data;
  g_autofree char *day = accord_day_format (found->message->day);

  show_sender (self);
  accord_file_dialog_offer (self->organisation, _("None"), found->organisations, name_organisation,
                            found->correspondent->organisation);
  accord_file_dialog_offer (self->activity, _("A new activity"), found->activities, name_activity, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->said_by), found->correspondent->post);
  gtk_editable_set_text (GTK_EDITABLE (self->subject), found->message->subject);
  gtk_editable_set_text (GTK_EDITABLE (self->day), day);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), found->message->text, -1);
  if (found->message->is_cut)
    adw_preferences_group_set_description (self->heard, _("The message is longer than this: its end was left out."));
  changed_cb (self);
}

/* --- reading --- */

static gpointer
read_message (AccordPartnership *partnership, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (Found) found = g_new0 (Found, 1);

  found->message = accord_message_read (file, cancellable, error);
  if (found->message != NULL)
    found->correspondent
        = accord_partnership_run (partnership, accord_correspondent_find (found->message->address), cancellable, error);
  if (found->correspondent != NULL)
    found->organisations
        = accord_partnership_run (partnership, accord_record_load_all ("organisation", NULL, 0), cancellable, error);
  if (found->organisations != NULL)
    found->activities
        = accord_partnership_run (partnership, accord_heard_offer_activities (found->message->day), cancellable, error);
  return found->activities != NULL ? g_steal_pointer (&found) : NULL;
}

/* --- the dialog --- */

static void
accord_message_dialog_dispose (GObject *object)
{
  AccordMessageDialog *self = ACCORD_MESSAGE_DIALOG (object);

  g_clear_pointer (&self->found, found_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_MESSAGE_DIALOG);

  G_OBJECT_CLASS (accord_message_dialog_parent_class)->dispose (object);
}

static void
accord_message_dialog_class_init (AccordMessageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AccordFileDialogClass *dialog_class = ACCORD_FILE_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_message_dialog_dispose;
  dialog_class->read = read_message;
  dialog_class->found_free = found_free;
  dialog_class->show = show;
  dialog_class->store = store;
  dialog_class->stored = accord_file_dialog_open_activity;

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
  accord_file_dialog_present (g_object_new (ACCORD_TYPE_MESSAGE_DIALOG, NULL), parent, partnership, file);
}
