/* accord-seat-details.c: a seat and who held it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-seat-details.h"

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-seats.h"
#include "ui/common/accord-cards.h"
#include "ui/common/accord-details.h"
#include "ui/common/accord-form.h"
#include "ui/common/accord-shell.h"
#include "ui/partners/accord-appointment-card.h"

static const char *const SEAT_FIELDS[] = { "organisation_id", "title", "number", "sector", "voting", NULL };
static const char *const MORE_FIELDS[] = { "statutory_basis", "appointed_by", "holder_kind", "shared", "quorum_class",
                                           "place_id",        "from_on",      "until_on",    "note",   NULL };
static const char *const ORGANISATION_FIELDS[] = { "name",  "short_name", "kind",    "sector",  "website",
                                                   "email", "phone",      "organisation_alias", "organisation_place",
                                                   "from_on", "until_on", NULL };

/**
 * AccordSeatDetails:
 *
 * Everything about one seat: itself, who holds it now as a member or as a deputy, who held it before, and its body.
 */
struct _AccordSeatDetails
{
  AdwBin parent_instance;

  AccordPartnership *partnership;
  gint64 seat;
  gint64 new_appointment;     /* to have the focus when its card is there */
  AccordForm *form;
  AccordForm *more;
  AccordForm *organisation;
  GtkWidget *vacancy;         /* the group */
  GtkWidget *vacancy_row;
  GtkBox *cards;
  AdwPreferencesGroup *deputies;
  GtkWidget *add_deputy;
  AdwPreferencesGroup *past;
  GPtrArray *past_rows;       /* the group holds them */
};

static void accord_seat_details_details_init (AccordDetailsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordSeatDetails, accord_seat_details, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_DETAILS, accord_seat_details_details_init))

/* --- appointments --- */

static GtkWidget *
show_card_cb (AccordRecord *record, GtkWidget *card, gpointer data)
{
  AccordSeatDetails *self = data;

  if (card == NULL)
    return accord_appointment_card_new (self->partnership, record);
  accord_appointment_card_show (ACCORD_APPOINTMENT_CARD (card), record);
  return card;
}

static gboolean
has_role (AccordRecord *appointment, const char *role)
{
  return g_str_equal (accord_record_get (appointment, "role"), role);
}

static gboolean
has_ended (AccordRecord *appointment)
{
  return *accord_record_get (appointment, "ended_on") != '\0';
}

/* The member first. */
static void
show_current (AccordSeatDetails *self, GPtrArray *appointments)
{
  g_autoptr (GPtrArray) current = g_ptr_array_new ();
  GtkWidget *card;

  for (guint i = 0; i < appointments->len; i++)
    if (!has_ended (appointments->pdata[i]) && has_role (appointments->pdata[i], "member"))
      g_ptr_array_add (current, appointments->pdata[i]);
  for (guint i = 0; i < appointments->len; i++)
    if (!has_ended (appointments->pdata[i]) && !has_role (appointments->pdata[i], "member"))
      g_ptr_array_add (current, appointments->pdata[i]);
  accord_cards_update (self->cards, current, show_card_cb, self);

  card = self->new_appointment != 0 ? accord_cards_find (self->cards, self->new_appointment) : NULL;
  if (card != NULL)
    {
      self->new_appointment = 0;
      accord_appointment_card_focus (ACCORD_APPOINTMENT_CARD (card));
    }
}

static char *
describe_term (AccordSeatDetails *self, AccordRecord *appointment)
{
  AccordVocabulary *reasons = accord_partnership_get_vocabulary (self->partnership, "ended_reason");
  const char *reason = accord_vocabulary_get_label (reasons, accord_record_get (appointment, "ended_reason"));
  g_autofree char *start = accord_record_format (appointment, accord_field_find ("appointment", "start"));
  g_autofree char *end = accord_day_format (accord_record_get (appointment, "ended_on"));

  /* Translators: when an appointment began and ended, and why. */
  if (*reason != '\0')
    return g_strdup_printf (_("%s to %s: %s"), *start != '\0' ? start : "…", end, reason);
  return g_strdup_printf (_("%s to %s"), *start != '\0' ? start : "…", end);
}

