/* accord-register-requests.c: who asked to join
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/accord-vague-date.h"
#include "membership/accord-joining.h"
#include "model/accord-record.h"
#include "ui/common/accord-shell.h"
#include "ui/partners/accord-record-dialog.h"
#include "ui/partners/accord-registers.h"

static const char *const WATCHES[] = { "joining_request", NULL };

static AccordRequest *
load (AccordRegister *self)
{
  return accord_record_load_all ("joining_request", NULL, 0);
}

static void
open_cb (AccordRegisterItem *request)
{
  accord_record_dialog_present (GTK_WIDGET (request->self), accord_register_get_partnership (request->self),
                                &accord_record_dialog_request, accord_record_get_id (request->item));
}

static void
joined_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordRegister) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *seat = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (seat == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  accord_shell_open (GTK_WIDGET (self), "seat", *seat);
  accord_register_close (self);
}

static void
join_cb (AccordRegisterItem *request)
{
  accord_partnership_run_async (accord_register_get_partnership (request->self),
                                accord_joining_join (accord_record_get_id (request->item)), NULL, joined_cb,
                                g_object_ref (request->self));
}

static char *
describe (AccordRegister *self, AccordRecord *request)
{
  AccordVocabulary *states = accord_partnership_get_vocabulary (accord_register_get_partnership (self), "joining_state");
  const char *received = accord_record_get (request, "received_on");
  const char *gap = accord_record_get (request, "gap");
  g_autofree char *day = *received != '\0' ? accord_day_format (received) : NULL;
  GString *words = g_string_new (accord_vocabulary_get_label (states, accord_record_get (request, "state")));

  if (day != NULL)
    g_string_append_printf (words, " · %s", day);
  if (*gap != '\0')
    g_string_append_printf (words, "\n%s", gap);
  return g_string_free_and_steal (words);
}

static void
add_request (AccordRegister *self, AdwPreferencesGroup *group, GPtrArray *requests, guint index)
{
  AccordRecord *request = g_ptr_array_index (requests, index);
  const char *applicant = accord_record_get (request, "applicant");
  const char *name = *applicant != '\0' ? applicant : _("Request without a name");
  g_autofree char *words = describe (self, request);
  g_autofree char *open = g_strdup_printf (_("Open the request of %s"), name);
  g_autofree char *join = g_strdup_printf (_("Make a seat and an appointment for %s"), name);
  GtkWidget *row = accord_register_add_row (group, name, words);

  accord_register_add_button (self, row, _("_Open…"), open, open_cb, requests, index);
  if (g_str_equal (accord_record_get (request, "state"), "accepted"))
    {
      GtkWidget *button = accord_register_add_button (self, row, _("_Join"), join, join_cb, requests, index);

      gtk_widget_remove_css_class (button, "flat");
      gtk_widget_add_css_class (button, "suggested-action");
    }
}

static void
fill (AccordRegister *self, GPtrArray *requests)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = requests->len; i-- > 0;)
    {
      if (group == NULL)
        group = accord_register_add_group (self, "");
      add_request (self, group, requests, i);
    }
}

static void
added_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordRegister) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (id != NULL)
    accord_record_dialog_present (GTK_WIDGET (self), accord_register_get_partnership (self),
                                  &accord_record_dialog_request, *id);
  else
    accord_shell_complain (GTK_WIDGET (self), error);
}

static void
add_cb (AccordRegister *self)
{
  accord_partnership_run_async (accord_register_get_partnership (self),
                                accord_record_add ("joining_request", (const char *const[]) { "received_on", NULL },
                                                   (const char *const[]) { accord_register_get_day (self), NULL }),
                                NULL, added_cb, g_object_ref (self));
}

static void
add_top (AccordRegister *self, AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add a Request"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "list-add-symbolic");
  g_signal_connect_swapped (row, "activated", G_CALLBACK (add_cb), self);
  adw_preferences_group_add (group, row);
}

/**
 * accord_register_requests:
 *
 * Requests to join, the last first.
 */
const AccordRegisterLook accord_register_requests = {
  .title = N_("Requests to Join"),
  .empty = N_("Nobody has asked to join."),
  .watches = WATCHES,
  .load = load,
  .fill = fill,
  .add_top = add_top,
};
