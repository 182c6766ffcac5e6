/* accord-chooser.c: finds one of many by typing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-chooser.h"

#include <glib/gi18n.h>

#include "base/accord-fold.h"
#include "ui/common/accord-choices.h"

/**
 * AccordChooser:
 *
 * A popover with a search entry over a list of #AccordChoice. Enter takes the first that is found; what is not found may
 * be added, where that is allowed.
 */
struct _AccordChooser
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkWidget *add;             /* NULL when nothing may be added */
  GtkWidget *scrolled;
  GtkCustomFilter *filter;
  GtkFilterListModel *found;  /* NULL when there is nothing to choose from */
  char *folded;
  GStrv hidden;
};

enum
{
  CHOSEN,
  ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordChooser, accord_chooser, GTK_TYPE_POPOVER)

static gboolean
is_offered (gpointer item, gpointer data)
{
  AccordChooser *self = data;

  if (self->hidden != NULL &&
      g_strv_contains ((const char *const *) self->hidden, accord_choice_get_value (item)))
    return FALSE;
  return accord_choice_matches (item, self->folded);
}

static char *
get_typed (AccordChooser *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
show_add (AccordChooser *self)
{
  g_autofree char *typed = get_typed (self);
  g_autofree char *label = NULL;

  if (self->add == NULL)
    return;
  /* Translators: a button that adds what was typed to a list. */
  label = *typed != '\0' ? g_strdup_printf (_("Add “%s”"), typed) : g_strdup (_("Add"));
  gtk_button_set_label (GTK_BUTTON (self->add), label);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->add))), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_sensitive (self->add, *typed != '\0');
}

static void
typed_cb (GtkEditable *entry, gpointer data)
{
  AccordChooser *self = data;
  g_autofree char *typed = get_typed (self);

  g_free (self->folded);
  self->folded = accord_fold (typed);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_add (self);
}

static void
choose (AccordChooser *self, guint position)
{
  g_autoptr (AccordChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (choice == NULL)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, choice);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
row_activated_cb (GtkListView *list, guint position, gpointer data)
{
  choose (data, position);
}

static void
add_cb (gpointer data)
{
  AccordChooser *self = data;
  g_autofree char *typed = get_typed (self);

  if (*typed == '\0')
    return;
  g_signal_emit (self, signals[ADD], 0, typed);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
entered_cb (GtkWidget *entry, gpointer data)
{
  AccordChooser *self = data;

  if (self->found != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    choose (self, 0);
  else if (self->add != NULL)
    add_cb (self);
}

static void
show_cb (GtkWidget *widget, gpointer data)
{
  AccordChooser *self = ACCORD_CHOOSER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_add (self);
  gtk_widget_grab_focus (self->entry);
}

/* --- rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  AccordChoice *choice = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), accord_choice_get_label (choice));
  gtk_widget_set_margin_start (label, 18 * accord_choice_get_depth (choice));
  gtk_list_item_set_accessible_label (item, accord_choice_get_label (choice));
}

static GtkWidget *
create_list (AccordChooser *self, GListModel *choices, const char *name)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->found = gtk_filter_list_model_new (g_object_ref (choices), g_object_ref (GTK_FILTER (self->filter)));
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->found)))),
                            factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (list), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (list, "activate", G_CALLBACK (row_activated_cb), self);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scrolled), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), list);
  return self->scrolled;
}

/* --- the object --- */

static void
accord_chooser_dispose (GObject *object)
{
  AccordChooser *self = ACCORD_CHOOSER (object);

  g_clear_object (&self->found);

  G_OBJECT_CLASS (accord_chooser_parent_class)->dispose (object);
}

static void
accord_chooser_finalize (GObject *object)
{
  AccordChooser *self = ACCORD_CHOOSER (object);

  gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_object_unref (self->filter);
  g_free (self->folded);
  g_strfreev (self->hidden);

  G_OBJECT_CLASS (accord_chooser_parent_class)->finalize (object);
}

static void
accord_chooser_class_init (AccordChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_chooser_finalize;

  /**
   * AccordChooser::chosen:
   * @self: the chooser
   * @choice: what was chosen
   */
  signals[CHOSEN] = g_signal_new ("chosen", ACCORD_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  ACCORD_TYPE_CHOICE);
  /**
   * AccordChooser::add:
   * @self: the chooser
   * @text: what was typed and is to be added
   */
  signals[ADD] = g_signal_new ("add", ACCORD_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_STRING);
}

static void
accord_chooser_init (AccordChooser *self)
{
  self->folded = g_strdup ("");
  self->filter = gtk_custom_filter_new (is_offered, self, NULL);
}

/**
 * accord_chooser_new:
 * @choices: (nullable): a list of #AccordChoice; %NULL when everything is typed
 * @name: what is chosen, for screen readers and as a hint
 * @may_add: whether what is typed may be added
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
accord_chooser_new (GListModel *choices, const char *name, gboolean may_add)
{
  AccordChooser *self = g_object_new (ACCORD_TYPE_CHOOSER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = choices != NULL ? gtk_search_entry_new () : gtk_entry_new ();
  g_object_set (self->entry, "placeholder-text", name, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (entered_cb), self);
  gtk_box_append (GTK_BOX (box), self->entry);
  if (choices != NULL)
    gtk_box_append (GTK_BOX (box), create_list (self, choices, name));
  if (may_add)
    {
      self->add = gtk_button_new_with_label (_("Add"));
      g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);
      gtk_box_append (GTK_BOX (box), self->add);
    }
  gtk_widget_set_size_request (box, 260, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (self, "show", G_CALLBACK (show_cb), NULL);
  return GTK_WIDGET (self);
}

/**
 * accord_chooser_set_hidden:
 * @values: (array zero-terminated=1): what is not offered, having been chosen already
 */
void
accord_chooser_set_hidden (AccordChooser *self, const char *const *values)
{
  g_return_if_fail (ACCORD_IS_CHOOSER (self));

  g_strfreev (self->hidden);
  self->hidden = g_strdupv ((char **) values);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * accord_chooser_type:
 * @text: what is looked for
 *
 * Types for the person, once the chooser is shown.
 */
void
accord_chooser_type (AccordChooser *self, const char *text)
{
  g_return_if_fail (ACCORD_IS_CHOOSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