static GtkWidget *
create_past_row (AccordSeatDetails *self, AccordRecord *appointment)
{
  AccordVocabulary *roles = accord_partnership_get_vocabulary (self->partnership, "appointment_role");
  const char *post = accord_record_get (appointment, "post");
  g_autofree char *subtitle = describe_term (self, appointment);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *post != '\0' ? post
                                               : accord_vocabulary_get_label (roles, accord_record_get (appointment, "role")));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
show_past (AccordSeatDetails *self, GPtrArray *appointments)
{
  for (guint i = 0; i < self->past_rows->len; i++)
    adw_preferences_group_remove (self->past, self->past_rows->pdata[i]);
  g_ptr_array_set_size (self->past_rows, 0);
  for (guint i = appointments->len; i > 0; i--)
    if (has_ended (appointments->pdata[i - 1]))
      {
        GtkWidget *row = create_past_row (self, appointments->pdata[i - 1]);

        adw_preferences_group_add (self->past, row);
        g_ptr_array_add (self->past_rows, row);
      }
  gtk_widget_set_visible (GTK_WIDGET (self->past), self->past_rows->len > 0);
}

static void
show_vacancy (AccordSeatDetails *self, AccordRecord *seat, GPtrArray *appointments)
{
  const char *since = accord_record_get (seat, "vacant_since");
  gboolean is_member = g_str_equal (accord_record_get (seat, "kind"), "member");
  gboolean is_vacant = is_member;
  g_autofree char *day = accord_day_format (since);
  g_autofree char *title = *since != '\0' ? g_strdup_printf (_("Vacant since %s"), day) : g_strdup (_("Vacant"));

  for (guint i = 0; i < appointments->len; i++)
    if (!has_ended (appointments->pdata[i]) && has_role (appointments->pdata[i], "member"))
      is_vacant = FALSE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->vacancy_row), title);
  gtk_widget_set_visible (self->vacancy, is_vacant);
  gtk_widget_set_visible (GTK_WIDGET (self->deputies), is_member);
  gtk_widget_set_sensitive (self->add_deputy, !is_vacant);
  adw_preferences_group_set_description (self->deputies,
                                         is_vacant ? _("A deputy stands in for a member. Fill the seat first.") : NULL);
}

/* --- reading --- */

typedef struct
{
  AccordSeatDetails *details;
  gint64 seat;
  AccordRecord *record;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->details);
  g_clear_object (&asked->record);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
appointments_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  AccordSeatDetails *self = asked->details;
  g_autoptr (GPtrArray) appointments = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (appointments == NULL || self->seat != asked->seat)
    return;
  accord_form_show (self->organisation, "organisation", accord_record_get_int (asked->record, "organisation_id"));
  show_vacancy (self, asked->record, appointments);
  show_current (self, appointments);
  show_past (self, appointments);
}

static void
seat_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  AccordPartnership *partnership = ACCORD_PARTNERSHIP (object);

  asked->record = accord_partnership_run_finish (partnership, result, NULL);
  if (asked->record == NULL || asked->details->seat != asked->seat)
    return;
  accord_partnership_run_async (partnership, accord_record_load_all ("appointment", "seat_id", asked->seat), NULL,
                                appointments_loaded_cb, asked);
  g_steal_pointer (&asked);
}

static void
load (AccordSeatDetails *self)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->details = g_object_ref (self);
  asked->seat = self->seat;
  accord_partnership_run_async (self->partnership, accord_record_load ("seat", self->seat), NULL, seat_loaded_cb, asked);
}

static void
changed_cb (AccordPartnership *partnership, AccordChanges *changes, gpointer data)
{
  AccordSeatDetails *self = data;

  if (self->seat != 0 && (accord_changes_touch (changes, "seat") || accord_changes_touch (changes, "appointment") ||
                          accord_changes_touch (changes, "declaration")))
    load (self);
}

/* --- editing --- */

static void
appointed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordSeatDetails) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (error != NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  self->new_appointment = *id;
  if (self->seat != 0)
    load (self);
}

static void
appoint (AccordSeatDetails *self, const char *role)
{
  accord_partnership_run_async (self->partnership, accord_seat_appoint (self->seat, role), NULL, appointed_cb,
                                g_object_ref (self));
}

