/* accord-file-choice.c: the file that a person chose
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-file-choice.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static gboolean
is_dismissal (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
         g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
complain (GtkWidget *widget, const char *heading, const char *body)
{
  AdwDialog *dialog;

  if (gtk_widget_get_root (widget) == NULL)
    return; /* it was closed meanwhile: there is nobody to tell */
  dialog = adw_alert_dialog_new (heading, body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, widget);
}

static void
complain_of_chooser (GtkWidget *widget, const GError *error)
{
  g_autofree char *body = g_strdup_printf (
      _("This computer could not show a file chooser, so nothing was opened, brought in or saved. Try again; if this stays,"
        " tell your administrator: Accord needs the portal org.freedesktop.portal.FileChooser (the package"
        " xdg-desktop-portal, with a second one for your desktop). Details: %s"),
      error->message);

  complain (widget, _("No File Can Be Chosen"), body);
}

/**
 * accord_file_choice_finish:
 * @dialog: a #GtkFileDialog that a file was to be opened or saved with
 * @result: its result
 * @widget: who asked; what is said is shown over it
 *
 * Finishes gtk_file_dialog_open() or gtk_file_dialog_save(). A person who chose nothing knows it; that none could be chosen,
 * or one that is not in a folder of this computer, is said here.
 *
 * Returns: (transfer full) (nullable): the file, which has a path, or %NULL where nothing is left to be done
 */
GFile *
accord_file_choice_finish (GObject *dialog, GAsyncResult *result, GtkWidget *widget)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (GTK_IS_FILE_DIALOG (dialog), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (g_async_result_is_tagged (result, gtk_file_dialog_save))
    file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);
  else
    file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, &error);
  if (file != NULL && g_file_peek_path (file) != NULL)
    return g_steal_pointer (&file);
  if (file != NULL)
    complain (widget, _("Not in a Folder of This Computer"),
              _("Accord opens and saves files in folders of this computer only. Choose one of those."));
  else if (error != NULL && !is_dismissal (error))
    complain_of_chooser (widget, error);
  return NULL;
}
