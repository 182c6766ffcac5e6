/* accord-desk-banner.c: says what the desk lacks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-desk-banner.h"

#include <glib/gi18n.h>

/**
 * AccordDeskBanner:
 *
 * Looks for what the desk lacks when it is made, and is only there to be seen if something is. It stays until the person has
 * read what it means and hides it: until the next start, for the desk is still the same then.
 */
struct _AccordDeskBanner
{
  AdwBin parent_instance;

  GCancellable *cancellable;
  AccordDeskLack lacks;
};

G_DEFINE_FINAL_TYPE (AccordDeskBanner, accord_desk_banner, ADW_TYPE_BIN)

static AdwBanner *
get_banner (AccordDeskBanner *self)
{
  return ADW_BANNER (adw_bin_get_child (ADW_BIN (self)));
}

static void
hide_cb (AccordDeskBanner *self)
{
  adw_banner_set_revealed (get_banner (self), FALSE);
}

static void
explain_cb (AccordDeskBanner *self)
{
  g_autofree char *words = accord_desk_explain (self->lacks);
  AdwDialog *dialog = adw_alert_dialog_new (_("About This Computer"), words);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "hide", _("_Hide for Now"), "close", _("_Close"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response::hide", G_CALLBACK (hide_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/**
 * accord_desk_banner_show:
 * @lacks: what the desk lacks
 *
 * Says it, or is not to be seen when there is nothing to say.
 */
void
accord_desk_banner_show (AccordDeskBanner *self, AccordDeskLack lacks)
{
  g_autofree char *summary = accord_desk_summarise (lacks);

  g_return_if_fail (ACCORD_IS_DESK_BANNER (self));

  self->lacks = lacks;
  adw_banner_set_title (get_banner (self), summary != NULL ? summary : "");
  adw_banner_set_revealed (get_banner (self), summary != NULL);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordDeskBanner) self = data;
  AccordDeskLack lacks = accord_desk_look_finish (result);

  if (!g_cancellable_is_cancelled (self->cancellable))
    accord_desk_banner_show (self, lacks);
}

static void
accord_desk_banner_dispose (GObject *object)
{
  AccordDeskBanner *self = ACCORD_DESK_BANNER (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_DESK_BANNER);

  G_OBJECT_CLASS (accord_desk_banner_parent_class)->dispose (object);
}

static void
accord_desk_banner_finalize (GObject *object)
{
  g_clear_object (&ACCORD_DESK_BANNER (object)->cancellable);

  G_OBJECT_CLASS (accord_desk_banner_parent_class)->finalize (object);
}

static void
accord_desk_banner_class_init (AccordDeskBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_desk_banner_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_desk_banner_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_icp/Accord/app/accord-desk-banner.ui");
  gtk_widget_class_bind_template_callback (widget_class, explain_cb);
}

static void
accord_desk_banner_init (AccordDeskBanner *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_desk_look_async (self->cancellable, looked_cb, g_object_ref (self));
}
