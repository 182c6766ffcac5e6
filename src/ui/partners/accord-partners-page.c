/* accord-partners-page.c: the membership: seats, organisations, requests to join, and what is waited for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/partners/accord-partners-page.h"

#include <glib/gi18n.h>

#include "model/accord-record.h"
#include "ui/partners/accord-membership-charts.h"
#include "ui/partners/accord-organisations-page.h"
#include "ui/partners/accord-record-dialog.h"
#include "ui/partners/accord-registers.h"
#include "ui/partners/accord-seats-page.h"

/**
 * AccordPartnersPage:
 *
 * The seats and the organisations, each a table with details, the requests to join and the chase list, and a switch
 * between them on top of each. What is seldom looked at is a dialog that the menu opens.
 */
struct _AccordPartnersPage
{
  AdwNavigationPage parent_instance;

  AccordPartnership *partnership;
  AdwViewStack *stack;
};

static void accord_partners_page_page_init (AccordPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AccordPartnersPage, accord_partners_page, ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (ACCORD_TYPE_PAGE, accord_partners_page_page_init))

/* --- the page in hand --- */

/* What a tab shows; %NULL while nobody has looked at it. */
static GtkWidget *
get_tab (AccordPartnersPage *self, const char *name)
{
  return adw_bin_get_child (ADW_BIN (adw_view_stack_get_child_by_name (self->stack, name)));
}

/* A tab that is a table; %NULL for others, and while nobody has looked at it. */
static AccordPage *
get_page (AccordPartnersPage *self, const char *name)
{
  GtkWidget *tab = get_tab (self, name);

  return ACCORD_IS_PAGE (tab) ? ACCORD_PAGE (tab) : NULL;
}

static void
flush (AccordPage *page)
{
  AccordPartnersPage *self = ACCORD_PARTNERS_PAGE (page);
  AccordPage *organisations = get_page (self, "organisations");

  accord_page_flush (get_page (self, "seats"));
  if (organisations != NULL)
    accord_page_flush (organisations);
}

static void
find (AccordPage *page)
{
  AccordPartnersPage *self = ACCORD_PARTNERS_PAGE (page);

  AccordPage *shown = get_page (self, adw_view_stack_get_visible_child_name (self->stack));

  if (shown != NULL)
    accord_page_find (shown);
}

static void
open_partnership (AccordPartnersPage *self, gint64 id)
{
  accord_record_dialog_present (GTK_WIDGET (self), self->partnership, &accord_record_dialog_partnership, id);
}

static gboolean
open_record (AccordPage *page, const char *table, gint64 id)
{
  AccordPartnersPage *self = ACCORD_PARTNERS_PAGE (page);
  const char *name = g_str_equal (table, "organisation") ? "organisations" : "seats";

  if (g_str_equal (table, "partnership"))
    {
      open_partnership (self, id);
      return TRUE;
    }
  adw_view_stack_set_visible_child_name (self->stack, name);
  return accord_page_open (get_page (self, name), table, id);
}

static gboolean
list_records (AccordPage *page, const char *table, const AccordNarrowing *narrowing)
{
  AccordPartnersPage *self = ACCORD_PARTNERS_PAGE (page);
  const char *name = g_str_equal (table, "organisation") ? "organisations" : "seats";

  adw_view_stack_set_visible_child_name (self->stack, name);
  return accord_page_list (get_page (self, name), table, narrowing);
}

static void
accord_partners_page_page_init (AccordPageInterface *iface)
{
  iface->open = open_record;
  iface->list = list_records;
  iface->find = find;
  iface->flush = flush;
}

/* --- what the menu opens --- */

typedef struct
{
  const char *name;
  const char *label;
  const AccordRegisterLook *look;
} Register;

static const Register TABS[] = {
  { "requests", N_("Requests"), &accord_register_requests },
  { "chase", N_("Chase"), &accord_register_chase },
};

static const Register REGISTERS[] = {
  { "as-at", N_("Membership as _at a Date…"), &accord_register_as_at },
  { "declarations", N_("Register of In_terests…"), &accord_register_declarations },
  { "duplicates", N_("Possible _Duplicates…"), &accord_register_duplicates },
  { "people", N_("_People…"), &accord_register_people },
};

static void
register_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordPartnersPage *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (REGISTERS); i++)
    if (g_str_equal (REGISTERS[i].name, g_variant_get_string (parameter, NULL)))
      accord_register_present (GTK_WIDGET (self), self->partnership, REGISTERS[i].look);
}

static void
tab_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordPartnersPage *self = data;

  adw_view_stack_set_visible_child_name (self->stack, g_variant_get_string (parameter, NULL));
}

static void
glance_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordPartnersPage *self = data;

  adw_dialog_present (accord_membership_dialog_new (self->partnership), GTK_WIDGET (self));
}

