/* accord-tabs-page.c: several pages in the place of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/common/accord-tabs-page.h"

/**
 * AccordTabsPage:
 *
 * Pages that belong together, each with a switch to the others on top. A page is made when somebody wants to see it, and
 * stays as it was left. Records are opened in the first that has them.
 */
struct _AccordTabsPage
{
  AdwNavigationPage parent_instance;

  AccordPartnership *partnership;
  AdwViewStack *stack;
  GPtrArray *tabs;      /* of Tab, in their order */
};

typedef struct
{
  char *name;
  AccordTabMaker make;
  AdwBin *slot;
} Tab;

static void accord_tabs_page_page_init (AccordPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordTabsPage, accord_tabs_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_PAGE, accord_tabs_page_page_init))

static void
tab_free (gpointer data)
{
  Tab *tab = data;

  g_free (tab->name);
  g_free (tab);
}

static Tab *
find_tab (AccordTabsPage *self, const char *name)
{
  for (guint i = 0; i < self->tabs->len; i++)
    {
      Tab *tab = g_ptr_array_index (self->tabs, i);

      if (g_str_equal (tab->name, name))
        return tab;
    }
  return NULL;
}

/* %NULL while nobody has looked at it. */
static AccordPage *
get_page (Tab *tab)
{
  GtkWidget *child = adw_bin_get_child (tab->slot);

  return child != NULL ? ACCORD_PAGE (child) : NULL;
}

static AccordPage *
ensure_page (AccordTabsPage *self, Tab *tab)
{
  if (get_page (tab) == NULL)
    {
      GtkWidget *switcher = adw_inline_view_switcher_new ();

      adw_bin_set_child (tab->slot, tab->make (self->partnership));
      adw_inline_view_switcher_set_stack (ADW_INLINE_VIEW_SWITCHER (switcher), self->stack);
      accord_page_set_switcher (get_page (tab), switcher);
    }
  return get_page (tab);
}

static Tab *
get_visible (AccordTabsPage *self)
{
  return find_tab (self, adw_view_stack_get_visible_child_name (self->stack));
}

/* --- as a page --- */

static gboolean
open_record (AccordPage *page, const char *table, gint64 id)
{
  AccordTabsPage *self = ACCORD_TABS_PAGE (page);

  for (guint i = 0; i < self->tabs->len; i++)
    {
      Tab *tab = g_ptr_array_index (self->tabs, i);

      if (accord_page_open (ensure_page (self, tab), table, id))
        {
          adw_view_stack_set_visible_child_name (self->stack, tab->name);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
list_records (AccordPage *page, const char *table, const AccordNarrowing *narrowing)
{
  AccordTabsPage *self = ACCORD_TABS_PAGE (page);

  for (guint i = 0; i < self->tabs->len; i++)
    {
      Tab *tab = g_ptr_array_index (self->tabs, i);

      if (accord_page_list (ensure_page (self, tab), table, narrowing))
        {
          adw_view_stack_set_visible_child_name (self->stack, tab->name);
          return TRUE;
        }
    }
  return FALSE;
}

static void
find (AccordPage *page)
{
  AccordTabsPage *self = ACCORD_TABS_PAGE (page);

  accord_page_find (ensure_page (self, get_visible (self)));
}

static void
flush (AccordPage *page)
{
  AccordTabsPage *self = ACCORD_TABS_PAGE (page);

  for (guint i = 0; i < self->tabs->len; i++)
    {
      AccordPage *inner = get_page (g_ptr_array_index (self->tabs, i));

      if (inner != NULL)
        accord_page_flush (inner);
    }
}

static void
accord_tabs_page_page_init (AccordPageInterface *iface)
{
  iface->open = open_record;
  iface->list = list_records;
  iface->find = find;
  iface->flush = flush;
}

/* --- the object --- */

/* The focus goes along with whoever switched. */
static void
switched_cb (AccordTabsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  AccordPage *page = ensure_page (self, get_visible (self));

  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
accord_tabs_page_dispose (GObject *object)
{
  AccordTabsPage *self = ACCORD_TABS_PAGE (object);

  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_data (self->stack, self);
  g_ptr_array_set_size (self->tabs, 0);
  self->stack = NULL;
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_tabs_page_parent_class)->dispose (object);
}

static void
accord_tabs_page_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_TABS_PAGE (object)->tabs);

  G_OBJECT_CLASS (accord_tabs_page_parent_class)->finalize (object);
}

static void
accord_tabs_page_class_init (AccordTabsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_tabs_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_tabs_page_finalize;
}

static void
accord_tabs_page_init (AccordTabsPage *self)
{
  self->tabs = g_ptr_array_new_with_free_func (tab_free);
  self->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->stack));
}

/**
 * accord_tabs_page_new:
 * @partnership: what the pages show
 * @title: what a person reads
 * @tag: what the window calls it
 *
 * Returns: (transfer floating): a page without any tab yet
 */
GtkWidget *
accord_tabs_page_new (AccordPartnership *partnership, const char *title, const char *tag)
{
  AccordTabsPage *self = g_object_new (ACCORD_TYPE_TABS_PAGE, "title", title, "tag", tag, NULL);

  self->partnership = g_object_ref (partnership);
  return GTK_WIDGET (self);
}

/**
 * accord_tabs_page_add:
 * @name: what actions call it
 * @title: what a person reads on the switch
 * @make: makes an #AccordPage
 *
 * Adds a tab after those that are there. The first is shown.
 */
void
accord_tabs_page_add (AccordTabsPage *self, const char *name, const char *title, AccordTabMaker make)
{
  Tab *tab = g_new (Tab, 1);

  g_return_if_fail (ACCORD_IS_TABS_PAGE (self));

  *tab = (Tab) { g_strdup (name), make, ADW_BIN (adw_bin_new ()) };
  g_ptr_array_add (self->tabs, tab);
  adw_view_stack_add_titled (self->stack, GTK_WIDGET (tab->slot), name, title);
}

/**
 * accord_tabs_page_show:
 * @name: a tab
 *
 * Returns: (transfer none): the page that is now seen
 */
AccordPage *
accord_tabs_page_show (AccordTabsPage *self, const char *name)
{
  Tab *tab;

  g_return_val_if_fail (ACCORD_IS_TABS_PAGE (self), NULL);

  tab = find_tab (self, name);
  g_return_val_if_fail (tab != NULL, NULL);

  adw_view_stack_set_visible_child_name (self->stack, name);
  return ensure_page (self, tab);
}
