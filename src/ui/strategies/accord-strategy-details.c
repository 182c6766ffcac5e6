/* accord-strategy-details.c: what is known of a strategy besides its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-strategy-details.h"

#include <glib/gi18n.h>

#include "ui/common/accord-form.h"
#include "ui/strategies/accord-plan-records.h"
#include "ui/strategies/accord-plan-trail.h"

static void
closed_cb (AdwDialog *dialog, gpointer form)
{
  accord_form_flush (form);
}

static void
records_closed_cb (AdwDialog *dialog, gpointer records)
{
  accord_plan_records_flush (records);
}

static AccordPlanRecords *
add_records (AdwDialog *dialog, GtkWidget *column, AccordPartnership *partnership, const char *table, gint64 plan)
{
  GtkWidget *records = accord_plan_records_new (partnership, table, plan);

  gtk_box_append (GTK_BOX (column), records);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (records_closed_cb), records, G_CONNECT_DEFAULT);
  return ACCORD_PLAN_RECORDS (records);
}

/**
 * accord_strategy_details_new:
 * @partnership: what is edited
 * @plan: a strategy
 * @table: (nullable): "plan_document" or "plan_response", to begin with one of these
 * @record: that one, or 0
 *
 * Returns: (transfer floating): a dialog in which every edit is stored at once
 */
AdwDialog *
accord_strategy_details_new (AccordPartnership *partnership, gint64 plan, const char *table, gint64 record)
{
  static const char *const RECORDS[] = { "plan_document", "plan_response" };
  static const char *const WHAT[] = { "title", "plan_type", "owner", NULL };
  static const char *const WHEN[] = { "period_from", "period_until", "approved_on", "published_on", "address", NULL };
  static const char *const MORE[] = { "note", NULL };
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *form = accord_form_new (partnership);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  accord_form_add_group (ACCORD_FORM (form), "", "plan", WHAT);
  accord_form_add_group (ACCORD_FORM (form), _("Period and Dates"), "plan", WHEN);
  accord_form_add_group (ACCORD_FORM (form), "", "plan", MORE);
  accord_form_show (ACCORD_FORM (form), "plan", plan);
  gtk_widget_set_margin_top (column, 12);
  gtk_widget_set_margin_bottom (column, 24);
  gtk_widget_set_margin_start (column, 12);
  gtk_widget_set_margin_end (column, 12);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_box_append (GTK_BOX (column), form);
  gtk_box_append (GTK_BOX (column), accord_plan_trail_new (partnership, plan));
  for (guint i = 0; i < G_N_ELEMENTS (RECORDS); i++)
    {
      AccordPlanRecords *records = add_records (dialog, column, partnership, RECORDS[i], plan);

      if (g_strcmp0 (RECORDS[i], table) == 0)
        accord_plan_records_show (records, record);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), column);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scrolled);
  adw_dialog_set_title (dialog, _("Strategy Details"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), form, G_CONNECT_DEFAULT);
  return dialog;
}
