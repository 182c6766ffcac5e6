/* accord-record-dialog.c: one record, field by field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-record-dialog.h"

#include <glib/gi18n.h>

#include "ui/common/accord-form.h"

static const char *const REQUEST[] = { "applicant",  "organisation_id", "sector", "gap",  "received_on", "state",
                                       "decided_on", "minute",          "answered_on", "note", NULL };

static const char *const PARTNERSHIP[] = { "name", "established_on", "minute", "threshold_level", NULL };

static const char *const PERSON[] = { "post", "name", "organisation_id", "email", "phone", "basis", NULL };

static const char *const RELATION[] = { "other_id", "from_on", "until_on", "note", NULL };

/* A request to join, from first contact to the answer. */
const AccordRecordDialogLook accord_record_dialog_request = { N_("Request to Join"), "joining_request", REQUEST };

/* The partnership itself: what establishes it, and from what level on involvement counts. */
const AccordRecordDialogLook accord_record_dialog_partnership = { N_("This Partnership"), "partnership", PARTNERSHIP };

/* A post, and where there is a reason to hold it, who fills it. */
const AccordRecordDialogLook accord_record_dialog_person = { N_("Person"), "person", PERSON };

/* How an organisation belongs to another, and since when. */
const AccordRecordDialogLook accord_record_dialog_relation = { N_("Relation"), "organisation_relation", RELATION };

/**
 * accord_record_dialog_present:
 * @parent: any widget in the window
 * @partnership: what is edited
 * @look: what is shown
 * @id: the record
 *
 * Shows the fields of a record; each is stored when it is left.
 */
void
accord_record_dialog_present (GtkWidget *parent, AccordPartnership *partnership, const AccordRecordDialogLook *look,
                              gint64 id)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *form = accord_form_new (partnership);

  accord_form_add_group (ACCORD_FORM (form), "", look->table, look->fields);
  gtk_widget_set_margin_top (form, 12);
  gtk_widget_set_margin_bottom (form, 12);
  gtk_widget_set_margin_start (form, 12);
  gtk_widget_set_margin_end (form, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), form);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_title (dialog, _(look->title));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, look->fields == REQUEST ? 640 : 460);
  adw_dialog_set_child (dialog, view);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (accord_form_flush), form, G_CONNECT_SWAPPED);
  accord_form_show (ACCORD_FORM (form), look->table, id);
  adw_dialog_present (dialog, parent);
}
