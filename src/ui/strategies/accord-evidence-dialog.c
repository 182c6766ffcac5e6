/* accord-evidence-dialog.c: links a section to what was heard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/strategies/accord-evidence-dialog.h"

#include <glib/gi18n.h>

#include "engagement/accord-activities.h"
#include "engagement/accord-evidence.h"
#include "ui/common/accord-shell.h"

/**
 * AccordEvidenceDialog:
 *
 * Finds an activity by its words or by what was heard there, then asks which of the things that were heard it is.
 */
struct _AccordEvidenceDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *view;
  AdwNavigationPage *feedback_page;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *activities;
  GtkEditable *quote;
  AdwPreferencesGroup *choices;

  AccordPartnership *partnership;
  gint64 section;
  AccordQuote taken;           /* what was selected */
  AccordList *list;
  gint64 activity;
  GPtrArray *rows;             /* in choices */
};

G_DEFINE_FINAL_TYPE (AccordEvidenceDialog, accord_evidence_dialog, ADW_TYPE_DIALOG)

/* --- linking --- */

static void
linked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordEvidenceDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *link = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (link == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  accord_shell_say (GTK_WIDGET (self), _("Linked to what was heard."));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
choice_activated_cb (AdwActionRow *row, gpointer data)
{
  AccordEvidenceDialog *self = data;
  const gint64 *feedback = g_object_get_data (G_OBJECT (row), "accord-feedback");
  AccordQuote typed = { (char *) gtk_editable_get_text (self->quote), NULL, NULL };
  /* Where else the same words may stand is known only of those that were selected. */
  gboolean is_taken = g_str_equal (typed.exact, self->taken.exact);

  accord_partnership_run_async (self->partnership,
                                accord_evidence_link (self->section, self->activity, feedback != NULL ? *feedback : 0,
                                                      is_taken ? &self->taken : &typed),
                                NULL, linked_cb, g_object_ref (self));
}

/* --- what was heard --- */

static void
add_choice (AccordEvidenceDialog *self, const char *title, const char *subtitle, gint64 feedback)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (feedback != 0)
    g_object_set_data_full (G_OBJECT (row), "accord-feedback", g_memdup2 (&feedback, sizeof feedback), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (choice_activated_cb), self);
  adw_preferences_group_add (self->choices, row);
  g_ptr_array_add (self->rows, row);
}

static void
feedback_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordEvidenceDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feedback = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (self->partnership == NULL)
    return;
  if (feedback == NULL)
    {
      accord_shell_complain (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->choices, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < feedback->len; i++)
    {
      AccordRecord *heard = g_ptr_array_index (feedback, i);

      add_choice (self, accord_record_get (heard, "text"), accord_record_get (heard, "said_by"),
                  accord_record_get_id (heard));
    }
  add_choice (self, _("The activity as a whole"), "", 0);
  adw_navigation_view_push_by_tag (self->view, "feedback");
}

static void
activity_activated_cb (AccordEvidenceDialog *self, guint position)
{
  g_autoptr (AccordListRow) row = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  AccordRecord *record = accord_list_row_get_record (row);

  self->activity = accord_list_row_get_id (row);
  if (record != NULL && *accord_record_get (record, "title") != '\0')
    adw_navigation_page_set_title (self->feedback_page, accord_record_get (record, "title"));
  accord_partnership_run_async (self->partnership, accord_record_load_all ("feedback", "activity_id", self->activity), NULL,
                                feedback_loaded_cb, g_object_ref (self));
}

/* --- activities --- */

static void
show_record (GtkListItem *item)
{
  AccordListRow *row = gtk_list_item_get_item (item);
  AccordRecord *record = row != NULL ? accord_list_row_get_record (row) : NULL;
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const char *text = record != NULL ? accord_record_get (record, "title") : "";
  const char *when = record != NULL ? accord_record_get (record, "happened") : "";
  const char *parties = record != NULL ? accord_record_get (record, "parties") : "";
  g_autofree char *subtitle = *parties != '\0' ? g_strdup_printf ("%s · %s", when, parties) : g_strdup (when);
  g_autofree char *name = g_strdup_printf ("%s, %s", text, subtitle);

  gtk_inscription_set_text (GTK_INSCRIPTION (title), text);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_next_sibling (title)), subtitle);
  gtk_list_item_set_accessible_label (item, name);
}

static void
record_cb (AccordListRow *row, GParamSpec *pspec, gpointer data)
{
  show_record (data);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *line = gtk_inscription_new (NULL);

      gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
      if (i == 1)
        gtk_widget_add_css_class (line, "accord-subtitle");
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect (gtk_list_item_get_item (item), "notify::record", G_CALLBACK (record_cb), item);
  show_record (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_cb, item);
}

static void
show_whether_found (AccordEvidenceDialog *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0 && !accord_list_is_loading (self->list);

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "none" : "list");
}

static void
search_changed_cb (AccordEvidenceDialog *self)
{
  accord_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
fill_list (AccordEvidenceDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  self->list = accord_list_new (self->partnership, &accord_activities);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->activities, factory);
  gtk_list_view_set_model (self->activities, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_whether_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (show_whether_found), self, G_CONNECT_SWAPPED);
  g_object_unref (factory);
  g_object_unref (selection);
}

/* --- the object --- */

static void
accord_evidence_dialog_dispose (GObject *object)
{
  AccordEvidenceDialog *self = ACCORD_EVIDENCE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_EVIDENCE_DIALOG);
  g_clear_object (&self->list);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_evidence_dialog_parent_class)->dispose (object);
}

static void
accord_evidence_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_EVIDENCE_DIALOG (object)->rows);
  accord_quote_clear (&ACCORD_EVIDENCE_DIALOG (object)->taken);

  G_OBJECT_CLASS (accord_evidence_dialog_parent_class)->finalize (object);
}

static void
accord_evidence_dialog_class_init (AccordEvidenceDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = accord_evidence_dialog_dispose;
  object_class->finalize = accord_evidence_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/strategies/accord-evidence-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordEvidenceDialog, view);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidenceDialog, feedback_page);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidenceDialog, search);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidenceDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidenceDialog, activities);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidenceDialog, quote);
  gtk_widget_class_bind_template_child (widget_class, AccordEvidenceDialog, choices);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activity_activated_cb);
}

static void
accord_evidence_dialog_init (AccordEvidenceDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * accord_evidence_dialog_new:
 * @partnership: what is edited
 * @section: what is linked
 * @quote: the words of the section that it is about; none for the section as a whole
 *
 * Returns: (transfer floating): a dialog that makes the link by itself
 */
AdwDialog *
accord_evidence_dialog_new (AccordPartnership *partnership, gint64 section, const AccordQuote *quote)
{
  AccordEvidenceDialog *self = g_object_new (ACCORD_TYPE_EVIDENCE_DIALOG, NULL);

  self->partnership = g_object_ref (partnership);
  self->section = section;
  self->taken = (AccordQuote) { g_strdup (quote->exact), g_strdup (quote->before), g_strdup (quote->after) };
  gtk_editable_set_text (self->quote, quote->exact);
  fill_list (self);
  show_whether_found (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->search));
  return ADW_DIALOG (self);
}
