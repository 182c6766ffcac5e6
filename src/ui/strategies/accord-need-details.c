/* accord-need-details.c: a need that a section is to meet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-need-details.h"

#include <glib/gi18n.h>

#include "ui/common/accord-form.h"

static void
closed_cb (AdwDialog *dialog, gpointer data)
{
  accord_form_flush (data);
}

static void
need_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordForm) form = data;
  g_autoptr (AccordRecord) need = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (need != NULL && gtk_widget_get_root (GTK_WIDGET (form)) != NULL)
    accord_form_show (form, "assessment", accord_record_get_int (need, "assessment_id"));
}

/**
 * accord_need_details_new:
 * @partnership: what is edited
 * @met: a row of accord_need_of_section()
 *
 * Returns: (transfer floating): a dialog in which every edit is stored at once
 */
AdwDialog *
accord_need_details_new (AccordPartnership *partnership, AccordRecord *met)
{
  static const char *const NEED[] = { "text", "note", NULL };
  static const char *const HOW[] = { "function_of", "note", NULL };
  static const char *const SOURCE[] = { "title", "organisation_id", "received_on", "address", NULL };
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *form = accord_form_new (partnership);
  gint64 need = accord_record_get_int (met, "need_id");

  accord_form_add_group (ACCORD_FORM (form), "", "need", NEED);
  accord_form_add_group (ACCORD_FORM (form), _("In This Section"), "need_section", HOW);
  accord_form_show (ACCORD_FORM (form), "need", need);
  accord_form_show (ACCORD_FORM (form), "need_section", accord_record_get_id (met));
  if (*accord_record_get (met, "assessment") != '\0')
    {
      accord_form_add_group (ACCORD_FORM (form), _("Needs Assessment"), "assessment", SOURCE);
      accord_partnership_run_async (partnership, accord_record_load ("need", need), NULL, need_loaded_cb,
                                    g_object_ref (form));
    }
  gtk_widget_set_margin_top (form, 12);
  gtk_widget_set_margin_bottom (form, 24);
  gtk_widget_set_margin_start (form, 12);
  gtk_widget_set_margin_end (form, 12);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), form);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_title (dialog, _("Need"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 600);
  adw_dialog_set_child (dialog, view);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), form, G_CONNECT_DEFAULT);
  return dialog;
}
