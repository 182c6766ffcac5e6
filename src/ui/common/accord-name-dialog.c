/* accord-name-dialog.c: asks for one name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-name-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *parent;
  AccordNameFunc func;
  gpointer data;
  GtkEditable *entry;
} Asking;

static void
name_changed_cb (GtkEditable *entry, gpointer data)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (data, "add", *name != '\0');
}

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autofree Asking *asking = data;
  g_autoptr (GtkWidget) parent = asking->parent;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (asking->entry)));

  g_object_unref (asking->entry);
  if (g_str_equal (response, "add") && *name != '\0')
    asking->func (parent, name, asking->data);
}

/**
 * accord_name_dialog_present:
 * @parent: what asks; kept alive until the answer
 * @heading: what is named
 * @func: called with @parent and the name, unless the person thinks better of it
 * @data: for @func
 *
 * Asks for a name that is not empty.
 */
void
accord_name_dialog_present (GtkWidget *parent, const char *heading, AccordNameFunc func, gpointer data)
{
  accord_name_dialog_present_with (parent, heading, "", _("_Add"), func, data);
}

/**
 * accord_name_dialog_present_with:
 * @parent: what asks; kept alive until the answer
 * @heading: what is named
 * @name: what it is called now
 * @response: what the button says that takes the name, with a mnemonic
 * @func: called with @parent and the name, unless the person thinks better of it
 * @data: for @func
 *
 * Asks for a name that is not empty.
 */
void
accord_name_dialog_present_with (GtkWidget *parent, const char *heading, const char *name, const char *response,
                                 AccordNameFunc func, gpointer data)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, NULL));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();
  Asking *asking = g_new (Asking, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _("Name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_alert_dialog_set_extra_child (dialog, group);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "add", response, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (dialog, "add", FALSE);
  adw_alert_dialog_set_default_response (dialog, "add");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (entry, "changed", G_CALLBACK (name_changed_cb), dialog);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);

  *asking = (Asking) { g_object_ref (parent), func, data, g_object_ref (GTK_EDITABLE (entry)) };
  adw_alert_dialog_choose (dialog, parent, NULL, chosen_cb, asking);
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
}