static void
partnership_loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordPartnersPage) self = data;
  g_autoptr (GPtrArray) all = accord_partnership_run_finish (ACCORD_PARTNERSHIP (object), result, NULL);

  if (all != NULL && all->len > 0 && self->stack != NULL)
    open_partnership (self, accord_record_get_id (all->pdata[0]));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AccordPartnersPage *self = data;

  accord_partnership_run_async (self->partnership, accord_record_load_all ("partnership", NULL, 0), NULL,
                                partnership_loaded_cb, g_object_ref (self));
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) registers = g_menu_new ();

  g_menu_append (menu, _("Membership at a _Glance…"), "partners.glance");
  for (guint i = 0; i < G_N_ELEMENTS (REGISTERS); i++)
    {
      g_autofree char *action = g_strdup_printf ("partners.register::%s", REGISTERS[i].name);

      g_menu_append (registers, _(REGISTERS[i].label), action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (registers));
  g_menu_append (menu, _("This Part_nership…"), "partners.about");
  return G_MENU_MODEL (menu);
}

/* --- the page --- */

static void
accord_partners_page_dispose (GObject *object)
{
  AccordPartnersPage *self = ACCORD_PARTNERS_PAGE (object);

  self->stack = NULL;
  g_clear_object (&self->partnership);

  G_OBJECT_CLASS (accord_partners_page_parent_class)->dispose (object);
}

static void
accord_partners_page_class_init (AccordPartnersPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_partners_page_dispose;
}

static void
accord_partners_page_init (AccordPartnersPage *self)
{
  static const GActionEntry actions[] = {
    { "glance", glance_cb },
    { "about", about_cb },
    { "register", register_cb, "s" },
    { "tab", tab_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "partners", G_ACTION_GROUP (group));
}

static GtkWidget *
create_switcher (AccordPartnersPage *self)
{
  GtkWidget *switcher = adw_inline_view_switcher_new ();

  adw_inline_view_switcher_set_stack (ADW_INLINE_VIEW_SWITCHER (switcher), self->stack);
  return switcher;
}

static void
fill_slot (AccordPartnersPage *self, const char *name, GtkWidget *page)
{
  accord_browser_set_switcher (accord_browser_page_get_browser (ACCORD_BROWSER_PAGE (page)), create_switcher (self));
  adw_bin_set_child (ADW_BIN (adw_view_stack_get_child_by_name (self->stack, name)), page);
}

/* The bars are those of a table. */
static GtkWidget *
create_register (AccordPartnersPage *self, const AccordRegisterLook *look)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *switcher = create_switcher (self);
  g_autoptr (GMenuModel) menu = create_menu ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _("Menu"));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Partners"), ""));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (switcher, 12);
  gtk_widget_set_margin_end (switcher, 12);
  gtk_widget_set_margin_bottom (switcher, 6);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), switcher);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), accord_register_new (self->partnership, look));
  return view;
}

static void
fill_tab (AccordPartnersPage *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (TABS); i++)
    if (g_str_equal (TABS[i].name, name))
      adw_bin_set_child (ADW_BIN (adw_view_stack_get_child_by_name (self->stack, name)),
                         create_register (self, TABS[i].look));
  if (g_str_equal (name, "organisations"))
    {
      g_autoptr (GMenuModel) menu = create_menu ();

      fill_slot (self, name, accord_organisations_page_new (self->partnership, menu));
    }
}

/* What is not the seats is made when somebody wants to see it. The focus goes along with whoever switched. */
static void
switched_cb (AccordPartnersPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  if (get_tab (self, name) == NULL)
    fill_tab (self, name);
  if (had_focus)
    gtk_widget_child_focus (get_tab (self, name), GTK_DIR_TAB_FORWARD);
}

/**
 * accord_partners_page_new:
 * @partnership: what is shown and edited
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
accord_partners_page_new (AccordPartnership *partnership)
{
  AccordPartnersPage *self = g_object_new (ACCORD_TYPE_PARTNERS_PAGE, "title", _("Partners"), "tag", "partners", NULL);
  g_autoptr (GMenuModel) menu = create_menu ();

  self->partnership = g_object_ref (partnership);
  self->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  adw_view_stack_add_titled (self->stack, adw_bin_new (), "seats", _("Seats"));
  adw_view_stack_add_titled (self->stack, adw_bin_new (), "organisations", _("Organisations"));
  for (guint i = 0; i < G_N_ELEMENTS (TABS); i++)
    adw_view_stack_add_titled (self->stack, adw_bin_new (), TABS[i].name, _(TABS[i].label));
  fill_slot (self, "seats", accord_seats_page_new (partnership, menu));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), GTK_WIDGET (self->stack));
  return GTK_WIDGET (self);
}
