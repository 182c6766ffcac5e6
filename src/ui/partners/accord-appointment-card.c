/* accord-appointment-card.c: somebody who holds a seat
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-appointment-card.h"

#include <glib/gi18n.h>

#include "ui/browser/accord-browser.h"
#include "ui/common/accord-form.h"
#include "ui/common/accord-shell.h"
#include "ui/partners/accord-end-dialog.h"

static const char *const APPOINTMENT_FIELDS[] = { "post", "person_id", "organisation_id", "holder_kind", "start", "end",
                                                  "minute", "note", NULL };
static const char *const DECLARATION_FIELDS[] = { "received", "declared", "interest", "action", "due_on", NULL };

/**
 * AccordAppointmentCard:
 *
 * An appointment that lasts, with its declaration of interest.
 */
struct _AccordAppointmentCard
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  AccordRecord *appointment;
  AccordForm *form;
  AdwPreferencesGroup *group;
  GtkWidget *declare;
};

G_DEFINE_FINAL_TYPE (AccordAppointmentCard, accord_appointment_card, ADW_TYPE_BIN)

/* --- the declaration --- */

static void
declarations_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordAppointmentCard) self = data;
  g_autoptr (GPtrArray) declarations = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (declarations == NULL || self->partnership == NULL)
    return;
  gtk_widget_set_visible (self->declare, declarations->len == 0);
  accord_form_show (self->form, "declaration",
                    declarations->len > 0 ? accord_record_get_id (declarations->pdata[declarations->len - 1]) : 0);
}

static void
load_declarations (AccordAppointmentCard *self)
{
  accord_partnership_run_async (
      self->partnership,
      accord_record_load_all ("declaration", "appointment_id", accord_record_get_id (self->appointment)), NULL,
      declarations_loaded_cb, g_object_ref (self));
}

static void
declared_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordAppointmentCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (error != NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  gtk_widget_set_visible (self->declare, FALSE);
  accord_form_show (self->form, "declaration", *id);
  accord_form_focus (self->form, "declaration", "received");
}

static void
declare_cb (AccordAppointmentCard *self)
{
  const char *appointment = accord_record_get (self->appointment, "id");

  accord_partnership_run_async (self->partnership,
                                accord_record_add ("declaration", (const char *const[]) { "appointment_id", NULL },
                                                   (const char *const[]) { appointment, NULL }),
                                NULL, declared_cb, g_object_ref (self));
}

/* --- its end --- */

static void
end_cb (AccordAppointmentCard *self)
{
  accord_form_flush (self->form);
  accord_end_dialog_present (GTK_WIDGET (self), self->partnership, self->appointment);
}

static void
delete_cb (AccordAppointmentCard *self)
{
  GtkWidget *browser = gtk_widget_get_ancestor (GTK_WIDGET (self), ACCORD_TYPE_BROWSER);

  accord_browser_delete (ACCORD_BROWSER (browser), "appointment", accord_record_get_id (self->appointment));
}

/* --- the object --- */

static void
accord_appointment_card_dispose (GObject *object)
{
  AccordAppointmentCard *self = ACCORD_APPOINTMENT_CARD (object);

  g_clear_object (&self->partnership);
  g_clear_object (&self->appointment);

  G_OBJECT_CLASS (accord_appointment_card_parent_class)->dispose (object);
}

static void
accord_appointment_card_class_init (AccordAppointmentCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_appointment_card_dispose;
}

static void
accord_appointment_card_init (AccordAppointmentCard *self)
{
}

static GtkWidget *
create_buttons (AccordAppointmentCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *end = gtk_button_new_with_mnemonic (_("_End…"));
  GtkWidget *delete = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_tooltip_text (end, _("End this appointment and keep it in the history"));
  gtk_widget_set_tooltip_text (delete, _("Delete this appointment: for mistakes"));
  gtk_widget_add_css_class (end, "flat");
  gtk_widget_add_css_class (delete, "flat");
  g_signal_connect_swapped (end, "clicked", G_CALLBACK (end_cb), self);
  g_signal_connect_swapped (delete, "clicked", G_CALLBACK (delete_cb), self);
  gtk_box_append (GTK_BOX (box), end);
  gtk_box_append (GTK_BOX (box), delete);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/**
 * accord_appointment_card_new:
 * @partnership: what is edited
 * @appointment: one that lasts
 *
 * Returns: (transfer floating): its card; it lies in an #AccordBrowser
 */
GtkWidget *
accord_appointment_card_new (AccordPartnership *partnership, AccordRecord *appointment)
{
  AccordAppointmentCard *self = g_object_new (ACCORD_TYPE_APPOINTMENT_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *declare_group = adw_preferences_group_new ();

  self->partnership = g_object_ref (partnership);
  self->form = ACCORD_FORM (accord_form_new (partnership));
  self->group = accord_form_add_group (self->form, "", "appointment", APPOINTMENT_FIELDS);
  adw_preferences_group_set_header_suffix (self->group, create_buttons (self));
  accord_form_add_group (self->form, _("Declaration of Interest"), "declaration", DECLARATION_FIELDS);
  self->declare = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->declare), _("Record a Declaration of Interest"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->declare), "list-add-symbolic");
  g_signal_connect_swapped (self->declare, "activated", G_CALLBACK (declare_cb), self);
  gtk_widget_set_visible (self->declare, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (declare_group), self->declare);
  g_object_bind_property (self->declare, "visible", declare_group, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), declare_group);
  adw_bin_set_child (ADW_BIN (self), box);
  accord_appointment_card_show (self, appointment);
  return GTK_WIDGET (self);
}

/**
 * accord_appointment_card_show:
 * @appointment: the same appointment, as it is now
 */
void
accord_appointment_card_show (AccordAppointmentCard *self, AccordRecord *appointment)
{
  AccordVocabulary *roles;
  g_autofree char *title = NULL;

  g_return_if_fail (ACCORD_IS_APPOINTMENT_CARD (self));

  g_set_object (&self->appointment, appointment);
  roles = accord_partnership_get_vocabulary (self->partnership, "appointment_role");
  title = g_markup_escape_text (accord_vocabulary_get_label (roles, accord_record_get (appointment, "role")), -1);
  adw_preferences_group_set_title (self->group, title);
  accord_form_show (self->form, "appointment", accord_record_get_id (appointment));
  load_declarations (self);
}

/**
 * accord_appointment_card_focus:
 *
 * Puts the focus where an appointment is filled in.
 */
void
accord_appointment_card_focus (AccordAppointmentCard *self)
{
  g_return_if_fail (ACCORD_IS_APPOINTMENT_CARD (self));

  accord_form_focus (self->form, "appointment", "post");
}

/**
 * accord_appointment_card_flush:
 *
 * Stores what is typed and not stored yet.
 */
void
accord_appointment_card_flush (AccordAppointmentCard *self)
{
  g_return_if_fail (ACCORD_IS_APPOINTMENT_CARD (self));

  accord_form_flush (self->form);
}