static void
fill_cb (AccordSeatDetails *self)
{
  appoint (self, "member");
}

static void
add_deputy_cb (AccordSeatDetails *self)
{
  appoint (self, "deputy");
}

/* --- as details --- */

static void
flush (AccordDetails *details)
{
  AccordSeatDetails *self = ACCORD_SEAT_DETAILS (details);

  accord_form_flush (self->form);
  accord_form_flush (self->more);
  accord_form_flush (self->organisation);
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    accord_appointment_card_flush (ACCORD_APPOINTMENT_CARD (card));
}

static void
show (AccordDetails *details, gint64 seat)
{
  AccordSeatDetails *self = ACCORD_SEAT_DETAILS (details);

  if (self->seat == seat)
    return;
  flush (details);
  self->seat = seat;
  self->new_appointment = 0;
  accord_form_show (self->form, "seat", seat);
  accord_form_show (self->more, "seat", seat);
  if (seat != 0)
    load (self);
}

static void
focus (AccordDetails *details)
{
  accord_form_focus (ACCORD_SEAT_DETAILS (details)->form, "seat", "title");
}

static void
accord_seat_details_details_init (AccordDetailsInterface *iface)
{
  iface->show = show;
  iface->focus = focus;
  iface->flush = flush;
}

/* --- the object --- */

static void
accord_seat_details_dispose (GObject *object)
{
  AccordSeatDetails *self = ACCORD_SEAT_DETAILS (object);

  self->seat = 0;
  g_ptr_array_set_size (self->past_rows, 0);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_seat_details_parent_class)->dispose (object);
}

static void
accord_seat_details_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_SEAT_DETAILS (object)->past_rows);

  G_OBJECT_CLASS (accord_seat_details_parent_class)->finalize (object);
}

static void
accord_seat_details_class_init (AccordSeatDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_seat_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_seat_details_finalize;
}

static void
accord_seat_details_init (AccordSeatDetails *self)
{
  self->past_rows = g_ptr_array_new ();
}

static AccordForm *
create_form (AccordSeatDetails *self, const char *title, const char *table, const char *const *fields)
{
  GtkWidget *form = accord_form_new (self->partnership);

  accord_form_add_group (ACCORD_FORM (form), title, table, fields);
  return ACCORD_FORM (form);
}

static void
build_vacancy (AccordSeatDetails *self)
{
  GtkWidget *fill = gtk_button_new_with_mnemonic (_("_Fill…"));

  self->vacancy = adw_preferences_group_new ();
  self->vacancy_row = adw_action_row_new ();
  gtk_widget_set_tooltip_text (fill, _("Record who holds this seat now"));
  gtk_widget_set_valign (fill, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (fill, "suggested-action");
  g_signal_connect_swapped (fill, "clicked", G_CALLBACK (fill_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->vacancy_row), gtk_image_new_from_icon_name ("accord-state-none-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->vacancy_row), fill);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->vacancy), self->vacancy_row);
}

static void
build_deputies (AccordSeatDetails *self)
{
  self->deputies = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->add_deputy = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_deputy), _("Add a Deputy"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add_deputy), "list-add-symbolic");
  g_signal_connect_swapped (self->add_deputy, "activated", G_CALLBACK (add_deputy_cb), self);
  adw_preferences_group_add (self->deputies, self->add_deputy);
}

/**
 * accord_seat_details_new:
 * @partnership: what is edited
 *
 * Returns: (transfer floating): details that show nothing yet; they lie in an #AccordBrowser
 */
GtkWidget *
accord_seat_details_new (AccordPartnership *partnership)
{
  AccordSeatDetails *self = g_object_new (ACCORD_TYPE_SEAT_DETAILS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->partnership = g_object_ref (partnership);
  self->form = create_form (self, "", "seat", SEAT_FIELDS);
  self->more = create_form (self, _("About the Seat"), "seat", MORE_FIELDS);
  self->organisation = create_form (self, _("Organisation"), "organisation", ORGANISATION_FIELDS);
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->past = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->past, _("Past Appointments"));
  build_vacancy (self);
  build_deputies (self);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), self->vacancy);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->cards));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->deputies));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->past));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->organisation));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (partnership, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}
