/* accord-search-dialog.c: find anything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-search-dialog.h"

#include <glib/gi18n.h>

#include "model/accord-search-hits.h"
#include "ui/common/accord-shell.h"

/* As many of a kind as can be looked over at a glance; more words leave fewer. */
#define MAX_HITS 6

/**
 * AccordSearchDialog:
 *
 * Finds while somebody types. Down goes from the words to what was found, Enter opens the first of it.
 */
struct _AccordSearchDialog
{
  AdwDialog parent_instance;

  GtkSearchEntry *words;
  GtkStack *stack;
  AdwStatusPage *nothing;
  GtkListBox *list;

  AccordPartnership *partnership;
  GCancellable *searching;
};

G_DEFINE_FINAL_TYPE (AccordSearchDialog, accord_search_dialog, ADW_TYPE_DIALOG)

/* A row knows what it opens; the first of its kind knows the kind's name, for the heading over it. */
typedef struct
{
  char *table;
  gint64 id;
  const char *heading;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_free (target->table);
  g_free (target);
}

static Target *
get_target (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "accord-target");
}

/* --- rows --- */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_quote (GtkWidget *box, const AccordSearchHit *hit)
{
  GtkWidget *label = add_label (box, hit->quote, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = hit->quote_start;
  bold->end_index = hit->quote_end;
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static GtkWidget *
make_row (const AccordSearchHit *hit, const char *heading)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  Target *target = g_new (Target, 1);
  g_autofree char *name = g_strjoin (" · ", hit->title, *hit->where != '\0' ? hit->where : hit->quote, NULL);

  add_label (box, hit->title, "heading");
  if (*hit->quote != '\0')
    add_quote (box, hit);
  if (*hit->where != '\0')
    add_label (box, hit->where, "caption");
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 9, "margin-bottom", 9, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  *target = (Target) { g_strdup (hit->open_table), hit->open_id, heading };
  g_object_set_data_full (G_OBJECT (row), "accord-target", target, target_free);
  return row;
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *heading = get_target (row)->heading;
  GtkWidget *label;

  if (before != NULL && g_str_equal (heading, get_target (before)->heading))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  g_object_set (label, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 3, NULL);
  gtk_list_box_row_set_header (row, label);
}

/* --- searching --- */

static void
show_nothing (AccordSearchDialog *self)
{
  gboolean asked = *gtk_editable_get_text (GTK_EDITABLE (self->words)) != '\0';

  adw_status_page_set_title (self->nothing, asked ? _("Nothing Found") : _("What Are You Looking For?"));
  adw_status_page_set_description (
      self->nothing, asked ? _("Fewer words find more. Words “in quotation marks” must stand together.")
                           : _("Strategies, partners, people, activities, what was heard, meetings and decisions."));
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
show_groups (AccordSearchDialog *self, GPtrArray *groups)
{
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < groups->len; i++)
    {
      const AccordSearchGroup *group = g_ptr_array_index (groups, i);

      for (guint k = 0; k < group->hits->len; k++)
        gtk_list_box_append (self->list, make_row (g_ptr_array_index (group->hits, k), group->label));
    }
  if (groups->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "found");
  else
    show_nothing (self);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordSearchDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, &error);

  if (self->partnership == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (groups != NULL)
    show_groups (self, groups);
  else
    accord_shell_complain (GTK_WIDGET (self), error);
}

static void
search_cb (AccordSearchDialog *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  accord_partnership_run_async (self->partnership,
                                accord_search_ask (gtk_editable_get_text (GTK_EDITABLE (self->words)), MAX_HITS),
                                self->searching, found_cb, g_object_ref (self));
}

/* --- going there --- */

static void
row_activated_cb (AccordSearchDialog *self, GtkListBoxRow *row)
{
  g_autoptr (GtkWidget) window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  g_autofree char *table = g_strdup (get_target (row)->table);
  gint64 id = get_target (row)->id;

  adw_dialog_close (ADW_DIALOG (self));
  accord_shell_open (window, table, id);
}

static void
activate_cb (AccordSearchDialog *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    row_activated_cb (self, first);
}

static gboolean
down_cb (GtkWidget *words, GVariant *arguments, gpointer data)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (ACCORD_SEARCH_DIALOG (data)->list, 0);

  return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));
}

/* --- the object --- */

static GtkWidget *
make_list (AccordSearchDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->list, update_header_cb, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What was found"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static GtkWidget *
make_entry (AccordSearchDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->words = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_placeholder_text (self->words, _("Find anything"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find anything"), -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->words), TRUE);
  g_signal_connect_swapped (self->words, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->words, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->words, "stop-search", G_CALLBACK (adw_dialog_close), self);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                                                          gtk_callback_action_new (down_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->words), keys);
  return GTK_WIDGET (self->words);
}

static void
accord_search_dialog_dispose (GObject *object)
{
  AccordSearchDialog *self = ACCORD_SEARCH_DIALOG (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_search_dialog_parent_class)->dispose (object);
}

static void
accord_search_dialog_class_init (AccordSearchDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_search_dialog_dispose;
}

static void
accord_search_dialog_init (AccordSearchDialog *self)
{
  AdwDialog *dialog = ADW_DIALOG (self);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->nothing, "edit-find-symbolic");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->nothing), "nothing");
  gtk_stack_add_named (self->stack, make_list (self), "found");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), make_entry (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_dialog_set_title (dialog, _("Find Anything"));
  adw_dialog_set_content_width (dialog, 640);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_focus (dialog, GTK_WIDGET (self->words));
  show_nothing (self);
}

/**
 * accord_search_dialog_new:
 * @partnership: what to look through
 *
 * What is typed elsewhere should have been stored before: only that is searched.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_search_dialog_new (AccordPartnership *partnership)
{
  AccordSearchDialog *self = g_object_new (ACCORD_TYPE_SEARCH_DIALOG, NULL);

  self->partnership = g_object_ref (partnership);
  return ADW_DIALOG (self);
}
