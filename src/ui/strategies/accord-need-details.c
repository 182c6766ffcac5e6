/* accord-need-details.c: a need that a section is to meet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-need-details.h"

#include <glib/gi18n.h>

#include "model/accord-record.h"
#include "ui/common/accord-form.h"

static void
closed_cb (AdwDialog *dialog, gpointer data)
{
  accord_form_flush (data);
}

/* What each rests on: how a section meets a need, the need, and the assessment that names it. */
static const struct
{
  const char *table;
  const char *rests_on;
  const char *column;
} CHAIN[] = {
  { "need_section", "need", "need_id" },
  { "need", "assessment", "assessment_id" },
};

static void show (AccordForm *form, AccordPartnership *partnership, const char *table, gint64 id);

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordForm) form = data;
  g_autoptr (AccordRecord) record = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (record == NULL || gtk_widget_get_root (GTK_WIDGET (form)) == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (CHAIN); i++)
    if (g_str_equal (CHAIN[i].table, accord_record_get_table (record)))
      show (form, ACCORD_PARTNERSHIP (object), CHAIN[i].rests_on, accord_record_get_int (record, CHAIN[i].column));
}

static void
show (AccordForm *form, AccordPartnership *partnership, const char *table, gint64 id)
{
  accord_form_show (form, table, id);
  if (id != 0 && !g_str_equal (table, "assessment"))
    accord_partnership_run_async (partnership, accord_record_load (table, id), NULL, loaded_cb, g_object_ref (form));
}

/**
 * accord_need_details_new:
 * @partnership: what is edited
 * @table: "need_section", "need" or "assessment"
 * @id: how a section meets a need, a need, or a needs assessment
 *
 * Shows the record and what it rests on.
 *
 * Returns: (transfer floating): a dialog in which every edit is stored at once
 */
AdwDialog *
accord_need_details_new (AccordPartnership *partnership, const char *table, gint64 id)
{
  static const char *const NEED[] = { "text", "note", NULL };
  static const char *const HOW[] = { "function_of", "note", NULL };
  static const char *const SOURCE[] = { "title", "organisation_id", "received_on", "address", NULL };
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *form = accord_form_new (partnership);

  accord_form_add_group (ACCORD_FORM (form), "", "need", NEED);
  accord_form_add_group (ACCORD_FORM (form), _("In This Section"), "need_section", HOW);
  accord_form_add_group (ACCORD_FORM (form), _("Needs Assessment"), "assessment", SOURCE);
  show (ACCORD_FORM (form), partnership, table, id);
  gtk_widget_set_margin_top (form, 12);
  gtk_widget_set_margin_bottom (form, 24);
  gtk_widget_set_margin_start (form, 12);
  gtk_widget_set_margin_end (form, 12);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), form);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_title (dialog, g_str_equal (table, "assessment") ? _("Needs Assessment") : _("Need"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 600);
  adw_dialog_set_child (dialog, view);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), form, G_CONNECT_DEFAULT);
  return dialog;
}
