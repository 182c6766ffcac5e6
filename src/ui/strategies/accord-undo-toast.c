/* accord-undo-toast.c: says what was done, with a button that takes it back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-undo-toast.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * accord_undo_toast_show:
 * @widget: any widget in the page
 * @partnership: what was edited just now
 * @text: what was done
 *
 * Says what was done. The button takes back the last edit, so the toast goes away with the next one.
 */
void
accord_undo_toast_show (GtkWidget *widget, AccordPartnership *partnership, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_signal_connect_object (partnership, "changed", G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
