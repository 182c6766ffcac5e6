/* accord-register-as-at.c: the membership of any day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-membership.h"
#include "base/accord-error-words.h"
#include "ui/partners/accord-registers.h"

static const char *const WATCHES[] = { "seat", "appointment", "organisation", "person", "place", NULL };

static AccordRequest *
load (AccordRegister *self)
{
  return accord_membership_load (accord_register_get_day (self));
}

static const char *
name_seat (const AccordMembershipSeat *seat)
{
  const char *organisation = accord_record_get (seat->seat, "organisation");
  const char *title = accord_record_get (seat->seat, "title");

  if (*organisation != '\0')
    return organisation;
  return *title != '\0' ? title : _("Untitled seat");
}

static void
add_holder (GString *words, AccordVocabulary *roles, AccordRecord *holder)
{
  const char *post = accord_record_get (holder, "post");
  const char *person = accord_record_get (holder, "person");
  const char *role = accord_record_get (holder, "role");

  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, *post != '\0' ? post : *person != '\0' ? person : _("Post not recorded"));
  if (!g_str_equal (role, "member"))
    g_string_append_printf (words, " (%s)", accord_vocabulary_get_label (roles, role));
}

static char *
describe (AccordRegister *self, const AccordMembershipSeat *seat)
{
  AccordVocabulary *roles = accord_partnership_get_vocabulary (accord_register_get_partnership (self), "appointment_role");
  const char *since = accord_record_get (seat->seat, "vacant_since");
  g_autofree char *day = *since != '\0' ? accord_day_format (since) : NULL;
  GString *words = g_string_new (NULL);

  if (accord_membership_seat_is_vacant (seat) && day != NULL)
    g_string_append_printf (words, _("Vacant since %s"), day);
  else if (accord_membership_seat_is_vacant (seat))
    g_string_append (words, _("Vacant"));
  for (guint i = 0; i < seat->holders->len; i++)
    add_holder (words, roles, g_ptr_array_index (seat->holders, i));
  return g_string_free_and_steal (words);
}

static void
fill (AccordRegister *self, GPtrArray *seats)
{
  g_autofree char *day = accord_day_format (accord_register_get_day (self));
  g_autofree char *title = g_strdup_printf (_("Membership on %s"), day);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < seats->len; i++)
    {
      const AccordMembershipSeat *seat = g_ptr_array_index (seats, i);
      g_autofree char *words = describe (self, seat);

      if (group == NULL)
        group = accord_register_add_group (self, title);
      accord_register_add_row (group, name_seat (seat), words);
    }
}

static void
applied_cb (AdwEntryRow *row, gpointer data)
{
  g_autoptr (GError) error = NULL;
  char iso[11];

  if (accord_day_parse (gtk_editable_get_text (GTK_EDITABLE (row)), iso, &error))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_widget_set_tooltip_text (GTK_WIDGET (row), NULL);
      accord_register_set_day (data, iso);
    }
  else
    {
      g_autofree char *words = accord_error_words (error);

      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_widget_set_tooltip_text (GTK_WIDGET (row), words);
      gtk_widget_activate_action (GTK_WIDGET (row), "win.message", "s", words);
    }
}

static void
add_top (AccordRegister *self, AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *day = accord_day_format (accord_register_get_day (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("As at (dd/mm/yyyy)"));
  gtk_editable_set_text (GTK_EDITABLE (row), day);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect (row, "apply", G_CALLBACK (applied_cb), self);
  g_signal_connect (row, "entry-activated", G_CALLBACK (applied_cb), self);
  adw_preferences_group_add (group, row);
}

/**
 * accord_register_as_at:
 *
 * The seats of a day and who held them.
 */
const AccordRegisterLook accord_register_as_at = {
  .title = N_("Membership as at a Date"),
  .empty = N_("There were no seats on that day."),
  .watches = WATCHES,
  .load = load,
  .fill = fill,
  .add_top = add_top,
};
