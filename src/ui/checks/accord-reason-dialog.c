/* accord-reason-dialog.c: asks why a requirement is settled otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/checks/accord-reason-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *parent;
  AccordReasonFunc func;
  gboolean is_override;
  GtkTextBuffer *buffer;
} Asking;

static char *
get_reason (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
reason_changed_cb (GtkTextBuffer *buffer, gpointer data)
{
  g_autofree char *reason = get_reason (buffer);

  adw_alert_dialog_set_response_enabled (data, "record", *reason != '\0');
}

static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autofree Asking *asking = data;
  g_autoptr (GtkWidget) parent = asking->parent;
  g_autoptr (GtkTextBuffer) buffer = asking->buffer;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (dialog), result);
  g_autofree char *reason = get_reason (buffer);

  if (g_str_equal (response, "record") && *reason != '\0')
    asking->func (parent, asking->is_override, reason);
}

static GtkWidget *
make_entry (GtkTextBuffer **buffer)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 9);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 9);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (frame), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (frame), 96);
  gtk_widget_add_css_class (frame, "card");
  *buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  return frame;
}

/**
 * accord_reason_dialog_present:
 * @parent: what asks; kept alive until the answer
 * @requirement: the requirement, in words
 * @is_override: overridden; else not applicable
 * @func: called with @parent and the reason, unless the person thinks better of it
 *
 * Asks for a reason that is not empty: it is shown for ever after, and on paper.
 */
void
accord_reason_dialog_present (GtkWidget *parent, const char *requirement, gboolean is_override, AccordReasonFunc func)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
      adw_alert_dialog_new (is_override ? _("Override This Check?") : _("Mark as Not Applicable?"), NULL));
  Asking *asking = g_new (Asking, 1);
  GtkWidget *entry;

  adw_alert_dialog_format_body (
      dialog, _("“%s”\n\nYour name, the day and your reason are shown with this check from now on, and on paper. Why?"),
      requirement);
  *asking = (Asking) { g_object_ref (parent), func, is_override, NULL };
  entry = make_entry (&asking->buffer);
  adw_alert_dialog_set_extra_child (dialog, entry);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "record", _("_Record the Reason"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "record", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (dialog, "record", FALSE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (asking->buffer, "changed", G_CALLBACK (reason_changed_cb), dialog, G_CONNECT_DEFAULT);
  adw_alert_dialog_choose (dialog, parent, NULL, chosen_cb, asking);
  adw_dialog_set_focus (ADW_DIALOG (dialog), gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (entry)));
}
