/* accord-sidebar.c: the pages by name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accord-sidebar.h"

#include <glib/gi18n.h>

/**
 * AccordSidebar:
 *
 * A row for each page of the window, with the number of things on it that ask for somebody.
 */
struct _AccordSidebar
{
  AdwBin parent_instance;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AccordSidebar, accord_sidebar, ADW_TYPE_BIN)

enum
{
  PAGE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- dragging over it --- */

/* Whoever drags something to another page rests on that page's name until it opens, as on a folder. */
#define SPRING_MS 700

static gboolean
spring_cb (gpointer data)
{
  g_object_set_data (data, "accord-spring", NULL);
  gtk_widget_activate (data);
  return G_SOURCE_REMOVE;
}

static void
drag_left_cb (GtkDropControllerMotion *motion, gpointer data)
{
  guint spring = GPOINTER_TO_UINT (g_object_steal_data (data, "accord-spring"));

  if (spring != 0)
    g_source_remove (spring);
}

static void
drag_entered_cb (GtkDropControllerMotion *motion, double x, double y, gpointer data)
{
  drag_left_cb (motion, data);
  g_object_set_data (data, "accord-spring",
                     GUINT_TO_POINTER (g_timeout_add_full (G_PRIORITY_DEFAULT, SPRING_MS, spring_cb, g_object_ref (data),
                                                           g_object_unref)));
}

static void
open_when_dragged_over (GtkWidget *row)
{
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (drag_entered_cb), row);
  g_signal_connect (motion, "leave", G_CALLBACK (drag_left_cb), row);
  gtk_widget_add_controller (row, motion);
}

/* --- its rows --- */

static GtkWidget *
find_row (AccordSidebar *self, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), name))
      return GTK_WIDGET (row);
  return NULL;
}

static GtkLabel *
get_count (GtkWidget *row)
{
  return GTK_LABEL (gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))));
}

/**
 * accord_sidebar_add:
 * @name: what the page is called by actions
 * @title: what a person reads
 * @icon: its icon
 *
 * Adds a page at the end.
 */
void
accord_sidebar_add (AccordSidebar *self, const char *name, const char *title, const char *icon)
{
  GtkWidget *row, *box, *count;

  g_return_if_fail (ACCORD_IS_SIDEBAR (self));

  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  count = g_object_new (GTK_TYPE_LABEL, "hexpand", TRUE, "xalign", 1.0, "visible", FALSE, NULL);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_set_name (row, name);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), gtk_label_new (title));
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  open_when_dragged_over (row);
  gtk_list_box_append (self->list, row);
}

/**
 * accord_sidebar_select:
 * @name: a page
 *
 * Shows which page is open.
 */
void
accord_sidebar_select (AccordSidebar *self, const char *name)
{
  GtkWidget *row;

  g_return_if_fail (ACCORD_IS_SIDEBAR (self));

  row = find_row (self, name);
  if (row != NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

/**
 * accord_sidebar_set_count:
 * @name: a page
 * @count: how many things on it ask for somebody; 0 to show nothing
 * @words: that in words, as "3 flags"
 *
 * Shows a number beside a page's name.
 */
void
accord_sidebar_set_count (AccordSidebar *self, const char *name, guint count, const char *words)
{
  g_autofree char *number = g_strdup_printf ("%'u", count);
  GtkWidget *row;

  g_return_if_fail (ACCORD_IS_SIDEBAR (self));

  row = find_row (self, name);
  g_return_if_fail (row != NULL);

  gtk_label_set_text (get_count (row), number);
  gtk_widget_set_visible (GTK_WIDGET (get_count (row)), count > 0);
  gtk_widget_set_tooltip_text (row, count > 0 ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count > 0 ? words : "", -1);
}

/* --- itself --- */

static void
row_activated_cb (AccordSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[PAGE_WANTED], 0, gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
accord_sidebar_class_init (AccordSidebarClass *klass)
{
  /**
   * AccordSidebar::page-wanted:
   * @self: the sidebar
   * @name: the page that a person chose
   */
  signals[PAGE_WANTED] = g_signal_new ("page-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
accord_sidebar_init (AccordSidebar *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}
