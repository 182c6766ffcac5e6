/* accord-prose-link.c: follows the links of a text
 *
 * Where a link leads is told before anything is opened, since its words may say something else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prose/accord-prose-link.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/prose/accord-prose-buffer-private.h"
#include "ui/prose/accord-prose-link-dialog.h"

static const char *
get_link_at (const GtkTextIter *iter)
{
  const char *url;

  accord_prose_buffer_get_style_at (iter, &url);

  return url;
}

static const char *
get_link_at_point (GtkTextView *view, double x, double y)
{
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);

  return gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y) ? get_link_at (&iter) : NULL;
}

/* Only what a published text may link to is opened from it, whatever was brought in. */
static gboolean
can_be_opened (const char *url)
{
  g_autofree char *scheme = g_uri_parse_scheme (url);
  g_autofree char *address = scheme != NULL ? accord_prose_complete_address (url) : NULL;

  return address != NULL;
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, GtkWidget *view)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;

  if (!g_str_equal (response, "open"))
    return;

  launcher = gtk_uri_launcher_new (adw_alert_dialog_get_body (dialog));
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (view)), NULL, NULL, NULL);
}

static void
ask (GtkTextView *view, const char *url)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Open This Link?"), url);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "open", _("_Open"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "open");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), view, 0);
  adw_dialog_present (dialog, GTK_WIDGET (view));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkTextView *view)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const char *url = state & GDK_CONTROL_MASK ? get_link_at_point (view, x, y) : NULL;

  if (url == NULL || !can_be_opened (url))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  ask (view, url);
}

static gboolean
query_tooltip_cb (GtkTextView *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *url = keyboard ? accord_prose_link_get_at_cursor (view) : get_link_at_point (view, x, y);
  g_autofree char *text = NULL;

  if (url == NULL)
    return FALSE;

  text = can_be_opened (url) ? g_strdup_printf (_("%s\nCtrl+click or Ctrl+Enter opens it"), url) : g_strdup (url);
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

/**
 * accord_prose_link_get_at_cursor:
 * @view: the area or a cell
 *
 * Returns: (transfer none) (nullable): where the link at the cursor leads, until the text changes
 */
const char *
accord_prose_link_get_at_cursor (GtkTextView *view)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));

  return get_link_at (&iter);
}

/**
 * accord_prose_link_open_at_cursor:
 * @view: the area or a cell
 *
 * Shows where the link at the cursor leads, and opens it if the person agrees.
 *
 * Returns: whether there is a link that can be opened
 */
gboolean
accord_prose_link_open_at_cursor (GtkTextView *view)
{
  const char *url = accord_prose_link_get_at_cursor (view);

  if (url == NULL || !can_be_opened (url))
    return FALSE;

  ask (view, url);

  return TRUE;
}

/**
 * accord_prose_link_set_up:
 * @view: the area or a cell
 *
 * Shows where a link leads when the pointer rests on it, and opens it with Ctrl and a click.
 */
void
accord_prose_link_set_up (GtkTextView *view)
{
  GtkGesture *click;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  click = gtk_gesture_click_new ();
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), view, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect (view, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
