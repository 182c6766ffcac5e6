/* accord-meeting-details.c: everything about one meeting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/meetings/accord-meeting-details.h"

#include <glib/gi18n.h>

#include "membership/accord-meeting.h"
#include "ui/common/accord-details.h"
#include "ui/common/accord-form.h"
#include "ui/common/accord-shell.h"
#include "ui/meetings/accord-attendance-view.h"
#include "ui/meetings/accord-items-group.h"

static const char *const WHAT_FIELDS[]
    = { "title", "held_on", "starts_at", "ends_at", "place", "kind", "state", "is_public", NULL };
static const char *const PAPER_FIELDS[] = { "papers", "minutes", "note", NULL };

/**
 * AccordMeetingDetails:
 *
 * Everything about one meeting, in the order in which it is needed: when and where, what is on the agenda, who came, what
 * was decided, what is to be done, and where papers and minutes are.
 */
struct _AccordMeetingDetails
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  gint64 meeting;
  AccordForm *form;
  AccordItemsGroup *agenda;
  AccordAttendanceView *attendance;
  AccordItemsGroup *decisions;
  AccordItemsGroup *actions;
  AccordForm *papers;
};

static void accord_meeting_details_details_init (AccordDetailsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordMeetingDetails, accord_meeting_details, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_DETAILS, accord_meeting_details_details_init))

/* --- as details --- */

static void
flush (AccordDetails *details)
{
  AccordMeetingDetails *self = ACCORD_MEETING_DETAILS (details);

  accord_form_flush (self->form);
  accord_form_flush (self->papers);
  accord_items_group_flush (self->agenda);
  accord_items_group_flush (self->decisions);
  accord_items_group_flush (self->actions);
}

static void
show (AccordDetails *details, gint64 meeting)
{
  AccordMeetingDetails *self = ACCORD_MEETING_DETAILS (details);

  if (self->meeting == meeting)
    return;
  flush (details);
  self->meeting = meeting;
  accord_form_show (self->form, "meeting", meeting);
  accord_form_show (self->papers, "meeting", meeting);
  accord_items_group_show (self->agenda, meeting);
  accord_attendance_view_show (self->attendance, meeting);
  accord_items_group_show (self->decisions, meeting);
  accord_items_group_show (self->actions, meeting);
}

static void
focus (AccordDetails *details)
{
  accord_form_focus (ACCORD_MEETING_DETAILS (details)->form, "meeting", "held_on");
}

static void
accord_meeting_details_details_init (AccordDetailsInterface *iface)
{
  iface->show = show;
  iface->focus = focus;
  iface->flush = flush;
}

/* --- as text --- */

static void
text_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordMeetingDetails) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (text == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  accord_shell_say (GTK_WIDGET (self), _("Copied: paste it into a document or a message."));
}

static void
copy (AccordMeetingDetails *self, AccordMeetingText kind)
{
  flush (ACCORD_DETAILS (self));
  if (self->meeting != 0)
    accord_partnership_run_async (self->partnership, accord_meeting_text_load (self->meeting, kind), NULL, text_loaded_cb,
                                  g_object_ref (self));
}

static void
copy_agenda_cb (AccordMeetingDetails *self)
{
  copy (self, ACCORD_MEETING_TEXT_AGENDA);
}

static void
copy_minutes_cb (AccordMeetingDetails *self)
{
  copy (self, ACCORD_MEETING_TEXT_MINUTES);
}

/* --- the object --- */

static void
accord_meeting_details_dispose (GObject *object)
{
  AccordMeetingDetails *self = ACCORD_MEETING_DETAILS (object);

  self->meeting = 0;
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_meeting_details_parent_class)->dispose (object);
}

static void
accord_meeting_details_class_init (AccordMeetingDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_meeting_details_dispose;
}

static void
accord_meeting_details_init (AccordMeetingDetails *self)
{
}

static void
add_button (AccordMeetingDetails *self, GtkWidget *group, const char *title, GCallback callback)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "edit-copy-symbolic");
  g_signal_connect_swapped (row, "activated", callback, self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/**
 * accord_meeting_details_new:
 * @partnership: what is edited
 *
 * Returns: (transfer floating): details that show nothing yet; they lie in an #AccordBrowser
 */
GtkWidget *
accord_meeting_details_new (AccordPartnership *partnership)
{
  AccordMeetingDetails *self = g_object_new (ACCORD_TYPE_MEETING_DETAILS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *copying = adw_preferences_group_new ();

  self->partnership = g_object_ref (partnership);
  self->form = ACCORD_FORM (accord_form_new (partnership));
  accord_form_add_group (self->form, "", "meeting", WHAT_FIELDS);
  self->agenda = ACCORD_ITEMS_GROUP (accord_items_group_new (partnership, "agenda_item"));
  self->attendance = ACCORD_ATTENDANCE_VIEW (accord_attendance_view_new (partnership));
  self->decisions = ACCORD_ITEMS_GROUP (accord_items_group_new (partnership, "decision"));
  self->actions = ACCORD_ITEMS_GROUP (accord_items_group_new (partnership, "action_item"));
  self->papers = ACCORD_FORM (accord_form_new (partnership));
  accord_form_add_group (self->papers, _("Papers and Minutes"), "meeting", PAPER_FIELDS);
  add_button (self, copying, _("Copy the Agenda as Text"), G_CALLBACK (copy_agenda_cb));
  add_button (self, copying, _("Copy a Skeleton of the Minutes"), G_CALLBACK (copy_minutes_cb));

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->agenda));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->attendance));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->decisions));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->actions));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->papers));
  gtk_box_append (GTK_BOX (box), copying);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
