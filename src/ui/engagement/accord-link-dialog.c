/* accord-link-dialog.c: chooses the passage that something bears on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/engagement/accord-link-dialog.h"

#include "accord-engagement-resource.h"
#include "base/accord-fold.h"
#include "engagement/accord-evidence.h"
#include "ui/common/accord-shell.h"

/**
 * AccordLinkDialog:
 *
 * The sections of all strategies, found by their headings, and the words of the one that is meant.
 */
struct _AccordLinkDialog
{
  AdwDialog parent_instance;

  AccordPartnership *partnership;
  gint64 activity;
  gint64 feedback;
  GListStore *all;              /* AccordRecord */
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  char *folded;

  GtkWidget *search_entry;
  GtkStack *stack;
  GtkListView *sections;
  GtkWidget *quote_row;
  GtkWidget *link_button;
};

G_DEFINE_FINAL_TYPE (AccordLinkDialog, accord_link_dialog, ADW_TYPE_DIALOG)

static char *
name_section (AccordRecord *section)
{
  return g_strdup_printf ("%s %s", accord_record_get (section, "number"), accord_record_get (section, "heading"));
}

static gboolean
is_found (gpointer item, gpointer data)
{
  AccordLinkDialog *self = data;
  g_autofree char *name = name_section (item);
  g_autofree char *all = g_strjoin (" ", name, accord_record_get (item, "plan_title"), NULL);
  g_autofree char *folded = accord_fold (all);

  return strstr (folded, self->folded) != NULL;
}

static void
show_found (AccordLinkDialog *self)
{
  gboolean has_any = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->stack, has_any ? "sections" : "nothing");
  gtk_widget_set_sensitive (self->link_button, gtk_single_selection_get_selected_item (self->selection) != NULL);
}

static void
search_changed_cb (AccordLinkDialog *self)
{
  g_free (self->folded);
  self->folded = accord_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_found (self);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordLinkDialog) self = data;
  g_autoptr (GPtrArray) sections = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (sections == NULL || self->stack == NULL)
    return;
  g_list_store_splice (self->all, 0, 0, sections->pdata, sections->len);
  show_found (self);
}

static void
link_cb (AccordLinkDialog *self)
{
  AccordRecord *section = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *quote = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->quote_row))));

  if (section == NULL)
    return;
  accord_shell_edit (GTK_WIDGET (self), self->partnership,
                     accord_evidence_link (accord_record_get_id (section), self->activity, self->feedback,
                                           &(AccordQuote) { quote, NULL, NULL }));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
activated_cb (AccordLinkDialog *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  link_cb (self);
}

static void
close_cb (AccordLinkDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *plan = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (plan), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (plan), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (plan, "accord-subtitle");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), plan);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  AccordRecord *section = gtk_list_item_get_item (item);
  GtkWidget *heading = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const char *plan = accord_record_get (section, "plan_title");
  g_autofree char *name = name_section (section);
  g_autofree char *all = g_strdup_printf ("%s, %s", name, plan);

  gtk_label_set_text (GTK_LABEL (heading), name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (heading)), plan);
  gtk_list_item_set_accessible_label (item, all);
}

/* --- the object --- */

static void
accord_link_dialog_dispose (GObject *object)
{
  AccordLinkDialog *self = ACCORD_LINK_DIALOG (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_LINK_DIALOG);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->all);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_link_dialog_parent_class)->dispose (object);
}

static void
accord_link_dialog_finalize (GObject *object)
{
  g_free (ACCORD_LINK_DIALOG (object)->folded);

  G_OBJECT_CLASS (accord_link_dialog_parent_class)->finalize (object);
}

static void
accord_link_dialog_class_init (AccordLinkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_link_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_link_dialog_finalize;

  accord_engagement_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/accord_icp/Accord/ui/engagement/accord-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordLinkDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AccordLinkDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordLinkDialog, sections);
  gtk_widget_class_bind_template_child (widget_class, AccordLinkDialog, quote_row);
  gtk_widget_class_bind_template_child (widget_class, AccordLinkDialog, link_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
accord_link_dialog_init (AccordLinkDialog *self)
{
  GtkFilterListModel *found;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->folded = g_strdup ("");
  self->all = g_list_store_new (ACCORD_TYPE_RECORD);
  self->filter = gtk_custom_filter_new (is_found, self, NULL);
  found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->all)), g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (found));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_found), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->sections, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->sections, GTK_SELECTION_MODEL (self->selection));
}

/**
 * accord_link_dialog_new:
 * @partnership: what is edited
 * @activity: where it was heard
 * @feedback: one thing that was heard there, or 0 for the activity as a whole
 *
 * Returns: (transfer floating): a dialog that makes a link
 */
AdwDialog *
accord_link_dialog_new (AccordPartnership *partnership, gint64 activity, gint64 feedback)
{
  AccordLinkDialog *self = g_object_new (ACCORD_TYPE_LINK_DIALOG, NULL);

  self->partnership = g_object_ref (partnership);
  self->activity = activity;
  self->feedback = feedback;
  accord_partnership_run_async (partnership, accord_evidence_list_sections (), NULL, loaded_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
