/* accord-help-dialog.c: the manual, on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-help-dialog.h"

#include <glib/gi18n.h>

#include "app/accord-help.h"
#include "ui/prose/accord-prose-area.h"

/**
 * AccordHelpDialog:
 *
 * The topics of `data/help` with the text of one beside them. It travels with the program: a managed machine may have
 * neither a help browser nor a way to the web.
 */
struct _AccordHelpDialog
{
  AdwDialog parent_instance;

  AdwNavigationSplitView *split;
  AdwNavigationPage *page;
  GtkSearchEntry *words;
  GtkListBox *list;
  AccordProseArea *text;

  GPtrArray *topics;    /* of AccordHelpTopic, in the order of the rows */
};

G_DEFINE_FINAL_TYPE (AccordHelpDialog, accord_help_dialog, ADW_TYPE_DIALOG)

static const AccordHelpTopic *
get_topic (AccordHelpDialog *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->topics, gtk_list_box_row_get_index (row));
}

static void
show_topic (AccordHelpDialog *self, GtkListBoxRow *row)
{
  const AccordHelpTopic *topic = get_topic (self, row);
  GtkAdjustment *position = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->text));

  gtk_list_box_select_row (self->list, row);
  adw_navigation_page_set_title (self->page, topic->title);
  accord_prose_buffer_load (accord_prose_area_get_buffer (self->text), topic->prose);
  if (position != NULL)
    gtk_adjustment_set_value (position, 0);
}

static void
row_activated_cb (AccordHelpDialog *self, GtkListBoxRow *row)
{
  show_topic (self, row);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* --- searching --- */

static gboolean
is_wanted (GtkListBoxRow *row, gpointer data)
{
  AccordHelpDialog *self = data;

  return accord_help_topic_has (get_topic (self, row), gtk_editable_get_text (GTK_EDITABLE (self->words)));
}

static void
search_cb (AccordHelpDialog *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

/* Return opens the first topic that is left. */
static void
activate_cb (AccordHelpDialog *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (is_wanted (row, self))
      {
        row_activated_cb (self, row);
        return;
      }
}

/* --- the dialog --- */

static GtkWidget *
make_row (const AccordHelpTopic *topic)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", topic->title, "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, topic->title, -1);
  return row;
}

static void
accord_help_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_HELP_DIALOG);

  G_OBJECT_CLASS (accord_help_dialog_parent_class)->dispose (object);
}

static void
accord_help_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_HELP_DIALOG (object)->topics);

  G_OBJECT_CLASS (accord_help_dialog_parent_class)->finalize (object);
}

static void
accord_help_dialog_class_init (AccordHelpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_help_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_help_dialog_finalize;

  g_type_ensure (ACCORD_TYPE_PROSE_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_icp/Accord/app/accord-help-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordHelpDialog, split);
  gtk_widget_class_bind_template_child (widget_class, AccordHelpDialog, page);
  gtk_widget_class_bind_template_child (widget_class, AccordHelpDialog, words);
  gtk_widget_class_bind_template_child (widget_class, AccordHelpDialog, list);
  gtk_widget_class_bind_template_child (widget_class, AccordHelpDialog, text);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
accord_help_dialog_init (AccordHelpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->topics = accord_help_load ();
  for (guint i = 0; i < self->topics->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->topics, i)));
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
}

/**
 * accord_help_dialog_new:
 * @topic: what to show first: the name of the page that is open, or a topic's
 *
 * Returns: (transfer floating): the manual
 */
AdwDialog *
accord_help_dialog_new (const char *topic)
{
  AccordHelpDialog *self = g_object_new (ACCORD_TYPE_HELP_DIALOG, NULL);
  guint first = 0;

  for (guint i = 0; i < self->topics->len; i++)
    if (g_str_equal (((AccordHelpTopic *) g_ptr_array_index (self->topics, i))->name, topic))
      first = i;
  if (self->topics->len > 0)
    show_topic (self, gtk_list_box_get_row_at_index (self->list, (int) first));
  return ADW_DIALOG (self);
}
