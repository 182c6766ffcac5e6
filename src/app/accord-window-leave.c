/* accord-window-leave.c: leaves a partnership only when all that was typed is stored
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "app/accord-window-private.h"
#include "base/accord-error-words.h"
#include "ui/common/accord-unstored.h"

/* Waits on the window's behalf. There is one at most in a window. */
typedef struct
{
  AccordWindow *window;
  AccordPartnership *partnership;
  AccordUnstored *unstored;
  AccordWindowLeaveFunc leave;
  AccordWindowLeaveFunc stay;
  gulong handlers[2];
} Leaving;

static void
stop_waiting (Leaving *self)
{
  g_clear_signal_handler (&self->handlers[0], self->unstored);
  g_clear_signal_handler (&self->handlers[1], self->partnership);
}

static void
leaving_free (gpointer data)
{
  Leaving *self = data;

  stop_waiting (self);
  g_object_unref (self->unstored);
  g_object_unref (self->partnership);
  g_free (self);
}

static void
finish (Leaving *self, AccordWindowLeaveFunc then)
{
  AccordWindow *window = self->window;

  g_object_set_data (G_OBJECT (window), "accord-leaving", NULL);
  if (then != NULL)
    then (window);
}

static void look (Leaving *self);

static void
wait (Leaving *self)
{
  self->handlers[0] = g_signal_connect_swapped (self->unstored, "changed", G_CALLBACK (look), self);
  self->handlers[1] = g_signal_connect_swapped (self->partnership, "notify::storing", G_CALLBACK (look), self);
  look (self);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  AccordWindow *window = data;
  Leaving *self = g_object_get_data (G_OBJECT (window), "accord-leaving");
  g_autofree char *text = NULL;

  if (self == NULL)
    return;
  if (g_str_equal (response, "again"))
    {
      accord_unstored_try_again (self->unstored);
      wait (self);
      return;
    }
  if (g_str_equal (response, "copy"))
    {
      text = accord_unstored_dup_text (self->unstored);
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), text);
      accord_window_say (window, _("The text is in the clipboard."));
    }
  finish (self, g_str_equal (response, "leave") ? self->leave : self->stay);
}

static void
ask (Leaving *self)
{
  const GError *error = accord_unstored_get_error (self->unstored);
  g_autofree char *why = error != NULL ? accord_error_words (error) : g_strdup ("");
  g_autofree char *body = g_strdup_printf (_("%s What you typed is still here. It would be lost if you closed now."), why);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Not Everything Is Stored"), body));

  adw_alert_dialog_add_responses (dialog, "stay", _("_Stay"), "again", _("_Try Again"), "copy", _("_Copy the Text"),
                                  "leave", _("Close _Anyway"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "again", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_appearance (dialog, "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "stay");
  adw_alert_dialog_set_default_response (dialog, "again");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self->window, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self->window));
}

/* What fails answers at once or after a while; until then nobody knows. */
static void
look (Leaving *self)
{
  if (accord_unstored_is_waiting (self->unstored) || accord_partnership_is_storing (self->partnership))
    return;
  stop_waiting (self);
  if (accord_unstored_is_empty (self->unstored))
    finish (self, self->leave);
  else
    ask (self);
}

/**
 * accord_window_leave:
 * @leave: goes on when all is stored, or the person gives up what is not
 * @stay: (nullable): called when the person would rather stay
 *
 * Waits until all that was typed is stored. When something cannot be stored the text stays on the screen, and the person
 * is asked. While they are, asking again does nothing.
 */
void
accord_window_leave (AccordWindow *window, AccordWindowLeaveFunc leave, AccordWindowLeaveFunc stay)
{
  AccordPartnership *partnership = accord_window_get_partnership (window);
  Leaving *self;

  if (accord_window_is_leaving (window))
    return;
  self = g_new0 (Leaving, 1);
  self->window = window;
  self->partnership = g_object_ref (partnership);
  self->unstored = g_object_ref (accord_unstored_get (partnership));
  self->leave = leave;
  self->stay = stay;
  g_object_set_data_full (G_OBJECT (window), "accord-leaving", self, leaving_free);
  wait (self);
}

/**
 * accord_window_is_leaving:
 *
 * Returns: whether the window waits for the disk, or for an answer
 */
gboolean
accord_window_is_leaving (AccordWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "accord-leaving") != NULL;
}
